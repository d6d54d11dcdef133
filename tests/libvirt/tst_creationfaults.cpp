// SPDX-License-Identifier: GPL-3.0-or-later
// Creation on a real daemon, spoiled at every libvirt call: whatever goes wrong, nothing is left over.
#include "app/libvirt/faults.h"
#include "app/libvirt/libvirtdriver.h"
#include "app/services/bootguest.h"
#include "app/services/connectionlist.h"
#include "app/services/create/createdomainoperation.h"
#include "app/services/operationrunner.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <mutex>

using namespace domus;

namespace {

constexpr QLatin1String machineName("spoiled");
constexpr QLatin1String poolName("sweep");
constexpr QLatin1String uri("qemu:///session");

/// The functions of libvirt that were called, in order, as the adapter's own log tells.
class Trace
{
public:
    Trace()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("domus.libvirt.debug=true"));
        names().clear();
        previous() = qInstallMessageHandler(&Trace::take);
    }
    ~Trace()
    {
        qInstallMessageHandler(previous());
        QLoggingCategory::setFilterRules({});
    }
    Trace(const Trace&) = delete;
    Trace& operator=(const Trace&) = delete;
    static QStringList functions() { return names(); }

private:
    static QStringList& names()
    {
        static QStringList all;
        return all;
    }
    static QtMessageHandler& previous()
    {
        static QtMessageHandler handler = nullptr;
        return handler;
    }
    static void take(QtMsgType type, const QMessageLogContext& context, const QString& text)
    {
        if (qstrcmp(context.category, "domus.libvirt") == 0 && type == QtDebugMsg) {
            names().append(text.section(u' ', 0, 0));
        } else {
            previous()(type, context, text);
        }
    }
};

QString root()
{
    return qEnvironmentVariable("DOMUS_TEST_ROOT");
}

/// Everything there is: machines, volumes, and the files that definitions, firmware and TPMs are kept in.
QStringList everything(Connection& connection)
{
    QStringList all;
    all.reserve(100);
    const auto domains = connection.domains();
    for (const DomainRecord& domain : domains.value_or(QVector<DomainRecord>())) {
        all << QStringLiteral("machine %1 %2").arg(domain.name).arg(static_cast<int>(domain.state));
    }
    if (!domains) {
        all << domains.error().text;
    }
    (void)connection.refreshStoragePool(poolName);
    const auto volumes = connection.storageVolumes(poolName);
    for (const StorageVolumeRecord& volume : volumes.value_or(QVector<StorageVolumeRecord>())) {
        all << QStringLiteral("volume ") + volume.name;
    }
    if (!volumes) {
        all << volumes.error().text;
    }
    for (const char* folder : {"/config", "/data", "/images", "/pool", "/home", "/tmp"}) {
        QDirIterator files(root() + QLatin1String(folder), QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks,
            QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QFile file(path);
            QCryptographicHash hash(QCryptographicHash::Md5);
            if (file.open(QIODevice::ReadOnly)) {
                hash.addData(&file);
            }
            all << path + u' ' + QString::fromLatin1(hash.result().toHex());
        }
    }
    all.sort();
    return all;
}

bool isFull()
{
    return qEnvironmentVariableIsSet("DOMUS_FULL_SWEEP");
}

pid_t daemonPid()
{
    QFile file(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/libvirt/libvirtd.pid"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    const int pid = isOpen ? file.readAll().trimmed().toInt() : 0;
    return pid > 0 ? pid : qEnvironmentVariableIntValue("DOMUS_TEST_PID");
}

} // namespace

/// With DOMUS_FULL_SWEEP every call meets every kind of failure; without, every other call one of them.
class TestCreationFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();
    void everyCall_whenItFails_leavesNothing_data();
    void everyCall_whenItFails_leavesNothing();
    void everyCall_whenAllFailFromThere_namesWhatIsLeft();
    void quitting_whileItIsCopied_leavesNothing();
    void daemon_whenItEndsOrStands_leavesNothing_data();
    void daemon_whenItEndsOrStands_leavesNothing();

