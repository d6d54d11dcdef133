// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/planner.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace domus {

void Planner::decideNics()
{
    QString reason;
    if (!m_wish.nics) {
        NicRequest nic;
        const NetworkRecord* network = networkNamed(QStringLiteral("default"));
        const auto active = std::find_if(m_host.networks.cbegin(), m_host.networks.cend(),
            [](const NetworkRecord& candidate) { return candidate.active; });
        if (m_host.isSession) {
            nic.kind = NicRequest::Kind::User;
            reason
                = tr("Machines of your own session reach the network through QEMU itself; nothing has to be set up.");
        } else if (network != nullptr && (network->active || !m_os.isTool)) {
            nic.source = network->name;
            reason = tr("The host's standard network: the machine reaches out, and the host reaches the machine.");
        } else if (active != m_host.networks.cend()) {
            nic.source = active->name;
            reason = tr("The network that is active on this host.");
        } else {
            nic.kind = NicRequest::Kind::User;
            reason = tr("This host has no active virtual network, so QEMU itself gives the machine a way out.");
        }
        m_request.nics = QVector<NicRequest>{nic};
    }
    const bool drivesVirtio = m_os.nicModels.contains(QLatin1String("virtio"))
        || (m_request.source.kind == SourceKind::Kernel && !m_os.isKnown());
    QString model = QStringLiteral("virtio");
    if (!drivesVirtio && isX86()) {
        // The database names every card a system drives; where it is silent, this one is the most common.
        const bool onlyOld = !m_os.nicModels.isEmpty() && !m_os.nicModels.contains(QLatin1String("e1000e"));
        model = onlyOld ? m_os.nicModels.constFirst() : QStringLiteral("e1000e");
    }
    if (m_request.nics->isEmpty()) {
        say(CreateField::Network, tr("No network"));
    }
    for (NicRequest& nic : *m_request.nics) {
        if (nic.model.isEmpty()) {
            nic.model = model;
        }
        nic.mac = nic.mac.trimmed().toLower();
        switch (nic.kind) {
        case NicRequest::Kind::Network:
            say(CreateField::Network, tr("A network card in the network “%1”").arg(nic.source), reason);
            break;
        case NicRequest::Kind::Bridge:
            say(CreateField::Network, tr("A network card on the bridge “%1”").arg(nic.source), reason);
            break;
        case NicRequest::Kind::User:
            say(CreateField::Network, tr("A network card with user-mode networking"), reason);
            break;
        }
    }
}

void Planner::checkNics()
{
    static const QRegularExpression macPattern(QStringLiteral("^[0-9a-f]{2}(:[0-9a-f]{2}){5}$"));
    QSet<QString> macs;
    for (qsizetype i = 0; i < m_request.nics->size(); ++i) {
        const NicRequest& nic = m_request.nics->at(i);
        const int index = int(i);
        if (nic.kind == NicRequest::Kind::Network) {
            const NetworkRecord* network = networkNamed(nic.source);
            if (nic.source.isEmpty()) {
                error(CreateField::Network, tr("Choose a network."), index);
            } else if (network == nullptr) {
                error(CreateField::Network, tr("There is no network “%1” on this host.").arg(nic.source), index);
            } else if (!network->active) {
                planStart(PlannedHostStep::What::StartNetwork, nic.source);
            }
        } else if (nic.kind == NicRequest::Kind::Bridge && nic.source.trimmed().isEmpty()) {
            error(CreateField::Network, tr("Choose a bridge."), index);
        } else if (nic.kind == NicRequest::Kind::Bridge && m_host.isSession) {
            warn(CreateField::Network,
                tr("In your own session a bridge works only where the administrator has allowed it for QEMU's helper."),
                index);
        }
        if (nic.mac.isEmpty()) {
            continue;
        }
        if (!nic.mac.contains(macPattern)) {
            error(CreateField::Network, tr("This is not a MAC address: it looks like 52:54:00:12:34:56."), index);
        } else if ((QStringView(nic.mac).left(2).toInt(nullptr, 16) & 1) != 0) {
            error(CreateField::Network,
                tr("This MAC address belongs to a group of computers; a card needs an even first byte."), index);
        } else if (m_host.macs.contains(nic.mac) || macs.contains(nic.mac)) {
            error(CreateField::Network, tr("Another network card already has this MAC address."), index);
        }
        macs.insert(nic.mac);
    }
}

