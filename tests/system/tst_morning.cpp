// SPDX-License-Identifier: GPL-3.0-or-later
// A morning's work, saved as a shell script: on the same host as it was before, without Domus, the script makes of it
// what Domus made of it.
#include "app/services/bin/binoperations.h"
#include "app/services/clone/cloneoperation.h"
#include "app/services/machinelabeloperations.h"
#include "app/services/machinelabels.h"
#include "app/services/renamedomain.h"
#include "tests/support/virsh.h"
#include "tests/system/desk.h"
#include "ui/journal/journalwindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace domus;

namespace {

QString uri()
{
    return qEnvironmentVariable("DOMUS_TEST_URI");
}

QString folder()
{
    return qEnvironmentVariable("DOMUS_TEST_ROOT") + QStringLiteral("/images");
}

QString runs(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAll()).trimmed();
}

QStringList namesOf(const QStringList& which = {QStringLiteral("--all")})
{
    QStringList all = virsh(QStringList{QStringLiteral("list"), QStringLiteral("--name")} + which).split(u'\n');
    all.removeAll(QString());
    all.sort();
    return all;
}

} // namespace

class TestMorning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void script_onAFreshHost_makesTheSame();

private:
    static void makeHost();
    static void clearHost();
    /// Everything about the machines and their files, but for what is chosen by chance.
    static QStringList everything();
    void does(Desk& desk, const Operation& operation);
};

