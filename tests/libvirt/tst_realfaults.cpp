// SPDX-License-Identifier: GPL-3.0-or-later
// Faults raised for real on a daemon of our own, and what a person is told of each.
#include "app/core/uniquefd.h"
#include "app/libvirt/libvirtdriver.h"
#include "app/services/errorexplanation.h"
#include "app/services/errors/cureoperations.h"
#include "app/services/errors/virnumbers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <arpa/inet.h>
#include <libvirt/virterror.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace domus {

static_assert(virnumber::noSupport == VIR_ERR_NO_SUPPORT && virnumber::operationDenied == VIR_ERR_OPERATION_DENIED
    && virnumber::systemError == VIR_ERR_SYSTEM_ERROR && virnumber::noDomain == VIR_ERR_NO_DOMAIN
    && virnumber::noNetwork == VIR_ERR_NO_NETWORK && virnumber::authFailed == VIR_ERR_AUTH_FAILED
    && virnumber::noStoragePool == VIR_ERR_NO_STORAGE_POOL && virnumber::noStorageVolume == VIR_ERR_NO_STORAGE_VOL
    && virnumber::operationTimeout == VIR_ERR_OPERATION_TIMEOUT && virnumber::noSnapshot == VIR_ERR_NO_DOMAIN_SNAPSHOT
    && virnumber::agentUnresponsive == VIR_ERR_AGENT_UNRESPONSIVE && virnumber::accessDenied == VIR_ERR_ACCESS_DENIED
    && virnumber::volumeExists == VIR_ERR_STORAGE_VOL_EXIST && virnumber::cpuIncompatible == VIR_ERR_CPU_INCOMPATIBLE
    && virnumber::fromRpc == VIR_FROM_RPC && virnumber::fromQemu == VIR_FROM_QEMU
    && virnumber::fromStorage == VIR_FROM_STORAGE && virnumber::fromSecurity == VIR_FROM_SECURITY);

namespace {

QByteArray root()
{
    return qgetenv("DOMUS_TEST_ROOT");
}

QByteArray image(const char* name)
{
    return root() + "/images/" + name;
}

/// The parts of a machine that a fault differs in.
struct Machine
{
    QByteArray devices = {};
    QByteArray os = {};
    QByteArray more = {};
    QByteArray type = "qemu";
    QByteArray machine = "q35";
    QByteArray arch = "x86_64";
    QByteArray memory = "16";
    QByteArray cpus = "1";

    QByteArray xml(const QByteArray& name) const
    {
        return "<domain type='" + type + "'><name>" + name + "</name><memory unit='MiB'>" + memory + "</memory><vcpu>"
            + cpus + "</vcpu><os><type arch='" + arch + "' machine='" + machine + "'>hvm</type>" + os + "</os>" + more
            + "<features><acpi/></features><devices><controller type='usb' model='none'/><memballoon model='none'/>"
            + devices + "</devices></domain>";
    }
};

QByteArray disk(const QByteArray& path, const QByteArray& format = "qcow2")
{
    return "<disk type='file' device='disk'><driver name='qemu' type='" + format + "'/><source file='" + path
        + "'/><target dev='vda' bus='virtio'/></disk>";
}

bool run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() && process.exitCode() == 0;
}

bool makeImage(const char* name, const QStringList& more = {QStringLiteral("10M")})
{
    return run(QStringLiteral("qemu-img"),
        QStringList{QStringLiteral("create"), QStringLiteral("-q"), QStringLiteral("-f"),
            QString::fromLatin1(name).endsWith(QLatin1String(".qcow2")) ? QStringLiteral("qcow2")
                                                                        : QStringLiteral("raw")}
            + more.mid(1) + QStringList{QString::fromUtf8(image(name)), more.constFirst()});
}

bool write(const QByteArray& path, const QByteArray& content)
{
    QFile file(QString::fromUtf8(path));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// What libvirt says to what Domus itself never asks of it.
Error virsh(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("virsh"),
        QStringList{QStringLiteral("-q"), QStringLiteral("-c"), qEnvironmentVariable("DOMUS_TEST_URI")} + arguments);
    process.waitForFinished();
    return Error::make(ErrorKind::OperationFailed,
        process.exitCode() == 0 ? QString() : QString::fromUtf8(process.readAllStandardError()));
}

} // namespace

