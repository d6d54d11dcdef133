// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/createcontroller.h"

#include "app/services/connectionlist.h"
#include "app/services/operationrunner.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace domus {

namespace {

SourceKind kindByName(const QString& path)
{
    const QString name = QFileInfo(path).fileName().toLower();
    static const QStringList images = {QStringLiteral("qcow2"), QStringLiteral("qcow"), QStringLiteral("img"),
        QStringLiteral("raw"), QStringLiteral("vmdk"), QStringLiteral("vdi"), QStringLiteral("vhd"),
        QStringLiteral("vhdx"), QStringLiteral("qed")};
    if (images.contains(QFileInfo(name).suffix())) {
        return SourceKind::DiskImage;
    }
    if (name.startsWith(QLatin1String("vmlinuz")) || name.startsWith(QLatin1String("bzimage")) || name == u"linux") {
        return SourceKind::Kernel;
    }
    return SourceKind::Iso;
}

} // namespace

CreateController::CreateController(CreateServices services, QObject* parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_worker(QStringLiteral("create"))
{
    m_replan.setSingleShot(true);
    m_replan.setInterval(0ms);
    connect(&m_replan, &QTimer::timeout, this, &CreateController::replan);
    // A host that starts ten networks tells so ten times; one look afterwards is enough.
    m_regather.setSingleShot(true);
    m_regather.setInterval(100ms);
    connect(&m_regather, &QTimer::timeout, this, &CreateController::gather);
    connect(m_services.connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](HostSession* session) {
        if (session == m_session) {
            setConnection({});
        }
    });
}

CreateController::~CreateController()
{
    // A worker stuck on a dead network share is let go; what it holds it owns.
    m_worker.close(0ms);
}

QVector<HostSession*> CreateController::openSessions() const
{
    QVector<HostSession*> open;
    for (HostSession* session : m_services.connections->sessions()) {
        if (session->state() == SessionState::Open) {
            open.append(session);
        }
    }
    return open;
}

void CreateController::start(const ConnectionId& connection)
{
    m_request = freshRequest();
    m_kindIsGuessed = false;
    m_plan = {};
    m_os = {};
    m_sourceFacts = {};
    m_initrdFacts = {};
    m_failure.reset();
    m_inspecting = false;
    ++m_inspectRevision;
    if (m_task != nullptr) {
        m_task->disconnect(this);
        m_task = nullptr;
    }
    m_stage = Stage::Choosing;
    setConnection(connection);
    Q_EMIT changed();
}

void CreateController::setConnection(const ConnectionId& connection)
{
    HostSession* chosen = connection.isNull() ? nullptr : m_services.connections->session(connection);
    if (chosen == nullptr) {
        const QVector<HostSession*> open = openSessions();
        const auto other
            = std::find_if(open.begin(), open.end(), [this](HostSession* candidate) { return candidate != m_session; });
        chosen = other != open.end() ? *other : nullptr;
    }
    if (m_session != nullptr) {
        m_session->disconnect(this);
    }
    // Agreed was to make it on the other host.
    if (m_stage == Stage::Checking) {
        m_stage = Stage::Choosing;
    }
    const bool isAnother = m_session != chosen;
    m_session = chosen;
    if (isAnother) {
        takeSourceAlong();
    }
    m_facts.reset();
    m_hostError.reset();
    m_sources.clear();
    // What names an object of the other host means nothing on this one.
    m_request.disks.reset();
    m_request.nics.reset();
    m_request.virt.reset();
    m_request.reach.reset();
    if (m_session != nullptr) {
        connect(m_session, &HostSession::inventoryChanged, this, [this] { m_regather.start(); });
        connect(m_session, &HostSession::stateChanged, this, [this] {
            if (m_session->state() == SessionState::Open) {
                m_regather.start();
                search();
            }
            Q_EMIT connectionChanged();
        });
    }
    gather();
    search();
    inspect();
    Q_EMIT connectionChanged();
    Q_EMIT sourcesChanged();
    requestChanged();
}

// What was chosen for one host, seen from the next one.
void CreateController::takeSourceAlong()
{
    InstallSource& source = m_request.source;
    if (!hasSource() || m_session == nullptr) {
        return;
    }
    if (!m_sourceHost.isNull() && m_session->id() != m_sourceHost) {
        source = {}; // that host's file: the same path means another one here
        m_sourceHost = {};
        m_request.osId.reset();
        m_sourceFacts = {};
        m_initrdFacts = {};
        m_os = {};
        return;
    }
    source.isOnThisComputer = m_sourceHost.isNull() && !m_session->isLocal();
    source.pool.clear(); // the path stays good where the pools are others
    source.volume.clear();
}

bool CreateController::canCreate() const
{
    return m_stage == Stage::Choosing && hasSource() && m_facts && !m_inspecting && !m_replan.isActive()
        && m_session != nullptr && m_session->state() == SessionState::Open && m_plan.canCreate();
}

bool CreateController::hasChanges() const
{
    // Choosing the source again costs a click; everything else is work.
    CreateRequest rest = m_request;
    rest.source = {};
    rest.reach.reset();
    return m_stage != Stage::Choosing || rest != freshRequest() || !m_request.source.kernelArguments.isEmpty();
}

bool CreateController::hasChoices() const
{
    return m_request != defaultChoices();
}

void CreateController::useFile(const QString& path, FileOf place)
{
    InstallSource source;
    source.isOnThisComputer = place == FileOf::ThisComputer && m_session != nullptr && !m_session->isLocal();
    source.kind = kindByName(path);
    source.path = path;
    m_request.source = source;
    m_kindIsGuessed = true;
    sourceChanged();
}

