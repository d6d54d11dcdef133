// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/batchcommands.h"

#include "app/core/settings.h"
#include "app/services/batch.h"
#include "app/services/bin/binoperations.h"
#include "app/services/bin/bintext.h"
#include "app/services/connectionlist.h"
#include "app/services/hostsession.h"
#include "app/services/machinelabeloperations.h"
#include "app/services/operationrunner.h"
#include "app/services/renamedomain.h"
#include "ui/mainwindow/notices.h"
#include "ui/mainwindow/selectionpage.h"
#include "ui/mainwindow/windowservices.h"
#include "ui/widgets/confirmbar.h"
#include "ui/widgets/errortext.h"

#include <QHash>
#include <QLocale>
#include <QPointer>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace domus {

namespace {

QString lookingKey()
{
    return QStringLiteral("batchfiles/");
}

QString resultKey()
{
    return QStringLiteral("batchresult/");
}

/// Of one that is under way behind another.
QString hiddenKey(int number)
{
    return QStringLiteral("batchhidden/%1").arg(number);
}

QString yesText(DomainAction action)
{
    return batchtext::actionName(action);
}

} // namespace

struct BatchCommands::Deletion
{
    BatchPlan plan;
    int question = 0;
    qsizetype next = 0;
    QHash<DomainKey, DeletionFacts> facts;
    QStringList notListed; ///< the machines whose files could not be read
    QString whyNot; ///< the first reason
    QHash<DomainKey, QString> whyNoBin; ///< of those that cannot wait in the bin
};

namespace {

/// The machine's own among the ticked files.
QVector<DomainFile> tickedOf(const DeletionFacts& facts, const QVector<DomainFile>& ticked)
{
    QVector<DomainFile> own;
    for (const DomainFile& file : facts.files) {
        const bool isTicked = std::any_of(ticked.cbegin(), ticked.cend(),
            [&file](const DomainFile& one) { return one.path == file.path && one.pool == file.pool; });
        if (isTicked && file.mayBeDeleted) {
            own.append(file);
        }
    }
    return own;
}

} // namespace

BatchPlan BatchCommands::planForBin(const Deletion& deletion)
{
    BatchPlan plan = deletion.plan;
    for (BatchPlan::Part& part : plan.parts) {
        const QString reason = deletion.whyNoBin.value(part.key);
        if (!part.isLeftOut() && !reason.isEmpty()) {
            part.reason = reason;
        }
    }
    return plan;
}

QStringList BatchCommands::binSentences(const Deletion& deletion)
{
    QStringList names;
    QString reason;
    for (const BatchPlan::Part& part : deletion.plan.parts) {
        if (!part.isLeftOut() && deletion.whyNoBin.contains(part.key)) {
            names.append(part.machine.name);
            reason = deletion.whyNoBin.value(part.key);
        }
    }
    //: %1 is a list of names, %2 a sentence with the reason
    return names.isEmpty() ? QStringList()
                           : QStringList{tr("Not for the bin: %1. %2").arg(batchtext::names(names, 12), reason)};
}

