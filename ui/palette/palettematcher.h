// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>

namespace domus {

/// Finds commands and machines by what a person types of them: a few letters of a few words, in any order, without
/// capitals and accents. "start web" is the verb "Start" done to the machine "web". A value, pure, any thread.
class PaletteMatcher
{
public:
    struct Named
    {
        QString id; ///< stable, for remembering
        QString title;
    };
    /// Numbers into the lists that were set; -1 for none. A machine without a verb is the machine itself.
    struct Hit
    {
        int command = -1;
        int verb = -1;
        int machine = -1;
        int score = 0;
        friend bool operator==(Hit, Hit) = default;
    };

    void setCommands(const QVector<Named>& commands) { m_commands = prepare(commands); }
    void setVerbs(const QVector<Named>& verbs) { m_verbs = prepare(verbs); }
    void setMachines(const QVector<Named>& machines) { m_machines = prepare(machines); }
    /// Ids of what was chosen before, the last first.
    void setRecent(const QStringList& ids);

    /// Best first. Nothing typed: what is recent, then the commands as they stand.
    QVector<Hit> find(const QString& text, int most) const;
    QString idOf(Hit hit) const;

    /// How well a word fits a text, both folded: a whole word of it best, then the beginning of one, then anywhere,
    /// then its letters in their order within a word. 0: not at all.
    static int score(const QString& word, const QStringList& textWords);

private:
    struct Prepared
    {
        QString id;
        QStringList words; ///< folded
    };
    using Scores = QVector<int>; // one for each word that was typed

    static QVector<Prepared> prepare(const QVector<Named>& named);
    static Scores scoresOf(const QStringList& typed, const Prepared& candidate);
    void findAmongMachines(const QStringList& typed, QVector<Hit>& hits) const;
    int bonus(const QString& id) const;
    QVector<Hit> recent() const;

    QVector<Prepared> m_commands;
    QVector<Prepared> m_verbs;
    QVector<Prepared> m_machines;
    QHash<QString, int> m_recent; ///< place of an id, the last 0
};

} // namespace domus
