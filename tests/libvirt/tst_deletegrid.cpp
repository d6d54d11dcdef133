// SPDX-License-Identifier: GPL-3.0-or-later
// Deleting a machine for good, off and running, with every kind of file that it may have: exactly what was confirmed
// and may go is gone from the tree, by its hash, although everything was ticked.
#include "app/services/domainoperations.h"
#include "app/xml/domainxml.h"
#include "tests/libvirt/clonerig.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace domus;

namespace {

QString outside()
{
    return CloneRig::root() + QStringLiteral("/data/outside.qcow2");
}

/// A disk of the victim besides its own image.
QByteArray diskXml(const QString& kind)
{
    const auto file = [](const QString& path, const char* more = "") -> QByteArray {
        return "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='" + path.toUtf8()
            + "'/><target dev='vdx' bus='virtio'/>" + more + "</disk>";
    };
    if (kind == QLatin1String("block device")) {
        return "<disk type='block' device='disk'><driver name='qemu' type='raw'/><source dev='/dev/loop7'/>"
               "<target dev='vdx' bus='virtio'/></disk>";
    }
    if (kind == QLatin1String("remote")) {
        return "<disk type='network' device='disk'><driver name='qemu' type='raw'/><source protocol='nbd' name='x'>"
               "<host name='127.0.0.1' port='1'/></source><target dev='vdx' bus='virtio'/></disk>";
    }
    if (kind == QLatin1String("medium")) {
        return "<disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='"
            + CloneRig::imagePath(QStringLiteral("subject.iso")).toUtf8()
            + "'/><target dev='sdx' bus='sata'/><readonly/></disk>";
    }
    if (kind == QLatin1String("outside pools")) {
        return file(outside());
    }
    if (kind == QLatin1String("symbolic link")) {
        return file(CloneRig::imagePath(QStringLiteral("link.qcow2")));
    }
    if (kind == QLatin1String("memory")) {
        return "<memory model='nvdimm'><source><path>" + CloneRig::imagePath(QStringLiteral("subject.nvdimm")).toUtf8()
            + "</path></source><target><size unit='MiB'>16</size><node>0</node></target></memory>";
    }
    if (kind == QLatin1String("serial log")) {
        return "<serial type='file'><source path='" + CloneRig::imagePath(QStringLiteral("subject.log")).toUtf8()
            + "'/><target port='0'/></serial>";
    }
    if (kind == QLatin1String("own") || kind == QLatin1String("variables")) {
        return {};
    }
    return file(
        CloneRig::imagePath(QStringLiteral("subject.qcow2")), kind == QLatin1String("read-only") ? "<readonly/>" : "");
}

} // namespace

class TestDeleteGrid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void deleted_takesWhatWasConfirmed_data();
    void deleted_takesWhatWasConfirmed();

private:
    bool makeSubject(const QString& kind);
    Result<Uuid> addDevice(Uuid uuid, const QByteArray& device, const QByteArray& memory);

    CloneRig m_rig;
};

void TestDeleteGrid::initTestCase()
{
    if (CloneRig::root().isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    std::signal(SIGPIPE, SIG_IGN);
    QVERIFY(m_rig.open());
}

void TestDeleteGrid::cleanup()
{
    m_rig.clear();
    QFile::remove(outside());
    QFile::remove(CloneRig::imagePath(QStringLiteral("link.qcow2"))); // of a file that has just gone
}

void TestDeleteGrid::cleanupTestCase()
{
    m_rig.close();
}

void TestDeleteGrid::deleted_takesWhatWasConfirmed_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isRunning");
    QTest::addColumn<QStringList>("gone"); ///< file names, besides the victim's own image
    QTest::addColumn<bool>("isListed"); ///< the subject stands in the list, with its reason
    const QHash<QString, QStringList> more{
        {QStringLiteral("variables"), {QStringLiteral("victim_VARS.fd")}},
    };
    const QStringList unlisted{QStringLiteral("own"), QStringLiteral("variables"), QStringLiteral("remote")};
    for (const char* kind : {"own", "variables", "shared", "base of another", "medium", "block device", "remote",
             "missing", "read-only", "outside pools", "symbolic link", "memory", "serial log"}) {
        for (const bool isRunning : {false, true}) {
            const QString name = QLatin1String(kind);
            QTest::addRow("%s, %s", kind, isRunning ? "running" : "off")
                << name << isRunning << more.value(name) << !unlisted.contains(name);
        }
    }
}

