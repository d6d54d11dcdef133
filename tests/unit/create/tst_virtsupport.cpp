// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/libvirtdriver.h"
#include "app/services/virtsupport.h"
#include "app/xml/capabilitiesxml.h"
#include "tests/support/fakeconnection.h"

#include <QTest>

using namespace domus;

namespace {

QByteArray cpu(const QByteArray& architecture, const QByteArray& model, const QByteArray& features = {})
{
    return "<cpu><arch>" + architecture + "</arch><model>" + model + "</model>" + features + "</cpu>";
}

/// A host's capabilities whose guests may have these domain types.
QByteArray capabilities(const QByteArray& cpuXml, const QByteArrayList& types)
{
    QByteArray domains;
    for (const QByteArray& type : types) {
        domains += "<domain type='" + type + "'/>";
    }
    return "<capabilities><host>" + cpuXml + "</host><guest><os_type>hvm</os_type><arch name='x86_64'>" + domains
        + "</arch></guest></capabilities>";
}

/// The processor as libvirt itself spells it out.
QByteArray expandedByLibvirt(const QByteArray& cpuXml)
{
    LibvirtDriver driver;
    const auto connection = driver.open({QStringLiteral("test:///default"), false, {}});
    if (!connection) {
        return {};
    }
    return (*connection)->expandedCpuXml(cpuXml).value_or(QByteArray());
}

QByteArray featuresByLibvirt(const QByteArray& cpuXml)
{
    QByteArray features;
    const QSet<QString> names = cpuFeatures(expandedByLibvirt(cpuXml));
    for (const QString& name : names) {
        features += "<feature name='" + name.toUtf8() + "'/>";
    }
    return features;
}

constexpr auto vmxFeature = "<feature name='vmx'/>";
constexpr auto svmFeature = "<feature policy='require' name='svm'/>";

} // namespace

/// What is told of a host's hardware acceleration. The host is far: this computer's /dev/kvm must not count.
class TestVirtSupport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void probe_tells_data();
    void probe_tells();
    void probe_ofLocalHostWithoutKvm_namesTheDevice();
    void probe_whenExpandingFails_trustsTheDomainCapabilities();
    void probe_whenDomainCapabilitiesAreRefused_emulates();
    void probe_whenDomainCapabilitiesAreNotKnown_trustsTheList();
    void probe_whenConnectionIsLost_fails();
    void modelsOfAmd_implySvm_onceExpanded();
    void kvmMissing_isRecognised_data();
    void kvmMissing_isRecognised();

private:
    static std::shared_ptr<FakeHost> host(const QByteArray& capabilitiesXml);
    static Result<VirtSupport> probe(const std::shared_ptr<FakeHost>& host, bool isLocal = false);
    static std::shared_ptr<FakeHost> intelHost();
};

std::shared_ptr<FakeHost> TestVirtSupport::host(const QByteArray& capabilitiesXml)
{
    auto host = std::make_shared<FakeHost>();
    host->setCapabilitiesXml(capabilitiesXml);
    return host;
}

std::shared_ptr<FakeHost> TestVirtSupport::intelHost()
{
    return host(capabilities(cpu("x86_64", "Skylake-Client", vmxFeature), {"qemu", "kvm"}));
}

Result<VirtSupport> TestVirtSupport::probe(const std::shared_ptr<FakeHost>& host, bool isLocal)
{
    FakeConnection connection(host, false);
    return probeVirtSupport(connection, isLocal);
}