private:
    Result<CreateDomainPlan> plan();
    std::unique_ptr<Connection> connect();
    /// Takes a machine that was made after all away again, with its volumes.
    Status remove(Connection& connection);
    /// Spoils one creation; the reason when something is wrong afterwards.
    QString spoil(const faults::Fault& fault);

    std::shared_ptr<LibvirtDriver> m_driver;
    std::unique_ptr<Connection> m_connection;
    CreateDomainPlan m_plan;
    QStringList m_before;
    QStringList m_calls; ///< of a creation that goes well
};

std::unique_ptr<Connection> TestCreationFaults::connect()
{
    // Not the rig's own address: this one starts the daemon anew when a test has ended it.
    auto opened = m_driver->open({uri, false, {}});
    if (!opened) {
        qWarning("%s", qPrintable(opened.error().text));
    }
    return opened ? std::move(*opened) : nullptr;
}

Result<CreateDomainPlan> TestCreationFaults::plan()
{
    auto facts = gatherHostFacts(*m_connection, uri, true);
    if (!facts) {
        return fail(facts.error());
    }
    CreateRequest request;
    request.source.kind = SourceKind::Iso;
    request.source.path = root() + QStringLiteral("/home/medium.iso");
    request.name = machineName;
    request.virt = VirtKind::Emulation;
    request.memory = ByteSize::fromMiB(64);
    request.topology = CpuTopology{};
    DiskRequest disk;
    disk.size = ByteSize::fromMiB(64);
    disk.pool = poolName;
    DiskRequest kept; // a disk that was there before, and makes the next boot another than the first
    kept.kind = DiskRequest::Kind::Existing;
    kept.format = QStringLiteral("raw");
    kept.path = root() + QStringLiteral("/home/kept.img");
    request.disks = QVector<DiskRequest>{disk, kept};
    request.nics = QVector<NicRequest>{};
    request.firmware = FirmwareKind::Uefi;
    request.tpm = false;
    request.graphics = GraphicsKind::Vnc;
    request.reach = FileReach::CopyToPool;
    facts->source.path = request.source.path;
    facts->source.exists = true;
    facts->source.isReadable = true;
    facts->source.isReachable = false; // so that it is uploaded
    facts->source.blockedAt = root() + QStringLiteral("/home");
    facts->source.size = ByteSize::fromBytes(QFile(request.source.path).size());
    facts->source.isIso9660 = true;
    facts->source.isBootable = true;
    facts->source.bootsBios = true;
    facts->source.bootsUefi = true;
    FileFacts image;
    image.path = kept.path;
    image.exists = true;
    image.isReadable = true;
    image.size = ByteSize::fromBytes(QFile(kept.path).size());
    image.virtualSize = image.size;
    image.imageFormat = kept.format;
    facts->diskFiles = QVector<FileFacts>{image};
    return planDomain(request, OsDescription{}, *facts);
}

