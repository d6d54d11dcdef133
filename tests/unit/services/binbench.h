// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/bin/binoperations.h"
#include "app/services/connectionlist.h"
#include "tests/support/fakehost.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace domus {

/// All that restoring has to bring back.
struct Look
{
    QString name;
    bool autostart = false;
    QByteArray entry;
    QByteArray xml;
    bool operator==(const Look&) const = default;
};

/// A host in memory with a pool in a real folder, made anew for each test; what tests of the bin do to its machines.
class BinBench : public QObject
{
    Q_OBJECT
protected Q_SLOTS:
    void init();
    void cleanup();

protected:
    static constexpr QLatin1String poolName{"images"};
    Uuid addMachine(const QString& name, const QStringList& disks, bool autostart = false);
    QString volume(const QString& name, const QString& base = {});
    Look lookAt(Uuid uuid) const;
    std::optional<BinNote> noteOf(Uuid uuid) const;
    Result<OperationOutcome> run(const Operation& operation);
    Operation binning(Uuid uuid, const QStringList& ticked = {});
    Operation restoring(Uuid uuid, const QString& newName = {});
    Operation emptying(Uuid uuid, EmptyBin why = EmptyBin::ByHand);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeHost> m_host;
    std::unique_ptr<ConnectionList> m_connections;
    HostSession* m_session = nullptr;
};

} // namespace domus
