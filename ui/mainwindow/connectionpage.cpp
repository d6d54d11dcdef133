// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/connectionpage.h"

#include "app/services/connectionuri.h"
#include "app/services/hypervisor.h"
#include "ui/connections/promptform.h"
#include "ui/widgets/emptypage.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace domus {

namespace {

QString versionText(unsigned long version)
{
    return QStringLiteral("%1.%2.%3").arg(version / 1000000).arg(version / 1000 % 1000).arg(version % 1000);
}

} // namespace

ConnectionPage::ConnectionPage(QWidget* parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_address(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_edit(new QPushButton(this))
    , m_state(new EmptyPage(this))
    , m_first(m_state->addButton(QStringLiteral("createFirstMachine")))
    , m_retry(m_state->addButton(QStringLiteral("connectionRetry")))
    , m_stop(m_state->addButton(QStringLiteral("connectionStop")))
    , m_prompt(new PromptForm(this))
{
    setObjectName(QStringLiteral("connectionPage"));
    for (QLabel* label : {m_heading, m_address, m_facts}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_heading->setObjectName(QStringLiteral("connectionHeading"));
    m_address->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setObjectName(QStringLiteral("hostFacts"));
    m_edit->setObjectName(QStringLiteral("connectionEdit"));
    m_edit->setIcon(theme::icon(QStringLiteral("edit")));
    connect(m_edit, &QPushButton::clicked, this, &ConnectionPage::editRequested);
    connect(m_first, &QPushButton::clicked, this, &ConnectionPage::createRequested);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (m_session) {
            m_session->open();
        }
    });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_session) {
            m_session->close();
        }
    });
    connect(m_prompt, &PromptForm::askingChanged, this, &ConnectionPage::refresh);
    m_countdown.setInterval(500);
    connect(&m_countdown, &QTimer::timeout, this, &ConnectionPage::countDown);

    const int gap = theme::gap(this);
    auto* titles = new QVBoxLayout;
    titles->setSpacing(gap / 4);
    titles->addWidget(m_heading);
    titles->addWidget(m_address);
    titles->addSpacing(gap / 2);
    titles->addWidget(m_facts);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(gap * 2, gap * 3 / 2, gap * 2, 0);
    head->addLayout(titles, 1);
    head->addWidget(m_edit, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(m_prompt, 1);
    column->addWidget(m_state, 1);
    refresh();
}

void ConnectionPage::setSession(HostSession* session)
{
    if (m_session != session) {
        if (m_session) {
            disconnect(m_session, nullptr, this, nullptr);
        }
        m_session = session;
        m_prompt->setSession(session);
        if (session != nullptr) {
            connect(session, &HostSession::stateChanged, this, &ConnectionPage::refresh);
            connect(session, &HostSession::settingsChanged, this, &ConnectionPage::refresh);
            connect(session, &HostSession::inventoryChanged, this, &ConnectionPage::refresh);
        }
    }
    refresh();
}

void ConnectionPage::setDiscovery(const Discovery& discovery)
{
    m_discovery = discovery;
    refresh();
}

void ConnectionPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

