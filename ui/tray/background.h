// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tray/notifier.h"
#include "ui/tray/tray.h"

#include <QObject>
#include <QTimer>

namespace domus {

class ConnectionList;
class DesktopNotifications;
class MainWindow;
class OperationRunner;
class Translator;

/// Domus while its window is not looked at: the icon in the tray and the news that come as bubbles, as the user's
/// settings have it. GUI thread.
class Background : public QObject
{
    Q_OBJECT
public:
    /// All outlive this.
    Background(MainWindow& window, ConnectionList& connections, OperationRunner& runner, Translator& translator,
        QObject* parent = nullptr);
    ~Background() override;
    Q_DISABLE_COPY_MOVE(Background)

    /// Looks for a tray, and for some seconds again: at login it may come after Domus. Where Domus was to be hidden and
    /// there is none, the window is shown after all.
    void start(bool isHidden);

    Tray& tray() { return m_tray; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void look();
    void tell(const Notifier::News& news);

    MainWindow& m_window;
    Tray m_tray;
    Notifier m_notifier;
    DesktopNotifications* m_bubbles;
    QTimer m_looks;
    int m_looksLeft = 0;
    bool m_isHidden = false;
};

} // namespace domus
