// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/consoleaddress.h"
#include "app/console/pointermapper.h"

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace domus {

class ConsoleSession;
class ConsoleView;
class NoPicturePage;

/// A console with what belongs to it: the screen, and a slim bar for scale, full screen, a window of its own, keys
/// that the host would keep, and pictures.
class ConsolePane : public QWidget
{
    Q_OBJECT
public:
    explicit ConsolePane(QWidget* parent = nullptr);

    /// Whose screen it is: the machine's name.
    void setTitle(const QString& title);
    QString title() const { return m_title; }
    /// How other programs find the machine: libvirt's URI, and the machine's UUID there. They are offered where Domus
    /// cannot show the screen.
    void setMachine(const QString& uri, const QString& uuid);
    void setOpener(ConsoleOpener opener);
    void start();
    void stop();
    ConsoleSession* session() const { return m_session; }
    ConsoleView* view() const { return m_view; }

    /// Whether the screen is scaled to the room there is; the bar's button follows.
    void setScaled(bool scaled);
    /// The button shows whether it is in a window of its own; emits nothing.
    void setPoppedOut(bool poppedOut);
    /// The bar is shown by the window when it is wanted.
    void setBarVisible(bool visible);
    QWidget* bar() const { return m_bar; }
    void setFullScreenShown(bool fullScreen);
    void setPopOutOffered(bool offered);

Q_SIGNALS:
    void titleChanged(const QString& title);
    void popOutRequested(bool poppedOut);
    void fullScreenRequested(bool fullScreen);
    /// By the bar's button, or by setScaled.
    void scaledChanged(bool scaled);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeBar();
    void makePasswordRow();
    void retranslate();
    void namePasswordRow();
    void nameAction(QAction* action, const QString& text);
    QMenu* makeKeyMenu();
    void addKeyAction(QMenu* menu, const QString& objectName, const QString& text, const QVector<int>& keys);
    void setScaleMode(ScaleMode mode);
    void askPassword(bool wasWrong);
    void answerPassword();
    void declinePassword();
    void updateState();
    void updateHint();
    void copyPicture();
    void savePicture();

    QString m_title;
    ConsoleSession* m_session;
    ConsoleView* m_view;
    NoPicturePage* m_noPicture;
    QStackedLayout* m_stack;
    QWidget* m_bar = nullptr;
    QLabel* m_info = nullptr;
    QLabel* m_hint = nullptr;
    QToolButton* m_retry = nullptr;
    QPushButton* m_keys = nullptr;
    QAction* m_scale = nullptr;
    QAction* m_popOut = nullptr;
    QAction* m_fullScreen = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_save = nullptr;
    QWidget* m_passwordRow = nullptr;
    QLabel* m_passwordText = nullptr;
    QLineEdit* m_password = nullptr;
    QPushButton* m_sendPassword = nullptr;
    QPushButton* m_declinePassword = nullptr;
    bool m_wasPasswordWrong = false;
};

} // namespace domus
