// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/errors/cureoperations.h"

#include "app/services/create/filereach.h"
#include "app/services/definitionchange.h"
#include "app/services/errors/plainwords.h"
#include "app/services/virshcommand.h"
#include "app/virt/connection.h"
#include "app/virt/networkstop.h"
#include "app/virt/transientpools.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::CureOperations)
};

Operation cureOf(const HostSession& session, const DomainRecord& domain, const QString& title)
{
    Operation operation;
    operation.title = title;
    operation.connection = session.id();
    operation.subjects = {domain.uuid};
    return operation;
}

/// Whether the network or the pool runs now.
Result<bool> isOn(Connection& connection, Undo::Kind kind, const QString& name)
{
    const auto find = [&name](const auto& all) -> Result<bool> {
        if (!all) {
            return fail(all.error());
        }
        const auto it
            = std::find_if(all->cbegin(), all->cend(), [&name](const auto& record) { return record.name == name; });
        return it != all->cend() ? Result<bool>(it->active)
                                 : fail(ErrorKind::NotFound, Tr::tr("It is not there any more."), "cure");
    };
    return kind == Undo::Kind::Network ? find(connection.networks()) : find(connection.storagePools());
}

/// The images of a pool, by their paths.
Result<QSet<QString>> imagesOf(Connection& connection, const QString& pool)
{
    QSet<QString> paths;
    const auto volumes = connection.storageVolumes(pool);
    if (!volumes) {
        return fail(volumes.error());
    }
    for (const StorageVolumeRecord& volume : *volumes) {
        paths.insert(volume.path);
    }
    return paths;
}

bool isPluggedInto(const DomainXml& xml, const QString& network)
{
    const QVector<InterfaceXml> cards = xml.interfaces();
    return std::any_of(cards.cbegin(), cards.cend(), [&network](const InterfaceXml& card) {
        return card.type == QLatin1String("network") && card.source == network;
    });
}

bool liesIn(const DomainXml& xml, const QString& pool, const QSet<QString>& images)
{
    const QVector<DiskXml> disks = xml.disks();
    return std::any_of(disks.cbegin(), disks.cend(), [&](const DiskXml& disk) {
        return (disk.type == QLatin1String("volume") && disk.pool == pool) || images.contains(disk.path)
            || std::any_of(disk.backingChain.cbegin(), disk.backingChain.cend(),
                [&images](const QString& base) { return images.contains(base); });
    });
}

/// Fails where a running machine has it now, or that cannot be told.
Status isUnused(Connection& connection, Undo::Kind kind, const QString& name)
{
    const auto domains = connection.domains();
    const auto images = !domains   ? Result<QSet<QString>>(fail(domains.error()))
        : kind == Undo::Kind::Pool ? imagesOf(connection, name)
                                   : Result<QSet<QString>>(QSet<QString>());
    if (!images) {
        return fail(images.error());
    }
    for (const DomainRecord& domain : *domains) {
        if (!domain.isActive()) {
            continue;
        }
        const auto text = connection.domainXml(domain.uuid, XmlView::Live);
        const auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
        if (!xml && xml.error().kind != ErrorKind::NotFound) {
            return fail(xml.error());
        }
        if (xml && (kind == Undo::Kind::Network ? isPluggedInto(*xml, name) : liesIn(*xml, name, *images))) {
            return fail(
                ErrorKind::WrongState, Tr::tr("%1 uses it now, so it stays on.").arg(plainName(domain.name)), "cure");
        }
    }
    return {};
}

Status switchIt(Connection& connection, Undo::Kind kind, const QString& name, bool on)
{
    if (on) {
        return kind == Undo::Kind::Network ? connection.startNetwork(name) : connection.startStoragePool(name);
    }
    if (Status unused = isUnused(connection, kind, name); !unused) {
        return unused;
    }
    auto* networks = dynamic_cast<NetworkStop*>(&connection);
    auto* pools = dynamic_cast<TransientPools*>(&connection);
    if (kind == Undo::Kind::Network && networks != nullptr) {
        return networks->stopNetwork(name);
    }
    if (kind == Undo::Kind::Pool && pools != nullptr) {
        return pools->stopStoragePool(name);
    }
    return fail(ErrorKind::Unsupported, Tr::tr("This host cannot stop it."), "cure");
}

