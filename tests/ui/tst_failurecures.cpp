// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectionlist.h"
#include "app/services/domainoperations.h"
#include "app/services/operationrunner.h"
#include "tests/support/fakedriver.h"
#include "tests/support/fakehost.h"
#include "ui/mainwindow/failurenotices.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace domus {

/// What a user is offered when something failed, and what becomes of it when the button is pressed.
class TestFailureCures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void networkInactive_isStartedAndThenTheMachine();
    void poolInactive_isStarted();
    void cureThatFails_startsNothing();
    void imageInUse_namesTheMachineAndShowsIt();
    void spiceChannel_isRemovedAfterItsChangeWasShown();
    void savedState_isForgottenOnlyAfterAQuestion();
    void savedState_ofAStartThatFailedOtherwise_mayBeForgotten();
    void withoutRunner_failureIsToldAllTheSame();
    void closedNotice_doesNotComeBack();
    void hostileMessage_isPlainTextAndQuick();

private:
    Error startError(const char* text) const;
    void show(const Error& error) { m_failures->show(m_key, QStringLiteral("Start web"), error); }
    QPushButton* button(const char* name) const;
    QString detail() const;

    std::shared_ptr<FakeHost> m_host;
    std::unique_ptr<ConnectionList> m_list;
    std::unique_ptr<OperationRunner> m_runner;
    std::unique_ptr<Notices> m_notices;
    std::unique_ptr<FailureNotices> m_failures;
    HostSession* m_session = nullptr;
    DomainKey m_key;
};

namespace {

constexpr const char* web
    = "<domain type='qemu'><name>web</name><uuid>6f7b4f30-9a3f-4d0e-8d4e-3a0d7a2f4b11</uuid><devices><channel "
      "type='spicevmc'><target type='virtio' "
      "name='com.redhat.spice.0'/></channel><graphics type='vnc'/></devices></domain>";
constexpr const char* holder
    = "<domain type='qemu'><name>holder</name><devices><disk type='file' device='disk'><source "
      "file='/srv/a.qcow2'/><target dev='vda'/></disk></devices></domain>";

} // namespace

void TestFailureCures::init()
{
    m_host = std::make_shared<FakeHost>();
    m_host->addNetwork(QStringLiteral("lab"), false);
    const Uuid uuid = m_host->addDomain(QByteArray(web));
    m_host->addDomain(QByteArray(holder), DomainState::Running);
    m_list = std::make_unique<ConnectionList>(std::make_shared<FakeDriver>(m_host), nullptr);
    m_runner = std::make_unique<OperationRunner>(*m_list);
    m_notices = std::make_unique<Notices>();
    m_failures = std::make_unique<FailureNotices>(*m_list, *m_notices, m_runner.get());
    m_session = m_list->addTemporary(QStringLiteral("qemu:///session"));
    m_session->open();
    m_key = {m_session->id(), uuid};
    QTRY_VERIFY(m_session->inventory()->domain(uuid) != nullptr);
    m_notices->resize(900, 200);
    m_notices->show();
}

void TestFailureCures::cleanup()
{
    m_failures.reset();
    m_notices.reset();
    m_runner.reset();
    m_list.reset();
}

Error TestFailureCures::startError(const char* text) const
{
    Error error = Error::make(ErrorKind::OperationFailed, QString::fromUtf8(text), "virDomainCreateWithFlags");
    return error.during(QStringLiteral("Start the virtual machine"), QStringLiteral("web"));
}

QPushButton* TestFailureCures::button(const char* name) const
{
    // The last: one that is being taken away may still be there.
    const QList<QPushButton*> all = m_notices->findChildren<QPushButton*>(QString::fromLatin1(name));
    return all.isEmpty() || all.constLast()->isHidden() || all.constLast()->parentWidget()->isHidden()
        ? nullptr
        : all.constLast();
}

QString TestFailureCures::detail() const
{
    const QList<QLabel*> all = m_notices->findChildren<QLabel*>(QStringLiteral("messageDetail"));
    return all.isEmpty() ? QString() : all.constLast()->text();
}

void TestFailureCures::networkInactive_isStartedAndThenTheMachine()
{
    const QSignalSpy started(m_failures.get(), &FailureNotices::startWanted);
    show(startError("Requested operation is not valid: network 'lab' is not active"));
    QVERIFY(button("cureStartNetwork") != nullptr);
    QCOMPARE(button("cureStartNetwork")->text(), QStringLiteral("Start the network and the machine"));
    button("cureStartNetwork")->click();
    QTRY_COMPARE(started.size(), 1);
    QCOMPARE(started.constFirst().constFirst().value<DomainKey>(), m_key);
    QCOMPARE(m_host->countOf(QStringLiteral("startNetwork")), 1);
    QCOMPARE(
        m_runner->tasks().constFirst()->operation().command, QStringLiteral("virsh -c qemu:///session net-start lab"));
    QVERIFY(button("cureStartNetwork") == nullptr); // what it told is over
}

void TestFailureCures::poolInactive_isStarted()
{
    m_host->addPool(QStringLiteral("images"), QStringLiteral("/srv"));
    const QSignalSpy started(m_failures.get(), &FailureNotices::startWanted);
    Error error = startError("Requested operation is not valid: storage pool 'images' is not active");
    error.where = "virStorageVolCreateXML";
    show(error);
    QVERIFY(button("cureStartPool") != nullptr);
    button("cureStartPool")->click();
    QTRY_COMPARE(m_host->countOf(QStringLiteral("startStoragePool")), 1);
    QTRY_VERIFY(m_runner->tasks().constFirst()->isOver());
    QCOMPARE(started.size(), 0); // nobody had asked for a start
}

