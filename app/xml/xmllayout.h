// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

/// Reads off an XML text, which is known to be well-formed, how its author spelled the parts that carry no meaning.
namespace domus::xmllayout {

/// How a start tag ends in the text as it was read.
struct StartTag
{
    QByteArrayView tail; ///< the blanks before '>', '/>' or '?>'
    bool closesItself = false; ///< "<a/>"
    bool isEmptyPair = false; ///< "<a></a>"
};

/// The tag whose name begins there.
StartTag startTagAt(QByteArrayView text, qsizetype nameOffset);
/// The blanks before an attribute whose name begins there.
QByteArrayView gapBefore(QByteArrayView text, qsizetype nameOffset);
/// From the end of an attribute's name to its opening quote, that included: "='", " = \"".
QByteArrayView equalsAfter(QByteArrayView text, qsizetype nameEnd);

struct Position
{
    qsizetype line = 1;
    qsizetype column = 1; ///< in characters
};
Position positionOf(QByteArrayView text, qsizetype offset);

bool isBlank(QByteArrayView text);
/// The last line break and what follows it ("\n    "); the whole text when it has none.
QByteArrayView lastLine(QByteArrayView blanks);

} // namespace domus::xmllayout
