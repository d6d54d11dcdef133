// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettematcher.h"

#include "app/core/textfold.h"

#include <QRegularExpression>

#include <algorithm>

namespace domus {

namespace {

enum Fit { Letters = 10, Inside = 40, Beginning = 80, Whole = 100 };
/// So many machines that fit are offered with everything that can be done to them, before a verb is typed.
constexpr int mostWithoutVerb = 3;

QStringList wordsOf(const QString& text)
{
    static const QRegularExpression between(
        QStringLiteral("[^\\p{L}\\p{N}]+"), QRegularExpression::UseUnicodePropertiesOption);
    return fold(text).split(between, Qt::SkipEmptyParts);
}

/// "dbn" in "debian": the first letter first, the others after it in their order.
bool hasLetters(const QString& word, const QString& text)
{
    if (word.size() < 2 || text.isEmpty() || text.front() != word.front()) {
        return false;
    }
    qsizetype at = 0;
    for (const QChar letter : word) {
        at = text.indexOf(letter, at);
        if (at < 0) {
            return false;
        }
        ++at;
    }
    return true;
}

bool isFull(const QVector<int>& scores)
{
    return std::all_of(scores.cbegin(), scores.cend(), [](int score) { return score > 0; });
}

bool isNone(const QVector<int>& scores)
{
    return std::all_of(scores.cbegin(), scores.cend(), [](int score) { return score == 0; });
}

bool isBetter(PaletteMatcher::Hit left, PaletteMatcher::Hit right)
{
    return left.score > right.score;
}

int sum(const QVector<int>& scores)
{
    int all = 0;
    for (const int score : scores) {
        all += score;
    }
    return all;
}

} // namespace

int PaletteMatcher::score(const QString& word, const QStringList& textWords)
{
    int best = 0;
    for (const QString& text : textWords) {
        if (text == word) {
            return Whole;
        }
        if (text.startsWith(word)) {
            best = std::max(best, static_cast<int>(Beginning));
        } else if (best < Inside && text.contains(word)) {
            best = Inside;
        } else if (best < Letters && hasLetters(word, text)) {
            best = Letters;
        }
    }
    return best;
}

void PaletteMatcher::setRecent(const QStringList& ids)
{
    m_recent.clear();
    for (qsizetype i = ids.size() - 1; i >= 0; --i) {
        m_recent.insert(ids.at(i), static_cast<int>(i));
    }
}

QVector<PaletteMatcher::Prepared> PaletteMatcher::prepare(const QVector<Named>& named)
{
    QVector<Prepared> prepared;
    prepared.reserve(named.size());
    for (const Named& one : named) {
        prepared.append({one.id, wordsOf(one.title)});
    }
    return prepared;
}

PaletteMatcher::Scores PaletteMatcher::scoresOf(const QStringList& typed, const Prepared& candidate)
{
    Scores scores;
    scores.reserve(typed.size());
    for (const QString& word : typed) {
        scores.append(score(word, candidate.words));
    }
    return scores;
}

int PaletteMatcher::bonus(const QString& id) const
{
    const auto known = m_recent.constFind(id);
    return known == m_recent.cend() ? 0 : std::max(1, 30 - *known);
}

QString PaletteMatcher::idOf(Hit hit) const
{
    if (hit.command >= 0) {
        return m_commands.at(hit.command).id;
    }
    const QString machine = hit.machine >= 0 ? m_machines.at(hit.machine).id : QString();
    return hit.verb >= 0 ? m_verbs.at(hit.verb).id + QLatin1Char('/') + machine : machine;
}

QVector<PaletteMatcher::Hit> PaletteMatcher::recent() const
{
    QVector<Hit> hits;
    const auto count = [](const QVector<Prepared>& all) { return static_cast<int>(all.size()); };
    QHash<QString, int> machines;
    machines.reserve(m_machines.size());
    for (int i = 0; i < count(m_machines); ++i) {
        machines.insert(m_machines.at(i).id, i);
    }
    hits.reserve(m_recent.size());
    for (auto it = m_recent.cbegin(); it != m_recent.cend(); ++it) {
        Hit hit;
        hit.score = -it.value();
        hit.machine = machines.value(it.key(), -1);
        for (int i = 0; i < count(m_verbs) && hit.machine < 0; ++i) {
            const QString begin = m_verbs.at(i).id + QLatin1Char('/');
            if (it.key().startsWith(begin)) {
                hit.machine = machines.value(it.key().mid(begin.size()), -1);
                hit.verb = hit.machine < 0 ? -1 : i;
            }
        }
        for (int i = 0; i < count(m_commands) && hit.machine < 0; ++i) {
            if (m_commands.at(i).id == it.key()) {
                hit.command = i;
            }
        }
        if (hit.machine >= 0 || hit.command >= 0) {
            hits.append(hit);
        }
    }
    std::sort(hits.begin(), hits.end(), isBetter);
    return hits;
}

QVector<PaletteMatcher::Hit> PaletteMatcher::find(const QString& text, int most) const
{
    const QStringList typed = wordsOf(text);
    QVector<Hit> hits;
    if (typed.isEmpty()) {
        hits = recent();
        for (int i = 0; i < m_commands.size(); ++i) {
            if (!m_recent.contains(m_commands.at(i).id)) {
                hits.append({i, -1, -1, 0});
            }
        }
        hits.resize(std::min<qsizetype>(hits.size(), most));
        return hits;
    }
    hits.reserve(m_commands.size());
    for (int i = 0; i < m_commands.size(); ++i) {
        const Scores scores = scoresOf(typed, m_commands.at(i));
        if (isFull(scores)) {
            hits.append({i, -1, -1, sum(scores) + bonus(m_commands.at(i).id)});
        }
    }
    findAmongMachines(typed, hits);
    std::stable_sort(hits.begin(), hits.end(), isBetter);
    hits.resize(std::min<qsizetype>(hits.size(), most));
    return hits;
}

void PaletteMatcher::findAmongMachines(const QStringList& typed, QVector<Hit>& hits) const
{
    QVector<Scores> verbs;
    verbs.reserve(m_verbs.size());
    for (const Prepared& verb : m_verbs) {
        verbs.append(scoresOf(typed, verb));
    }
    QVector<Hit> whole;
    for (int i = 0; i < m_machines.size(); ++i) {
        const Scores machine = scoresOf(typed, m_machines.at(i));
        if (isNone(machine)) {
            continue;
        }
        if (isFull(machine)) {
            // A name of more words fits less.
            const int extra = static_cast<int>(m_machines.at(i).words.size() - typed.size());
            whole.append({-1, -1, i, sum(machine) - std::min(extra, 5) + bonus(m_machines.at(i).id)});
        }
        for (int j = 0; j < m_verbs.size(); ++j) {
            Scores together = machine;
            bool hasVerb = false;
            bool hasMachine = false;
            for (qsizetype k = 0; k < together.size(); ++k) {
                const bool isVerb = verbs.at(j).at(k) > together.at(k);
                hasVerb = hasVerb || isVerb;
                hasMachine = hasMachine || (!isVerb && together.at(k) > 0);
                together[k] = std::max(together.at(k), verbs.at(j).at(k));
            }
            if (hasVerb && hasMachine && isFull(together)) {
                const Hit hit{-1, j, i, 0};
                hits.append({-1, j, i, sum(together) + bonus(idOf(hit))});
            }
        }
    }
    std::stable_sort(whole.begin(), whole.end(), isBetter);
    hits += whole;
    for (qsizetype i = 0; whole.size() <= mostWithoutVerb && i < whole.size(); ++i) {
        for (int j = 0; j < m_verbs.size(); ++j) {
            const Hit hit{-1, j, whole.at(i).machine, 0};
            hits.append({-1, j, hit.machine, whole.at(i).score / 2 + bonus(idOf(hit))});
        }
    }
}

} // namespace domus
