// SPDX-License-Identifier: GPL-3.0-or-later
// Renaming on a real daemon: what a machine's firmware has stored goes with it, and is never the next machine's.
#include "app/libvirt/faults.h"
#include "app/services/renamedomain.h"
#include "app/virt/transientpools.h"
#include "app/xml/domainxml.h"
#include "tests/libvirt/callhook.h"
#include "tests/libvirt/clonerig.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <csignal>

using namespace domus;

class TestRenameSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void renamed_keepsItsVariables_data();
    void renamed_keepsItsVariables();
    void staleVariables_areNotTaken();
    void snapshots_keepTheNameAndTheVariables();
    void failingCall_losesNoVariables();
    void poolLeftByAnEndedDomus_goes();
    void earlierVariables_areTakenByLibvirt();
    void changedMeanwhile_isRefused_data();
    void changedMeanwhile_isRefused();

private:
    Result<Uuid> defineUefi(const QString& name, const QByteArray& os = {});
    /// Something in the variables that no fresh file has.
    static bool write(const QString& path);

    CloneRig m_rig;
};

void TestRenameSession::initTestCase()
{
    if (CloneRig::root().isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    std::signal(SIGPIPE, SIG_IGN);
    QVERIFY(m_rig.open());
}

void TestRenameSession::cleanup()
{
    faults::clear();
    m_rig.clear();
}

void TestRenameSession::cleanupTestCase()
{
    m_rig.close();
}

Result<Uuid> TestRenameSession::defineUefi(const QString& name, const QByteArray& os)
{
    return m_rig.define(name, {}, !os.contains("<loader"), os);
}

bool TestRenameSession::write(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.seek(file.size() - 16) && file.write("Domus was here..") == 16;
}

void TestRenameSession::renamed_keepsItsVariables_data()
{
    const QByteArray loader = "<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>";
    QTest::addColumn<QByteArray>("os");
    QTest::addColumn<bool>("isNamed"); // after the machine
    QTest::newRow("chosen by libvirt") << QByteArray() << true;
    QTest::newRow("named by its loader") << loader << true;
    QTest::newRow("a file of the user's own")
        << QByteArray("<nvram>" + CloneRig::imagePath(QStringLiteral("mine.fd")).toUtf8() + "</nvram>") << false;
}

void TestRenameSession::renamed_keepsItsVariables()
{
    QFETCH(const QByteArray, os);
    QFETCH(const bool, isNamed);
    const auto uuid = defineUefi(QStringLiteral("web"), os);
    QVERIFY2(uuid, uuid ? "" : qPrintable(uuid.error().text));
    QVERIFY(m_rig.touch(*uuid));
    const QString before
        = isNamed ? CloneRig::variablesPath(QStringLiteral("web")) : CloneRig::imagePath(QStringLiteral("mine.fd"));
    QVERIFY(write(before));
    const QByteArray stored = CloneRig::hashOf(before);

    const auto renamed = m_rig.run(
        renameDomainOperation(m_rig.session(), m_rig.record(QStringLiteral("web")), QStringLiteral("shop")));
    QVERIFY2(renamed, renamed ? "" : qPrintable(renamed.error().text));
    QVERIFY2(renamed->notes.isEmpty(), qPrintable(renamed->notes.join(u' ')));
    QCOMPARE(m_rig.record(QStringLiteral("shop")).uuid, *uuid);
    const QString after = isNamed ? CloneRig::variablesPath(QStringLiteral("shop")) : before;
    QCOMPARE(CloneRig::hashOf(after), stored);
    QCOMPARE(QFile::exists(CloneRig::variablesPath(QStringLiteral("web"))), false);
    QCOMPARE(m_rig.connection().storagePools()->size(), 1); // the one for a while is gone

    StartOptions paused;
    paused.paused = true;
    QVERIFY(m_rig.connection().startDomain(*uuid, paused));
    const auto live = DomainXml::parse(*m_rig.connection().domainXml(*uuid, XmlView::Live));
    QCOMPARE(live->get(lens::nvram), after);

    // The next machine of the old name has variables of its own, while the first one runs.
    const auto next = defineUefi(QStringLiteral("web"), isNamed ? os : QByteArray());
    QVERIFY2(next, next ? "" : qPrintable(next.error().text));
    QVERIFY(m_rig.touch(*next));
    QVERIFY(CloneRig::hashOf(CloneRig::variablesPath(QStringLiteral("web"))) != stored);
    QVERIFY(!CloneRig::hashOf(CloneRig::variablesPath(QStringLiteral("web"))).isEmpty());
    QCOMPARE(CloneRig::hashOf(after), stored);
}

/// A file of the new name that an earlier machine left is nobody's: neither used nor overwritten.
void TestRenameSession::staleVariables_areNotTaken()
{
    const auto uuid = defineUefi(QStringLiteral("web"));
    QVERIFY(uuid && m_rig.touch(*uuid));
    const QString stale = CloneRig::variablesPath(QStringLiteral("shop"));
    QVERIFY(QFile::copy(CloneRig::variablesPath(QStringLiteral("web")), stale) && write(stale));
    const QByteArray theirs = CloneRig::hashOf(stale);
    const QByteArray ours = CloneRig::hashOf(CloneRig::variablesPath(QStringLiteral("web")));
    const auto renamed = m_rig.run(
        renameDomainOperation(m_rig.session(), m_rig.record(QStringLiteral("web")), QStringLiteral("shop")));
    QVERIFY2(renamed, renamed ? "" : qPrintable(renamed.error().text));
    QCOMPARE(CloneRig::hashOf(stale), theirs);
    const auto xml = DomainXml::parse(*m_rig.connection().domainXml(*uuid, XmlView::Inactive));
    QVERIFY(xml->get(lens::nvram) != stale);
    QCOMPARE(CloneRig::hashOf(xml->get(lens::nvram)), ours);
    QVERIFY(m_rig.touch(*uuid));
}

/// libvirt renames nothing that has snapshots: all stays as it was.
void TestRenameSession::snapshots_keepTheNameAndTheVariables()
{
    const QByteArray loader = "<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>";
    const auto uuid = defineUefi(QStringLiteral("web"), loader);
    QVERIFY(uuid && m_rig.touch(*uuid));
    StartOptions paused;
    paused.paused = true;
    QVERIFY(m_rig.connection().startDomain(*uuid, paused) && m_rig.connection().managedSaveDomain(*uuid));
    const QStringList before = CloneRig::everyFile();
    const auto renamed = m_rig.run(
        renameDomainOperation(m_rig.session(), m_rig.record(QStringLiteral("web")), QStringLiteral("shop")));
    QVERIFY(!renamed);
    QVERIFY(!renamed.error().text.isEmpty());
    QCOMPARE(CloneRig::difference(before, CloneRig::everyFile()), QString());
}

void TestRenameSession::failingCall_losesNoVariables()
{
    const QByteArray loader = "<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>";
    for (const QByteArray& os : {QByteArray(), loader}) {
        const auto uuid = defineUefi(QStringLiteral("web"), os);
        QVERIFY(uuid && m_rig.touch(*uuid));
        QVERIFY(write(CloneRig::variablesPath(QStringLiteral("web"))));
        const QByteArray stored = CloneRig::hashOf(CloneRig::variablesPath(QStringLiteral("web")));
        QString name = QStringLiteral("web");
        int nth = 1;
        for (bool isOver = false; !isOver && nth < 200; ++nth) {
            const QString next = name == QLatin1String("web") ? QStringLiteral("shop") : QStringLiteral("web");
            const Operation operation = renameDomainOperation(m_rig.session(), m_rig.record(name), next);
            faults::Fault fault = *faults::named(u"failed");
            fault.nth = nth;
            faults::set(fault);
            const auto renamed = m_rig.run(operation);
            isOver = faults::callCount() < nth;
            faults::clear();
            const QString now = m_rig.record(next).uuid == *uuid ? next : name;
            const QString which = QStringLiteral("call %1: ").arg(nth);
            if (!renamed) {
                QVERIFY2(now == name, qPrintable(which));
            }
            const auto xml = DomainXml::parse(*m_rig.connection().domainXml(*uuid, XmlView::Inactive));
            const QString path = xml->get(lens::nvram).isEmpty() ? CloneRig::variablesPath(now) : xml->get(lens::nvram);
            QVERIFY2(CloneRig::hashOf(path) == stored, qPrintable(which + path));
            if (!renamed || !renamed->notes.isEmpty()) {
                // Taking back may have failed as well, by no more than the file that nothing leads to.
                const QString other = CloneRig::variablesPath(now == next ? name : next);
                QFile::remove(other);
            }
            name = now;
        }
        QVERIFY(nth > 10 && nth < 200);
        m_rig.clear();
    }
}

void TestRenameSession::poolLeftByAnEndedDomus_goes()
{
    const auto uuid = defineUefi(QStringLiteral("web"));
    QVERIFY(uuid && m_rig.touch(*uuid));
    const QString folder = QFileInfo(CloneRig::variablesPath(QStringLiteral("web"))).path();
    auto* pools = dynamic_cast<TransientPools*>(&m_rig.connection());
    QVERIFY(pools->startTransientPool(
        "<pool type='dir'><name>domus-0123abcd</name><target><path>" + folder.toUtf8() + "</path></target></pool>"));
    const auto renamed = m_rig.run(
        renameDomainOperation(m_rig.session(), m_rig.record(QStringLiteral("web")), QStringLiteral("shop")));
    QVERIFY2(renamed, renamed ? "" : qPrintable(renamed.error().text));
    QVERIFY(QFile::exists(CloneRig::variablesPath(QStringLiteral("shop"))));
    QCOMPARE(m_rig.connection().storagePools()->size(), 1);
}

/// Why a new machine beside an earlier one's file gets one of its own: libvirt takes what is there as it is.
void TestRenameSession::earlierVariables_areTakenByLibvirt()
{
    const auto first = defineUefi(QStringLiteral("web"));
    QVERIFY(first && m_rig.touch(*first));
    QVERIFY(write(CloneRig::variablesPath(QStringLiteral("web"))));
    const QByteArray stored = CloneRig::hashOf(CloneRig::variablesPath(QStringLiteral("web")));
    QVERIFY(m_rig.connection().undefineDomain(*first, {})); // keeps them
    const auto second = defineUefi(QStringLiteral("web"));
    QVERIFY(second && *second != *first && m_rig.touch(*second));
    QCOMPARE(CloneRig::hashOf(CloneRig::variablesPath(QStringLiteral("web"))), stored);
}

void TestRenameSession::changedMeanwhile_isRefused_data()
{
    QTest::addColumn<QString>("function");
    QTest::newRow("while its variables are copied") << QStringLiteral("virStorageVolCreateXMLFrom");
    QTest::newRow("while folders are looked at") << QStringLiteral("virStoragePoolCreateXML");
}

/// Another hand's change is neither written over nor lost.
void TestRenameSession::changedMeanwhile_isRefused()
{
    QFETCH(const QString, function);
    const QByteArray loader = "<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>";
    const auto uuid = defineUefi(QStringLiteral("web"), loader);
    QVERIFY(uuid && m_rig.touch(*uuid));
    QVERIFY(write(CloneRig::variablesPath(QStringLiteral("web"))));
    const QByteArray stored = CloneRig::hashOf(CloneRig::variablesPath(QStringLiteral("web")));
    const Operation rename
        = renameDomainOperation(m_rig.session(), m_rig.record(QStringLiteral("web")), QStringLiteral("shop"));
    const auto other = m_rig.another();
    QVERIFY(other);
    const CallHook hook(function.toLatin1(), [&] {
        auto xml = DomainXml::parse(*other->domainXml(*uuid, XmlView::Inactive));
        xml->set(lens::memory, ByteSize::fromMiB(96));
        QVERIFY(other->defineDomain(xml->save()));
    });
    const auto renamed = m_rig.run(rename);
    QVERIFY(CallHook::wasReached());
    QVERIFY(!renamed);
    QCOMPARE(renamed.error().kind, ErrorKind::WrongState);
    QCOMPARE(m_rig.record(QStringLiteral("web")).uuid, *uuid);
    const auto xml = DomainXml::parse(*m_rig.connection().domainXml(*uuid, XmlView::Inactive));
    QCOMPARE(xml->get(lens::memory), ByteSize::fromMiB(96));
    QCOMPARE(CloneRig::hashOf(CloneRig::variablesPath(QStringLiteral("web"))), stored);
    QVERIFY(!QFile::exists(CloneRig::variablesPath(QStringLiteral("shop"))));
    QCOMPARE(m_rig.connection().storagePools()->size(), 1);
}

QTEST_GUILESS_MAIN(TestRenameSession)
#include "tst_renamesession.moc"
