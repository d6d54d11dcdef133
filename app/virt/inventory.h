// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/virt/records.h"

#include <QVector>

#include <memory>

namespace domus {

/// Everything known about one connection at one moment. Immutable once shared; a change makes a new one.
struct Inventory
{
    quint64 revision = 0; ///< grows with every new inventory of the same connection
    QVector<DomainRecord> domains; ///< sorted by uuid
    QVector<NetworkRecord> networks; ///< sorted by uuid
    QVector<StoragePoolRecord> pools; ///< sorted by uuid

    /// Null when there is none.
    const DomainRecord* domain(Uuid uuid) const;
    const DomainRecord* domainByName(const QString& name) const;
    const NetworkRecord* networkByName(const QString& name) const;
    const StoragePoolRecord* poolByName(const QString& name) const;

    /// Puts every list into its order; call before sharing.
    void sort();
};

using InventoryPtr = std::shared_ptr<const Inventory>;

} // namespace domus
