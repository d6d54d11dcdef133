// SPDX-License-Identifier: GPL-3.0-or-later
// Clones on a real daemon: they boot, the original stays as it was to the byte, and whatever goes wrong, nothing is
// left that nobody names.
#include "app/libvirt/faults.h"
#include "app/services/clone/startguard.h"
#include "app/services/domainoperations.h"
#include "app/services/imagechain.h"
#include "app/xml/domainxml.h"
#include "tests/libvirt/callhook.h"
#include "tests/libvirt/clonerig.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace domus;

namespace {

bool isFull()
{
    return qEnvironmentVariableIsSet("DOMUS_FULL_SWEEP");
}

CloneRequest named(const QString& name, bool isLinked = false, int count = 1)
{
    CloneRequest request;
    request.name = name;
    request.isLinked = isLinked;
    request.count = count;
    return request;
}

QString clonedImage()
{
    return CloneRig::imagePath(QStringLiteral("clone.qcow2"));
}

} // namespace

class TestCloneSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void clone_bootsAndLeavesTheOriginalAlone_data();
    void clone_bootsAndLeavesTheOriginalAlone();
    void base_isNotStartedWhileSomethingBuildsUponIt();
    void several_haveTheirOwnNamesAndDisks();
    void variables_areCopied();
    void runningSource_isRefused();
    void changedSource_isRefused();
    void stopped_leavesNothing();
    void failingCall_leavesNothing_data();
    void failingCall_leavesNothing();
    void base_startedWhileItIsMarked_doesNotRun();
    void source_writtenMeanwhile_isRefused();
    void clone_notedMeanwhile_keepsIt();

private:
    Result<OperationOutcome> clone(const CloneRequest& request, int index = 0);
    bool boots(Uuid uuid);
    QString spoil(const ClonePlan& plan, const faults::Fault& fault);

    CloneRig m_rig;
    Uuid m_web;
};

