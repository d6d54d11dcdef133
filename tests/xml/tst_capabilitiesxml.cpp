// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/capabilitiesxml.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace domus;

namespace {

QString corpusFolder()
{
    return QStringLiteral("/work/shared/corpus");
}

QByteArray corpusFile(const char* path)
{
    QFile file(corpusFolder() + QLatin1Char('/') + QLatin1String(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestCapabilitiesXml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hostCapabilities_small_areRead();
    void domainCapabilities_small_areRead();
    void domainCapabilities_newer_areRead();
    void domainCapabilities_ofQemu72_areRead();
    void cpuFeatures_expanded_areNamed();
    void corpus_everyFile_isRead();
};

void TestCapabilitiesXml::hostCapabilities_small_areRead()
{
    const auto host = HostCapabilities::parse(R"(<capabilities><host>
      <cpu><arch>x86_64</arch><model>EPYC</model><vendor>AMD</vendor>
        <topology sockets='1' dies='1' cores='8' threads='2'/><feature name='x2apic'/></cpu>
      <secmodel><model>dac</model><baselabel type='kvm'>+64055:+994</baselabel></secmodel></host>
      <guest><os_type>hvm</os_type><arch name='x86_64'><wordsize>64</wordsize><emulator>/q</emulator>
        <machine maxCpus='288' canonical='pc-q35-7.2'>q35</machine>
        <domain type='qemu'/><domain type='kvm'><emulator>/k</emulator></domain></arch></guest></capabilities>)");
    QVERIFY(host);
    QCOMPARE(host->architecture, QStringLiteral("x86_64"));
    QCOMPARE(host->cpuModel, QStringLiteral("EPYC"));
    QCOMPARE(host->cores, 8);
    QVERIFY(host->cpuXml.startsWith("<cpu>") && host->cpuXml.endsWith("</cpu>"));
    QCOMPARE(host->securityModels.first().kvmLabel, QStringLiteral("+64055:+994"));
    QVERIFY(host->supports(QStringLiteral("kvm")));
    QVERIFY(!host->supports(QStringLiteral("xen")));
    const auto* const guest = host->guest(QStringLiteral("x86_64"), QStringLiteral("kvm"));
    QVERIFY(guest != nullptr);
    QCOMPARE(guest->domainTypes.at(0).emulator, QStringLiteral("/q"));
    QCOMPARE(guest->domainTypes.at(1).emulator, QStringLiteral("/k"));
    QCOMPARE(guest->domainTypes.at(1).machines.first().canonical, QStringLiteral("pc-q35-7.2"));
    QVERIFY(!HostCapabilities::parse("<domain/>"));
}

void TestCapabilitiesXml::domainCapabilities_small_areRead()
{
    const auto caps = DomainCapabilities::parse(R"(<domainCapabilities><path>/q</path><domain>qemu</domain>
      <machine>pc-q35-7.2</machine><arch>x86_64</arch><vcpu max='288'/><iothreads supported='yes'/>
      <os supported='yes'><enum name='firmware'><value>efi</value></enum><loader supported='yes'>
        <value>/fd</value><enum name='secure'><value>no</value></enum></loader></os>
      <cpu><mode name='maximum' supported='yes'/><mode name='custom' supported='yes'>
        <model usable='no' deprecated='yes' vendor='AMD'>phenom</model></mode></cpu>
      <devices><tpm supported='yes'><enum name='backendModel'><value>passthrough</value></enum></tpm></devices>
      <features><vmcoreinfo supported='yes'/><sev supported='no'/></features></domainCapabilities>)");
    QVERIFY(caps && caps->isValid);
    QVERIFY(caps->hasUefi());
    QVERIFY(!caps->hasSecureLoader);
    QVERIFY(!caps->hasEmulatedTpm());
    QVERIFY(caps->cpu.hasMaximum && !caps->cpu.hasHostPassthrough);
    QVERIFY(!caps->cpu.customModels.first().isUsable && caps->cpu.customModels.first().isDeprecated);
    QVERIFY(!caps->channel.isTold);
    QCOMPARE(caps->features, QStringList{QStringLiteral("vmcoreinfo")});
    QVERIFY(!DomainCapabilities().isValid);
    QVERIFY(!(*caps == DomainCapabilities()));
}

void TestCapabilitiesXml::domainCapabilities_newer_areRead()
{
    const auto caps = DomainCapabilities::parse(R"(<domainCapabilities new='1'><domain>kvm</domain><future x='y'/>
      <features><hyperv supported='yes'><enum name='features'><value>relaxed</value><value>future</value></enum>
      <defaults><spinlocks>4095</spinlocks></defaults></hyperv></features></domainCapabilities>)");
    QVERIFY(caps);
    QVERIFY(caps->tellsHyperv);
    QCOMPARE(caps->hypervFeatures, (QStringList{QStringLiteral("relaxed"), QStringLiteral("future")}));
}

void TestCapabilitiesXml::domainCapabilities_ofQemu72_areRead()
{
    const QByteArray xml = corpusFile("libvirt-domaincaps/qemu_7.2.0-q35.x86_64.xml");
    if (xml.isEmpty()) {
        QSKIP("the corpus is not on this computer");
    }
    const auto caps = DomainCapabilities::parse(xml);
    QVERIFY(caps);
    QCOMPARE(caps->maximumVcpus, 288);
    QVERIFY(caps->hasUefi() && caps->hasSecureLoader && caps->hasEmulatedTpm());
    QVERIFY(caps->cpu.hasHostPassthrough && caps->cpu.isHostPassthroughMigratable && caps->cpu.isMaximumMigratable);
    QCOMPARE(caps->cpu.hostModel, QStringLiteral("EPYC-Rome"));
    QVERIFY(caps->diskBuses.contains(QLatin1String("sata")));
    QVERIFY(caps->videoModels.contains(QLatin1String("virtio")));
    QVERIFY(caps->graphicsTypes.contains(QLatin1String("vnc")));
    QVERIFY(caps->channelTypes.contains(QLatin1String("spicevmc")));
    QVERIFY(*caps == *DomainCapabilities::parse(xml));
}

void TestCapabilitiesXml::cpuFeatures_expanded_areNamed()
{
    const auto names = cpuFeatures("<cpu><model>EPYC</model><feature policy='require' name='svm'/>"
                                   "<feature name='x2apic'/><feature policy='disable' name='vmx'/></cpu>");
    QCOMPARE(names, (QSet<QString>{QStringLiteral("svm"), QStringLiteral("x2apic")}));
    QVERIFY(cpuFeatures("broken").isEmpty());
}

void TestCapabilitiesXml::corpus_everyFile_isRead()
{
    if (!QFile::exists(corpusFolder())) {
        QSKIP("the corpus is not on this computer");
    }
    int hosts = 0;
    int domains = 0;
    QDirIterator it(corpusFolder(), {QStringLiteral("*.xml")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray xml = file.readAll();
        if (xml.contains("<domainCapabilities")) {
            const auto caps = DomainCapabilities::parse(xml);
            QVERIFY2(caps, qPrintable(it.fileName()));
            if (it.filePath().contains(QLatin1String("/libvirt-domaincaps/"))) {
                QVERIFY2(!caps->domainType.isEmpty() && !caps->architecture.isEmpty(), qPrintable(it.fileName()));
            }
            ++domains;
        } else if (xml.contains("<capabilities>")) {
            const auto caps = HostCapabilities::parse(xml);
            QVERIFY2(caps, qPrintable(it.fileName()));
            ++hosts;
        }
    }
    qInfo("%d host and %d domain capabilities", hosts, domains);
    QVERIFY(hosts >= 20 && domains >= 65);
}

QTEST_GUILESS_MAIN(TestCapabilitiesXml)
#include "tst_capabilitiesxml.moc"
