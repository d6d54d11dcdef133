// SPDX-License-Identifier: GPL-3.0-or-later
// Domus, or the daemon, is ended at any moment of a deletion, a restoration or a clone: what is there then is as it was
// or as it was to be, or says itself that it is neither and can be brought to an end; and nothing else was touched.
#include "app/services/bin/binoperations.h"
#include "app/services/clone/startguard.h"
#include "app/services/clone/unfinishedclone.h"
#include "app/xml/domainxml.h"
#include "tests/libvirt/clonerig.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace domus;

namespace {

constexpr const char* childVariable = "DOMUS_SWEEP_CHILD"; // the subject
constexpr const char* uuidVariable = "DOMUS_SWEEP_UUID";

/// 300 kills without a failure say: below one in a hundred.
int times()
{
    if (const int wished = qEnvironmentVariableIntValue("DOMUS_SWEEP_COUNT"); wished > 0) {
        return wished;
    }
    return qEnvironmentVariableIsSet("DOMUS_FULL_SWEEP") ? 300 : 20;
}

CloneRequest cloneRequest()
{
    CloneRequest request;
    request.name = QStringLiteral("clone");
    return request;
}

QString image(const char* name)
{
    return CloneRig::imagePath(QLatin1String(name));
}

std::optional<BinNote> noteOf(Connection& connection, Uuid uuid)
{
    const auto entry = connection.domainMetadata(uuid, QLatin1String(machinemetadata::namespaceUri), XmlView::Inactive);
    return binnote::read(entry.value_or(QByteArray()));
}

/// Ended directly after the note was taken out, an empty element is left that says nothing.
QByteArray withoutEmptyMetadata(QByteArray definition)
{
    for (const char* empty : {"  <metadata/>\n", "  <metadata>\n  </metadata>\n"}) {
        definition.replace(empty, "");
    }
    return definition;
}

Result<Operation> deletionOf(CloneRig& rig, const DomainRecord& domain)
{
    const auto facts = deletionFacts(rig.connection(), domain.uuid, true, CloneRig::uri);
    if (!facts) {
        return fail(facts.error());
    }
    QVector<DomainFile> going;
    std::copy_if(facts->files.cbegin(), facts->files.cend(), std::back_inserter(going),
        [](const DomainFile& file) { return file.mayBeDeleted; });
    return deleteDomainOperation(rig.session(), domain, going, facts->hasTpmState);
}

} // namespace

class TestKillSweep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void killed_isOldOrNew_data();
    void killed_isOldOrNew();

private:
    bool prepare(const QString& subject);
    bool run(const QString& subject, bool isDaemonKilled, qint64 after);
    bool waitForDaemon();
    QString judge(const QString& subject);
    QString judgeDeletion();
    QString judgeRestoration();
    QString judgeClone();

    CloneRig m_rig;
    Uuid m_web;
    QByteArray m_definition; ///< before it was in the bin
    QStringList m_files;
    qint64 m_lasted = 0; ///< ms that the last run was given, or took
    int m_old = 0;
    int m_new = 0;
    int m_between = 0;
};

void TestKillSweep::initTestCase()
{
    if (CloneRig::root().isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    std::signal(SIGPIPE, SIG_IGN);
    QVERIFY(m_rig.open());
}

void TestKillSweep::cleanup()
{
    m_rig.clear();
    m_web = {};
}

void TestKillSweep::cleanupTestCase()
{
    m_rig.close();
}

void TestKillSweep::killed_isOldOrNew_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<bool>("isDaemonKilled");
    for (const char* subject : {"delete", "restore", "clone"}) {
        QTest::addRow("%s, Domus", subject) << QString::fromLatin1(subject) << false;
        QTest::addRow("%s, libvirtd", subject) << QString::fromLatin1(subject) << true;
    }
}

