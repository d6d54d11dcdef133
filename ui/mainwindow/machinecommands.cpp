// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/machinecommands.h"

#include "app/services/connectionlist.h"
#include "app/services/hostsession.h"
#include "app/services/installphase.h"
#include "app/services/operationrunner.h"
#include "app/services/pausedstart.h"
#include "app/services/switchtoemulation.h"
#include "app/services/virtsupport.h"
#include "ui/mainwindow/notices.h"
#include "ui/mainwindow/windowservices.h"
#include "ui/widgets/confirmbar.h"
#include "ui/widgets/errortext.h"

#include <QPointer>

namespace domus {

namespace {

QString failureKey(const ConnectionId& connection, Uuid uuid)
{
    return QStringLiteral("failure/") % connection.value % QLatin1Char('/') % uuid.toString();
}

} // namespace

MachineCommands::MachineCommands(const WindowServices& services, ConfirmBar& confirm, Notices& notices, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_confirm(confirm)
    , m_notices(notices)
{
    connect(&m_services.runner, &OperationRunner::taskAdded, this, &MachineCommands::watch);
    connect(&m_services.pausedStart, &PausedStart::failed, this, [this](const DomainKey& machine, const Error& error) {
        const ErrorText text = errorText(error);
        m_notices.set(failureKey(machine.connection, machine.uuid),
            {.kind = InlineMessage::Kind::Warning,
                .text = tr("The virtual machine is still paused: %1").arg(text.sentence),
                .detail = text.original,
                .buttons = {},
                .staysAway = false});
    });
    if (m_services.installPhase != nullptr) {
        connect(m_services.installPhase, &InstallPhaseWatcher::failed, this, &MachineCommands::installationFailed);
    }
}

void MachineCommands::setShowsConsole(std::function<bool(const DomainKey&)> showsConsole)
{
    m_showsConsole = std::move(showsConsole);
}

void MachineCommands::request(DomainAction action, HostSession* session, const DomainRecord& machine)
{
    m_notices.remove(failureKey(session->id(), machine.uuid));
    if (action == DomainAction::Delete) {
        askToDelete(session, machine);
        return;
    }
    if (action == DomainAction::Start) {
        start(session, machine);
        return;
    }
    const Operation operation = domainOperation(action, *session, machine);
    const bool mayLose = operation.isDestructive || action == DomainAction::Reset;
    if (!mayLose) {
        run(operation);
        return;
    }
    ConfirmBar::Question question;
    question.heading = operation.title;
    question.sentences = operation.preview.sentences;
    question.command = operation.command;
    switch (action) {
    case DomainAction::ForceOff:
        question.heading = tr("Force off “%1”?").arg(machine.name);
        question.yes = tr("Force off");
        break;
    case DomainAction::Reset:
        question.heading = tr("Reset “%1”?").arg(machine.name);
        question.yes = tr("Reset");
        break;
    case DomainAction::DiscardSaved:
        question.heading = tr("Discard the saved state of “%1”?").arg(machine.name);
        question.yes = tr("Discard");
        break;
    default:
        question.yes = tr("Go on");
        break;
    }
    m_confirm.ask(question, [this, operation](const QVector<DomainFile>&) { run(operation); });
}

void MachineCommands::start(HostSession* session, const DomainRecord& machine)
{
    const DomainKey key{session->id(), machine.uuid};
    if (!m_showsConsole || !m_showsConsole(key)) {
        run(domainOperation(DomainAction::Start, *session, machine));
        return;
    }
    Task* task = m_services.runner.start(PausedStart::startOperation(*session, machine));
    connect(task, &Task::finished, this, [this, task, key] {
        if (task->state() == Task::State::Succeeded) {
            m_services.pausedStart.started(key);
            Q_EMIT consoleWanted(key);
        }
    });
}

void MachineCommands::askToDelete(HostSession* session, const DomainRecord& machine)
{
    session->submit<QVector<DomainFile>>(
        LaneKind::Slow, this,
        [uuid = machine.uuid, isLocal = session->isLocal()](
            Connection& connection) { return domainFiles(connection, uuid, isLocal); },
        [this, session = QPointer<HostSession>(session), machine](const Result<QVector<DomainFile>>& files) {
            if (!session) {
                return;
            }
            ConfirmBar::Question question;
            question.heading = tr("Delete “%1”?").arg(machine.name);
            if (machine.isActive()) {
                question.sentences << tr("It is running, and is forced off first.");
            }
            if (files) {
                question.files = *files;
                question.sentences << (files->isEmpty()
                        ? tr("Its definition is deleted. It uses no files.")
                        : tr("Its definition is deleted. Files are kept, except those you tick:"));
            } else {
                question.sentences << tr("Its definition is deleted. Its files are kept, because they could not be "
                                         "listed: %1")
                                          .arg(errorText(files.error()).sentence);
            }
            question.yes = tr("Delete");
            question.command = deleteDomainOperation(*session, machine, {}).command;
            m_confirm.ask(question, [this, session, machine](const QVector<DomainFile>& ticked) {
                if (session) {
                    run(deleteDomainOperation(*session, machine, ticked));
                }
            });
        });
}

void MachineCommands::run(const Operation& operation)
{
    m_services.runner.start(operation);
}

void MachineCommands::watch(Task* task)
{
    connect(task, &Task::finished, this, [this, task] {
        if (task->state() == Task::State::Failed) {
            failed(task);
        }
    });
}

void MachineCommands::failed(const Task* task)
{
    const Operation& operation = task->operation();
    const Error& error = task->error();
    if (operation.subjects.isEmpty()) {
        return; // creating and its cures: their page says it
    }
    const Uuid uuid = operation.subjects.constFirst();
    HostSession* session = m_services.connections.session(operation.connection);
    if (session != nullptr && !uuid.isNull() && isKvmMissingError(error)) {
        const InventoryPtr inventory = session->inventory();
        if (const DomainRecord* machine = inventory->domain(uuid)) {
            offerEmulation(session, *machine, error);
            return;
        }
    }
    showFailure(operation.connection, uuid, operation.title, error);
}

void MachineCommands::installationFailed(const DomainKey& key, const Error& error)
{
    HostSession* session = m_services.connections.session(key.connection);
    if (session == nullptr) {
        return;
    }
    const InventoryPtr inventory = session->inventory();
    if (const DomainRecord* machine = inventory->domain(key.uuid)) {
        showFailure(key.connection, key.uuid, machine->name, error);
    }
}

void MachineCommands::showFailure(const ConnectionId& connection, Uuid uuid, const QString& title, const Error& error)
{
    const ErrorText text = errorText(error);
    QStringList details{text.advice, text.original};
    details.removeAll(QString());
    m_notices.set(failureKey(connection, uuid),
        {.kind = InlineMessage::Kind::Error,
            .text = tr("%1: %2").arg(title, text.sentence),
            .detail = details.join(QLatin1Char('\n')),
            .buttons = {},
            .staysAway = false});
}

void MachineCommands::offerEmulation(HostSession* session, const DomainRecord& machine, const Error& error)
{
    const QString key = failureKey(session->id(), machine.uuid);
    const auto change = [this, session = QPointer<HostSession>(session), machine, key] {
        if (!session) {
            return;
        }
        m_notices.remove(key);
        session->submit<QByteArray>(
            LaneKind::Control, this,
            [uuid = machine.uuid](Connection& connection) { return connection.domainXml(uuid, XmlView::Inactive); },
            [this, session, machine](const Result<QByteArray>& xml) {
                if (!session || !xml) {
                    return;
                }
                Task* task = m_services.runner.start(switchToEmulationOperation(*session, machine, *xml));
                connect(task, &Task::finished, this, [this, task, session, machine] {
                    if (session && task->state() == Task::State::Succeeded) {
                        start(session, machine);
                    }
                });
            });
    };
    m_notices.set(key,
        {.kind = InlineMessage::Kind::Error,
            .text = tr("“%1” needs hardware acceleration (KVM), which this host cannot give it.").arg(machine.name),
            .detail = tr("It can run by emulation instead, more slowly. %1").arg(errorText(error).original),
            .buttons = {{QStringLiteral("switchToEmulation"), tr("Switch to emulation and start"), change}},
            .staysAway = false});
}

} // namespace domus