/// Each check names the cure and what the failure is about, as the window uses them.
class TestRealFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void machine_thatCannotBe_isExplained_data();
    void machine_thatCannotBe_isExplained();
    void machine_thatDoesNotStart_isExplained_data();
    void machine_thatDoesNotStart_isExplained();
    void imageInUse_isExplainedAndItsHolderFound();
    void displayPortInUse_isExplained();
    void names_thatAreTaken_areExplained();
    void states_thatForbid_areExplained();
    void savedState_thatIsDamaged_isExplainedAndForgotten();
    void storage_isExplained();
    void spiceChannelOfOldDefinition_isExplainedAndRemoved();
    void readOnlyConnection_isExplained();
    void hostsThatDoNotAnswer_areExplained();
    void daemonKilled_isExplained();

private:
    void checkTold(const Error& error, Cure cure, const QByteArray& subject = {});
    Error errorOfDefining(const QByteArray& xml);
    Error errorOfStarting(const QByteArray& xml);
    Error errorOfOpening(const QString& uri);
    LibvirtDriver m_driver;
    std::unique_ptr<Connection> m_connection;
};

void TestRealFaults::checkTold(const Error& error, Cure cure, const QByteArray& subject)
{
    const ErrorExplanation told = explain(error);
    QVERIFY2(!error.text.isEmpty(), "nothing failed");
    const QByteArray why = QString(error.text % QLatin1String(" -> ") % told.sentence).toUtf8();
    QVERIFY2(told.cure == cure, why.constData());
    QVERIFY2(
        told.subject == QString::fromUtf8(subject), QByteArray(why + " about " + told.subject.toUtf8()).constData());
    QVERIFY2(!told.details.isEmpty() && !told.cureText.isEmpty(), why.constData()); // ours, not libvirt's words
    QVERIFY2(!told.sentence.contains(QLatin1String("internal error")), why.constData());
}

Error TestRealFaults::errorOfDefining(const QByteArray& xml)
{
    const auto defined = m_connection->defineDomain(xml);
    return defined ? Error() : defined.error();
}

Error TestRealFaults::errorOfStarting(const QByteArray& xml)
{
    const auto defined = m_connection->defineDomain(xml);
    if (!defined) {
        return Error::make(ErrorKind::Internal, QStringLiteral("not defined: ") % defined.error().text);
    }
    StartOptions paused;
    paused.paused = true;
    for (int attempt = 0;; ++attempt) {
        const Status started = m_connection->startDomain(*defined, paused);
        if (started) {
            return {};
        }
        // libvirt 9.0 now and then misses the last words of a QEMU that ends at once.
        if (attempt == 4 || !started.error().text.endsWith(QLatin1String("closed the monitor"))) {
            return started.error();
        }
    }
}

Error TestRealFaults::errorOfOpening(const QString& uri)
{
    auto opened = m_driver.open({uri, false, {}});
    return opened ? Error() : opened.error();
}

