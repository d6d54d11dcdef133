// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/connectionuri.h"
#include "app/services/hostsession.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace domus {

class ConnectionList;
class InlineMessage;
class PromptForm;

/// Adds or changes a connection: where libvirt is and how it is reached, what it is called here, whether it opens at
/// start. With a test that opens it on the side and says what it found, before anything is kept.
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
    void setParts(const connectionuri::Parts& parts);
    connectionuri::Parts parts() const;
    void partsChanged();
    void refreshRows();
    void retranslateKinds();
    /// Why the fields make no address that may be opened; empty when they do.
    QString problem() const;
    void endProbe();
    void test();
    void tested();
    void save();
    QString uri() const;

    ConnectionList& m_connections;
    std::shared_ptr<ConnectionDriver> m_driver;
    std::optional<ConnectionSettings> m_edited;
    QPointer<HostSession> m_probe;
    QLabel* m_heading;
    QFormLayout* m_form;
    QLabel* m_presetLabel;
    QComboBox* m_preset; ///< by connectionuri::Kind
    QLabel* m_hostLabel;
    QLineEdit* m_host;
    QLabel* m_userLabel;
    QLineEdit* m_user;
    QLabel* m_portLabel;
    QLineEdit* m_port;
    QLabel* m_keyLabel;
    QLineEdit* m_key;
    QLabel* m_socketLabel;
    QLineEdit* m_socket;
    QCheckBox* m_ofUser;
    QLabel* m_uriLabel;
    QLineEdit* m_uri;
    QLabel* m_nameLabel;
    QLineEdit* m_name;
    QCheckBox* m_openAtStart;
    QCheckBox* m_readOnly;
    QPushButton* m_test;
    QPushButton* m_save;
    QPushButton* m_cancel;
    InlineMessage* m_warning; ///< of the address
    QCheckBox* m_confirm; ///< the user knows what it warns of
    QString m_confirmed; ///< for which address
    InlineMessage* m_message; ///< what came of a test
    PromptForm* m_prompt;
};

} // namespace domus
