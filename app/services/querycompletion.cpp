// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/textfold.h"
#include "app/services/querywords.h"

#include <algorithm>

namespace domus {

namespace querywords {

const std::array<StateWord, 7>& states()
{
    static constexpr std::array words{
        StateWord{QLatin1String("running"), [](const MachineFacets& machine) { return isRunning(machine.state); }},
        StateWord{QLatin1String("off"),
            [](const MachineFacets& machine) {
                return machine.state == DomainState::ShutOff || machine.state == DomainState::Crashed;
            }},
        StateWord{
            QLatin1String("paused"), [](const MachineFacets& machine) { return machine.state == DomainState::Paused; }},
        StateWord{QLatin1String("saved"), [](const MachineFacets& machine) { return machine.hasManagedSave; }},
        StateWord{QLatin1String("crashed"),
            [](const MachineFacets& machine) { return machine.state == DomainState::Crashed; }},
        StateWord{QLatin1String("asleep"),
            [](const MachineFacets& machine) { return machine.state == DomainState::PmSuspended; }},
        StateWord{QLatin1String("unknown"),
            [](const MachineFacets& machine) {
                return machine.state == DomainState::Unknown || machine.state == DomainState::NoState;
            }},
    };
    return words;
}

bool isNo(const QString& foldedWord)
{
    return foldedWord == QLatin1String("no") || foldedWord == QLatin1String("off") || foldedWord == QLatin1String("0");
}

QVector<Token> split(const QString& text)
{
    constexpr QLatin1Char quote('"');
    QVector<Token> tokens;
    qsizetype i = 0;
    while (i < text.size()) {
        if (text[i].isSpace()) {
            ++i;
            continue;
        }
        Token token;
        token.from = i;
        if (text[i] == QLatin1Char('-')) {
            token.isNegated = true;
            ++i;
        }
        bool canBeKey = true;
        for (; i < text.size() && !text[i].isSpace(); ++i) {
            if (text[i] == quote) {
                canBeKey = false;
                const qsizetype end = text.indexOf(quote, i + 1);
                token.value += QStringView(text).mid(i + 1, end < 0 ? -1 : end - i - 1);
                i = end < 0 ? text.size() - 1 : end;
                continue;
            }
            if (text[i] == QLatin1Char(':') && canBeKey) {
                canBeKey = false;
                const QString word = token.value.toLower();
                const auto known
                    = std::find_if(keys.begin(), keys.end(), [&word](const KeyWord& key) { return key.word == word; });
                if (known != keys.end()) {
                    token.key = known->key;
                    token.value.clear();
                    continue;
                }
            }
            token.value += text[i];
        }
        token.length = i - token.from;
        tokens.append(token);
    }
    return tokens;
}

} // namespace querywords

namespace {

constexpr qsizetype most = 20;

QString quoted(const QString& value)
{
    const bool isPlain
        = std::none_of(value.cbegin(), value.cend(), [](QChar c) { return c.isSpace() || c == QLatin1Char('"'); });
    if (isPlain) {
        return value;
    }
    QString inner = value;
    inner.remove(QLatin1Char('"')); // it cannot be written, and matching goes by parts
    return QLatin1Char('"') + inner + QLatin1Char('"');
}

QString wordOf(MachineQuery::Key key)
{
    const auto known = std::find_if(querywords::keys.begin(), querywords::keys.end(),
        [key](const querywords::KeyWord& word) { return word.key == key; });
    return known != querywords::keys.end() ? QString(known->word) : QString();
}

QStringList valuesOf(MachineQuery::Key key, const QueryVocabulary& vocabulary)
{
    using Key = MachineQuery::Key;
    switch (key) {
    case Key::State: {
        QStringList words;
        words.reserve(static_cast<qsizetype>(querywords::states().size()));
        for (const querywords::StateWord& state : querywords::states()) {
            words.append(state.word);
        }
        return words;
    }
    case Key::Host:
        return vocabulary.hosts;
    case Key::Os:
        return vocabulary.systems;
    case Key::Group:
        return vocabulary.groups + QStringList{querywords::none};
    case Key::Tag:
        return vocabulary.tags + QStringList{querywords::none};
    case Key::Autostart:
        return {QStringLiteral("yes"), QStringLiteral("no")};
    default:
        return {};
    }
}

/// Those that begin with what is there, then those that have it inside; nothing that is there already.
QStringList fitting(const QStringList& values, const QString& typed)
{
    const QString part = fold(typed);
    QStringList first;
    QStringList later;
    for (const QString& value : values) {
        const QString folded = fold(value);
        if (folded == part) {
            continue;
        }
        if (folded.startsWith(part)) {
            first.append(value);
        } else if (folded.contains(part)) {
            later.append(value);
        }
    }
    return first + later;
}

} // namespace

QStringList queryKeys()
{
    QStringList words;
    words.reserve(static_cast<qsizetype>(querywords::keys.size()));
    for (const querywords::KeyWord& key : querywords::keys) {
        words.append(key.word);
    }
    return words;
}

QueryCompletion completeQuery(const QString& text, qsizetype cursor, const QueryVocabulary& vocabulary)
{
    const qsizetype at = std::clamp<qsizetype>(cursor, 0, text.size());
    QueryCompletion completion;
    completion.from = at;
    querywords::Token token;
    for (const querywords::Token& one : querywords::split(text.left(at))) {
        if (one.from + one.length == at) {
            token = one; // the cursor stands at its end
            completion.from = one.from;
            completion.length = one.length;
        }
    }
    const QString sign = token.isNegated ? QStringLiteral("-") : QString();
    if (token.key != MachineQuery::Key::Words) {
        const QString key = wordOf(token.key) + QLatin1Char(':');
        for (const QString& value : fitting(valuesOf(token.key, vocabulary), token.value)) {
            completion.texts.append(sign + key + quoted(value) + QLatin1Char(' '));
        }
    } else {
        for (const QString& key : fitting(queryKeys(), token.value)) {
            if (fold(key).startsWith(fold(token.value))) {
                completion.texts.append(sign + key + QLatin1Char(':'));
            }
        }
        // A value without its key, once there is enough of it to mean something.
        if (token.value.size() >= 2) {
            for (const auto key : {MachineQuery::Key::State, MachineQuery::Key::Tag, MachineQuery::Key::Group,
                     MachineQuery::Key::Host, MachineQuery::Key::Os}) {
                for (const QString& value : fitting(valuesOf(key, vocabulary), token.value)) {
                    if (value != querywords::none && fold(value).startsWith(fold(token.value))) {
                        completion.texts.append(
                            sign + wordOf(key) + QLatin1Char(':') + quoted(value) + QLatin1Char(' '));
                    }
                }
            }
        }
    }
    if (completion.texts.size() > most) {
        completion.texts.resize(most);
    }
    return completion;
}

} // namespace domus
