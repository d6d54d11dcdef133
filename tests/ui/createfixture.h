// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/connectionlist.h"
#include "app/services/operationrunner.h"
#include "ui/create/createservices.h"

#include <QHash>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace domus {

class FakeHost;

/// The world around the create page, made up and always the same: one open connection (the test driver's), a host with
/// networks and pools, files and systems. What a test changes here the page meets at its next look.
///
/// With a FakeHost the connection is to it: networks and pools are the host's own, and what makes the machine is the
/// program's.
class CreateFixture
{
public:
    explicit CreateFixture(std::shared_ptr<FakeHost> host = nullptr);
    ~CreateFixture();
    CreateFixture(const CreateFixture&) = delete;
    CreateFixture& operator=(const CreateFixture&) = delete;

    /// Waits until the connection is open.
    bool open();
    CreateServices services();
    HostSession* session() const { return m_session; }
    /// A second connection to the same driver.
    HostSession* addSession(const QString& label);
    ConnectionList& connections() { return *m_connections; }
    OperationRunner& runner() { return *m_runner; }

    void setFacts(const HostFacts& facts);
    HostFacts facts() const;
    void setFile(const FileFacts& facts, const OsDescription& os = {});
    void removeFile(const QString& path);
    /// Look-ups block until released: the page must not.
    void holdLookUps(bool hold) { m_hold = hold; }

    /// What the page handed over to be done, newest last.
    QVector<CreateDomainPlan> created;
    /// What the next creation fails with.
    std::optional<Error> creationError;
    /// How often the page has asked what the host is like.
    std::atomic<int> hostLooks = 0;
    /// Creating takes until it is cancelled.
    std::atomic<bool> createUntilStopped = false;

    static HostFacts sampleHost();
    static OsDescription debian();
    static OsDescription windows();
    static FileFacts iso(const QString& path);
    static QVector<SourceCandidate> sampleSources();
    static QString isoPath();

private:
    std::shared_ptr<FakeHost> m_host; ///< null: libvirt's test driver
    std::unique_ptr<ConnectionList> m_connections;
    std::unique_ptr<OperationRunner> m_runner;
    HostSession* m_session = nullptr;

    struct World
    {
        mutable std::mutex mutex;
        HostFacts facts;
        QHash<QString, FileFacts> files;
        QHash<QString, OsDescription> systems;
    };
    std::shared_ptr<World> m_world; ///< shared with the lanes
    std::atomic<bool> m_hold = false;
};

} // namespace domus
