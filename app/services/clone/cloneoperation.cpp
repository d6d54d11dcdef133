// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clone/cloneoperation.h"

#include "app/services/clone/clonexml.h"
#include "app/services/clone/startguard.h"
#include "app/services/create/creationcleanup.h"
#include "app/services/create/machineentry.h"
#include "app/services/domainoperations.h"
#include "app/services/hostsession.h"
#include "app/services/machinevariables.h"
#include "app/virt/volumeclone.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::CloneDomain)
};

/// What cloning depends on: notes may change at any time.
QByteArray withoutNotes(const QByteArray& text)
{
    auto document = XmlDocument::parse(text);
    if (!document) {
        return text;
    }
    document->root().removeChildren("metadata");
    document->root().removeChildren("title");
    document->root().removeChildren("description");
    return document->save();
}

/// One run. Lives in the lane's thread.
class Cloning
{
public:
    Cloning(Connection& connection, const ClonePlan& plan, int index, ProgressSink progress, StopToken stop)
        : m_connection(connection)
        , m_plan(plan)
        , m_machine(plan.machines.at(index))
        , m_progress(std::move(progress))
        , m_stop(std::move(stop))
    {
    }

    Result<OperationOutcome> run(
        QVector<CreationLeftover>* leftovers, const std::function<void(const CloneWatch::Copy&)>& watch);

private:
    Status steps();
    Status look();
    Status lookAtSource(const QVector<DomainRecord>& domains);
    Status lookAtUsers(const QVector<DomainRecord>& domains);
    Status lookAtSpace();
    Status findVariables();
    Status define();
    Status markBase();
    Status makeVolumes();
    Status makeVolume(const CloneVolume& volume, double begin, double end);
    Result<StorageVolumeRecord> copy(const CloneVolume& volume, double begin, double end, const QString& step);
    Status copyVariables();
    Status finish();
    Status unmark();
    QString lastWrite(const CloneVolume& volume);
    Status lookAtWrites();
    Status put(const DomainXml& xml);
    Error undone(const Error& cause, QVector<CreationLeftover>* leftovers);
    void unmarkBase();
    void tell(double part, const QString& step) const;
    Status goOn() const;

    Connection& m_connection;
    const ClonePlan& m_plan;
    const ClonedMachine& m_machine;
    ProgressSink m_progress;
    StopToken m_stop;
    std::function<void(const CloneWatch::Copy&)> m_watch;
    std::optional<DomainXml> m_xml; ///< as it is to be in the end
    Uuid m_uuid;
    bool m_isDefined = false;
    QVector<CreationLeftover> m_volumes; ///< in the order made
    QHash<QString, QString> m_renamed; ///< where the pool's driver put an image that was planned elsewhere
    QHash<QString, QString> m_writes; ///< by the disk: when what is copied was last written
    std::unique_ptr<FolderPool> m_folder; ///< of the firmware's variables; null: nothing to copy
    QString m_from;
    QString m_to;
    bool m_hasVariables = false; ///< the copy is there
    bool m_wasMarked = false; ///< the source, by us
    QByteArray m_sourceEntry; ///< as it was before
    OperationOutcome m_outcome;
};

void Cloning::tell(double part, const QString& step) const
{
    if (m_progress) {
        m_progress({part, step});
    }
}

Status Cloning::goOn() const
{
    return m_stop.stop_requested() ? Status(fail(Error::cancelled())) : Status();
}

Status Cloning::lookAtSource(const QVector<DomainRecord>& domains)
{
    const auto source = std::find_if(domains.cbegin(), domains.cend(),
        [this](const DomainRecord& domain) { return domain.uuid == m_plan.source.uuid; });
    if (source == domains.cend()) {
        return fail(ErrorKind::NotFound, Tr::tr("The virtual machine is not there any more."), "clone");
    }
    if (hasProcess(*source)) {
        return fail(ErrorKind::WrongState,
            Tr::tr("%1 is not off. Its disks change while it runs, so a copy of them would be torn, and nothing may "
                   "build upon them. Shut it down first.")
                .arg(source->name),
            "clone");
    }
    const auto text = m_connection.domainXml(source->uuid, XmlView::Inactive);
    if (!text) {
        return fail(text.error());
    }
    if (withoutNotes(*text) != withoutNotes(m_plan.sourceXml)) {
        return fail(ErrorKind::WrongState,
            Tr::tr("The definition of %1 was changed meanwhile; nothing was cloned.").arg(source->name), "clone");
    }
    const auto entry
        = m_connection.domainMetadata(source->uuid, QLatin1String(machinemetadata::namespaceUri), XmlView::Inactive);
    if (entry && startguard::has(*entry, startguard::copying)) {
        return fail(ErrorKind::WrongState,
            Tr::tr("%1 is itself a clone that was not finished: its disks are not whole.").arg(source->name), "clone");
    }
    return {};
}

