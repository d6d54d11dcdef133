// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/connectiondiscovery.h"
#include "app/services/hostsession.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace domus {

class EmptyPage;
class PromptForm;

/// One connection: what host is behind it, what it asks before it opens, or why it is not open and what helps; with no
/// machines, the way to the first.
class ConnectionPage : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionPage(QWidget* parent = nullptr);

    void setSession(HostSession* session);
    HostSession* session() const { return m_session; }
    /// What stands in the way of this computer's libvirt, as far as it was found out.
    void setDiscovery(const Discovery& discovery);

Q_SIGNALS:
    void createRequested();
    void editRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void refreshClosed();
    void countDown();

    QPointer<HostSession> m_session;
    std::optional<Discovery> m_discovery;
    QLabel* m_heading;
    QLabel* m_address;
    QLabel* m_facts;
    QPushButton* m_edit;
    EmptyPage* m_state;
    QPushButton* m_first;
    QPushButton* m_retry;
    QPushButton* m_stop;
    PromptForm* m_prompt;
    QString m_lostWords; ///< why, while the time until the next try is counted down
    QTimer m_countdown; ///< until it is tried again
};

} // namespace domus
