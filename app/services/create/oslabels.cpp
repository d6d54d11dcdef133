// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/oslabels.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace domus {
namespace {

enum class Trait { None, Live, Tool };

/// One row of the table: what the label looks like, and what it means. %1 and %2 are the pattern's captures.
struct Rule
{
    const char* pattern;
    const char* name;
    const char* series;
    const char* version;
    const char* family;
    Trait trait = Trait::None;
};

// The first row that matches wins, so the particular stands before the general.
constexpr auto labelRules = std::to_array<Rule>({
    {R"(^Debian (\d+)[. ])", "Debian %1", "debian", "%1", "linux"},
    {R"(^d-live (?:nf )?(\d+)[. ])", "Debian %1", "debian", "%1", "linux", Trait::Live},
    {R"(^Debian \w+ testing)", "Debian testing", "debiantesting", "", "linux"},
    {R"(^Ubuntu-Server (\d\d\.\d\d))", "Ubuntu Server %1", "ubuntu", "%1", "linux"},
    {R"(^Ubuntu (\d\d\.\d\d))", "Ubuntu %1", "ubuntu", "%1", "linux"},
    {R"(^((?:[KLX]|Edu)ubuntu|Ubuntu[- ][A-Za-z]+) (\d\d\.\d\d))", "%1 %2", "ubuntu", "%2", "linux"},
    {"^Linux Mint 22", "Linux Mint 22", "ubuntu", "24.04", "linux", Trait::Live},
    {"^Linux Mint 21", "Linux Mint 21", "ubuntu", "22.04", "linux", Trait::Live},
    {"^Linux Mint 20", "Linux Mint 20", "ubuntu", "20.04", "linux", Trait::Live},
    {R"(^Linux Mint (\d+))", "Linux Mint %1", "ubuntu", "24.04", "linux", Trait::Live},
    {R"(^LMDE (\d+))", "Linux Mint Debian Edition %1", "debian", "12", "linux", Trait::Live},
    {R"(^Pop_OS (\d\d\.\d\d))", "Pop!_OS %1", "popos", "%1", "linux"},
    {R"(^elementary OS (\d+))", "elementary OS %1", "elementary", "%1", "linux"},
    {R"(^Zorin OS (\d+))", "Zorin OS %1", "ubuntu", "22.04", "linux", Trait::Live},
    {"^KDE neon", "KDE neon", "ubuntu", "24.04", "linux", Trait::Live},
    {"^Kali ", "Kali Linux", "debiantesting", "", "linux"},
    {R"(^Fedora-SB.*-(\d\d)(?:-|$))", "Fedora Silverblue %1", "silverblue", "%1", "linux"},
    {R"(^Fedora-S-.*-(\d\d)(?:-|$))", "Fedora Server %1", "fedora", "%1", "linux"},
    {R"(^Fedora-WS-.*-(\d\d)(?:-|$))", "Fedora Workstation %1", "fedora", "%1", "linux"},
    {R"(^Fedora-.*-(\d\d)(?:-|$))", "Fedora %1", "fedora", "%1", "linux"},
    {R"(^CentOS-Stream-(\d+))", "CentOS Stream %1", "centos-stream", "%1", "linux"},
    {R"(^AlmaLinux-(\d+)-(\d+))", "AlmaLinux %1.%2", "almalinux", "%1", "linux"},
    {R"(^Rocky-(\d+)-(\d+))", "Rocky Linux %1.%2", "rocky", "%1", "linux"},
    {R"(^RHEL-(\d+)-(\d+))", "Red Hat Enterprise Linux %1.%2", "rhel", "%1.%2", "linux"},
    {R"(^OL-(\d+)-(\d+))", "Oracle Linux %1.%2", "ol", "%1.%2", "linux"},
    {"^openSUSE-Tumbleweed", "openSUSE Tumbleweed", "opensusetumbleweed", "", "linux"},
    {R"(^(?:openSUSE-Leap-|Leap-)(\d+\.\d+))", "openSUSE Leap %1", "opensuse", "%1", "linux"},
    {R"(^SLE-(\d+)-SP(\d+))", "SUSE Linux Enterprise %1 SP%2", "sle", "%1.%2", "linux"},
    {R"(^ARCH_\d{6})", "Arch Linux", "archlinux", "", "linux", Trait::Live},
    {"^(?:EOS|ENDEAVOUROS)_", "EndeavourOS", "archlinux", "", "linux", Trait::Live},
    {"^(?:COS_|CACHYOS)", "CachyOS", "archlinux", "", "linux", Trait::Live},
    {"^MANJARO", "Manjaro", "manjaro", "", "linux", Trait::Live},
    {R"(^alpine-\w+ v?(\d+\.\d+))", "Alpine Linux %1", "alpinelinux", "%1", "linux"},
    {R"(^nixos-\w*-?(\d\d\.\d\d))", "NixOS %1", "nixos-", "%1", "linux"},
    {"^Gentoo", "Gentoo Linux", "gentoo", "", "linux", Trait::Live},
    {"^VOID_LIVE", "Void Linux", "voidlinux", "", "linux", Trait::Live},
    {R"(^Mageia-(\d+))", "Mageia %1", "mageia", "%1", "linux"},
    {"^MX-Live", "MX Linux", "debian", "12", "linux", Trait::Live},
    {"^TAILS ", "Tails", "debian", "12", "linux", Trait::Live},
    {"^Proxmox|^PVE$", "Proxmox VE", "debian", "12", "linux"},
    {R"(^(\d+)_(\d+)_RELEASE_)", "FreeBSD %1.%2", "freebsd", "%1.%2", "bsd"},
    {R"(^OpenBSD/\S+\s+(\d+\.\d+))", "OpenBSD %1", "openbsd", "%1", "bsd"},
    {R"(^NETBSD_?(\d)(\d))", "NetBSD %1.%2", "netbsd", "%1.%2", "bsd"},
    {"^Haiku", "Haiku", "haikur1beta3", "", "haiku"},
    {R"(^(?:FD|FREEDOS)\w*)", "FreeDOS", "freedos1.2", "", "msdos"},
    {"^(?:MT86|MEMTEST)", "Memtest86+", "", "", "", Trait::Tool},
    {"^GParted", "GParted Live", "", "", "linux", Trait::Tool},
    {"^(?:Clonezilla|d-live clonezilla)", "Clonezilla Live", "", "", "linux", Trait::Tool},
    {R"(^RESCUE\d+)", "SystemRescue", "", "", "linux", Trait::Tool},
    {"^(?:SUPERGRUB|Super.?Grub)", "Super Grub Disk", "", "", "", Trait::Tool},
    {R"(^(?:ipxe|iPXE|netboot\.xyz))", "iPXE", "", "", "", Trait::Tool},
    {"^(?:SSS|SERVER|SERVERSTANDARD)_X64FREE?", "Windows Server 2022", "win2k22", "", "winnt"},
});

// Windows gives 10 and 11 the same label, and small media carry the mastering program's default one.
constexpr auto fileRules = std::to_array<Rule>({
    {"memtest", "Memtest86+", "", "", "", Trait::Tool},
    {"gparted", "GParted Live", "", "", "linux", Trait::Tool},
    {"clonezilla", "Clonezilla Live", "", "", "linux", Trait::Tool},
    {"systemrescue", "SystemRescue", "", "", "linux", Trait::Tool},
    {R"((?:ipxe|netboot\.xyz))", "iPXE", "", "", "", Trait::Tool},
    {"(?:win|windows)[-_ ]*(?:server)?[-_ ]*2025", "Windows Server 2025", "win2k22", "", "winnt"},
    {"(?:win|windows)[-_ ]*(?:server)?[-_ ]*2022", "Windows Server 2022", "win2k22", "", "winnt"},
    {"(?:win|windows)[-_ ]*(?:server)?[-_ ]*2019", "Windows Server 2019", "win2k19", "", "winnt"},
    {"win(?:dows)?[-_ ]*11", "Windows 11", "win11", "", "winnt"},
    {"win(?:dows)?[-_ ]*10", "Windows 10", "win10", "", "winnt"},
    {R"(^debian-(?:live-)?(\d+)[.-])", "Debian %1", "debian", "%1", "linux"},
    {R"(^ubuntu-(\d\d\.\d\d))", "Ubuntu %1", "ubuntu", "%1", "linux"},
    {R"(^fedora-.*-(\d\d)[.-])", "Fedora %1", "fedora", "%1", "linux"},
});

QString filled(const char* text, const QRegularExpressionMatch& match)
{
    // Filled in from the back, so that nothing a label holds is taken for a place.
    QString result = QString::fromLatin1(text);
    for (const int number : {2, 1}) {
        const qsizetype at = result.indexOf(QLatin1Char('%') + QString::number(number));
        if (at >= 0) {
            result.replace(at, 2, match.captured(number));
        }
    }
    return result;
}

QString architectureIn(const QString& text)
{
    static const QRegularExpression bits64(
        QStringLiteral("amd64|x86[_-]64|x64|64-?bit"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression arm(QStringLiteral("arm64|aarch64"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bits32(
        QStringLiteral("i[3-6]86|x86|32-?bit"), QRegularExpression::CaseInsensitiveOption);
    if (text.contains(bits64)) {
        return QStringLiteral("x86_64");
    }
    if (text.contains(arm)) {
        return QStringLiteral("aarch64");
    }
    return text.contains(bits32) ? QStringLiteral("i686") : QString();
}

template <size_t Size>
std::optional<OsLabel> match(const std::array<Rule, Size>& rules, const QString& text, const QString& architectureHint)
{
    for (const Rule& rule : rules) {
        const QRegularExpression expression(
            QString::fromLatin1(rule.pattern), QRegularExpression::CaseInsensitiveOption);
        const auto found = expression.match(text);
        if (!found.hasMatch()) {
            continue;
        }
        OsLabel label;
        label.name = filled(rule.name, found);
        label.series = QString::fromLatin1(rule.series);
        label.version = filled(rule.version, found);
        label.family = QString::fromLatin1(rule.family);
        label.architecture = architectureIn(architectureHint);
        label.isTool = rule.trait == Trait::Tool;
        label.isLive = rule.trait == Trait::Live;
        return label;
    }
    return std::nullopt;
}

/// Labels that mastering programs write when nobody gave one.
bool saysNothing(const QString& label)
{
    static const QStringList empty{QStringLiteral("ISOIMAGE"), QStringLiteral("CDROM"), QStringLiteral("NEW"),
        QStringLiteral("DISC"), QStringLiteral("CD_ROM"), QStringLiteral("UNDEFINED"), QStringLiteral("NO NAME"),
        QStringLiteral("DVD"), QStringLiteral("UNTITLED"), QStringLiteral("BOOTABLE")};
    return label.size() < 3 || empty.contains(label.toUpper());
}

} // namespace

std::optional<OsLabel> readOsLabel(const QString& volumeLabel, const QString& fileName)
{
    // A hostile medium may carry anything; a PVD label has 32 characters, a Joliet one no more than 128.
    const QString label = volumeLabel.trimmed().left(128);
    const QString file = QFileInfo(fileName).fileName().left(255);
    static const QRegularExpression windowsClient(
        QStringLiteral("^(?:J_)?C[A-Z]*_X64FREE?_"), QRegularExpression::CaseInsensitiveOption);
    if (label.contains(windowsClient)) {
        if (auto byName = match(fileRules, file, label); byName && byName->family == QLatin1String("winnt")) {
            return byName;
        }
        return OsLabel{QStringLiteral("Windows 11"), QStringLiteral("win11"), QString(), QStringLiteral("winnt"),
            QStringLiteral("x86_64"), false, false};
    }
    if (auto byLabel = match(labelRules, label, label + QLatin1Char(' ') + file)) {
        return byLabel;
    }
    return match(fileRules, file, file);
}

QString nameFromMedium(const QString& volumeLabel, const QString& fileName)
{
    QString label = volumeLabel.simplified();
    if (!saysNothing(label)) {
        return label;
    }
    return QFileInfo(fileName).completeBaseName().simplified();
}

int compareVersions(QStringView a, QStringView b)
{
    const auto left = a.split(QLatin1Char('.'));
    const auto right = b.split(QLatin1Char('.'));
    for (qsizetype i = 0; i < qMax(left.size(), right.size()); ++i) {
        const int x = i < left.size() ? left.at(i).toInt() : 0;
        const int y = i < right.size() ? right.at(i).toInt() : 0;
        if (x != y) {
            return x < y ? -1 : 1;
        }
    }
    return 0;
}

} // namespace domus
