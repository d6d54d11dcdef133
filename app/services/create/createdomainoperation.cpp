// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/createdomainoperation.h"

#include "app/services/connectionname.h"
#include "app/services/create/creationcleanup.h"
#include "app/services/create/hostpreparation.h"
#include "app/services/hostsession.h"
#include "app/services/machinevariables.h"
#include "app/services/pausedstart.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

namespace domus {
namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::CreateDomain)
};

bool isThere(const QString& path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0;
}

/// Not merely out of our sight: its folder was looked into.
bool isSurelyMissing(const QString& path)
{
    return !isThere(path) && errno == ENOENT;
}

/// One run. Lives in the lane's thread.
class Creation
{
public:
    Creation(Connection& connection, const CreateDomainPlan& plan, const ProgressSink& progress, const StopToken& stop,
        const QString& uri)
        : m_connection(connection)
        , m_plan(plan)
        , m_progress(progress)
        , m_stop(stop)
        , m_uri(uri)
    {
    }

    Result<OperationOutcome> run(QVector<CreationLeftover>* leftovers);

private:
    Status steps();
    Status prepare();
    Status grantAccess();
    Status makeVolumes();
    Status makeVolume(const PlannedVolume& volume);
    Status define();
    Status start();
    QStringList nvramPaths() const;
    Status keepVariablesApart(DomainXml& xml);
    void prepareNextBoot();
    Error undone(const Error& cause, QVector<CreationLeftover>* leftovers);
    void tell(double part, const QString& step) const;
    Status goOn() const;
    /// Nothing is half-made by a call that libvirt refused; one that did not come back may have happened.
    template <typename R> bool mayHaveHappened(const R& result) const
    {
        return result || result.error().kind == ErrorKind::OutcomeUnknown;
    }

    Connection& m_connection;
    const CreateDomainPlan& m_plan;
    const ProgressSink& m_progress;
    const StopToken& m_stop;
    const QString& m_uri;
    QVector<CreationLeftover> m_made; ///< in the order made
    QStringList m_stays; ///< what was started on the host and is not stopped again
    QByteArray m_xml;
    OperationOutcome m_outcome;
    double m_part = 0;
    bool m_isUefi = false;
    bool m_mayLeaveVariables = false; ///< the firmware's, in a file that nobody could look for
};

void Creation::tell(double part, const QString& step) const
{
    if (m_progress) {
        m_progress({part, step});
    }
}

Status Creation::goOn() const
{
    return m_stop.stop_requested() ? Status(fail(Error::cancelled())) : Status();
}

Status Creation::prepare()
{
    for (const PlannedHostStep& step : m_plan.hostSteps) {
        if (Status wished = goOn(); !wished) {
            return wished;
        }
        tell(0, progressOf(step));
        HostChanges changes;
        Status done = prepareHost(m_connection, step, changes);
        m_made += changes.made;
        m_stays += changes.stays;
        if (!done) {
            return done;
        }
    }
    return {};
}

Status Creation::grantAccess()
{
    if (m_plan.grantAccessPaths.isEmpty()) {
        return {};
    }
    const auto user = qemuUser();
    if (!user) {
        return fail(ErrorKind::NotFound, Tr::tr("This computer has no user libvirt-qemu to give access to."));
    }
    for (const QString& path : m_plan.grantAccessPaths) {
        tell(0, Tr::tr("Giving QEMU access to “%1”").arg(path));
        const auto granted = grantReach(path, *user);
        if (!granted) {
            return fail(granted.error());
        }
        CreationLeftover leftover;
        leftover.kind = CreationLeftover::Kind::Access;
        leftover.name = path;
        leftover.access = *granted;
        m_made.append(leftover);
    }
    return {};
}

Status Creation::makeVolume(const PlannedVolume& volume)
{
    tell(m_part, Tr::tr("Making the volume “%1”").arg(volume.name));
    const auto record = m_connection.createStorageVolume(volume.pool, volume.xml);
    if (mayHaveHappened(record)) {
        CreationLeftover leftover;
        leftover.pool = volume.pool;
        leftover.name = volume.name;
        leftover.path = record && !record->path.isEmpty() ? record->path : volume.path;
        leftover.capacity = volume.capacity;
        leftover.isUncertain = !record;
        m_made.append(leftover);
    }
    if (!record) {
        return fail(record.error().during(Tr::tr("Making a volume"), volume.name));
    }
    if (!record->path.isEmpty() && record->path != volume.path) {
        // The pool's driver names the file; the plan could only guess.
        auto xml = DomainXml::parse(m_xml);
        if (!xml) {
            return fail(xml.error());
        }
        const auto disks = xml->disks();
        for (const DiskXml& disk : disks) {
            if (disk.path == volume.path) {
                xml->setDiskPath(disk.targetDevice, record->path);
            }
        }
        for (const auto* lens : {&lens::kernel, &lens::initrd}) {
            if (xml->get(*lens) == volume.path) {
                xml->set(*lens, record->path);
            }
        }
        m_xml = xml->save();
    }
    if (volume.uploadFrom.isEmpty()) {
        return {};
    }
    const QString step
        = Tr::tr("Copying “%1” into the pool “%2”").arg(QFileInfo(volume.uploadFrom).fileName(), volume.pool);
    const ProgressSink sink = [this, step](const Progress& progress) { tell(progress.part.value_or(0) * 0.9, step); };
    const Status sent = m_connection.uploadStorageVolume(volume.pool, volume.name, volume.uploadFrom, sink, m_stop);
    return sent ? sent : Status(fail(sent.error().during(Tr::tr("Copying a file into a pool"), volume.uploadFrom)));
}