/// A disk that another machine writes to at this moment.
Status Cloning::lookAtUsers(const QVector<DomainRecord>& domains)
{
    QSet<QString> paths;
    for (const CloneDiskPlan& disk : m_plan.disks) {
        if (disk.fate == DiskFate::Copy) {
            paths.insert(disk.disk.path());
        }
    }
    for (const DomainRecord& domain : domains) {
        if (!hasProcess(domain) || domain.uuid == m_plan.source.uuid) {
            continue;
        }
        const auto text = m_connection.domainXml(domain.uuid, XmlView::Live);
        const auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
        if (!xml) {
            if (xml.error().kind == ErrorKind::NotFound) {
                continue; // gone since the list was read
            }
            return fail(xml.error());
        }
        const auto disks = xml->disks();
        const bool isBusy = std::any_of(disks.cbegin(), disks.cend(),
            [&paths](const DiskXml& disk) { return !disk.isReadonly && paths.contains(disk.path); });
        if (isBusy) {
            return fail(ErrorKind::WrongState,
                Tr::tr("%1 runs and writes to one of its disks. Shut it down first.").arg(domain.name), "clone");
        }
    }
    return {};
}

Status Cloning::lookAtSpace()
{
    const auto pools = m_connection.storagePools();
    if (!pools) {
        return fail(pools.error());
    }
    for (const StoragePoolRecord& pool : *pools) {
        ByteSize needed;
        for (const CloneVolume& volume : m_machine.volumes) {
            needed = volume.pool == pool.name ? needed + volume.needed : needed;
        }
        if (needed > pool.available) {
            return fail(ErrorKind::OutOfSpace,
                Tr::tr("The pool “%1” has %2 free, and the copies need about %3.")
                    .arg(pool.name, pool.available.toString(), needed.toString()),
                "clone");
        }
    }
    return {};
}

Status Cloning::look()
{
    tell(0, Tr::tr("Looking at the machine"));
    const auto domains = m_connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    const bool isTaken = std::any_of(domains->cbegin(), domains->cend(),
        [this](const DomainRecord& domain) { return domain.name == m_machine.name; });
    if (isTaken) {
        return fail(ErrorKind::AlreadyExists,
            Tr::tr("Another virtual machine is called %1 already.").arg(m_machine.name), "clone");
    }
    Status fine = lookAtSource(*domains);
    if (fine) {
        fine = lookAtUsers(*domains);
    }
    return fine ? lookAtSpace() : fine;
}

/// A file of its own for what the firmware stores, that no definition names and no other file has.
Status Cloning::findVariables()
{
    const auto source = DomainXml::parse(m_plan.sourceXml);
    if (!source || !machinevariables::areKept(*source)) {
        return {};
    }
    const machinevariables::Place place = machinevariables::placeOf(*source, m_plan.uri);
    if (place.folder.isEmpty()) {
        if (place.isWritten) {
            return fail(ErrorKind::Unsupported,
                Tr::tr("What its firmware has stored lies in no file, so it cannot be copied."), "clone");
        }
        m_outcome.notes.append(
            Tr::tr("The firmware of %1 starts with nothing stored: where the host keeps that of %2 is "
                   "known to the host alone.")
                .arg(m_machine.name, m_plan.source.name));
        return {};
    }
    auto room = machinevariables::roomFor(m_connection, place, m_machine.name, Uuid());
    if (!room) {
        return fail(room.error());
    }
    m_folder = std::move(room->folder);
    m_from = room->from;
    m_to = room->to;
    if (room->mustBeNamed) {
        machinevariables::setFile(*m_xml, m_folder->path(m_to));
    }
    return {};
}