void TestRealFaults::initTestCase()
{
    std::signal(SIGPIPE, SIG_IGN); // as the program does: libvirt writes to a daemon that has ended
    if (root().isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    auto opened = m_driver.open({qEnvironmentVariable("DOMUS_TEST_URI"), false, {}});
    QVERIFY(opened);
    m_connection = std::move(*opened);
    for (const char* name : {"a.qcow2", "raw.img", "closed.img", "base.img"}) {
        QVERIFY(makeImage(name));
    }
    QVERIFY(makeImage("over.qcow2",
        {QStringLiteral("10M"), QStringLiteral("-F"), QStringLiteral("raw"), QStringLiteral("-b"),
            QString::fromUtf8(image("base.img"))}));
    QVERIFY(QFile::remove(QString::fromUtf8(image("base.img"))));
    QVERIFY(write(image("damaged.qcow2"), QByteArray("QFI\xfb\0\0\0\3", 8) + QByteArray(4096, 'x')));
    QVERIFY(QFile::setPermissions(QString::fromUtf8(image("closed.img")), {}));
    QVERIFY(QDir().mkdir(QString::fromUtf8(image("closed"))));
    QVERIFY(QFile::setPermissions(QString::fromUtf8(image("closed")), {}));
    QVERIFY(write(root() + "/net.xml", "<network><name>private</name><bridge name='virbrX9'/></network>"));
    QVERIFY(virsh({QStringLiteral("net-define"), QString::fromUtf8(root() + "/net.xml")}).text.isEmpty());
    QVERIFY(m_connection->defineStoragePool(
        "<pool type='dir'><name>idle</name><target><path>" + root() + "/idle</path></target></pool>"));
}

void TestRealFaults::machine_thatCannotBe_isExplained_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<int>("cure");
    QTest::addColumn<QByteArray>("subject");
    const auto row = [](const char* name, const Machine& machine, Cure cure, const QByteArray& subject = {}) {
        QTest::newRow(name) << machine.xml("cannotbe") << static_cast<int>(cure) << subject;
    };
    row("machine type unknown", {.machine = "pc-q35-99.9"}, Cure::None, "pc-q35-99.9");
    if (!m_connection->capabilitiesXml()->contains("type='kvm'")) {
        row("no KVM", {.type = "kvm"}, Cure::SwitchToEmulation);
    }
    row("emulator gone", {.devices = "<emulator>/usr/bin/qemu-system-gone</emulator>"}, Cure::InstallEmulator,
        "/usr/bin/qemu-system-gone");
    row("no emulator for it", {.machine = "virt", .arch = "sparc64"}, Cure::InstallEmulator, "sparc64");
    row("video model", {.devices = "<graphics type='vnc'/><video><model type='xen'/></video>"}, Cure::None, "xen");
    row("SPICE channel without SPICE",
        {.devices = "<graphics type='vnc'/><channel type='spicevmc'><target type='virtio' "
                    "name='com.redhat.spice.0'/></channel>"},
        Cure::RemoveSpice);
    row("no USB controller",
        {.devices = "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product "
                    "id='0x5678'/></source></hostdev>"},
        Cure::None);
    row("virtiofs for users",
        {.devices
            = "<filesystem type='mount'><driver type='virtiofs'/><source dir='/tmp'/><target dir='x'/></filesystem>"},
        Cure::None);
    row("address twice",
        {.devices = "<interface type='user'><address type='pci' slot='5'/></interface><interface type='user'><address "
                    "type='pci' slot='5'/></interface>",
            .machine = "pc"},
        Cure::None, "0000:00:05.0");
    row("too many processors", {.cpus = "900"}, Cure::None, "288");
}

void TestRealFaults::machine_thatCannotBe_isExplained()
{
    QFETCH(const QByteArray, xml);
    QFETCH(const int, cure);
    QFETCH(const QByteArray, subject);
    checkTold(errorOfDefining(xml), static_cast<Cure>(cure), subject);
}