void TestCloneSession::initTestCase()
{
    if (CloneRig::root().isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    std::signal(SIGPIPE, SIG_IGN);
    QVERIFY(m_rig.open());
}

void TestCloneSession::init()
{
    QVERIFY(m_rig.makeImage(QStringLiteral("web.qcow2")));
    const auto uuid = m_rig.define(QStringLiteral("web"), {QStringLiteral("web.qcow2")});
    QVERIFY2(uuid, uuid ? "" : qPrintable(uuid.error().text));
    m_web = *uuid;
}

void TestCloneSession::cleanup()
{
    faults::clear();
    m_rig.clear();
}

void TestCloneSession::cleanupTestCase()
{
    m_rig.close();
}

Result<OperationOutcome> TestCloneSession::clone(const CloneRequest& request, int index)
{
    const auto plan = m_rig.plan(m_web, request);
    return plan ? cloneDomain(m_rig.connection(), *plan, index, {}, {}) : fail(plan.error());
}

/// Its firmware has read the boot sector, and what runs then has a picture.
bool TestCloneSession::boots(Uuid uuid)
{
    const Status started = m_rig.connection().startDomain(uuid, {});
    if (!started) {
        qWarning("%s", qPrintable(started.error().text));
        return false;
    }
    const bool hasRead = QTest::qWaitFor(
        [this, uuid] {
            const auto statistics = m_rig.connection().domainStatistics(uuid);
            return statistics && statistics->blockReadBytes.value_or(0) >= 512;
        },
        60'000);
    const auto picture = m_rig.connection().screenshot(uuid);
    return m_rig.connection().destroyDomain(uuid) && hasRead && picture && picture->data.size() > 100;
}

void TestCloneSession::clone_bootsAndLeavesTheOriginalAlone_data()
{
    QTest::addColumn<bool>("isLinked");
    QTest::newRow("full") << false;
    QTest::newRow("linked") << true;
}

void TestCloneSession::clone_bootsAndLeavesTheOriginalAlone()
{
    QFETCH(const bool, isLinked);
    const QString original = CloneRig::imagePath(QStringLiteral("web.qcow2"));
    const QByteArray content = CloneRig::hashOf(original);
    const QByteArray definition = *m_rig.connection().domainXml(m_web, XmlView::Inactive);
    const auto made = clone(named(QStringLiteral("clone"), isLinked));
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    QVERIFY2(made->notes.isEmpty(), qPrintable(made->notes.join(u' ')));

    const auto xml = DomainXml::parse(*m_rig.connection().domainXml(made->domain, XmlView::Inactive));
    QVERIFY(xml);
    QCOMPARE(xml->get(lens::name), QStringLiteral("clone"));
    QVERIFY(xml->get(lens::uuid) != m_web);
    QCOMPARE(xml->get(lens::title), QString());
    QCOMPARE(xml->disks().constFirst().path, clonedImage());
    const QString mac = xml->interfaces().constFirst().mac;
    QVERIFY2(mac.startsWith(QLatin1String("52:54:00:")) && mac != QLatin1String("52:54:00:12:34:56"), qPrintable(mac));
    QCOMPARE(xml->graphics().constFirst().socket, QString());
    QVERIFY(!xml->save().contains("copying"));
    QCOMPARE(imageBase(clonedImage()).path, isLinked ? original : QString());

    QVERIFY(boots(made->domain));
    QCOMPARE(CloneRig::hashOf(original), content);
    if (!isLinked) {
        QCOMPARE(*m_rig.connection().domainXml(m_web, XmlView::Inactive), definition);
        QVERIFY(boots(m_web));
    }
}

void TestCloneSession::base_isNotStartedWhileSomethingBuildsUponIt()
{
    const auto made = clone(named(QStringLiteral("clone"), true));
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    const Operation start = domainOperation(DomainAction::Start, m_rig.session(), m_rig.record(QStringLiteral("web")));
    const auto refused = m_rig.run(start);
    QVERIFY(!refused);
    QVERIFY2(refused.error().text.contains(QLatin1String("clone")), qPrintable(refused.error().text));
    QVERIFY(!hasProcess(m_rig.record(QStringLiteral("web"))));
    // Nor is its disk deleted under the clone.
    const auto files = domainFiles(m_rig.connection(), m_web, true);
    QVERIFY(files && files->size() == 1);
    QVERIFY(!files->constFirst().mayBeDeleted);
    // The clone itself starts, and another can be made.
    QVERIFY(m_rig.run(domainOperation(DomainAction::Start, m_rig.session(), m_rig.record(QStringLiteral("clone")))));
    QVERIFY(m_rig.connection().destroyDomain(made->domain));
    QVERIFY(clone(named(QStringLiteral("clone2"), true)));

    // Without clones it is a machine like any other.
    for (const QString& name : {QStringLiteral("clone"), QStringLiteral("clone2")}) {
        const auto own = domainFiles(m_rig.connection(), m_rig.record(name).uuid, true);
        QVERIFY(own);
        QVector<DomainFile> going;
        std::copy_if(own->cbegin(), own->cend(), std::back_inserter(going),
            [](const DomainFile& file) { return file.mayBeDeleted; });
        QCOMPARE(going.size(), 1);
        QVERIFY(m_rig.run(deleteDomainOperation(m_rig.session(), m_rig.record(name), going)));
    }
    const auto started = m_rig.run(start);
    QVERIFY2(started, started ? "" : qPrintable(started.error().text));
    const auto entry
        = m_rig.connection().domainMetadata(m_web, QLatin1String(machinemetadata::namespaceUri), XmlView::Inactive);
    QVERIFY(entry && !startguard::has(*entry, startguard::base));
}

void TestCloneSession::several_haveTheirOwnNamesAndDisks()
{
    const auto plan = m_rig.plan(m_web, named(QStringLiteral("web-2"), false, 3));
    QVERIFY(plan && plan->canClone());
    for (int i = 0; i < 3; ++i) {
        const auto made = cloneDomain(m_rig.connection(), *plan, i, {}, {});
        QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    }
    for (const char* name : {"web-2", "web-3", "web-4"}) {
        const DomainRecord record = m_rig.record(QLatin1String(name));
        QVERIFY(!record.uuid.isNull());
        const auto xml = DomainXml::parse(*m_rig.connection().domainXml(record.uuid, XmlView::Inactive));
        QCOMPARE(xml->disks().constFirst().path, CloneRig::imagePath(QLatin1String(name) + QStringLiteral(".qcow2")));
        QVERIFY(QFile::exists(xml->disks().constFirst().path));
    }
}

void TestCloneSession::variables_areCopied()
{
    const auto uuid = m_rig.define(QStringLiteral("efi"), {}, true);
    QVERIFY(uuid && m_rig.touch(*uuid));
    const QString own = CloneRig::variablesPath(QStringLiteral("efi"));
    QFile file(own);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - 8) && file.write("stored..") == 8);
    file.close();
    const QByteArray stored = CloneRig::hashOf(own);
    const auto plan = m_rig.plan(*uuid, named(QStringLiteral("clone")));
    QVERIFY(plan && plan->canClone());
    const auto made = cloneDomain(m_rig.connection(), *plan, 0, {}, {});
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    QCOMPARE(CloneRig::hashOf(CloneRig::variablesPath(QStringLiteral("clone"))), stored);
    QVERIFY(m_rig.touch(made->domain));
    QCOMPARE(CloneRig::hashOf(own), stored);
    QCOMPARE(m_rig.connection().storagePools()->size(), 1); // the one for a while is gone
}

