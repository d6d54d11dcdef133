// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/virt/records.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace domus {

/// What a query is asked of: a machine's texts, folded (fold(): no capitals, no accents) once and kept.
struct MachineFacets
{
    QString words; ///< what plain words look in: name, title, state, connection, groups, tags
    QString name;
    DomainState state = DomainState::Unknown;
    QString stateText; ///< as it is shown
    bool hasManagedSave = false;
    bool autostart = false;
    QString host; ///< the connection's name, and its URI
    QString os;
    QStringList groups;
    QStringList tags;
    QStringList addresses;
    QString notes;
};

/// What a person types to find machines, and what a smart group keeps:
///
///     web state:running tag:lab host:a ip:10. os:debian group:lab name:db notes:"to do" autostart:yes -test -tag:old
///
/// Blanks part the terms, and every one has to hold; a minus turns one round; quotes keep blanks together and make any
/// word plain ("state:" is searched as such). Capitals and accents do not matter. `ip:` is a beginning; `group:lab` is
/// lab and all below it, `group:none` and `tag:none` are machines without; the others are found anywhere in the text. A
/// word before a colon that is no key is a plain word. Any text is a query; none is wrong. A value, pure, any thread.
class MachineQuery
{
public:
    enum class Key { Words, Name, State, Host, Os, Group, Tag, Address, Notes, Autostart };
    struct Term
    {
        Key key = Key::Words;
        QString value; ///< folded
        bool isNegated = false;
        bool operator==(const Term&) const = default;
    };

    static MachineQuery parse(const QString& text);
    const QVector<Term>& terms() const { return m_terms; }
    bool isEmpty() const { return m_terms.isEmpty(); }
    bool matches(const MachineFacets& machine) const;
    bool operator==(const MachineQuery&) const = default;

    /// Longer texts are cut: nobody types them.
    static constexpr int longest = 1000;

private:
    QVector<Term> m_terms;
};

/// What values there are to complete with, as they are written.
struct QueryVocabulary
{
    QStringList hosts;
    QStringList systems;
    QStringList groups;
    QStringList tags;
};

/// What may stand in place of the term at the cursor.
struct QueryCompletion
{
    qsizetype from = 0; ///< the part of the text that is replaced
    qsizetype length = 0;
    QStringList texts; ///< whole terms: "state:running ", or "tag:" where a value follows; best first, 20 at most
};

QueryCompletion completeQuery(const QString& text, qsizetype cursor, const QueryVocabulary& vocabulary);

/// The keys as they are typed, in the order to offer them: "state", "tag", "host"...
QStringList queryKeys();

} // namespace domus
