// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/domainxml.h"
#include "app/xml/networklenses.h"
#include "app/xml/networkxml.h"
#include "app/xml/storagelenses.h"
#include "app/xml/storagexml.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace domus;

namespace {

/// A machine in which every element has neighbours that Domus knows nothing of.
QByteArray fixture()
{
    return R"(<?xml version="1.0"?>
<!-- by hand -->
<domain type="kvm" xmlns:qemu="http://libvirt.org/schemas/domain/qemu/1.0">
  <name>old</name>
  <future:thing xmlns:future="urn:future"  a = 'b'>&apos;</future:thing>
  <memory unit="GiB">1</memory>   <!-- plenty -->
  <vcpu cpuset="0-3">2</vcpu>
  <os future="1">
    <type arch="x86_64">hvm</type>
    <unknown/>
  </os>
  <features><unknown/></features>
  <cpu><unknown/></cpu>

  <devices>
    <unknown/>
    <disk type="file" snapshot="no">
      <unknown/>
      <source file="/old.qcow2"><seclabel relabel="no"/></source>
      <target dev="vda" bus="virtio" unknown="1"/>
    </disk>
    <interface type="network">
      <unknown/>
      <mac address="52:54:00:00:00:01"/>
    </interface>
    <memballoon model="virtio"><unknown/></memballoon>
  </devices>
  <qemu:commandline><qemu:arg value="-foo"/></qemu:commandline>
</domain>
)";
}

DomainXml parsed(const QByteArray& xml)
{
    auto result = DomainXml::parse(xml);
    return result ? std::move(*result) : DomainXml::create(QStringLiteral("unreadable"));
}

/// What has to be there after whatever was set.
bool survived(const QByteArray& xml)
{
    return xml.count("<unknown/>") == fixture().count("<unknown/>")
        && xml.contains(R"(<future:thing xmlns:future="urn:future"  a = 'b'>&apos;</future:thing>)")
        && xml.contains("   <!-- plenty -->") && xml.contains("<!-- by hand -->") && xml.contains("cpuset=\"0-3\"")
        && xml.contains("<seclabel relabel=\"no\"/>") && xml.contains("unknown=\"1\"")
        && xml.contains("snapshot=\"no\"")
        && xml.contains(R"(<qemu:commandline><qemu:arg value="-foo"/></qemu:commandline>)");
}

/// Sets, reads back from the text, sets again without changing a byte, clears.
template <typename T> void exercise(const char* scopePath, const Lens<T>& lens, const std::type_identity_t<T>& value)
{
    DomainXml xml = parsed(fixture());
    const XmlNode scope = xml.root().find(scopePath);
    QVERIFY2(scope, lens.name);
    QVERIFY2(lenses::set(scope, lens, value), lens.name);
    const QByteArray text = xml.save();
    QVERIFY2(survived(text), QByteArray(QByteArray(lens.name) + '\n' + text).constData());
    const DomainXml again = parsed(text);
    QVERIFY2(lenses::get(again.root().find(scopePath), lens) == value,
        QByteArray(QByteArray(lens.name) + '\n' + text).constData());
    lenses::set(again.root().find(scopePath), lens, value);
    QVERIFY2(again.save() == text, lens.name);
}

QString word()
{
    return QStringLiteral("a <&>\"' ế\U0001F600");
}

} // namespace

class TestDomainXml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lenses_ofTheMachine_setInPlaceAndNeighboursSurvive();
    void lenses_ofDevices_setInPlaceAndNeighboursSurvive();
    void memory_inEveryUnit_isRead_data();
    void memory_inEveryUnit_isRead();
    void setMemory_whenUnitFits_keepsIt();
    void build_newMachine_isWrittenLikeLibvirt();
    void devices_ofEveryKind_readBackAsAdded();
    void nextTarget_skipsTakenNames();
    void setDiskPath_ejectsAndInserts();
    void lists_setTwice_areTheSame();
    void metadata_ofMachine_comesAndGoes();
    void metadata_entry_keepsWhatOthersWrote();
    void storageAndNetwork_readBackAsWritten();
    void corpus_readsWithoutLoss();
    void zz_everyLens_wasExercised();
};

