// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/settings.h"
#include "app/libvirt/libvirtdriver.h"
#include "app/services/connectionlist.h"
#include "app/services/domainoperations.h"
#include "app/services/machinedetails.h"
#include "app/services/machinelabeloperations.h"
#include "app/services/operationrunner.h"
#include "app/services/renamedomain.h"
#include "app/services/smartgroups.h"
#include "app/xml/domainxml.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace domus {

namespace {

MachineLabels labelsIn(const QByteArray& entry)
{
    const auto document = XmlDocument::parse(entry);
    return document ? MachineLabels::fromEntry(document->root()) : MachineLabels();
}

MachineLabel label(const char* name, const char* color = "")
{
    return {QString::fromUtf8(name), QLatin1String(color)};
}

} // namespace

/// Groups, tags and names: as texts, and on libvirt's own test driver.
class TestMachineLabels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void normal_ofWhatPeopleType();
    void withGroups_leavesAllElse();
    void withTags_keepsTheOrderAndWhatALaterDomusWrote();
    void withNothing_removesTheEntry();
    void fromEntry_ofHostileText_isBounded();
    void details_readADefinition();
    void operations_reachTheDetailsOfARunningMachine();
    void move_takesTheFirstGroupsPlace();
    void rename_needsTheMachineOff();
    void smartGroups_areKept();
};

void TestMachineLabels::normal_ofWhatPeopleType()
{
    using namespace machinelabels;
    QCOMPARE(normalPath(QStringLiteral(" /lab// web / ")), QStringLiteral("lab/web"));
    QCOMPARE(normalPath(QStringLiteral(" / ")), QString());
    QCOMPARE(normalPath(QStringLiteral("a\nb\u202e")), QStringLiteral("a b"));
    QCOMPARE(normalPath(QString(100000, QLatin1Char('x'))).size(), MachineLabels::longest);
    QCOMPARE(normalTag(QStringLiteral(" a/b, c ")), QStringLiteral("a b c"));
    QCOMPARE(normalColor(QStringLiteral("#3584E4")), QStringLiteral("#3584e4"));
    QCOMPARE(normalColor(QStringLiteral("red")), QString());
    QCOMPARE(normalColor(QStringLiteral("#12345g")), QString());
}

void TestMachineLabels::withGroups_leavesAllElse()
{
    const QByteArray entry("<machine><install phase='installed' begun='yes'/><tag>a</tag><later x='1'/></machine>");
    const QByteArray next = machinelabels::withGroups(entry, {label("lab/web", "#3584e4"), label("prod")});
    QVERIFY(next.contains("<install phase='installed' begun='yes'/>"));
    QVERIFY(next.contains("<later x='1'/>"));
    const MachineLabels labels = labelsIn(next);
    const QVector<MachineLabel> groups{label("lab/web", "#3584e4"), label("prod")};
    QCOMPARE(labels.groups, groups);
    QCOMPARE(labels.tags, QVector<MachineLabel>{label("a")});
    QCOMPARE(labels.home(), QStringLiteral("lab/web"));
    QCOMPARE(labels.color(), QStringLiteral("#3584e4"));
    QCOMPARE(machinelabels::withGroups(next, groups), next);
}

void TestMachineLabels::withTags_keepsTheOrderAndWhatALaterDomusWrote()
{
    const QByteArray entry("<machine><tag>a</tag><tag icon='star'>b</tag><tag>c</tag></machine>");
    const QByteArray next = machinelabels::withTags(entry, {label("c"), label("b", "#ff0000"), label("d")});
    const QVector<MachineLabel> tags{label("c"), label("b", "#ff0000"), label("d")};
    QCOMPARE(labelsIn(next).tags, tags);
    QVERIFY(next.contains("icon=\"star\"") || next.contains("icon='star'"));
    QVERIFY(!next.contains(">a<"));
}

void TestMachineLabels::withNothing_removesTheEntry()
{
    QVERIFY(machinelabels::withGroups({}, {}).isEmpty());
    QVERIFY(machinelabels::withGroups("<machine><group>a</group></machine>", {}).isEmpty());
    const QByteArray made = machinelabels::withTags({}, {label("<&\"'>")});
    QCOMPARE(labelsIn(made).tags, QVector<MachineLabel>{label("<&\"'>")});
}

