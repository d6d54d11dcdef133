// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/virtsupport.h"

#include "app/core/uniquefd.h"
#include "app/virt/connection.h"
#include "app/xml/capabilitiesxml.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <linux/kvm.h>
#include <sys/ioctl.h>

#include <array>
#include <cerrno>

namespace domus {
namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::VirtSupport)
};

/// What the device of this computer answers. It only explains: whether KVM runs guests is libvirt's to say, which asks
/// as the user that QEMU runs as.
enum class Device { NotAsked, Missing, NoPermission, DoesNotWork, Busy, Answers };

Device askDevice()
{
    const UniqueFd kvm(::open("/dev/kvm", O_RDWR | O_CLOEXEC));
    if (!kvm.isValid()) {
        return errno == EACCES || errno == EPERM ? Device::NoPermission
            : errno == ENOENT                    ? Device::Missing
                                                 : Device::DoesNotWork;
    }
    // The first call that needs a vendor module that works; EBUSY: another hypervisor holds the processor.
    const UniqueFd machine(::ioctl(kvm.get(), KVM_CREATE_VM, 0UL));
    if (machine.isValid()) {
        return Device::Answers;
    }
    return errno == EBUSY ? Device::Busy : Device::DoesNotWork;
}

bool isX86(const QString& architecture)
{
    return architecture == QLatin1String("x86_64") || architecture == QLatin1String("i686");
}

/// Whether the host's CPU has what runs an ordinary guest. Nothing where that cannot be told.
std::optional<bool> hasVirtualisationFlag(Connection& connection, const HostCapabilities& capabilities)
{
    if (capabilities.cpuXml.isEmpty() || capabilities.cpuModel.isEmpty()) {
        return std::nullopt;
    }
    // libvirt lists only what the model does not imply, and AMD's models imply svm: expand before looking.
    const auto expanded = connection.expandedCpuXml(capabilities.cpuXml);
    if (!expanded) {
        return std::nullopt;
    }
    const QSet<QString> features = cpuFeatures(*expanded);
    if (features.isEmpty()) {
        return std::nullopt;
    }
    return features.contains(QStringLiteral("vmx")) || features.contains(QStringLiteral("svm"));
}

VirtSupport working()
{
    VirtSupport support;
    support.tier = VirtTier::Works;
    support.libvirtOffersKvm = true;
    support.useKvm = true;
    support.summary = Tr::tr("Machines run with hardware acceleration (KVM).");
    return support;
}

VirtSupport emulated(VirtTier tier, bool offered, const QString& cause, const QString& cure)
{
    VirtSupport support;
    support.tier = tier;
    support.libvirtOffersKvm = offered;
    support.summary = Tr::tr("Machines run without hardware acceleration: everything works, but slowly.");
    support.cause = cause;
    support.cure = cure;
    return support;
}

VirtSupport explain(Device device)
{
    switch (device) {
    case Device::Missing:
        return emulated(VirtTier::NoDevice, false, Tr::tr("This computer has no /dev/kvm."),
            Tr::tr("Switch on virtualisation (Intel VT-x or AMD-V) in the computer's firmware setup and load the "
                   "module kvm_intel or kvm_amd. If this is itself a virtual machine, allow nested virtualisation on "
                   "its host."));
    case Device::NoPermission:
        return emulated(VirtTier::NoPermission, false, Tr::tr("/dev/kvm is there, but you may not open it."),
            Tr::tr("Join the group kvm (sudo adduser $USER kvm) and log in again."));
    case Device::Busy:
        return emulated(VirtTier::DoesNotWork, false,
            Tr::tr("Another hypervisor, such as VirtualBox or VMware, holds the processor's virtualisation."),
            Tr::tr("Stop the machines of the other program, then connect again."));
    case Device::DoesNotWork:
        return emulated(VirtTier::DoesNotWork, false, Tr::tr("/dev/kvm is there, but no machine can be made with it."),
            Tr::tr("Switch on virtualisation (Intel VT-x or AMD-V) in the computer's firmware setup. If this is itself "
                   "a virtual machine, allow nested virtualisation on its host."));
    case Device::Answers:
        return emulated(VirtTier::NoPermission, false,
            Tr::tr("KVM answers you, but not the user that QEMU runs as: libvirt does not offer it."),
            Tr::tr("Let the group kvm open /dev/kvm (mode 0660, group kvm), then restart libvirtd."));
    case Device::NotAsked:
        break;
    }
    return emulated(VirtTier::DoesNotWork, false, Tr::tr("libvirt on that host does not offer KVM."),
        Tr::tr("Switch on virtualisation in that computer's firmware setup and let QEMU's user open /dev/kvm there."));
}

} // namespace

Result<VirtSupport> probeVirtSupport(Connection& connection, bool isLocal)
{
    const auto xml = connection.capabilitiesXml();
    if (!xml) {
        return fail(xml.error());
    }
    const auto capabilities = HostCapabilities::parse(*xml);
    if (!capabilities) {
        return fail(capabilities.error());
    }
    if (!capabilities->supports(QStringLiteral("qemu")) && !capabilities->supports(QStringLiteral("kvm"))) {
        VirtSupport support;
        support.tier = VirtTier::NotApplicable;
        return support;
    }
    bool isKvmOffered = capabilities->supports(QStringLiteral("kvm"));
    if (isKvmOffered) {
        const auto domainCapabilities
            = connection.domainCapabilitiesXml({{}, capabilities->architecture, {}, QStringLiteral("kvm")});
        if (!domainCapabilities) {
            if (domainCapabilities.error().isConnectionLoss()) {
                return fail(domainCapabilities.error());
            }
            isKvmOffered = domainCapabilities.error().kind == ErrorKind::Unsupported;
        }
    }
    if (!isKvmOffered) {
        return explain(isLocal ? askDevice() : Device::NotAsked);
    }
    if (!isX86(capabilities->architecture)) {
        return working();
    }
    const auto flag = hasVirtualisationFlag(connection, *capabilities);
    if (!flag) {
        VirtSupport support = working();
        support.tier = VirtTier::Unknown;
        return support;
    }
    if (*flag) {
        return working();
    }
    return emulated(VirtTier::NoCpuFlag, true,
        Tr::tr("KVM answers, but this host's processor shows neither VT-x (vmx) nor AMD-V (svm), so ordinary machines "
               "do not run on it."),
        Tr::tr("If the host is itself a virtual machine, allow nested virtualisation for it; else switch on VT-x or "
               "AMD-V in its firmware setup."));
}

bool isKvmMissingError(const Error& error)
{
    constexpr std::array signs{// libvirt, before it starts QEMU
        "Domain requires KVM", "does not support virt type 'kvm'", "type=kvm", "KVM is not supported",
        // QEMU
        "Could not access KVM kernel module", "KVM_CREATE_VM", "failed to initialize kvm", "invalid accelerator kvm",
        "/dev/kvm"};
    for (const char* sign : signs) {
        if (error.text.contains(QLatin1String(sign), Qt::CaseInsensitive)) {
            return true;
        }
    }
    return false;
}

} // namespace domus
