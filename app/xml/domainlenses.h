// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/xml/lens.h"

/// Every property of a domain that Domus reads or writes. A test fails for a lens that no test exercises.
namespace domus::lens {

// The machine
inline constexpr Lens<QString> type{"type", "@type"};
inline constexpr Lens<QString> name{"name", "name"};
inline constexpr Lens<Uuid> uuid{"uuid", "uuid"};
inline constexpr Lens<QString> title{"title", "title"};
inline constexpr Lens<QString> description{"description", "description"};
inline constexpr Lens<QString> emulator{"emulator", "devices/emulator"};

// Memory and CPUs
inline constexpr Lens<ByteSize> memory{"memory", "memory"};
inline constexpr Lens<ByteSize> currentMemory{"currentMemory", "currentMemory"};
inline constexpr Lens<ByteSize> maximumMemory{"maximumMemory", "maxMemory"};
inline constexpr Lens<QString> memoryBackingSource{"memoryBackingSource", "memoryBacking/source@type"};
inline constexpr Lens<QString> memoryBackingAccess{"memoryBackingAccess", "memoryBacking/access@mode"};
inline constexpr Lens<int> vcpus{"vcpus", "vcpu", "1"};
inline constexpr Lens<int> currentVcpus{"currentVcpus", "vcpu@current"};
inline constexpr Lens<QString> vcpuPlacement{"vcpuPlacement", "vcpu@placement", "static"};
inline constexpr Lens<int> ioThreads{"ioThreads", "iothreads"};
inline constexpr Lens<QString> cpuMode{"cpuMode", "cpu@mode"};
inline constexpr Lens<QString> cpuCheck{"cpuCheck", "cpu@check"};
inline constexpr Lens<QString> cpuMatch{"cpuMatch", "cpu@match"};
inline constexpr Lens<bool> cpuMigratable{"cpuMigratable", "cpu@migratable", "on", LensForm::OnOff};
inline constexpr Lens<QString> cpuModel{"cpuModel", "cpu/model"};
inline constexpr Lens<QString> cpuModelFallback{"cpuModelFallback", "cpu/model@fallback", "allow"};
inline constexpr Lens<int> cpuSockets{"cpuSockets", "cpu/topology@sockets"};
inline constexpr Lens<int> cpuDies{"cpuDies", "cpu/topology@dies", "1"};
inline constexpr Lens<int> cpuCores{"cpuCores", "cpu/topology@cores"};
inline constexpr Lens<int> cpuThreads{"cpuThreads", "cpu/topology@threads"};

// Booting
inline constexpr Lens<QString> osType{"osType", "os/type", "hvm"};
inline constexpr Lens<QString> architecture{"architecture", "os/type@arch"};
inline constexpr Lens<QString> machine{"machine", "os/type@machine"};
inline constexpr Lens<QString> firmware{"firmware", "os@firmware"};
inline constexpr Lens<bool> firmwareSecureBoot{
    "firmwareSecureBoot", "os/firmware/feature[@name='secure-boot']@enabled"};
inline constexpr Lens<bool> firmwareEnrolledKeys{
    "firmwareEnrolledKeys", "os/firmware/feature[@name='enrolled-keys']@enabled"};
inline constexpr Lens<QString> loader{"loader", "os/loader"};
inline constexpr Lens<QString> loaderType{"loaderType", "os/loader@type"};
inline constexpr Lens<bool> loaderReadonly{"loaderReadonly", "os/loader@readonly"};
inline constexpr Lens<bool> loaderSecure{"loaderSecure", "os/loader@secure"};
inline constexpr Lens<QString> nvram{"nvram", "os/nvram"};
inline constexpr Lens<QString> nvramTemplate{"nvramTemplate", "os/nvram@template"};
inline constexpr Lens<QString> kernel{"kernel", "os/kernel"};
inline constexpr Lens<QString> initrd{"initrd", "os/initrd"};
inline constexpr Lens<QString> kernelArguments{"kernelArguments", "os/cmdline"};
inline constexpr Lens<bool> bootMenu{"bootMenu", "os/bootmenu@enable"};

// Features, clock, power, what happens when
inline constexpr Lens<bool> acpi{"acpi", "features/acpi", "", LensForm::Presence};
inline constexpr Lens<bool> apic{"apic", "features/apic", "", LensForm::Presence};
inline constexpr Lens<bool> pae{"pae", "features/pae", "", LensForm::Presence};
inline constexpr Lens<bool> smm{"smm", "features/smm@state", "off", LensForm::OnOff};
inline constexpr Lens<bool> vmport{"vmport", "features/vmport@state", "on", LensForm::OnOff};
inline constexpr Lens<QString> clockOffset{"clockOffset", "clock@offset", "utc"};
inline constexpr Lens<QString> onPoweroff{"onPoweroff", "on_poweroff", "destroy"};
inline constexpr Lens<QString> onReboot{"onReboot", "on_reboot", "restart"};
inline constexpr Lens<QString> onCrash{"onCrash", "on_crash", "destroy"};
inline constexpr Lens<bool> suspendToMemory{"suspendToMemory", "pm/suspend-to-mem@enabled", "yes"};
inline constexpr Lens<bool> suspendToDisk{"suspendToDisk", "pm/suspend-to-disk@enabled", "yes"};

} // namespace domus::lens

/// Properties of one device; the scope is the device's element.
namespace domus::lens::device {

inline constexpr Lens<int> bootOrder{"device.bootOrder", "boot@order"};
inline constexpr Lens<QString> alias{"device.alias", "alias@name"};

} // namespace domus::lens::device

namespace domus::lens::disk {

inline constexpr Lens<QString> type{"disk.type", "@type", "file"};
inline constexpr Lens<QString> device{"disk.device", "@device", "disk"};
inline constexpr Lens<QString> driver{"disk.driver", "driver@name"};
inline constexpr Lens<QString> format{"disk.format", "driver@type"};
inline constexpr Lens<QString> cache{"disk.cache", "driver@cache"};
inline constexpr Lens<QString> io{"disk.io", "driver@io"};
inline constexpr Lens<QString> discard{"disk.discard", "driver@discard"};
inline constexpr Lens<QString> detectZeroes{"disk.detectZeroes", "driver@detect_zeroes"};
inline constexpr Lens<int> ioThread{"disk.ioThread", "driver@iothread"};
inline constexpr Lens<QString> sourceFile{"disk.sourceFile", "source@file"};
inline constexpr Lens<QString> sourceDevice{"disk.sourceDevice", "source@dev"};
inline constexpr Lens<QString> sourceFolder{"disk.sourceFolder", "source@dir"};
inline constexpr Lens<QString> sourcePool{"disk.sourcePool", "source@pool"};
inline constexpr Lens<QString> sourceVolume{"disk.sourceVolume", "source@volume"};
inline constexpr Lens<QString> sourceProtocol{"disk.sourceProtocol", "source@protocol"};
inline constexpr Lens<QString> sourceName{"disk.sourceName", "source@name"};
inline constexpr Lens<QString> startupPolicy{"disk.startupPolicy", "source@startupPolicy"};
inline constexpr Lens<QString> targetDevice{"disk.targetDevice", "target@dev"};
inline constexpr Lens<QString> targetBus{"disk.targetBus", "target@bus"};
inline constexpr Lens<bool> readonly{"disk.readonly", "readonly", "", LensForm::Presence};
inline constexpr Lens<bool> shareable{"disk.shareable", "shareable", "", LensForm::Presence};
inline constexpr Lens<QString> serial{"disk.serial", "serial"};

} // namespace domus::lens::disk

namespace domus::lens::interface {

inline constexpr Lens<QString> type{"interface.type", "@type", "network"};
inline constexpr Lens<QString> mac{"interface.mac", "mac@address"};
inline constexpr Lens<QString> sourceNetwork{"interface.sourceNetwork", "source@network"};
inline constexpr Lens<QString> sourceBridge{"interface.sourceBridge", "source@bridge"};
inline constexpr Lens<QString> sourceDevice{"interface.sourceDevice", "source@dev"};
inline constexpr Lens<QString> portGroup{"interface.portGroup", "source@portgroup"};
inline constexpr Lens<QString> model{"interface.model", "model@type"};
inline constexpr Lens<QString> target{"interface.target", "target@dev"};
inline constexpr Lens<int> queues{"interface.queues", "driver@queues"};
inline constexpr Lens<QString> linkState{"interface.linkState", "link@state", "up"};

} // namespace domus::lens::interface

namespace domus::lens::graphics {

inline constexpr Lens<QString> type{"graphics.type", "@type"};
inline constexpr Lens<int> port{"graphics.port", "@port", "-1"};
inline constexpr Lens<int> tlsPort{"graphics.tlsPort", "@tlsPort", "-1"};
inline constexpr Lens<bool> autoPort{"graphics.autoPort", "@autoport", "no"};
inline constexpr Lens<QString> listen{"graphics.listen", "@listen"};
inline constexpr Lens<QString> socket{"graphics.socket", "@socket"};
inline constexpr Lens<QString> password{"graphics.password", "@passwd"};
inline constexpr Lens<QString> keymap{"graphics.keymap", "@keymap"};
inline constexpr Lens<QString> listenType{"graphics.listenType", "listen@type"};
inline constexpr Lens<QString> listenAddress{"graphics.listenAddress", "listen@address"};
inline constexpr Lens<QString> listenSocket{"graphics.listenSocket", "listen@socket"};
inline constexpr Lens<QString> listenNetwork{"graphics.listenNetwork", "listen@network"};
inline constexpr Lens<bool> gl{"graphics.gl", "gl@enable", "no"};
inline constexpr Lens<QString> imageCompression{"graphics.imageCompression", "image@compression"};

} // namespace domus::lens::graphics

namespace domus::lens::video {

inline constexpr Lens<QString> model{"video.model", "model@type"};
inline constexpr Lens<int> heads{"video.heads", "model@heads", "1"};
inline constexpr Lens<bool> primary{"video.primary", "model@primary", "no"};
inline constexpr Lens<bool> accel3d{"video.accel3d", "model/acceleration@accel3d", "no"};

} // namespace domus::lens::video

/// Serial ports, consoles, parallel ports and channels.
namespace domus::lens::character {

inline constexpr Lens<QString> type{"character.type", "@type", "pty"};
inline constexpr Lens<QString> sourcePath{"character.sourcePath", "source@path"};
inline constexpr Lens<QString> sourceMode{"character.sourceMode", "source@mode"};
inline constexpr Lens<QString> targetType{"character.targetType", "target@type"};
inline constexpr Lens<QString> targetName{"character.targetName", "target@name"};
inline constexpr Lens<int> targetPort{"character.targetPort", "target@port", "-1"};

} // namespace domus::lens::character

namespace domus::lens::tpm {

inline constexpr Lens<QString> model{"tpm.model", "@model"};
inline constexpr Lens<QString> backend{"tpm.backend", "backend@type"};
inline constexpr Lens<QString> version{"tpm.version", "backend@version"};
inline constexpr Lens<QString> device{"tpm.device", "backend/device@path"};

} // namespace domus::lens::tpm

namespace domus::lens::rng {

inline constexpr Lens<QString> model{"rng.model", "@model"};
inline constexpr Lens<QString> backend{"rng.backend", "backend@model"};
inline constexpr Lens<QString> source{"rng.source", "backend"};

} // namespace domus::lens::rng

namespace domus::lens::balloon {

inline constexpr Lens<QString> model{"balloon.model", "@model"};
inline constexpr Lens<int> statsPeriod{"balloon.statsPeriod", "stats@period"};
inline constexpr Lens<bool> freePageReporting{
    "balloon.freePageReporting", "@freePageReporting", "off", LensForm::OnOff};

} // namespace domus::lens::balloon

namespace domus::lens::input {

inline constexpr Lens<QString> type{"input.type", "@type"};
inline constexpr Lens<QString> bus{"input.bus", "@bus"};

} // namespace domus::lens::input

namespace domus::lens::sound {

inline constexpr Lens<QString> model{"sound.model", "@model"};
inline constexpr Lens<int> audioId{"sound.audioId", "audio@id"};

} // namespace domus::lens::sound

namespace domus::lens::controller {

inline constexpr Lens<QString> type{"controller.type", "@type"};
inline constexpr Lens<int> index{"controller.index", "@index", "-1"};
inline constexpr Lens<QString> model{"controller.model", "@model"};
inline constexpr Lens<int> ports{"controller.ports", "@ports"};

} // namespace domus::lens::controller