bool TestDeleteGrid::makeSubject(const QString& kind)
{
    if (!m_rig.makeImage(QStringLiteral("own.qcow2")) || !m_rig.makeImage(QStringLiteral("bystander.qcow2"))) {
        return false;
    }
    const QString subject = QStringLiteral("subject.qcow2");
    const auto write = [](const QString& path) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(QByteArray(1 << 16, 'x')) > 0;
    };
    if (kind == QLatin1String("medium")) {
        return write(CloneRig::imagePath(QStringLiteral("subject.iso")));
    }
    if (kind == QLatin1String("memory")) {
        return write(CloneRig::imagePath(QStringLiteral("subject.nvdimm")));
    }
    if (kind == QLatin1String("serial log")) {
        return write(CloneRig::imagePath(QStringLiteral("subject.log")));
    }
    if (kind == QLatin1String("outside pools")) {
        return QFile::copy(CloneRig::imagePath(QStringLiteral("bystander.qcow2")), outside());
    }
    if (kind == QLatin1String("missing")) {
        return true;
    }
    if (!m_rig.makeImage(subject)) {
        return false;
    }
    if (kind == QLatin1String("shared")) {
        return m_rig.define(QStringLiteral("other"), {subject}).has_value();
    }
    if (kind == QLatin1String("symbolic link")) { // another name of what another machine has
        return QFile::link(CloneRig::imagePath(subject), CloneRig::imagePath(QStringLiteral("link.qcow2")))
            && m_rig.define(QStringLiteral("other"), {subject}).has_value();
    }
    return kind != QLatin1String("base of another") || m_rig.makeImage(QStringLiteral("child.qcow2"), subject);
}

Result<Uuid> TestDeleteGrid::addDevice(Uuid uuid, const QByteArray& device, const QByteArray& memory)
{
    auto text = m_rig.connection().domainXml(uuid, XmlView::Inactive);
    if (!text) {
        return fail(text.error());
    }
    text->replace("</devices>", QByteArray(device + "</devices>"));
    if (!memory.isEmpty()) {
        text->replace("<memory unit='KiB'>", QByteArray(memory + "<memory unit='KiB'>"));
        text->replace("<features>", "<cpu><numa><cell id='0' cpus='0' memory='48' unit='MiB'/></numa></cpu><features>");
    }
    return m_rig.connection().defineDomain(*text);
}

void TestDeleteGrid::deleted_takesWhatWasConfirmed()
{
    QFETCH(const QString, kind);
    QFETCH(const bool, isRunning);
    QFETCH(const QStringList, gone);
    QFETCH(const bool, isListed);
    QVERIFY(makeSubject(kind));
    QVERIFY(m_rig.connection().refreshStoragePool(CloneRig::poolName));
    QVERIFY(m_rig.define(QStringLiteral("bystander"), {QStringLiteral("bystander.qcow2")}));
    const bool isUefi = kind == QLatin1String("variables");
    const auto uuid = m_rig.define(QStringLiteral("victim"), {QStringLiteral("own.qcow2")}, isUefi);
    QVERIFY2(uuid, uuid ? "" : qPrintable(uuid.error().text));
    if (isUefi) {
        QVERIFY(m_rig.touch(*uuid));
    }
    if (isRunning) {
        StartOptions paused;
        paused.paused = true;
        const Status started = m_rig.connection().startDomain(*uuid, paused);
        QVERIFY2(started, started ? "" : qPrintable(started.error().text));
    }
    // What nobody's QEMU here could open is in the definition for the next start, as it is of one that runs already.
    const QByteArray device = diskXml(kind);
    if (!device.isEmpty()) {
        const bool isMemory = kind == QLatin1String("memory");
        const auto more = addDevice(
            *uuid, device, isMemory ? QByteArray("<maxMemory slots='4' unit='MiB'>512</maxMemory>") : QByteArray());
        QVERIFY2(more, more ? "" : qPrintable(more.error().text));
    }
    QVERIFY(m_rig.connection().refreshStoragePool(CloneRig::poolName));
    const QStringList before = CloneRig::everyFile();

    const auto facts = deletionFacts(m_rig.connection(), *uuid, true, CloneRig::uri);
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().text));
    QStringList offered;
    bool isThere = false;
    for (const DomainFile& file : facts->files) {
        if (file.mayBeDeleted) {
            offered << QFileInfo(file.path).fileName();
        } else {
            QVERIFY2(!file.reason.isEmpty(), qPrintable(file.path));
            isThere = true;
        }
    }
    offered.sort();
    QStringList wanted = gone + QStringList{QStringLiteral("own.qcow2")};
    wanted.sort();
    QCOMPARE(offered, wanted);
    QCOMPARE(isThere, isListed);

    // Whoever ticks everything, and more than may be ticked.
    const auto deleted = m_rig.run(deleteDomainOperation(
        m_rig.session(), m_rig.record(QStringLiteral("victim")), facts->files, facts->hasTpmState));
    QVERIFY2(deleted, deleted ? "" : qPrintable(deleted.error().text));
    QVERIFY(m_rig.record(QStringLiteral("victim")).uuid.isNull());
    QStringList missing;
    const QStringList after = CloneRig::everyFile();
    for (const QString& line : before) {
        if (!after.contains(line)) {
            missing << QFileInfo(line.section(u' ', 0, -2)).fileName();
        }
    }
    missing.sort();
    wanted << QStringLiteral("victim.xml");
    wanted.sort();
    QCOMPARE(missing, wanted);
    QVERIFY(!m_rig.record(QStringLiteral("bystander")).uuid.isNull());
}

QTEST_GUILESS_MAIN(TestDeleteGrid)
#include "tst_deletegrid.moc"
