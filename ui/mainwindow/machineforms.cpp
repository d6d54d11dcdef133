// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/machineforms.h"

#include "app/services/hostsession.h"
#include "app/services/task.h"
#include "ui/clone/clonepage.h"
#include "ui/clone/textspage.h"
#include "ui/mainwindow/machinecommands.h"
#include "ui/mainwindow/notices.h"
#include "ui/mainwindow/windowservices.h"

#include <QStackedWidget>

namespace domus {

MachineForms::MachineForms(
    const WindowServices& services, MachineCommands& commands, Notices& notices, QStackedWidget& pages, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_commands(commands)
    , m_notices(notices)
    , m_pages(pages)
{
}

void MachineForms::clone(HostSession* session, const DomainRecord& machine)
{
    if (m_clone == nullptr) {
        m_clone = new ClonePage(m_services.runner, &m_pages);
        m_pages.addWidget(m_clone);
        connect(m_clone, &ClonePage::closed, this, &MachineForms::closed);
        connect(m_clone, &ClonePage::started, this, [this](const QVector<Task*>& tasks) {
            for (Task* task : tasks) {
                follow(task);
            }
        });
    }
    m_pages.setCurrentWidget(m_clone);
    m_clone->start(session, machine.uuid);
}

void MachineForms::editTexts(HostSession* session, const DomainRecord& machine)
{
    if (m_texts == nullptr) {
        m_texts = new TextsPage(m_services.runner, &m_pages);
        m_pages.addWidget(m_texts);
        connect(m_texts, &TextsPage::closed, this, &MachineForms::closed);
        connect(m_texts, &TextsPage::started, &m_commands, &MachineCommands::watch);
    }
    m_pages.setCurrentWidget(m_texts);
    m_texts->start(session, machine.uuid);
}

void MachineForms::follow(Task* task)
{
    m_commands.watch(task);
    connect(task, &Task::finished, this, [this, task] {
        if (task->state() == Task::State::Succeeded) {
            tellMade(task);
        }
    });
}

void MachineForms::tellMade(const Task* task)
{
    const DomainKey machine{task->operation().connection, task->outcome().domain};
    const QString key
        = QStringLiteral("cloned/") % machine.connection.value % QLatin1Char('/') % machine.uuid.toString();
    m_notices.set(key,
        {.kind = InlineMessage::Kind::Success,
            //: %1 is a task: "Clone web as web-2"
            .text = tr("Done: %1.").arg(task->title()),
            .detail = task->outcome().notes.join(QLatin1Char('\n')),
            .buttons = {{QStringLiteral("showClonedMachine"), tr("Show it"),
                [this, key, machine] {
                    m_notices.remove(key);
                    Q_EMIT machineWanted(machine);
                }}},
            .staysAway = false});
}

} // namespace domus
