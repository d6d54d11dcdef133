// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

/// Between the characters of a text and the bytes that stand for them in an XML file.
namespace domus::xmltext {

/// False where XML 1.0 cannot carry the text: control characters, lone surrogates, U+FFFE and U+FFFF.
bool canCarry(QStringView text);

QByteArray escapeText(const QString& text);
/// For an attribute in that kind of quotes.
QByteArray escapeAttribute(const QString& text, char quote);

/// From the raw bytes of valid references only (see firstBadReference): line ends become \n.
QString unescapeText(QByteArrayView raw);
/// The same for an attribute: literal blanks of every kind become spaces.
QString unescapeAttribute(QByteArrayView raw);

/// Where the first reference stands that is neither one of the five of XML nor a carriable character's number; -1:
/// nowhere. Documents with entities of their own are refused by this.
qsizetype firstBadReference(QByteArrayView raw);

/// Where the first byte stands that no XML text may hold (NUL, control characters, U+FFFE...); -1: nowhere.
qsizetype firstBadByte(QByteArrayView raw);

} // namespace domus::xmltext