Status Cloning::put(const DomainXml& xml)
{
    const auto defined = m_connection.defineDomain(xml.save());
    return defined ? Status() : Status(fail(defined.error().during(Tr::tr("Defining the machine"), m_machine.name)));
}

/// Unfinished: who looks at it, or starts it, is told so.
Status Cloning::define()
{
    tell(0.02, Tr::tr("Defining “%1”").arg(m_machine.name));
    m_uuid = m_machine.uuid.isNull() ? Uuid::create() : m_machine.uuid;
    m_xml->set(lens::uuid, m_uuid);
    DomainXml marked = *m_xml;
    machineentry::add(marked, startguard::copying, {});
    Status defined = put(marked);
    m_isDefined = defined || defined.error().kind == ErrorKind::OutcomeUnknown;
    m_outcome.domain = m_uuid;
    return defined;
}

Status Cloning::markBase()
{
    if (!m_plan.request.isLinked) {
        return {};
    }
    auto entry = startguard::mark(m_connection, m_plan.source.uuid, startguard::base);
    if (!entry) {
        return fail(entry.error().during(Tr::tr("Marking it as a base"), m_plan.source.name));
    }
    m_wasMarked = !startguard::has(*entry, startguard::base);
    m_sourceEntry = *entry;
    return {};
}

Result<StorageVolumeRecord> Cloning::copy(const CloneVolume& volume, double begin, double end, const QString& step)
{
    auto* cloning = dynamic_cast<VolumeClone*>(&m_connection);
    if (cloning == nullptr) {
        return fail(ErrorKind::Unsupported, Tr::tr("This host cannot copy disks by itself."), "clone");
    }
    CloneWatch::Copy watched;
    watched.pool = volume.pool;
    watched.volume = volume.name;
    watched.needed = volume.needed;
    watched.isOver = std::make_shared<std::atomic<bool>>(false);
    watched.tell = [progress = m_progress, stop = m_stop, begin, end, step](double part) {
        if (progress) {
            progress({begin + (end - begin) * part,
                stop.stop_requested() ? Tr::tr("A copy cannot be ended; it is taken away when it is through") : step});
        }
    };
    if (m_watch) {
        m_watch(watched);
    }
    auto made = cloning->cloneStorageVolume(volume.pool, volume.xml, volume.pool, volume.sourceVolume);
    watched.isOver->store(true);
    return made;
}

Status Cloning::makeVolume(const CloneVolume& volume, double begin, double end)
{
    const auto there = m_connection.storageVolumes(volume.pool);
    if (!there) {
        return fail(there.error());
    }
    if (std::any_of(there->cbegin(), there->cend(),
            [&volume](const StorageVolumeRecord& record) { return record.name == volume.name; })) {
        return fail(ErrorKind::AlreadyExists,
            Tr::tr("The pool “%1” has a volume %2 already.").arg(volume.pool, volume.name), "clone");
    }
    const QString step = volume.isOverlay ? Tr::tr("Making the volume “%1”").arg(volume.name)
                                          : Tr::tr("Copying %1 to %2").arg(volume.sourceVolume, volume.name);
    tell(begin, step);
    const auto made
        = volume.isOverlay ? m_connection.createStorageVolume(volume.pool, volume.xml) : copy(volume, begin, end, step);
    // Whatever fails but an answer that it was there: there was none before, so what is there now is ours.
    const bool mayBeThere = made || made.error().kind == ErrorKind::OutcomeUnknown
        || made.error().kind == ErrorKind::OutOfSpace || made.error().isConnectionLoss();
    if (mayBeThere) {
        CreationLeftover leftover;
        leftover.pool = volume.pool;
        leftover.name = volume.name;
        leftover.path = made && !made->path.isEmpty() ? made->path : volume.path;
        leftover.capacity = volume.capacity;
        m_volumes.append(leftover);
    }
    if (!made) {
        return fail(made.error().during(step, volume.name));
    }
    if (!made->path.isEmpty() && made->path != volume.path) {
        m_renamed.insert(volume.path, made->path);
        const auto disks = m_xml->disks();
        for (const DiskXml& disk : disks) {
            if (disk.path == volume.path) {
                m_xml->setDiskPath(disk.targetDevice, made->path);
            }
        }
    }
    return {};
}

