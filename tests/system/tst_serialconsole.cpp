// SPDX-License-Identifier: GPL-3.0-or-later
// A machine without a display, used by clicks and keys: the shell on its serial port answers, its text is found, and it
// comes back by itself after the machine was off.
#include "tests/support/virsh.h"
#include "tests/system/desk.h"
#include "ui/textconsole/terminalview.h"

#include <QFile>
#include <QFileInfo>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace domus;

namespace {

constexpr int bootPatience = 180'000; // an emulated kernel unpacks 40 MB first

} // namespace

class TestSerialConsole : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void shell_byClicksAndKeys_answersAndComesBack();

private:
    QString m_kernel = qEnvironmentVariable("DOMUS_TEST_MEDIA") + QStringLiteral("/linux");
    QString m_initrd = qEnvironmentVariable("DOMUS_TEST_MEDIA") + QStringLiteral("/initrd.gz");
};

void TestSerialConsole::initTestCase()
{
    if (qEnvironmentVariable("DOMUS_TEST_URI").isEmpty() || !QFileInfo(m_kernel).isReadable()) {
        QSKIP("all (needs a private daemon and Debian's installer)");
    }
    QTemporaryDir xmls;
    QFile xml(xmls.filePath(QStringLiteral("serial.xml")));
    QVERIFY(xml.open(QIODevice::WriteOnly));
    xml.write("<domain type='qemu'><name>serial</name><memory unit='MiB'>512</memory><vcpu>1</vcpu>"
              "<os><type arch='x86_64' machine='q35'>hvm</type><kernel>"
        + m_kernel.toUtf8() + "</kernel><initrd>" + m_initrd.toUtf8()
        + "</initrd><cmdline>console=ttyS0 rdinit=/bin/sh quiet</cmdline></os><features><acpi/></features><devices>"
          "<serial type='pty'><target port='0'/></serial></devices></domain>");
    xml.close();
    virsh({QStringLiteral("define"), xml.fileName()});
}

void TestSerialConsole::cleanupTestCase()
{
    virsh({QStringLiteral("destroy"), QStringLiteral("serial")});
    virsh({QStringLiteral("undefine"), QStringLiteral("serial")});
}

void TestSerialConsole::shell_byClicksAndKeys_answersAndComesBack()
{
    Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(desk.isOpen());
    QTRY_VERIFY_WITH_TIMEOUT(desk.machine(QStringLiteral("serial")) != nullptr, 30'000);
    QVERIFY(desk.select(QStringLiteral("serial")));
    auto* tabs = qobject_cast<QTabWidget*>(desk.visible("machineTabs"));
    QVERIFY(tabs != nullptr);
    constexpr int textTab = 1;
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(textTab).center());
    QTRY_VERIFY(desk.says(QStringLiteral("The virtual machine is off")));
    QVERIFY(desk.choose("startAction"));

    const auto view = [&desk] { return qobject_cast<TerminalView*>(desk.visible("terminalView")); };
    const auto isWritten
        = [&view](const QString& text) { return view() != nullptr && view()->visibleText().contains(text); };
    QTRY_VERIFY_WITH_TIMEOUT(isWritten(QStringLiteral("~ #")), bootPatience);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton);
    QTRY_VERIFY(desk.says(QStringLiteral("Keys go to the machine. Ctrl+Alt gives them back.")));
    QTest::keyClicks(view(), QStringLiteral("echo $((6*7)) and a needle"));
    QTest::keyClick(view(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(isWritten(QStringLiteral("42 and a needle")), 30'000);
    desk.photograph(QStringLiteral("serial-shell"));

    // What was written can be found, and is selected where it stands.
    QTest::keyClick(view(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(desk.visible("findText") != nullptr);
    QVERIFY(desk.type("findText", QStringLiteral("NEEDLE")));
    QTRY_COMPARE(view()->selectedText(), QStringLiteral("needle"));
    QVERIFY(desk.type("findText", QStringLiteral("haystack")));
    QTRY_VERIFY(desk.says(QStringLiteral("Not found")));
    QVERIFY(desk.click("findClose"));
    QTRY_VERIFY(view()->hasFocus());

    // Forced off, the text stays to be read; started again, there is a shell again.
    virsh({QStringLiteral("destroy"), QStringLiteral("serial")});
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.says(QStringLiteral("The virtual machine is off. What it wrote last stays here.")), 30'000);
    QVERIFY(isWritten(QStringLiteral("42 and a needle")));
    desk.photograph(QStringLiteral("serial-off"));
    virsh({QStringLiteral("start"), QStringLiteral("serial")});
    QTRY_VERIFY_WITH_TIMEOUT(
        view() != nullptr && view()->visibleText().count(QStringLiteral("built-in shell")) == 2, bootPatience);
    QTRY_VERIFY(!desk.says(QStringLiteral("The virtual machine is off. What it wrote last stays here.")));
}

QTEST_MAIN(TestSerialConsole)
#include "tst_serialconsole.moc"
