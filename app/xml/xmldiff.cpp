// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/xmldiff.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace domus {

namespace {

/// A line of the edit script, with where it stands (1 is first) in the text before and after.
struct Step
{
    DiffLine::Kind kind = DiffLine::Kind::Same;
    QString text;
    int before = 0;
    int after = 0;
};

QStringList linesOf(const QByteArray& text)
{
    QStringList lines = QString::fromUtf8(text).split(QLatin1Char('\n'));
    if (!lines.isEmpty() && lines.last().isEmpty()) {
        lines.removeLast();
    }
    return lines;
}

/// Lengths of the longest common subsequence of the tails, for the middle that is not the same anyway.
class CommonTails
{
public:
    CommonTails(const QStringList& before, const QStringList& after)
        : m_columns(after.size() + 1)
        , m_lengths((before.size() + 1) * m_columns, 0)
    {
        for (qsizetype i = before.size() - 1; i >= 0; --i) {
            for (qsizetype j = after.size() - 1; j >= 0; --j) {
                m_lengths[i * m_columns + j]
                    = before.at(i) == after.at(j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }
    int at(qsizetype i, qsizetype j) const { return m_lengths.at(i * m_columns + j); }

private:
    qsizetype m_columns;
    QVector<int> m_lengths;
};

// Beyond this the table would be large and the preview unreadable: the middle is then replaced as a whole.
constexpr qsizetype largestTable = 4'000'000;

QVector<Step> editScript(const QStringList& before, const QStringList& after)
{
    qsizetype head = 0;
    while (head < before.size() && head < after.size() && before.at(head) == after.at(head)) {
        ++head;
    }
    qsizetype tail = 0;
    while (tail < before.size() - head && tail < after.size() - head
        && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail)) {
        ++tail;
    }
    QStringList oldMiddle = before.mid(head, before.size() - head - tail);
    QStringList newMiddle = after.mid(head, after.size() - head - tail);

    QVector<Step> script;
    script.reserve(before.size() + newMiddle.size());
    int oldLine = 1;
    int newLine = 1;
    const auto same = [&](const QString& text) { script.append({DiffLine::Kind::Same, text, oldLine++, newLine++}); };
    const auto removed = [&](const QString& text) {
        script.append({DiffLine::Kind::Removed, text, oldLine++, newLine});
    };
    const auto added = [&](const QString& text) { script.append({DiffLine::Kind::Added, text, oldLine, newLine++}); };

    for (qsizetype i = 0; i < head; ++i) {
        same(before.at(i));
    }
    qsizetype i = 0;
    qsizetype j = 0;
    if (oldMiddle.size() * newMiddle.size() <= largestTable) {
        const CommonTails common(oldMiddle, newMiddle);
        while (i < oldMiddle.size() && j < newMiddle.size()) {
            if (oldMiddle.at(i) == newMiddle.at(j)) {
                same(oldMiddle.at(i++));
                ++j;
            } else if (common.at(i + 1, j) >= common.at(i, j + 1)) {
                removed(oldMiddle.at(i++));
            } else {
                added(newMiddle.at(j++));
            }
        }
    }
    while (i < oldMiddle.size()) {
        removed(oldMiddle.at(i++));
    }
    while (j < newMiddle.size()) {
        added(newMiddle.at(j++));
    }
    for (qsizetype k = before.size() - tail; k < before.size(); ++k) {
        same(before.at(k));
    }
    return script;
}

/// "12,7"; an empty range stands behind the line before it.
QString rangeText(int start, int count)
{
    return QStringLiteral("%1,%2").arg(count == 0 ? start - 1 : start).arg(count);
}

} // namespace

QVector<DiffLine> diffLines(const QByteArray& before, const QByteArray& after, int context)
{
    const QVector<Step> script = editScript(linesOf(before), linesOf(after));
    QVector<DiffLine> lines;
    qsizetype next = 0; // the first step that no hunk has taken yet
    while (true) {
        qsizetype change = next;
        while (change < script.size() && script.at(change).kind == DiffLine::Kind::Same) {
            ++change;
        }
        if (change == script.size()) {
            return lines;
        }
        const qsizetype begin = std::max(next, change - context);
        qsizetype end = change;
        for (qsizetype quiet = 0; end < script.size() && quiet <= 2 * qsizetype{context}; ++end) {
            quiet = script.at(end).kind == DiffLine::Kind::Same ? quiet + 1 : 0;
            if (quiet == 0) {
                change = end;
            }
        }
        end = std::min(script.size(), change + 1 + context);
        const auto count = [&script, begin, end](DiffLine::Kind other) {
            return static_cast<int>(std::count_if(script.begin() + begin, script.begin() + end,
                [other](const Step& step) { return step.kind == DiffLine::Kind::Same || step.kind == other; }));
        };
        lines.append({DiffLine::Kind::Hunk,
            QStringLiteral("@@ -%1 +%2 @@")
                .arg(rangeText(script.at(begin).before, count(DiffLine::Kind::Removed)),
                    rangeText(script.at(begin).after, count(DiffLine::Kind::Added)))});
        for (qsizetype i = begin; i < end; ++i) {
            lines.append({script.at(i).kind, script.at(i).text});
        }
        next = end;
    }
}

QString unifiedDiff(const QByteArray& before, const QByteArray& after, int context)
{
    QString text;
    const auto lines = diffLines(before, after, context);
    for (const DiffLine& line : lines) {
        switch (line.kind) {
        case DiffLine::Kind::Hunk:
            break;
        case DiffLine::Kind::Same:
            text += QLatin1Char(' ');
            break;
        case DiffLine::Kind::Removed:
            text += QLatin1Char('-');
            break;
        case DiffLine::Kind::Added:
            text += QLatin1Char('+');
            break;
        }
        text += line.text + QLatin1Char('\n');
    }
    return text;
}

} // namespace domus