Status Cloning::makeVolumes()
{
    constexpr double first = 0.05;
    constexpr double last = 0.95;
    double all = 0;
    for (const CloneVolume& volume : m_machine.volumes) {
        all += static_cast<double>(volume.needed.bytes()) + 1;
        m_writes.insert(volume.target, lastWrite(volume));
    }
    double done = 0;
    for (const CloneVolume& volume : m_machine.volumes) {
        if (Status wished = goOn(); !wished) {
            return wished;
        }
        const double begin = first + (last - first) * done / all;
        done += static_cast<double>(volume.needed.bytes()) + 1;
        if (Status made = makeVolume(volume, begin, first + (last - first) * done / all); !made) {
            return made;
        }
    }
    return goOn();
}

Status Cloning::copyVariables()
{
    if (!m_folder || m_from.isEmpty()) {
        return {};
    }
    tell(0.96, Tr::tr("Copying what the firmware has stored"));
    Status copied = m_folder->copy(m_from, m_to);
    m_hasVariables = copied || copied.error().kind == ErrorKind::OutcomeUnknown;
    return copied;
}

Status Cloning::finish()
{
    // The copying may have taken hours: one that ran meanwhile has torn it, and a clone taken away stays away.
    const auto domains = m_connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    Status still = lookAtSource(*domains);
    if (still) {
        still = lookAtUsers(*domains);
    }
    if (!still) {
        return still;
    }
    if (std::none_of(
            domains->cbegin(), domains->cend(), [this](const DomainRecord& domain) { return domain.uuid == m_uuid; })) {
        return fail(ErrorKind::NotFound, Tr::tr("The virtual machine is not there any more."), "clone");
    }
    if (Status whole = lookAtWrites(); !whole) {
        return whole;
    }
    tell(0.98, Tr::tr("Defining “%1”").arg(m_machine.name));
    return unmark();
}

/// From libvirt's own text: what others have noted or changed in the clone meanwhile stays.
Status Cloning::unmark()
{
    const auto text = m_connection.domainXml(m_uuid, XmlView::Inactive);
    auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
    if (!xml) {
        return fail(xml.error());
    }
    clonexml::finish(*xml, m_renamed);
    return put(*xml);
}

/// When the image was last written, in libvirt's words; empty where the host does not tell.
QString Cloning::lastWrite(const CloneVolume& volume)
{
    auto* cloning = volume.isOverlay ? nullptr : dynamic_cast<VolumeClone*>(&m_connection);
    const auto text = cloning != nullptr ? cloning->storageVolumeXml(volume.pool, volume.sourceVolume)
                                         : Result<QByteArray>(QByteArray());
    const auto xml = XmlDocument::parse(text.value_or(QByteArray()));
    return xml ? xml->root().find("target/timestamps/mtime").text() : QString();
}

/// A machine that ran and is off again has torn the copy just as well.
Status Cloning::lookAtWrites()
{
    for (const CloneVolume& volume : m_machine.volumes) {
        const QString before = m_writes.value(volume.target);
        const QString now = before.isEmpty() ? QString() : lastWrite(volume);
        if (!now.isEmpty() && now != before) {
            return fail(ErrorKind::WrongState,
                Tr::tr("%1 was written while it was copied, so the copy is torn. Leave the machine off until it is "
                       "cloned.")
                    .arg(volume.sourceVolume),
                "clone");
        }
    }
    return {};
}

Status Cloning::steps()
{
    auto xml = DomainXml::parse(m_machine.xml);
    if (!xml) {
        return fail(xml.error());
    }
    m_xml = std::move(*xml);
    using Step = Status (Cloning::*)();
    for (const Step step : {&Cloning::look, &Cloning::findVariables, &Cloning::define, &Cloning::markBase,
             &Cloning::makeVolumes, &Cloning::copyVariables, &Cloning::finish}) {
        Status done = goOn();
        if (done) {
            done = (this->*step)();
        }
        if (!done) {
            return done;
        }
    }
    return {};
}

