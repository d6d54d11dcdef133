// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pagepictures.h"

#include "app/console/consolesession.h"
#include "app/console/servercertificate.h"
#include "tests/ui/createfixture.h"
#include "tests/ui/windowfixture.h"
#include "ui/console/consolepane.h"
#include "ui/create/createpage.h"
#include "ui/translator.h"

#include <QApplication>
#include <QDateTime>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace domus::pictures {

namespace {

QPixmap pictureOf(QWidget& page)
{
    QTest::qWait(50); // the last plan, and polish
    return page.grab();
}

bool waitForCreate(CreatePage& page)
{
    auto* create = page.findChild<QPushButton*>(QStringLiteral("createButton"));
    return QTest::qWaitFor([create] { return create->isEnabled(); }, 5000);
}

void addCreatePage(QVector<QPair<QString, QPixmap>>& result)
{
    CreateFixture fixture;
    if (!fixture.open()) {
        return;
    }
    CreatePage page(fixture.services());
    page.resize(page.fontMetrics().averageCharWidth() * 130, page.fontMetrics().height() * 44);
    page.show();
    page.start(fixture.session()->id());
    QTest::qWait(100);
    result.append({QStringLiteral("create-1-sources"), pictureOf(page)});

    page.start(fixture.session()->id(), CreateFixture::isoPath());
    waitForCreate(page);
    result.append({QStringLiteral("create-2-ready"), pictureOf(page)});

    page.resize(page.width(), page.fontMetrics().height() * 96);
    page.findChild<QToolButton*>(QStringLiteral("moreButton"))->click();
    page.findChild<QToolButton*>(QStringLiteral("reviewButton"))->click();
    result.append({QStringLiteral("create-3-more"), pictureOf(page)});

    HostFacts facts = CreateFixture::sampleHost();
    facts.networks[0].active = false;
    facts.virt.useKvm = false;
    facts.virt.tier = VirtTier::NoCpuFlag;
    facts.virt.cause = QStringLiteral("The processor offers no hardware virtualization to this system.");
    facts.domainNames.insert(QStringLiteral("Debian 12"));
    fixture.setFacts(facts);
    FileFacts closed = CreateFixture::iso(QStringLiteral("/home/lan/Downloads/debian-12.9.0-amd64-netinst.iso"));
    closed.isReachable = false;
    closed.blockedAt = QStringLiteral("/home/lan");
    fixture.setFile(closed, CreateFixture::debian());
    page.resize(page.width(), page.fontMetrics().height() * 52);
    page.start(fixture.session()->id(), closed.path);
    QTest::qWait(150);
    result.append({QStringLiteral("create-4-problems"), pictureOf(page)});

    fixture.setFacts(CreateFixture::sampleHost());
    page.start(fixture.session()->id());
    page.findChild<QToolButton*>(QStringLiteral("sourceKindKernel"))->click();
    page.resize(page.width(), page.fontMetrics().height() * 30);
    result.append({QStringLiteral("create-5-kernel"), pictureOf(page)});
}

void addWindow(QVector<QPair<QString, QPixmap>>& result)
{
    for (const WindowScene& scene : windowScenes()) {
        const QTemporaryDir folder;
        const auto fixture = fixtureOf(scene, folder.path());
        if (scene.reach(*fixture)) {
            result.append({scene.name, pictureOf(pageOf(*fixture, scene))});
        }
    }
}

void addConsole(QVector<QPair<QString, QPixmap>>& result)
{
    ConsolePane pane;
    pane.setTitle(QStringLiteral("web-01"));
    pane.resize(pane.fontMetrics().averageCharWidth() * 90, pane.fontMetrics().height() * 28);
    pane.show();
    ServerCertificate certificate;
    certificate.server = QStringLiteral("workbench.example:5901");
    certificate.subject = QStringLiteral("CN=workbench.example,O=Example");
    certificate.issuer = QStringLiteral("CN=Example Authority");
    certificate.fingerprint = QStringLiteral("00:07:0E:15:1C:23:2A:31:38:3F:46:4D:54:5B:62:69:"
                                             "70:77:7E:85:8C:93:9A:A1:A8:AF:B6:BD:C4:CB:D2:D9");
    certificate.until = QDateTime(QDate(2031, 5, 17), QTime(12, 0));
    Q_EMIT pane.session()->certificateShown(certificate);
    result.append({QStringLiteral("console-1-unknown-certificate"), pictureOf(pane)});
    certificate.isOtherHost = true;
    Q_EMIT pane.session()->certificateShown(certificate);
    result.append({QStringLiteral("console-2-certificate-of-another-name"), pictureOf(pane)});
}

} // namespace

void useLanguage(const QString& language)
{
    static auto* translator = new Translator(qApp);
    translator->setLanguage(language);
    QLocale::setDefault(language == u"vi" ? QLocale(QLocale::Vietnamese) : QLocale(QLocale::English));
}

QVector<QPair<QString, QPixmap>> all()
{
    QVector<QPair<QString, QPixmap>> result;
    addCreatePage(result);
    addConsole(result);
    addWindow(result);
    return result;
}

} // namespace domus::pictures