void ConnectionPage::refresh()
{
    m_edit->setText(tr("Change…"));
    m_first->setText(tr("Create a virtual machine"));
    m_retry->setText(tr("Try again"));
    m_stop->setText(tr("Stop trying"));
    m_countdown.stop();
    if (!m_session) {
        return;
    }
    m_state->setVisible(!m_prompt->isAsking());
    m_heading->setFont(theme::headingFont(this, 1.5));
    m_heading->setText(m_session->displayName());
    m_address->setText(m_session->uri());
    const bool isOpen = m_session->state() == SessionState::Open;
    m_facts->setVisible(isOpen);
    const QString noneMade = isOpen ? hypervisor::whyNothingIsMade(m_session->host()) : QString();
    m_first->setVisible(isOpen && !m_session->settings().readOnly && noneMade.isEmpty());
    m_retry->setVisible(!isOpen && m_session->state() != SessionState::Connecting);
    m_stop->setVisible(m_session->state() == SessionState::Connecting || m_session->state() == SessionState::Lost);
    m_state->setPrimary(isOpen ? m_first : m_retry);
    m_state->setCommand(QString());
    m_state->setDetail(QString());
    switch (m_session->state()) {
    case SessionState::Open: {
        const HostRecord& host = m_session->host();
        QStringList lines;
        lines << tr("Host: %1").arg(host.hostname);
        lines << tr("%n processor(s) (%1), %2 of memory", nullptr, host.cpus)
                     .arg(host.cpuModel.isEmpty() ? host.architecture : host.cpuModel, host.memory.toString(locale()));
        lines << tr("%1 %2, libvirt %3")
                     .arg(host.hypervisor, versionText(host.hypervisorVersion), versionText(host.libvirtVersion));
        if (m_session->settings().readOnly) {
            lines << tr("This connection only looks: nothing can be changed through it.");
        }
        m_facts->setText(lines.join(QLatin1Char('\n')));
        const int machines = static_cast<int>(m_session->inventory()->domains.size());
        m_state->setIcon(QStringLiteral("machine-new"));
        if (!noneMade.isEmpty()) {
            m_state->setIcon(QStringLiteral("host"));
            m_state->setHeading(machines == 0 ? tr("Nothing is defined here yet") : tr("Select something in the list"));
            m_state->setText(noneMade);
        } else if (machines == 0) {
            m_first->setText(tr("Create your first virtual machine"));
            m_state->setHeading(tr("No virtual machines yet"));
            m_state->setText(tr("You need an installation image (ISO) of an operating system. Drop it anywhere on this "
                                "window, or press the button and choose one."));
        } else {
            m_state->setHeading(tr("%n virtual machine(s)", nullptr, machines));
            m_state->setText(
                tr("Select one in the list, or create another: an ISO file may be dropped anywhere here."));
        }
        break;
    }
    case SessionState::Connecting:
        m_state->setIcon(QStringLiteral("host"));
        m_state->setHeading(tr("Connecting…"));
        m_state->setText(m_session->isLocal() ? QString() : tr("Waiting for the other computer to answer."));
        m_stop->setText(tr("Cancel"));
        break;
    case SessionState::Closed:
        refreshClosed();
        break;
    case SessionState::Lost:
    case SessionState::Failed: {
        const bool isLost = m_session->state() == SessionState::Lost;
        const ErrorText text = isLost ? errorText(m_session->error()) : openingErrorText(m_session->error());
        m_state->setIcon(QStringLiteral("disconnect"));
        m_state->setHeading(isLost ? tr("The connection was lost") : tr("The connection could not be opened"));
        QString sentence
            = text.advice.isEmpty() ? text.sentence : QString(text.sentence % QLatin1Char('\n') % text.advice);
        QString command;
        if (m_session->uri() == QLatin1String("qemu:///system") && m_discovery
            && m_discovery->problem != Discovery::Problem::None) {
            sentence = m_discovery->text;
            command = m_discovery->cureCommand;
        }
        if (isLost) {
            m_lostWords = sentence;
            m_retry->setText(tr("Retry now"));
            m_countdown.start();
            countDown();
        } else {
            m_state->setText(sentence);
        }
        m_state->setCommand(command);
        m_state->setDetail(text.original);
        break;
    }
    }
}

void ConnectionPage::refreshClosed()
{
    const QString concern = connectionuri::concern(m_session->uri());
    m_retry->setText(concern.isEmpty() ? tr("Open the connection") : tr("I know this address: open it"));
    m_state->setIcon(concern.isEmpty() ? QStringLiteral("host") : QStringLiteral("warning"));
    m_state->setHeading(concern.isEmpty() ? tr("This connection is closed") : tr("Look at this address first"));
    m_state->setText(concern);
}

void ConnectionPage::countDown()
{
    if (!m_session || m_session->state() != SessionState::Lost) {
        return;
    }
    const auto left = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(m_session->retryIn()).count());
    m_state->setText(
        m_lostWords % QLatin1Char('\n') % tr("Domus keeps trying by itself, next in %n second(s).", nullptr, left));
}

} // namespace domus