/// The run of an operation that switches a network or a pool on or off, which can be taken back where it did so.
auto switchOf(Undo::Kind kind, const QString& name, bool on, const QString& action, Uuid domain)
{
    return [kind, name, on, action, domain](Connection& connection, const ProgressSink& progress,
               const StopToken& /*stop*/) -> Result<OperationOutcome> {
        progress({std::nullopt, {}});
        const auto wasOn = isOn(connection, kind, name);
        Status done = wasOn ? Status() : Status(fail(wasOn.error()));
        if (done && !on && !*wasOn) {
            done = fail(ErrorKind::WrongState, Tr::tr("It is stopped already."), "cure");
        }
        if (done) {
            done = switchIt(connection, kind, name, on);
        }
        if (!done) {
            return fail(done.error().during(action, name));
        }
        OperationOutcome outcome{domain, {}};
        if (*wasOn != on) {
            outcome.undo = {kind, domain, undoswitch::text(!on, name), undoswitch::text(on, name), {}, false};
        }
        return outcome;
    };
}

void removeOfTypeSpice(DomainXml& xml, const char* device)
{
    const QVector<XmlNode> nodes = xml.devices().children(device);
    for (XmlNode node : nodes) {
        if (node.attribute("type") == QLatin1String("spicevmc")) {
            node.remove();
        }
    }
}

bool uses(const DomainXml& xml, const QString& path)
{
    const QVector<DiskXml> disks = xml.disks();
    return std::any_of(disks.begin(), disks.end(),
        [&path](const DiskXml& disk) { return disk.path == path || disk.backingChain.contains(path); });
}

} // namespace

namespace undoswitch {

QString text(bool on, const QString& name)
{
    return (on ? QStringLiteral("on ") : QStringLiteral("off ")) + name;
}

bool isOn(const QString& text)
{
    return text.startsWith(QLatin1String("on "));
}

QString name(const QString& text)
{
    return text.section(QLatin1Char(' '), 1);
}

} // namespace undoswitch

Operation startNetworkOperation(const HostSession& session, const DomainRecord& domain, const QString& network)
{
    Operation operation = cureOf(session, domain, Tr::tr("Start the network %1").arg(plainName(network)));
    operation.preview.sentences = QStringList{Tr::tr("The virtual network %1 is started.").arg(plainName(network))};
    operation.command = virshCommand(session.uri(), {QStringLiteral("net-start"), network});
    operation.run = switchOf(Undo::Kind::Network, network, true, Tr::tr("Start the network"), domain.uuid);
    return operation;
}

Operation stopNetworkOperation(const HostSession& session, const DomainRecord& domain, const QString& network)
{
    Operation operation = cureOf(session, domain, Tr::tr("Stop the network %1").arg(plainName(network)));
    operation.preview.sentences = QStringList{Tr::tr("The virtual network %1 is stopped.").arg(plainName(network))};
    operation.command = virshCommand(session.uri(), {QStringLiteral("net-destroy"), network});
    operation.lane = LaneKind::Slow; // every running machine is looked at
    operation.run = switchOf(Undo::Kind::Network, network, false, Tr::tr("Stop the network"), domain.uuid);
    return operation;
}

Operation startPoolOperation(const HostSession& session, const DomainRecord& domain, const QString& pool)
{
    Operation operation = cureOf(session, domain, Tr::tr("Start the storage pool %1").arg(plainName(pool)));
    operation.preview.sentences = QStringList{Tr::tr("The storage pool %1 is started.").arg(plainName(pool))};
    operation.command = virshCommand(session.uri(), {QStringLiteral("pool-start"), pool});
    operation.lane = LaneKind::Slow; // a share may have to be mounted
    operation.run = switchOf(Undo::Kind::Pool, pool, true, Tr::tr("Start the storage pool"), domain.uuid);
    return operation;
}

