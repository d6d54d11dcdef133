// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/virt/records.h"

#include <QString>

/// What Domus can do on hosts that run something else than QEMU.
namespace domus::hypervisor {

/// Why no machine can be made there, as sentences; empty where Domus makes them.
QString whyNothingIsMade(const HostRecord& host);

/// Why nothing there is saved to disk, reset, renamed or cloned, as a sentence; empty where it can be.
QString whyOnlyTheBasics(const HostRecord& host);

} // namespace domus::hypervisor
