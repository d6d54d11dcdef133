// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/consoleview.h"

#include "ui/console/framestatistics.h"
#include "ui/widgets/errortext.h"

#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QWindow>
#include <QtMath>

#include <array>
#include <cstdlib>

namespace domus {

namespace {

constexpr QColor surround(24, 24, 26);
constexpr QColor veil(24, 24, 26, 170); // over a picture that is no longer live
constexpr QColor messagePanel(38, 38, 42);
constexpr QColor messageColour(236, 236, 238);

constexpr quint32 wheelUp = 8;
constexpr quint32 wheelDown = 16;

quint32 buttonBits(Qt::MouseButtons buttons)
{
    return (buttons.testFlag(Qt::LeftButton) ? 1U : 0U) | (buttons.testFlag(Qt::MiddleButton) ? 2U : 0U)
        | (buttons.testFlag(Qt::RightButton) ? 4U : 0U);
}

// What tells one key from another while it is held; events that were made by hand have no native code.
quint32 keyIdentity(const QKeyEvent& event)
{
    constexpr quint32 synthetic = 0x80000000U;
    return event.nativeScanCode() != 0 ? event.nativeScanCode() : synthetic | static_cast<quint32>(event.key());
}

// Libvirt's words are explained; ours say what they mean. The address, where it is a known one, stands above.
QString reasonText(const Error& reason)
{
    QStringList lines{reason.subject};
    if (reason.domain != 0) {
        const ErrorText text = errorText(reason);
        lines += {text.sentence, text.advice};
    } else {
        lines += reason.text;
    }
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ConsoleView::ConsoleView(QWidget* parent) : QWidget(parent), m_statistics(FrameStatistics::fromEnvironment())
{
    setObjectName(QStringLiteral("consoleView"));
    retranslate();
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_NoSystemBackground);
    setAttribute(Qt::WA_InputMethodEnabled, false); // keys, not text
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

ConsoleView::~ConsoleView() = default;

void ConsoleView::setSession(ConsoleSession* session)
{
    if (m_session != nullptr) {
        m_session->releaseAllKeys();
        m_session->disconnect(this);
    }
    m_session = session;
    if (session != nullptr) {
        connect(session, &ConsoleSession::frameChanged, this, &ConsoleView::takeFrame);
        connect(session, &ConsoleSession::sizeChanged, this, [this] {
            updateGeometryOfScreen();
            updateGeometry();
        });
        connect(session, &ConsoleSession::stateChanged, this, &ConsoleView::updateState);
        connect(session, &ConsoleSession::cursorChanged, this, &ConsoleView::setCursorShape);
        connect(session, &ConsoleSession::cursorMoved, this, &ConsoleView::moveGuestCursor);
        connect(session, &ConsoleSession::pointerModeChanged, this, &ConsoleView::updateCapture);
        session->setVisible(isVisible());
    }
    updateGeometryOfScreen();
    updateState();
}

void ConsoleView::setScaleMode(ScaleMode mode)
{
    m_mode = mode;
    updateGeometryOfScreen();
}

void ConsoleView::retranslate()
{
    setAccessibleName(tr("Screen of the machine"));
}

void ConsoleView::setGrabbed(bool grabbed)
{
    m_wantsGrab = grabbed;
    m_isGivenBack = m_isGivenBack && !grabbed;
    applyGrab();
}

void ConsoleView::applyGrab()
{
    // What is not connected takes no keys: they would be lost, and the window's own shortcuts with them.
    const bool grabbed = m_wantsGrab && isConnected();
    if (m_isGrabbed == grabbed) {
        return;
    }
    m_isGrabbed = grabbed;
    m_combination.reset();
    if (!grabbed && m_session != nullptr) {
        m_session->releaseAllKeys();
    }
    updateCapture();
    Q_EMIT grabbedChanged(grabbed);
}

QSize ConsoleView::sizeHint() const
{
    const QSize guest = m_session == nullptr ? QSize() : m_session->size();
    return guest.isEmpty() ? QSize(640, 480) : (QSizeF(guest) / devicePixelRatioF()).toSize();
}

QSize ConsoleView::minimumSizeHint() const
{
    const int unit = fontMetrics().height();
    return {unit * 10, unit * 6};
}

bool ConsoleView::isConnected() const
{
    return m_session != nullptr && m_session->state() == ConsoleState::Connected;
}

bool ConsoleView::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // While the guest has the keyboard, the window's shortcuts are the guest's keys.
        if (m_isGrabbed) {
            event->accept();
            return true;
        }
        break;
    case QEvent::ScreenChangeInternal:
    case QEvent::ParentChange:
        updateGeometryOfScreen(); // another display, another number of pixels
        updateCursor();
        break;
    case QEvent::WindowDeactivate:
        setGrabbed(false);
        break;
    case QEvent::LanguageChange:
        retranslate();
        updateState();
        break;
    default:
        break;
    }
    return QWidget::event(event);
}

void ConsoleView::updateGeometryOfScreen()
{
    const QSize guest = m_session == nullptr ? QSize() : m_session->size();
    m_geometry = ScreenGeometry(size(), devicePixelRatioF(), guest, m_mode, m_part);
    update();
}

void ConsoleView::updateState()
{
    if (!isConnected()) {
        m_isCursorHidden = false;
        m_cursor = {};
        m_buttons = 0;
    }
    applyGrab();
    setAccessibleDescription(isConnected() && !m_geometry.isEmpty() ? QString() : message());
    updateCursor();
    update();
}

void ConsoleView::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    paintScreen(painter, event->region());
    paintGuestCursor(painter);
    if (!isConnected() || m_geometry.isEmpty()) {
        paintMessage(painter);
    }
    if (m_unpainted) {
        // Qt hands the picture to the display after this; what is posted comes when that is done.
        QMetaObject::invokeMethod(this, &ConsoleView::frameReachedDisplay, Qt::QueuedConnection);
    }
}