void TestFailureCures::cureThatFails_startsNothing()
{
    m_host->failCall(QStringLiteral("startNetwork"), Error::make(ErrorKind::PermissionDenied, QStringLiteral("no")));
    const QSignalSpy started(m_failures.get(), &FailureNotices::startWanted);
    show(startError("network 'lab' is not active"));
    button("cureStartNetwork")->click();
    QTRY_COMPARE(m_runner->tasks().constFirst()->state(), Task::State::Failed);
    QCOMPARE(started.size(), 0);
}

void TestFailureCures::imageInUse_namesTheMachineAndShowsIt()
{
    const QSignalSpy wanted(m_failures.get(), &FailureNotices::machineWanted);
    show(startError("Failed to get \"write\" lock\nIs another process using the image [/srv/a.qcow2]?"));
    QTRY_VERIFY(button("cureShowMachine") != nullptr);
    QCOMPARE(button("cureShowMachine")->text(), QStringLiteral("Show “holder”"));
    QVERIFY(detail().contains(QStringLiteral("“holder” uses it at the moment.")));
    button("cureShowMachine")->click();
    QCOMPARE(wanted.size(), 1);
    const auto key = wanted.constFirst().constFirst().value<DomainKey>();
    QCOMPARE(m_session->inventory()->domain(key.uuid)->name, QStringLiteral("holder"));
}

void TestFailureCures::spiceChannel_isRemovedAfterItsChangeWasShown()
{
    const QSignalSpy started(m_failures.get(), &FailureNotices::startWanted);
    show(startError("unsupported configuration: chardev 'spicevmc' not supported without spice graphics"));
    button("cureRemoveSpice")->click();
    QTRY_VERIFY(button("cureRemoveSpiceYes") != nullptr);
    QVERIFY(detail().contains(QLatin1String("-")) && detail().contains(QLatin1String("spicevmc")));
    QVERIFY(m_host->inactiveXml(m_key.uuid).contains("spicevmc")); // not before the answer
    button("cureRemoveSpiceYes")->click();
    QTRY_COMPARE(started.size(), 1);
    QVERIFY(!m_host->inactiveXml(m_key.uuid).contains("spicevmc"));
    QVERIFY(m_host->inactiveXml(m_key.uuid).contains("vnc"));
}

void TestFailureCures::savedState_isForgottenOnlyAfterAQuestion()
{
    QVERIFY(m_session != nullptr);
    m_host->setState(m_key.uuid, DomainState::Running);
    m_session->refresh();
    QTRY_COMPARE(m_session->inventory()->domain(m_key.uuid)->state, DomainState::Running);
    m_runner->start(domainOperation(DomainAction::Save, *m_session, *m_session->inventory()->domain(m_key.uuid)));
    QTRY_VERIFY(m_session->inventory()->domain(m_key.uuid)->hasManagedSave);
    const QSignalSpy started(m_failures.get(), &FailureNotices::startWanted);
    show(
        startError("internal error: qemu unexpectedly closed the monitor: load of migration failed: Invalid argument"));
    button("cureForgetSavedState")->click();
    QCOMPARE(m_host->countOf(QStringLiteral("removeManagedSave")), 0);
    QVERIFY(detail().contains(QLatin1String("is deleted")));
    button("cureForgetYes")->click();
    QTRY_COMPARE(started.size(), 1);
    QCOMPARE(m_host->countOf(QStringLiteral("removeManagedSave")), 1);
}

void TestFailureCures::savedState_ofAStartThatFailedOtherwise_mayBeForgotten()
{
    show(startError("unsupported configuration: Emulator 'q' does not support machine type 'pc-q35-9.9'"));
    QVERIFY(button("cureForgetSavedState") == nullptr); // it has none
}

void TestFailureCures::withoutRunner_failureIsToldAllTheSame()
{
    FailureNotices plain(*m_list, *m_notices);
    plain.show(m_key, QStringLiteral("Start web"), startError("network 'lab' is not active"));
    QVERIFY(m_notices->findChild<QLabel*>(QStringLiteral("messageText"))->text().contains(QLatin1String("lab")));
    QVERIFY(button("cureStartNetwork") == nullptr);
}

void TestFailureCures::closedNotice_doesNotComeBack()
{
    m_host->delayCall(QStringLiteral("domainXml"), std::chrono::milliseconds(100));
    show(startError("Is another process using the image [/srv/a.qcow2]?"));
    m_failures->remove(m_key);
    QTRY_VERIFY(m_host->countOf(QStringLiteral("domainXml")) > 0);
    m_session->submit<int>(
        LaneKind::Slow, this, [](Connection&) -> Result<int> { return 1; },
        [this](const Result<int>&) { m_session->setObjectName(QStringLiteral("after")); });
    QTRY_COMPARE(m_session->objectName(), QStringLiteral("after"));
    QVERIFY(button("cureShowMachine") == nullptr);
}

void TestFailureCures::hostileMessage_isPlainTextAndQuick()
{
    const QByteArray endless = "<img src='http://x/'><b>" + QByteArray(qsizetype(1024) * 1024, 'x') + "</b>";
    QElapsedTimer timer;
    timer.start();
    show(startError(endless.constData()));
    (void)m_notices->grab();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    // What was tried on what is said once.
    const QString said = m_notices->findChild<QLabel*>(QStringLiteral("messageText"))->text();
    QVERIFY2(said.startsWith(QLatin1String("Start the virtual machine failed for web: <img src")), qPrintable(said));
    const QList<QLabel*> labels = m_notices->findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
    }
}

} // namespace domus

QTEST_MAIN(domus::TestFailureCures)
#include "tst_failurecures.moc"