void TestCloneSession::runningSource_isRefused()
{
    const auto before = m_rig.plan(m_web, named(QStringLiteral("clone")));
    StartOptions paused;
    paused.paused = true;
    QVERIFY(m_rig.connection().startDomain(m_web, paused));
    for (const bool isLinked : {false, true}) {
        const auto plan = m_rig.plan(m_web, named(QStringLiteral("clone"), isLinked));
        QVERIFY(plan && !plan->canClone());
        QVERIFY(!plan->problemsOf(CloneProblem::Field::Source).isEmpty());
    }
    // Started after it was planned.
    const auto made = cloneDomain(m_rig.connection(), *before, 0, {}, {});
    QVERIFY(!made && made.error().kind == ErrorKind::WrongState);
    QVERIFY(m_rig.record(QStringLiteral("clone")).uuid.isNull());
    QVERIFY(!QFile::exists(clonedImage()));
}

void TestCloneSession::changedSource_isRefused()
{
    const auto plan = m_rig.plan(m_web, named(QStringLiteral("clone")));
    QVERIFY(plan);
    auto xml = DomainXml::parse(*m_rig.connection().domainXml(m_web, XmlView::Inactive));
    xml->set(lens::memory, ByteSize::fromMiB(64));
    QVERIFY(m_rig.connection().defineDomain(xml->save()));
    const auto made = cloneDomain(m_rig.connection(), *plan, 0, {}, {});
    QVERIFY(!made && made.error().kind == ErrorKind::WrongState);
    QVERIFY(!QFile::exists(clonedImage()));
}

void TestCloneSession::stopped_leavesNothing()
{
    const QStringList before = CloneRig::everyFile();
    const auto plan = m_rig.plan(m_web, named(QStringLiteral("clone")));
    QVERIFY(plan);
    // While the disk is copied: that cannot be ended, and is taken away when it is through.
    std::stop_source stop;
    const ProgressSink sink = [&stop](const Progress& progress) {
        if (progress.step.contains(QLatin1String("web.qcow2"))) {
            stop.request_stop();
        }
    };
    const auto made = cloneDomain(m_rig.connection(), *plan, 0, sink, stop.get_token());
    QVERIFY(!made && made.error().kind == ErrorKind::Cancelled);
    QCOMPARE(CloneRig::difference(before, CloneRig::everyFile()), QString());
}

