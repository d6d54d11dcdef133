// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consolesession.h"
#include "app/console/keytracker.h"
#include "app/console/pointermapper.h"
#include "ui/console/pointercapture.h"

#include <QPointer>
#include <QWidget>

#include <memory>
#include <optional>

namespace domus {

class FrameStatistics;

/// The guest's screen: paints what changed, and passes keys and pointer on. Keys go to the guest from a click (or the
/// focus) on; Ctrl+Alt, pressed and let go, gives them back to the host.
class ConsoleView : public QWidget
{
    Q_OBJECT
public:
    explicit ConsoleView(QWidget* parent = nullptr);
    ~ConsoleView() override;
    Q_DISABLE_COPY_MOVE(ConsoleView)

    /// Not owned; may be null.
    void setSession(ConsoleSession* session);
    ConsoleSession* session() const { return m_session; }

    void setScaleMode(ScaleMode mode);
    ScaleMode scaleMode() const { return m_mode; }

    /// Keys go to the guest: only while connected. Asked for before, it begins with the connection.
    bool isGrabbed() const { return m_isGrabbed; }
    void setGrabbed(bool grabbed);
    /// The pointer moves the guest's instead of the host's: from a click on, where the guest takes movements only.
    bool isPointerCaptured() const { return m_capture.isActive(); }
    /// In a window of its own the keyboard is the guest's whenever the window is the active one, unless the user took
    /// it back and has not clicked since.
    void setGrabsWhenActivated(bool grabs) { m_grabsWhenActivated = grabs; }

    /// The guest's screen in logical pixels of this display.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void grabbedChanged(bool grabbed); ///< also when the pointer is captured or given back

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void retranslate();
    void updateGeometryOfScreen();
    void applyGrab();
    void updateState();
    void updateCursor();
    void setCursorShape(const QImage& image, QPoint hotspot);
    void sendPointer(QPointF position);
    void updateCapture();
    void moveGuestCursor(QPoint position);
    QRect guestCursorRect() const;
    void paintGuestCursor(QPainter& painter);
    void paintScreen(QPainter& painter, const QRegion& region);
    void paintMessage(QPainter& painter);
    QString message() const;
    bool isConnected() const;
    void takeFrame(const QRegion& damage);
    void frameReachedDisplay();

    QPointer<ConsoleSession> m_session;
    ScaleMode m_mode = ScaleMode::Fit;
    ScreenGeometry m_geometry;
    ReleaseCombination m_combination;
    WheelSteps m_wheel;
    quint32 m_buttons = 0;
    bool m_isGrabbed = false;
    bool m_wantsGrab = false;
    bool m_wantsPointer = false; // clicked since the grab began
    bool m_grabsWhenActivated = false;
    bool m_isGivenBack = false;
    QPointF m_part; // see ScreenGeometry
    std::unique_ptr<FrameStatistics> m_statistics; // null unless figures are wanted
    std::optional<ConsoleSession::FrameTimes> m_unpainted; // of the frames since the last paint, should there be any
    QImage m_cursor;
    QPoint m_hotspot;
    bool m_isCursorHidden = false;
    PointerCapture m_capture{*this}; // while the guest takes movements only
    QPoint m_guestCursor; // where it shows its pointer then
};

} // namespace domus
