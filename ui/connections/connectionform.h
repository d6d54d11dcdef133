// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/hostsession.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace domus {

class ConnectionList;
class InlineMessage;

/// Adds or changes a connection: where libvirt is, what it is called here, whether it opens at start. With a test
/// that opens it on the side and says what it found, before anything is kept.
class ConnectionForm : public QWidget
{
    Q_OBJECT
public:
    /// The list and the driver outlive the form.
    ConnectionForm(ConnectionList& connections, std::shared_ptr<ConnectionDriver> driver, QWidget* parent = nullptr);
    ~ConnectionForm() override;
    Q_DISABLE_COPY_MOVE(ConnectionForm)

    void startAdding();
    void startEditing(HostSession* session);

Q_SIGNALS:
    void saved(const domus::ConnectionId& connection);
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void refresh();
    void presetChosen();
    void test();
    void tested();
    void save();
    QString uri() const;

    ConnectionList& m_connections;
    std::shared_ptr<ConnectionDriver> m_driver;
    std::optional<ConnectionSettings> m_edited;
    QPointer<HostSession> m_probe;
    QLabel* m_heading;
    QLabel* m_presetLabel;
    QComboBox* m_preset;
    QLabel* m_hostLabel;
    QLineEdit* m_host;
    QLabel* m_uriLabel;
    QLineEdit* m_uri;
    QLabel* m_nameLabel;
    QLineEdit* m_name;
    QCheckBox* m_openAtStart;
    QCheckBox* m_readOnly;
    QPushButton* m_test;
    QPushButton* m_save;
    QPushButton* m_cancel;
    InlineMessage* m_message;
};

} // namespace domus
