// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/consolepane.h"

#include "app/console/consolesession.h"
#include "app/core/async.h"
#include "ui/console/certificaterow.h"
#include "ui/console/consoleview.h"
#include "ui/console/nopicturepage.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QStandardPaths>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

namespace domus {

namespace {

QToolButton* makeButton(QWidget* parent, QAction* action)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setObjectName(action->objectName() + QLatin1String("Button"));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus); // a click must not take the keyboard from the guest for good
    return button;
}

QString safeFileName(const QString& title)
{
    QString name = title;
    for (QChar& c : name) {
        if (c == QLatin1Char('/') || c.unicode() < 0x20) {
            c = QLatin1Char('_');
        }
    }
    return name.left(80);
}

} // namespace

ConsolePane::ConsolePane(QWidget* parent)
    : QWidget(parent)
    , m_session(new ConsoleSession(this))
    , m_view(new ConsoleView(this))
    , m_noPicture(new NoPicturePage(this))
    , m_stack(new QStackedLayout)
{
    setObjectName(QStringLiteral("consolePane"));
    makeBar();
    makePasswordRow();
    m_view->setSession(m_session);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_passwordRow);
    layout->addWidget(new CertificateRow(m_session, this));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_noPicture);
    layout->addLayout(m_stack, 1);
    setFocusProxy(m_view);

    connect(m_session, &ConsoleSession::stateChanged, this, &ConsolePane::updateState);
    connect(m_session, &ConsoleSession::sizeChanged, this, &ConsolePane::updateState);
    connect(m_session, &ConsoleSession::firstFrame, this, &ConsolePane::updateState);
    connect(m_session, &ConsoleSession::pointerModeChanged, this, &ConsolePane::updateHint);
    connect(m_session, &ConsoleSession::passwordNeeded, this, &ConsolePane::askPassword);
    connect(m_view, &ConsoleView::grabbedChanged, this, &ConsolePane::updateHint);
    retranslate();
}

void ConsolePane::makeBar()
{
    m_bar = new QWidget(this);
    m_bar->setObjectName(QStringLiteral("consoleBar"));
    const auto action = [this](const QString& objectName, const QString& icon) {
        auto* result = new QAction(this);
        result->setIcon(theme::icon(icon));
        result->setObjectName(objectName);
        return result;
    };
    m_scale = action(QStringLiteral("consoleScaleAction"), QStringLiteral("scale"));
    m_scale->setCheckable(true);
    m_scale->setChecked(true);
    connect(m_scale, &QAction::toggled, this,
        [this](bool fit) { setScaleMode(fit ? ScaleMode::Fit : ScaleMode::OneToOne); });
    connect(m_scale, &QAction::toggled, this, &ConsolePane::scaledChanged);
    m_copy = action(QStringLiteral("consoleCopyPictureAction"), QStringLiteral("copy"));
    connect(m_copy, &QAction::triggered, this, &ConsolePane::copyPicture);
    m_save = action(QStringLiteral("consoleSavePictureAction"), QStringLiteral("save"));
    connect(m_save, &QAction::triggered, this, &ConsolePane::savePicture);
    m_popOut = action(QStringLiteral("consolePopOutAction"), QStringLiteral("popout"));
    m_popOut->setCheckable(true);
    connect(m_popOut, &QAction::triggered, this, &ConsolePane::popOutRequested);
    m_fullScreen = action(QStringLiteral("consoleFullScreenAction"), QStringLiteral("fullscreen"));
    m_fullScreen->setCheckable(true);
    connect(m_fullScreen, &QAction::triggered, this, &ConsolePane::fullScreenRequested);

    m_keys = new QPushButton(m_bar); // a tool button would draw its arrow over the text
    m_keys->setObjectName(QStringLiteral("consoleKeysButton"));
    m_keys->setFlat(true);
    m_keys->setFocusPolicy(Qt::TabFocus);

    m_retry = new QToolButton(m_bar);
    m_retry->setObjectName(QStringLiteral("consoleRetryButton"));
    m_retry->setAutoRaise(true);
    connect(m_retry, &QToolButton::clicked, m_session, &ConsoleSession::retryNow);

    m_info = new QLabel(m_bar);
    m_info->setObjectName(QStringLiteral("consoleInfo"));
    m_info->setTextFormat(Qt::PlainText);
    m_info->setForegroundRole(QPalette::PlaceholderText);
    m_hint = new QLabel(m_bar);
    m_hint->setObjectName(QStringLiteral("consoleGrabHint"));
    m_hint->setTextFormat(Qt::PlainText);

    const int gap = fontMetrics().averageCharWidth();
    auto* layout = new QHBoxLayout(m_bar);
    layout->setContentsMargins(gap, gap / 2, gap, gap / 2);
    layout->setSpacing(gap);
    layout->addWidget(m_info);
    layout->addStretch(1);
    layout->addWidget(m_hint);
    layout->addStretch(1);
    layout->addWidget(m_retry);
    layout->addWidget(m_keys);
    for (QAction* one : {m_copy, m_save, m_scale, m_popOut, m_fullScreen}) {
        layout->addWidget(makeButton(m_bar, one));
    }
}

