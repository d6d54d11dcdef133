// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/childorder.h"

#include <array>

namespace domus {

namespace {

constexpr std::array domain{"name", "uuid", "genid", "title", "description", "metadata", "maxMemory", "memory",
    "currentMemory", "memtune", "memoryBacking", "vcpu", "vcpus", "iothreads", "iothreadids", "defaultiothread",
    "cputune", "numatune", "resource", "sysinfo", "bootloader", "os", "idmap", "features", "cpu", "clock",
    "on_poweroff", "on_reboot", "on_crash", "on_lockfailure", "pm", "perf", "devices", "seclabel", "keywrap",
    "launchSecurity"};
constexpr std::array devices{"emulator", "disk", "controller", "lease", "filesystem", "interface", "smartcard",
    "serial", "parallel", "console", "channel", "input", "tpm", "graphics", "sound", "audio", "video", "hostdev",
    "redirdev", "redirfilter", "hub", "watchdog", "memballoon", "rng", "nvram", "panic", "shmem", "memory", "iommu",
    "vsock", "crypto"};
constexpr std::array os{"type", "firmware", "loader", "nvram", "kernel", "initrd", "cmdline", "dtb", "acpi", "boot",
    "bootmenu", "smbios", "bios"};
constexpr std::array features{"acpi", "apic", "pae", "hap", "viridian", "privnet", "hyperv", "kvm", "xen", "pvspinlock",
    "pmu", "vmport", "gic", "smm", "ioapic", "vmcoreinfo"};
constexpr std::array cpu{"model", "vendor", "topology", "cache", "maxphysaddr", "feature", "numa"};
constexpr std::array memoryBacking{"hugepages", "nosharepages", "locked", "source", "access", "allocation", "discard"};
constexpr std::array disk{"driver", "auth", "source", "backingStore", "backenddomain", "geometry", "blockio", "mirror",
    "target", "iotune", "readonly", "shareable", "transient", "serial", "wwn", "vendor", "product", "encryption",
    "boot", "alias", "address"};
constexpr std::array interface {
    "mac", "source", "vlan", "virtualport", "ip", "route", "script", "bandwidth", "target", "guest", "model", "driver",
        "backend", "filterref", "boot", "rom", "tune", "link", "mtu", "coalesce", "alias", "address"
};
constexpr std::array graphics{"listen", "channel", "image", "jpeg", "zlib", "playback", "streaming", "clipboard",
    "filetransfer", "mouse", "gl", "audio"};
constexpr std::array video{"driver", "model", "alias", "address"};
constexpr std::array model{"resolution", "acceleration"};
constexpr std::array character{"source", "protocol", "log", "target", "alias", "address"};
constexpr std::array other{"driver", "model", "source", "rate", "backend", "stats", "audio", "alias", "address"};
constexpr std::array pool{"name", "uuid", "capacity", "allocation", "available", "features", "source", "target"};
constexpr std::array poolSource{"host", "device", "dir", "adapter", "name", "format", "auth"};
constexpr std::array volume{"name", "key", "capacity", "allocation", "physical", "source", "target", "backingStore"};
constexpr std::array target{"path", "format", "permissions", "timestamps", "compat", "encryption", "features"};
constexpr std::array network{"name", "uuid", "title", "metadata", "forward", "bridge", "mtu", "mac", "domain", "dns",
    "vlan", "bandwidth", "portgroup", "ip", "route", "virtualport"};

struct Entry
{
    const char* parent = nullptr;
    ChildOrder order;
};
// An element of the same name may stand in several places ("target" of a disk has no children): the order fits all.
constexpr std::array table{
    Entry{"domain", domain},
    Entry{"devices", devices},
    Entry{"os", os},
    Entry{"features", features},
    Entry{"cpu", cpu},
    Entry{"memoryBacking", memoryBacking},
    Entry{"disk", disk},
    Entry{"interface", interface},
    Entry{"graphics", graphics},
    Entry{"video", video},
    Entry{"model", model},
    Entry{"serial", character},
    Entry{"console", character},
    Entry{"channel", character},
    Entry{"controller", other},
    Entry{"input", other},
    Entry{"tpm", other},
    Entry{"rng", other},
    Entry{"sound", other},
    Entry{"memballoon", other},
    Entry{"pool", pool},
    Entry{"source", poolSource},
    Entry{"volume", volume},
    Entry{"target", target},
    Entry{"network", network},
};

} // namespace

ChildOrder usualChildOrder(const char* parentName)
{
    for (const Entry& entry : table) {
        if (qstrcmp(entry.parent, parentName) == 0) {
            return entry.order;
        }
    }
    return {};
}

} // namespace domus