void TestRealFaults::machine_thatDoesNotStart_isExplained_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<int>("cure");
    QTest::addColumn<QByteArray>("subject");
    int count = 0;
    const auto row = [&count](const char* name, const Machine& machine, Cure cure, const QByteArray& subject = {}) {
        QTest::newRow(name) << machine.xml("fault" + QByteArray::number(++count)) << static_cast<int>(cure) << subject;
    };
    row("disk gone", {.devices = disk(image("gone.qcow2"))}, Cure::None, image("gone.qcow2"));
    row("ISO gone", {.devices = disk(image("gone.iso"), "raw")}, Cure::None, image("gone.iso"));
    row("backing file gone", {.devices = disk(image("over.qcow2"))}, Cure::None, image("base.img"));
    row("not qcow2", {.devices = disk(image("raw.img"))}, Cure::None, "qcow2");
    row("header damaged", {.devices = disk(image("damaged.qcow2"))}, Cure::None);
    row("image closed", {.devices = disk(image("closed.img"), "raw")}, Cure::ChangePermission, image("closed.img"));
    row("folder closed", {.devices = disk(image("closed/a.img"), "raw")}, Cure::ChangePermission,
        image("closed/a.img"));
    row("folder closed, chain", {.devices = disk(image("closed/a.qcow2"))}, Cure::ChangePermission,
        image("closed/a.qcow2"));
    row("pool of a disk inactive",
        {.devices = "<disk type='volume' device='disk'><source pool='idle' volume='x'/><target dev='vda'/></disk>"},
        Cure::StartPool, "idle");
    row("network gone", {.devices = "<interface type='network'><source network='gone'/></interface>"}, Cure::None,
        "gone");
    row("network inactive", {.devices = "<interface type='network'><source network='private'/></interface>"},
        Cure::StartNetwork, "private");
    row("bridge helper", {.devices = "<interface type='bridge'><source bridge='br77'/></interface>"}, Cure::None,
        "br77");
    row("tap device", {.devices = "<interface type='ethernet'/>"}, Cure::None);
    row("network card gone", {.devices = "<interface type='direct'><source dev='eth77'/></interface>"}, Cure::None,
        "eth77");
    row("foreign address", {.devices = "<graphics type='vnc' listen='192.0.2.77'/>"}, Cure::None);
    row("processor unknown",
        {.more = "<cpu mode='custom' match='exact'><model fallback='forbid'>Fantasy</model></cpu>"}, Cure::None,
        "Fantasy");
    row("processor too new",
        {.more = "<cpu mode='custom' match='exact' check='full'><model fallback='forbid'>qemu64</model><feature "
                 "policy='require' name='vmx'/></cpu>"},
        Cure::None, "vmx");
    row("host processor without KVM", {.more = "<cpu mode='host-passthrough'/>"}, Cure::SwitchToEmulation,
        "host-passthrough");
    row("no firmware", {.os = "<firmware><feature enabled='yes' name='secure-boot'/></firmware>", .machine = "pc"},
        Cure::InstallFirmware, "efi");
    row("firmware gone", {.os = "<loader readonly='yes' type='pflash'>/usr/share/OVMF/GONE.fd</loader>"},
        Cure::InstallFirmware, "/usr/share/OVMF/GONE.fd");
    row("no huge pages", {.more = "<memoryBacking><hugepages/></memoryBacking>"}, Cure::None);
    row("too little memory", {.memory = "200000000"}, Cure::None);
    if (QDir(QStringLiteral("/sys/kernel/iommu_groups")).isEmpty()) {
        row("no IOMMU",
            {.devices
                = "<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0' bus='0' slot='0x1f' "
                  "function='0'/></source></hostdev>"},
            Cure::None);
    }
}

void TestRealFaults::machine_thatDoesNotStart_isExplained()
{
    QFETCH(QByteArray, xml);
    QFETCH(const int, cure);
    QFETCH(const QByteArray, subject);
    if (xml.contains("secure-boot")) {
        xml.replace("<os>", "<os firmware='efi'>");
    }
    checkTold(errorOfStarting(xml), static_cast<Cure>(cure), subject);
}

void TestRealFaults::imageInUse_isExplainedAndItsHolderFound()
{
    QCOMPARE(errorOfStarting(Machine{.devices = disk(image("a.qcow2"))}.xml("holder")), Error());
    const Error error = errorOfStarting(Machine{.devices = disk(image("a.qcow2"))}.xml("second"));
    checkTold(error, Cure::StopOtherMachine, image("a.qcow2"));
    const QVector<DomainRecord> domains = *m_connection->domains();
    const auto isSecond = [](const DomainRecord& domain) { return domain.name == QLatin1String("second"); };
    const Uuid second = std::find_if(domains.begin(), domains.end(), isSecond)->uuid;
    const auto holder = holderOf(*m_connection, explain(error).subject, second);
    QVERIFY(holder && holder->has_value());
    QCOMPARE((*holder)->name, QStringLiteral("holder"));
    QVERIFY(m_connection->destroyDomain((*holder)->uuid));
    QCOMPARE(*holderOf(*m_connection, explain(error).subject, second), std::optional<DomainRecord>());
}

