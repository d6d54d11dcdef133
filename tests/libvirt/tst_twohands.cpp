// SPDX-License-Identifier: GPL-3.0-or-later
// Two Domus at once on the same machine of a real daemon: of each thing one does it, the other is told why not, and
// nothing is done twice or left half way.
#include "app/libvirt/libvirtdriver.h"
#include "app/services/bin/binoperations.h"
#include "app/services/connectionlist.h"
#include "app/services/domainoperations.h"
#include "app/services/installphase.h"
#include "app/services/operationrunner.h"
#include "app/services/renamedomain.h"
#include "app/virt/domainrename.h"
#include "app/xml/domainxml.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace domus;

namespace {

QString uri()
{
    return qEnvironmentVariable("DOMUS_TEST_URI");
}

QString imagePath()
{
    return qEnvironmentVariable("DOMUS_TEST_ROOT") + QStringLiteral("/images/web.raw");
}

/// One Domus: its own lanes, so its own connections to the daemon.
struct Domus
{
    Domus() : driver(std::make_shared<LibvirtDriver>()), connections(driver, nullptr), runner(connections)
    {
        session = connections.addTemporary(uri());
        session->open();
    }
    ~Domus() { connections.closeAll(); }
    Domus(const Domus&) = delete;
    Domus& operator=(const Domus&) = delete;

    bool sees(const QString& name) const { return session->inventory()->domainByName(name) != nullptr; }
    DomainRecord record(const QString& name) const { return *session->inventory()->domainByName(name); }

    std::shared_ptr<LibvirtDriver> driver;
    ConnectionList connections;
    OperationRunner runner;
    HostSession* session = nullptr;
};

} // namespace

class TestTwoHands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void sameAction_ofBoth_isDoneOnce_data();
    void sameAction_ofBoth_isDoneOnce();
    void rename_ofWhatIsCalledOtherwiseByNow_isRefused();
    void installation_watchedByBoth_isNotedOnce();

private:
    Uuid define(const QByteArray& metadata = {}, const QByteArray& os = {}, const QByteArray& more = {});
    void clear();
    /// What is there, by a connection of nobody's.
    DomainRecord now(Uuid uuid);
    BinNote noteOf(Uuid uuid);
    /// What may go with it.
    QVector<DomainFile> filesOf(Uuid uuid);

    std::unique_ptr<Connection> m_observer;
    std::unique_ptr<Domus> m_one;
    std::unique_ptr<Domus> m_other;
};