void TestVirtSupport::probe_tells_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<VirtTier>("tier");
    QTest::addColumn<bool>("usesKvm");
    QTest::addColumn<bool>("asksCpu");
    const QByteArrayList both{"qemu", "kvm"};
    QTest::newRow("Intel, vmx") << capabilities(cpu("x86_64", "Skylake-Client", vmxFeature), both) << VirtTier::Works
                                << true << true;
    QTest::newRow("AMD, svm as libvirt expands it")
        << capabilities(cpu("x86_64", "EPYC", featuresByLibvirt(cpu("x86_64", "EPYC"))), both) << VirtTier::Works
        << true << true;
    QTest::newRow("32 bits, svm") << capabilities(cpu("i686", "athlon", svmFeature), both) << VirtTier::Works << true
                                  << true;
    QTest::newRow("neither") << capabilities(cpu("x86_64", "Skylake-Client", "<feature name='avx2'/>"), both)
                             << VirtTier::NoCpuFlag << false << true;
    QTest::newRow("vmx switched off") << capabilities(
        cpu("x86_64", "Skylake-Client", "<feature name='avx2'/><feature policy='disable' name='vmx'/>"), both)
                                      << VirtTier::NoCpuFlag << false << true;
    QTest::newRow("no features told") << capabilities(cpu("x86_64", "Skylake-Client"), both) << VirtTier::Unknown
                                      << true << true;
    QTest::newRow("no model told") << capabilities("<cpu><arch>x86_64</arch></cpu>", both) << VirtTier::Unknown << true
                                   << false;
    QTest::newRow("ARM has no such flag")
        << capabilities(cpu("aarch64", "neoverse-n1"), both) << VirtTier::Works << true << false;
    QTest::newRow("KVM not in the capabilities") << capabilities(cpu("x86_64", "Skylake-Client", vmxFeature), {"qemu"})
                                                 << VirtTier::DoesNotWork << false << false;
    QTest::newRow("not QEMU") << capabilities(cpu("x86_64", "Skylake-Client", vmxFeature), {"test"})
                              << VirtTier::NotApplicable << false << false;
}

void TestVirtSupport::probe_tells()
{
    QFETCH(QByteArray, xml);
    QFETCH(VirtTier, tier);
    QFETCH(bool, usesKvm);
    QFETCH(bool, asksCpu);
    const auto fake = host(xml);
    const auto support = probe(fake);
    QVERIFY(support);
    QCOMPARE(support->tier, tier);
    QCOMPARE(support->useKvm, usesKvm);
    // What a model implies shows only once it is spelled out: the bare list must not be judged by.
    QCOMPARE(fake->countOf(QStringLiteral("expandedCpuXml")), asksCpu ? 1 : 0);
    // Who goes without acceleration is told why and what to do.
    const bool isExplained = tier == VirtTier::NoCpuFlag || tier == VirtTier::DoesNotWork;
    QCOMPARE(!support->cause.isEmpty(), isExplained);
    QCOMPARE(!support->cure.isEmpty(), isExplained);
    QCOMPARE(support->summary.isEmpty(), tier == VirtTier::NotApplicable);
}

void TestVirtSupport::probe_ofLocalHostWithoutKvm_namesTheDevice()
{
    // Whatever the device of this computer says, it is the device that the cause is about; and it never turns KVM on.
    const auto support
        = probe(host(capabilities(cpu("x86_64", "Skylake-Client", vmxFeature), {QByteArrayLiteral("qemu")})), true);
    QVERIFY(support);
    QVERIFY(support->tier == VirtTier::NoDevice || support->tier == VirtTier::NoPermission
        || support->tier == VirtTier::DoesNotWork);
    QCOMPARE(support->useKvm, false);
    QCOMPARE(support->libvirtOffersKvm, false);
    QVERIFY(!support->cause.isEmpty());
}

void TestVirtSupport::probe_whenExpandingFails_trustsTheDomainCapabilities()
{
    const auto fake = intelHost();
    fake->failCall(QStringLiteral("expandedCpuXml"),
        Error::make(ErrorKind::Unsupported,
            QStringLiteral("this function is not supported by the connection driver: virConnectBaselineCPU")));
    const auto support = probe(fake);
    QVERIFY(support);
    QCOMPARE(support->tier, VirtTier::Unknown);
    QCOMPARE(support->useKvm, true);
    QCOMPARE(fake->countOf(QStringLiteral("domainCapabilitiesXml")), 1);
}

void TestVirtSupport::probe_whenDomainCapabilitiesAreRefused_emulates()
{
    const auto fake = intelHost();
    fake->failCall(QStringLiteral("domainCapabilitiesXml"),
        Error::make(ErrorKind::InvalidArgument,
            QStringLiteral("invalid argument: KVM is not supported by '/usr/bin/qemu-system-x86_64' on this host")));
    const auto support = probe(fake);
    QVERIFY(support);
    QCOMPARE(support->tier, VirtTier::DoesNotWork);
    QCOMPARE(support->useKvm, false);
}

