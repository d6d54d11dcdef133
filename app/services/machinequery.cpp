// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/machinequery.h"

#include "app/core/textfold.h"
#include "app/services/querywords.h"

#include <algorithm>

namespace domus {

namespace {

bool isInGroup(const QStringList& groups, const QString& wanted)
{
    return std::any_of(groups.cbegin(), groups.cend(), [&wanted](const QString& group) {
        return group == wanted || (group.startsWith(wanted) && group.at(wanted.size()) == QLatin1Char('/'));
    });
}

bool isInState(const MachineFacets& machine, const QString& word)
{
    const auto& words = querywords::states();
    const auto it = std::find_if(
        words.cbegin(), words.cend(), [&word](const querywords::StateWord& one) { return one.word == word; });
    if (it != words.cend()) {
        return it->matches(machine);
    }
    return machine.stateText.contains(word); // the word as it is shown, in the user's language
}

bool holds(const MachineQuery::Term& term, const MachineFacets& machine)
{
    using Key = MachineQuery::Key;
    switch (term.key) {
    case Key::Words:
        return machine.words.contains(term.value);
    case Key::Name:
        return machine.name.contains(term.value);
    case Key::State:
        return isInState(machine, term.value);
    case Key::Host:
        return machine.host.contains(term.value);
    case Key::Os:
        return machine.os.contains(term.value);
    case Key::Group:
        return term.value == querywords::none ? machine.groups.isEmpty() : isInGroup(machine.groups, term.value);
    case Key::Tag:
        return term.value == querywords::none ? machine.tags.isEmpty() : machine.tags.contains(term.value);
    case Key::Address:
        return std::any_of(machine.addresses.cbegin(), machine.addresses.cend(),
            [&term](const QString& address) { return address.startsWith(term.value); });
    case Key::Notes:
        return machine.notes.contains(term.value);
    case Key::Autostart:
        return machine.autostart == !querywords::isNo(term.value);
    }
    return true;
}

} // namespace

MachineQuery MachineQuery::parse(const QString& text)
{
    MachineQuery query;
    for (const querywords::Token& token : querywords::split(text.left(longest))) {
        Term term;
        term.isNegated = token.isNegated;
        term.key = token.key;
        term.value = fold(token.value);
        if (term.key == Key::Group) {
            while (term.value.endsWith(QLatin1Char('/'))) {
                term.value.chop(1);
            }
        }
        if (!term.value.isEmpty()) { // "tag:" on the way to "tag:lab" hides nothing
            query.m_terms.append(term);
        }
    }
    return query;
}

bool MachineQuery::matches(const MachineFacets& machine) const
{
    return std::all_of(m_terms.cbegin(), m_terms.cend(),
        [&machine](const Term& term) { return holds(term, machine) != term.isNegated; });
}

} // namespace domus