Operation stopPoolOperation(const HostSession& session, const DomainRecord& domain, const QString& pool)
{
    Operation operation = cureOf(session, domain, Tr::tr("Stop the storage pool %1").arg(plainName(pool)));
    operation.preview.sentences
        = QStringList{Tr::tr("The storage pool %1 is stopped; what lies in it stays as it is.").arg(plainName(pool))};
    operation.command = virshCommand(session.uri(), {QStringLiteral("pool-destroy"), pool});
    operation.lane = LaneKind::Slow;
    operation.run = switchOf(Undo::Kind::Pool, pool, false, Tr::tr("Stop the storage pool"), domain.uuid);
    return operation;
}

Result<QByteArray> definitionWithoutSpice(const QByteArray& inactiveXml)
{
    auto xml = DomainXml::parse(inactiveXml);
    if (!xml) {
        return fail(xml.error());
    }
    for (const char* device : {"channel", "redirdev", "smartcard"}) {
        removeOfTypeSpice(*xml, device);
    }
    const QVector<XmlNode> audios = xml->devices().children("audio");
    for (XmlNode audio : audios) {
        if (audio.attribute("type") == QLatin1String("spice")) {
            audio.setAttribute("type", "none");
        }
    }
    return xml->save();
}

Operation removeSpiceOperation(const HostSession& session, const DomainRecord& domain, const QByteArray& inactiveXml)
{
    Operation operation
        = cureOf(session, domain, Tr::tr("Remove what needs SPICE from %1").arg(plainName(domain.name)));
    operation.preview.sentences = QStringList{
        Tr::tr("The channels that only a SPICE display uses are removed, from the machine's next start.")};
    operation.preview.xmlBefore = inactiveXml;
    operation.preview.xmlAfter = definitionWithoutSpice(inactiveXml).value_or(inactiveXml);
    operation.run = [uuid = domain.uuid, name = domain.name, before = inactiveXml](Connection& connection,
                        const ProgressSink& /*progress*/, const StopToken& /*stop*/) -> Result<OperationOutcome> {
        if (const Status changed = changeDefinition(connection, uuid, before, definitionWithoutSpice); !changed) {
            return fail(changed.error().during(Tr::tr("Remove the SPICE channels"), name));
        }
        return OperationOutcome{uuid, {}};
    };
    return operation;
}

bool canLetQemuRead(const HostSession& session)
{
    // The user's own libvirt runs QEMU as that user; of another computer's files nothing is known here.
    return session.isLocal() && session.uri().contains(QLatin1String("/system"));
}

Operation letQemuReadOperation(const HostSession& session, const DomainRecord& domain, const QString& path)
{
    Operation operation = cureOf(session, domain, Tr::tr("Let QEMU read %1").arg(plainName(path)));
    operation.preview.sentences
        = QStringList{Tr::tr("QEMU's user may read %1 and enter the folders above it; nobody else gains anything.")
                          .arg(plainName(path))};
    operation.lane = LaneKind::Slow;
    operation.run = [path, uuid = domain.uuid](Connection& /*connection*/, const ProgressSink& progress,
                        const StopToken& /*stop*/) -> Result<OperationOutcome> {
        progress({std::nullopt, {}});
        const QString action = Tr::tr("Let QEMU read the file");
        const std::optional<FileUser> user = qemuUser();
        if (!user) {
            return fail(
                Error::make(ErrorKind::NotFound, Tr::tr("This computer has no user that QEMU runs as."), "qemuUser")
                    .during(action, path));
        }
        const auto granted = grantReach(path, *user);
        if (!granted) {
            return fail(granted.error().during(action, path));
        }
        return OperationOutcome{uuid, {}};
    };
    return operation;
}

Result<std::optional<DomainRecord>> holderOf(Connection& connection, const QString& path, Uuid otherThan)
{
    const auto domains = connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    for (const DomainRecord& domain : *domains) {
        if (domain.uuid == otherThan || !domain.isActive()) {
            continue;
        }
        const auto text = connection.domainXml(domain.uuid, XmlView::Live);
        if (!text) {
            if (text.error().isConnectionLoss()) {
                return fail(text.error());
            }
            continue; // it ended meanwhile: it holds nothing
        }
        const auto xml = DomainXml::parse(*text);
        if (xml && uses(*xml, path)) {
            return std::optional<DomainRecord>(domain);
        }
    }
    return std::optional<DomainRecord>();
}

} // namespace domus
