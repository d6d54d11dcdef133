// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/batchplan.h"

#include <QHash>
#include <QObject>
#include <QVector>

#include <memory>

namespace domus {

class Batch;
class Notices;
class SelectionPage;
class Task;
struct WindowServices;

/// Does what the user asked of several machines: asks once, names those it makes no sense for, does it to the others
/// one by one, and shows what came of each.
class BatchCommands : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive the commands.
    BatchCommands(const WindowServices& services, SelectionPage& page, Notices& notices, QObject* parent = nullptr);

    void request(DomainAction action, const QVector<DomainKey>& machines);
    /// Each becomes a member of the group instead of its first one; an empty path takes it out of that.
    void moveToGroup(const QVector<DomainKey>& machines, const QString& path);
    /// Takes an open question back: another selection is looked at.
    void withdraw();
    /// Whether the results tell of this task, so that nobody else has to.
    bool owns(const Task* task) const;
    /// What has not begun is not done any more: the program is about to end.
    void stop();

Q_SIGNALS:
    /// The page has something to ask or to tell.
    void pageWanted();

private:
    struct Deletion; ///< what is known of the files while they are looked up
    void ask(const BatchPlan& plan);
    void askToDelete(const BatchPlan& plan);
    void lookUpNext(const std::shared_ptr<Deletion>& deletion);
    void askWithFiles(const std::shared_ptr<Deletion>& deletion);
    /// Those that cannot wait in the bin are left out of it.
    static BatchPlan planForBin(const Deletion& deletion);
    static QStringList binSentences(const Deletion& deletion);
    void run(Batch* batch);
    Batch* makeBatch(const BatchPlan& plan);
    void over(Batch* batch);
    void forget(Batch* batch);
    void tellOfHidden();

    const WindowServices& m_services;
    SelectionPage& m_page;
    Notices& m_notices;
    QVector<Batch*> m_batches;
    QHash<const Batch*, int> m_hidden; ///< under way behind another and told of, by the notice's number
    int m_lastHidden = 0;
    int m_lastQuestion = 0; ///< a later question makes what an earlier one looked up stale
};

} // namespace domus
