// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/settings.h"
#include "app/services/connectionstore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace domus;

namespace {

ConnectionSettings connection(const char* id, const char* uri)
{
    ConnectionSettings made;
    made.id = ConnectionId{QLatin1String(id)};
    made.uri = QLatin1String(uri);
    return made;
}

QStringList ids(const QVector<ConnectionSettings>& connections)
{
    QStringList found;
    found.reserve(connections.size());
    for (const ConnectionSettings& one : connections) {
        found.append(one.id.value);
    }
    return found;
}

} // namespace

class TestConnectionStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void write_severalConnections_keepTheirOrder();
    void write_twoProgramsAtOnce_keepsWhatBothAdded();
};

void TestConnectionStore::write_severalConnections_keepTheirOrder()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("domus.conf"));
    Settings settings = Settings::load(path);
    QVector<ConnectionSettings> connections{connection("z", "qemu:///system"), connection("a", "test:///default")};
    connections[1].label = QStringLiteral("Máy thử");
    connections[1].openAtStart = false;
    QVERIFY(connectionstore::write(settings, connections));

    const auto read = connectionstore::read(Settings::load(path));
    QCOMPARE(ids(read), QStringList({QStringLiteral("z"), QStringLiteral("a")}));
    QCOMPARE(read[1].label, QStringLiteral("Máy thử"));
    QVERIFY(!read[1].openAtStart);
}

void TestConnectionStore::write_twoProgramsAtOnce_keepsWhatBothAdded()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("domus.conf"));
    Settings settings = Settings::load(path);
    const auto old = connection("old", "qemu:///system");
    QVERIFY(connectionstore::write(settings, {old}));

    Settings one = Settings::load(path);
    Settings other = Settings::load(path);
    QVERIFY(connectionstore::write(one, {old, connection("b", "qemu:///session")}));
    const auto third = connection("c", "test:///default");
    QVERIFY(connectionstore::write(other, {third}, old.id)); // the other's list has never had "b"
    QCOMPARE(ids(connectionstore::read(Settings::load(path))), QStringList({QStringLiteral("c"), QStringLiteral("b")}));
    QVERIFY(connectionstore::write(other, {third, connection("d", "xen:///system")})); // nor has it now
    QCOMPARE(ids(connectionstore::read(Settings::load(path))),
        QStringList({QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("b")}));
}

QTEST_GUILESS_MAIN(TestConnectionStore)
#include "tst_connectionstore.moc"