void TestDomainXml::lenses_ofTheMachine_setInPlaceAndNeighboursSurvive()
{
    using namespace domus::lens;
    for (const auto& one :
        {type, name, title, description, emulator, memoryBackingSource, memoryBackingAccess, vcpuPlacement, cpuMode,
            cpuCheck, cpuMatch, cpuModel, cpuModelFallback, osType, architecture, machine, firmware, loader, loaderType,
            nvram, nvramTemplate, kernel, initrd, kernelArguments, clockOffset, onPoweroff, onReboot, onCrash}) {
        exercise("", one, word());
    }
    for (const auto& one : {memory, currentMemory, maximumMemory}) {
        exercise("", one, ByteSize::fromGiB(3));
        exercise("", one, ByteSize::fromBytes(12345));
    }
    for (const auto& one : {vcpus, currentVcpus, ioThreads, cpuSockets, cpuDies, cpuCores, cpuThreads}) {
        exercise("", one, 7);
    }
    for (const auto& one : {cpuMigratable, firmwareSecureBoot, firmwareEnrolledKeys, loaderReadonly, loaderSecure,
             bootMenu, acpi, apic, pae, smm, vmport, suspendToMemory, suspendToDisk}) {
        exercise("", one, true);
        exercise("", one, false);
    }
    exercise("", uuid, Uuid::create());
}

void TestDomainXml::lenses_ofDevices_setInPlaceAndNeighboursSurvive()
{
    const char* const aDisk = "devices/disk";
    exercise(aDisk, lens::device::alias, word());
    exercise(aDisk, lens::device::bootOrder, 2);
    for (const auto& one : {lens::disk::type, lens::disk::device, lens::disk::driver, lens::disk::format,
             lens::disk::cache, lens::disk::io, lens::disk::discard, lens::disk::detectZeroes, lens::disk::sourceFile,
             lens::disk::sourceDevice, lens::disk::sourceFolder, lens::disk::sourcePool, lens::disk::sourceVolume,
             lens::disk::sourceProtocol, lens::disk::sourceName, lens::disk::startupPolicy, lens::disk::targetDevice,
             lens::disk::targetBus, lens::disk::serial}) {
        exercise(aDisk, one, word());
    }
    exercise(aDisk, lens::disk::readonly, true);
    exercise(aDisk, lens::disk::shareable, true);
    exercise(aDisk, lens::disk::ioThread, 1);
    const char* const aNic = "devices/interface";
    for (const auto& one : {lens::interface::type, lens::interface::mac, lens::interface::sourceNetwork,
             lens::interface::sourceBridge, lens::interface::sourceDevice, lens::interface::portGroup,
             lens::interface::model, lens::interface::target, lens::interface::linkState}) {
        exercise(aNic, one, word());
    }
    exercise(aNic, lens::interface::queues, 4);
    exercise("devices/memballoon", lens::balloon::freePageReporting, true);
    exercise("devices/memballoon", lens::balloon::statsPeriod, 5);
    QVERIFY(!lenses::set(parsed(fixture()).root(), lens::title, QStringLiteral("a\x01")));
}

