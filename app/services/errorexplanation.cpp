// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/errorexplanation.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <vector>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ErrorExplanation)
};

struct Words
{
    QString sentence;
    QString cureText;
};

/// One known cause: how its message looks (in libvirt's and QEMU's C locale; group "s" is what it is about).
struct Cause
{
    const char* pattern;
    Cure cure;
    Words (*words)(const QString& subject);
};

/// First match wins, so the particular stands before the general.
constexpr auto causes = std::to_array<Cause>({
    {"(?:Failed to get \"(?:write|consistent read)\" lock|failed to acquire lock|already in use by (?:other guest|"
     "domain)|Is another process using the image(?: \\[(?<s>[^\\]]+)\\])?)",
        Cure::StopOtherMachine,
        [](const QString& file) {
            return Words{file.isEmpty() ? Tr::tr("A disk image is in use by another virtual machine.")
                                        : Tr::tr("The disk image %1 is in use by another virtual machine.").arg(file),
                Tr::tr("Shut that machine down first, or give this one an image of its own.")};
        }},
    {"(?:Could not open|Cannot access storage file|cannot open file|Failed to open file) '(?<s>[^']+)'.*(?:Permission "
     "denied|\\(as uid:)",
        Cure::ChangePermission,
        [](const QString& file) {
            return Words{Tr::tr("QEMU may not open %1.").arg(file),
                Tr::tr("Give QEMU's user the right to read it and to enter every folder above it, or move it into a "
                       "storage pool.")};
        }},
    {"(?:Could not open|Cannot access storage file|cannot open file|Failed to open file) '(?<s>[^']+)'.*No such file",
        Cure::None,
        [](const QString& file) {
            return Words{Tr::tr("The file %1 is missing.").arg(file),
                Tr::tr("Bring it back, or choose another in the machine's hardware.")};
        }},
    {"network '(?<s>[^']+)' is not active", Cure::StartNetwork,
        [](const QString& network) {
            return Words{Tr::tr("The virtual network %1 is not running.").arg(network),
                Tr::tr("Start the network, then the machine.")};
        }},
    {"(?:network not found|no network with matching name)[^']*'(?<s>[^']+)'", Cure::None,
        [](const QString& network) {
            return Words{Tr::tr("There is no virtual network %1.").arg(network),
                Tr::tr("Choose another network in the machine's hardware.")};
        }},
    {"(?:failed to initialize kvm|Could not access KVM kernel module|KVM_CREATE_VM|host doesn't support requested "
     "features.*(?:vmx|svm)|(?:does not|doesn't) support hardware virtualization|invalid accelerator kvm|could not "
     "find "
     "capabilities for .*(?:domaintype|virttype)[= ]?'?kvm|Emulator .* does not support virt type 'kvm')",
        Cure::SwitchToEmulation,
        [](const QString&) {
            return Words{Tr::tr("Hardware acceleration (KVM) does not work on this host."),
                Tr::tr("Switch the machine to emulation: it runs everywhere, but slower.")};
        }},
    {"(?:Failed to find an available port|Failed to bind socket|[Aa]ddress already in use)", Cure::StopOtherMachine,
        [](const QString&) {
            return Words{Tr::tr("A network port that the machine needs is in use already."),
                Tr::tr("Let libvirt choose the port of the display, or stop the program that holds it.")};
        }},
    {"(?:Unable to find any firmware to satisfy|unable to find any master var store for loader|[Ff]ailed to open file "
     "'(?<s>[^']*(?:OVMF|AAVMF|edk2)[^']*)')",
        Cure::InstallFirmware,
        [](const QString&) {
            return Words{Tr::tr("The UEFI firmware that the machine needs is not installed on the host."),
                Tr::tr("Install the package ovmf on the host, or give the machine a BIOS.")};
        }},
    {"(?:Cannot find QEMU binary (?<s>\\S+)|Cannot check QEMU binary (?<s2>\\S+):|could not find capabilities for|no "
     "emulator for domain|Unable to find .*emulator)",
        Cure::InstallEmulator,
        [](const QString&) {
            return Words{Tr::tr("The emulator that the machine needs is not installed on the host."),
                Tr::tr("Install QEMU for the machine's processor on the host.")};
        }},
    {"(?:No space left on device|[Dd]isk quota exceeded|cannot allocate \\d+ bytes in file)", Cure::FreeSpace,
        [](const QString&) {
            return Words{Tr::tr("The host's storage is full."), Tr::tr("Free some space, then try again.")};
        }},
    {"(?:[Cc]annot allocate memory|cannot set up guest memory)", Cure::None,
        [](const QString&) {
            return Words{Tr::tr("The host has too little free memory for this machine."),
                Tr::tr("Shut another machine down, or give this one less memory.")};
        }},
    {"(?:domain '(?<s>[^']+)' (?:already exists|is already defined)|storage vol(?:ume)?(?: name)? '(?<s2>[^']+)' "
     "(?:exists|already))",
        Cure::ChooseOtherName,
        [](const QString& name) {
            return Words{Tr::tr("The name %1 is taken.").arg(name), Tr::tr("Choose another name.")};
        }},
    {"TPM version|swtpm", Cure::None,
        [](const QString&) {
            return Words{Tr::tr("The emulated TPM could not be set up."),
                Tr::tr("Install the packages swtpm and swtpm-tools on the host, or remove the machine's TPM.")};
        }},
    {"cannot acquire state change lock", Cure::None,
        [](const QString&) {
            return Words{
                Tr::tr("The machine is busy with something else."), Tr::tr("Wait until that is done, then try again.")};
        }},
    {"guest agent is not (?:connected|configured|responding)", Cure::None,
        [](const QString&) {
            return Words{Tr::tr("The agent inside the guest does not answer."),
                Tr::tr("Install and start qemu-guest-agent in the guest.")};
        }},
});