void TestMachineLabels::fromEntry_ofHostileText_isBounded()
{
    QByteArray entry("<machine>");
    for (int i = 0; i < 5000; ++i) {
        entry += "<group>g" + QByteArray::number(i) + "</group><tag> </tag>";
    }
    entry += "<tag color='url(javascript:1)'>&#10;x\u2028y</tag></machine>";
    const MachineLabels labels = labelsIn(entry);
    QCOMPARE(labels.groups.size(), MachineLabels::most);
    QVERIFY(labels.tags.isEmpty()); // only so many are looked at
    QVERIFY(labelsIn("<machine><group>a").isEmpty());
}

void TestMachineLabels::details_readADefinition()
{
    const MachineDetails details = MachineDetails::fromXml(R"(<domain type='kvm'>
  <name>web</name><title>Web server</title><description>First line
second</description>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://debian.org/debian/11"/></libosinfo:libosinfo>
    <d:machine xmlns:d="urn:domus:machine:1"><d:os>Debian 12</d:os><d:group>lab/web</d:group><d:tag color='#00ff00'>x</d:tag></d:machine>
  </metadata>
  <memory unit='KiB'>2097152</memory><currentMemory unit='KiB'>1048576</currentMemory>
  <vcpu current='2'>8</vcpu></domain>)");
    QCOMPARE(details.os, QStringLiteral("Debian 12"));
    QCOMPARE(details.title, QStringLiteral("Web server"));
    QCOMPARE(details.description, QStringLiteral("First line\nsecond"));
    QCOMPARE(details.vcpus, 2);
    QCOMPARE(details.memory, ByteSize::fromGiB(1));
    QCOMPARE(details.labels.home(), QStringLiteral("lab/web"));
    QCOMPARE(details.labels.color(), QStringLiteral("#00ff00"));
    QVERIFY(!details.isBinned);
    QVERIFY(
        MachineDetails::fromXml("<domain><metadata><m xmlns='urn:domus:machine:1'><binned/></m></metadata></domain>")
            .isBinned);
    QCOMPARE(MachineDetails::fromXml("<domain><metadata><l:l xmlns:l='http://libosinfo.org/xmlns/libvirt/domain/1.0'>"
                                     "<l:os id='http://debian.org/debian/11'/></l:l></metadata></domain>")
                 .os,
        QStringLiteral("debian 11"));
    QCOMPARE(MachineDetails::fromXml("no XML"), MachineDetails());
}

namespace {

/// libvirt's test driver with its one running machine.
struct Rig
{
    ConnectionList connections{std::make_shared<LibvirtDriver>(), nullptr};
    OperationRunner runner{connections};
    MachineDetailsStore details{connections};
    HostSession* session = connections.addTemporary(QStringLiteral("test:///default"));

    DomainRecord machine() const { return session->inventory()->domains.value(0); }
    DomainKey key() const { return {session->id(), machine().uuid}; }
    MachineDetails now() const
    {
        const MachineDetails* known = details.details(key());
        return known != nullptr ? *known : MachineDetails();
    }
    bool open() const
    {
        session->open();
        return QTest::qWaitFor([this] { return details.details(key()) != nullptr; });
    }
    Error run(const Operation& operation)
    {
        Task* task = runner.start(operation);
        return QTest::qWaitFor([task] { return task->isOver(); }) ? task->error()
                                                                  : Error::make(ErrorKind::TimedOut, {});
    }
};

} // namespace

void TestMachineLabels::operations_reachTheDetailsOfARunningMachine()
{
    Rig rig;
    QVERIFY(rig.open());
    QCOMPARE(rig.machine().state, DomainState::Running);
    const QVector<MachineLabel> groups{label("phòng máy/web")};
    QCOMPARE(rig.run(setGroupsOperation(*rig.session, rig.machine(), groups)).text, QString());
    QTRY_COMPARE(rig.now().labels.groups, groups);
    const QVector<MachineLabel> tags{label("nightly", "#ff8800"), label("b & c")};
    QCOMPARE(rig.run(setTagsOperation(*rig.session, rig.machine(), tags)).text, QString());
    QTRY_COMPARE(rig.now().labels.tags, tags);
    QCOMPARE(rig.now().labels.groups, groups);
    QCOMPARE(rig.run(setTitleOperation(*rig.session, rig.machine(), QStringLiteral(" Máy  web\n"))).text, QString());
    QTRY_COMPARE(rig.now().title, QStringLiteral("Máy web"));
    QCOMPARE(rig.run(setDescriptionOperation(*rig.session, rig.machine(), QStringLiteral("a\nb"))).text, QString());
    QTRY_COMPARE(rig.now().description, QStringLiteral("a\nb"));
    QCOMPARE(rig.run(setDescriptionOperation(*rig.session, rig.machine(), {})).text, QString());
    QTRY_COMPARE(rig.now().description, QString());
    QVERIFY(!rig.machine().autostart);
    QCOMPARE(rig.run(autostartOperation(*rig.session, rig.machine(), true)).text, QString());
    QTRY_VERIFY(rig.machine().autostart);
}

