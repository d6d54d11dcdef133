// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/create/createdomainplan.h"

/// Hosts, media and systems that the tests of creating share: fixed values, so that plans can be compared as text.
namespace domus::fixture {

/// qemu:///system on a desktop with KVM: 8 CPUs, 32 GiB with 23 free, pool and network "default" active.
HostFacts desktop();
/// The same host without KVM.
HostFacts emulating();
/// qemu:///session on it.
HostFacts session();
/// The same over ssh.
HostFacts remote();
/// test:///default.
HostFacts demonstration();

OsDescription debian12(); ///< newer than the database: described by Debian 11
OsDescription windows11();
OsDescription unknownSystem();
OsDescription memtest();

CreateRequest fromIso(const QString& path);
/// The facts with that ISO looked at: readable, bootable both ways.
HostFacts withIso(HostFacts host, const QString& path);

} // namespace domus::fixture