void TestCloneSession::failingCall_leavesNothing_data()
{
    QTest::addColumn<bool>("isLinked");
    QTest::addColumn<bool>("isUefi");
    QTest::newRow("full") << false << false;
    QTest::newRow("linked") << true << false;
    QTest::newRow("with variables") << false << true;
}

QString TestCloneSession::spoil(const ClonePlan& plan, const faults::Fault& fault)
{
    faults::set(fault);
    QVector<CreationLeftover> leftovers;
    const auto made = cloneDomain(m_rig.connection(), plan, 0, {}, {}, &leftovers);
    const int calls = faults::callCount();
    faults::clear();
    if (calls < fault.nth) {
        return QStringLiteral("over");
    }
    if (made) {
        return QStringLiteral("made"); // a call whose failure does no harm
    }
    if (made.error().text.isEmpty()) {
        return QStringLiteral("failed without a word");
    }
    // As the session does when it is open again.
    if (!leftovers.isEmpty()) {
        if (!m_rig.reconnect()) {
            return QStringLiteral("no connection");
        }
        for (const CreationLeftover& leftover : std::as_const(leftovers)) {
            if (const Status gone = removeLeftover(m_rig.connection(), leftover); !gone) {
                return gone.error().text;
            }
        }
    } else if (!m_rig.connection().isAlive() || fault.connectionLost) {
        return m_rig.reconnect() ? QString() : QStringLiteral("no connection");
    }
    return {};
}

void TestCloneSession::failingCall_leavesNothing()
{
    QFETCH(const bool, isLinked);
    QFETCH(const bool, isUefi);
    Uuid uuid = m_web;
    if (isUefi) {
        QVERIFY(m_rig.makeImage(QStringLiteral("efi.qcow2")));
        const auto defined = m_rig.define(QStringLiteral("efi"), {QStringLiteral("efi.qcow2")}, true);
        QVERIFY(defined && m_rig.touch(*defined));
        uuid = *defined;
    }
    const auto plan = m_rig.plan(uuid, named(QStringLiteral("clone"), isLinked));
    QVERIFY(plan && plan->canClone());
    const QStringList before = CloneRig::everyFile();
    const QStringList kinds = isFull() ? QStringList{QStringLiteral("failed"), QStringLiteral("no-space"),
                                  QStringLiteral("denied"), QStringLiteral("lost")}
                                       : QStringList{QStringLiteral("failed"), QStringLiteral("lost")};
    int calls = 0;
    for (const QString& kind : kinds) {
        bool isOver = false;
        for (int nth = 1; !isOver && nth < 300; nth += isFull() ? 1 : 2) {
            faults::Fault fault = *faults::named(kind);
            fault.nth = nth;
            const QString which = QStringLiteral("%1 at call %2: ").arg(kind).arg(nth);
            const QString found = spoil(*plan, fault);
            isOver = found == QLatin1String("over");
            if (isOver || found == QLatin1String("made")) {
                const DomainRecord clone = m_rig.record(QStringLiteral("clone"));
                QVERIFY2(!clone.uuid.isNull(), qPrintable(which));
                UndefineOptions all;
                all.nvram = true;
                QVERIFY2(m_rig.connection().undefineDomain(clone.uuid, all), qPrintable(which));
                QVERIFY2(m_rig.connection().deleteStorageVolume(CloneRig::poolName, QStringLiteral("clone.qcow2")),
                    qPrintable(which));
                // The mark of a base stays with the clone.
                if (isLinked) {
                    const QString ns = QLatin1String(machinemetadata::namespaceUri);
                    const auto entry = m_rig.connection().domainMetadata(uuid, ns, XmlView::Inactive);
                    QVERIFY(entry
                        && m_rig.connection().setDomainMetadata(uuid, QLatin1String(machinemetadata::prefix), ns,
                            startguard::without(*entry, startguard::base)));
                }
                calls = std::max(calls, nth);
            } else {
                QVERIFY2(found.isEmpty(), qPrintable(which + found));
            }
            QVERIFY2(m_rig.record(QStringLiteral("clone")).uuid.isNull(), qPrintable(which));
            QVERIFY2(!QFile::exists(clonedImage()), qPrintable(which));
            QVERIFY2(!QFile::exists(CloneRig::variablesPath(QStringLiteral("clone"))), qPrintable(which));
        }
    }
    QVERIFY(calls > 8);
    // The images and the variables of the others as they were.
    const QStringList after = CloneRig::everyFile();
    for (const QString& file : before) {
        if (!file.contains(QLatin1String(".xml "))) {
            QVERIFY2(after.contains(file), qPrintable(file));
        }
    }
    QCOMPARE(before.size(), after.size());
}