void TestMachineLabels::move_takesTheFirstGroupsPlace()
{
    Rig rig;
    QVERIFY(rig.open());
    QCOMPARE(rig.run(setGroupsOperation(*rig.session, rig.machine(), {label("lab", "#111111"), label("prod")})).text,
        QString());
    QCOMPARE(rig.run(moveToGroupOperation(*rig.session, rig.machine(), QStringLiteral("a/b"))).text, QString());
    const QVector<MachineLabel> moved{label("a/b"), label("prod")};
    QTRY_COMPARE(rig.now().labels.groups, moved);
    QCOMPARE(rig.run(moveToGroupOperation(*rig.session, rig.machine(), QStringLiteral("prod"))).text, QString());
    QTRY_COMPARE(rig.now().labels.groups, QVector<MachineLabel>{label("prod")});
    QCOMPARE(rig.run(moveToGroupOperation(*rig.session, rig.machine(), {})).text, QString());
    QTRY_VERIFY(rig.now().labels.groups.isEmpty());
}

void TestMachineLabels::rename_needsTheMachineOff()
{
    Rig rig;
    QVERIFY(rig.open());
    const DomainKey key = rig.key();
    QVERIFY(!renameAvailability(rig.machine(), true, false).isPossible);
    QVERIFY(!renameAvailability(rig.machine(), true, false).reason.isEmpty());
    QVERIFY(!rig.run(renameDomainOperation(*rig.session, rig.machine(), QStringLiteral("other"))).text.isEmpty());
    QCOMPARE(rig.run(domainOperation(DomainAction::ForceOff, *rig.session, rig.machine())).text, QString());
    QTRY_COMPARE(rig.machine().state, DomainState::ShutOff);
    QVERIFY(renameAvailability(rig.machine(), true, false).isPossible);
    QCOMPARE(rig.run(renameDomainOperation(*rig.session, rig.machine(), QStringLiteral("Máy khác"))).text, QString());
    QTRY_COMPARE(rig.machine().name, QStringLiteral("Máy khác"));
    QCOMPARE(rig.key(), key);
    QCOMPARE(renameDomainOperation(*rig.session, rig.machine(), QStringLiteral("test")).command,
        QStringLiteral("virsh -c test:///default domrename 'Máy khác' test"));
}

void TestMachineLabels::smartGroups_areKept()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("domus.conf"));
    {
        Settings settings = Settings::load(path);
        SmartGroups groups(&settings);
        QSignalSpy changed(&groups, &SmartGroups::changed);
        QVERIFY(groups.save({QStringLiteral("Chạy đêm"), QStringLiteral("state:running tag:\"a, b\"")}));
        QVERIFY(groups.save({QStringLiteral("Two"), QStringLiteral("os:debian")}));
        QVERIFY(groups.save({QStringLiteral("Three"), QString()}));
        QVERIFY(groups.save({QStringLiteral("Two"), QStringLiteral("os:arch;x=\n1")}));
        QVERIFY(!groups.save({QStringLiteral(" "), QString()}));
        QVERIFY(!groups.rename(QStringLiteral("Two"), QStringLiteral("Three")));
        QVERIFY(groups.rename(QStringLiteral("Two"), QStringLiteral("2")));
        QVERIFY(groups.move(QStringLiteral("2"), 0));
        QVERIFY(groups.remove(QStringLiteral("Three")));
        QCOMPARE(changed.count(), 7);
    }
    Settings settings = Settings::load(path);
    const SmartGroups groups(&settings);
    const QVector<SmartGroup> expected{{QStringLiteral("2"), QStringLiteral("os:arch;x=\n1")},
        {QStringLiteral("Chạy đêm"), QStringLiteral("state:running tag:\"a, b\"")}};
    QCOMPARE(groups.groups(), expected);
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestMachineLabels)
#include "tst_machinelabels.moc"
