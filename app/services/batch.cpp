// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/batch.h"

#include "app/services/connectionlist.h"
#include "app/services/operationrunner.h"

#include <QMetaObject>
#include <QStringList>

#include <algorithm>

namespace domus {

namespace {

/// Tasks handed to the runner at once: enough to keep every lane of a few hosts busy.
constexpr qsizetype mostUnderWay = 8;

int& countFor(Batch::Counts& counts, Batch::State state)
{
    switch (state) {
    case Batch::State::Done:
        return counts.done;
    case Batch::State::Failed:
        return counts.failed;
    case Batch::State::Cancelled:
        return counts.cancelled;
    case Batch::State::LeftOut:
        return counts.leftOut;
    case Batch::State::Waiting:
    case Batch::State::Running:
        break;
    }
    return counts.waiting;
}

} // namespace

Batch::Batch(BatchPlan plan, ConnectionList& connections, OperationRunner& runner, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_runner(runner)
    , m_action(plan.action)
    , m_make([](const HostSession& session, const DomainRecord& machine, DomainAction action) {
        return domainOperation(action, session, machine);
    })
{
    m_items.reserve(plan.parts.size());
    for (const BatchPlan::Part& part : std::as_const(plan.parts)) {
        Item item{part.key, part.machine.name, part.host, part.action, State::Waiting, part.reason, {}};
        if (part.isLeftOut()) {
            item.state = State::LeftOut;
        }
        ++countFor(m_counts, item.state);
        m_items.append(item);
    }
    connect(&connections, &ConnectionList::aboutToCloseAll, this, &Batch::stop);
}

QString Batch::summary() const
{
    QStringList parts;
    const auto add = [&parts](int count, const QString& text) {
        if (count > 0) {
            parts << text;
        }
    };
    add(m_counts.failed, tr("%n failed", nullptr, m_counts.failed));
    add(m_counts.done, tr("%n done", nullptr, m_counts.done));
    add(m_counts.waiting, tr("%n to do", nullptr, m_counts.waiting));
    add(m_counts.cancelled, tr("%n cancelled", nullptr, m_counts.cancelled));
    add(m_counts.leftOut, tr("%n left out", nullptr, m_counts.leftOut));
    //: Of an action on several virtual machines. %1 is the action, %2 how many are done, failed and left out
    return tr("%1: %2").arg(
        m_name.isEmpty() ? batchtext::actionName(m_action) : m_name, parts.join(QStringLiteral(", ")));
}

void Batch::run()
{
    if (m_hasRun) {
        return;
    }
    m_hasRun = true;
    if (m_counts.waiting == 0) {
        QMetaObject::invokeMethod(this, &Batch::finished, Qt::QueuedConnection);
        return;
    }
    feed();
}

void Batch::feed()
{
    while (m_underWay.size() < mostUnderWay && m_next < m_items.size()) {
        const int index = m_next++;
        if (m_items.at(index).state == State::Waiting) {
            startNext(index);
        }
    }
}

void Batch::startNext(int index)
{
    const Item& item = m_items.at(index);
    const HostSession* session = m_connections.session(item.key.connection);
    const InventoryPtr inventory = session != nullptr ? session->inventory() : nullptr;
    const DomainRecord* machine = inventory ? inventory->domain(item.key.uuid) : nullptr;
    if (machine == nullptr) {
        m_items[index].note = tr("It is not there any more.");
        settle(index, State::LeftOut);
        return;
    }
    // Another hand may have been at it while it waited.
    const Availability can = m_can
        ? m_can(*session, *machine)
        : availability(item.action, *machine, session->state() == SessionState::Open, session->settings().readOnly);
    if (!can.isPossible) {
        m_items[index].note = can.reason;
        settle(index, State::LeftOut);
        return;
    }
    m_items[index].state = State::Running;
    // Known as one of ours before anybody hears of it.
    const auto known
        = connect(&m_runner, &OperationRunner::taskAdded, this, [this](Task* added) { m_underWay.append(added); });
    Task* task = m_runner.start(m_make(*session, *machine, item.action));
    disconnect(known);
    if (!m_underWay.contains(task)) {
        m_underWay.append(task);
    }
    connect(task, &Task::finished, this, [this, task, index] {
        m_underWay.removeOne(task);
        Item& over = m_items[index];
        switch (task->state()) {
        case Task::State::Failed:
            over.error = task->error();
            settle(index, State::Failed);
            break;
        case Task::State::Cancelled:
            over.note = task->error().text;
            settle(index, State::Cancelled);
            break;
        default:
            over.note = task->outcome().notes.join(QLatin1Char(' '));
            settle(index, State::Done);
            break;
        }
        feed();
    });
    Q_EMIT itemChanged(index);
}

void Batch::settle(int index, State state)
{
    Item& item = m_items[index];
    --m_counts.waiting;
    item.state = state;
    ++countFor(m_counts, state);
    Q_EMIT itemChanged(index);
    if (m_counts.waiting == 0) {
        QMetaObject::invokeMethod(this, &Batch::finished, Qt::QueuedConnection);
    }
}

void Batch::stop()
{
    if (!isRunning()) {
        return;
    }
    for (int index = m_next; index < m_items.size(); ++index) {
        if (m_items.at(index).state == State::Waiting) {
            settle(index, State::Cancelled);
        }
    }
    m_next = static_cast<int>(m_items.size());
    // Handed over already, and waiting for their lane.
    const QVector<Task*> underWay = m_underWay;
    for (Task* task : underWay) {
        if (task->state() == Task::State::Queued) {
            task->cancel();
        }
    }
}

bool Batch::owns(const Task* task) const
{
    return std::find(m_underWay.cbegin(), m_underWay.cend(), task) != m_underWay.cend();
}

} // namespace domus
