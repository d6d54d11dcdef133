// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The library's types by their names alone: its headers stay in the .cpp files.

// NOLINTBEGIN(bugprone-reserved-identifier): the library chose them.
struct _SpiceChannel;
struct _SpiceSession;
using SpiceChannel = _SpiceChannel;
using SpiceSession = _SpiceSession;
// NOLINTEND(bugprone-reserved-identifier)