void TestDomainXml::memory_inEveryUnit_isRead_data()
{
    QTest::addColumn<QByteArray>("element");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("none is KiB") << QByteArray("<memory>1024</memory>") << (qint64{1} << 20);
    QTest::newRow("b") << QByteArray("<memory unit='b'>10</memory>") << qint64{10};
    QTest::newRow("KB") << QByteArray("<memory unit='KB'>2</memory>") << qint64{2000};
    QTest::newRow("k") << QByteArray("<memory unit='k'>2</memory>") << qint64{2048};
    QTest::newRow("MiB") << QByteArray("<memory unit='MiB'>\n 3 </memory>") << (qint64{3} << 20);
    QTest::newRow("GB") << QByteArray("<memory unit='GB'>1</memory>") << qint64{1'000'000'000};
    QTest::newRow("TiB") << QByteArray("<memory unit='tib'>1</memory>") << (qint64{1} << 40);
    QTest::newRow("no limit") << QByteArray("<memory>18446744073709551615</memory>")
                              << std::numeric_limits<qint64>::max();
    QTest::newRow("unknown") << QByteArray("<memory unit='apples'>1</memory>") << qint64{0};
    QTest::newRow("nonsense") << QByteArray("<memory>-1x</memory>") << qint64{0};
}

void TestDomainXml::memory_inEveryUnit_isRead()
{
    QFETCH(QByteArray, element);
    QTEST(parsed("<domain>" + element + "</domain>").get(lens::memory).bytes(), "bytes");
}

void TestDomainXml::setMemory_whenUnitFits_keepsIt()
{
    DomainXml xml = parsed(fixture());
    xml.set(lens::memory, ByteSize::fromGiB(2));
    QVERIFY(xml.save().contains("<memory unit=\"GiB\">2</memory>"));
    xml.set(lens::memory, ByteSize::fromMiB(1536));
    QVERIFY(xml.save().contains("<memory unit=\"KiB\">1572864</memory>"));
}

void TestDomainXml::build_newMachine_isWrittenLikeLibvirt()
{
    DomainXml xml = DomainXml::create(QStringLiteral("qemu"));
    // Out of order on purpose: what comes where is not the caller's business.
    xml.addVideo({.model = QStringLiteral("virtio")});
    xml.addDisk({.path = QStringLiteral("/a & b.qcow2"),
        .format = QStringLiteral("qcow2"),
        .discard = QStringLiteral("unmap"),
        .bus = QStringLiteral("virtio"),
        .bootOrder = 1});
    xml.addGraphics({.type = QStringLiteral("vnc"), .listenType = QStringLiteral("none")});
    xml.set(lens::emulator, QStringLiteral("/usr/bin/qemu-system-x86_64"));
    xml.addDisk({.device = QStringLiteral("cdrom"),
        .path = QStringLiteral("/x.iso"),
        .format = QStringLiteral("raw"),
        .bus = QStringLiteral("sata"),
        .isReadonly = true});
    xml.set(lens::machine, QStringLiteral("q35"));
    xml.set(lens::osType, QStringLiteral("hvm"));
    xml.set(lens::acpi, true);
    xml.set(lens::vcpus, 2);
    xml.set(lens::memory, ByteSize::fromGiB(1));
    xml.set(lens::name, QStringLiteral("m"));
    xml.setMetadata({InstallPhase::Installing, false});
    QCOMPARE(xml.save(), QByteArray(R"(<domain type='qemu'>
  <name>m</name>
  <metadata>
    <domus:machine xmlns:domus='urn:domus:machine:1'>
      <domus:install phase='installing'/>
    </domus:machine>
  </metadata>
  <memory unit='KiB'>1048576</memory>
  <vcpu>2</vcpu>
  <os>
    <type machine='q35'>hvm</type>
  </os>
  <features>
    <acpi/>
  </features>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' discard='unmap'/>
      <source file='/a &amp; b.qcow2'/>
      <target dev='vda' bus='virtio'/>
      <boot order='1'/>
    </disk>
    <disk type='file' device='cdrom'>
      <driver name='qemu' type='raw'/>
      <source file='/x.iso'/>
      <target dev='sda' bus='sata'/>
      <readonly/>
    </disk>
    <graphics type='vnc'>
      <listen type='none'/>
    </graphics>
    <video>
      <model type='virtio'/>
    </video>
  </devices>
</domain>
)"));
}

void TestDomainXml::devices_ofEveryKind_readBackAsAdded()
{
    DomainXml xml = DomainXml::create(QStringLiteral("kvm"));
    const DiskXml disk{.type = QStringLiteral("volume"),
        .pool = word(),
        .volume = word(),
        .format = QStringLiteral("raw"),
        .cache = QStringLiteral("none"),
        .io = QStringLiteral("native"),
        .discard = QStringLiteral("unmap"),
        .detectZeroes = QStringLiteral("on"),
        .ioThread = 1,
        .targetDevice = QStringLiteral("sdq"),
        .bus = QStringLiteral("scsi"),
        .serial = word(),
        .startupPolicy = QStringLiteral("optional"),
        .isReadonly = true,
        .isShareable = true,
        .bootOrder = 3};
    const InterfaceXml nic{.type = QStringLiteral("bridge"),
        .source = word(),
        .model = QStringLiteral("e1000e"),
        .mac = QStringLiteral("52:54:00:aa:BB:cc"),
        .target = QStringLiteral("tap7"),
        .queues = 2,
        .isLinkUp = false,
        .bootOrder = 1};
    const GraphicsXml vnc{.type = QStringLiteral("vnc"),
        .listenType = QStringLiteral("address"),
        .listenAddress = QStringLiteral("127.0.0.1"),
        .port = 5907,
        .isAutoPort = false,
        .password = word(),
        .keymap = QStringLiteral("vi")};
    const GraphicsXml spice{.type = QStringLiteral("spice"),
        .listenType = QStringLiteral("socket"),
        .socket = QStringLiteral("/run/x"),
        .imageCompression = QStringLiteral("off"),
        .hasGl = true};
    const VideoXml video{QStringLiteral("virtio"), 2, true, true};
    const CharacterDeviceXml channel{.type = QStringLiteral("unix"),
        .sourcePath = QStringLiteral("/s"),
        .sourceMode = QStringLiteral("bind"),
        .targetType = QStringLiteral("virtio"),
        .targetName = QStringLiteral("org.qemu.guest_agent.0"),
        .targetPort = 1};
    const TpmXml tpm{QStringLiteral("tpm-tis"), QStringLiteral("passthrough"), QStringLiteral("2.0"), word()};
    const RngXml rng{QStringLiteral("virtio"), QStringLiteral("random"), QStringLiteral("/dev/urandom")};
    const BalloonXml balloon{QStringLiteral("virtio"), 5, true};
    const InputXml input{QStringLiteral("tablet"), QStringLiteral("usb")};
    const SoundXml sound{QStringLiteral("ich9"), 1};
    const ControllerXml controller{QStringLiteral("usb"), 0, QStringLiteral("qemu-xhci"), 15};
    xml.addDisk(disk);
    xml.addInterface(nic);
    xml.addGraphics(vnc);
    xml.addGraphics(spice);
    xml.addVideo(video);
    xml.addChannel(channel);
    xml.addSerial(channel);
    xml.addConsole(channel);
    xml.addTpm(tpm);
    xml.addRng(rng);
    xml.setBalloon(balloon);
    xml.addInput(input);
    xml.addSound(sound);
    xml.addController(controller);
    const DomainXml again = parsed(xml.save());
    QVERIFY(again.disks() == QVector<DiskXml>{disk});
    QVERIFY(again.interfaces() == QVector<InterfaceXml>{nic});
    QVERIFY(again.graphics() == (QVector<GraphicsXml>{vnc, spice}));
    QVERIFY(again.videos() == QVector<VideoXml>{video});
    QVERIFY(again.channels() == QVector<CharacterDeviceXml>{channel});
    QVERIFY(again.serials() == QVector<CharacterDeviceXml>{channel});
    QVERIFY(again.consoles() == QVector<CharacterDeviceXml>{channel});
    QVERIFY(again.tpms() == QVector<TpmXml>{tpm});
    QVERIFY(again.rngs() == QVector<RngXml>{rng});
    QVERIFY(again.balloons() == QVector<BalloonXml>{balloon});
    QVERIFY(again.inputs() == QVector<InputXml>{input});
    QVERIFY(again.sounds() == QVector<SoundXml>{sound});
    QVERIFY(again.controllers() == QVector<ControllerXml>{controller});
    QVERIFY(again.interfaceNode(QStringLiteral("52:54:00:AA:bb:CC")));
    QVERIFY(again.graphics().constFirst().hasPassword());
    const XmlNode listenNetwork = again.devices().child("graphics");
    QVERIFY(lenses::set(listenNetwork, lens::graphics::listenNetwork, word()));
    QCOMPARE(lenses::get(listenNetwork, lens::graphics::listenNetwork), word());
}

void TestDomainXml::nextTarget_skipsTakenNames()
{
    DomainXml xml = DomainXml::create(QStringLiteral("kvm"));
    QCOMPARE(xml.nextTarget(QStringLiteral("ide")), QStringLiteral("hda"));
    for (int i = 0; i < 28; ++i) {
        xml.addDisk({.bus = QStringLiteral("virtio")});
    }
    QCOMPARE(xml.nextTarget(QStringLiteral("virtio")), QStringLiteral("vdac"));
    QCOMPARE(xml.nextTarget(QStringLiteral("sata")), QStringLiteral("sda"));
}

void TestDomainXml::setDiskPath_ejectsAndInserts()
{
    DomainXml xml = parsed(fixture());
    QVERIFY(xml.setDiskPath(QStringLiteral("vda"), QStringLiteral("/new")));
    QVERIFY(survived(xml.save()));
    QCOMPARE(xml.disks().constFirst().path, QStringLiteral("/new"));
    QVERIFY(xml.setDiskPath(QStringLiteral("vda"), {}));
    QVERIFY(xml.disks().constFirst().path.isEmpty());
    QVERIFY(!xml.setDiskPath(QStringLiteral("sdz"), QStringLiteral("/new")));
}

void TestDomainXml::lists_setTwice_areTheSame()
{
    DomainXml xml = parsed(fixture());
    for (int round = 0; round < 2; ++round) {
        xml.setBootDevices({QStringLiteral("cdrom"), QStringLiteral("hd")});
        xml.setCpuFeature({QStringLiteral("vmx"), QStringLiteral("disable")});
        xml.setTimer({QStringLiteral("hpet"), {}, QStringLiteral("no")});
        xml.setHypervFeature("relaxed", true);
    }
    QVERIFY(survived(xml.save()));
    QCOMPARE(xml.bootDevices(), (QStringList{QStringLiteral("cdrom"), QStringLiteral("hd")}));
    QCOMPARE(xml.cpuFeatures().size(), 1);
    QCOMPARE(xml.timers().size(), 1);
    QVERIFY(xml.hasHypervFeature("relaxed"));
    QVERIFY(!xml.hasHypervFeature("vapic"));
    xml.setBootDevices({});
    QVERIFY(xml.bootDevices().isEmpty());
    QCOMPARE(xml.startVcpus(), 2);
    QVERIFY(!xml.isUefi());
    xml.set(lens::firmware, QStringLiteral("efi"));
    QVERIFY(xml.isUefi());
}

void TestDomainXml::metadata_ofMachine_comesAndGoes()
{
    DomainXml xml = parsed(fixture());
    QVERIFY(xml.metadata().isEmpty());
    xml.setMetadata({});
    QCOMPARE(xml.save(), fixture());
    const MachineMetadata noted{InstallPhase::Installed, true};
    xml.setMetadata(noted);
    QVERIFY(xml.setOsId(QStringLiteral("http://debian.org/debian/12")));
    QVERIFY(survived(xml.save()));
    const DomainXml again = parsed(xml.save());
    QVERIFY(again.metadata() == noted);
    QCOMPARE(again.osId(), QStringLiteral("http://debian.org/debian/12"));
    xml.setMetadata({});
    QVERIFY(xml.metadata().isEmpty());
    QVERIFY(!xml.save().contains("urn:domus"));
    QVERIFY(!xml.osId().isEmpty());
}

void TestDomainXml::metadata_entry_keepsWhatOthersWrote()
{
    const MachineMetadata noted{InstallPhase::Installing, true};
    QVERIFY(MachineMetadata::fromXml(noted.toXml()) == noted);
    QVERIFY(!noted.toXml().contains("xmlns")); // libvirt adds it, and refuses one that is there
    const QByteArray newer("<machine>\n  <group name='x'/>\n</machine>");
    const QByteArray merged = noted.toXml(newer);
    QVERIFY(merged.contains("<group name='x'/>"));
    QVERIFY(MachineMetadata::fromXml(merged) == noted);
    QVERIFY(MachineMetadata().toXml(merged).contains("<group"));
    QCOMPARE(MachineMetadata().toXml(noted.toXml()), QByteArray());
    QVERIFY(MachineMetadata::fromXml("<broken").isEmpty());
}

void TestDomainXml::storageAndNetwork_readBackAsWritten()
{
    StoragePoolXml pool;
    pool.name = word();
    pool.uuid = Uuid::create();
    pool.targetPath = QStringLiteral("/pool");
    pool.sourceName = QStringLiteral("vg");
    pool.sourceHost = QStringLiteral("host");
    pool.sourcePath = QStringLiteral("/path");
    pool.sourceDevice = QStringLiteral("/dev/x");
    pool.sourceFormat = QStringLiteral("nfs");
    pool.permissions = {0711, 0, 64055};
    const auto poolAgain = StoragePoolXml::parse(pool.toXml());
    QVERIFY(poolAgain && *poolAgain == pool);
    StorageVolumeXml volume;
    volume.name = word();
    volume.capacity = ByteSize::fromGiB(20);
    volume.allocation = ByteSize();
    volume.format = QStringLiteral("qcow2");
    volume.backingPath = QStringLiteral("/base");
    volume.backingFormat = QStringLiteral("raw");
    volume.compatibility = QStringLiteral("1.1");
    volume.hasLazyRefcounts = true;
    const auto volumeAgain = StorageVolumeXml::parse(volume.toXml());
    QVERIFY(volumeAgain && *volumeAgain == volume);
    NetworkXml network;
    network.name = word();
    network.uuid = Uuid::create();
    network.title = word();
    network.bridge = QStringLiteral("virbr7");
    network.mac = QStringLiteral("52:54:00:00:00:07");
    network.domainName = QStringLiteral("lan");
    network.forwardMode = QStringLiteral("nat");
    network.forwardDevice = QStringLiteral("eth0");
    network.portGroups = {{word(), true}, {QStringLiteral("b"), false}};
    network.ips = {{QStringLiteral("ipv4"), QStringLiteral("10.0.0.1"), 24, QStringLiteral("10.0.0.2"),
                       QStringLiteral("10.0.0.9")},
        {QStringLiteral("ipv6"), QStringLiteral("fd00::1"), 64, {}, {}}};
    const auto networkAgain = NetworkXml::parse(network.toXml());
    QVERIFY(networkAgain && *networkAgain == network);
    QCOMPARE(
        NetworkXml::parse("<network><ip address='1.1.1.1' netmask='255.255.240.0'/></network>")->ips.first().prefix,
        20);
    QVERIFY(NetworkXml::parse("<network/>")->isIsolated());
    QVERIFY(!NetworkXml::parse("<pool/>"));
    QVERIFY(!StoragePoolXml::parse("<volume/>"));
    QVERIFY(!StorageVolumeXml::parse("<volume"));
}

void TestDomainXml::corpus_readsWithoutLoss()
{
    const QString folder = QStringLiteral("/work/shared/corpus");
    if (!QFile::exists(folder)) {
        QSKIP("the corpus is not on this computer");
    }
    int machines = 0;
    int kept = 0;
    QDirIterator it(folder, {QStringLiteral("*.xml")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        auto xml = DomainXml::parse(text);
        if (!xml) {
            continue;
        }
        ++machines;
        // Writing what is there changes nothing; a change and its way back neither.
        const QString name = xml->get(lens::name);
        xml->set(lens::name, name);
        xml->set(lens::memory, xml->get(lens::memory));
        if (xml->isSet(lens::name)) {
            xml->set(lens::name, QStringLiteral("other"));
            xml->set(lens::name, name);
        }
        xml->disks();
        xml->interfaces();
        xml->graphics();
        kept += xml->save() == text ? 1 : 0;
    }
    qInfo("%d machines, %d byte for byte after a change and its way back", machines, kept);
    QVERIFY(machines > 1000);
    QVERIFY(kept * 100 > machines * 97); // the rest spells its name with entities, or has no memory to set
}

void TestDomainXml::zz_everyLens_wasExercised()
{
    const QStringList used = lenses::usedNames();
    if (used.isEmpty()) {
        QSKIP("uses are recorded in builds with tests only");
    }
    static const QRegularExpression declaration(QStringLiteral(R"RE(Lens<\w+>\s+\w+\s*\{\s*"([\w.]+)")RE"));
    QStringList missing;
    int declared = 0;
    for (const auto* const header : {"domainlenses.h", "storagelenses.h", "networklenses.h"}) {
        QFile file(QStringLiteral(DOMUS_SOURCE_DIR "/app/xml/") + QLatin1String(header));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto matches = declaration.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            const QString lens = matches.next().captured(1);
            ++declared;
            if (!used.contains(lens)) {
                missing.append(lens);
            }
        }
    }
    QVERIFY(declared > 100);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char(' '))));
}

QTEST_GUILESS_MAIN(TestDomainXml)
#include "tst_domainxml.moc"
