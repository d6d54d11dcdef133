// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/uptimeclock.h"

#include "app/services/connectionlist.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <unistd.h>

#include <ctime>
#include <utility>

namespace domus {

namespace {

using std::chrono::seconds;

/// Starts and stops are told together: the list places its rows anew each time.
constexpr std::chrono::milliseconds gathered(50);

/// Since this computer started, asleep or not: what the kernel counts processes by.
seconds sinceBoot()
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return seconds(now.tv_sec);
}

/// The machine that a process runs; null for every other process.
Uuid machineOf(const QByteArray& commandLine)
{
    const QByteArray option("\0-uuid\0", 7); // the arguments end in zeros
    const qsizetype at = commandLine.indexOf(option);
    if (at < 0) {
        return {};
    }
    const qsizetype from = at + option.size();
    const qsizetype end = commandLine.indexOf('\0', from);
    return Uuid::fromString(QString::fromLatin1(commandLine.mid(from, end < 0 ? -1 : end - from)));
}

/// Field 22 of /proc/PID/stat: when it started, in ticks since boot.
std::optional<seconds> startOf(const QByteArray& stat)
{
    const qsizetype afterName = stat.lastIndexOf(')'); // a name may hold anything
    const QList<QByteArray> fields = stat.mid(afterName + 2).split(' ');
    constexpr int startTime = 22 - 3; // the first after the name is field 3
    bool isNumber = false;
    const qlonglong ticks = fields.value(startTime).toLongLong(&isNumber);
    const long perSecond = ::sysconf(_SC_CLK_TCK);
    return isNumber && perSecond > 0 ? std::optional(seconds(ticks / perSecond)) : std::nullopt;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    constexpr qint64 enough = qint64{256} * 1024;
    return file.open(QIODevice::ReadOnly) ? file.read(enough) : QByteArray();
}

/// The machines that processes of this computer run, and since when.
QHash<Uuid, seconds> findProcesses()
{
    QHash<Uuid, seconds> found;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& entry : entries) {
        if (!entry.front().isDigit()) {
            continue;
        }
        const QString folder = QLatin1String("/proc/") + entry;
        const Uuid uuid = machineOf(contentOf(folder + QLatin1String("/cmdline")));
        if (uuid.isNull()) {
            continue;
        }
        if (const auto start = startOf(contentOf(folder + QLatin1String("/stat")))) {
            found.insert(uuid, *start);
        }
    }
    return found;
}

} // namespace

class UptimeClock::Private
{
public:
    struct Run
    {
        int id = -1; ///< libvirt's number of this run; -1 until a list tells it
        std::optional<seconds> since; ///< boot; nothing: not known, and not to be found
    };
    using Runs = QHash<Uuid, Run>;

    Private(UptimeClock& clock, ConnectionList& list) : q(clock), connections(list) { }

    void watch(HostSession* session);
    void listed(HostSession* session);
    void search(HostSession* session);
    void changedSoon(const ConnectionId& id, Uuid machine);
    void tellChanged();

    UptimeClock& q;
    ConnectionList& connections;
    QHash<ConnectionId, Runs> hosts;
    QHash<ConnectionId, QSet<Uuid>> untold; ///< of changes
    QTimer soon;
};

void UptimeClock::Private::watch(HostSession* session)
{
    QObject::connect(session, &HostSession::stateChanged, &q, [this, session] { listed(session); });
    QObject::connect(session, &HostSession::inventoryChanged, &q, [this, session] { listed(session); });
    QObject::connect(session, &HostSession::eventArrived, &q, [this, session](const Event& event) {
        const auto* lifecycle = std::get_if<DomainLifecycleEvent>(&event);
        if (lifecycle == nullptr) {
            return;
        }
        if (lifecycle->what == DomainLifecycle::Started) {
            hosts[session->id()][lifecycle->uuid] = Run{-1, sinceBoot()};
        } else if (lifecycle->what == DomainLifecycle::Stopped) {
            hosts[session->id()].remove(lifecycle->uuid);
        } else {
            return;
        }
        changedSoon(session->id(), lifecycle->uuid);
    });
    listed(session);
}

void UptimeClock::Private::changedSoon(const ConnectionId& id, Uuid machine)
{
    untold[id].insert(machine);
    if (!soon.isActive()) {
        soon.start();
    }
}

void UptimeClock::Private::tellChanged()
{
    const auto told = std::exchange(untold, {});
    for (auto host = told.cbegin(); host != told.cend(); ++host) {
        Q_EMIT q.uptimesChanged(host.key(), {host->cbegin(), host->cend()});
    }
}

void UptimeClock::Private::listed(HostSession* session)
{
    if (session->state() != SessionState::Open) {
        return;
    }
    Runs& runs = hosts[session->id()];
    bool isSearchDue = false;
    const InventoryPtr inventory = session->inventory();
    for (const DomainRecord& domain : inventory->domains) {
        const auto run = runs.find(domain.uuid);
        if (domain.id < 0) {
            // Its start was told, and this list is from before it: the next one has its number.
            if (run != runs.end() && run->id >= 0) {
                runs.remove(domain.uuid);
            }
        } else if (run != runs.end() && run->id < 0) {
            run->id = domain.id;
        } else if (run == runs.end() || run->id != domain.id) {
            runs.insert(domain.uuid, Run{domain.id, std::nullopt});
            isSearchDue = true;
        }
    }
    if (isSearchDue && session->isLocal() && session->host().hypervisor == QLatin1String("QEMU")) {
        search(session);
    }
}

void UptimeClock::Private::search(HostSession* session)
{
    // In a lane because it reads files; the connection is not asked.
    session->submit<QHash<Uuid, seconds>>(
        LaneKind::Slow, &q, [](Connection& /*connection*/) -> Result<QHash<Uuid, seconds>> { return findProcesses(); },
        [this, id = session->id()](const Result<QHash<Uuid, seconds>>& found) {
            if (!found || !hosts.contains(id)) {
                return;
            }
            QVector<Uuid> changed;
            Runs& runs = hosts[id];
            for (auto run = runs.begin(); run != runs.end(); ++run) {
                const auto process = found->constFind(run.key());
                if (process != found->constEnd() && run->since != *process) {
                    run->since = *process;
                    changed.append(run.key());
                }
            }
            if (!changed.isEmpty()) {
                Q_EMIT q.uptimesChanged(id, changed);
            }
        });
}

UptimeClock::UptimeClock(ConnectionList& connections, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, connections))
{
    m_d->soon.setSingleShot(true);
    m_d->soon.setInterval(gathered);
    connect(&m_d->soon, &QTimer::timeout, this, [this] { m_d->tellChanged(); });
    connect(&connections, &ConnectionList::sessionAdded, this, [this](HostSession* session) { m_d->watch(session); });
    connect(&connections, &ConnectionList::sessionAboutToBeRemoved, this, [this](HostSession* session) {
        disconnect(session, nullptr, this, nullptr);
        m_d->hosts.remove(session->id());
        m_d->untold.remove(session->id());
    });
    for (HostSession* session : connections.sessions()) {
        m_d->watch(session);
    }
}

UptimeClock::~UptimeClock() = default;

std::optional<seconds> UptimeClock::uptime(const DomainKey& machine) const
{
    const auto host = m_d->hosts.constFind(machine.connection);
    if (host == m_d->hosts.constEnd()) {
        return std::nullopt;
    }
    const auto since = host->value(machine.uuid).since;
    return since ? std::optional(std::max(sinceBoot() - *since, seconds(0))) : std::nullopt;
}

} // namespace domus
