// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolesession.h"
#include "app/console/servercertificate.h"
#include "tests/console/certificates.h"
#include "tests/console/tlsguest.h"
#include "ui/console/consolepane.h"
#include "ui/console/consolewindow.h"
#include "ui/console/viewer.h"
#include "ui/console/viewerfile.h"

#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace domus;

namespace {

template <typename Widget> Widget* child(QWidget* parent, const char* name)
{
    return parent->findChild<Widget*>(QLatin1String(name));
}

} // namespace

/// Addresses that are reached with TLS, and the window that shows them.
class TestEncryptedViewer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void viewerFile_tellsWhomToBelieve()
    {
        const auto parsed = parseViewerFile("[virt-viewer]\ntype=spice\nhost=a\nport=5\ntls-port=6\n"
                                            "ca=-----BEGIN\\nabc\\n\nhost-subject=O=One\\\\, Two,CN=a\n"
                                            "secure-channels=main;inputs;\n");
        QVERIFY(parsed && parsed->encrypted);
        QCOMPARE(parsed->encrypted->address.port, quint16{6});
        QCOMPARE(std::get<TcpAddress>(parsed->address).port, quint16{5});
        QCOMPARE(parsed->encrypted->identity.authorities, QByteArray("-----BEGIN\nabc\n"));
        QCOMPARE(parsed->encrypted->identity.subject, QStringLiteral("O=One\\, Two,CN=a"));
        QCOMPARE(parsed->secureChannels, (QStringList{QStringLiteral("main"), QStringLiteral("inputs")}));
    }

    void encryptedAddress_isReadOrRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("port"); // 0: refused
        QTest::addColumn<bool>("isPlainToo");
        QTest::newRow("scheme") << QStringLiteral("spice+tls://a:7") << 7 << false;
        QTest::newRow("query") << QStringLiteral("spice://a?tls-port=7") << 7 << false;
        QTest::newRow("both") << QStringLiteral("spice://a:5?tls-port=7") << 7 << true;
        QTest::newRow("no port") << QStringLiteral("spice+tls://a") << 0 << false;
        QTest::newRow("port of letters") << QStringLiteral("spice://a?tls-port=x") << 0 << false;
        QTest::newRow("port 0") << QStringLiteral("spice://a?tls-port=0") << 0 << false;
        QTest::newRow("another query") << QStringLiteral("spice://a?tls-port=7&password=x") << 0 << false;
        QTest::newRow("VNC") << QStringLiteral("vnc://a?tls-port=7") << 0 << false;
    }
    void encryptedAddress_isReadOrRefused()
    {
        QFETCH(QString, url);
        QFETCH(int, port);
        QFETCH(bool, isPlainToo);
        const auto parsed = parseViewerUrl(url);
        QCOMPARE(parsed.has_value(), port != 0);
        if (parsed) {
            QVERIFY(parsed->encrypted);
            QCOMPARE(int{parsed->encrypted->address.port}, port);
            QCOMPARE(std::holds_alternative<TcpAddress>(parsed->address), isPlainToo);
        }
    }

    void vncAddress_demandsTls()
    {
        const auto parsed = parseViewerUrl(QStringLiteral("vnc+tls://a:5901"));
        QVERIFY(parsed);
        QVERIFY(std::get<TcpAddress>(parsed->address).isTlsDemanded);
        QVERIFY(!std::get<TcpAddress>(parseViewerUrl(QStringLiteral("vnc://a:5901"))->address).isTlsDemanded);
    }

    void unknownServer_isAskedAboutInTheWindow_andTheOldOneForgottenThere()
    {
        Certificates certificates;
        if (!certificates.isValid() || QStandardPaths::findExecutable(QStringLiteral("qemu-system-x86_64")).isEmpty()) {
            QSKIP("openssl or QEMU is not installed");
        }
        TlsGuest guest;
        QVERIFY(certificates.makeServer() && guest.startVnc(certificates.folder()));
        QVERIFY(confirmedcertificates::remember(guest.address(), QStringLiteral("AB:CD")));
        const auto window = openViewer(QStringLiteral("vnc://127.0.0.1:%1").arg(guest.address().port));
        QVERIFY(window);
        const std::unique_ptr<ConsoleWindow> owner(*window);
        auto* row = child<QWidget>(*window, "consoleCertificateRow");
        auto* forget = child<QPushButton>(*window, "consoleCertificateForget");
        QTRY_VERIFY_WITH_TIMEOUT(forget->isVisible(), TlsGuest::milliseconds);
        QVERIFY((*window)->pane()->session()->image().isNull());
        forget->click();
        auto* trust = child<QPushButton>(*window, "consoleCertificateTrust");
        QTRY_VERIFY_WITH_TIMEOUT(trust->isVisible(), TlsGuest::milliseconds);
        const auto* text = child<QLabel>(*window, "consoleCertificateText");
        QVERIFY(text->text().contains(certificates.fingerprint()));
        QCOMPARE(text->textFormat(), Qt::PlainText);
        QVERIFY(!trust->hasFocus()); // Enter must not trust
        const QString pictures = qEnvironmentVariable("DOMUS_TEST_PICTURES");
        if (!pictures.isEmpty()) {
            (*window)->resize(560, 500);
            (*window)->grab().save(pictures + QStringLiteral("/certificate.png"));
        }
        trust->click();
        QTRY_VERIFY_WITH_TIMEOUT(!(*window)->pane()->session()->image().isNull(), TlsGuest::milliseconds);
        QVERIFY(!row->isVisible());
    }
};

QTEST_MAIN(TestEncryptedViewer)
#include "tst_encryptedviewer.moc"