void ConsoleView::takeFrame(const QRegion& damage)
{
    const QRegion area = m_geometry.toWidget(damage).intersected(rect());
    update(area);
    const QWindow* onDisplay = window()->windowHandle();
    if (area.isEmpty() || !isVisible() || onDisplay == nullptr || !onDisplay->isExposed()) {
        return; // nothing will be painted now
    }
    const auto times = m_session->frameTimes();
    m_unpainted = {m_unpainted ? m_unpainted->oldest : times.oldest, times.newest};
    m_session->holdFrame();
}

void ConsoleView::frameReachedDisplay()
{
    if (m_statistics != nullptr && m_unpainted) {
        m_statistics->add(*m_unpainted, std::chrono::steady_clock::now());
    }
    m_unpainted.reset();
    if (m_session != nullptr) {
        m_session->frameShown();
    }
}

void ConsoleView::paintScreen(QPainter& painter, const QRegion& region)
{
    const qreal ratio = devicePixelRatioF();
    if (m_geometry.isEmpty() || m_session == nullptr || m_session->image().size() != m_geometry.guest()) {
        for (const QRect& rect : region) {
            painter.fillRect(rect, surround);
        }
        return;
    }
    const QRect target = m_geometry.target();
    // The logical pixels that the picture fills whole; those at a fractional edge get surround and picture.
    const QRect inside(QPoint(qCeil(target.left() / ratio), qCeil(target.top() / ratio)),
        QPoint(qFloor((target.right() + 1) / ratio) - 1, qFloor((target.bottom() + 1) / ratio) - 1));
    for (const QRect& rect : region.subtracted(inside)) {
        painter.fillRect(rect, surround);
    }
    const QImage& image = m_session->image();
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    if (m_geometry.isExact()) {
        for (const QRect& rect : region) {
            const QRect source = m_geometry.toGuestRect(rect);
            if (!source.isEmpty()) {
                painter.drawImage(target.topLeft() + source.topLeft(), image, source);
            }
        }
    } else {
        // The event's region is the clip, so only that much is resampled.
        painter.setRenderHint(QPainter::SmoothPixmapTransform, !m_geometry.isInteger());
        painter.drawImage(QRectF(target), image, QRectF(image.rect()));
    }
    painter.restore();
}

