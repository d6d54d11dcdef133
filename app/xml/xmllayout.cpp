// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/xmllayout.h"

#include <algorithm>

namespace domus::xmllayout {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

StartTag startTagAt(QByteArrayView text, qsizetype nameOffset)
{
    StartTag tag;
    char quote = 0;
    qsizetype blankStart = -1;
    for (qsizetype i = nameOffset; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0) {
            quote = c == quote ? char{} : quote;
            continue;
        }
        if (isSpace(c)) {
            blankStart = blankStart < 0 ? i : blankStart;
            continue;
        }
        const bool closes = c == '/' || c == '?';
        if (c == '>' || closes) {
            tag.tail = blankStart < 0 ? QByteArrayView() : text.sliced(blankStart, i - blankStart);
            tag.closesItself = closes;
            tag.isEmptyPair = c == '>' && text.sliced(i + 1).startsWith("</");
            return tag;
        }
        blankStart = -1;
        if (c == '"' || c == '\'') {
            quote = c;
        }
    }
    return tag;
}

QByteArrayView gapBefore(QByteArrayView text, qsizetype nameOffset)
{
    qsizetype start = nameOffset;
    while (start > 0 && isSpace(text[start - 1])) {
        --start;
    }
    return text.sliced(start, nameOffset - start);
}

QByteArrayView equalsAfter(QByteArrayView text, qsizetype nameEnd)
{
    qsizetype end = nameEnd;
    while (end < text.size() && text[end] != '"' && text[end] != '\'') {
        ++end;
    }
    return text.sliced(nameEnd, std::min(end + 1, text.size()) - nameEnd);
}

Position positionOf(QByteArrayView text, qsizetype offset)
{
    Position position;
    const qsizetype end = std::min(offset, text.size());
    for (qsizetype i = 0; i < end; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == '\n') {
            ++position.line;
            position.column = 1;
        } else if ((byte & 0xC0U) != 0x80U) { // not the inside of a UTF-8 sequence
            ++position.column;
        }
    }
    return position;
}

bool isBlank(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), isSpace);
}

QByteArrayView lastLine(QByteArrayView blanks)
{
    const qsizetype newline = blanks.lastIndexOf('\n');
    if (newline < 0) {
        return blanks;
    }
    const bool hasReturn = newline > 0 && blanks[newline - 1] == '\r';
    return blanks.sliced(hasReturn ? newline - 1 : newline);
}

} // namespace domus::xmllayout
