// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/textconsole/textconsolepage.h"

#include "app/console/terminal/terminal.h"
#include "app/services/hostsession.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"
#include "ui/textconsole/findrow.h"
#include "ui/textconsole/terminalview.h"
#include "ui/widgets/emptypage.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace domus {

namespace {

using namespace std::chrono_literals;

constexpr auto firstRetry = 1s;
constexpr auto lastRetry = 10s;

Result<QVector<TextConsoleDevice>> readTextConsoles(Connection& connection, Uuid uuid)
{
    const auto text = connection.domainXml(uuid, XmlView::Live);
    if (!text) {
        return fail(text.error());
    }
    const auto xml = DomainXml::parse(*text);
    if (!xml) {
        return fail(xml.error());
    }
    return textConsolesOf(*xml);
}

/// Trying again by itself could only be told the same.
bool isWorthRetrying(const Error& error)
{
    return error.kind != ErrorKind::Busy && error.kind != ErrorKind::Unsupported
        && error.kind != ErrorKind::PermissionDenied && error.kind != ErrorKind::InvalidArgument;
}

} // namespace

TextConsolePage::TextConsolePage(QWidget* parent)
    : QWidget(parent)
    , m_terminal(std::make_unique<Terminal>())
    , m_notice(new InlineMessage(InlineMessage::Kind::Information, this))
    , m_findRow(new FindRow(this))
    , m_view(new TerminalView(this))
    , m_empty(new EmptyPage(this))
    , m_stack(new QStackedLayout)
{
    setObjectName(QStringLiteral("textConsolePage"));
    m_notice->setObjectName(QStringLiteral("textConsoleNotice"));
    m_notice->hide();
    m_empty->setObjectName(QStringLiteral("textConsoleEmpty"));
    m_empty->setIcon(QStringLiteral("console"));
    makeBar();
    m_view->setTerminal(m_terminal.get());
    m_retry.setSingleShot(true);
    m_retry.setInterval(firstRetry);

    auto* terminal = new QWidget(this);
    auto* inner = new QVBoxLayout(terminal);
    inner->setContentsMargins({});
    inner->setSpacing(0);
    inner->addWidget(m_bar);
    const int gap = theme::gap(this) / 2;
    auto* notice = new QVBoxLayout;
    notice->setContentsMargins(gap, 0, gap, gap / 2);
    notice->addWidget(m_notice);
    inner->addLayout(notice);
    inner->addWidget(m_findRow);
    inner->addWidget(m_view, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(terminal);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(m_stack);

    connect(&m_console, &TextConsole::stateChanged, this, &TextConsolePage::onConsoleChanged);
    connect(&m_console, &TextConsole::received, m_terminal.get(), &Terminal::feed);
    connect(m_terminal.get(), &Terminal::sent, &m_console, &TextConsole::send);
    connect(&m_retry, &QTimer::timeout, this, [this] { openDevice(TextConsole::Hold::Share); });
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        const QString alias = m_choice->itemData(index).toString();
        if (alias != m_device) {
            m_device = alias;
            m_terminal->feed("\033c"); // another line, another screen
            m_terminal->clearHistory();
            openDevice(TextConsole::Hold::Share);
        }
    });
    connect(m_view, &TerminalView::selectionChanged, m_copy, &QAction::setEnabled);
    connect(m_view, &TerminalView::findRequested, m_findRow, &FindRow::ask);
    connect(m_view, &TerminalView::pasteDoubtful, this, &TextConsolePage::askToPaste);
    connect(m_view, &TerminalView::focusChanged, this, &TextConsolePage::updateHint);
    connect(m_view, &TerminalView::keyboardReleased, m_choice, [this] { m_choice->setFocus(); });
    connect(m_findRow, &FindRow::wanted, this,
        [this](const QString& text, bool backwards) { m_findRow->setFound(m_view->find(text, backwards)); });
    connect(m_findRow, &FindRow::closed, m_view, [this] { m_view->setFocus(); });
    retranslate();
}

TextConsolePage::~TextConsolePage()
{
    m_console.disconnect(this);
    m_view->setTerminal(nullptr);
}