QString ConsoleView::message() const
{
    if (m_session == nullptr) {
        return {};
    }
    switch (m_session->state()) {
    case ConsoleState::Idle:
        return tr("Not connected to the screen");
    case ConsoleState::Opening:
    case ConsoleState::Connecting:
        return tr("Connecting to the screen…");
    case ConsoleState::Connected:
        return tr("Waiting for the first picture…");
    case ConsoleState::Waiting:
        //: %1 whole sentences saying why
        return tr("%1\nTrying again by itself…").arg(reasonText(m_session->reason()));
    case ConsoleState::Closed:
        return reasonText(m_session->reason());
    }
    return {};
}

void ConsoleView::paintMessage(QPainter& painter)
{
    if (!m_geometry.isEmpty()) {
        painter.fillRect(rect(), veil);
    }
    const QString text = message();
    if (text.isEmpty()) {
        return;
    }
    const int unit = fontMetrics().height();
    const QRect widest = rect().adjusted(2 * unit, 2 * unit, -2 * unit, -2 * unit);
    constexpr int flags = Qt::AlignCenter | Qt::TextWordWrap;
    const QRect textRect = painter.boundingRect(widest, flags, text);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(messagePanel);
    painter.drawRoundedRect(textRect.adjusted(-unit, -unit * 2 / 3, unit, unit * 2 / 3), unit / 2.0, unit / 2.0);
    painter.setPen(messageColour);
    painter.drawText(textRect, flags, text);
}

void ConsoleView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateGeometryOfScreen();
}

void ConsoleView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    updateGeometryOfScreen();
    if (m_session != nullptr) {
        m_session->setVisible(true);
    }
}

void ConsoleView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    setGrabbed(false);
    if (m_session != nullptr) {
        m_session->setVisible(false);
    }
}

void ConsoleView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    // A shortcut or a closed menu brought it: what the user types next is meant for what has the focus.
    setGrabbed(event->reason() != Qt::ActiveWindowFocusReason || (m_grabsWhenActivated && !m_isGivenBack));
}

void ConsoleView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    setGrabbed(false);
}

void ConsoleView::keyPressEvent(QKeyEvent* event)
{
    if (!m_isGrabbed || m_session == nullptr) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (!event->isAutoRepeat()) {
        m_combination.press(event->key());
    }
    m_session->pressKey(keyIdentity(*event), keymap::fromEvent(*event));
    event->accept();
}

void ConsoleView::keyReleaseEvent(QKeyEvent* event)
{
    if (!m_isGrabbed || m_session == nullptr) {
        QWidget::keyReleaseEvent(event);
        return;
    }
    event->accept();
    if (event->isAutoRepeat()) {
        return; // the key is still held
    }
    m_session->releaseKey(keyIdentity(*event));
    if (m_combination.release(event->key())) {
        setGrabbed(false);
        m_isGivenBack = true;
    }
}

bool ConsoleView::focusNextPrevChild(bool next)
{
    return m_isGrabbed ? false : QWidget::focusNextPrevChild(next);
}

void ConsoleView::mousePressEvent(QMouseEvent* event)
{
    const bool wasCaptured = m_capture.isActive();
    m_wantsPointer = true;
    setGrabbed(true);
    updateCapture();
    if (m_capture.isActive() && !wasCaptured) {
        return; // it aimed at nothing: the guest's pointer is elsewhere
    }
    m_buttons = buttonBits(event->buttons());
    sendPointer(event->position());
}

void ConsoleView::mouseReleaseEvent(QMouseEvent* event)
{
    m_buttons = buttonBits(event->buttons());
    sendPointer(event->position());
}

void ConsoleView::mouseDoubleClickEvent(QMouseEvent* event)
{
    mousePressEvent(event); // to the guest, two clicks are two clicks
}