/// As before each run: the machine, and beside it one that nobody touches.
bool TestKillSweep::prepare(const QString& subject)
{
    if (!m_web.isNull() && !m_rig.record(QStringLiteral("web")).uuid.isNull()) {
        if (subject == QLatin1String("restore")) {
            return m_rig.run(binDomainOperation(m_rig.session(), m_rig.record(QStringLiteral("web")), {}, 30))
                .has_value();
        }
        return true;
    }
    const bool hasOther = !m_rig.record(QStringLiteral("other")).uuid.isNull();
    if (!m_rig.makeImage(QStringLiteral("web.qcow2")) || !m_rig.makeImage(QStringLiteral("data.qcow2"))
        || (!hasOther
            && (!m_rig.makeImage(QStringLiteral("other.qcow2"))
                || !m_rig.define(QStringLiteral("other"), {QStringLiteral("other.qcow2")})))) {
        return false;
    }
    const auto web = m_rig.define(QStringLiteral("web"), {QStringLiteral("web.qcow2"), QStringLiteral("data.qcow2")});
    if (!web || !m_rig.connection().setAutostart(*web, subject == QLatin1String("restore"))) {
        return false;
    }
    m_web = *web;
    m_definition = m_rig.connection().domainXml(m_web, XmlView::Inactive).value_or(QByteArray());
    if (subject == QLatin1String("restore")
        && !m_rig.run(binDomainOperation(m_rig.session(), m_rig.record(QStringLiteral("web")), {}, 30))) {
        return false;
    }
    m_files = CloneRig::everyFile();
    return true;
}

