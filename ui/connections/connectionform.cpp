// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connectionform.h"

#include "app/services/connectionlist.h"
#include "ui/connections/formcolumn.h"
#include "ui/connections/promptform.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace domus {

namespace {

using connectionuri::Kind;

constexpr int highestPort = 65535;

} // namespace

ConnectionForm::ConnectionForm(ConnectionList& connections, std::shared_ptr<ConnectionDriver> driver, QWidget* parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_driver(std::move(driver))
    , m_heading(new QLabel(this))
    , m_form(new QFormLayout)
    , m_preset(new QComboBox(this))
    , m_host(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_port(new QLineEdit(this))
    , m_key(new QLineEdit(this))
    , m_socket(new QLineEdit(this))
    , m_ofUser(new QCheckBox(this))
    , m_uri(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_openAtStart(new QCheckBox(this))
    , m_readOnly(new QCheckBox(this))
    , m_test(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_warning(new InlineMessage(InlineMessage::Kind::Warning, this))
    , m_confirm(new QCheckBox(this))
    , m_message(new InlineMessage(InlineMessage::Kind::Information, this))
    , m_prompt(new PromptForm(this))
{
    setObjectName(QStringLiteral("connectionForm"));
    m_preset->setObjectName(QStringLiteral("connectionPreset"));
    m_host->setObjectName(QStringLiteral("connectionHost"));
    m_user->setObjectName(QStringLiteral("connectionUser"));
    m_port->setObjectName(QStringLiteral("connectionPort"));
    m_key->setObjectName(QStringLiteral("connectionKey"));
    m_socket->setObjectName(QStringLiteral("connectionSocket"));
    m_ofUser->setObjectName(QStringLiteral("connectionOfUser"));
    m_confirm->setObjectName(QStringLiteral("connectionConfirm"));
    m_uri->setObjectName(QStringLiteral("connectionUri"));
    m_name->setObjectName(QStringLiteral("connectionName"));
    m_openAtStart->setObjectName(QStringLiteral("connectionOpenAtStart"));
    m_readOnly->setObjectName(QStringLiteral("connectionReadOnly"));
    m_test->setObjectName(QStringLiteral("connectionTest"));
    m_save->setObjectName(QStringLiteral("connectionSave"));
    m_cancel->setObjectName(QStringLiteral("connectionCancel"));
    m_presetLabel = formcolumn::labelOf(m_preset, this);
    m_hostLabel = formcolumn::labelOf(m_host, this);
    m_userLabel = formcolumn::labelOf(m_user, this);
    m_portLabel = formcolumn::labelOf(m_port, this);
    m_keyLabel = formcolumn::labelOf(m_key, this);
    m_socketLabel = formcolumn::labelOf(m_socket, this);
    m_uriLabel = formcolumn::labelOf(m_uri, this);
    m_nameLabel = formcolumn::labelOf(m_name, this);
    m_host->setPlaceholderText(QStringLiteral("host.example"));
    m_port->setValidator(new QIntValidator(1, highestPort, m_port));
    m_heading->setTextFormat(Qt::PlainText);
    m_save->setDefault(true);
    for (int i = 0; i <= static_cast<int>(Kind::Other); ++i) {
        m_preset->addItem(QString());
    }

    m_form->addRow(m_presetLabel, m_preset);
    m_form->addRow(m_hostLabel, m_host);
    m_form->addRow(m_userLabel, m_user);
    m_form->addRow(m_portLabel, m_port);
    m_form->addRow(m_keyLabel, m_key);
    m_form->addRow(m_socketLabel, m_socket);
    m_form->addRow(QString(), m_ofUser);
    m_form->addRow(m_uriLabel, m_uri);
    m_form->addRow(m_nameLabel, m_name);
    m_form->addRow(QString(), m_openAtStart);
    m_form->addRow(QString(), m_readOnly);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_test);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    QVBoxLayout* column = formcolumn::make(this, m_form);
    column->addWidget(m_heading);
    column->addLayout(m_form);
    column->addWidget(m_warning);
    column->addWidget(m_confirm);
    column->addWidget(m_message);
    column->addLayout(buttons);
    auto* whole = new QVBoxLayout;
    whole->setSpacing(0);
    whole->addWidget(column->parentWidget());
    whole->addWidget(m_prompt);
    whole->addStretch(1);
    auto* page = new QHBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addLayout(whole);
    page->addStretch(0);

    connect(m_preset, &QComboBox::currentIndexChanged, this, &ConnectionForm::partsChanged);
    for (const QLineEdit* field : {m_host, m_user, m_port, m_key, m_socket}) {
        connect(field, &QLineEdit::textChanged, this, &ConnectionForm::partsChanged);
        connect(field, &QLineEdit::returnPressed, this, &ConnectionForm::save);
    }
    connect(m_ofUser, &QCheckBox::toggled, this, &ConnectionForm::partsChanged);
    connect(m_confirm, &QCheckBox::toggled, this, [this](bool on) {
        m_confirmed = on ? uri() : QString();
        refresh();
    });
    connect(m_uri, &QLineEdit::textChanged, this, &ConnectionForm::refresh);
    connect(m_test, &QPushButton::clicked, this, &ConnectionForm::test);
    connect(m_save, &QPushButton::clicked, this, &ConnectionForm::save);
    connect(m_uri, &QLineEdit::returnPressed, this, &ConnectionForm::save);
    connect(m_name, &QLineEdit::returnPressed, this, &ConnectionForm::save);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        endProbe();
        Q_EMIT closed();
    });
    m_message->hide();
    m_warning->hide();
    retranslate();
}

ConnectionForm::~ConnectionForm() = default;

void ConnectionForm::startAdding()
{
    endProbe(); // of what the form held until now
    m_edited.reset();
    m_confirmed.clear();
    m_name->clear();
    m_openAtStart->setChecked(true);
    m_readOnly->setChecked(false);
    m_message->hide();
    connectionuri::Parts parts;
    parts.kind = Kind::Ssh;
    setParts(parts);
    retranslate();
    m_preset->setFocus();
}

void ConnectionForm::startEditing(HostSession* session)
{
    endProbe();
    m_edited = session->settings();
    m_confirmed = m_edited->uri; // was said yes to when it was added
    m_name->setText(m_edited->label);
    m_openAtStart->setChecked(m_edited->openAtStart);
    m_readOnly->setChecked(m_edited->readOnly);
    m_message->hide();
    setParts(connectionuri::fromUri(m_edited->uri));
    retranslate();
    m_name->setFocus();
    m_name->selectAll();
}

void ConnectionForm::setParts(const connectionuri::Parts& parts)
{
    {
        const QSignalBlocker quietPreset(m_preset);
        const QSignalBlocker quietUser(m_ofUser);
        m_preset->setCurrentIndex(static_cast<int>(parts.kind));
        m_ofUser->setChecked(parts.ofUser);
        for (const auto& [field, text] : {std::pair(m_host, parts.host), {m_user, parts.user},
                 {m_port, parts.port > 0 ? QString::number(parts.port) : QString()}, {m_key, parts.keyFile},
                 {m_socket, parts.socket}}) {
            const QSignalBlocker quiet(field);
            field->setText(text);
        }
    }
    if (parts.kind == Kind::Other) {
        m_uri->setText(parts.address);
    }
    partsChanged();
}

connectionuri::Parts ConnectionForm::parts() const
{
    connectionuri::Parts parts;
    parts.kind = static_cast<Kind>(m_preset->currentIndex());
    parts.host = m_host->text().trimmed();
    parts.user = m_user->text().trimmed();
    if (parts.user.isEmpty() && parts.host.contains(QLatin1Char('@'))) { // as one types it for ssh
        parts.user = parts.host.section(QLatin1Char('@'), 0, 0);
        parts.host = parts.host.section(QLatin1Char('@'), 1);
    }
    parts.port = m_port->text().toInt();
    parts.keyFile = m_key->text().trimmed();
    parts.socket = m_socket->text().trimmed();
    parts.ofUser = m_ofUser->isChecked();
    parts.address = m_uri->text().trimmed();
    return parts;
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
        endProbe();
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ConnectionForm::retranslate()
{
    m_heading->setFont(theme::headingFont(this, 1.5));
    m_heading->setText(m_edited ? tr("Change the connection") : tr("Add a connection"));
    retranslateKinds();
    m_hostLabel->setText(tr("&Computer:"));
    m_userLabel->setText(tr("&User there:"));
    m_user->setPlaceholderText(tr("As ssh is configured"));
    m_portLabel->setText(tr("&Port:"));
    //: Of a port or a socket
    m_port->setPlaceholderText(tr("The usual one"));
    m_keyLabel->setText(tr("&Key file:"));
    m_key->setPlaceholderText(tr("As ssh is configured"));
    m_socketLabel->setText(tr("Sock&et:"));
    m_ofUser->setText(tr("That use&r's own virtual machines, not the system's"));
    m_confirm->setText(tr("&I know this address, and want to open it"));
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

void ConnectionForm::retranslateKinds()
{
    const auto name = [this](Kind kind, const QString& text) { m_preset->setItemText(static_cast<int>(kind), text); };
    m_presetLabel->setText(tr("&Where:"));
    name(Kind::System, tr("This computer: virtual machines of the system"));
    name(Kind::Session, tr("This computer: my own virtual machines"));
    name(Kind::Ssh, tr("Another computer, over SSH"));
    name(Kind::Tls, tr("Another computer, over TLS with certificates"));
    name(Kind::Tcp, tr("Another computer, over TCP without encryption"));
    name(Kind::Socket, tr("A libvirt socket on this computer"));
    name(Kind::Lxc, tr("This computer: Linux containers (LXC)"));
    name(Kind::Xen, tr("This computer: Xen"));
    name(Kind::Esx, tr("A VMware ESXi host"));
    name(Kind::Test, tr("Demonstration: nothing real"));
    name(Kind::Other, tr("Any libvirt address"));
}

void ConnectionForm::partsChanged()
{
    const connectionuri::Parts now = parts();
    if (now.kind != Kind::Other) {
        const QSignalBlocker quiet(m_uri);
        m_uri->setText(connectionuri::toUri(now));
    }
    refresh();
}

void ConnectionForm::refreshRows()
{
    const Kind kind = parts().kind;
    m_form->setRowVisible(m_host, connectionuri::hasHost(kind));
    m_form->setRowVisible(m_user, connectionuri::hasUser(kind));
    m_form->setRowVisible(m_port, connectionuri::hasHost(kind));
    m_form->setRowVisible(m_key, kind == Kind::Ssh);
    m_form->setRowVisible(m_socket, connectionuri::hasSocket(kind));
    m_form->setRowVisible(m_ofUser, kind == Kind::Socket || (connectionuri::hasHost(kind) && kind != Kind::Esx));
    m_uri->setReadOnly(kind != Kind::Other);
    m_socket->setPlaceholderText(
        kind == Kind::Socket ? QStringLiteral("/run/libvirt/libvirt-sock") : tr("The usual one"));
}

QString ConnectionForm::problem() const
{
    const connectionuri::Parts now = parts();
    if (connectionuri::hasHost(now.kind)) {
        for (const QString& name : {now.host, now.user}) {
            if (QString words = connectionuri::problemWithName(name); !words.isEmpty()) {
                return words;
            }
        }
        if (now.host.isEmpty()) {
            return {};
        }
    }
    return connectionuri::refusal(uri());
}

void ConnectionForm::refresh()
{
    refreshRows();
    const HostSession* same = m_connections.sessionForUri(uri());
    const bool isTaken = same != nullptr && !(m_edited && same->id() == m_edited->id);
    const QString refused = problem();
    const QString concern = connectionuri::concern(uri());
    const bool isPlain = connectionuri::isPlain(uri());
    m_warning->setKind(refused.isEmpty() ? InlineMessage::Kind::Warning : InlineMessage::Kind::Error);
    m_warning->setText(!refused.isEmpty() ? refused
            : isTaken                     ? tr("This connection is in the list already: %1").arg(same->displayName())
            : !concern.isEmpty()          ? concern
                                 : tr("Nothing on the way is encrypted: whoever is in between reads and changes "
                                      "everything. Use SSH instead."));
    m_warning->setVisible(!refused.isEmpty() || isTaken || !concern.isEmpty() || isPlain);
    const bool mustConfirm = refused.isEmpty() && !isTaken && !concern.isEmpty();
    m_confirm->setVisible(mustConfirm);
    {
        const QSignalBlocker quiet(m_confirm);
        m_confirm->setChecked(m_confirmed == uri());
    }
    const bool isFine = !uri().isEmpty() && refused.isEmpty() && (!mustConfirm || m_confirmed == uri());
    m_save->setEnabled(isFine && !isTaken);
    m_test->setEnabled(isFine && !m_probe);
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
    m_prompt->setSession(m_probe);
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
    endProbe();
}

void ConnectionForm::endProbe()
{
    if (!m_probe) {
        return;
    }
    m_prompt->setSession(nullptr);
    HostSession* probe = m_probe;
    m_probe.clear();
    disconnect(probe, nullptr, this, nullptr);
    probe->close();
    // What hangs in a call must not hold the window up.
    if (probe->isFinished()) {
        probe->deleteLater();
    } else {
        connect(probe, &HostSession::finished, probe, &QObject::deleteLater);
    }
    refresh();
}

void ConnectionForm::save()
{
    if (!m_save->isEnabled()) {
        return;
    }
    endProbe();
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
