// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/failurecures.h"

#include "app/services/connectionlist.h"
#include "app/services/domainoperations.h"
#include "app/services/errors/cureoperations.h"
#include "app/services/errors/plainwords.h"
#include "app/services/operationrunner.h"
#include "app/xml/xmldiff.h"

#include <QPointer>

namespace domus {

struct FailureCures::Case
{
    DomainKey machine;
    Notices::Notice notice; ///< without buttons
    ErrorExplanation explanation;
    bool wasStart = false; ///< the machine did not start: once cured, it is to
    std::function<void(const Notices::Notice&)> show;
};

namespace {

/// The record as it is now; nothing when the machine or its connection is gone.
std::optional<DomainRecord> recordOf(const HostSession* session, const DomainKey& machine)
{
    if (session == nullptr) {
        return std::nullopt;
    }
    const InventoryPtr inventory = session->inventory();
    const DomainRecord* record = inventory->domain(machine.uuid);
    return record == nullptr ? std::nullopt : std::optional<DomainRecord>(*record);
}

} // namespace

FailureCures::FailureCures(ConnectionList& connections, OperationRunner& runner, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_runner(runner)
{
}

void FailureCures::offer(const DomainKey& machine, const Notices::Notice& notice, const Error& error,
    const ErrorExplanation& explanation, const std::function<void(const Notices::Notice&)>& show)
{
    const Case failure{machine, notice, explanation, qstrncmp(error.where, "virDomainCreate", 15) == 0, show};
    Notices::Notice offered = notice;
    offered.buttons = buttons(failure);
    show(offered);
    if (explanation.cure == Cure::StopOtherMachine && explanation.subject.startsWith(QLatin1Char('/'))) {
        lookForHolder(failure);
    }
}

QVector<Notices::Button> FailureCures::buttons(const Case& failure)
{
    QVector<Notices::Button> all;
    const HostSession* session = m_connections.session(failure.machine.connection);
    const std::optional<DomainRecord> machine = recordOf(session, failure.machine);
    if (!machine) {
        return all;
    }
    const QString subject = failure.explanation.subject;
    switch (failure.explanation.cure) {
    case Cure::StartNetwork:
        add(all, QStringLiteral("cureStartNetwork"),
            failure.wasStart ? tr("Start the network and the machine") : tr("Start the network"), failure,
            [this, failure, subject](const HostSession& host, const DomainRecord& record) {
                run(failure, startNetworkOperation(host, record, subject));
            });
        break;
    case Cure::StartPool:
        add(all, QStringLiteral("cureStartPool"),
            failure.wasStart ? tr("Start the pool and the machine") : tr("Start the pool"), failure,
            [this, failure, subject](const HostSession& host, const DomainRecord& record) {
                run(failure, startPoolOperation(host, record, subject));
            });
        break;
    case Cure::ChangePermission:
        if (canLetQemuRead(*session) && subject.startsWith(QLatin1Char('/'))) {
            add(all, QStringLiteral("cureLetQemuRead"), tr("Let QEMU read it"), failure,
                [this, failure, subject](const HostSession& host, const DomainRecord& record) {
                    run(failure, letQemuReadOperation(host, record, subject));
                });
        }
        break;
    case Cure::RemoveSpice:
        add(all, QStringLiteral("cureRemoveSpice"), tr("Remove it…"), failure,
            [this, failure](
                HostSession& host, const DomainRecord& record) { askToRemoveSpice(failure, host, record); });
        break;
    case Cure::LookAtMachine:
    case Cure::ChooseOtherName: {
        const InventoryPtr inventory = session->inventory();
        const DomainRecord* other = inventory->domainByName(subject);
        if (other != nullptr && other->uuid != machine->uuid) {
            all.append(showButton({failure.machine.connection, other->uuid}, other->name));
        }
        break;
    }
    case Cure::Reconnect:
        if (session->state() != SessionState::Open) {
            add(all, QStringLiteral("cureReconnect"), tr("Connect again"), failure,
                [](HostSession& host, const DomainRecord&) { host.open(); });
        }
        break;
    case Cure::LookAgain:
        add(all, QStringLiteral("cureLookAgain"), tr("Look again"), failure,
            [this, failure](HostSession& host, const DomainRecord&) {
                Q_EMIT begun(failure.machine);
                host.refresh();
            });
        break;
    default:
        break;
    }
    // A start that fails with a saved state may well succeed without it.
    const bool mayForget = failure.explanation.cure == Cure::ForgetSavedState
        || (failure.explanation.cure == Cure::None && failure.wasStart);
    if (mayForget && machine->hasManagedSave) {
        add(all, QStringLiteral("cureForgetSavedState"), tr("Forget the saved state…"), failure,
            [this, failure](HostSession& host, const DomainRecord& record) { askToForget(failure, host, record); });
    }
    return all;
}

void FailureCures::add(QVector<Notices::Button>& buttons, const QString& name, const QString& text, const Case& failure,
    std::function<void(HostSession&, const DomainRecord&)> pressed)
{
    buttons.append({name, text, [this, machine = failure.machine, pressed = std::move(pressed)] {
                        HostSession* session = m_connections.session(machine.connection);
                        if (const std::optional<DomainRecord> record = recordOf(session, machine)) {
                            pressed(*session, *record);
                        }
                    }});
}

Notices::Button FailureCures::showButton(const DomainKey& machine, const QString& name)
{
    return {QStringLiteral("cureShowMachine"), tr("Show “%1”").arg(plainName(name)),
        [this, machine] { Q_EMIT machineWanted(machine); }};
}

void FailureCures::lookForHolder(const Case& failure)
{
    HostSession* session = m_connections.session(failure.machine.connection);
    if (session == nullptr) {
        return;
    }
    using Holder = std::optional<DomainRecord>;
    session->submit<Holder>(
        LaneKind::Slow, this,
        [path = failure.explanation.subject, uuid = failure.machine.uuid](
            Connection& connection) { return holderOf(connection, path, uuid); },
        [this, failure](const Result<Holder>& holder) {
            if (!holder || !holder->has_value()) {
                return; // another computer's, or none of libvirt's
            }
            Notices::Notice notice = failure.notice;
            notice.detail = tr("“%1” uses it at the moment. %2").arg(plainName((*holder)->name), failure.notice.detail);
            notice.buttons = buttons(failure);
            notice.buttons.append(showButton({failure.machine.connection, (*holder)->uuid}, (*holder)->name));
            failure.show(notice);
        });
}

void FailureCures::askToForget(const Case& failure, HostSession& session, const DomainRecord& machine)
{
    const Operation operation = domainOperation(DomainAction::DiscardSaved, session, machine);
    Notices::Notice question = failure.notice;
    question.kind = InlineMessage::Kind::Warning;
    question.text = tr("Forget the saved state of “%1”?").arg(plainName(machine.name));
    question.detail = operation.preview.sentences.join(QLatin1Char('\n'));
    question.command = operation.command;
    question.buttons
        = {{QStringLiteral("cureForgetYes"), failure.wasStart ? tr("Forget it and start") : tr("Forget it"),
            [this, failure, operation] { run(failure, operation); }}};
    failure.show(question);
}

void FailureCures::askToRemoveSpice(const Case& failure, HostSession& session, const DomainRecord& machine)
{
    session.submit<QByteArray>(
        LaneKind::Control, this,
        [uuid = machine.uuid](Connection& connection) { return connection.domainXml(uuid, XmlView::Inactive); },
        [this, failure, host = QPointer<HostSession>(&session), machine](const Result<QByteArray>& xml) {
            if (!host) {
                return;
            }
            Notices::Notice question = failure.notice;
            question.buttons = {};
            if (!xml) {
                question.detail = explain(xml.error()).sentence;
                failure.show(question);
                return;
            }
            const Operation operation = removeSpiceOperation(*host, machine, *xml);
            question.kind = InlineMessage::Kind::Warning;
            question.text = tr("Remove what needs SPICE from “%1”?").arg(plainName(machine.name));
            question.detail = operation.preview.sentences.join(QLatin1Char('\n')) % QLatin1Char('\n')
                % unifiedDiff(operation.preview.xmlBefore, operation.preview.xmlAfter, 0);
            question.command = operation.command;
            question.buttons = {
                {QStringLiteral("cureRemoveSpiceYes"), failure.wasStart ? tr("Remove it and start") : tr("Remove it"),
                    [this, failure, operation] { run(failure, operation); }}};
            failure.show(question);
        });
}

void FailureCures::run(const Case& failure, const Operation& operation)
{
    Q_EMIT begun(failure.machine);
    const Task* task = m_runner.start(operation);
    connect(task, &Task::finished, this, [this, task, failure] {
        if (task->state() == Task::State::Succeeded && failure.wasStart) {
            Q_EMIT startWanted(failure.machine);
        }
    });
}

} // namespace domus