bool TestKillSweep::waitForDaemon()
{
    return QTest::qWaitFor(
        [this] { return m_rig.reconnect() && m_rig.connection().refreshStoragePool(CloneRig::poolName).has_value(); },
        30'000);
}

bool TestKillSweep::run(const QString& subject, bool isDaemonKilled, qint64 after)
{
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(childVariable), subject);
    environment.insert(QLatin1String(uuidVariable), m_web.toString());
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), QStringList());
    if (!child.waitForReadyRead(60'000)) { // it begins now
        return false;
    }
    QElapsedTimer clock;
    clock.start();
    (void)child.waitForFinished(static_cast<int>(after));
    m_lasted = clock.elapsed();
    if (isDaemonKilled) {
        ::kill(static_cast<pid_t>(CloneRig::daemonPid()), SIGKILL);
    } else {
        child.kill();
    }
    const bool isOver = child.state() == QProcess::NotRunning || child.waitForFinished(60'000);
    child.kill();
    return isOver && (!isDaemonKilled || waitForDaemon());
}

QString TestKillSweep::judgeDeletion()
{
    const DomainRecord web = m_rig.record(QStringLiteral("web"));
    const bool hasFile = QFile::exists(image("web.qcow2"));
    const bool hasData = QFile::exists(image("data.qcow2"));
    if (web.uuid.isNull()) {
        ++m_new;
        m_web = {};
        return hasFile || hasData ? QStringLiteral("the machine is gone, and a file that was to go is there")
                                  : QString();
    }
    hasFile&& hasData ? ++m_old : ++m_between;
    if (m_rig.connection().domainXml(web.uuid, XmlView::Inactive).value_or(QByteArray()) != m_definition) {
        return QStringLiteral("the machine is there and is another");
    }
    if (hasFile && hasData) {
        return {};
    }
    // Half of it is gone: it can be brought to its end.
    const auto again = deletionOf(m_rig, web);
    const auto done = again ? m_rig.run(*again) : Result<OperationOutcome>(fail(again.error()));
    m_web = {};
    if (!done) {
        return QStringLiteral("cannot be deleted once more: ") + done.error().text;
    }
    return QFile::exists(image("web.qcow2")) || QFile::exists(image("data.qcow2"))
        ? QStringLiteral("a file was left behind")
        : QString();
}

QString TestKillSweep::judgeRestoration()
{
    const auto domains = m_rig.connection().domains();
    const auto web = std::find_if(
        domains->cbegin(), domains->cend(), [this](const DomainRecord& domain) { return domain.uuid == m_web; });
    if (web == domains->cend()) {
        return QStringLiteral("the machine is gone");
    }
    const auto note = noteOf(m_rig.connection(), m_web);
    const bool isInTheBin = web->name == binnote::binName(QStringLiteral("web"), m_web) && !web->autostart;
    if (!note) {
        ++m_new;
        if (web->name != QLatin1String("web") || !web->autostart) {
            return QStringLiteral("in the list as %1, autostart %2").arg(web->name).arg(web->autostart);
        }
    } else {
        isInTheBin && !note->isLeaving ? ++m_old : ++m_between;
        if (!isInTheBin && !note->isLeaving) {
            return QStringLiteral("half way out, and nothing says so");
        }
        if (note->isLeaving) {
            // Nothing empties it, by time or by hand.
            if (binnote::isDue(*note, 1, note->since.addDays(1000))) {
                return QStringLiteral("half way out, and due");
            }
            const auto facts = deletionFacts(m_rig.connection(), m_web, true);
            const auto gone = m_rig.run(emptyBinOperation(m_rig.session(), *web, *note, *facts));
            if (gone || gone.error().kind != ErrorKind::WrongState) {
                return QStringLiteral("half way out, and emptied");
            }
        }
        const auto back = m_rig.run(restoreFromBinOperation(m_rig.session(), *web, *note));
        if (!back) {
            return QStringLiteral("cannot be restored: ") + back.error().text;
        }
    }
    const QByteArray now = m_rig.connection().domainXml(m_web, XmlView::Inactive).value_or(QByteArray());
    if (withoutEmptyMetadata(now) != withoutEmptyMetadata(m_definition)) {
        return QStringLiteral("not the same any more: ") + QString::fromUtf8(now);
    }
    m_definition = now;
    return {};
}

QString TestKillSweep::judgeClone()
{
    const DomainRecord clone = m_rig.record(QStringLiteral("clone"));
    const QStringList images{image("clone.qcow2"), image("clone-vdb.qcow2")};
    const bool hasAny
        = std::any_of(images.cbegin(), images.cend(), [](const QString& path) { return QFile::exists(path); });
    if (clone.uuid.isNull()) {
        ++m_old;
        return hasAny ? QStringLiteral("an image that nobody names") : QString();
    }
    const Status allowed = startguard::mayStart(m_rig.connection(), clone.uuid);
    allowed ? ++m_new : ++m_between;
    if (allowed) {
        for (const QString& path : images) {
            const QString original = path.contains(QLatin1String("vdb")) ? image("data.qcow2") : image("web.qcow2");
            if (QProcess::execute(
                    QStringLiteral("qemu-img"), {QStringLiteral("compare"), QStringLiteral("-q"), path, original})
                != 0) {
                return QStringLiteral("called whole, and is not: ") + path;
            }
        }
        const auto operation = deletionOf(m_rig, clone);
        const auto gone = operation ? m_rig.run(*operation) : Result<OperationOutcome>(fail(operation.error()));
        return gone ? QString() : QStringLiteral("cannot be deleted: ") + gone.error().text;
    }
    // Taken away as the window does it; what libvirt copies to its end it gives free then. The last call of who was
    // killed may have been under way yet when it was looked at: then it is whole, and stays.
    QString said;
    bool isWhole = false;
    const bool isOver = QTest::qWaitFor(
        [&] {
            (void)m_rig.connection().refreshStoragePool(CloneRig::poolName);
            const auto facts = deletionFacts(m_rig.connection(), clone.uuid, true, CloneRig::uri);
            const auto gone = facts ? m_rig.run(removeUnfinishedClone(m_rig.session(), clone, *facts))
                                    : Result<OperationOutcome>(fail(facts.error()));
            said = gone ? QString() : gone.error().text;
            isWhole = !gone && startguard::mayStart(m_rig.connection(), clone.uuid).has_value();
            return gone || isWhole;
        },
        30'000);
    if (!isOver) {
        return QStringLiteral("cannot be taken away: ") + said;
    }
    if (isWhole) {
        --m_between;
        return judgeClone();
    }
    const bool isLeft
        = std::any_of(images.cbegin(), images.cend(), [](const QString& path) { return QFile::exists(path); });
    return isLeft ? QStringLiteral("an image was left behind") : QString();
}

QString TestKillSweep::judge(const QString& subject)
{
    // A copy that was begun goes on without whoever asked for it.
    if (!QTest::qWaitFor(
            [this] { return m_rig.connection().refreshStoragePool(CloneRig::poolName).has_value(); }, 30'000)) {
        return QStringLiteral("the pool stays busy");
    }
    QString wrong = subject == QLatin1String("delete") ? judgeDeletion()
        : subject == QLatin1String("restore")          ? judgeRestoration()
                                                       : judgeClone();
    if (!wrong.isEmpty()) {
        return wrong;
    }
    // Nobody else's file was touched.
    const QStringList now = CloneRig::everyFile();
    for (const QString& file : std::as_const(m_files)) {
        const bool isSubject = subject == QLatin1String("delete")
            && (file.contains(QLatin1String("/web.")) || file.contains(QLatin1String("/data.")));
        // Definitions of the machine in question come and go; images never do.
        if (!isSubject && !file.contains(QLatin1String(".xml ")) && !now.contains(file)) {
            return QStringLiteral("touched: ") + file;
        }
    }
    return {};
}

void TestKillSweep::killed_isOldOrNew()
{
    QFETCH(const QString, subject);
    QFETCH(const bool, isDaemonKilled);
    m_old = m_new = m_between = 0;
    // How long a run takes that nobody ends.
    QVERIFY(prepare(subject));
    QVERIFY(run(subject, false, 60'000));
    const qint64 whole = std::max<qint64>(m_lasted, 10);
    QCOMPARE(judge(subject), QString());
    QCOMPARE(m_new, 1);
    m_old = m_new = m_between = 0;

    QStringList wrong;
    for (int i = 0; i < times(); ++i) {
        QVERIFY2(prepare(subject), qPrintable(QStringLiteral("run %1").arg(i)));
        const qint64 after = QRandomGenerator::global()->bounded(whole);
        QVERIFY(run(subject, isDaemonKilled, after));
        const QString found = judge(subject);
        if (!found.isEmpty()) {
            wrong << QStringLiteral("run %1, after %2 of %3 ms: %4").arg(i).arg(after).arg(whole).arg(found);
            cleanup();
        }
    }
    qInfo("%d times ended within %lld ms: %d as before, %d done, %d in between", times(), static_cast<long long>(whole),
        m_old, m_new, m_between);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

namespace {

/// What is killed.
int runChild()
{
    CloneRig rig;
    if (!rig.open()) {
        return 2;
    }
    const QString subject = qEnvironmentVariable(childVariable);
    const Uuid uuid = Uuid::fromString(qEnvironmentVariable(uuidVariable));
    const auto domains = rig.connection().domains();
    const auto domain = std::find_if(
        domains->cbegin(), domains->cend(), [uuid](const DomainRecord& record) { return record.uuid == uuid; });
    if (domain == domains->cend()) {
        return 2;
    }
    std::function<bool()> work;
    if (subject == QLatin1String("clone")) {
        const auto plan = rig.plan(uuid, cloneRequest());
        if (!plan) {
            return 2;
        }
        work = [&rig, plan = *plan] { return cloneDomain(rig.connection(), plan, 0, {}, {}).has_value(); };
    } else if (subject == QLatin1String("restore")) {
        const auto note = noteOf(rig.connection(), uuid);
        if (!note) {
            return 2;
        }
        work = [&rig, operation = restoreFromBinOperation(rig.session(), *domain, *note)] {
            return rig.run(operation).has_value();
        };
    } else {
        const auto operation = deletionOf(rig, *domain);
        if (!operation) {
            return 2;
        }
        work = [&rig, operation = *operation] { return rig.run(operation).has_value(); };
    }
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly) || out.write("now\n") != 4 || !out.flush()) {
        return 2;
    }
    return work() ? 0 : 1;
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(childVariable)) {
        return runChild();
    }
    TestKillSweep test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killsweep.moc"
