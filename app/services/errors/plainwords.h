// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace domus {

/// A name that a host or a guest chose, fit to stand in a sentence: one line, no invisible marks that turn the text
/// around, no end of a sentence of their own making.
QString plainName(const QString& name);

/// The first absolute path in a message, without the quotes around it; empty when there is none.
QString firstPath(const QString& text);

/// At most so long: of a longer text the beginning and the end.
QString shortened(const QString& text, qsizetype length);

} // namespace domus
