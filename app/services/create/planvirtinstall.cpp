// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/shellquote.h"
#include "app/services/create/planner.h"
#include "app/services/virshcommand.h"

#include <QRegularExpression>
#include <QStringList>

namespace domus {
namespace {

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
    QString preparation;
    for (const PlannedHostStep& step : std::as_const(m_plan.hostSteps)) {
        const auto virsh = [&](const QStringList& arguments) {
            preparation += virshCommand(m_host.uri, arguments) + QLatin1String(" && ");
        };
        switch (step.what) {
        case PlannedHostStep::What::MakePool:
            virsh({QStringLiteral("pool-define-as"), step.name, QStringLiteral("dir"), QStringLiteral("--target"),
                step.folder});
            virsh({QStringLiteral("pool-start"), step.name, QStringLiteral("--build")});
            virsh({QStringLiteral("pool-autostart"), step.name});
            break;
        case PlannedHostStep::What::StartPool:
            virsh({QStringLiteral("pool-start"), step.name, QStringLiteral("--build")});
            break;
        case PlannedHostStep::What::StartNetwork:
            virsh({QStringLiteral("net-start"), step.name});
            break;
        }
    }
    QStringList words{QStringLiteral("virt-install")};
    const auto add = [&words](const char* option, const QString& text) {
        words.append(QLatin1String(option) + QLatin1Char(' ') + shellQuote(text));
    };
    // A name that begins with a dash is taken for an option unless it is glued on.
    const auto addGlued = [&words](const char* option, const QString& text) {
        words.append(QLatin1String(option) + QLatin1Char('=') + shellQuote(text));
    };
    if (!m_host.uri.isEmpty()) {
        add("--connect", m_host.uri);
    }
    addGlued("--name", *m_request.name);
    add("--osinfo", m_os.shortId.isEmpty() ? QStringLiteral("detect=on,require=off") : m_os.shortId);
    if (!m_host.isTest) {
        add("--virt-type", m_domainType);
    }
    if (isQ35()) {
        add("--machine", QStringLiteral("q35"));
    }
    QString memory = QString::number(m_request.memory->mib());
    if (!m_maximumMemory.isZero()) {
        memory += QStringLiteral(",maxMemory=%1,maxMemory.slots=16").arg(m_maximumMemory.mib());
    }
    add("--memory", memory);
    const CpuTopology& topology = *m_request.topology;
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
                       .arg(m_request.memory->kib());
        }
        add("--cpu", cpu);
    }
    switch (m_request.source.kind) {
    case SourceKind::Iso:
        add("--cdrom", m_mediumPath);
        break;
    case SourceKind::Kernel: {
        QString boot = QStringLiteral("kernel=") + value(m_kernelPath);
        if (!m_initrdPath.isEmpty()) {
            boot += QStringLiteral(",initrd=") + value(m_initrdPath);
        }
        if (!m_request.source.kernelArguments.isEmpty()) {
            boot += QStringLiteral(",kernel_args=") + value(m_request.source.kernelArguments)
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
    switch (*m_request.firmware) {
    case FirmwareKind::Bios:
        break;
    case FirmwareKind::Uefi:
    case FirmwareKind::UefiSecureBoot: {
        const QString on
            = *m_request.firmware == FirmwareKind::UefiSecureBoot ? QStringLiteral("yes") : QStringLiteral("no");
        add("--boot",
            QStringLiteral("firmware=efi,firmware.feature0.name=enrolled-keys,firmware.feature0.enabled=%1,"
                           "firmware.feature1.name=secure-boot,firmware.feature1.enabled=%1")
                .arg(on));
        break;
    }
    }
    if (m_request.disks->isEmpty()) {
        add("--disk", QStringLiteral("none"));
    }
    for (const DiskRequest& disk : std::as_const(*m_request.disks)) {
        if (disk.kind == DiskRequest::Kind::Existing) {
            add("--disk",
                QStringLiteral("path=%1,format=%2,bus=%3,discard=unmap")
                    .arg(value(pathOf(disk)), disk.format, disk.bus));
            continue;
        }
        add("--disk",
            QStringLiteral("pool=%1,size=%2,format=%3,bus=%4,discard=unmap")
                .arg(value(disk.pool), QString::number(disk.size.gib(), 'g', 6), disk.format, disk.bus));
    }
    if (m_request.nics->isEmpty()) {
        add("--network", QStringLiteral("none"));
    }
    for (const NicRequest& nic : std::as_const(*m_request.nics)) {
        QString network = nic.kind == NicRequest::Kind::Network ? QStringLiteral("network=") + value(nic.source)
            : nic.kind == NicRequest::Kind::Bridge              ? QStringLiteral("bridge=") + value(nic.source)
                                                                : QStringLiteral("user");
        network += QStringLiteral(",model=") + nic.model;
        if (!nic.mac.isEmpty()) {
            network += QStringLiteral(",mac=") + nic.mac;
        }
        add("--network", network);
    }
    const QString graphics
        = m_request.graphics == GraphicsKind::Spice ? QStringLiteral("spice") : QStringLiteral("vnc");
    add("--graphics",
        graphics + (m_host.isLocal ? QStringLiteral(",listen=none") : QStringLiteral(",listen=127.0.0.1")));
    add("--video", *m_request.videoModel);
    if (*m_request.tpm) {
        add("--tpm", QStringLiteral("backend.type=emulator,backend.version=2.0,model=") + m_tpmModel);
    } else if (!m_host.isTest) {
        add("--tpm", QStringLiteral("none"));
    }
    words.append(QStringLiteral("--noautoconsole"));
    if (!m_request.startNow) {
        words.append(QStringLiteral("--noreboot"));
    }
    return preparation + words.join(QLatin1String(" "));
}

} // namespace domus
