// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"

#include <QObject>
#include <QStringList>
#include <QVector>

#include <chrono>
#include <memory>

namespace domus {

class ConnectionList;

/// At which addresses running machines are reached, as libvirt's networks leased them: a few machines at a time, each
/// again after half a minute, and only while somebody looks. GUI thread.
class AddressBook : public QObject
{
    Q_OBJECT
public:
    /// The connections outlive the book. It reads nothing yet.
    explicit AddressBook(ConnectionList& connections, QObject* parent = nullptr);
    ~AddressBook() override;
    AddressBook(const AddressBook&) = delete;
    AddressBook& operator=(const AddressBook&) = delete;

    void setActive(bool active);
    /// How long an answer holds; 30 s unless told.
    void setLifetime(std::chrono::milliseconds lifetime);
    /// Empty when the machine does not run or has none that libvirt knows.
    QStringList addresses(const DomainKey& machine) const;

Q_SIGNALS:
    void addressesChanged(const domus::ConnectionId& connection, const QVector<domus::Uuid>& machines);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus
