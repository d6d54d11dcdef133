// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/errors/plainwords.h"

namespace domus {

namespace {

constexpr qsizetype longestName = 300;

bool isInvisible(QChar c)
{
    const QChar::Category category = c.category();
    return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph;
}

} // namespace

QString plainName(const QString& name)
{
    QString plain = shortened(name, longestName);
    for (QChar& c : plain) {
        if (isInvisible(c)) {
            c = QChar(QChar::ReplacementCharacter);
        }
    }
    return plain;
}

QString firstPath(const QString& text)
{
    for (qsizetype begin = text.indexOf(QLatin1Char('/')); begin >= 0;
         begin = text.indexOf(QLatin1Char('/'), begin + 1)) {
        const QChar before = begin == 0 ? QChar(QLatin1Char(' ')) : text.at(begin - 1);
        const bool isQuoted = before == QLatin1Char('\'') || before == QLatin1Char('"') || before == QLatin1Char('`')
            || before == QChar(0xab) || before == QChar(0x201c) || before == QChar(0x201e) || before == QChar(0x2018);
        if (!isQuoted && !before.isSpace() && before != QLatin1Char('=')) {
            continue; // in the middle of a word
        }
        qsizetype end = begin;
        while (end < text.size() && text.at(end) != QLatin1Char('\n')) {
            const QChar c = text.at(end);
            const bool ends = isQuoted ? (c == QLatin1Char('\'') || c == QLatin1Char('"') || c == QChar(0xbb)
                                  || c == QChar(0x201d) || c == QChar(0x201c) || c == QChar(0x2019))
                                       : (c.isSpace() || c == QLatin1Char(',') || c == QLatin1Char(':'));
            if (ends) {
                break;
            }
            ++end;
        }
        return text.mid(begin, end - begin);
    }
    return {};
}

QString shortened(const QString& text, qsizetype length)
{
    if (text.size() <= length) {
        return text;
    }
    return text.left(length / 2) % QChar(0x2026) % text.right(length / 2);
}

} // namespace domus
