// SPDX-License-Identifier: GPL-3.0-or-later
// A machine whose QEMU never comes up, on a real daemon: the rest of the host goes on.
#include "app/libvirt/libvirtdriver.h"
#include "app/services/connectionlist.h"
#include "app/services/domainoperations.h"
#include "app/services/operationrunner.h"

#include <QFile>
#include <QTest>

using namespace domus;

namespace {

/// Answers libvirt's questions as QEMU does, and starts no guest: like one that waits for a disk image on a server that
/// does not answer.
constexpr auto stuckEmulator = "#!/bin/sh\n"
                               "case \"$*\" in *guest=stuck*) exec sleep 600 ;; esac\n"
                               "exec /usr/bin/qemu-system-x86_64 \"$@\"\n";

QByteArray machine(const QByteArray& name, const QString& emulator)
{
    return "<domain type='qemu'><name>" + name
        + "</name><memory unit='MiB'>32</memory><os><type arch='x86_64' "
          "machine='q35'>hvm</type></os><devices><emulator>"
        + emulator.toUtf8() + "</emulator></devices></domain>";
}

} // namespace

class TestHungStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void start_thatHangs_stopsNothingElse();
};

void TestHungStart::start_thatHangs_stopsNothingElse()
{
    const QString uri = qEnvironmentVariable("DOMUS_TEST_URI");
    if (uri.isEmpty()) {
        QSKIP("all (run through tests/support/with-session-libvirtd)");
    }
    const QString emulator = qEnvironmentVariable("DOMUS_TEST_ROOT") + QStringLiteral("/home/stuck-qemu");
    QFile script(emulator);
    QVERIFY(script.open(QIODevice::WriteOnly) && script.write(stuckEmulator) > 0);
    script.close();
    QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));

    const auto driver = std::make_shared<LibvirtDriver>();
    ConnectionList list(driver, nullptr);
    OperationRunner runner(list);
    HostSession* session = list.addTemporary(uri);
    session->open();
    QTRY_COMPARE_WITH_TIMEOUT(session->state(), SessionState::Open, 60'000);
    auto opened = driver->open({uri, false, {}});
    QVERIFY(opened);
    Connection& other = **opened;
    QVERIFY(other.defineDomain(machine("stuck", emulator)));
    QVERIFY(other.defineDomain(machine("sound", QStringLiteral("/usr/bin/qemu-system-x86_64"))));
    const auto state = [session](const char* name) {
        const DomainRecord* record = session->inventory()->domainByName(QString::fromLatin1(name));
        return record != nullptr ? record->state : DomainState::Unknown;
    };
    const auto act = [&](DomainAction action, const char* name) {
        return runner.start(
            domainOperation(action, *session, *session->inventory()->domainByName(QString::fromLatin1(name))));
    };
    QTRY_COMPARE(state("stuck"), DomainState::ShutOff);
    QTRY_COMPARE(state("sound"), DomainState::ShutOff);

    const Task* start = act(DomainAction::Start, "stuck");
    // The daemon has begun, and tells nobody; the list shows it all the same, so that it can be ended.
    QTRY_COMPARE_WITH_TIMEOUT(state("stuck"), DomainState::Paused, 20'000);
    QCOMPARE(start->state(), Task::State::Running);

    // What another client changes is seen, and what the user does to others happens.
    QVERIFY(other.defineDomain(machine("later", emulator)));
    QTRY_COMPARE(state("later"), DomainState::ShutOff);
    const auto sound = session->inventory()->domainByName(QStringLiteral("sound"))->uuid;
    QVERIFY(other.startDomain(sound, {}));
    QTRY_COMPARE(state("sound"), DomainState::Running);
    const Task* pause = act(DomainAction::Pause, "sound");
    QTRY_COMPARE(pause->state(), Task::State::Succeeded);
    QTRY_COMPARE(state("sound"), DomainState::Paused);

    // And the one that hangs can be ended.
    const Task* end = act(DomainAction::ForceOff, "stuck");
    QTRY_VERIFY_WITH_TIMEOUT(end->isOver(), 60'000);
    QVERIFY2(end->state() == Task::State::Succeeded, qPrintable(end->error().text));
    QTRY_COMPARE(state("stuck"), DomainState::ShutOff);
    QTRY_VERIFY_WITH_TIMEOUT(start->isOver(), 60'000);
    QCOMPARE(start->state(), Task::State::Failed);
    (void)other.destroyDomain(sound);
}

QTEST_GUILESS_MAIN(TestHungStart)
#include "tst_hungstart.moc"
