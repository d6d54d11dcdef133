// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uuid.h"
#include "app/services/textconsole.h"
#include "app/services/textconsoledevices.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QComboBox;
class QLabel;
class QStackedLayout;

namespace domus {

class EmptyPage;
class FindRow;
class HostSession;
class InlineMessage;
class Terminal;
class TerminalView;

/// The serial ports and consoles of a machine as a terminal: opens when it is looked at, comes back by itself when the
/// machine is started again or the line was cut, and keeps what was written when it ends. Works for a machine that has
/// no display. GUI thread.
class TextConsolePage : public QWidget
{
    Q_OBJECT
public:
    explicit TextConsolePage(QWidget* parent = nullptr);
    ~TextConsolePage() override;
    Q_DISABLE_COPY_MOVE(TextConsolePage)

    /// A null session: no machine.
    void setMachine(HostSession* session, Uuid uuid);
    TextConsoleState state() const;
    TerminalView* view() const { return m_view; }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum class Notice { None, Off, Taken, Broken, Paste };

    void makeBar();
    void refresh();
    void readDevices();
    void setDevices(const QVector<TextConsoleDevice>& devices);
    void openDevice(TextConsole::Hold hold);
    void onConsoleChanged();
    void updateHint();
    void setNotice(Notice notice);
    void showEmpty(const QString& heading, const QString& text, const QString& detail = {});
    void askToPaste(const QString& text);
    void tellSize();
    void saveText();
    void retranslate();
    QString deviceName(const TextConsoleDevice& device) const;
    bool isMachineActive() const;

    QPointer<HostSession> m_session;
    Uuid m_uuid;
    int m_runningId = -1; ///< of the run that the devices were read in
    bool m_isReading = false;
    std::optional<Error> m_readingError;
    QVector<TextConsoleDevice> m_devices;
    QString m_device; ///< the alias that is wanted or open
    TextConsole m_console;
    std::unique_ptr<Terminal> m_terminal;
    QTimer m_retry;
    QString m_doubtful; ///< what is to be pasted, while that is asked
    Notice m_shownNotice = Notice::None;

    QWidget* m_bar = nullptr;
    QComboBox* m_choice = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_hint = nullptr;
    QAction* m_find = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_paste = nullptr;
    QAction* m_save = nullptr;
    QAction* m_tellSize = nullptr;
    InlineMessage* m_notice;
    FindRow* m_findRow;
    TerminalView* m_view;
    EmptyPage* m_empty;
    QStackedLayout* m_stack;
};

} // namespace domus
