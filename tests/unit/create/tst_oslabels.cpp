// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/oscatalog.h"
#include "app/services/create/oslabels.h"

#include <QTest>

using namespace domus;

class TestOsLabels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void label_ofRelease_tellsIt_data();
    void label_ofRelease_tellsIt();
    void catalog_newerRelease_isNearestKnown();
    void catalog_knownRelease_isExact();
    void catalog_windows11_needsItsFirmware();
    void catalog_unknownMedium_isNamedAfterIt();
    void catalog_genericLinux_drivesVirtio();
    void name_ofUnknownMedium_isLabelOrFile();
};

void TestOsLabels::label_ofRelease_tellsIt_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* label, const char* file, const char* name) {
        QTest::newRow(qPrintable(QLatin1String(label) + QLatin1Char(' ') + QLatin1String(file)))
            << QString::fromLatin1(label) << QString::fromLatin1(file) << QString::fromLatin1(name);
    };
    row("Debian 12.5.0 amd64 n", "", "Debian 12");
    row("Debian 13.0.0 amd64 1", "", "Debian 13");
    row("d-live 12.4.0 gn amd64", "", "Debian 12");
    row("Ubuntu 24.04 LTS amd64", "", "Ubuntu 24.04");
    row("Ubuntu-Server 24.04.1 LTS amd64", "", "Ubuntu Server 24.04");
    row("Kubuntu 24.04 LTS amd64", "", "Kubuntu 24.04");
    row("Fedora-WS-Live-39-1-5", "", "Fedora Workstation 39");
    row("Fedora-S-dvd-x86_64-40", "", "Fedora Server 40");
    row("Fedora-KDE-Live-41", "", "Fedora 41");
    row("AlmaLinux-9-4-x86_64-dvd", "", "AlmaLinux 9.4");
    row("Rocky-9-3-x86_64-dvd", "", "Rocky Linux 9.3");
    row("RHEL-9-4-0-BaseOS-x86_64", "", "Red Hat Enterprise Linux 9.4");
    row("CentOS-Stream-9-BaseOS-x86_64", "", "CentOS Stream 9");
    row("openSUSE-Leap-15.6-DVD-x86_64710", "", "openSUSE Leap 15.6");
    row("openSUSE-Tumbleweed-DVD-x86_642024", "", "openSUSE Tumbleweed");
    row("ARCH_202401", "", "Arch Linux");
    row("Linux Mint 21.3 Cinnamon 64-bit", "", "Linux Mint 21");
    row("CCCOMA_X64FRE_EN-US_DV9", "Win10_22H2_English_x64.iso", "Windows 10");
    row("CCCOMA_X64FRE_EN-US_DV9", "Win11_23H2.iso", "Windows 11");
    row("CCCOMA_X64FRE_EN-US_DV9", "x.iso", "Windows 11");
    row("MT86PLUS_64", "", "Memtest86+");
    row("ISOIMAGE", "memtest86+x64.iso", "Memtest86+");
    row("14_0_RELEASE_AMD64_CD", "", "FreeBSD 14.0");
    row("", "debian-12.5.0-amd64-netinst.iso", "Debian 12");
    row("MY OWN DISC", "", "");
}

void TestOsLabels::label_ofRelease_tellsIt()
{
    QFETCH(QString, label);
    QFETCH(QString, file);
    QFETCH(QString, name);
    const auto read = readOsLabel(label, file);
    QCOMPARE(read ? read->name : QString(), name);
}

void TestOsLabels::catalog_newerRelease_isNearestKnown()
{
    OsCatalog catalog;
    const OsDescription os = catalog.identifyLabel(QStringLiteral("Debian 99.1.0 amd64 n"));
    QCOMPARE(os.name, QStringLiteral("Debian 99"));
    QVERIFY(os.isKnown() && os.isNearestKnown);
    QVERIFY(os.nearestName.startsWith(QLatin1String("Debian ")));
    QVERIFY(os.supportsVirtioGpu && os.supportsUefi);
    QCOMPARE(os.diskBuses.constFirst(), QStringLiteral("virtio"));
    QCOMPARE(os.nicModels.constFirst(), QStringLiteral("virtio"));
    QCOMPARE(os.architecture, QStringLiteral("x86_64"));
}

void TestOsLabels::catalog_knownRelease_isExact()
{
    OsCatalog catalog;
    const OsDescription os = catalog.identifyLabel(QStringLiteral("Debian 11.6.0 amd64 n"));
    QVERIFY(os.isKnown() && !os.isNearestKnown);
    QCOMPARE(os.shortId, QStringLiteral("debian11"));
    QCOMPARE(catalog.describe(os.id).name, QStringLiteral("Debian 11"));
}

void TestOsLabels::catalog_windows11_needsItsFirmware()
{
    OsCatalog catalog;
    const OsDescription os
        = catalog.identifyLabel(QStringLiteral("CCCOMA_X64FRE_EN-US_DV9"), QStringLiteral("Win11_23H2.iso"));
    QCOMPARE(os.shortId, QStringLiteral("win11"));
    QVERIFY(os.needsUefi && os.needsTpm && os.needsSecureBoot && !os.supportsBios);
    QVERIFY(!os.diskBuses.contains(QLatin1String("virtio")));
}

void TestOsLabels::catalog_unknownMedium_isNamedAfterIt()
{
    OsCatalog catalog;
    const OsDescription os = catalog.identifyLabel(QStringLiteral("HOMEMADE"));
    QVERIFY(!os.isKnown());
    QCOMPARE(os.name, QStringLiteral("HOMEMADE"));
    const OsDescription tool = catalog.identifyLabel(QStringLiteral("MT86PLUS_64"));
    QVERIFY(!tool.isKnown() && tool.isTool);
    QVERIFY(!catalog.all().isEmpty());
}

void TestOsLabels::catalog_genericLinux_drivesVirtio()
{
    OsCatalog catalog;
    QVERIFY(catalog.genericLinux().diskBuses.contains(QLatin1String("virtio")));
}

void TestOsLabels::name_ofUnknownMedium_isLabelOrFile()
{
    QCOMPARE(nameFromMedium(QStringLiteral("CDROM"), QStringLiteral("/x/my tool.iso")), QStringLiteral("my tool"));
    QCOMPARE(nameFromMedium(QStringLiteral(" TOOL 7 "), {}), QStringLiteral("TOOL 7"));
    QVERIFY(compareVersions(u"15.10", u"15.4") > 0);
    QCOMPARE(compareVersions(u"12", u"12.0"), 0);
}

QTEST_GUILESS_MAIN(TestOsLabels)
#include "tst_oslabels.moc"
