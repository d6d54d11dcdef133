// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QTimer;

namespace domus {

class ConsolePane;

/// A window that holds one console: popped out of the main window, or all of Domus as a viewer. In full screen the bar
/// slides in at the top edge. Escape belongs to the guest and closes nothing.
class ConsoleWindow : public QWidget
{
    Q_OBJECT
public:
    explicit ConsoleWindow(QWidget* parent = nullptr);
    ~ConsoleWindow() override;
    Q_DISABLE_COPY_MOVE(ConsoleWindow)

    /// Takes the pane in; it becomes a child.
    void setPane(ConsolePane* pane);
    ConsolePane* pane() const;
    /// Gives the pane back; the window is empty then.
    ConsolePane* takePane();

    void setFullScreen(bool fullScreen);
    /// So large that the guest's screen is shown 1:1 where the display allows.
    void fitToScreen();

Q_SIGNALS:
    /// The user closed it; the pane is still inside.
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void updateBar();
    void placeBar();
    void slideBar(bool in);

    QPointer<ConsolePane> m_pane;
    QTimer* m_hideTimer;
    bool m_hasFitted = false;
};

} // namespace domus