void TestCreationFaults::initTestCase()
{
    if (root().isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    std::signal(SIGPIPE, SIG_IGN); // as the program does: the daemon may end while it is being written to
    m_driver = std::make_shared<LibvirtDriver>();
    m_connection = connect();
    QVERIFY(m_connection);
    const QString xml = QStringLiteral("<pool type='dir'><name>%1</name><target><path>%2/pool</path></target></pool>");
    QVERIFY(m_connection->defineStoragePool(xml.arg(poolName, root()).toUtf8()));
    QVERIFY(m_connection->startStoragePool(poolName));
    QVERIFY(m_connection->setStoragePoolAutostart(poolName, true));

    // Somebody else's: a machine that stands paused, and a volume with something in it.
    QFile medium(root() + QStringLiteral("/home/medium.iso"));
    QVERIFY(medium.open(QIODevice::WriteOnly));
    QVERIFY(medium.write(bootGuestImage().leftJustified(qsizetype(600) * 1024, '\x5a', true)) > 0);
    medium.close();
    QVERIFY(medium.copy(root() + QStringLiteral("/home/kept.img")));
    QVERIFY(m_connection->createStorageVolume(poolName,
        "<volume><name>theirs.img</name><capacity unit='KiB'>600</capacity><target><format type='raw'/></target>"
        "</volume>"));
    QVERIFY(m_connection->uploadStorageVolume(poolName, QStringLiteral("theirs.img"), medium.fileName(), {}, {}));
    const auto bystander = m_connection->defineDomain(
        QStringLiteral("<domain type='qemu'><name>bystander</name><memory unit='MiB'>32</memory>"
                       "<os><type arch='x86_64' machine='q35'>hvm</type></os><devices><disk type='file'>"
                       "<driver name='qemu' type='raw'/><source file='%1/pool/theirs.img'/><target dev='vda' "
                       "bus='virtio'/></disk></devices></domain>")
            .arg(root())
            .toUtf8());
    QVERIFY2(bystander, bystander ? "" : qPrintable(bystander.error().text));
    StartOptions paused;
    paused.paused = true;
    QVERIFY(m_connection->startDomain(*bystander, paused));

    const auto planned = plan();
    QVERIFY2(planned, planned ? "" : qPrintable(planned.error().text));
    m_plan = *planned;
    for (const PlanProblem& problem : m_plan.problems) {
        QVERIFY2(problem.severity != PlanProblem::Severity::Error, qPrintable(problem.text));
    }
    QCOMPARE(m_plan.volumes.size(), 2);
    QVERIFY(m_plan.changesAfterStart);

    // One that goes well first: what it calls, and that all of it can be taken away.
    m_before = everything(*m_connection);
    {
        const Trace trace;
        const auto made = createDomain(*m_connection, m_plan, {}, {}, nullptr, uri);
        m_calls = Trace::functions();
        QVERIFY2(made, made ? "" : qPrintable(made.error().text));
        QVERIFY2(made->notes.isEmpty(), qPrintable(made->notes.join(u' ')));
    }
    QVERIFY(m_calls.size() > 20);
    qInfo("a creation makes %d calls: %s", int(m_calls.size()), qPrintable(m_calls.join(u' ')));
    QVERIFY(everything(*m_connection) != m_before);
    QVERIFY(remove(*m_connection));
    QCOMPARE(everything(*m_connection), m_before);
}

void TestCreationFaults::cleanupTestCase()
{
    faults::clear();
    if (m_connection) {
        if (const auto domains = m_connection->domains()) {
            for (const DomainRecord& domain : *domains) {
                (void)m_connection->destroyDomain(domain.uuid);
            }
        }
    }
    m_connection.reset();
    m_driver.reset();
}

void TestCreationFaults::cleanup()
{
    faults::clear();
    ::kill(daemonPid(), SIGCONT);
}

Status TestCreationFaults::remove(Connection& connection)
{
    const auto domains = connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    for (const DomainRecord& domain : *domains) {
        if (domain.name != machineName) {
            continue;
        }
        if (domain.isActive()) {
            (void)connection.destroyDomain(domain.uuid);
        }
        UndefineOptions all;
        all.nvram = true;
        all.tpmState = true;
        if (Status gone = connection.undefineDomain(domain.uuid, all); !gone) {
            return gone;
        }
    }
    for (const PlannedVolume& volume : m_plan.volumes) {
        (void)connection.deleteStorageVolume(volume.pool, volume.name);
    }
    return {};
}

QString TestCreationFaults::spoil(const faults::Fault& fault)
{
    faults::set(fault);
    QVector<CreationLeftover> leftovers;
    const auto made = createDomain(*m_connection, m_plan, {}, {}, &leftovers, uri);
    const int calls = faults::callCount();
    faults::clear();
    if (calls < fault.nth) {
        return QStringLiteral("the call was not made");
    }
    if (fault.connectionLost) {
        m_connection = connect(); // as the session does
        if (!m_connection) {
            return QStringLiteral("no connection");
        }
    }
    if (made) {
        // What failed was nothing that a machine needs: then it is there, and whole.
        const auto xml = m_connection->domainXml(made->domain, XmlView::Inactive);
        if (!xml) {
            return QStringLiteral("said to be made, but is not there");
        }
        if (const Status removed = remove(*m_connection); !removed) {
            return removed.error().text;
        }
    } else {
        const Error& error = made.error();
        if (error.text.isEmpty() || error.action.isEmpty() || error.subject.isEmpty()) {
            return QStringLiteral("says too little: '%1' '%2' '%3'").arg(error.action, error.subject, error.text);
        }
        if (!fault.connectionLost && !fault.andLater && !leftovers.isEmpty()
            && error.kind != ErrorKind::OutcomeUnknown) {
            return QStringLiteral("left to others: ") + error.text;
        }
        for (const CreationLeftover& leftover : leftovers) {
            if (!error.text.contains(leftover.describe())) {
                return QStringLiteral("does not name %1: %2").arg(leftover.describe(), error.text);
            }
            if (const Status gone = removeLeftover(*m_connection, leftover); !gone) {
                return gone.error().text;
            }
        }
        if (fault.andLater && !fault.connectionLost) {
            // What stays because nothing works any more is named, all of it.
            QStringList unnamed;
            const auto domains = m_connection->domains();
            for (const DomainRecord& domain : domains.value_or(QVector<DomainRecord>())) {
                if (domain.name == machineName && !error.text.contains(machineName)) {
                    unnamed << domain.name;
                }
            }
            const auto volumes = m_connection->storageVolumes(poolName);
            for (const StorageVolumeRecord& volume : volumes.value_or(QVector<StorageVolumeRecord>())) {
                if (volume.name != QLatin1String("theirs.img") && !error.text.contains(volume.name)) {
                    unnamed << volume.name;
                }
            }
            if (!unnamed.isEmpty()) {
                return QStringLiteral("does not name %1: %2").arg(unnamed.join(u' '), error.text);
            }
            if (const Status removed = remove(*m_connection); !removed) {
                return removed.error().text;
            }
        }
    }
    const QStringList after = everything(*m_connection);
    if (after != m_before) {
        QStringList more;
        for (const QString& one : after) {
            if (!m_before.contains(one)) {
                more << QStringLiteral("+ ") + one;
            }
        }
        for (const QString& one : m_before) {
            if (!after.contains(one)) {
                more << QStringLiteral("- ") + one;
            }
        }
        (void)remove(*m_connection);
        return more.join(u'\n') + (made ? QString() : u'\n' + made.error().text);
    }
    return {};
}

void TestCreationFaults::everyCall_whenItFails_leavesNothing_data()
{
    QTest::addColumn<QString>("name");
    if (!isFull()) {
        QTest::newRow("a sample") << QString();
        return;
    }
    for (const char* name : {"lost", "lost-after", "closed", "no-space", "denied", "timeout", "failed", "no-domain"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestCreationFaults::everyCall_whenItFails_leavesNothing()
{
    QFETCH(const QString, name);
    // Most are of a lost connection: those a creation cannot clear up at once.
    static const QStringList kinds{QStringLiteral("lost-after"), QStringLiteral("closed"), QStringLiteral("no-space"),
        QStringLiteral("lost"), QStringLiteral("denied")};
    QStringList wrong;
    for (int nth = 1; nth <= m_calls.size(); nth += isFull() ? 1 : 2) {
        const QString kind = name.isEmpty() ? kinds.at(nth % kinds.size()) : name;
        faults::Fault fault = *faults::named(kind);
        fault.nth = nth;
        const QString what = spoil(fault);
        if (!what.isEmpty()) {
            wrong << QStringLiteral("call %1, %2, %3: %4").arg(nth).arg(m_calls.at(nth - 1), kind, what);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestCreationFaults::everyCall_whenAllFailFromThere_namesWhatIsLeft()
{
    QStringList wrong;
    for (int nth = 1; nth <= m_calls.size(); nth += isFull() ? 1 : 5) {
        faults::Fault fault = *faults::named(u"failed");
        fault.nth = nth;
        fault.andLater = true;
        const QString what = spoil(fault);
        if (!what.isEmpty()) {
            wrong << QStringLiteral("from call %1, %2: %3").arg(nth).arg(m_calls.at(nth - 1), what);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestCreationFaults::quitting_whileItIsCopied_leavesNothing()
{
    {
        ConnectionList list(m_driver, nullptr);
        OperationRunner runner(list);
        HostSession* session = list.addTemporary(uri);
        session->open();
        QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Open, 60'000);
        faults::Fault pause;
        pause.nth = 1;
        pause.function = "virStreamSend";
        pause.delay = std::chrono::milliseconds(200);
        faults::set(pause);
        const Task* task = runner.start(createDomainOperation(*session, m_plan));
        QTRY_VERIFY_WITH_TIMEOUT(faults::callCount() >= 1, 60'000);
        list.closeAll(); // what the program does when its window closes
        QTRY_COMPARE_WITH_TIMEOUT(task->state(), Task::State::Cancelled, 60'000);
    }
    faults::clear();
    QCOMPARE(everything(*m_connection), m_before);
}

void TestCreationFaults::daemon_whenItEndsOrStands_leavesNothing_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("function");
    QTest::addColumn<int>("nth");
    const auto add = [](const QString& what, const QString& function, int nth) {
        QTest::addRow("%s at %s %d", qPrintable(what), qPrintable(function), nth) << what << function.toLatin1() << nth;
    };
    if (!isFull()) {
        add(QStringLiteral("killed"), QStringLiteral("virDomainDefineXML"), 1);
        add(QStringLiteral("killed in flight"), QStringLiteral("virStorageVolCreateXML"), 2);
        add(QStringLiteral("restarted"), QStringLiteral("virStreamSend"), 1);
        add(QStringLiteral("stopped"), QStringLiteral("virDomainCreateWithFlags"), 1);
        return;
    }
    QHash<QString, int> seen;
    for (const QString& function : std::as_const(m_calls)) {
        const int nth = ++seen[function];
        for (const char* what : {"killed", "killed in flight", "restarted", "stopped"}) {
            add(QString::fromLatin1(what), function, nth);
        }
    }
}

void TestCreationFaults::daemon_whenItEndsOrStands_leavesNothing()
{
    QFETCH(const QString, what);
    QFETCH(const QByteArray, function);
    QFETCH(const int, nth);
    ConnectionList list(m_driver, nullptr);
    OperationRunner runner(list);
    HostSession* session = list.addTemporary(uri);
    session->open();
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Open, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!session->inventory()->pools.isEmpty(), 30'000);

    // The call is held back for a moment, in which the daemon meets its fate.
    faults::Fault pause;
    pause.nth = nth;
    pause.function = function;
    pause.delay = std::chrono::milliseconds(200);
    faults::set(pause);
    const Task* task = runner.start(createDomainOperation(*session, m_plan));
    QTRY_VERIFY_WITH_TIMEOUT(faults::callCount() >= nth || task->isOver(), 60'000);
    QVERIFY2(faults::callCount() >= nth, qPrintable(task->error().text)); // it did not end before
    const pid_t daemon = daemonPid();
    const bool isInFlight = what == QLatin1String("killed in flight");
    if (what == QLatin1String("stopped") || isInFlight) {
        QVERIFY(::kill(daemon, SIGSTOP) == 0);
        QElapsedTimer clock;
        clock.start();
        QTRY_VERIFY(clock.elapsed() > 600);
        QVERIFY(isInFlight || !task->isOver());
    }
    if (what == QLatin1String("stopped")) {
        QVERIFY(::kill(daemon, SIGCONT) == 0);
    } else if (what == QLatin1String("restarted")) {
        QVERIFY(::kill(daemon, SIGTERM) == 0);
    } else {
        QVERIFY(::kill(daemon, SIGKILL) == 0);
    }
    QTRY_VERIFY_WITH_TIMEOUT(task->isOver(), 60'000);
    faults::clear();
    if (what == QLatin1String("stopped")) {
        QVERIFY2(task->state() == Task::State::Succeeded, qPrintable(task->error().text));
    } else if (task->state() == Task::State::Failed) {
        QVERIFY(!task->error().text.isEmpty() && !task->error().action.isEmpty());
    }
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Open, 60'000);

    m_connection = connect();
    QVERIFY(m_connection);
    if (task->state() == Task::State::Succeeded) {
        QTRY_VERIFY_WITH_TIMEOUT(session->inventory()->domainByName(machineName) != nullptr, 30'000);
        QVERIFY(remove(*m_connection));
    }
    QTRY_COMPARE_WITH_TIMEOUT(everything(*m_connection), m_before, 20'000);
}

QTEST_GUILESS_MAIN(TestCreationFaults)
#include "tst_creationfaults.moc"