/// What is known from the kind alone.
std::optional<ErrorExplanation> byKind(const Error& error)
{
    ErrorExplanation result;
    result.details = error.text;
    switch (error.kind) {
    case ErrorKind::NotConnected:
        result.sentence = Tr::tr("The connection is closed, so nothing was done.");
        result.cure = Cure::Reconnect;
        result.cureText = Tr::tr("Connect again, then repeat it.");
        return result;
    case ErrorKind::OutcomeUnknown:
        result.sentence = Tr::tr("The connection was lost while it was being done: it may have happened or not.");
        result.cure = Cure::LookAgain;
        result.cureText = Tr::tr("Look at the machine's state before trying again.");
        return result;
    case ErrorKind::OutOfSpace:
        result.sentence = Tr::tr("The host's storage is full.");
        result.cure = Cure::FreeSpace;
        result.cureText = Tr::tr("Free some space, then try again.");
        return result;
    case ErrorKind::Cancelled:
        result.sentence = Tr::tr("It was cancelled.");
        result.details.clear();
        return result;
    case ErrorKind::AuthenticationFailed:
        result.sentence = Tr::tr("libvirt did not accept who you are.");
        result.cureText = Tr::tr("Try again with the right password, or ask for the right to manage virtual machines.");
        return result;
    default:
        return std::nullopt;
    }
}

const std::vector<QRegularExpression>& patterns()
{
    static const std::vector<QRegularExpression> compiled = [] {
        std::vector<QRegularExpression> all;
        all.reserve(causes.size());
        for (const Cause& cause : causes) {
            all.emplace_back(QString::fromLatin1(cause.pattern), QRegularExpression::DotMatchesEverythingOption);
        }
        return all;
    }();
    return compiled;
}

std::optional<ErrorExplanation> byMessage(const Error& error)
{
    for (size_t i = 0; i < causes.size(); ++i) {
        const QRegularExpressionMatch match = patterns()[i].match(error.text);
        if (!match.hasMatch()) {
            continue;
        }
        ErrorExplanation result;
        result.subject = match.captured(QStringLiteral("s"));
        if (result.subject.isEmpty() && patterns()[i].namedCaptureGroups().contains(QLatin1String("s2"))) {
            result.subject = match.captured(QStringLiteral("s2"));
        }
        const Words words = causes.at(i).words(result.subject);
        result.sentence = words.sentence;
        result.cureText = words.cureText;
        result.cure = causes.at(i).cure;
        result.details = error.text;
        return result;
    }
    return std::nullopt;
}

ErrorExplanation inItsOwnWords(const Error& error)
{
    ErrorExplanation result;
    const QString text = error.text.isEmpty() ? Tr::tr("libvirt gave no reason.") : error.text;
    if (error.action.isEmpty()) {
        //: %1 is an object's name, %2 a library's message
        result.sentence = error.subject.isEmpty() ? text : Tr::tr("%1: %2").arg(error.subject, text);
    } else if (error.subject.isEmpty()) {
        //: %1 is what was tried ("Start the virtual machine"), %2 a library's message
        result.sentence = Tr::tr("%1 failed: %2").arg(error.action, text);
    } else {
        //: %1 is what was tried ("Start the virtual machine"), %2 an object's name, %3 a library's message
        result.sentence = Tr::tr("%1 failed for %2: %3").arg(error.action, error.subject, text);
    }
    return result;
}

} // namespace

ErrorExplanation explain(const Error& error)
{
    if (const auto known = byKind(error)) {
        return *known;
    }
    if (const auto known = byMessage(error)) {
        return *known;
    }
    return inItsOwnWords(error);
}

} // namespace domus
