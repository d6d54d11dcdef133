// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/undooperation.h"

#include "app/services/bin/binoperations.h"
#include "app/services/domainoperations.h"
#include "app/services/errors/cureoperations.h"
#include "app/services/machinelabeloperations.h"
#include "app/services/renamedomain.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::Undo)
};

constexpr QLatin1String on("on");
constexpr QLatin1String off("off");

/// [["lab/web", "#112233"], ["night", ""]]
QString textOf(const QVector<MachineLabel>& labels)
{
    QJsonArray all;
    for (const MachineLabel& label : labels) {
        all.append(QJsonArray{label.name, label.color});
    }
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

QVector<MachineLabel> labelsOf(const QString& text)
{
    QVector<MachineLabel> labels;
    const QJsonArray all = QJsonDocument::fromJson(text.toUtf8()).array();
    labels.reserve(all.size());
    for (const auto& one : all) {
        labels.append({one.toArray().at(0).toString(), one.toArray().at(1).toString()});
    }
    return labels;
}

Result<DomainRecord> recordOf(Connection& connection, Uuid uuid)
{
    const auto domains = connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    const auto it = std::find_if(
        domains->cbegin(), domains->cend(), [uuid](const DomainRecord& record) { return record.uuid == uuid; });
    return it != domains->cend()
        ? Result<DomainRecord>(*it)
        : fail(ErrorKind::NotFound, Tr::tr("The virtual machine is not there any more."), "undo");
}

/// What of a machine such an undo is about, as it is now.
Result<QString> presentValue(Connection& connection, Undo::Kind kind, Uuid uuid)
{
    if (kind == Undo::Kind::Rename || kind == Undo::Kind::Autostart) {
        const auto record = recordOf(connection, uuid);
        if (!record) {
            return fail(record.error());
        }
        return kind == Undo::Kind::Rename ? record->name : QString(record->autostart ? on : off);
    }
    if (kind == Undo::Kind::Title || kind == Undo::Kind::Description) {
        const auto text = connection.domainXml(uuid, XmlView::Inactive);
        const auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
        if (!xml) {
            return fail(xml.error());
        }
        return kind == Undo::Kind::Title ? xml->get(lens::title) : xml->get(lens::description);
    }
    const auto entry = connection.domainMetadata(uuid, QLatin1String(machinemetadata::namespaceUri), XmlView::Inactive);
    if (!entry) {
        return fail(entry.error());
    }
    const auto document = XmlDocument::parse(*entry);
    const MachineLabels labels = document ? MachineLabels::fromEntry(document->root()) : MachineLabels();
    return textOf(kind == Undo::Kind::Groups ? labels.groups : labels.tags);
}

/// What the undo does, without its look at the present.
Operation plainOperation(const HostSession& session, const DomainRecord& domain, const Undo& undo)
{
    switch (undo.kind) {
    case Undo::Kind::RestoreFromBin: {
        BinNote note;
        note.name = domain.name;
        return restoreFromBinOperation(session, domain, note, {}, undo.after);
    }
    case Undo::Kind::MoveToBin: {
        const BinNote note = binnote::read(undo.before.toUtf8()).value_or(BinNote());
        DomainRecord asOff = domain; // nobody is asked whether its plug may be pulled
        asOff.state = DomainState::ShutOff;
        asOff.id = -1;
        return binDomainOperation(session, asOff, {}, note.days); // no file is shown, so none goes with it
    }
    case Undo::Kind::Rename: {
        DomainRecord renamed = domain;
        renamed.name = undo.after; // which is looked at below: the list may not have heard of it yet
        return renameDomainOperation(session, renamed, undo.before);
    }
    case Undo::Kind::Title:
        return setTitleOperation(session, domain, undo.before);
    case Undo::Kind::Description:
        return setDescriptionOperation(session, domain, undo.before);
    case Undo::Kind::Autostart:
        return autostartOperation(session, domain, undo.before == on);
    case Undo::Kind::Groups:
        return setGroupsOperation(session, domain, labelsOf(undo.before));
    case Undo::Kind::Tags:
        return setTagsOperation(session, domain, labelsOf(undo.before));
    case Undo::Kind::Network: {
        const QString network = undoswitch::name(undo.before);
        return undoswitch::isOn(undo.before) ? startNetworkOperation(session, domain, network)
                                             : stopNetworkOperation(session, domain, network);
    }
    case Undo::Kind::Pool: {
        const QString pool = undoswitch::name(undo.before);
        return undoswitch::isOn(undo.before) ? startPoolOperation(session, domain, pool)
                                             : stopPoolOperation(session, domain, pool);
    }
    case Undo::Kind::None:
        break;
    }
    Operation none;
    none.run = [](Connection&, const ProgressSink&, const StopToken&) -> Result<OperationOutcome> {
        return fail(ErrorKind::Unsupported, Tr::tr("This cannot be taken back."), "undo");
    };
    return none;
}

bool looksByItself(Undo::Kind kind)
{
    switch (kind) {
    case Undo::Kind::RestoreFromBin:
    case Undo::Kind::MoveToBin:
    case Undo::Kind::Network:
    case Undo::Kind::Pool:
    case Undo::Kind::None:
        return true;
    default:
        return false;
    }
}

} // namespace

Operation withUndo(Operation operation, Undo::Kind kind, Uuid domain)
{
    operation.run = [run = std::move(operation.run), kind, domain](Connection& connection, const ProgressSink& progress,
                        const StopToken& stop) -> Result<OperationOutcome> {
        const auto before = presentValue(connection, kind, domain);
        auto outcome = run(connection, progress, stop);
        const auto after = before && outcome ? presentValue(connection, kind, domain) : before;
        if (outcome && before && after && *before != *after) {
            outcome->undo = {kind, domain, *before, *after, {}, false};
        }
        return outcome;
    };
    return operation;
}

Operation undoOperation(const HostSession& session, const DomainRecord& domain, const Undo& undo)
{
    Operation operation = plainOperation(session, domain, undo);
    //: %1 is what was done, in its own words: "Rename web to web2"
    operation.title = undo.isRedo ? Tr::tr("Redo: %1").arg(undo.what) : Tr::tr("Undo: %1").arg(undo.what);
    operation.connection = session.id();
    operation.subjects = {domain.uuid};
    operation.run = [run = std::move(operation.run), undo, name = domain.name](Connection& connection,
                        const ProgressSink& progress, const StopToken& stop) -> Result<OperationOutcome> {
        if (!looksByItself(undo.kind)) {
            const auto present = presentValue(connection, undo.kind, undo.domain);
            if (!present) {
                return fail(present.error().during(Tr::tr("Take back what was done"), name));
            }
            if (*present != undo.after) {
                return fail(Error::make(
                    ErrorKind::WrongState, Tr::tr("It was changed again since then, so it stays as it is now."), "undo")
                                .during(Tr::tr("Take back what was done"), name));
            }
        }
        auto outcome = run(connection, progress, stop);
        if (outcome && !outcome->undo.isNull()) {
            outcome->undo.what = undo.what;
            outcome->undo.isRedo = !undo.isRedo;
        }
        return outcome;
    };
    return operation;
}

} // namespace domus