void TextConsolePage::makeBar()
{
    m_bar = new QWidget(this);
    m_bar->setObjectName(QStringLiteral("textConsoleBar"));
    m_choice = new QComboBox(m_bar);
    m_choice->setObjectName(QStringLiteral("textConsoleDevice"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_state = new QLabel(m_bar);
    m_state->setObjectName(QStringLiteral("textConsoleState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_hint = new QLabel(m_bar);
    m_hint->setObjectName(QStringLiteral("textConsoleHint"));
    m_hint->setTextFormat(Qt::PlainText);
    const auto action = [this](const QString& objectName, const QString& icon) {
        auto* result = new QAction(theme::icon(icon), QString(), this);
        result->setObjectName(objectName);
        return result;
    };
    m_find = action(QStringLiteral("textConsoleFind"), QStringLiteral("search"));
    m_copy = action(QStringLiteral("textConsoleCopy"), QStringLiteral("copy"));
    m_paste = action(QStringLiteral("textConsolePaste"), QStringLiteral("paste"));
    m_save = action(QStringLiteral("textConsoleSave"), QStringLiteral("save"));
    m_tellSize = action(QStringLiteral("textConsoleTellSize"), QStringLiteral("scale"));
    m_copy->setEnabled(false);
    connect(m_find, &QAction::triggered, m_findRow, &FindRow::ask);
    connect(m_copy, &QAction::triggered, m_view, &TerminalView::copy);
    connect(m_paste, &QAction::triggered, m_view, &TerminalView::paste);
    connect(m_save, &QAction::triggered, this, &TextConsolePage::saveText);
    connect(m_tellSize, &QAction::triggered, this, &TextConsolePage::tellSize);

    const int gap = theme::gap(this) / 2;
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(gap, gap / 2, gap, gap / 2);
    row->setSpacing(gap);
    row->addWidget(m_choice);
    row->addWidget(m_state);
    row->addStretch(1);
    row->addWidget(m_hint);
    row->addStretch(1);
    for (QAction* one : {m_find, m_copy, m_paste, m_save, m_tellSize}) {
        auto* button = new QToolButton(m_bar);
        button->setObjectName(one->objectName() + QLatin1String("Button"));
        button->setDefaultAction(one);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus); // a click must not take the keyboard from the guest
        row->addWidget(button);
    }
}

void TextConsolePage::setMachine(HostSession* session, Uuid uuid)
{
    if (m_session == session && m_uuid == uuid) {
        return;
    }
    if (m_session && m_session != session) {
        disconnect(m_session, nullptr, this, nullptr);
    }
    if (session != nullptr && m_session != session) {
        connect(session, &HostSession::inventoryChanged, this, &TextConsolePage::refresh);
        connect(session, &HostSession::stateChanged, this, &TextConsolePage::refresh);
    }
    m_session = session;
    m_uuid = uuid;
    m_retry.stop();
    m_console.close();
    m_devices.clear();
    m_device.clear();
    m_runningId = -1;
    m_isReading = false;
    m_readingError.reset();
    m_terminal->feed("\033c");
    m_terminal->clearHistory();
    setNotice(Notice::None);
    refresh();
}

TextConsoleState TextConsolePage::state() const
{
    return m_console.state();
}

bool TextConsolePage::isMachineActive() const
{
    const DomainRecord* record = m_session ? m_session->inventory()->domain(m_uuid) : nullptr;
    return record != nullptr && record->isActive() && m_session->state() == SessionState::Open;
}

void TextConsolePage::refresh()
{
    if (!m_session || m_session->state() != SessionState::Open) {
        m_retry.stop();
        if (m_console.state() != TextConsoleState::Closed) {
            m_console.close();
        }
        m_runningId = -1;
        if (m_session && !m_devices.isEmpty()) {
            setNotice(Notice::Broken);
        } else {
            showEmpty(tr("There is no connection to the host"), QString());
        }
        return;
    }
    const InventoryPtr inventory = m_session->inventory();
    const DomainRecord* record = inventory->domain(m_uuid);
    if (record == nullptr || !record->isActive()) {
        m_retry.stop();
        m_runningId = -1;
        m_console.close();
        if (m_stack->currentWidget() == m_empty || m_devices.isEmpty()) {
            showEmpty(tr("The virtual machine is off"),
                tr("What it writes to its serial ports is shown here as soon as it runs."));
        } else {
            setNotice(Notice::Off);
        }
        return;
    }
    if (record->id != m_runningId && isVisible() && !m_isReading) {
        m_runningId = record->id; // a new run, with devices of its own
        readDevices();
    }
}

void TextConsolePage::readDevices()
{
    m_isReading = true;
    m_retry.stop();
    m_console.close();
    m_session->submit<QVector<TextConsoleDevice>>(
        LaneKind::Control, this, [uuid = m_uuid](Connection& connection) { return readTextConsoles(connection, uuid); },
        [this, uuid = m_uuid](Result<QVector<TextConsoleDevice>> devices) {
            if (uuid != m_uuid) {
                return; // another machine meanwhile
            }
            m_isReading = false;
            m_readingError.reset();
            if (!devices) {
                m_readingError = devices.error();
            }
            setDevices(devices.value_or(QVector<TextConsoleDevice>()));
        });
}

void TextConsolePage::setDevices(const QVector<TextConsoleDevice>& devices)
{
    m_devices = devices;
    m_choice->clear();
    for (const TextConsoleDevice& device : devices) {
        m_choice->addItem(deviceName(device), device.alias);
    }
    m_choice->setEnabled(devices.size() > 1);
    if (devices.isEmpty()) {
        if (m_readingError) {
            showEmpty(tr("Its text consoles could not be found"), QString(), m_readingError->text);
        } else {
            showEmpty(tr("This virtual machine has no text console"),
                tr("A serial port would give it one: text can be read and typed there even when it has no display."));
        }
        return;
    }
    const int known = m_choice->findData(m_device);
    m_choice->setCurrentIndex(std::max(known, 0));
    m_device = m_choice->currentData().toString();
    m_stack->setCurrentIndex(1);
    m_retry.setInterval(firstRetry);
    openDevice(TextConsole::Hold::Share);
}

void TextConsolePage::openDevice(TextConsole::Hold hold)
{
    if (isMachineActive() && !m_device.isEmpty()) {
        m_console.open(*m_session, m_uuid, m_device, hold);
    }
}

void TextConsolePage::onConsoleChanged()
{
    const TextConsoleState state = m_console.state();
    m_view->setReadOnly(state != TextConsoleState::Open);
    for (QAction* one : {m_paste, m_tellSize}) {
        one->setEnabled(state == TextConsoleState::Open);
    }
    switch (state) {
    case TextConsoleState::Open:
        m_retry.setInterval(firstRetry);
        setNotice(Notice::None);
        break;
    case TextConsoleState::Ended:
        if (!isMachineActive()) {
            break; // refresh() has said it, or will
        }
        setNotice(m_console.error().kind == ErrorKind::Busy ? Notice::Taken : Notice::Broken);
        if (isWorthRetrying(m_console.error())) {
            m_retry.start();
            m_retry.setInterval(std::min<std::chrono::milliseconds>(m_retry.intervalAsDuration() * 2, lastRetry));
        }
        break;
    case TextConsoleState::Opening:
    case TextConsoleState::Closed:
        break;
    }
    m_state->setText(state == TextConsoleState::Opening ? tr("Connecting…") : QString());
    updateHint();
}

void TextConsolePage::updateHint()
{
    m_hint->setText(m_console.state() == TextConsoleState::Open && m_view->hasFocus()
            ? tr("Keys go to the machine. Ctrl+Alt gives them back.")
            : QString());
}

void TextConsolePage::setNotice(Notice notice)
{
    m_shownNotice = notice;
    m_notice->removeButtons();
    m_notice->setDetail({});
    m_notice->setVisible(notice != Notice::None);
    switch (notice) {
    case Notice::None:
        break;
    case Notice::Off:
        m_notice->setKind(InlineMessage::Kind::Information);
        m_notice->setText(tr("The virtual machine is off. What it wrote last stays here."));
        break;
    case Notice::Taken: {
        m_notice->setKind(InlineMessage::Kind::Warning);
        m_notice->setText(tr("Somebody else has this text console open."));
        QPushButton* take = m_notice->addButton(QStringLiteral("textConsoleTakeOver"), tr("Take it over"));
        take->setToolTip(tr("The other one is disconnected"));
        connect(take, &QPushButton::clicked, this, [this] { openDevice(TextConsole::Hold::TakeOver); });
        break;
    }
    case Notice::Broken: {
        m_notice->setKind(InlineMessage::Kind::Warning);
        const bool comesBack = m_session && isWorthRetrying(m_console.error());
        m_notice->setText(comesBack ? tr("The line to the machine was cut. It comes back by itself.")
                                    : tr("The text console cannot be opened."));
        m_notice->setDetail(m_console.error().text);
        break;
    }
    case Notice::Paste: {
        const auto lines = static_cast<int>(m_doubtful.trimmed().count(QLatin1Char('\n'))) + 1;
        m_notice->setKind(InlineMessage::Kind::Warning);
        m_notice->setText(tr("Paste %n line(s)? A shell may run each of them at once.", nullptr, lines));
        QPushButton* paste = m_notice->addButton(QStringLiteral("textConsolePasteNow"), tr("Paste"));
        connect(paste, &QPushButton::clicked, this, [this] {
            const QString text = std::exchange(m_doubtful, {});
            setNotice(Notice::None);
            m_view->pasteAtOnce(text);
            m_view->setFocus();
        });
        QPushButton* cancel = m_notice->addButton(QStringLiteral("textConsolePasteNot"), tr("Cancel"));
        connect(cancel, &QPushButton::clicked, this, [this] {
            m_doubtful.clear();
            setNotice(Notice::None);
            m_view->setFocus();
        });
        break;
    }
    }
}

void TextConsolePage::askToPaste(const QString& text)
{
    m_doubtful = text;
    setNotice(Notice::Paste);
}

void TextConsolePage::showEmpty(const QString& heading, const QString& text, const QString& detail)
{
    m_empty->setHeading(heading);
    m_empty->setText(text);
    m_empty->setDetail(detail);
    m_stack->setCurrentWidget(m_empty);
}

void TextConsolePage::tellSize()
{
    // The one way over a serial line: as if it had been typed. The blank keeps it out of a shell's history.
    m_terminal->type(QStringLiteral(" stty rows %1 cols %2\n").arg(m_terminal->rows()).arg(m_terminal->columns()));
    m_view->setFocus();
}

void TextConsolePage::saveText()
{
    auto* dialog = new QFileDialog(this, tr("Save what the machine wrote"), QString(), tr("Text (*.txt)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const QString text
            = m_terminal->textBetween({0, 0}, {m_terminal->lineCount() - 1, m_terminal->columns()}).trimmed()
            + QLatin1Char('\n');
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit()) {
            m_notice->removeButtons();
            m_notice->setKind(InlineMessage::Kind::Error);
            m_notice->setText(tr("The text could not be saved."));
            m_notice->setDetail(file.errorString());
            m_notice->show();
        }
    });
    dialog->open();
}

QString TextConsolePage::deviceName(const TextConsoleDevice& device) const
{
    switch (device.kind) {
    case TextConsoleDevice::Kind::Serial:
        return tr("Serial port %1").arg(device.port + 1);
    case TextConsoleDevice::Kind::Virtio:
        return tr("VirtIO console %1").arg(device.port + 1);
    case TextConsoleDevice::Kind::Other:
        break;
    }
    return device.alias;
}

void TextConsolePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void TextConsolePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void TextConsolePage::retranslate()
{
    const auto name = [this](QAction* action, const QString& text) {
        action->setText(text);
        action->setToolTip(text);
        if (auto* button = m_bar->findChild<QToolButton*>(action->objectName() + QLatin1String("Button"))) {
            button->setAccessibleName(text);
        }
    };
    name(m_find, tr("Find (Ctrl+Shift+F)"));
    name(m_copy, tr("Copy (Ctrl+Shift+C)"));
    name(m_paste, tr("Paste (Ctrl+Shift+V)"));
    name(m_save, tr("Save what the machine wrote…"));
    name(m_tellSize, tr("Tell the shell in the machine how many rows and columns there are"));
    m_choice->setAccessibleName(tr("Text console"));
    m_view->setAccessibleName(tr("What the machine writes on its text console"));
    for (int i = 0; i < m_choice->count() && i < m_devices.size(); ++i) {
        m_choice->setItemText(i, deviceName(m_devices.at(i)));
    }
    setNotice(m_shownNotice);
    onConsoleChanged();
    refresh();
}

} // namespace domus
