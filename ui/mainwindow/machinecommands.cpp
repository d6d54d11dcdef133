// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/machinecommands.h"

#include "app/services/bin/binoperations.h"
#include "app/services/bin/bintext.h"
#include "app/services/connectionlist.h"
#include "app/services/hostsession.h"
#include "app/services/installphase.h"
#include "app/services/operationrunner.h"
#include "app/services/pausedstart.h"
#include "app/services/switchtoemulation.h"
#include "app/services/virtsupport.h"
#include "ui/mainwindow/failurenotices.h"
#include "ui/mainwindow/windowservices.h"
#include "ui/widgets/confirmbar.h"
#include "ui/widgets/errortext.h"

#include <QPointer>

namespace domus {

MachineCommands::MachineCommands(const WindowServices& services, ConfirmBar& confirm, Notices& notices, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_confirm(confirm)
    , m_failures(new FailureNotices(services.connections, notices, &services.runner, this))
{
    connect(&m_services.runner, &OperationRunner::taskAdded, this, &MachineCommands::watch);
    connect(m_failures, &FailureNotices::machineWanted, this, &MachineCommands::machineWanted);
    connect(m_failures, &FailureNotices::startWanted, this, [this](const DomainKey& key) {
        HostSession* session = m_services.connections.session(key.connection);
        const InventoryPtr inventory = session != nullptr ? session->inventory() : nullptr;
        if (const DomainRecord* machine = inventory ? inventory->domain(key.uuid) : nullptr) {
            start(session, *machine);
        }
    });
    connect(&m_services.pausedStart, &PausedStart::failed, this, [this](const DomainKey& machine, const Error& error) {
        const ErrorText text = errorText(error);
        m_failures->set(machine,
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

void MachineCommands::setIsToldElsewhere(std::function<bool(const Task*)> isToldElsewhere)
{
    m_isToldElsewhere = std::move(isToldElsewhere);
}

void MachineCommands::request(DomainAction action, HostSession* session, const DomainRecord& machine)
{
    m_failures->remove({session->id(), machine.uuid});
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
    question.subject = {session->id(), machine.uuid};
    question.heading = operation.title;
    question.sentences = operation.preview.sentences;
    question.command = [command = operation.command](const QVector<DomainFile>&) { return command; };
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
    session->submit<DeletionLook>(
        LaneKind::Slow, this,
        [machine, isLocal = session->isLocal(), uri = session->uri()](Connection& connection) -> Result<DeletionLook> {
            return lookBeforeDeletion(connection, machine, isLocal, uri);
        },
        [this, session = QPointer<HostSession>(session), machine](const Result<DeletionLook>& look) {
            if (session) {
                askWhereTo(session, machine, look ? *look : DeletionLook{fail(look.error()), {}});
            }
        });
}

void MachineCommands::askWhereTo(HostSession* session, const DomainRecord& machine, const DeletionLook& look)
{
    const bool hasTpmState = look.facts && look.facts->hasTpmState;
    const bool hasBin = look.whyNoBin.isEmpty();
    const int days = m_services.settings != nullptr ? binsettings::days(*m_services.settings) : 0;
    ConfirmBar::Question question;
    question.subject = {session->id(), machine.uuid};
    question.heading = tr("Delete “%1”?").arg(machine.name);
    if (machine.isActive()) {
        question.sentences << tr("It is running, and is forced off first.");
    }
    question.sentences << (hasBin ? bintext::whatWaitingMeans(days) : look.whyNoBin);
    if (machine.hasManagedSave) {
        question.sentences << (hasBin ? tr("Deleted for good, its saved state goes with it.")
                                      : tr("Its saved state is deleted."));
    }
    if (hasTpmState) {
        question.sentences << (hasBin ? tr("Deleted for good, what its emulated TPM keeps goes with it: a guest's disk "
                                           "that is encrypted with that TPM opens only with its recovery key "
                                           "afterwards.")
                                      : tr("What its emulated TPM keeps is deleted with it: a guest's disk that is "
                                           "encrypted with that TPM opens only with its recovery key afterwards."));
    }
    if (!look.facts) {
        question.sentences << tr("Its definition is deleted. Its files are kept, because they could not be listed: %1")
                                  .arg(errorText(look.facts.error()).sentence);
    } else {
        question.files = look.facts->files;
        question.sentences << (question.files.isEmpty()
                ? tr("Its definition is deleted. It uses no files.")
                : (hasBin ? tr("Its files are kept, except those you tick: they are deleted together with it.")
                          : tr("Its definition is deleted. Files are kept, except those you tick:")));
    }
    const QPointer<HostSession> host(session);
    const auto command = [host, machine, hasTpmState](const QVector<DomainFile>& ticked) {
        return host ? deleteDomainOperation(*host, machine, ticked, hasTpmState).command : QString();
    };
    const auto deleteNow = [this, host, machine, hasTpmState](const QVector<DomainFile>& ticked) {
        if (!host) {
            return;
        }
        const DomainKey key{host->id(), machine.uuid};
        const Task* task = m_services.runner.start(deleteDomainOperation(*host, machine, ticked, hasTpmState));
        // It forces the machine off first, so that its state says nothing of whether the rest is read.
        connect(task, &Task::finished, this, [this, key] { m_failures->keepUntilGone(key); });
    };
    if (!hasBin) {
        question.yes = bintext::deleteNow();
        question.command = command;
        m_confirm.ask(question, deleteNow);
        return;
    }
    question.yes = bintext::moveToBin();
    question.other = bintext::deleteNow();
    question.otherCommand = command;
    const auto moveToBin = [this, host, machine, days](const QVector<DomainFile>& ticked) {
        if (host) {
            run(binDomainOperation(*host, machine, ticked, days));
        }
    };
    m_confirm.ask(question, moveToBin, deleteNow);
}

void MachineCommands::run(const Operation& operation)
{
    m_services.runner.start(operation);
}

void MachineCommands::watch(Task* task)
{
    connect(task, &Task::finished, this, [this, task] {
        if (task->state() == Task::State::Failed && !(m_isToldElsewhere && m_isToldElsewhere(task))) {
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
    m_failures->show({connection, uuid}, title, error);
}

void MachineCommands::offerEmulation(HostSession* session, const DomainRecord& machine, const Error& error)
{
    const DomainKey key{session->id(), machine.uuid};
    const auto change = [this, session = QPointer<HostSession>(session), machine, key] {
        if (!session) {
            return;
        }
        m_failures->remove(key);
        session->submit<QByteArray>(
            LaneKind::Control, this,
            [uuid = machine.uuid](Connection& connection) { return connection.domainXml(uuid, XmlView::Inactive); },
            [this, session, machine](const Result<QByteArray>& xml) {
                if (!session) {
                    return;
                }
                if (!xml) {
                    showFailure(session->id(), machine.uuid, machine.name, xml.error());
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
    m_failures->set(key,
        {.kind = InlineMessage::Kind::Error,
            .text = tr("“%1” needs hardware acceleration (KVM), which this host cannot give it.").arg(machine.name),
            .detail = tr("It can run by emulation instead, more slowly. %1").arg(errorText(error).original),
            .buttons = {{QStringLiteral("switchToEmulation"), tr("Switch to emulation and start"), change}},
            .staysAway = false});
}

} // namespace domus
