// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/errors/said.h"

namespace domus {

namespace {

constexpr qsizetype longestMatched = 16'384;
constexpr qsizetype longestSubject = 1024; ///< no path or name is longer
constexpr int mostTries = 8; ///< how often a beginning may turn out to be none

/// Splits a printf format at its placeholders.
QStringList literalsOf(const QString& format)
{
    QStringList literals{QString()};
    for (qsizetype i = 0; i < format.size(); ++i) {
        if (format.at(i) != QLatin1Char('%')) {
            literals.last() += format.at(i);
            continue;
        }
        ++i; // flags, width and length stand before the letter that ends a placeholder
        while (i < format.size() && QStringLiteral("0123456789#.-+lzh").contains(format.at(i))) {
            ++i;
        }
        literals.append(QString());
    }
    return literals;
}

bool canBeSubject(QStringView text)
{
    return text.size() <= longestSubject && !text.contains(QLatin1Char('\n'));
}

} // namespace

Said::Said(const char* format, int subject)
    : m_format(QString::fromLatin1(format))
    , m_literals(literalsOf(m_format))
    , m_subject(subject)
{
}

std::optional<QString> Said::subjectIn(const QString& text) const
{
    qsizetype from = 0;
    for (int attempt = 0; attempt < mostTries; ++attempt) {
        qsizetype begin = text.indexOf(m_literals.constFirst(), from);
        if (begin < 0) {
            return std::nullopt;
        }
        QStringList captured;
        captured.reserve(m_literals.size());
        qsizetype at = begin + m_literals.constFirst().size();
        bool isWhole = true;
        for (qsizetype i = 1; isWhole && i < m_literals.size(); ++i) {
            const QString& literal = m_literals.at(i);
            const bool isLast = i + 1 == m_literals.size();
            qsizetype end = 0;
            if (isLast && literal.isEmpty()) {
                const qsizetype line = text.indexOf(QLatin1Char('\n'), at);
                end = line < 0 ? text.size() : line;
            } else {
                end = text.indexOf(literal, at);
            }
            isWhole = end >= 0 && canBeSubject(QStringView(text).mid(at, end - at));
            if (isWhole) {
                captured.append(text.mid(at, end - at));
                at = end + literal.size();
            }
        }
        if (isWhole) {
            return captured.value(m_subject - 1);
        }
        from = begin + 1;
    }
    return std::nullopt;
}

QString boundedForMatching(const QString& text)
{
    if (text.size() <= longestMatched) {
        return text;
    }
    return text.left(longestMatched / 2) % QLatin1Char('\n') % text.right(longestMatched / 2);
}

} // namespace domus
