// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"
#include "app/core/ids.h"
#include "app/services/machinelabels.h"

#include <QMetaType>
#include <QObject>
#include <QString>
#include <QVector>

#include <memory>

namespace domus {

class ConnectionList;

/// What the list shows of a machine beside its state: from its definition, the running one where it runs.
struct MachineDetails
{
    QString os; ///< "Debian 12", "debian 11": the note, else made from libosinfo's id; empty when neither is there
    QString title;
    QString description;
    int vcpus = 0;
    ByteSize memory;
    MachineLabels labels;
    bool isBinned = false; ///< waits in the bin: no list shows it
    bool isInstalling = false;
    bool isUnfinishedClone = false; ///< its disks are not whole: being made, or left so

    bool operator==(const MachineDetails&) const = default;
    static MachineDetails fromXml(const QByteArray& domainXml);
};

/// The details of every machine of every open connection: read in small batches in the statistics lane, so that the
/// lists get their turn between them, once the list is there; read again for a machine that was defined, changed or
/// started. What a lost connection told stays until it is back. GUI thread.
class MachineDetailsStore : public QObject
{
    Q_OBJECT
public:
    /// The connections outlive the store.
    explicit MachineDetailsStore(ConnectionList& connections, QObject* parent = nullptr);
    ~MachineDetailsStore() override;
    MachineDetailsStore(const MachineDetailsStore&) = delete;
    MachineDetailsStore& operator=(const MachineDetailsStore&) = delete;

    /// Null while they are not known.
    const MachineDetails* details(const DomainKey& machine) const;
    /// No machine of the connection waits for its first reading.
    bool isComplete(const ConnectionId& connection) const;
    /// Reads again: after a change that libvirt sends no event for.
    void refresh(const DomainKey& machine);

Q_SIGNALS:
    /// What is known of these changed, or became known; one signal for many.
    void detailsChanged(const domus::ConnectionId& connection, const QVector<domus::Uuid>& machines);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus
