// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

/// Plain values of the devices of a domain: what reading yields and what building takes.
/// Every member has its initialiser, so that designated initialisers may leave any of them out.
/// An empty text and a number of 0 (-1 for ports and indexes) mean: not written, libvirt decides.
namespace domus {

struct DiskXml
{
    QString type = QStringLiteral("file"); ///< "file", "block", "dir", "network", "volume", "nvme", "vhostuser"
    QString device = QStringLiteral("disk"); ///< "disk", "cdrom", "floppy", "lun"
    QString path{}; ///< of a file, block device or folder; empty: no medium
    QString pool{}; ///< with type "volume"
    QString volume{}; ///< with type "volume"
    QString protocol{}; ///< with type "network": "rbd", "iscsi", "https"...
    QString protocolName{}; ///< with type "network": the image's name there
    QString format{}; ///< "raw", "qcow2"...
    QString cache{};
    QString io{};
    QString discard{}; ///< "unmap", "ignore"
    QString detectZeroes{};
    int ioThread = 0;
    QString targetDevice{}; ///< "vda"; empty when adding: the next free one of the bus
    QString bus{}; ///< "virtio", "sata", "scsi", "ide", "usb", "fdc"
    QString serial{};
    QString startupPolicy{}; ///< "optional": a missing medium does not keep the machine from starting
    bool isReadonly = false;
    bool isShareable = false;
    int bootOrder = 0; ///< 1 is first; 0: none
    QStringList backingChain{}; ///< paths below this image, nearest first; read only

    bool isRemovable() const { return device == QLatin1String("cdrom") || device == QLatin1String("floppy"); }
    bool operator==(const DiskXml&) const = default;
};

struct InterfaceXml
{
    QString type = QStringLiteral("network"); ///< "network", "bridge", "user", "direct", "ethernet", "hostdev"...
    QString source{}; ///< network, bridge or host device, by type
    QString portGroup{};
    QString model{}; ///< "virtio", "e1000e", "rtl8139"...
    QString mac{}; ///< as written
    QString target{}; ///< the host's end while running: "vnet0"
    int queues = 0;
    bool isLinkUp = true;
    int bootOrder = 0;
    bool operator==(const InterfaceXml&) const = default;
};

struct GraphicsXml
{
    QString type{}; ///< "vnc", "spice", "egl-headless", "sdl", "dbus"
    QString listenType{}; ///< "none", "address", "network", "socket"; empty: libvirt's default, an address
    QString listenAddress{}; ///< with "address"
    QString socket{}; ///< with "socket"
    int port = -1; ///< -1: none yet
    int tlsPort = -1; ///< SPICE
    bool isAutoPort = true;
    QString password{}; ///< empty: none, or not told
    QString keymap{};
    QString imageCompression{}; ///< SPICE
    bool hasGl = false;
    bool hasPassword() const { return !password.isEmpty(); }
    bool operator==(const GraphicsXml&) const = default;
};

struct VideoXml
{
    QString model{}; ///< "virtio", "qxl", "vga", "bochs", "ramfb", "none"
    int heads = 1;
    bool isPrimary = false;
    bool hasAccel3d = false;
    bool operator==(const VideoXml&) const = default;
};

/// A serial port, console, parallel port or channel.
struct CharacterDeviceXml
{
    QString type = QStringLiteral("pty"); ///< "pty", "unix", "spicevmc", "qemu-vdagent", "tcp"...
    QString sourcePath{};
    QString sourceMode{}; ///< "bind", "connect"
    QString targetType{}; ///< "virtio" for channels, "isa-serial", "serial"...
    QString targetName{}; ///< "org.qemu.guest_agent.0"
    int targetPort = -1;
    bool operator==(const CharacterDeviceXml&) const = default;
};

struct TpmXml
{
    QString model{}; ///< "tpm-crb", "tpm-tis"
    QString backend{}; ///< "emulator", "passthrough"
    QString version{}; ///< "2.0"
    QString device{}; ///< with "passthrough"
    bool operator==(const TpmXml&) const = default;
};

struct RngXml
{
    QString model{}; ///< "virtio"
    QString backend{}; ///< "random"
    QString source{}; ///< "/dev/urandom"
    bool operator==(const RngXml&) const = default;
};

struct BalloonXml
{
    QString model{}; ///< "virtio", "none"
    int statsPeriod = 0; ///< seconds
    bool freePageReporting = false;
    bool operator==(const BalloonXml&) const = default;
};

struct InputXml
{
    QString type{}; ///< "tablet", "keyboard", "mouse"
    QString bus{}; ///< "usb", "virtio", "ps2"
    bool operator==(const InputXml&) const = default;
};

struct SoundXml
{
    QString model{}; ///< "ich9", "ac97"
    int audioId = 0;
    bool operator==(const SoundXml&) const = default;
};

struct ControllerXml
{
    QString type{}; ///< "usb", "scsi", "pci", "sata", "virtio-serial"
    int index = -1;
    QString model{};
    int ports = 0;
    bool operator==(const ControllerXml&) const = default;
};

/// A timer of the clock.
struct TimerXml
{
    QString name{}; ///< "rtc", "pit", "hpet", "hypervclock"
    QString tickPolicy{}; ///< "catchup", "delay"
    QString present{}; ///< "yes", "no"
    bool operator==(const TimerXml&) const = default;
};

struct CpuFeatureXml
{
    QString name{};
    QString policy{}; ///< "require", "disable"...
    bool operator==(const CpuFeatureXml&) const = default;
};

} // namespace domus