void ConsoleView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_capture.isActive()) {
        const QPoint movement = m_capture.movementTo(event->globalPosition().toPoint());
        if (!movement.isNull()) {
            m_session->movePointerBy(movement, m_buttons);
        }
    } else if (m_buttons != 0 || m_geometry.contains(event->position())) {
        sendPointer(event->position());
    }
}

void ConsoleView::wheelEvent(QWheelEvent* event)
{
    event->accept();
    if (!isConnected() || m_geometry.isEmpty()) {
        return;
    }
    const int steps = m_wheel.add(event->angleDelta().y());
    const QPoint position = m_geometry.toGuest(event->position());
    for (int i = 0; i < std::abs(steps); ++i) {
        for (const quint32 buttons : {m_buttons | (steps > 0 ? wheelUp : wheelDown), m_buttons}) {
            if (m_session->isPointerRelative()) {
                m_session->movePointerBy({}, buttons);
            } else {
                m_session->movePointer(position, buttons);
            }
        }
    }
}

void ConsoleView::sendPointer(QPointF position)
{
    if (isConnected() && m_session->isPointerRelative()) {
        m_session->movePointerBy({}, m_buttons);
    } else if (isConnected() && !m_geometry.isEmpty()) {
        if (m_geometry.isCut()) {
            m_part = ScreenGeometry::partAt(position, size());
            updateGeometryOfScreen();
        }
        m_session->movePointer(m_geometry.toGuest(position), m_buttons);
    }
}

void ConsoleView::setCursorShape(const QImage& image, QPoint hotspot)
{
    m_cursor = image;
    m_hotspot = hotspot;
    m_isCursorHidden = image.isNull();
    updateCursor();
}

void ConsoleView::updateCapture()
{
    const bool isRelative = m_session != nullptr && m_session->isPointerRelative();
    const bool wasCaptured = m_capture.isActive();
    m_wantsPointer = m_wantsPointer && m_isGrabbed;
    m_capture.setActive(isRelative && m_wantsPointer);
    updateCursor();
    if (m_capture.isActive() != wasCaptured) {
        update();
        Q_EMIT grabbedChanged(m_isGrabbed);
    }
}

void ConsoleView::moveGuestCursor(QPoint position)
{
    update(m_geometry.toWidget(guestCursorRect()));
    m_guestCursor = position;
    update(m_geometry.toWidget(guestCursorRect()));
}

QRect ConsoleView::guestCursorRect() const
{
    return {m_guestCursor - m_hotspot, m_cursor.size()};
}

void ConsoleView::paintGuestCursor(QPainter& painter)
{
    if (m_session == nullptr || !m_session->isPointerRelative() || m_cursor.isNull() || m_geometry.isEmpty()) {
        return;
    }
    const qreal ratio = devicePixelRatioF();
    const QRect target = m_geometry.target();
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    painter.setClipRect(target);
    painter.translate(target.topLeft());
    painter.scale(static_cast<qreal>(target.width()) / m_geometry.guest().width(),
        static_cast<qreal>(target.height()) / m_geometry.guest().height());
    painter.drawImage(guestCursorRect().topLeft(), m_cursor);
    painter.restore();
}

void ConsoleView::updateCursor()
{
    if (m_session != nullptr && m_session->isPointerRelative()) {
        // The guest shows where its pointer is; the computer's own is hidden while it moves that one.
        if (m_capture.isActive()) {
            setCursor(Qt::BlankCursor);
        } else {
            unsetCursor();
        }
        update(m_geometry.toWidget(guestCursorRect()));
    } else if (m_isCursorHidden) {
        setCursor(Qt::BlankCursor);
    } else if (m_cursor.isNull()) {
        unsetCursor();
    } else {
        // A guest's pixel is a device pixel here too; QCursor counts the hot spot in logical ones.
        const qreal ratio = devicePixelRatioF();
        QPixmap pixmap = QPixmap::fromImage(m_cursor);
        pixmap.setDevicePixelRatio(ratio);
        setCursor(QCursor(pixmap, qRound(m_hotspot.x() / ratio), qRound(m_hotspot.y() / ratio)));
    }
}

} // namespace domus