void Planner::decideFirmware()
{
    const bool hasUefi = m_capabilities->hasUefi() || m_host.isTest;
    const bool hasSecureBoot = (m_capabilities->hasUefi() && m_capabilities->hasSecureLoader) || m_host.isTest;
    const FileFacts* medium = m_request.source.kind == SourceKind::Iso ? m_host.file(m_request.source.path) : nullptr;
    const bool mediumTells = medium != nullptr && (medium->bootsBios || medium->bootsUefi);
    QString reason;
    if (!m_wish.firmware) {
        if (!isX86()) {
            m_request.firmware = hasUefi ? FirmwareKind::Uefi : FirmwareKind::Bios;
        } else if (m_os.needsSecureBoot && hasSecureBoot) {
            m_request.firmware = FirmwareKind::UefiSecureBoot;
            reason = tr("%1 asks for it.").arg(osName());
        } else if (m_os.needsUefi && hasUefi) {
            m_request.firmware = FirmwareKind::Uefi;
            reason = tr("%1 starts from UEFI only.").arg(osName());
        } else if (!hasUefi) {
            m_request.firmware = FirmwareKind::Bios;
            reason = tr("This host has no UEFI firmware for machines.");
        } else if (m_request.source.kind == SourceKind::Kernel) {
            m_request.firmware = FirmwareKind::Bios;
            reason = tr("The kernel is started directly, and BIOS gets there fastest.");
        } else if (mediumTells && !medium->bootsUefi) {
            m_request.firmware = FirmwareKind::Bios;
            reason = tr("The medium cannot be started by UEFI.");
        } else if (mediumTells && !medium->bootsBios) {
            m_request.firmware = FirmwareKind::Uefi;
            reason = tr("The medium can be started by UEFI only.");
        } else if (m_wish.defaults.firmware
            && (m_wish.defaults.firmware == FirmwareKind::Bios || m_os.supportsUefi || !m_os.isKnown())) {
            m_request.firmware = m_wish.defaults.firmware;
            reason = tr("As your settings have it for new virtual machines.");
        } else if (!m_os.isKnown() || m_os.isTool || m_request.source.kind == SourceKind::DiskImage) {
            m_request.firmware = FirmwareKind::Bios;
            reason = tr("What starts on any PC starts with it.");
        } else if (!m_os.supportsUefi) {
            m_request.firmware = FirmwareKind::Bios;
            reason = tr("%1 is older than UEFI.").arg(osName());
        } else {
            m_request.firmware = FirmwareKind::Uefi;
            reason = tr("As in current computers. Secure Boot is off, so that every installer starts.");
        }
    }
    switch (*m_request.firmware) {
    case FirmwareKind::Bios:
        say(CreateField::Firmware, tr("BIOS firmware"), reason);
        if (m_os.needsUefi) {
            error(CreateField::Firmware,
                hasUefi
                    ? tr("%1 starts from UEFI only.").arg(osName())
                    : tr(
                        "%1 starts from UEFI only, and this host has no UEFI firmware: install the package ovmf there.")
                          .arg(osName()));
        }
        break;
    case FirmwareKind::Uefi:
    case FirmwareKind::UefiSecureBoot:
        if (*m_request.firmware == FirmwareKind::Uefi) {
            say(CreateField::Firmware, tr("UEFI firmware without Secure Boot"), reason);
        } else {
            say(CreateField::Firmware, tr("UEFI firmware with Secure Boot"), reason);
        }
        if (!hasUefi) {
            error(CreateField::Firmware,
                tr("This host has no UEFI firmware for machines: install the package ovmf there."));
        } else if (*m_request.firmware == FirmwareKind::UefiSecureBoot && !hasSecureBoot) {
            error(CreateField::Firmware, tr("This host's UEFI firmware has no Secure Boot."));
        }
        if (mediumTells && !medium->bootsUefi) {
            warn(CreateField::Firmware, tr("The medium cannot be started by UEFI."));
        }
        break;
    }
}