/// Whoever starts it looked before the clone marked it; the start itself comes after.
void TestCloneSession::base_startedWhileItIsMarked_doesNotRun()
{
    const auto plan = m_rig.plan(m_web, named(QStringLiteral("clone"), true));
    QVERIFY(plan && plan->canClone());
    const auto other = m_rig.another();
    QVERIFY(other);
    const CallHook hook("virDomainGetMetadata", [&] {
        const auto made = cloneDomain(*other, *plan, 0, {}, {});
        QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    });
    const auto started
        = m_rig.run(domainOperation(DomainAction::Start, m_rig.session(), m_rig.record(QStringLiteral("web"))));
    QVERIFY(CallHook::wasReached());
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::WrongState);
    QVERIFY2(started.error().text.contains(QLatin1String("clone")), qPrintable(started.error().text));
    QVERIFY(!hasProcess(m_rig.record(QStringLiteral("web"))));
}

/// One that ran while it was copied, and is off again: nothing tells but the image.
void TestCloneSession::source_writtenMeanwhile_isRefused()
{
    const auto plan = m_rig.plan(m_web, named(QStringLiteral("clone")));
    QVERIFY(plan && plan->canClone());
    const QStringList before = CloneRig::everyFile();
    const CallHook hook("virStorageVolCreateXMLFrom", [] {
        QCOMPARE(QProcess::execute(QStringLiteral("qemu-io"),
                     {QStringLiteral("-c"), QStringLiteral("write -q 0 512"),
                         CloneRig::imagePath(QStringLiteral("web.qcow2"))}),
            0);
    });
    const auto made = cloneDomain(m_rig.connection(), *plan, 0, {}, {});
    QVERIFY(CallHook::wasReached());
    QVERIFY(!made);
    QVERIFY2(made.error().text.contains(QLatin1String("web.qcow2")), qPrintable(made.error().text));
    QVERIFY(m_rig.record(QStringLiteral("clone")).uuid.isNull());
    QVERIFY(!QFile::exists(clonedImage()));
    QCOMPARE(before.size(), CloneRig::everyFile().size());
}

/// Copying may take hours: what is written to the clone meanwhile is not written over at its end.
void TestCloneSession::clone_notedMeanwhile_keepsIt()
{
    const auto plan = m_rig.plan(m_web, named(QStringLiteral("clone")));
    QVERIFY(plan && plan->canClone());
    const CallHook hook("virStorageVolCreateXMLFrom", [] {
        QVERIFY(CloneRig::virsh({QStringLiteral("desc"), QStringLiteral("clone"), QStringLiteral("--title"),
            QStringLiteral("--new-desc"), QStringLiteral("Mine")}));
    });
    const auto made = cloneDomain(m_rig.connection(), *plan, 0, {}, {});
    QVERIFY(CallHook::wasReached());
    QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    const QByteArray text = *m_rig.connection().domainXml(made->domain, XmlView::Inactive);
    QCOMPARE(DomainXml::parse(text)->get(lens::title), QStringLiteral("Mine"));
    QVERIFY(!text.contains("copying"));
    QVERIFY(!text.contains("<metadata"));
}

QTEST_GUILESS_MAIN(TestCloneSession)
#include "tst_clonesession.moc"
