// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/virt/inventory.h"

#include <algorithm>

namespace domus {

namespace {

template <typename Record> const Record* findByUuid(const QVector<Record>& records, Uuid uuid)
{
    const auto it = std::lower_bound(
        records.cbegin(), records.cend(), uuid, [](const Record& record, Uuid key) { return record.uuid < key; });
    return it != records.cend() && it->uuid == uuid ? &*it : nullptr;
}

template <typename Record> const Record* findByName(const QVector<Record>& records, const QString& name)
{
    const auto it
        = std::find_if(records.cbegin(), records.cend(), [&name](const Record& record) { return record.name == name; });
    return it != records.cend() ? &*it : nullptr;
}

template <typename Record> void sortByUuid(QVector<Record>& records)
{
    std::sort(records.begin(), records.end(), [](const Record& a, const Record& b) { return a.uuid < b.uuid; });
}

} // namespace

const DomainRecord* Inventory::domain(Uuid uuid) const
{
    return findByUuid(domains, uuid);
}

const DomainRecord* Inventory::domainByName(const QString& name) const
{
    return findByName(domains, name);
}

const NetworkRecord* Inventory::networkByName(const QString& name) const
{
    return findByName(networks, name);
}

const StoragePoolRecord* Inventory::poolByName(const QString& name) const
{
    return findByName(pools, name);
}

void Inventory::sort()
{
    sortByUuid(domains);
    sortByUuid(networks);
    sortByUuid(pools);
}

} // namespace domus