void CreateController::setSource(const InstallSource& source)
{
    if (m_request.source == source) {
        return;
    }
    m_kindIsGuessed = false;
    const bool sameFiles = m_request.source.kind == source.kind && m_request.source.path == source.path
        && m_request.source.initrd == source.initrd && m_request.source.isOnThisComputer == source.isOnThisComputer;
    m_request.source = source;
    if (sameFiles) {
        requestChanged();
    } else {
        sourceChanged();
    }
}

void CreateController::clearSource()
{
    m_request.source = {};
    sourceChanged();
}

void CreateController::sourceChanged()
{
    const bool isOurs = m_session == nullptr || m_session->isLocal() || m_request.source.isOnThisComputer;
    m_sourceHost = isOurs ? ConnectionId{} : m_session->id();
    m_request.osId.reset(); // a correction belongs to the medium it was made for
    m_request.reach.reset();
    m_sourceFacts = {};
    m_initrdFacts = {};
    m_os = {};
    inspect();
    requestChanged();
}

void CreateController::setOs(const QString& osId)
{
    if (osId.isEmpty()) {
        m_request.osId.reset();
    } else {
        m_request.osId = osId;
    }
    inspect();
    requestChanged();
}

CreateRequest CreateController::freshRequest() const
{
    CreateRequest request;
    if (m_services.defaults) {
        m_services.defaults(request);
    }
    return request;
}

CreateRequest CreateController::defaultChoices() const
{
    CreateRequest fresh = freshRequest();
    fresh.source = m_request.source;
    fresh.osId = m_request.osId;
    return fresh;
}

void CreateController::resetChoices()
{
    m_request = defaultChoices();
    requestChanged();
}

void CreateController::requestChanged()
{
    m_failure.reset();
    if (existingDiskPaths() != m_diskPaths) {
        inspect();
    }
    m_replan.start();
    Q_EMIT changed();
}

QStringList CreateController::existingDiskPaths() const
{
    QStringList paths;
    for (const DiskRequest& disk : m_request.disks.value_or(QVector<DiskRequest>{})) {
        if (disk.kind == DiskRequest::Kind::Existing && !disk.path.isEmpty()) {
            paths.append(disk.path);
        }
    }
    return paths;
}

void CreateController::replan()
{
    m_replan.stop();
    if (!m_facts || !hasSource()) {
        m_plan = {};
        m_plan.resolved = m_request;
        Q_EMIT changed();
        return;
    }
    m_facts->source = m_sourceFacts;
    m_facts->initrd = m_initrdFacts;
    m_facts->diskFiles = m_diskFacts;
    m_plan = m_services.plan(m_request, m_os, *m_facts);
    Q_EMIT changed();
}

void CreateController::cure(const PlanCure& cure)
{
    switch (cure.what) {
    case PlanCure::What::UseOtherName:
        edit([&](CreateRequest& request) { request.name = cure.argument; });
        return;
    case PlanCure::What::UseEmulation:
        edit([](CreateRequest& request) { request.virt = VirtKind::Emulation; });
        return;
    }
}

void CreateController::useOwnSession()
{
    const QString uri = QStringLiteral("qemu:///session");
    HostSession* own = m_services.connections->sessionForUri(uri);
    if (own == nullptr) {
        own = m_services.connections->addTemporary(uri);
    }
    if (own->state() != SessionState::Open) {
        own->open();
    }
    setConnection(own->id());
}

void CreateController::create()
{
    if (m_replan.isActive()) {
        replan(); // the last letter was typed in this very turn
    }
    if (!canCreate()) {
        return;
    }
    m_failure.reset();
    m_stage = Stage::Checking;
    // The ISO may have vanished and the name may be taken since the page opened.
    inspect();
    gather();
    Q_EMIT changed();
}

void CreateController::goOnWhenChecked()
{
    if (m_stage != Stage::Checking || m_inspecting || m_gathering) {
        return;
    }
    replan();
    m_stage = Stage::Choosing;
    if (m_hostError) {
        m_failure = m_hostError;
    } else if (canCreate()) {
        beginTask();
        return;
    }
    Q_EMIT changed();
}

void CreateController::beginTask()
{
    m_stage = Stage::Creating;
    m_task = m_services.runner->start(m_services.createOperation(*m_session, m_plan));
    connect(m_task, &Task::changed, this, &CreateController::progressChanged);
    connect(m_task, &Task::finished, this, &CreateController::taskFinished);
    Q_EMIT changed();
    Q_EMIT started(m_task, m_session->id());
}

void CreateController::taskFinished()
{
    const QPointer<Task> task = std::exchange(m_task, nullptr);
    m_stage = Stage::Choosing;
    if (task->state() == Task::State::Succeeded) {
        if (m_services.remember) {
            m_services.remember(m_request.source);
        }
        const DomainKey machine{task->operation().connection, task->outcome().domain};
        Q_EMIT changed();
        Q_EMIT finished(machine);
        return;
    }
    if (task->state() == Task::State::Failed) {
        m_failure = task->error();
    }
    gather();
    Q_EMIT changed();
}

void CreateController::cancel()
{
    if (m_stage == Stage::Checking) {
        m_stage = Stage::Choosing;
        Q_EMIT changed();
    } else if (m_task != nullptr) {
        m_task->cancel();
    }
}

} // namespace domus