BatchCommands::BatchCommands(const WindowServices& services, SelectionPage& page, Notices& notices, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_page(page)
    , m_notices(notices)
{
    connect(&m_page, &SelectionPage::resultsClosed, this, [this] {
        m_notices.remove(resultKey());
        const QVector<Batch*> all = m_batches;
        for (Batch* batch : all) {
            if (batch->isOver()) {
                forget(batch);
            }
        }
    });
}

void BatchCommands::request(DomainAction action, const QVector<DomainKey>& machines)
{
    withdraw();
    const BatchPlan plan = planBatch(action, selectedMachines(m_services.connections, machines));
    if (plan.doneCount() == 0) {
        return; // the actions say so before
    }
    Q_EMIT pageWanted();
    if (action == DomainAction::Delete) {
        askToDelete(plan);
    } else if (plan.needsConfirmation()) {
        ask(plan);
    } else {
        run(makeBatch(plan));
    }
}

void BatchCommands::withdraw()
{
    ++m_lastQuestion;
    m_notices.remove(lookingKey());
    m_page.confirmBar()->dismiss();
}

void BatchCommands::ask(const BatchPlan& plan)
{
    m_page.showPlan(plan);
    ConfirmBar::Question question;
    question.heading = batchtext::question(plan);
    question.sentences = batchtext::sentences(plan);
    question.yes = yesText(plan.action);
    m_page.confirmBar()->ask(question, [this, plan](const QVector<DomainFile>&) { run(makeBatch(plan)); });
}

void BatchCommands::askToDelete(const BatchPlan& plan)
{
    auto deletion = std::make_shared<Deletion>();
    deletion->plan = plan;
    deletion->question = m_lastQuestion;
    lookUpNext(deletion);
}

void BatchCommands::lookUpNext(const std::shared_ptr<Deletion>& deletion)
{
    const auto& parts = deletion->plan.parts;
    while (deletion->next < parts.size() && parts.at(deletion->next).isLeftOut()) {
        ++deletion->next;
    }
    if (deletion->next == parts.size()) {
        m_notices.remove(lookingKey());
        askWithFiles(deletion);
        return;
    }
    const BatchPlan::Part& part = parts.at(deletion->next++);
    m_notices.set(lookingKey(),
        {.kind = InlineMessage::Kind::Information,
            .text = tr("Looking up which files the virtual machines use: %1 of %2")
                        .arg(QLocale().toString(deletion->next), QLocale().toString(parts.size())),
            .detail = {},
            .buttons = {{QStringLiteral("stopLookingUp"), tr("Cancel"), [this] { withdraw(); }}},
            .canBeClosed = false,
            .staysAway = false});
    HostSession* session = m_services.connections.session(part.key.connection);
    const auto known = [this, deletion, key = part.key, name = part.machine.name](const Result<DeletionLook>& look) {
        if (deletion->question != m_lastQuestion) {
            return; // taken back meanwhile
        }
        if (look && !look->whyNoBin.isEmpty()) {
            deletion->whyNoBin.insert(key, look->whyNoBin);
        }
        const Result<DeletionFacts> facts = look ? look->facts : fail(look.error());
        if (facts) {
            deletion->facts.insert(key, *facts);
        } else {
            deletion->notListed.append(name);
            if (deletion->whyNot.isEmpty()) {
                deletion->whyNot = errorText(facts.error()).sentence;
            }
        }
        lookUpNext(deletion);
    };
    if (session == nullptr) {
        lookUpNext(deletion); // its connection was removed, and the machine with it from the list
        return;
    }
    session->submit<DeletionLook>(
        LaneKind::Slow, this,
        [machine = part.machine, isLocal = session->isLocal(), uri = session->uri()](Connection& connection)
            -> Result<DeletionLook> { return lookBeforeDeletion(connection, machine, isLocal, uri); },
        known);
}

void BatchCommands::askWithFiles(const std::shared_ptr<Deletion>& deletion)
{
    const BatchPlan& plan = deletion->plan;
    Q_EMIT pageWanted();
    m_page.showPlan(plan);
    ConfirmBar::Question question;
    question.heading = batchtext::question(plan);
    question.sentences = batchtext::sentences(plan);
    const int days = m_services.settings != nullptr ? binsettings::days(*m_services.settings) : 0;
    const BatchPlan forBin = planForBin(*deletion);
    const bool hasBin = forBin.doneCount() > 0;
    if (hasBin) {
        question.sentences << bintext::whatWaitingMeans(days, forBin.doneCount());
    }
    question.sentences += binSentences(*deletion);
    const bool hasTpmState = std::any_of(
        deletion->facts.cbegin(), deletion->facts.cend(), [](const DeletionFacts& facts) { return facts.hasTpmState; });
    if (hasTpmState) {
        question.sentences << (hasBin
                ? tr("Deleted for good, what the emulated TPMs among them keep goes with them: a "
                     "guest's disk that is encrypted with such a TPM opens only with its recovery "
                     "key afterwards.")
                : tr("What the emulated TPMs among them keep is deleted with them: a guest's disk "
                     "that is encrypted with such a TPM opens only with its recovery key "
                     "afterwards."));
    }
    if (!deletion->notListed.isEmpty()) {
        //: %1 is a list of names, %2 a sentence with the reason
        question.sentences << tr("The files of %1 are kept, because they could not be listed: %2")
                                  .arg(batchtext::names(deletion->notListed, 12), deletion->whyNot);
    }
    // A row of the question is known by its place; the same place on two hosts would be two files with one tick.
    QHash<QString, QSet<ConnectionId>> hostsOf;
    for (auto facts = deletion->facts.cbegin(); facts != deletion->facts.cend(); ++facts) {
        for (const DomainFile& file : facts->files) {
            hostsOf[file.pool + QLatin1Char('\n') + file.path].insert(facts.key().connection);
        }
    }
    for (const BatchPlan::Part& part : plan.parts) {
        const QVector<DomainFile> files = deletion->facts.value(part.key).files;
        for (DomainFile file : files) {
            if (file.mayBeDeleted && hostsOf.value(file.pool + QLatin1Char('\n') + file.path).size() > 1) {
                file.mayBeDeleted = false;
                file.reason = tr("Another host has one of the same place: delete these machines one by one.");
            }
            //: Of a file. %1 is the name of the virtual machine that uses it
            const QString whose = tr("Used by “%1”.").arg(part.machine.name);
            file.reason = file.reason.isEmpty() ? whose : QString(whose % QLatin1Char(' ') % file.reason);
            question.files.append(file);
        }
    }
    question.sentences << (question.files.isEmpty() ? tr("They use no files.")
                                                    : tr("Files are kept, except those you tick:"));
    const auto start
        = [this, deletion](const BatchPlan& what, const QVector<DomainFile>& ticked, bool toBin, int kept) {
              Batch* batch = makeBatch(what);
              batch->setName(toBin ? bintext::moveToBin() : bintext::deleteNow());
              batch->setMakeOperation([facts = deletion->facts, ticked, toBin, kept](
                                          const HostSession& session, const DomainRecord& machine, DomainAction) {
                  const DeletionFacts known = facts.value({session.id(), machine.uuid});
                  const QVector<DomainFile> own = tickedOf(known, ticked);
                  return toBin ? binDomainOperation(session, machine, own, kept)
                               : deleteDomainOperation(session, machine, own, known.hasTpmState);
              });
              run(batch);
          };
    const auto deleteNow
        = [start, deletion](const QVector<DomainFile>& ticked) { start(deletion->plan, ticked, false, 0); };
    if (!hasBin) {
        question.yes = bintext::deleteNow();
        m_page.confirmBar()->ask(question, deleteNow);
        return;
    }
    question.yes = bintext::moveToBin();
    question.other = bintext::deleteNow();
    m_page.confirmBar()->ask(
        question, [start, forBin, days](const QVector<DomainFile>& ticked) { start(forBin, ticked, true, days); },
        deleteNow);
}

Batch* BatchCommands::makeBatch(const BatchPlan& plan)
{
    auto* batch = new Batch(plan, m_services.connections, m_services.runner, this);
    m_batches.append(batch);
    connect(batch, &Batch::finished, this, [this, batch] { over(batch); });
    return batch;
}

void BatchCommands::run(Batch* batch)
{
    Batch* before = m_page.batch();
    m_page.showBatch(batch);
    if (before != nullptr && before->isOver()) {
        forget(before);
    }
    m_notices.remove(resultKey());
    batch->run();
    tellOfHidden();
}

/// The page shows one batch; those that are still under way behind it can be stopped all the same.
void BatchCommands::tellOfHidden()
{
    QHash<const Batch*, int> hidden;
    for (Batch* batch : std::as_const(m_batches)) {
        if (!batch->isRunning() || m_page.batch() == batch) {
            continue;
        }
        hidden.insert(batch, m_hidden.value(batch, m_lastHidden + 1));
        if (m_hidden.contains(batch)) {
            continue;
        }
        ++m_lastHidden;
        const auto show = [this, shown = QPointer<Batch>(batch)] {
            if (shown) {
                m_page.showBatch(shown);
                tellOfHidden();
                Q_EMIT pageWanted();
            }
        };
        const auto stop = [shown = QPointer<Batch>(batch)] {
            if (shown) {
                shown->stop();
            }
        };
        m_notices.set(hiddenKey(m_lastHidden),
            {.kind = InlineMessage::Kind::Information,
                //: %1 is an action on several machines and how far it is: "Start: 12 to do"
                .text = tr("Still under way: %1").arg(batch->summary()),
                .detail = {},
                .buttons = {{QStringLiteral("showHiddenBatch"), tr("Show it"), show},
                    {QStringLiteral("stopHiddenBatch"), tr("Stop the rest"), stop}},
                .canBeClosed = false,
                .staysAway = false});
    }
    for (auto known = m_hidden.cbegin(); known != m_hidden.cend(); ++known) {
        if (!hidden.contains(known.key())) {
            m_notices.remove(hiddenKey(known.value()));
        }
    }
    m_hidden = hidden;
}

void BatchCommands::moveToGroup(const QVector<DomainKey>& machines, const QString& path)
{
    const QVector<SelectedMachine> selected = selectedMachines(m_services.connections, machines);
    BatchPlan plan;
    plan.parts.reserve(selected.size());
    for (const SelectedMachine& machine : selected) {
        plan.parts.append({machine.key, machine.record, machine.host, DomainAction::Start,
            textsAvailability(machine.isOpen, machine.isReadOnly).reason});
    }
    if (plan.parts.size() == 1) { // no list for one
        const HostSession* session = m_services.connections.session(plan.parts.constFirst().key.connection);
        if (session != nullptr && !plan.parts.constFirst().isLeftOut()) {
            m_services.runner.start(moveToGroupOperation(*session, plan.parts.constFirst().machine, path));
        }
        return;
    }
    if (plan.doneCount() == 0) {
        return;
    }
    Batch* batch = makeBatch(plan);
    batch->setName(path.isEmpty() ? tr("Take out of their group") : tr("Move to the group %1").arg(path));
    batch->setCan([](const HostSession& session, const DomainRecord&) {
        return textsAvailability(session.state() == SessionState::Open, session.settings().readOnly);
    });
    batch->setMakeOperation([path](const HostSession& session, const DomainRecord& machine, DomainAction) {
        return moveToGroupOperation(session, machine, path);
    });
    run(batch);
}

void BatchCommands::over(Batch* batch)
{
    tellOfHidden();
    const bool isOnThePage = m_page.batch() == batch;
    const bool isSeen = isOnThePage && m_page.isVisible();
    if (!isSeen && batch->counts().failed > 0) {
        Notices::Notice notice{.kind = InlineMessage::Kind::Error,
            .text = batch->summary(),
            .detail = {},
            .buttons = {},
            .staysAway = false};
        notice.buttons
            = {{QStringLiteral("showBatchResults"), tr("Show the results"), [this, shown = QPointer<Batch>(batch)] {
                    m_notices.remove(resultKey());
                    if (shown) {
                        m_page.showBatch(shown);
                        tellOfHidden();
                        Q_EMIT pageWanted();
                    }
                }}};
        m_notices.set(resultKey(), notice);
    } else if (!isOnThePage) {
        forget(batch);
    }
}

void BatchCommands::forget(Batch* batch)
{
    m_batches.removeOne(batch);
    m_hidden.remove(batch);
    batch->deleteLater();
}

bool BatchCommands::owns(const Task* task) const
{
    return std::any_of(m_batches.cbegin(), m_batches.cend(), [task](const Batch* batch) { return batch->owns(task); });
}

void BatchCommands::stop()
{
    for (Batch* batch : std::as_const(m_batches)) {
        batch->stop();
    }
}

} // namespace domus
