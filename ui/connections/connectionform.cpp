// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connectionform.h"

#include "app/services/connectionlist.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace domus {

namespace {

enum Preset { System, Session, Ssh, Demo, Other };

QLabel* buddyLabel(QWidget* parent, QWidget* buddy)
{
    auto* label = new QLabel(parent);
    label->setBuddy(buddy);
    return label;
}

} // namespace

ConnectionForm::ConnectionForm(ConnectionList& connections, std::shared_ptr<ConnectionDriver> driver, QWidget* parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_driver(std::move(driver))
    , m_heading(new QLabel(this))
    , m_preset(new QComboBox(this))
    , m_host(new QLineEdit(this))
    , m_uri(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_openAtStart(new QCheckBox(this))
    , m_readOnly(new QCheckBox(this))
    , m_test(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_message(new InlineMessage(InlineMessage::Kind::Information, this))
{
    setObjectName(QStringLiteral("connectionForm"));
    m_preset->setObjectName(QStringLiteral("connectionPreset"));
    m_host->setObjectName(QStringLiteral("connectionHost"));
    m_uri->setObjectName(QStringLiteral("connectionUri"));
    m_name->setObjectName(QStringLiteral("connectionName"));
    m_openAtStart->setObjectName(QStringLiteral("connectionOpenAtStart"));
    m_readOnly->setObjectName(QStringLiteral("connectionReadOnly"));
    m_test->setObjectName(QStringLiteral("connectionTest"));
    m_save->setObjectName(QStringLiteral("connectionSave"));
    m_cancel->setObjectName(QStringLiteral("connectionCancel"));
    m_presetLabel = buddyLabel(this, m_preset);
    m_hostLabel = buddyLabel(this, m_host);
    m_uriLabel = buddyLabel(this, m_uri);
    m_nameLabel = buddyLabel(this, m_name);
    m_host->setPlaceholderText(QStringLiteral("user@host.example"));
    m_heading->setTextFormat(Qt::PlainText);
    m_save->setDefault(true);
    for (int i = Preset::System; i <= Preset::Other; ++i) {
        m_preset->addItem(QString());
    }

    const int gap = theme::gap(this);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(gap);
    form->setVerticalSpacing(gap * 2 / 3);
    form->addRow(m_presetLabel, m_preset);
    form->addRow(m_hostLabel, m_host);
    form->addRow(m_uriLabel, m_uri);
    form->addRow(m_nameLabel, m_name);
    form->addRow(QString(), m_openAtStart);
    form->addRow(QString(), m_readOnly);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_test);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto* holder = new QWidget(this);
    holder->setMaximumWidth(theme::readableWidth(this));
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2);
    column->setSpacing(gap);
    column->addWidget(m_heading);
    column->addLayout(form);
    column->addWidget(m_message);
    column->addLayout(buttons);
    column->addStretch(1);
    auto* page = new QHBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(holder);
    page->addStretch(0);

    connect(m_preset, &QComboBox::currentIndexChanged, this, &ConnectionForm::presetChosen);
    connect(m_host, &QLineEdit::textChanged, this, &ConnectionForm::presetChosen);
    connect(m_uri, &QLineEdit::textChanged, this, &ConnectionForm::refresh);
    connect(m_test, &QPushButton::clicked, this, &ConnectionForm::test);
    connect(m_save, &QPushButton::clicked, this, &ConnectionForm::save);
    connect(m_uri, &QLineEdit::returnPressed, this, &ConnectionForm::save);
    connect(m_name, &QLineEdit::returnPressed, this, &ConnectionForm::save);
    connect(m_cancel, &QPushButton::clicked, this, &ConnectionForm::closed);
    m_message->hide();
    retranslate();
}

ConnectionForm::~ConnectionForm() = default;

void ConnectionForm::startAdding()
{
    m_edited.reset();
    m_name->clear();
    m_host->clear();
    m_openAtStart->setChecked(true);
    m_readOnly->setChecked(false);
    m_message->hide();
    m_preset->setCurrentIndex(Preset::Ssh);
    presetChosen();
    retranslate();
    m_preset->setFocus();
}

void ConnectionForm::startEditing(HostSession* session)
{
    m_edited = session->settings();
    m_preset->setCurrentIndex(Preset::Other);
    m_uri->setText(m_edited->uri);
    m_name->setText(m_edited->label);
    m_openAtStart->setChecked(m_edited->openAtStart);
    m_readOnly->setChecked(m_edited->readOnly);
    m_message->hide();
    retranslate();
    m_name->setFocus();
    m_name->selectAll();
}

void ConnectionForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void ConnectionForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ConnectionForm::retranslate()
{
    m_heading->setFont(theme::headingFont(this, 1.5));
    m_heading->setText(m_edited ? tr("Change the connection") : tr("Add a connection"));
    m_presetLabel->setText(tr("&Where:"));
    m_preset->setItemText(Preset::System, tr("This computer: virtual machines of the system"));
    m_preset->setItemText(Preset::Session, tr("This computer: my own virtual machines"));
    m_preset->setItemText(Preset::Ssh, tr("Another computer, over SSH"));
    m_preset->setItemText(Preset::Demo, tr("Demonstration: nothing real"));
    m_preset->setItemText(Preset::Other, tr("Any libvirt address"));
    m_hostLabel->setText(tr("&Computer:"));
    m_uriLabel->setText(tr("&Address:"));
    m_nameLabel->setText(tr("&Name:"));
    m_name->setPlaceholderText(tr("Made from the address"));
    m_openAtStart->setText(tr("&Open when Domus starts"));
    m_readOnly->setText(tr("&Look only, change nothing"));
    m_test->setText(tr("&Test"));
    m_save->setText(m_edited ? tr("&Save") : tr("A&dd"));
    m_cancel->setText(tr("Cancel"));
    refresh();
}

void ConnectionForm::presetChosen()
{
    switch (m_preset->currentIndex()) {
    case Preset::System:
        m_uri->setText(QStringLiteral("qemu:///system"));
        break;
    case Preset::Session:
        m_uri->setText(QStringLiteral("qemu:///session"));
        break;
    case Preset::Ssh:
        m_uri->setText(m_host->text().trimmed().isEmpty()
                ? QString()
                : QString(QStringLiteral("qemu+ssh://") % m_host->text().trimmed() % QStringLiteral("/system")));
        break;
    case Preset::Demo:
        m_uri->setText(QStringLiteral("test:///default"));
        break;
    default:
        break;
    }
    refresh();
}

void ConnectionForm::refresh()
{
    const int preset = m_preset->currentIndex();
    m_hostLabel->setVisible(preset == Preset::Ssh);
    m_host->setVisible(preset == Preset::Ssh);
    m_uri->setReadOnly(preset != Preset::Other);
    const HostSession* same = m_connections.sessionForUri(uri());
    const bool isTaken = same != nullptr && !(m_edited && same->id() == m_edited->id);
    if (isTaken) {
        m_message->setKind(InlineMessage::Kind::Warning);
        m_message->setText(tr("This connection is in the list already: %1").arg(same->displayName()));
        m_message->setDetail(QString());
        m_message->show();
    } else if (!m_probe) {
        m_message->hide();
    }
    m_save->setEnabled(!uri().isEmpty() && !isTaken);
    m_test->setEnabled(!uri().isEmpty() && !m_probe);
}

QString ConnectionForm::uri() const
{
    return m_uri->text().trimmed();
}

void ConnectionForm::test()
{
    ConnectionSettings settings;
    settings.id = ConnectionId{QStringLiteral("test-of-") % uri()};
    settings.uri = uri();
    settings.readOnly = m_readOnly->isChecked();
    m_probe = new HostSession(settings, m_driver, this);
    connect(m_probe, &HostSession::stateChanged, this, &ConnectionForm::tested);
    m_message->setKind(InlineMessage::Kind::Information);
    m_message->setText(tr("Opening %1…").arg(uri()));
    m_message->setDetail(QString());
    m_message->show();
    m_test->setEnabled(false);
    m_probe->open();
}

void ConnectionForm::tested()
{
    if (!m_probe || m_probe->state() == SessionState::Connecting) {
        return;
    }
    if (m_probe->state() == SessionState::Open) {
        const HostRecord& host = m_probe->host();
        m_message->setKind(InlineMessage::Kind::Success);
        m_message->setText(tr("It works: %1 answers with %2.").arg(host.hostname, host.hypervisor));
        m_message->setDetail(
            tr("%n processor(s), %1 of memory", nullptr, host.cpus).arg(host.memory.toString(locale())));
    } else {
        const ErrorText text = openingErrorText(m_probe->error());
        QStringList details{text.advice, text.original};
        details.removeAll(QString());
        m_message->setKind(InlineMessage::Kind::Error);
        m_message->setText(text.sentence);
        m_message->setDetail(details.join(QLatin1Char('\n')));
    }
    disconnect(m_probe, nullptr, this, nullptr);
    m_probe->close();
    m_probe->deleteLater();
    m_probe.clear();
    m_test->setEnabled(true);
}

void ConnectionForm::save()
{
    if (!m_save->isEnabled()) {
        return;
    }
    ConnectionSettings settings = m_edited.value_or(ConnectionSettings{});
    const bool uriChanged = settings.uri != uri();
    settings.uri = uri();
    settings.label = m_name->text().trimmed();
    settings.openAtStart = m_openAtStart->isChecked();
    settings.readOnly = m_readOnly->isChecked();
    HostSession* session = nullptr;
    if (m_edited) {
        m_connections.change(settings);
        session = m_connections.session(settings.id);
    } else {
        session = m_connections.add(settings);
    }
    if (session != nullptr) {
        if (uriChanged) {
            session->open();
        }
        Q_EMIT saved(session->id());
    }
}

} // namespace domus
