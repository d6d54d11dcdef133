// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace domus::consolelink {

/// For tests: tries what a decoder that was taken over would, the call that DOMUS_CONSOLE_FORBIDDEN_CALL names. Does
/// nothing without it, and in a release.
void tryForbiddenCall();

} // namespace domus::consolelink