Status Creation::makeVolumes()
{
    for (const PlannedVolume& volume : m_plan.volumes) {
        Status status = goOn();
        if (status) {
            status = makeVolume(volume);
        }
        if (!status) {
            return status;
        }
    }
    return goOn();
}

Status Creation::define()
{
    const QString name = *m_plan.resolved.name;
    tell(0.92, Tr::tr("Defining “%1”").arg(name));
    auto xml = DomainXml::parse(m_xml);
    if (!xml) {
        return fail(xml.error());
    }
    // An identity of our own making: should the answer be lost, it tells our machine from everyone else's, and
    // libvirt refuses a name that another machine took meanwhile instead of changing that one.
    const Uuid uuid = Uuid::create();
    xml->set(lens::uuid, uuid);
    m_isUefi = xml->isUefi();
    if (Status apart = keepVariablesApart(*xml); !apart) {
        return fail(apart.error().during(Tr::tr("Defining the machine"), name));
    }
    const auto defined = m_connection.defineDomain(xml->save());
    if (mayHaveHappened(defined)) {
        CreationLeftover leftover;
        leftover.kind = CreationLeftover::Kind::Domain;
        leftover.name = name;
        leftover.uuid = uuid;
        leftover.isUncertain = !defined;
        leftover.undefine.tpmState = !xml->tpms().isEmpty();
        m_made.append(leftover);
    }
    if (!defined) {
        return fail(defined.error().during(Tr::tr("Defining the machine"), name));
    }
    m_outcome.domain = *defined;
    return {};
}

/// Where the file of the firmware's variables would be; nothing where we cannot tell or look.
QStringList Creation::nvramPaths() const
{
    if (m_uri.isEmpty() || !isLocalUri(m_uri)) {
        return {};
    }
    const auto text = m_connection.domainXml(m_outcome.domain, XmlView::Inactive);
    const auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
    if (!xml) {
        return {};
    }
    // Where none is named, libvirt names it at the start, and when the definition goes: after the machine.
    const machinevariables::Place place = machinevariables::placeOf(*xml, m_uri);
    return place.folder.isEmpty() ? QStringList() : place.paths();
}

/// libvirt takes a file of that name which is there already as it is: an earlier machine's boot entries and keys. It
/// stays that machine's, and this one gets a file of its own.
Status Creation::keepVariablesApart(DomainXml& xml)
{
    const machinevariables::Place place = machinevariables::placeOf(xml, m_uri);
    if (!m_isUefi || m_uri.isEmpty() || place.isWritten || place.folder.isEmpty()) {
        return {};
    }
    const QStringList paths = place.paths();
    QString earlier;
    QString own;
    if (isLocalUri(m_uri) && std::all_of(paths.cbegin(), paths.cend(), isSurelyMissing)) {
        return {};
    }
    if (isLocalUri(m_uri) && std::any_of(paths.cbegin(), paths.cend(), isThere)) {
        const auto others = machinevariables::namedByOthers(m_connection, Uuid());
        if (!others) {
            return fail(others.error());
        }
        earlier = *std::find_if(paths.cbegin(), paths.cend(), isThere);
        const qsizetype dot = paths.constFirst().lastIndexOf(QLatin1Char('.'));
        for (int number = 2; own.isEmpty() || !isSurelyMissing(own) || others->contains(own); ++number) {
            own = QStringLiteral("%1-%2%3")
                      .arg(paths.constFirst().left(dot))
                      .arg(number)
                      .arg(paths.constFirst().mid(dot));
        }
    } else {
        // Seen with libvirt's rights, on its host; where that shows nothing it is as libvirt has it.
        const auto room = machinevariables::roomFor(m_connection, place, xml.get(lens::name), Uuid());
        if (!room) {
            return room.error().isConnectionLoss() ? Status(fail(room.error())) : Status();
        }
        if (room->from.isEmpty()) {
            return {};
        }
        earlier = room->folder->path(room->from);
        own = room->folder->path(room->to);
    }
    machinevariables::setFile(xml, own);
    m_outcome.notes.append(
        Tr::tr("An earlier machine of this name has left what its firmware stored in %1. It stays there; what the "
               "firmware of this one stores goes to %2.")
            .arg(earlier, own));
    return {};
}