void Cloning::unmarkBase()
{
    if (!m_wasMarked) {
        return;
    }
    // Somebody may have noted something else meanwhile: the mark alone goes.
    const QString uri = QLatin1String(machinemetadata::namespaceUri);
    const auto entry = m_connection.domainMetadata(m_plan.source.uuid, uri, XmlView::Inactive);
    if (entry) {
        (void)m_connection.setDomainMetadata(m_plan.source.uuid, QLatin1String(machinemetadata::prefix), uri,
            startguard::without(*entry, startguard::base)); // one too many only has the next start look again
    }
}

Error Cloning::undone(const Error& cause, QVector<CreationLeftover>* leftovers)
{
    tell(0.99, Tr::tr("Taking away what was made"));
    QVector<CreationLeftover> all;
    if (m_isDefined) {
        CreationLeftover machine;
        machine.kind = CreationLeftover::Kind::Domain;
        machine.name = m_machine.name;
        machine.uuid = m_uuid;
        machine.undefine.nvram = m_hasVariables;
        all.append(machine);
    }
    std::reverse_copy(m_volumes.cbegin(), m_volumes.cend(), std::back_inserter(all));
    const Remains remains = takeBack(m_connection, all, cause);
    if (remains.isConnected && remains.leftovers.isEmpty()) {
        unmarkBase();
    }
    if (!remains.isConnected && leftovers != nullptr) {
        *leftovers = remains.leftovers;
    }
    return withRemains(cause, remains);
}

Result<OperationOutcome> Cloning::run(
    QVector<CreationLeftover>* leftovers, const std::function<void(const CloneWatch::Copy&)>& watch)
{
    m_watch = watch;
    if (const Status done = steps(); !done) {
        return fail(undone(done.error(), leftovers));
    }
    tell(1, {});
    return m_outcome;
}

} // namespace

Result<OperationOutcome> cloneDomain(Connection& connection, const ClonePlan& plan, int index,
    const ProgressSink& progress, const StopToken& stop, QVector<CreationLeftover>* leftovers,
    const std::function<void(const CloneWatch::Copy&)>& watch)
{
    if (!plan.canClone() || index < 0 || index >= plan.machines.size()) {
        return fail(ErrorKind::InvalidArgument, Tr::tr("This clone cannot be made as it is described."), "clone");
    }
    return Cloning(connection, plan, index, progress, stop).run(leftovers, watch);
}

Operation cloneDomainOperation(const HostSession& session, const ClonePlan& plan, int index)
{
    ClonePlan own = plan;
    if (index >= 0 && index < own.machines.size()) {
        own.machines[index].uuid = Uuid::create();
    }
    const ClonedMachine machine = own.machines.value(index);
    Operation operation;
    operation.title = Tr::tr("Clone %1 as %2").arg(plan.source.name, machine.name);
    operation.connection = session.id();
    operation.subjects = {plan.source.uuid, machine.uuid};
    operation.preview.sentences = plan.sentences;
    operation.preview.files.reserve(machine.volumes.size());
    for (const CloneVolume& volume : machine.volumes) {
        operation.preview.files.append({FileEffect::What::Created, volume.path, volume.capacity, {}});
    }
    operation.preview.xmlAfter = withoutSecrets(machine.xml);
    operation.command = machine.command;
    operation.lane = LaneKind::Transfer;
    operation.canBeStopped = true;
    operation.run
        = [plan = own, index, later = CreationCleanup::mailboxFor(session), watch = CloneWatch::mailboxFor(session)](
              Connection& connection, const ProgressSink& progress, const StopToken& stop) {
              // The copy is followed in another thread, while this one waits for it.
              const auto mutex = std::make_shared<std::mutex>();
              const ProgressSink shared = [progress, mutex](const Progress& value) {
                  const std::scoped_lock lock(*mutex);
                  progress(value);
              };
              QVector<CreationLeftover> leftovers;
              auto result = cloneDomain(connection, plan, index, shared, stop, &leftovers,
                  [watch](const CloneWatch::Copy& copy) { watch.post(copy); });
              if (!leftovers.isEmpty()) {
                  later.post(leftovers);
              }
              return result;
          };
    return operation;
}

} // namespace domus
