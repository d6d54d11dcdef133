// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QByteArray>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QVector>

/// What libvirt says it can do, as plain values. The parsers are tolerant: what is not understood is passed over, so a
/// newer libvirt is read as well. Any thread.
namespace domus {

struct GuestMachine
{
    QString name; ///< "q35"
    QString canonical; ///< "pc-q35-7.2" where the name is an alias; else empty
    int maximumCpus = 0; ///< 0: not told
    bool operator==(const GuestMachine&) const = default;
};

/// One kind of guest that the host runs: an architecture with a virtualisation type's own emulator and machines.
struct GuestDomainType
{
    QString type; ///< "kvm", "qemu", "test"...
    QString emulator;
    QVector<GuestMachine> machines;
    bool operator==(const GuestDomainType&) const = default;
};

struct GuestCapabilities
{
    QString osType; ///< "hvm"
    QString architecture; ///< "x86_64"
    int wordSize = 0;
    QString emulator;
    QVector<GuestMachine> machines;
    QVector<GuestDomainType> domainTypes; ///< emulator and machines are filled in from above where not their own

    bool supports(const QString& domainType) const;
    bool operator==(const GuestCapabilities&) const = default;
};

/// The user and group that QEMU runs as, where the DAC security driver tells ("+64055:+994").
struct SecurityModel
{
    QString name; ///< "dac", "apparmor", "selinux", "none"
    QString kvmLabel;
    QString qemuLabel;
    bool operator==(const SecurityModel&) const = default;
};

/// virConnectGetCapabilities.
struct HostCapabilities
{
    QString architecture; ///< "x86_64"
    QString cpuModel;
    QString cpuVendor;
    QStringList cpuFeatures; ///< only what the model does not imply
    QByteArray cpuXml; ///< the <cpu> element as it stands, for Connection::expandedCpuXml; empty without one
    int sockets = 0;
    int cores = 0; ///< per socket
    int threads = 0; ///< per core
    QVector<SecurityModel> securityModels;
    QVector<GuestCapabilities> guests;

    static Result<HostCapabilities> parse(const QByteArray& xml);
    const GuestCapabilities* guest(const QString& architecture, const QString& domainType) const;
    bool supports(const QString& domainType) const;
    bool operator==(const HostCapabilities&) const = default;
};

struct CpuModelCapability
{
    QString name;
    QString vendor;
    bool isUsable = true; ///< also when libvirt cannot tell
    bool isDeprecated = false;
    bool operator==(const CpuModelCapability&) const = default;
};

struct CpuCapabilities
{
    bool hasHostPassthrough = false;
    bool isHostPassthroughMigratable = false; ///< migratable='on' may be asked for
    bool hasMaximum = false;
    bool isMaximumMigratable = false;
    bool hasHostModel = false;
    QString hostModel;
    QStringList hostModelFeatures; ///< required ones
    bool hasCustom = false;
    QVector<CpuModelCapability> customModels;
    bool operator==(const CpuCapabilities&) const = default;
};

/// A device class of virConnectGetDomainCapabilities: supported or not, and its lists of words by name.
struct DeviceCapability
{
    bool isSupported = false;
    bool isTold = false; ///< this libvirt speaks of it at all: if not, not supported means not known
    friend bool operator==(DeviceCapability, DeviceCapability) = default;
};

struct DomainCapabilities
{
    QString emulator; ///< <path>
    QString domainType; ///< "kvm", "qemu"
    QString machine; ///< canonical: "pc-q35-7.2"
    QString architecture;
    int maximumVcpus = 0;
    bool isValid = false; ///< false: never filled, or libvirt refused the question
    bool tellsHyperv = false;
    bool hasLoader = false;
    bool hasSecureLoader = false; ///< secure='yes' is among the choices: Secure Boot can be asked for

    // What there is at all
    DeviceCapability ioThreads;
    DeviceCapability disk;
    DeviceCapability graphics;
    DeviceCapability video;
    DeviceCapability hostdev;
    DeviceCapability rng;
    DeviceCapability filesystem;
    DeviceCapability tpm;
    DeviceCapability redirdev;
    DeviceCapability channel;
    DeviceCapability crypto;

    // And which of it
    CpuCapabilities cpu;
    QStringList firmwares; ///< "bios", "efi"
    QStringList loaderPaths;
    QStringList loaderTypes; ///< "rom", "pflash"
    QStringList memoryBackingSources; ///< "file", "anonymous", "memfd"
    QStringList diskDevices;
    QStringList diskBuses;
    QStringList diskModels;
    QStringList graphicsTypes;
    QStringList videoModels;
    QStringList hostdevSubsystems; ///< "usb", "pci", "scsi", "mdev"
    QStringList rngModels;
    QStringList rngBackends;
    QStringList filesystemDrivers; ///< "path", "virtiofs"
    QStringList tpmModels;
    QStringList tpmBackends; ///< "emulator" only where swtpm is installed
    QStringList tpmVersions;
    QStringList redirdevBuses;
    QStringList channelTypes;
    QStringList features; ///< supported ones by element name: "vmcoreinfo", "genid", "backup", "sev"...
    QStringList hypervFeatures; ///< "relaxed", "vapic"...; empty before libvirt 9.0 or without Hyper-V

    static Result<DomainCapabilities> parse(const QByteArray& xml);
    bool hasUefi() const { return firmwares.contains(QLatin1String("efi")); }
    bool hasEmulatedTpm() const { return tpm.isSupported && tpmBackends.contains(QLatin1String("emulator")); }
    bool operator==(const DomainCapabilities&) const = default;
};

/// The features named in a <cpu> element, disabled ones left out. Empty for an unreadable text.
QSet<QString> cpuFeatures(const QByteArray& expandedCpuXml);

} // namespace domus
