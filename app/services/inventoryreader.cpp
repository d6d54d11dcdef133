// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/inventoryreader.h"

#include "app/virt/connection.h"

namespace domus {

namespace {

template <typename Record> std::optional<QVector<Record>> listOrNothing(Result<QVector<Record>> list)
{
    if (list) {
        return std::move(*list);
    }
    return list.error().kind == ErrorKind::Unsupported ? std::optional(QVector<Record>()) : std::nullopt;
}

struct Touched
{
    InventoryScope operator()(const DomainLifecycleEvent& /*event*/) const { return {true, false, false}; }
    InventoryScope operator()(DomainChangedEvent /*event*/) const { return {true, false, false}; }
    InventoryScope operator()(DomainRebootEvent /*event*/) const { return {true, false, false}; }
    InventoryScope operator()(NetworkChangedEvent /*event*/) const { return {false, true, false}; }
    InventoryScope operator()(StoragePoolChangedEvent /*event*/) const { return {false, false, true}; }
    InventoryScope operator()(const ConnectionLostEvent& /*event*/) const { return {}; }
};

} // namespace

InventoryScope InventoryScope::touchedBy(const Event& event)
{
    return std::visit(Touched(), event);
}

InventoryScope& InventoryScope::operator|=(InventoryScope other)
{
    domains |= other.domains;
    networks |= other.networks;
    pools |= other.pools;
    return *this;
}

void InventoryPart::applyTo(Inventory& inventory) const
{
    if (domains) {
        inventory.domains = *domains;
    }
    if (networks) {
        inventory.networks = *networks;
    }
    if (pools) {
        inventory.pools = *pools;
    }
    inventory.sort();
}

InventoryPart readInventoryPart(Connection& connection, InventoryScope scope)
{
    InventoryPart part;
    if (scope.domains) {
        part.domains = listOrNothing(connection.domains());
    }
    if (scope.networks) {
        part.networks = listOrNothing(connection.networks());
    }
    if (scope.pools) {
        part.pools = listOrNothing(connection.storagePools());
    }
    return part;
}

} // namespace domus
