// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/core/lane.h"
#include "app/services/create/createdomainplan.h"
#include "app/services/create/oscatalog.h"

#include <memory>

namespace domus {
class PausedStart;
}

namespace domus::cli {

/// domus create: the plan that the window would make of the same wishes, told and carried out.
class CreateCommand : public Command
{
    Q_OBJECT
public:
    explicit CreateCommand(const Context& context, QObject* parent = nullptr);
    ~CreateCommand() override;
    Q_DISABLE_COPY_MOVE(CreateCommand)

    void declare(QCommandLineParser& parser) const override;
    QString read(const QCommandLineParser& parser) override;
    void start(HostSession& session) override;

private:
    /// What was found out of the files and the system on them.
    struct Findings
    {
        FileFacts source;
        FileFacts initrd;
        QVector<FileFacts> disks;
        OsDescription os;
    };
    void inspect(HostSession& session);
    void planWhenKnown(HostSession& session);
    void show(const CreateDomainPlan& plan);
    void create(HostSession& session, const CreateDomainPlan& plan);
    void letRun(HostSession& session, Uuid machine);

    CreateRequest m_request;
    bool m_isPlan = false; ///< told, and not done
    std::optional<Findings> m_findings;
    std::optional<HostFacts> m_facts;
    std::shared_ptr<OsCatalog> m_catalog = std::make_shared<OsCatalog>();
    std::unique_ptr<PausedStart> m_pausedStart;
    Lane m_worker; ///< looks at files
};

} // namespace domus::cli
