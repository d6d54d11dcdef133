// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/xml/lens.h"

/// Every property of pools and volumes that Domus reads or writes; see domainlenses.h.
namespace domus::lens::pool {

inline constexpr Lens<QString> type{"pool.type", "@type"};
inline constexpr Lens<QString> name{"pool.name", "name"};
inline constexpr Lens<Uuid> uuid{"pool.uuid", "uuid"};
inline constexpr Lens<ByteSize> capacity{"pool.capacity", "capacity", "", LensForm::Bytes};
inline constexpr Lens<ByteSize> allocation{"pool.allocation", "allocation", "", LensForm::Bytes};
inline constexpr Lens<ByteSize> available{"pool.available", "available", "", LensForm::Bytes};
inline constexpr Lens<QString> targetPath{"pool.targetPath", "target/path"};
inline constexpr Lens<QString> sourceName{"pool.sourceName", "source/name"};
inline constexpr Lens<QString> sourceHost{"pool.sourceHost", "source/host@name"};
inline constexpr Lens<QString> sourcePath{"pool.sourcePath", "source/dir@path"};
inline constexpr Lens<QString> sourceDevice{"pool.sourceDevice", "source/device@path"};
inline constexpr Lens<QString> sourceFormat{"pool.sourceFormat", "source/format@type"};

} // namespace domus::lens::pool

/// The scope is the <target> of a pool or volume.
namespace domus::lens::permissions {

inline constexpr Lens<QString> mode{"permissions.mode", "permissions/mode"}; ///< octal
inline constexpr Lens<int> owner{"permissions.owner", "permissions/owner", "-1"};
inline constexpr Lens<int> group{"permissions.group", "permissions/group", "-1"};

} // namespace domus::lens::permissions

namespace domus::lens::volume {

inline constexpr Lens<QString> type{"volume.type", "@type"};
inline constexpr Lens<QString> name{"volume.name", "name"};
inline constexpr Lens<QString> key{"volume.key", "key"};
inline constexpr Lens<QString> path{"volume.path", "target/path"};
inline constexpr Lens<QString> format{"volume.format", "target/format@type"};
inline constexpr Lens<ByteSize> capacity{"volume.capacity", "capacity", "", LensForm::Bytes};
inline constexpr Lens<ByteSize> allocation{"volume.allocation", "allocation", "", LensForm::Bytes};
inline constexpr Lens<QString> backingPath{"volume.backingPath", "backingStore/path"};
inline constexpr Lens<QString> backingFormat{"volume.backingFormat", "backingStore/format@type"};
inline constexpr Lens<QString> compatibility{"volume.compatibility", "target/compat"};
inline constexpr Lens<bool> lazyRefcounts{
    "volume.lazyRefcounts", "target/features/lazy_refcounts", "", LensForm::Presence};

} // namespace domus::lens::volume
