// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/services/hostsession.h"
#include "app/services/operationrunner.h"

#include <QCollator>

#include <algorithm>

namespace domus::cli {

Command::Command(const Context& context, QObject* parent) : QObject(parent), m_context(context) { }

void Command::fail(const Error& error, ExitCode code)
{
    terminal().complain(sentenceOf(error));
    Q_EMIT finished(code);
}

void Command::readMachines(HostSession& session, std::function<void(const Machines&)> done)
{
    // Asked anew, and not taken from the session's inventory: that keeps silent when a list could not be read.
    session.submit<Machines>(
        LaneKind::Control, this, [](Connection& connection) { return connection.domains(); },
        [this, done = std::move(done)](Result<Machines> machines) {
            if (!machines) {
                fail(machines.error().during(tr("List the virtual machines")));
                return;
            }
            QCollator collator;
            collator.setNumericMode(true);
            std::sort(machines->begin(), machines->end(), [&](const DomainRecord& a, const DomainRecord& b) {
                const int order = collator.compare(a.name, b.name);
                return order != 0 ? order < 0 : a.uuid < b.uuid;
            });
            done(*machines);
        });
}

const DomainRecord* Command::find(const Machines& machines, const QString& name, const HostSession& session)
{
    const Uuid uuid = Uuid::fromString(name);
    const DomainRecord* found = nullptr;
    for (const DomainRecord& machine : machines) {
        if (machine.name != name && (uuid.isNull() || machine.uuid != uuid)) {
            continue;
        }
        if (found != nullptr) {
            terminal().complain(tr("“%1” names more than one virtual machine.").arg(name));
            return nullptr;
        }
        found = &machine;
    }
    if (found == nullptr) {
        //: %2 is the name of a connection
        terminal().complain(tr("There is no virtual machine “%1” on %2.").arg(name, session.displayName()));
    }
    return found;
}

void Command::run(const Operation& operation, std::function<void(const Task&, ExitCode)> done)
{
    // Whoever reads along knows what is about to be done before it is.
    Terminal::flush();
    Task* task = m_context.runner.start(operation);
    m_running.append(task);
    connect(task, &Task::changed, this, [this, task] {
        if (task->state() == Task::State::Running) {
            terminal().showProgress(task->title(), task->progress());
        }
    });
    connect(task, &Task::finished, this, [this, task, done = std::move(done)] {
        m_running.removeOne(task);
        terminal().hideProgress();
        ExitCode code = ExitCode::Done;
        m_hasChanged = m_hasChanged || task->state() == Task::State::Succeeded;
        if (task->state() == Task::State::Cancelled) {
            code = ExitCode::Cancelled;
            const QString left = task->error().text;
            //: %1 is what was being done: "Create web"
            terminal().complain(tr("%1: cancelled.").arg(task->title()) + QLatin1Char(' ') + left);
        } else if (task->state() == Task::State::Failed) {
            code = ExitCode::Failed;
            //: %1 is what was tried, "Start web", %2 why it failed
            terminal().complain(tr("%1: %2").arg(task->title(), sentenceOf(task->error())));
        }
        done(*task, code);
    });
}

void Command::interrupt()
{
    if (m_running.isEmpty()) {
        terminal().complain(
            m_hasChanged ? tr("Cancelled; what was done stays.") : tr("Cancelled; nothing was changed."));
        Q_EMIT finished(ExitCode::Cancelled);
        return;
    }
    bool isStoppable = false;
    const auto running = m_running;
    for (const QPointer<Task>& task : running) {
        if (task && task->canCancel()) {
            isStoppable = true;
            task->cancel();
        }
    }
    if (!isStoppable) {
        terminal().complain(tr("This cannot be stopped any more. Press Ctrl+C again to leave it to itself."));
    }
}

} // namespace domus::cli