Status Creation::start()
{
    if (!m_plan.resolved.startNow) {
        return {};
    }
    tell(0.95, Tr::tr("Starting “%1”").arg(*m_plan.resolved.name));
    // From now on libvirt may make the file of the firmware's variables. One that was there before is an earlier
    // machine's, so it goes only where none was seen.
    if (m_isUefi) {
        const QStringList paths = nvramPaths();
        const bool wasNone = !paths.isEmpty() && std::all_of(paths.cbegin(), paths.cend(), isSurelyMissing);
        m_made.last().undefine.nvram = wasNone;
        m_mayLeaveVariables = !wasNone && !std::any_of(paths.cbegin(), paths.cend(), isThere);
    }
    const auto started = PausedStart::startMarked(m_connection, m_outcome.domain);
    if (!started) {
        return fail(started.error().during(Tr::tr("Starting the machine"), *m_plan.resolved.name));
    }
    prepareNextBoot();
    return {};
}

void Creation::prepareNextBoot()
{
    if (!m_plan.changesAfterStart) {
        return;
    }
    // From libvirt's own text, so that MAC addresses, places on the bus and notes stay those of the running machine.
    // The machine runs: what fails here is told, and undone by nobody.
    const auto current = m_connection.domainXml(m_outcome.domain, XmlView::Inactive);
    Result<QByteArray> next = current ? toAfterInstall(*current) : current;
    if (next) {
        const auto defined = m_connection.defineDomain(*next);
        if (defined) {
            return;
        }
        next = fail(defined.error());
    }
    m_outcome.notes.append(
        Tr::tr("The machine runs, but its next start would begin the installation again: %1").arg(next.error().text));
}

Status Creation::steps()
{
    m_xml = m_plan.domainXml;
    Status status = prepare();
    if (status) {
        status = grantAccess();
    }
    if (status) {
        status = makeVolumes();
    }
    if (status) {
        status = define();
    }
    if (status) {
        status = goOn();
    }
    if (status) {
        status = start();
    }
    return status;
}

Error Creation::undone(const Error& cause, QVector<CreationLeftover>* leftovers)
{
    tell(0.99, Tr::tr("Taking away what was made"));
    std::reverse(m_made.begin(), m_made.end());
    const Remains remains = takeBack(m_connection, m_made, cause);
    m_made.clear();
    Error error = cause;
    if (m_mayLeaveVariables && !remains.hasMachine) {
        error.text += QLatin1Char('\n')
            + Tr::tr(
                "What its firmware may have stored is left behind: whether that was there before could not be seen.");
    }
    if (!m_stays.isEmpty()) {
        error.text += QLatin1Char('\n') + m_stays.join(QLatin1Char(' '));
    }
    if (!remains.isConnected && leftovers != nullptr) {
        *leftovers = remains.leftovers;
    }
    return withRemains(error, remains);
}

Result<OperationOutcome> Creation::run(QVector<CreationLeftover>* leftovers)
{
    if (!m_plan.canCreate()) {
        return fail(ErrorKind::InvalidArgument, Tr::tr("This machine cannot be created as it is described."));
    }
    const Status status = steps();
    if (!status) {
        return fail(undone(status.error(), leftovers));
    }
    tell(1, {});
    return m_outcome;
}

} // namespace

Result<OperationOutcome> createDomain(Connection& connection, const CreateDomainPlan& plan,
    const ProgressSink& progress, const StopToken& stop, QVector<CreationLeftover>* leftovers, const QString& uri)
{
    return Creation(connection, plan, progress, stop, uri).run(leftovers);
}

Operation createDomainOperation(const HostSession& session, const CreateDomainPlan& plan)
{
    Operation operation;
    operation.title = Tr::tr("Create %1").arg(plan.resolved.name.value_or(QString()));
    operation.connection = session.id();
    for (const PlanSentence& sentence : plan.sentences) {
        operation.preview.sentences.append(sentence.text);
    }
    for (const PlannedVolume& volume : plan.volumes) {
        operation.preview.files.append({FileEffect::What::Created, volume.path, volume.capacity, {}});
    }
    operation.preview.xmlAfter = plan.domainXml;
    operation.command = plan.virtInstall;
    operation.lane = LaneKind::Transfer;
    operation.canBeStopped = true;
    operation.run = [plan, later = CreationCleanup::mailboxFor(session), uri = session.uri()](
                        Connection& connection, const ProgressSink& progress, const StopToken& stop) {
        QVector<CreationLeftover> leftovers;
        auto result = createDomain(connection, plan, progress, stop, &leftovers, uri);
        if (!leftovers.isEmpty()) {
            later.post(leftovers);
        }
        return result;
    };
    return operation;
}

} // namespace domus
