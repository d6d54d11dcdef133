// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/errors/cureoperations.h"

#include "app/services/create/filereach.h"
#include "app/services/errors/plainwords.h"
#include "app/services/virshcommand.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>

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

/// The run of an operation that is one call.
template <typename Call> auto runOf(Call call, const QString& action, const QString& subject, Uuid domain)
{
    return [call, action, subject, domain](Connection& connection, const ProgressSink& progress,
               const StopToken& /*stop*/) -> Result<OperationOutcome> {
        progress({std::nullopt, {}});
        if (const Status status = call(connection); !status) {
            return fail(status.error().during(action, subject));
        }
        return OperationOutcome{domain, {}};
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

Operation startNetworkOperation(const HostSession& session, const DomainRecord& domain, const QString& network)
{
    Operation operation = cureOf(session, domain, Tr::tr("Start the network %1").arg(plainName(network)));
    operation.preview.sentences = QStringList{Tr::tr("The virtual network %1 is started.").arg(plainName(network))};
    operation.command = virshCommand(session.uri(), {QStringLiteral("net-start"), network});
    operation.run = runOf([network](Connection& connection) { return connection.startNetwork(network); },
        Tr::tr("Start the network"), network, domain.uuid);
    return operation;
}

Operation startPoolOperation(const HostSession& session, const DomainRecord& domain, const QString& pool)
{
    Operation operation = cureOf(session, domain, Tr::tr("Start the storage pool %1").arg(plainName(pool)));
    operation.preview.sentences = QStringList{Tr::tr("The storage pool %1 is started.").arg(plainName(pool))};
    operation.command = virshCommand(session.uri(), {QStringLiteral("pool-start"), pool});
    operation.lane = LaneKind::Slow; // a share may have to be mounted
    operation.run = runOf([pool](Connection& connection) { return connection.startStoragePool(pool); },
        Tr::tr("Start the storage pool"), pool, domain.uuid);
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
        const QString action = Tr::tr("Remove the SPICE channels");
        const auto current = connection.domainXml(uuid, XmlView::Inactive);
        if (!current) {
            return fail(current.error().during(action, name));
        }
        if (*current != before) {
            return fail(Error::make(ErrorKind::WrongState,
                Tr::tr("Its definition was changed by someone else meanwhile; nothing was changed."), "removeSpice")
                            .during(action, name));
        }
        const auto changed = definitionWithoutSpice(*current);
        if (!changed) {
            return fail(changed.error().during(action, name));
        }
        const auto defined = connection.defineDomain(*changed);
        if (!defined) {
            return fail(defined.error().during(action, name));
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
