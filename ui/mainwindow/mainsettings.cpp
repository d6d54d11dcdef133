// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectionlist.h"
#include "app/services/machinemonitor.h"
#include "app/services/preferences.h"
#include "app/services/statisticssampler.h"
#include "ui/mainwindow/consoletab.h"
#include "ui/mainwindow/machinecommands.h"
#include "ui/mainwindow/machinepage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/notices.h"
#include "ui/mainwindow/sidebar.h"
#include "ui/settings/settingspage.h"
#include "ui/translator.h"
#include "ui/widgets/confirmbar.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QPointer>
#include <QStackedWidget>

#include <chrono>
#include <optional>

// What the user set, honoured: in the window at once, wherever it was changed.
namespace domus {

namespace {

/// The preference that has this action ask; nothing where it asks anyway, or never.
std::optional<FlagPreference> askedBy(DomainAction action)
{
    switch (action) {
    case DomainAction::ShutDown:
        return preference::confirmShutDown;
    case DomainAction::Reboot:
        return preference::confirmReboot;
    case DomainAction::Pause:
        return preference::confirmPause;
    case DomainAction::Save:
        return preference::confirmSave;
    default:
        return std::nullopt;
    }
}

} // namespace

void MainWindow::makeSettings()
{
    connect(m_preferences, &Preferences::changed, this, &MainWindow::applyPreference);
    connect(m_preferences, &Preferences::saveFailed, this, &MainWindow::tellSettingsNotSaved);
    connect(m_scale, &QAction::toggled, this, [this](bool on) { m_preferences->set(preference::consoleScale, on); });
    // The program's start has set language and theme already, and --language goes before what is kept.
    applyPreference(preference::samplingSeconds.key);
    applyPreference(preference::consoleScale.key);
}

void MainWindow::applyPreference(const QString& key)
{
    if (key == preference::language.key && m_services.translator != nullptr) {
        m_services.translator->setLanguage(m_preferences->text(preference::language));
    } else if (key == preference::theme.key) {
        theme::setScheme(theme::schemeNamed(m_preferences->text(preference::theme)));
    } else if (key == preference::samplingSeconds.key) {
        m_monitor->sampler().setPeriod(std::chrono::seconds(m_preferences->number(preference::samplingSeconds)));
    } else if (key == preference::consoleScale.key) {
        m_scale->setChecked(m_preferences->flag(preference::consoleScale));
    }
}

void MainWindow::openSettings()
{
    makeSettingsPage();
    m_listOnly->setChecked(false);
    m_stack->setCurrentWidget(m_settingsPage);
    m_settingsPage->start();
}

void MainWindow::makeSettingsPage()
{
    if (m_settingsPage != nullptr) {
        return; // made when it is first wanted: the window is there sooner
    }
    m_settingsPage = new SettingsPage(
        *m_preferences, m_services.connections, findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly), m_stack);
    connect(m_settingsPage, &SettingsPage::closed, this, [this] {
        showSelection();
        m_sidebar->setFocus();
    });
    connect(m_settingsPage, &SettingsPage::addConnectionWanted, this, &MainWindow::addConnection);
    connect(m_settingsPage, &SettingsPage::editConnectionWanted, this, &MainWindow::editConnection);
    connect(m_settingsPage, &SettingsPage::failed, this,
        [this](const Error& error) { tellTrouble(errorText(error).all()); });
    m_stack->addWidget(m_settingsPage);
    orderFocus();
}

void MainWindow::requestCarefully(DomainAction action, HostSession* session, const DomainRecord& machine)
{
    const std::optional<FlagPreference> asks = askedBy(action);
    if (!asks || !m_preferences->flag(*asks)) {
        m_commands->request(action, session, machine);
        return;
    }
    const Operation operation = domainOperation(action, *session, machine);
    ConfirmBar::Question question;
    question.subject = {session->id(), machine.uuid};
    question.sentences = operation.preview.sentences;
    question.command = [command = operation.command](const QVector<DomainFile>&) { return command; };
    switch (action) {
    case DomainAction::ShutDown:
        question.heading = tr("Shut down “%1”?").arg(machine.name);
        question.yes = tr("Shut down");
        break;
    case DomainAction::Reboot:
        question.heading = tr("Reboot “%1”?").arg(machine.name);
        question.yes = tr("Reboot");
        break;
    case DomainAction::Pause:
        question.heading = tr("Pause “%1”?").arg(machine.name);
        question.yes = tr("Pause");
        break;
    default:
        question.heading = tr("Save the state of “%1”?").arg(machine.name);
        question.yes = tr("Save the state");
        break;
    }
    m_machinePage->confirmBar()->ask(
        question, [this, action, machine, session = QPointer<HostSession>(session)](const QVector<DomainFile>&) {
            if (session) {
                m_commands->request(action, session, machine);
            }
        });
}

void MainWindow::selectConnection(const ConnectionId& connection)
{
    m_sidebar->select(connection);
}

void MainWindow::tellTrouble(const QString& sentence)
{
    m_notices->set(QStringLiteral("asked/"),
        {.kind = InlineMessage::Kind::Warning, .text = sentence, .detail = {}, .buttons = {}, .staysAway = false});
}

void MainWindow::requestAction(DomainAction action, const DomainKey& machine)
{
    HostSession* session = m_services.connections.session(machine.connection);
    const InventoryPtr inventory = session != nullptr ? session->inventory() : nullptr;
    const DomainRecord* record = inventory ? inventory->domain(machine.uuid) : nullptr;
    if (record == nullptr) {
        return;
    }
    if (const auto asks = askedBy(action); asks && m_preferences->flag(*asks)) {
        bringUp();
        showMachine(machine); // the question stands on its page
    }
    requestCarefully(action, session, *record);
}

} // namespace domus