void Planner::decideTpm()
{
    const bool hasTpm = m_capabilities->hasEmulatedTpm() || m_host.isTest;
    const bool isUefi = *m_request.firmware != FirmwareKind::Bios;
    if (!m_wish.tpm) {
        m_request.tpm = hasTpm && (m_os.needsTpm || (isWindows() && isUefi));
    }
    if (*m_request.tpm) {
        m_tpmModel = m_capabilities->tpmModels.isEmpty() || m_capabilities->tpmModels.contains(QLatin1String("tpm-crb"))
            ? QStringLiteral("tpm-crb")
            : m_capabilities->tpmModels.constFirst();
        say(CreateField::Tpm, tr("A TPM 2.0 security chip"),
            m_wish.tpm          ? QString()
                : m_os.needsTpm ? tr("%1 asks for it.").arg(osName())
                                : tr("Windows encrypts its disk with it."));
        if (!hasTpm) {
            error(CreateField::Tpm,
                tr("This host cannot emulate a TPM: install the packages swtpm and swtpm-tools there."));
        }
    } else if (m_os.needsTpm) {
        warn(CreateField::Tpm,
            hasTpm
                ? tr("%1 does not install without a TPM.").arg(osName())
                : tr("%1 does not install without a TPM, and this host cannot emulate one: install the packages swtpm "
                     "and swtpm-tools there.")
                      .arg(osName()));
    }
}

void Planner::decideGraphics()
{
    const QStringList& types = m_capabilities->graphicsTypes;
    m_request.graphics = m_wish.graphics.value_or(GraphicsKind::Vnc);
    const bool isSpice = m_request.graphics == GraphicsKind::Spice;
    QString reason;
    if (!m_host.isLocal) {
        reason
            = tr("It listens on the host's own address 127.0.0.1 with a password made for it; nobody else reaches it.");
    } else if (!m_host.isTest) {
        reason = tr("It listens on no port: only Domus and libvirt reach it.");
    }
    say(CreateField::Graphics, isSpice ? tr("The screen over SPICE") : tr("The screen over VNC"), reason);
    const QString type = isSpice ? QStringLiteral("spice") : QStringLiteral("vnc");
    if (!m_host.isTest && !types.isEmpty() && !types.contains(type)) {
        error(CreateField::Graphics,
            isSpice ? tr("QEMU on this host has no SPICE.") : tr("QEMU on this host has no VNC."));
    }
}

void Planner::decideVideo()
{
    const QStringList& models = m_capabilities->videoModels;
    const auto isOffered = [&models](const QString& model) { return models.isEmpty() || models.contains(model); };
    QString reason;
    if (!m_wish.videoModel) {
        const QString virtio = QStringLiteral("virtio");
        const QString vga = QStringLiteral("vga");
        if (m_os.supportsVirtioGpu && isOffered(virtio)) {
            m_request.videoModel = virtio;
            reason = tr("%1 drives it, and its screen follows the window's size.").arg(osName());
        } else if (!isX86() && isOffered(virtio)) {
            m_request.videoModel = virtio;
        } else if (isOffered(vga)) {
            m_request.videoModel = vga;
            reason = tr("Every system can draw on it.");
        } else {
            m_request.videoModel = models.constFirst();
        }
    }
    say(CreateField::Video, tr("A display adapter of the model %1").arg(*m_request.videoModel), reason);
    if (!isOffered(*m_request.videoModel)) {
        error(CreateField::Video, tr("QEMU on this host has no display adapter “%1”.").arg(*m_request.videoModel));
    }
}

} // namespace domus