void ConsolePane::makePasswordRow()
{
    m_passwordRow = new QWidget(this);
    m_passwordText = new QLabel(m_passwordRow);
    m_passwordText->setTextFormat(Qt::PlainText);
    m_password = new QLineEdit(m_passwordRow);
    m_password->setObjectName(QStringLiteral("consolePassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_passwordText->setBuddy(m_password);
    constexpr int visibleLetters = 16;
    m_password->setMinimumWidth(visibleLetters * fontMetrics().averageCharWidth());
    m_sendPassword = new QPushButton(m_passwordRow);
    m_sendPassword->setObjectName(QStringLiteral("consolePasswordSend"));
    auto* layout = new QHBoxLayout(m_passwordRow);
    layout->addWidget(m_passwordText);
    layout->addWidget(m_password, 1);
    m_declinePassword = new QPushButton(m_passwordRow);
    m_declinePassword->setObjectName(QStringLiteral("consolePasswordDecline"));
    layout->addWidget(m_sendPassword);
    layout->addWidget(m_declinePassword);
    connect(m_declinePassword, &QPushButton::clicked, this, &ConsolePane::declinePassword);
    connect(m_password, &QLineEdit::returnPressed, this, &ConsolePane::answerPassword);
    connect(m_sendPassword, &QPushButton::clicked, this, &ConsolePane::answerPassword);
    m_passwordRow->hide();
}

void ConsolePane::nameAction(QAction* action, const QString& text)
{
    action->setText(text);
    action->setToolTip(text);
    if (auto* button = m_bar->findChild<QToolButton*>(action->objectName() + QLatin1String("Button"))) {
        button->setAccessibleName(text);
    }
}

void ConsolePane::retranslate()
{
    nameAction(m_scale, tr("Scale the screen to the window"));
    nameAction(m_copy, tr("Copy a picture of the screen"));
    nameAction(m_save, tr("Save a picture of the screen…"));
    nameAction(m_fullScreen, tr("Full screen"));
    setPoppedOut(m_popOut->isChecked());
    m_keys->setText(tr("Send keys"));
    m_keys->setToolTip(tr("Send keys that this computer would keep for itself"));
    if (QMenu* old = m_keys->menu()) {
        old->deleteLater();
    }
    m_keys->setMenu(makeKeyMenu());
    m_retry->setText(tr("Try again"));
    m_sendPassword->setText(tr("Connect"));
    m_declinePassword->setText(tr("Cancel"));
    namePasswordRow();
    updateState();
}

void ConsolePane::namePasswordRow()
{
    m_passwordText->setText(
        m_wasPasswordWrong ? tr("That password was not accepted. Try again:") : tr("The screen asks for a password:"));
}

void ConsolePane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

QMenu* ConsolePane::makeKeyMenu()
{
    auto* menu = new QMenu(m_keys);
    menu->setObjectName(QStringLiteral("consoleKeysMenu"));
    addKeyAction(menu, QStringLiteral("sendCtrlAltDelete"), tr("Ctrl+Alt+Delete"),
        {Qt::Key_Control, Qt::Key_Alt, Qt::Key_Delete});
    addKeyAction(menu, QStringLiteral("sendCtrlAltBackspace"), tr("Ctrl+Alt+Backspace"),
        {Qt::Key_Control, Qt::Key_Alt, Qt::Key_Backspace});
    menu->addSeparator();
    constexpr int functionKeys = 12;
    for (int i = 0; i < functionKeys; ++i) {
        //: %1 a number from 1 to 12
        addKeyAction(menu, QStringLiteral("sendCtrlAltF%1").arg(i + 1), tr("Ctrl+Alt+F%1").arg(i + 1),
            {Qt::Key_Control, Qt::Key_Alt, Qt::Key_F1 + i});
    }
    menu->addSeparator();
    addKeyAction(menu, QStringLiteral("sendAltTab"), tr("Alt+Tab"), {Qt::Key_Alt, Qt::Key_Tab});
    addKeyAction(menu, QStringLiteral("sendAltF4"), tr("Alt+F4"), {Qt::Key_Alt, Qt::Key_F4});
    //: The key between Ctrl and Alt, often with a picture of windows on it
    addKeyAction(menu, QStringLiteral("sendSuper"), tr("Super"), {Qt::Key_Meta});
    addKeyAction(menu, QStringLiteral("sendPrint"), tr("Print Screen"), {Qt::Key_Print});
    return menu;
}

void ConsolePane::addKeyAction(QMenu* menu, const QString& objectName, const QString& text, const QVector<int>& keys)
{
    QAction* action = menu->addAction(text);
    action->setObjectName(objectName);
    connect(action, &QAction::triggered, this, [this, keys] {
        QVector<GuestKey> guestKeys;
        guestKeys.reserve(keys.size());
        for (const int key : keys) {
            guestKeys.append(keymap::fromQtKey(key));
        }
        m_session->sendKeys(guestKeys);
        m_view->setFocus();
    });
}

void ConsolePane::setTitle(const QString& title)
{
    if (m_title != title) {
        m_title = title;
        Q_EMIT titleChanged(title);
    }
}

void ConsolePane::setMachine(const QString& uri, const QString& uuid)
{
    m_noPicture->setMachine(uri, uuid);
}

void ConsolePane::setOpener(ConsoleOpener opener)
{
    m_session->setOpener(std::move(opener));
}

void ConsolePane::start()
{
    m_session->start();
}

void ConsolePane::stop()
{
    m_passwordRow->hide();
    m_session->stop();
}

void ConsolePane::setScaled(bool scaled)
{
    m_scale->setChecked(scaled);
}

void ConsolePane::setPoppedOut(bool poppedOut)
{
    m_popOut->setChecked(poppedOut);
    const QString text = poppedOut ? tr("Show in the main window again") : tr("Show in a window of its own");
    nameAction(m_popOut, text);
}

void ConsolePane::setBarVisible(bool visible)
{
    m_bar->setVisible(visible);
}

void ConsolePane::setFullScreenShown(bool fullScreen)
{
    m_fullScreen->setChecked(fullScreen);
}

void ConsolePane::setPopOutOffered(bool offered)
{
    m_popOut->setVisible(offered);
    if (auto* button = m_bar->findChild<QToolButton*>(QStringLiteral("consolePopOutActionButton"))) {
        button->setVisible(offered);
    }
}

void ConsolePane::setScaleMode(ScaleMode mode)
{
    m_view->setScaleMode(mode);
}

void ConsolePane::askPassword(bool wasWrong)
{
    m_wasPasswordWrong = wasWrong;
    namePasswordRow();
    m_password->clear();
    m_passwordRow->show();
    // Whoever types elsewhere goes on there.
    const QWidget* typedInto = window()->focusWidget();
    if (typedInto == nullptr || typedInto == window() || isAncestorOf(typedInto)) {
        m_password->setFocus();
    }
}

void ConsolePane::declinePassword()
{
    m_session->declinePassword();
    m_view->setFocus();
}

void ConsolePane::answerPassword()
{
    m_session->answerPassword(m_password->text());
    m_password->clear();
    m_passwordRow->hide();
    m_view->setFocus();
}

void ConsolePane::updateState()
{
    const ConsoleState state = m_session->state();
    const bool isConnected = state == ConsoleState::Connected;
    const bool hasPicture = !m_session->image().isNull();
    const auto noPicture = m_session->noPicture();
    const bool isUnshowable = state == ConsoleState::Closed && noPicture.has_value();
    if (isUnshowable) {
        m_noPicture->explain(*noPicture, m_session->reason());
    }
    m_stack->setCurrentWidget(isUnshowable ? static_cast<QWidget*>(m_noPicture) : m_view);
    m_scale->setEnabled(!isUnshowable);
    m_fullScreen->setEnabled(!isUnshowable);
    m_keys->setEnabled(isConnected);
    updateHint();
    m_copy->setEnabled(hasPicture);
    m_save->setEnabled(hasPicture);
    const bool isHopeless = isUnshowable && *noPicture != NoPicture::Why::Unreachable;
    m_retry->setVisible(!isHopeless && (state == ConsoleState::Waiting || state == ConsoleState::Closed));
    if (isConnected || state == ConsoleState::Waiting || state == ConsoleState::Closed) {
        m_passwordRow->hide();
    }
    if (!isConnected || !hasPicture) {
        m_info->clear();
        return;
    }
    const QSize size = m_session->size();
    const QString address = m_session->addressText();
    if (m_session->protocol() == ConsoleProtocol::Spice) {
        //: The kind of connection and the screen's size in pixels: %1 wide, %2 high, %3 an address
        m_info->setText(address.isEmpty() ? tr("SPICE, %1 × %2").arg(size.width()).arg(size.height())
                                          : tr("SPICE, %1 × %2, %3").arg(size.width()).arg(size.height()).arg(address));
        return;
    }
    //: The kind of connection and the screen's size in pixels: %1 wide, %2 high, %3 an address
    m_info->setText(address.isEmpty() ? tr("VNC, %1 × %2").arg(size.width()).arg(size.height())
                                      : tr("VNC, %1 × %2, %3").arg(size.width()).arg(size.height()).arg(address));
}

void ConsolePane::updateHint()
{
    if (m_session->state() != ConsoleState::Connected) {
        m_hint->clear();
        return;
    }
    if (!m_view->isGrabbed()) {
        m_hint->setText(tr("Click the screen to type into the machine."));
    } else if (m_view->isPointerCaptured()) {
        m_hint->setText(tr("Keys and pointer go to the machine. Ctrl+Alt gives them back."));
    } else {
        m_hint->setText(tr("Keys go to the machine. Ctrl+Alt gives them back."));
    }
}

void ConsolePane::copyPicture()
{
    if (!m_session->image().isNull()) {
        QGuiApplication::clipboard()->setImage(m_session->image().copy());
    }
}

void ConsolePane::savePicture()
{
    const QImage picture = m_session->image().copy(); // of now, not of when the name is chosen
    if (picture.isNull()) {
        return;
    }
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    //: The proposed file name of a picture: %1 the machine's name, %2 date and time
    const QString name
        = tr("%1 %2.png")
              .arg(safeFileName(m_title), QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm-ss")));
    auto* dialog = new QFileDialog(this, tr("Save picture of the screen"), folder, tr("Pictures (*.png)"));
    dialog->setObjectName(QStringLiteral("consoleSavePictureDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, picture](const QString& path) {
        // The disk may be slow, or a network away.
        const auto answer = async::reply<bool>(this, [this, path](bool isWritten) {
            const QString file = QDir::toNativeSeparators(path);
            //: %1 a file
            m_info->setText(isWritten ? tr("The picture was written to %1.").arg(file)
                                      : tr("The picture could not be written to %1.").arg(file));
        });
        QThreadPool::globalInstance()->start([answer, picture, path] { answer.post(picture.save(path, "PNG")); });
    });
    dialog->open();
}

} // namespace domus
