// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/planner.h"

#include <QRegularExpression>
#include <QStringList>

namespace domus {
namespace {

/// As a POSIX shell reads it back unchanged.
QString quoted(const QString& word)
{
    static const QRegularExpression harmless(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    if (word.contains(harmless)) {
        return word;
    }
    QString inner = word;
    inner.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + inner + QLatin1Char('\'');
}

/// virt-install splits the values of an option at commas and reads quotes and backslashes as a shell does.
QString value(const QString& text)
{
    static const QRegularExpression special(QStringLiteral("[,\"'\\\\]"));
    if (!text.contains(special)) {
        return text;
    }
    QString inner = text;
    inner.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QLatin1Char('"') + inner + QLatin1Char('"');
}

} // namespace

QString Planner::virtInstallCommand() const
{
    QStringList words{QStringLiteral("virt-install")};
    const auto add = [&words](const char* option, const QString& text) {
        words.append(QLatin1String(option) + QLatin1Char(' ') + quoted(text));
    };
    // A name that begins with a dash is taken for an option unless it is glued on.
    const auto addGlued = [&words](const char* option, const QString& text) {
        words.append(QLatin1String(option) + QLatin1Char('=') + quoted(text));
    };
    if (!m_host.uri.isEmpty()) {
        add("--connect", m_host.uri);
    }
    addGlued("--name", *request.name);
    add("--osinfo", m_os.shortId.isEmpty() ? QStringLiteral("detect=on,require=off") : m_os.shortId);
    if (!m_host.isTest) {
        add("--virt-type", m_domainType);
    }
    if (isQ35()) {
        add("--machine", QStringLiteral("q35"));
    }
    QString memory = QString::number(request.memory->mib());
    if (!m_maximumMemory.isZero()) {
        memory += QStringLiteral(",maxMemory=%1,maxMemory.slots=16").arg(m_maximumMemory.mib());
    }
    add("--memory", memory);
    const CpuTopology& topology = *request.topology;
    const int extra = m_maximumCpus - topology.cpus();
    QString cpus = QString::number(topology.cpus());
    if (extra > 0) {
        cpus += QStringLiteral(",maxvcpus=%1").arg(m_maximumCpus);
    }
    cpus += QStringLiteral(",sockets=%1,cores=%2,threads=%3")
                .arg(topology.sockets)
                .arg(topology.cores + extra)
                .arg(topology.threads);
    add("--vcpus", cpus);
    if (!m_host.isTest) {
        QString cpu = isKvm() ? QStringLiteral("host-passthrough") : QStringLiteral("mode=maximum");
        if (!m_maximumMemory.isZero()) {
            cpu += QStringLiteral(",numa.cell0.id=0,numa.cell0.cpus=0-%1,numa.cell0.memory=%2")
                       .arg(m_maximumCpus - 1)
                       .arg(request.memory->kib());
        }
        add("--cpu", cpu);
    }
    switch (request.source.kind) {
    case SourceKind::Iso:
        add("--cdrom", m_mediumPath);
        break;
    case SourceKind::Kernel: {
        QString boot = QStringLiteral("kernel=") + value(m_kernelPath);
        if (!m_initrdPath.isEmpty()) {
            boot += QStringLiteral(",initrd=") + value(m_initrdPath);
        }
        if (!request.source.kernelArguments.isEmpty()) {
            boot += QStringLiteral(",kernel_args=") + value(request.source.kernelArguments)
                + QStringLiteral(",kernel_args_overwrite=yes");
        }
        // Of an installation the kernel is used once, of anything else every time.
        add(installsToDisk() ? "--install" : "--boot",
            installsToDisk() ? boot : boot.remove(QStringLiteral(",kernel_args_overwrite=yes")));
        break;
    }
    case SourceKind::DiskImage:
    case SourceKind::None:
        words.append(QStringLiteral("--import"));
        break;
    }
    switch (*request.firmware) {
    case FirmwareKind::Bios:
        break;
    case FirmwareKind::Uefi:
    case FirmwareKind::UefiSecureBoot: {
        const QString on
            = *request.firmware == FirmwareKind::UefiSecureBoot ? QStringLiteral("yes") : QStringLiteral("no");
        add("--boot",
            QStringLiteral("firmware=efi,firmware.feature0.name=enrolled-keys,firmware.feature0.enabled=%1,"
                           "firmware.feature1.name=secure-boot,firmware.feature1.enabled=%1")
                .arg(on));
        break;
    }
    }
    if (request.disks->isEmpty()) {
        add("--disk", QStringLiteral("none"));
    }
    for (const DiskRequest& disk : std::as_const(*request.disks)) {
        if (disk.kind == DiskRequest::Kind::Existing) {
            add("--disk",
                QStringLiteral("path=%1,format=%2,bus=%3,discard=unmap").arg(value(disk.path), disk.format, disk.bus));
            continue;
        }
        add("--disk",
            QStringLiteral("pool=%1,size=%2,format=%3,bus=%4,discard=unmap")
                .arg(value(disk.pool), QString::number(disk.size.gib(), 'g', 6), disk.format, disk.bus));
    }
    if (request.nics->isEmpty()) {
        add("--network", QStringLiteral("none"));
    }
    for (const NicRequest& nic : std::as_const(*request.nics)) {
        QString network = nic.kind == NicRequest::Kind::Network ? QStringLiteral("network=") + value(nic.source)
            : nic.kind == NicRequest::Kind::Bridge              ? QStringLiteral("bridge=") + value(nic.source)
                                                                : QStringLiteral("user");
        network += QStringLiteral(",model=") + nic.model;
        if (!nic.mac.isEmpty()) {
            network += QStringLiteral(",mac=") + nic.mac;
        }
        add("--network", network);
    }
    const QString graphics = request.graphics == GraphicsKind::Spice ? QStringLiteral("spice") : QStringLiteral("vnc");
    add("--graphics",
        graphics + (m_host.isLocal ? QStringLiteral(",listen=none") : QStringLiteral(",listen=127.0.0.1")));
    add("--video", *request.videoModel);
    if (*request.tpm) {
        add("--tpm", QStringLiteral("backend.type=emulator,backend.version=2.0,model=") + m_tpmModel);
    } else if (!m_host.isTest) {
        add("--tpm", QStringLiteral("none"));
    }
    words.append(QStringLiteral("--noautoconsole"));
    if (!request.startNow) {
        words.append(QStringLiteral("--noreboot"));
    }
    return words.join(QLatin1String(" "));
}

} // namespace domus
