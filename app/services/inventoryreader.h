// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/virt/event.h"
#include "app/virt/inventory.h"

#include <optional>

namespace domus {

class Connection;

/// Which lists of an inventory are meant.
struct InventoryScope
{
    bool domains = false;
    bool networks = false;
    bool pools = false;

    static InventoryScope all() { return {true, true, true}; }
    static InventoryScope onlyDomains() { return {true, false, false}; }
    /// What an event makes stale.
    static InventoryScope touchedBy(const Event& event);

    bool isEmpty() const { return !domains && !networks && !pools; }
    InventoryScope& operator|=(InventoryScope other);
};

/// The lists that were read; absent: not asked for, or libvirt could not tell.
struct InventoryPart
{
    std::optional<QVector<DomainRecord>> domains;
    std::optional<QVector<NetworkRecord>> networks;
    std::optional<QVector<StoragePoolRecord>> pools;

    void applyTo(Inventory& inventory) const;
};

/// One call per list. A host without networks or storage (NO_SUPPORT) has none. Blocks: call in a lane.
InventoryPart readInventoryPart(Connection& connection, InventoryScope scope);

} // namespace domus
