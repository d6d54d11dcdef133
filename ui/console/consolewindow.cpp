// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/consolewindow.h"

#include "app/console/consolesession.h"
#include "ui/console/consolepane.h"
#include "ui/console/consoleview.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMouseEvent>
#include <QPropertyAnimation>
#include <QScreen>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace domus {

namespace {

using namespace std::chrono_literals;

constexpr auto barStays = 1500ms; // after the pointer has left it
constexpr int slideMilliseconds = 120;

} // namespace

ConsoleWindow::ConsoleWindow(QWidget* parent) : QWidget(parent, Qt::Window), m_hideTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("consoleWindow"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_hideTimer->setSingleShot(true);
    m_hideTimer->setInterval(barStays);
    connect(m_hideTimer, &QTimer::timeout, this, [this] {
        if (m_pane != nullptr && m_pane->view()->isGrabbed()) {
            slideBar(false); // else the keyboard is here, and the bar says so
        }
    });
    // While the guest has the keyboard this key is the guest's, as all are.
    auto* fullScreen = new QShortcut(QKeySequence(Qt::Key_F11), this);
    connect(fullScreen, &QShortcut::activated, this, [this] { setFullScreen(!isFullScreen()); });
}

ConsoleWindow::~ConsoleWindow()
{
    // Hidden and deleted with what is left of this, it gives the keyboard back, and nothing here can be told so.
    if (m_pane != nullptr) {
        m_pane->disconnect(this);
        m_pane->view()->disconnect(this);
        m_pane->session()->disconnect(this);
    }
}

void ConsoleWindow::setPane(ConsolePane* pane)
{
    m_pane = pane;
    m_hasFitted = false;
    layout()->addWidget(pane);
    setWindowTitle(pane->title());
    pane->setPoppedOut(true);
    pane->view()->setGrabsWhenActivated(true);
    pane->view()->installEventFilter(this);
    pane->bar()->installEventFilter(this);
    connect(pane, &ConsolePane::fullScreenRequested, this, &ConsoleWindow::setFullScreen);
    connect(pane, &ConsolePane::titleChanged, this, &ConsoleWindow::setWindowTitle);
    connect(pane->view(), &ConsoleView::grabbedChanged, this, [this](bool grabbed) {
        if (grabbed) {
            m_hideTimer->start();
        } else {
            slideBar(true);
        }
    });
    connect(pane->session(), &ConsoleSession::sizeChanged, this, [this] {
        if (!m_hasFitted) {
            fitToScreen(); // the first size only: later the window is the user's
        }
    });
    if (!pane->session()->image().isNull()) {
        fitToScreen();
    }
    pane->view()->setFocus();
}

ConsolePane* ConsoleWindow::pane() const
{
    return m_pane;
}

ConsolePane* ConsoleWindow::takePane()
{
    ConsolePane* pane = m_pane;
    m_pane = nullptr;
    if (pane != nullptr) {
        pane->view()->removeEventFilter(this);
        pane->bar()->removeEventFilter(this);
        pane->view()->setGrabsWhenActivated(false);
        pane->view()->disconnect(this);
        pane->disconnect(this);
        pane->session()->disconnect(this);
        layout()->removeWidget(pane);
        pane->setPoppedOut(false);
        pane->setFullScreenShown(false);
        if (pane->bar()->parentWidget() != pane) {
            pane->bar()->setParent(pane);
        }
        if (auto* box = qobject_cast<QVBoxLayout*>(pane->layout())) {
            box->insertWidget(0, pane->bar());
        }
        pane->bar()->setAutoFillBackground(false);
        pane->setBarVisible(true);
    }
    return pane;
}

void ConsoleWindow::setFullScreen(bool fullScreen)
{
    setWindowState(fullScreen ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
}

void ConsoleWindow::fitToScreen()
{
    if (m_pane == nullptr || isFullScreen() || isMaximized()) {
        return;
    }
    m_hasFitted = true;
    const QSize bar(0, m_pane->bar()->isVisibleTo(this) ? m_pane->bar()->sizeHint().height() : 0);
    const QSize wanted = m_pane->view()->sizeHint() + bar;
    const QSize room = screen()->availableSize();
    resize(wanted.boundedTo(room).expandedTo(minimumSizeHint()));
}

void ConsoleWindow::closeEvent(QCloseEvent* event)
{
    event->accept();
    Q_EMIT closed();
}

void ConsoleWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) {
        updateBar();
    }
}

// In full screen the bar leaves the layout and lies over the picture.
void ConsoleWindow::updateBar()
{
    if (m_pane == nullptr) {
        return;
    }
    QWidget* bar = m_pane->bar();
    m_pane->setFullScreenShown(isFullScreen());
    auto* box = qobject_cast<QVBoxLayout*>(m_pane->layout());
    if (isFullScreen()) {
        box->removeWidget(bar);
        bar->setAutoFillBackground(true);
        bar->raise();
        placeBar();
        bar->show();
        m_hideTimer->start();
    } else {
        m_hideTimer->stop();
        bar->setAutoFillBackground(false);
        box->insertWidget(0, bar);
        bar->show();
    }
}

void ConsoleWindow::placeBar()
{
    QWidget* bar = m_pane->bar();
    const QSize size(std::min(width(), bar->sizeHint().width() + width() / 4), bar->sizeHint().height());
    bar->setGeometry(QRect(QPoint((width() - size.width()) / 2, 0), size));
}

void ConsoleWindow::slideBar(bool in)
{
    if (m_pane == nullptr || !isFullScreen()) {
        return;
    }
    QWidget* bar = m_pane->bar();
    const QPoint target(bar->x(), in ? 0 : -bar->height());
    if (bar->pos() == target) {
        return;
    }
    auto* slide = new QPropertyAnimation(bar, "pos", bar);
    slide->setDuration(slideMilliseconds);
    slide->setEndValue(target);
    slide->start(QAbstractAnimation::DeleteWhenStopped);
}

bool ConsoleWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (m_pane != nullptr && isFullScreen()) {
        if (watched == m_pane->view() && event->type() == QEvent::MouseMove) {
            const auto* move = static_cast<QMouseEvent*>(event);
            if (move->position().y() < 2 && move->buttons() == Qt::NoButton) {
                slideBar(true);
                m_hideTimer->start();
            }
        } else if (watched == m_pane->bar() && event->type() == QEvent::Enter) {
            m_hideTimer->stop();
        } else if (watched == m_pane->bar() && event->type() == QEvent::Leave) {
            m_hideTimer->start();
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ConsoleWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_pane != nullptr && isFullScreen()) {
        placeBar();
    }
}

} // namespace domus