void TestVirtSupport::probe_whenDomainCapabilitiesAreNotKnown_trustsTheList()
{
    // A libvirt that does not know the question says nothing against KVM.
    const auto fake = intelHost();
    fake->failCall(
        QStringLiteral("domainCapabilitiesXml"), Error::make(ErrorKind::Unsupported, QStringLiteral("unknown call")));
    const auto support = probe(fake);
    QVERIFY(support);
    QCOMPARE(support->tier, VirtTier::Works);
}

void TestVirtSupport::probe_whenConnectionIsLost_fails()
{
    for (const auto* call : {"capabilitiesXml", "domainCapabilitiesXml"}) {
        const auto fake = intelHost();
        fake->failCall(
            QString::fromLatin1(call), Error::make(ErrorKind::NotConnected, QStringLiteral("client socket is closed")));
        const auto support = probe(fake);
        QVERIFY2(!support, call); // no verdict about the host
        QCOMPARE(support.error().kind, ErrorKind::NotConnected);
    }
}

void TestVirtSupport::modelsOfAmd_implySvm_onceExpanded()
{
    const QByteArray bare = cpu("x86_64", "EPYC");
    QVERIFY(!cpuFeatures(bare).contains(QStringLiteral("svm")));
    QVERIFY(cpuFeatures(expandedByLibvirt(bare)).contains(QStringLiteral("svm")));
}

void TestVirtSupport::kvmMissing_isRecognised_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isMissing");
    const auto row = [](const char* name, const char* text, bool isMissing) {
        QTest::newRow(name) << QString::fromLatin1(text) << isMissing;
    };
    row("libvirt: no device",
        "unsupported configuration: Domain requires KVM, but it is not available. Check that virtualization is enabled "
        "in the host BIOS, and host configuration is setup to load the kvm modules.",
        true);
    row("libvirt: emulator without it",
        "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support virt type 'kvm'", true);
    row("libvirt: no machine type",
        "invalid argument: could not get preferred machine for /usr/bin/qemu-system-x86_64 type=kvm", true);
    row("libvirt: no such guest",
        "invalid argument: could not find capabilities for arch=x86_64 domaintype=kvm machinetype=q35 ", true);
    row("QEMU: no device",
        "internal error: process exited while connecting to monitor: Could not access KVM kernel module: No such file "
        "or directory\nqemu-system-x86_64: failed to initialize kvm: No such file or directory",
        true);
    row("QEMU: not allowed",
        "internal error: qemu unexpectedly closed the monitor: Could not access KVM kernel module: Permission denied\n"
        "qemu-system-x86_64: failed to initialize kvm: Permission denied",
        true);
    row("QEMU: held by another hypervisor",
        "internal error: qemu unexpectedly closed the monitor: ioctl(KVM_CREATE_VM) failed: 16 Device or resource busy",
        true);
    row("QEMU: built without", "qemu-system-x86_64: -accel kvm: invalid accelerator kvm", true);
    row("disk of another user",
        "internal error: process exited while connecting to monitor: qemu-system-x86_64: -blockdev "
        R"({"driver":"file","filename":"/home/anna/disk.qcow2"}: Could not open: Permission denied)",
        false);
    row("no memory", "cannot set up guest memory 'pc.ram': Cannot allocate memory", false);
    row("network is down", "Requested operation is not valid: network 'default' is not active", false);
    row("emulation is missing too",
        "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support virt type 'qemu'", false);
    row("nothing said", "", false);
}

void TestVirtSupport::kvmMissing_isRecognised()
{
    QFETCH(QString, text);
    QFETCH(bool, isMissing);
    QCOMPARE(isKvmMissingError(Error::make(ErrorKind::OperationFailed, text)), isMissing);
}

QTEST_GUILESS_MAIN(TestVirtSupport)
#include "tst_virtsupport.moc"