void TestRealFaults::displayPortInUse_isExplained()
{
    const UniqueFd other(::socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in address{};
    socklen_t size = sizeof(address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    QVERIFY(::bind(other.get(), plain, size) == 0 && ::listen(other.get(), 1) == 0);
    QVERIFY(::getsockname(other.get(), plain, &size) == 0);
    const quint16 port = ntohs(address.sin_port);
    const QByteArray display = "' autoport='no' listen='127.0.0.1' port='" + QByteArray::number(port) + "'/>";
    checkTold(errorOfStarting(Machine{.devices = "<graphics type='vnc" + display}.xml("vnc")), Cure::StopOtherMachine,
        "127.0.0.1:" + QByteArray::number(port - 5900));
    checkTold(errorOfStarting(Machine{.devices = "<graphics type='spice" + display}.xml("spice")),
        Cure::StopOtherMachine, "127.0.0.1:" + QByteArray::number(port));
}

void TestRealFaults::names_thatAreTaken_areExplained()
{
    const auto uuid = m_connection->defineDomain(Machine().xml("taken"));
    QVERIFY(uuid);
    QByteArray other = Machine().xml("taken");
    other.replace("<memory", "<uuid>1b4e28ba-2fa1-11d2-883f-0016d3cca427</uuid><memory");
    checkTold(errorOfDefining(other), Cure::ChooseOtherName, "taken");
    other = Machine().xml("another");
    other.replace("<memory", QByteArray("<uuid>" + uuid->toString().toLatin1() + "</uuid><memory"));
    checkTold(errorOfDefining(other), Cure::LookAtMachine, "taken");
    checkTold(errorOfDefining(Machine().xml("a/b")), Cure::ChooseOtherName, "a/b");
}

void TestRealFaults::states_thatForbid_areExplained()
{
    const auto off = m_connection->defineDomain(Machine{.devices = disk(image("a.qcow2"))}.xml("off"));
    QVERIFY(off);
    checkTold(m_connection->shutdownDomain(*off, ShutdownMethod::AcpiPowerButton).error(), Cure::LookAgain);
    checkTold(m_connection->startDomain(Uuid::create(), {}).error(), Cure::LookAgain);
    QVERIFY(virsh({QStringLiteral("snapshot-create-as"), QStringLiteral("off"), QStringLiteral("s")}).text.isEmpty());
    checkTold(m_connection->undefineDomain(*off, {}).error(), Cure::DeleteHere, "1");

    const QByteArray channel = "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>";
    const auto silent = m_connection->defineDomain(Machine{.devices = channel}.xml("silent"));
    const auto without = m_connection->defineDomain(Machine().xml("without"));
    QVERIFY(m_connection->startDomain(*silent, {}));
    QVERIFY(m_connection->startDomain(*without, {}));
    checkTold(m_connection->shutdownDomain(*silent, ShutdownMethod::GuestAgent).error(), Cure::None);
    checkTold(m_connection->shutdownDomain(*without, ShutdownMethod::GuestAgent).error(), Cure::None);
    checkTold(m_connection->startDomain(*silent, {}).error(), Cure::LookAgain);
    checkTold(virsh({QStringLiteral("domrename"), QStringLiteral("silent"), QStringLiteral("loud")}), Cure::None);
    QVERIFY(m_connection->destroyDomain(*without));

    const QByteArray firmware = "<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader><nvram "
                                "template='/usr/share/OVMF/OVMF_VARS_4M.fd'>"
        + image("vars.fd") + "</nvram>";
    QVERIFY(write(image("vars.fd"), "x"));
    QVERIFY(m_connection->defineDomain(Machine{.devices = disk(image("a.qcow2")), .os = firmware}.xml("uefi")));
    checkTold(virsh({QStringLiteral("undefine"), QStringLiteral("uefi")}), Cure::DeleteHere);
    checkTold(virsh({QStringLiteral("snapshot-create-as"), QStringLiteral("uefi"), QStringLiteral("s")}), Cure::None);
}

void TestRealFaults::savedState_thatIsDamaged_isExplainedAndForgotten()
{
    const auto uuid = m_connection->defineDomain(Machine().xml("saved"));
    QVERIFY(uuid && m_connection->startDomain(*uuid, {}) && m_connection->managedSaveDomain(*uuid));
    checkTold(m_connection->undefineDomain(*uuid, {}).error(), Cure::DeleteHere);
    QFile state(QString::fromUtf8(qgetenv("XDG_CONFIG_HOME") + "/libvirt/qemu/save/saved.save"));
    QVERIFY(state.open(QIODevice::ReadWrite) && state.resize(state.size() / 2));
    state.close();
    checkTold(m_connection->startDomain(*uuid, {}).error(), Cure::ForgetSavedState);
    QVERIFY(state.setPermissions({}));
    checkTold(
        m_connection->startDomain(*uuid, {}).error(), Cure::ForgetSavedState, state.fileName().chopped(5).toUtf8());
    // The cure cures.
    QVERIFY(m_connection->removeManagedSave(*uuid));
    QVERIFY(m_connection->startDomain(*uuid, {}));
    QVERIFY(m_connection->destroyDomain(*uuid));
}

void TestRealFaults::storage_isExplained()
{
    const QByteArray volume = "<volume><name>x</name><capacity unit='MiB'>1</capacity></volume>";
    const QString idle = QStringLiteral("idle");
    checkTold(m_connection->createStorageVolume(idle, volume).error(), Cure::StartPool, "idle");
    checkTold(m_connection->createStorageVolume(QStringLiteral("gone"), volume).error(), Cure::None, "gone");
    QVERIFY(m_connection->startStoragePool(idle)); // the cure
    QVERIFY(m_connection->createStorageVolume(idle, volume));
    checkTold(m_connection->createStorageVolume(idle, volume).error(), Cure::ChooseOtherName, "x");
    checkTold(m_connection->deleteStorageVolume(idle, QStringLiteral("y")).error(), Cure::None, "y");
    QByteArray huge = volume;
    huge.replace("<name>x", "<name>huge").replace("'MiB'>1<", "'TiB'>9000<");
    checkTold(m_connection->createStorageVolume(idle, huge).error(), Cure::None, root() + "/idle/huge");
    checkTold(m_connection
                  ->defineStoragePool("<pool type='dir'><name>idle</name><uuid>1b4e28ba-2fa1-11d2-883f-"
                                      "0016d3cca427</uuid><target><path>/tmp</path></target></pool>")
                  .error(),
        Cure::ChooseOtherName, "idle");
    checkTold(virsh({QStringLiteral("pool-start"), idle}), Cure::LookAgain, "idle");
    checkTold(virsh({QStringLiteral("pool-undefine"), idle}), Cure::None, "idle");
    QVERIFY(QDir(QString::fromUtf8(root() + "/idle")).removeRecursively());
    checkTold(m_connection->refreshStoragePool(idle).error(), Cure::None, root() + "/idle");
    checkTold(m_connection->startNetwork(QStringLiteral("private")).error(), Cure::None, "virbrX9");

    const QString share = QStringLiteral("share");
    QVERIFY(
        m_connection->defineStoragePool("<pool type='netfs'><name>share</name><source><host name='gone.invalid'/><dir "
                                        "path='/x'/></source><target><path>"
            + root() + "/share</path></target></pool>"));
    checkTold(m_connection->startStoragePool(share).error(), Cure::None);

    // A small file system that is full: a pool in memory.
    const QByteArray memory = "/dev/shm/" + QFileInfo(QString::fromUtf8(root())).fileName().toUtf8();
    QVERIFY(QDir().mkpath(QString::fromUtf8(memory)));
    QVERIFY(m_connection->defineStoragePool(
        "<pool type='dir'><name>small</name><target><path>" + memory + "</path></target></pool>"));
    QVERIFY(m_connection->startStoragePool(QStringLiteral("small")));
    huge.replace("'TiB'>9000<", "'GiB'>900<")
        .replace("</capacity>", "</capacity><allocation unit='GiB'>900</allocation>");
    const auto made = m_connection->createStorageVolume(QStringLiteral("small"), huge);
    QVERIFY(QDir(QString::fromUtf8(memory)).removeRecursively());
    QVERIFY(!made);
    checkTold(made.error(), Cure::FreeSpace);
}

void TestRealFaults::spiceChannelOfOldDefinition_isExplainedAndRemoved()
{
    // An older libvirt let it be defined: the daemon reads such a file without complaint.
    const QByteArray devices = "<graphics type='vnc'/><channel type='spicevmc'><target type='virtio' "
                               "name='com.redhat.spice.0'/></channel><redirdev bus='usb' type='spicevmc'/>";
    QByteArray xml = Machine{.devices = devices}.xml("old");
    xml.replace("<controller type='usb' model='none'/>", "");
    xml.replace("<memory", "<uuid>6f7b4f30-9a3f-4d0e-8d4e-3a0d7a2f4b11</uuid><memory");
    QVERIFY(write(qgetenv("XDG_CONFIG_HOME") + "/libvirt/qemu/old.xml", xml));
    QCOMPARE(::kill(qgetenv("DOMUS_TEST_PID").toInt(), SIGHUP), 0);
    const Uuid uuid = Uuid::fromString(QStringLiteral("6f7b4f30-9a3f-4d0e-8d4e-3a0d7a2f4b11"));
    QTRY_VERIFY(m_connection->domainXml(uuid, XmlView::Inactive));
    checkTold(m_connection->startDomain(uuid, {}).error(), Cure::RemoveSpice);

    const QByteArray before = *m_connection->domainXml(uuid, XmlView::Inactive);
    const auto after = definitionWithoutSpice(before);
    QVERIFY(after);
    QVERIFY(!after->contains("spicevmc"));
    QVERIFY(after->contains("type='vnc'"));
    QVERIFY(m_connection->defineDomain(*after));
    QVERIFY(m_connection->startDomain(uuid, {}));
    QVERIFY(m_connection->destroyDomain(uuid));
    QCOMPARE(*definitionWithoutSpice(*after), *after);
}

void TestRealFaults::readOnlyConnection_isExplained()
{
    const auto looking = m_driver.open({qEnvironmentVariable("DOMUS_TEST_URI"), true, {}});
    QVERIFY(looking);
    const QVector<DomainRecord> domains = *(*looking)->domains();
    QVERIFY(!domains.isEmpty());
    checkTold((*looking)->destroyDomain(domains.constFirst().uuid).error(), Cure::None);
}

void TestRealFaults::hostsThatDoNotAnswer_areExplained()
{
    const QString nowhere = QString::fromUtf8(root() + "/run/none");
    checkTold(
        errorOfOpening(QStringLiteral("qemu+unix:///session?socket=") % nowhere), Cure::StartService, nowhere.toUtf8());
    checkTold(errorOfOpening(QStringLiteral("qemu+ssh://gone.invalid/session?no_tty=1")), Cure::None, "gone.invalid");
    checkTold(errorOfOpening(QStringLiteral("qemu+tcp://127.0.0.1:9/session")), Cure::Reconnect, "127.0.0.1");
}

void TestRealFaults::daemonKilled_isExplained()
{
    const int pid = qEnvironmentVariableIntValue("DOMUS_TEST_PID");
    QCOMPARE(::kill(pid, SIGKILL), 0);
    QTRY_VERIFY(!m_connection->domains());
    const Error error = m_connection->domains().error();
    QVERIFY(error.isConnectionLoss());
    const Cure cure = explain(error).cure;
    QVERIFY(cure == Cure::Reconnect || cure == Cure::LookAgain);
    const QString uri = qEnvironmentVariable("DOMUS_TEST_URI");
    // Until the kernel has taken its socket down a connection may still be accepted, and cut.
    QTRY_COMPARE(explain(errorOfOpening(uri)).cure, Cure::StartService);
    checkTold(errorOfOpening(uri), Cure::StartService, uri.section(QLatin1Char('='), 1).toUtf8());
}

} // namespace domus

QTEST_GUILESS_MAIN(domus::TestRealFaults)
#include "tst_realfaults.moc"
