// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/core/lane.h"
#include "app/services/task.h"
#include "ui/create/createservices.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace domus {

class HostSession;

/// The create page without its pixels: holds the request, finds out what planning needs, plans, creates.
///
/// GUI thread. The host is asked in the session's lanes, files and the OS database in a worker of its own; an answer
/// that belongs to an older question is dropped. After every change the plan is made again in the next turn of the
/// event loop, and changed() tells.
class CreateController : public QObject
{
    Q_OBJECT
public:
    enum class Stage {
        Choosing, ///< the user is at it
        Checking, ///< Create was clicked: the source and the host are looked at once more
        Creating, ///< the task runs
    };

    explicit CreateController(CreateServices services, QObject* parent = nullptr);
    ~CreateController() override;
    CreateController(const CreateController&) = delete;
    CreateController& operator=(const CreateController&) = delete;

    /// Forgets everything and begins on that connection; a null id takes the first open one.
    void start(const ConnectionId& connection);
    /// Keeps the choices that do not belong to a host.
    void setConnection(const ConnectionId& connection);
    HostSession* session() const { return m_session; } ///< null when there is none
    QVector<HostSession*> openSessions() const;

    const CreateRequest& request() const { return m_request; }
    const CreateDomainPlan& plan() const { return m_plan; }
    const OsDescription& os() const { return m_os; }
    /// What is known of the host; empty until the first answer.
    const std::optional<HostFacts>& facts() const { return m_facts; }
    const QVector<SourceCandidate>& sources() const { return m_sources; }
    bool isSearching() const { return m_searches > 0; } ///< for sources
    const QVector<OsDescription>& allOs() const { return m_allOs; } ///< empty until asked for with loadAllOs()
    /// A file is being looked at: what is shown may still change by itself.
    bool isInspecting() const { return m_inspecting; }
    /// Why the host could not be asked; empty when it could.
    const std::optional<Error>& hostError() const { return m_hostError; }
    Stage stage() const { return m_stage; }
    Task* task() const { return m_task; }
    /// How the last try ended, when it failed; forgotten at the next change.
    const std::optional<Error>& failure() const { return m_failure; }
    bool hasSource() const { return m_request.source.kind != SourceKind::None; }
    bool canCreate() const;
    bool hasChanges() const;
    /// Something other than the source and the OS was chosen: resetChoices() would take it back.
    bool hasChoices() const;

    enum class FileOf { Host, ThisComputer };
    /// The kind is found out by name and content.
    void useFile(const QString& path, FileOf place = FileOf::Host);
    void setSource(const InstallSource& source);
    void clearSource();
    /// Any other change of the request.
    template <typename Change> void edit(Change change)
    {
        change(m_request);
        requestChanged();
    }
    void setOs(const QString& osId); ///< empty: what is detected
    void resetChoices(); ///< everything but the source and the OS back to Domus' defaults
    void loadAllOs();
    void cure(const PlanCure& cure);
    /// Goes on with qemu:///session, which is opened, and for this run added, where it is not.
    void useOwnSession();
    void planAgain() { m_replan.start(); }
    /// The plan is older than the request; it is made again in the next turn of the event loop.
    bool isPlanning() const { return m_replan.isActive(); }
    /// Looks at the source and the host again, then creates or shows what stands against it.
    void create();
    void cancel();

Q_SIGNALS:
    void changed(); ///< request, plan, OS, facts or stage
    void sourcesChanged();
    void allOsChanged();
    void connectionChanged();
    void progressChanged();
    void started(domus::Task* task, const domus::ConnectionId& connection);
    void finished(const domus::DomainKey& machine);

private:
    struct Findings
    {
        FileFacts source;
        FileFacts initrd;
        QVector<FileFacts> disks;
        OsDescription os;
    };

    /// Nothing chosen yet: with what the user's settings want of every new machine.
    CreateRequest freshRequest() const;
    /// The same for the source and the OS that are chosen.
    CreateRequest defaultChoices() const;
    void requestChanged();
    void takeSourceAlong();
    QStringList existingDiskPaths() const;
    void replan();
    void sourceChanged();
    void inspect();
    void inspected(const Findings& findings);
    void gather();
    void gathered(Result<HostFacts> facts);
    void search();
    void addSources(const QVector<SourceCandidate>& found);
    void goOnWhenChecked();
    void beginTask();
    void taskFinished();

    CreateServices m_services;
    QPointer<HostSession> m_session;
    CreateRequest m_request;
    bool m_kindIsGuessed = false;
    ConnectionId m_sourceHost; ///< on whose disks the source's files are; null: on this computer's
    CreateDomainPlan m_plan;
    OsDescription m_os;
    std::optional<HostFacts> m_facts;
    std::optional<Error> m_hostError;
    FileFacts m_sourceFacts;
    FileFacts m_initrdFacts;
    QVector<FileFacts> m_diskFacts;
    QStringList m_diskPaths; ///< those of m_diskFacts, or under way
    QVector<SourceCandidate> m_sources;
    QVector<OsDescription> m_allOs;
    bool m_allOsAsked = false;
    int m_searches = 0;
    bool m_inspecting = false;
    bool m_gathering = false;
    quint64 m_inspectRevision = 0;
    quint64 m_gatherRevision = 0;
    quint64 m_searchRevision = 0;
    Stage m_stage = Stage::Choosing;
    QPointer<Task> m_task;
    std::optional<Error> m_failure;
    QTimer m_replan;
    QTimer m_regather;
    Lane m_worker;
};

} // namespace domus
