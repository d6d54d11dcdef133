// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/xml/lens.h"

/// Every property of networks that Domus reads or writes; see domainlenses.h.
namespace domus::lens::network {

inline constexpr Lens<QString> name{"network.name", "name"};
inline constexpr Lens<Uuid> uuid{"network.uuid", "uuid"};
inline constexpr Lens<QString> title{"network.title", "title"};
inline constexpr Lens<QString> bridge{"network.bridge", "bridge@name"};
inline constexpr Lens<QString> mac{"network.mac", "mac@address"};
inline constexpr Lens<QString> domainName{"network.domainName", "domain@name"};
inline constexpr Lens<QString> forwardMode{"network.forwardMode", "forward@mode", "nat"}; ///< where <forward> is
inline constexpr Lens<QString> forwardDevice{"network.forwardDevice", "forward@dev"};

} // namespace domus::lens::network

namespace domus::lens::ip {

inline constexpr Lens<QString> family{"ip.family", "@family", "ipv4"};
inline constexpr Lens<QString> address{"ip.address", "@address"};
inline constexpr Lens<QString> netmask{"ip.netmask", "@netmask"};
inline constexpr Lens<int> prefix{"ip.prefix", "@prefix", "-1"};
inline constexpr Lens<QString> dhcpStart{"ip.dhcpStart", "dhcp/range@start"};
inline constexpr Lens<QString> dhcpEnd{"ip.dhcpEnd", "dhcp/range@end"};

} // namespace domus::lens::ip

namespace domus::lens::portgroup {

inline constexpr Lens<QString> name{"portgroup.name", "@name"};
inline constexpr Lens<bool> isDefault{"portgroup.isDefault", "@default", "no"};

} // namespace domus::lens::portgroup
