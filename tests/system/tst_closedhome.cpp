// SPDX-License-Identifier: GPL-3.0-or-later
// An ordinary user on the system's libvirt, with an ISO in a home that QEMU's user may not enter: it is copied into a
// pool without a click more, the machine starts from the copy, and deleting the machine offers the copy.
#include "app/services/operationrunner.h"
#include "app/virt/connection.h"
#include "app/xml/storagexml.h"
#include "tests/system/desk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

#include <unistd.h>

#include <memory>
#include <optional>

using namespace domus;

namespace {

constexpr QRgb memtestBlue = qRgb(0, 0, 170);

/// The users that the QEMU processes of a machine run as: real user ids. Other tests run QEMU at the same time.
QStringList usersOfQemu(Uuid machine)
{
    QStringList users;
    const auto processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    users.reserve(processes.size());
    for (const QString& process : processes) {
        QFile name(QStringLiteral("/proc/%1/comm").arg(process));
        QFile arguments(QStringLiteral("/proc/%1/cmdline").arg(process));
        QFile status(QStringLiteral("/proc/%1/status").arg(process));
        if (name.open(QIODevice::ReadOnly) && name.readAll().startsWith("qemu-system")
            && arguments.open(QIODevice::ReadOnly) && arguments.readAll().contains(machine.toString().toUtf8())
            && status.open(QIODevice::ReadOnly)) {
            const QByteArray text = status.readAll();
            const qsizetype at = text.indexOf("\nUid:\t") + 6;
            users << QString::fromLatin1(text.mid(at, text.indexOf('\t', at) - at));
        }
    }
    return users;
}

} // namespace

class TestClosedHome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isoInClosedHome_isCopiedAndBootsAndTheCopyGoesWithTheMachine();

private:
    bool makePool(Desk& desk); ///< as on a host that has had machines before
    QStringList volumes(Desk& desk);
    QString m_iso;
};

void TestClosedHome::initTestCase()
{
    const QString medium = qEnvironmentVariable("DOMUS_TEST_MEDIA") + QStringLiteral("/memtest.iso");
    if (!QFileInfo::exists(medium)) {
        QSKIP("all (memtest86+ is not installed)");
    }
    QVERIFY(::geteuid() != 0);
    const QFileInfo home(QDir::homePath());
    QCOMPARE(home.permissions() & QFile::Permissions(0x0077), QFile::Permissions{});
    const QDir downloads(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    QVERIFY(QDir().mkpath(downloads.path()));
    m_iso = downloads.filePath(QStringLiteral("memtest.iso"));
    QVERIFY(QFile::copy(medium, m_iso));
    // Large enough to see the copying; what stands behind the image's end does not matter to who boots from it.
    QFile image(m_iso);
    QVERIFY(image.open(QIODevice::Append));
    const QByteArray piece(qsizetype{1024} * 1024, 'x');
    constexpr int pieces = 96;
    for (int i = 0; i < pieces; ++i) {
        QCOMPARE(image.write(piece), piece.size());
    }
}

bool TestClosedHome::makePool(Desk& desk)
{
    std::optional<bool> made;
    const auto make = [](Connection& connection) -> Result<bool> {
        StoragePoolXml pool;
        pool.name = QStringLiteral("default");
        pool.targetPath = QStringLiteral("/var/lib/libvirt/images");
        return connection.defineStoragePool(pool.toXml()) && connection.startStoragePool(pool.name);
    };
    desk.session().submit<bool>(LaneKind::Control, &desk.window(), make,
        [&made](const Result<bool>& result) { made = result.has_value() && *result; });
    return QTest::qWaitFor([&made] { return made.has_value(); }, 30'000) && *made;
}

QStringList TestClosedHome::volumes(Desk& desk)
{
    QStringList names;
    bool isThere = false;
    const auto list = [](Connection& connection) -> Result<QStringList> {
        const auto found = connection.storageVolumes(QStringLiteral("default"));
        if (!found) {
            return fail(found.error());
        }
        QStringList all;
        all.reserve(found->size());
        for (const StorageVolumeRecord& volume : *found) {
            all << volume.name;
        }
        return all;
    };
    desk.session().submit<QStringList>(LaneKind::Control, &desk.window(), list, [&](const Result<QStringList>& found) {
        names = found ? *found : QStringList{found.error().text};
        isThere = true;
    });
    (void)QTest::qWaitFor([&] { return isThere; }, 30'000);
    return names;
}

void TestClosedHome::isoInClosedHome_isCopiedAndBootsAndTheCopyGoesWithTheMachine()
{
    Desk desk(qEnvironmentVariable("DOMUS_TEST_URI"));
    QVERIFY(desk.isOpen());
    QVERIFY(makePool(desk));
    const auto most = std::make_shared<double>(0); // tasks outlive this function
    connect(&desk.runner(), &OperationRunner::taskAdded, this, [most](Task* task) {
        connect(task, &Task::changed, task, [most, task] {
            const double part = task->progress().part.value_or(0);
            if (part > *most && part < 0.9) {
                *most = part;
            }
        });
    });

    // Noticed before Create, and said in one line; no click more than for any other ISO.
    QVERIFY(desk.click("newMachineButton"));
    QVERIFY(desk.pickSource(m_iso));
    QTRY_VERIFY_WITH_TIMEOUT(desk.isEnabled("createButton"), 120'000);
    QVERIFY(desk.text("sentence_files_0").contains(m_iso));
    QVERIFY(!desk.text("sentence_files_0").contains(QLatin1Char('\n')));
    QVERIFY(desk.text("reason_files_0").contains(QDir::homePath()));
    QVERIFY(desk.visible("reachGrant") != nullptr && desk.visible("reachSession") != nullptr);
    desk.photograph(QStringLiteral("closedhome-create"));
    QVERIFY(desk.click("createButton"));
    QCOMPARE(desk.clicks(), 3);

    // It runs, as another user, from the copy.
    QTRY_VERIFY_WITH_TIMEOUT(!desk.session().inventory()->domains.isEmpty(), 120'000);
    const QString name = desk.session().inventory()->domains.constFirst().name;
    const Uuid uuid = desk.session().inventory()->domains.constFirst().uuid;
    QVERIFY2(*most > 0, "the copying told no progress");
    QTRY_VERIFY_WITH_TIMEOUT(partOf(desk.picture(), memtestBlue) > 0.5, 120'000);
    const QStringList users = usersOfQemu(uuid);
    QCOMPARE(users.size(), 1);
    QVERIFY(users.constFirst() != QString::number(::geteuid()) && users.constFirst() != QStringLiteral("0"));
    QCOMPARE(volumes(desk), QStringList{QStringLiteral("memtest.iso")});
    desk.photograph(QStringLiteral("closedhome-console"));

    // Deleted with its copy; the user's own file stays.
    QVERIFY(desk.choose("deleteAction"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.visible("deleteFile0") != nullptr, 30'000);
    const auto* copy = desk.visible("deleteFile0");
    QVERIFY(copy->toolTip().contains(QStringLiteral("memtest.iso"))
        || desk.text("deleteFile0").contains(QStringLiteral("memtest.iso")));
    QVERIFY(copy->isEnabled()); // a medium, but Domus' own copy
    QVERIFY(desk.click("deleteFile0"));
    desk.photograph(QStringLiteral("closedhome-delete"));
    QVERIFY(desk.click("confirmOther"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.machine(name) == nullptr, 30'000);
    QCOMPARE(volumes(desk), QStringList());
    QVERIFY(QFileInfo::exists(m_iso));
}

QTEST_MAIN(TestClosedHome)
#include "tst_closedhome.moc"