void TestMorning::initTestCase()
{
    if (uri().isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    std::signal(SIGPIPE, SIG_IGN);
}

void TestMorning::makeHost()
{
    QVERIFY(QDir().mkpath(folder()));
    int number = 0;
    for (const char* name : {"web", "db", "old", "gone"}) {
        const QString disk = folder() + u'/' + QLatin1String(name) + QStringLiteral(".qcow2");
        runs(QStringLiteral("qemu-img"),
            {QStringLiteral("create"), QStringLiteral("-q"), QStringLiteral("-f"), QStringLiteral("qcow2"), disk,
                QStringLiteral("8M")});
        const QTemporaryDir xmls;
        QFile xml(xmls.filePath(QStringLiteral("machine.xml")));
        QVERIFY(xml.open(QIODevice::WriteOnly));
        xml.write(QStringLiteral("<domain type='qemu'><name>%1</name><uuid>00000000-0000-4000-8000-00000000000%2</uuid>"
                                 "<memory unit='MiB'>16</memory><os><type arch='x86_64' machine='pc'>hvm</type></os>"
                                 "<devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/>"
                                 "<source file='%3'/><target dev='vda' bus='virtio'/></disk><interface type='user'>"
                                 "<mac address='52:54:00:00:00:0%2'/></interface></devices></domain>")
                      .arg(QLatin1String(name), QString::number(++number), disk)
                      .toUtf8());
        xml.close();
        virsh({QStringLiteral("define"), xml.fileName()});
    }
    virsh({QStringLiteral("pool-create-as"), QStringLiteral("images"), QStringLiteral("dir"),
        QStringLiteral("--target"), folder()});
    virsh({QStringLiteral("pool-refresh"), QStringLiteral("images")});
}

void TestMorning::clearHost()
{
    const QStringList names = namesOf();
    for (const QString& name : names) {
        virsh({QStringLiteral("destroy"), name});
        virsh({QStringLiteral("undefine"), name});
    }
    QDir images(folder());
    const QStringList files = images.entryList(QDir::Files);
    for (const QString& file : files) {
        QVERIFY(images.remove(file));
    }
    QCOMPARE(namesOf(), QStringList());
}

QStringList TestMorning::everything()
{
    static const QRegularExpression uuids(QStringLiteral("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    static const QRegularExpression between(QStringLiteral(">\\s+<")); // how it is laid out
    static const QRegularExpression macs(QStringLiteral("<mac address='[0-9a-f:]+'/>"));
    QStringList all;
    const QStringList names = namesOf();
    for (const QString& name : names) {
        const QString xml = virsh({QStringLiteral("dumpxml"), QStringLiteral("--inactive"), name});
        all << name + u' ' + virsh({QStringLiteral("domstate"), name})
            << QString(xml)
                   .replace(between, QStringLiteral("><"))
                   .replace(uuids, QStringLiteral("UUID"))
                   .replace(macs, QStringLiteral("<mac/>"));
    }
    all << QStringLiteral("with the host: ")
            + namesOf({QStringLiteral("--all"), QStringLiteral("--autostart")}).join(u' ');
    const QStringList files = QDir(folder()).entryList(QDir::Files, QDir::Name);
    for (const QString& file : files) {
        const QString info
            = runs(QStringLiteral("qemu-img"), {QStringLiteral("info"), QStringLiteral("-U"), folder() + u'/' + file});
        for (const QString& line : info.split(u'\n')) {
            if (line.startsWith(QLatin1String("virtual size")) || line.startsWith(QLatin1String("backing file:"))
                || line.startsWith(QLatin1String("file format"))) {
                all << file + u' ' + line;
            }
        }
    }
    return all;
}

void TestMorning::does(Desk& desk, const Operation& operation)
{
    Task* task = desk.runner().start(operation);
    QTRY_VERIFY_WITH_TIMEOUT(task->isOver(), 60'000);
    QVERIFY2(task->state() == Task::State::Succeeded,
        qPrintable(operation.title + QStringLiteral(": ") + task->error().text));
    desk.session().refresh();
}

void TestMorning::script_onAFreshHost_makesTheSame()
{
    makeHost();
    const QStringList before = everything();
    const QTemporaryDir kept;
    const QString script = kept.filePath(QStringLiteral("morning.sh"));
    {
        Desk desk(uri());
        QVERIFY(desk.isOpen());
        const auto record = [&desk](const char* name) { return *desk.machine(QLatin1String(name)); };
        QTRY_VERIFY_WITH_TIMEOUT(desk.machine(QStringLiteral("gone")) != nullptr, 30'000);
        // By hand ...
        QVERIFY(desk.select(QStringLiteral("web")));
        QTRY_VERIFY(desk.isEnabled("startAction"));
        QVERIFY(desk.click("startAction"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.machine(QStringLiteral("web"))->state, DomainState::Running, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(desk.runner().runningCount(), 0, 30'000);
        // ... and what hands do elsewhere in the tests.
        HostSession& session = desk.session();
        does(desk, renameDomainOperation(session, record("db"), QStringLiteral("store & $(id) 'x'")));
        QTRY_VERIFY_WITH_TIMEOUT(desk.machine(QStringLiteral("store & $(id) 'x'")) != nullptr, 10'000);
        does(desk, setTitleOperation(session, record("web"), QStringLiteral("The shop's \"front\"")));
        does(desk, moveToGroupOperation(session, record("web"), QStringLiteral("lab/web")));
        does(desk, setTagsOperation(session, record("web"), {{QStringLiteral("nightly; id"), {}}}));
        does(desk, autostartOperation(session, record("web"), true));
        does(desk, binDomainOperation(session, record("old"), {}, 30));
        QVector<DomainFile> going;
        std::optional<Result<QVector<DomainFile>>> files;
        session.submit<QVector<DomainFile>>(
            LaneKind::Slow, this,
            [uuid = record("gone").uuid](Connection& connection) { return domainFiles(connection, uuid, true); },
            [&files](const Result<QVector<DomainFile>>& found) { files = found; });
        QTRY_VERIFY_WITH_TIMEOUT(files.has_value(), 30'000);
        QVERIFY(*files);
        for (const DomainFile& file : **files) {
            if (file.mayBeDeleted) {
                going.append(file);
            }
        }
        QCOMPARE(going.size(), 1);
        does(desk, deleteDomainOperation(session, record("gone"), going));
        const auto clone = [&](bool isLinked, const QString& name) {
            CloneRequest request;
            request.name = name;
            request.isLinked = isLinked;
            std::optional<Result<CloneFacts>> facts;
            session.submit<CloneFacts>(
                LaneKind::Slow, this,
                [address = session.uri(), uuid = record("store & $(id) 'x'").uuid](
                    Connection& connection) { return gatherCloneFacts(connection, address, uuid); },
                [&facts](const Result<CloneFacts>& found) { facts = found; });
            QTRY_VERIFY_WITH_TIMEOUT(facts.has_value(), 30'000);
            QVERIFY(*facts);
            const ClonePlan plan = planClone(request, **facts);
            QVERIFY2(plan.canClone(), qPrintable(plan.problems.value(0).text));
            does(desk, cloneDomainOperation(session, plan, 0));
        };
        clone(false, QStringLiteral("copy"));
        clone(true, QStringLiteral("leaf"));

        QVERIFY(desk.choose("journalAction"));
        JournalWindow* journal = nullptr;
        const auto isThere = [&journal] {
            const QWidgetList windows = QApplication::topLevelWidgets();
            for (QWidget* window : windows) {
                journal = journal == nullptr ? qobject_cast<JournalWindow*>(window) : journal;
            }
            return journal != nullptr && journal->isVisible();
        };
        QTRY_VERIFY(isThere());
        auto* list = journal->findChild<QAbstractItemView*>(QStringLiteral("journalList"));
        QTRY_COMPARE(list->model()->rowCount(), 10);
        desk.photograph(QStringLiteral("morning-journal"), journal);
        journal->saveScript(script);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(script), 10'000);
    }
    const QStringList after = everything();
    QVERIFY(after != before);

    // The same host once more, as it was before.
    clearHost();
    makeHost();
    QCOMPARE(everything(), before);
    QFile file(script);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QProcess shell;
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(QStringLiteral("sh"), {script});
    QVERIFY(shell.waitForFinished(120'000));
    const QByteArray said = shell.readAll();
    QVERIFY2(shell.exitCode() == 0, QByteArray(text + "\n-- says --\n" + said).constData());
    const QStringList again = everything();
    for (qsizetype i = 0; i < std::max(after.size(), again.size()); ++i) {
        QCOMPARE(again.value(i), after.value(i));
    }
    clearHost();
}

QTEST_MAIN(TestMorning)
#include "tst_morning.moc"