void TestTwoHands::initTestCase()
{
    if (uri().isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    std::signal(SIGPIPE, SIG_IGN);
}

void TestTwoHands::init()
{
    OpenRequest request;
    request.uri = uri();
    auto observer = LibvirtDriver().open(request);
    QVERIFY2(observer, observer ? "" : qPrintable(observer.error().text));
    m_observer = std::move(*observer);
    clear();
    if (m_observer->storagePools()->isEmpty()) {
        QVERIFY(m_observer->defineStoragePool("<pool type='dir'><name>images</name><target><path>"
            + QFileInfo(imagePath()).path().toUtf8() + "</path></target></pool>"));
        QVERIFY(m_observer->startStoragePool(QStringLiteral("images")));
    }
    m_one = std::make_unique<Domus>();
    m_other = std::make_unique<Domus>();
    QTRY_COMPARE_WITH_TIMEOUT(m_one->session->state(), SessionState::Open, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_other->session->state(), SessionState::Open, 30'000);
}

void TestTwoHands::cleanup()
{
    m_one.reset();
    m_other.reset();
    clear();
    m_observer.reset();
}

void TestTwoHands::clear()
{
    const auto all = m_observer->domains();
    for (const DomainRecord& domain : all.value_or(QVector<DomainRecord>())) {
        if (domain.isActive()) {
            (void)m_observer->destroyDomain(domain.uuid);
        }
        (void)m_observer->undefineDomain(domain.uuid, {});
    }
}

Uuid TestTwoHands::define(const QByteArray& metadata, const QByteArray& os, const QByteArray& more)
{
    QFile image(imagePath());
    if (!image.open(QIODevice::WriteOnly) || !image.resize(1 << 20)) {
        return {};
    }
    (void)m_observer->refreshStoragePool(QStringLiteral("images"));
    const auto uuid = m_observer->defineDomain("<domain type='qemu'><name>web</name>" + metadata
        + "<memory unit='MiB'>16</memory><os><type arch='x86_64' machine='pc'>hvm</type>" + os + "</os>" + more
        + "<devices><disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='"
        + imagePath().toUtf8() + "'/><target dev='vda' bus='virtio'/></disk></devices></domain>");
    return uuid.value_or(Uuid());
}

DomainRecord TestTwoHands::now(Uuid uuid)
{
    const auto all = m_observer->domains();
    for (const DomainRecord& domain : all.value_or(QVector<DomainRecord>())) {
        if (domain.uuid == uuid) {
            return domain;
        }
    }
    return {};
}

BinNote TestTwoHands::noteOf(Uuid uuid)
{
    const auto xml = m_observer->domainXml(uuid, XmlView::Inactive);
    return xml ? binnote::read(*xml).value_or(BinNote()) : BinNote();
}

QVector<DomainFile> TestTwoHands::filesOf(Uuid uuid)
{
    QVector<DomainFile> going;
    const auto files = domainFiles(*m_observer, uuid, true);
    for (const DomainFile& file : files.value_or(QVector<DomainFile>())) {
        if (file.mayBeDeleted) {
            going.append(file);
        }
    }
    return going;
}

void TestTwoHands::sameAction_ofBoth_isDoneOnce_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("isOnceOnly"); ///< the second has nothing left to do, and says so
    QTest::newRow("delete now") << QStringLiteral("delete") << true;
    QTest::newRow("start") << QStringLiteral("start") << true;
    // libvirt gives another name to whatever the machine is called by then: what was meant is looked at just before.
    QTest::newRow("rename to two names") << QStringLiteral("rename") << false;
    // Whoever comes second finds it done, and does no more.
    QTest::newRow("restore from the bin") << QStringLiteral("restore") << false;
    QTest::newRow("into the bin") << QStringLiteral("bin") << false;
    QTest::newRow("force off") << QStringLiteral("force-off") << false;
}

void TestTwoHands::sameAction_ofBoth_isDoneOnce()
{
    QFETCH(const QString, what);
    QFETCH(const bool, isOnceOnly);
    const int turns = qEnvironmentVariableIsSet("DOMUS_FULL_SWEEP") ? 200 : 8;
    int bothDone = 0;
    for (int turn = 0; turn < turns; ++turn) {
        const Uuid uuid = define();
        QVERIFY(!uuid.isNull());
        if (what == QLatin1String("force-off")) {
            QVERIFY(m_observer->startDomain(uuid, {}));
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_one->sees(QStringLiteral("web")) && m_other->sees(QStringLiteral("web")), 10'000);
        const DomainState wanted = what == QLatin1String("force-off") ? DomainState::Running : DomainState::ShutOff;
        QTRY_VERIFY_WITH_TIMEOUT(m_one->record(QStringLiteral("web")).state == wanted
                && m_other->record(QStringLiteral("web")).state == wanted
                && m_one->record(QStringLiteral("web")).uuid == uuid
                && m_other->record(QStringLiteral("web")).uuid == uuid,
            10'000);
        const QVector<DomainFile> files = filesOf(uuid);
        QCOMPARE(files.size(), 1);
        BinNote note;
        if (what == QLatin1String("restore")) {
            Task* task = m_one->runner.start(
                binDomainOperation(*m_one->session, m_one->record(QStringLiteral("web")), files, 30));
            QTRY_VERIFY_WITH_TIMEOUT(task->isOver(), 10'000);
            QCOMPARE(task->state(), Task::State::Succeeded);
            note = noteOf(uuid);
            QVERIFY(note.since.isValid());
        }
        const auto operationOf = [&](const Domus& domus, const QString& newName) {
            DomainRecord record = now(uuid);
            if (what == QLatin1String("delete")) {
                return deleteDomainOperation(*domus.session, record, files, false);
            }
            if (what == QLatin1String("start")) {
                return domainOperation(DomainAction::Start, *domus.session, record);
            }
            if (what == QLatin1String("force-off")) {
                return domainOperation(DomainAction::ForceOff, *domus.session, record);
            }
            if (what == QLatin1String("rename")) {
                return renameDomainOperation(*domus.session, record, newName);
            }
            if (what == QLatin1String("restore")) {
                return restoreFromBinOperation(*domus.session, record, note);
            }
            return binDomainOperation(*domus.session, record, files, 30);
        };
        const Operation first = operationOf(*m_one, QStringLiteral("left"));
        const Operation second = operationOf(*m_other, QStringLiteral("right"));
        Task* one = m_one->runner.start(first);
        Task* other = m_other->runner.start(second);
        QTRY_VERIFY_WITH_TIMEOUT(one->isOver() && other->isOver(), 30'000);

        const int done = static_cast<int>(one->state() == Task::State::Succeeded)
            + static_cast<int>(other->state() == Task::State::Succeeded);
        bothDone += done == 2 ? 1 : 0;
        QVERIFY2(done >= 1, qPrintable(one->error().text + QStringLiteral(" / ") + other->error().text));
        const Task* loser = one->state() == Task::State::Succeeded ? other : one;
        if (done == 1) {
            QVERIFY2(!loser->error().text.isEmpty(), "the other was not told why");
        }
        if (isOnceOnly) {
            QVERIFY2(done == 1, qPrintable(QStringLiteral("both did it, in turn %1").arg(turn)));
        }

        const DomainRecord left = now(uuid);
        if (what == QLatin1String("delete")) {
            QVERIFY(left.uuid.isNull());
            QVERIFY(!QFile::exists(imagePath()));
        } else if (what == QLatin1String("start")) {
            QVERIFY(left.isActive());
        } else if (what == QLatin1String("force-off")) {
            QVERIFY(!left.isActive());
        } else if (what == QLatin1String("rename")) {
            QVERIFY(left.name == QLatin1String("left") || left.name == QLatin1String("right"));
            if (done == 1) {
                const bool isFirst = one->state() == Task::State::Succeeded;
                QCOMPARE(left.name, isFirst ? QStringLiteral("left") : QStringLiteral("right"));
            }
        } else if (what == QLatin1String("restore")) {
            QCOMPARE(left.name, QStringLiteral("web"));
            QVERIFY(!noteOf(uuid).since.isValid());
        } else {
            const BinNote kept = noteOf(uuid);
            QVERIFY(kept.since.isValid());
            QCOMPARE(kept.name, QStringLiteral("web")); // not the name it has in the bin
            QCOMPARE(kept.paths(), QStringList{imagePath()});
            QVERIFY(QFile::exists(imagePath()));
        }
        QCOMPARE(m_observer->domains()->size(), left.uuid.isNull() ? 0 : 1);
        clear();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_one->session->inventory()->domains.isEmpty() && m_other->session->inventory()->domains.isEmpty(), 10'000);
    }
    qInfo("%d turns, both said done in %d", turns, bothDone);
}

void TestTwoHands::rename_ofWhatIsCalledOtherwiseByNow_isRefused()
{
    const Uuid uuid = define();
    QTRY_VERIFY_WITH_TIMEOUT(m_other->sees(QStringLiteral("web")), 10'000);
    const Operation late = renameDomainOperation(*m_other->session, now(uuid), QStringLiteral("right"));
    const Task* first = m_one->runner.start(renameDomainOperation(*m_one->session, now(uuid), QStringLiteral("left")));
    QTRY_VERIFY_WITH_TIMEOUT(first->isOver(), 10'000);
    QCOMPARE(first->state(), Task::State::Succeeded);
    const Task* second = m_other->runner.start(late);
    QTRY_VERIFY_WITH_TIMEOUT(second->isOver(), 10'000);
    QCOMPARE(second->state(), Task::State::Failed);
    QVERIFY2(second->error().text.contains(QStringLiteral("left")), qPrintable(second->error().text));
    QCOMPARE(now(uuid).name, QStringLiteral("left"));
}

void TestTwoHands::installation_watchedByBoth_isNotedOnce()
{
    InstallPhaseWatcher first(m_one->connections, &m_one->runner);
    InstallPhaseWatcher second(m_other->connections, &m_other->runner);
    const QSignalSpy failures(&first, &InstallPhaseWatcher::failed);
    const QSignalSpy otherFailures(&second, &InstallPhaseWatcher::failed);
    const QSignalSpy done(&first, &InstallPhaseWatcher::installed);
    const QSignalSpy otherDone(&second, &InstallPhaseWatcher::installed);
    // A guest that restarts by itself and whose restart ends its run, as an installer's does: it boots its disk at
    // once.
    const Uuid uuid
        = define("<metadata><domus:machine xmlns:domus='urn:domus:machine:1'><domus:install phase='installing'/>"
                 "</domus:machine></metadata>",
            "<bios rebootTimeout='2000'/>", "<on_reboot>destroy</on_reboot>");
    QVERIFY(!uuid.isNull());
    const DomainKey here{m_one->session->id(), uuid};
    const DomainKey there{m_other->session->id(), uuid};
    QVERIFY(m_observer->startDomain(uuid, {}));
    QTRY_VERIFY_WITH_TIMEOUT(first.isInstalling(here) && second.isInstalling(there), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(done.size() + otherDone.size() + failures.size() + otherFailures.size() >= 2, 30'000);
    QCOMPARE(failures.size(), 0);
    QCOMPARE(otherFailures.size(), 0);
    QVERIFY(now(uuid).isActive());
    QCOMPARE(m_observer->domains()->size(), 1);
}

QTEST_GUILESS_MAIN(TestTwoHands)
#include "tst_twohands.moc"
