// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/createcommand.h"

#include "app/cli/createoptions.h"
#include "app/cli/installnote.h"
#include "app/core/async.h"
#include "app/services/connectionlist.h"
#include "app/services/create/createdomainoperation.h"
#include "app/services/create/fileinspector.h"
#include "app/services/hostsession.h"
#include "app/services/pausedstart.h"

#include <QFileInfo>

using namespace std::chrono_literals;

namespace domus::cli {

namespace {

/// An image on another host cannot be looked at from here: its format stays open, libvirt may know it.
FileFacts takenOnTrust(const QString& path)
{
    FileFacts facts;
    facts.path = path;
    facts.exists = true;
    facts.isReadable = true;
    return facts;
}

OsDescription systemOn(const FileFacts& medium, const std::optional<QString>& osId, OsCatalog& catalog)
{
    if (osId) {
        return catalog.describe(*osId);
    }
    if (!medium.isIso9660) {
        return {};
    }
    return medium.isReadable ? catalog.identifyIso(medium.path)
                             : catalog.identifyLabel(QFileInfo(medium.path).completeBaseName());
}

} // namespace

CreateCommand::CreateCommand(const Context& context, QObject* parent)
    : Command(context, parent)
    , m_worker(QStringLiteral("files"))
{
}

CreateCommand::~CreateCommand()
{
    // A worker stuck on a dead network share is let go; what it holds it owns.
    m_worker.close(0ms);
}

void CreateCommand::declare(QCommandLineParser& parser) const
{
    createoptions::declare(parser);
}

QString CreateCommand::read(const QCommandLineParser& parser)
{
    const Result<CreateRequest> request = createoptions::read(parser);
    if (!request) {
        return request.error().text;
    }
    m_request = *request;
    m_isPlan = parser.isSet(QStringLiteral("plan"));
    return {};
}

void CreateCommand::start(HostSession& session)
{
    m_request.source.isOnThisComputer = !session.isLocal();
    if (session.host().readOnly && !m_isPlan) {
        terminal().complain(tr("This connection is for reading only."));
        Q_EMIT finished(ExitCode::Refused);
        return;
    }
    inspect(session);
    session.submit<HostFacts>(
        LaneKind::Slow, this,
        [uri = session.uri(), isLocal = session.isLocal()](
            Connection& connection) { return gatherHostFacts(connection, uri, isLocal); },
        [this, &session](const Result<HostFacts>& facts) {
            if (!facts) {
                fail(facts.error().during(tr("Ask the host what it can do")));
                return;
            }
            m_facts = *facts;
            planWhenKnown(session);
        });
}

void CreateCommand::inspect(HostSession& session)
{
    auto answer = async::reply<Findings>(this, [this, &session](const Findings& findings) {
        m_findings = findings;
        planWhenKnown(session);
    });
    QStringList images;
    for (const DiskRequest& disk : m_request.disks.value_or(QVector<DiskRequest>())) {
        if (disk.kind == DiskRequest::Kind::Existing) {
            images.append(disk.path);
        }
    }
    const bool isRemote = !session.isLocal();
    const FileView view = isRemote ? FileView::AsUser : fileViewOf(session.uri(), true);
    m_worker.post(
        [answer, source = m_request.source, osId = m_request.osId, images, isRemote, view, catalog = m_catalog] {
            Findings findings;
            findings.source = inspectFile(source.path, view);
            if (!source.initrd.isEmpty()) {
                findings.initrd = inspectFile(source.initrd, view);
            }
            for (const QString& image : images) {
                findings.disks.append(isRemote ? takenOnTrust(image) : inspectFile(image, view));
            }
            findings.os = systemOn(findings.source, osId, *catalog);
            answer.post(findings);
        });
}

void CreateCommand::planWhenKnown(HostSession& session)
{
    if (!m_findings || !m_facts) {
        return;
    }
    if (m_request.osId && !m_findings->os.isKnown()) {
        terminal().complain(tr("There is no operating system “%1” in the database.").arg(*m_request.osId));
        Q_EMIT finished(ExitCode::Refused);
        return;
    }
    m_facts->source = m_findings->source;
    m_facts->initrd = m_findings->initrd;
    m_facts->diskFiles = m_findings->disks;
    const CreateDomainPlan plan = planDomain(m_request, m_findings->os, *m_facts);
    show(plan);
    if (!plan.canCreate()) {
        Q_EMIT finished(ExitCode::Refused);
    } else if (m_isPlan) {
        Q_EMIT finished(ExitCode::Done);
    } else {
        create(session, plan);
    }
}

void CreateCommand::show(const CreateDomainPlan& plan)
{
    for (const PlanSentence& sentence : plan.sentences) {
        //: A line of a plan, and in brackets why
        terminal().print(sentence.reason.isEmpty() ? sentence.text : tr("%1 (%2)").arg(sentence.text, sentence.reason));
    }
    if (m_isPlan) {
        terminal().print(tr("The same with virt-install:"));
        const QStringList lines = plan.virtInstall.split(QLatin1Char('\n'));
        for (const QString& line : lines) {
            terminal().print(QStringLiteral("  ") + line);
        }
    }
    for (const PlanProblem& problem : plan.problems) {
        const bool isError = problem.severity == PlanProblem::Severity::Error;
        terminal().complain(isError ? problem.text : tr("Warning: %1").arg(problem.text));
    }
}

void CreateCommand::create(HostSession& session, const CreateDomainPlan& plan)
{
    const bool isStarted = plan.resolved.startNow;
    run(createDomainOperation(session, plan), [this, &session, isStarted](const Task& task, ExitCode code) {
        if (code != ExitCode::Done) {
            if (task.error().isConnectionLoss() && task.error().hasLeftovers) {
                terminal().complain(tr("This program ends here: what was left behind has to be taken away by hand."));
            }
            Q_EMIT finished(code);
            return;
        }
        const QStringList notes = task.outcome().notes;
        for (const QString& note : notes) {
            terminal().complain(note);
        }
        terminal().print(tr("%1: done.").arg(task.title()));
        if (!isStarted) {
            Q_EMIT finished(ExitCode::Done);
            return;
        }
        letRun(session, task.outcome().domain);
    });
}

// It was started with its CPUs stopped, for a console that is not there.
void CreateCommand::letRun(HostSession& session, Uuid machine)
{
    const DomainKey key{session.id(), machine};
    m_pausedStart = std::make_unique<PausedStart>(connections());
    m_pausedStart->setPatience(0ms);
    connect(m_pausedStart.get(), &PausedStart::released, this, [this, &session, key](const DomainKey& released) {
        if (released == key) {
            noteThatItRan(session, this, key.uuid, [this] { Q_EMIT finished(ExitCode::Done); });
        }
    });
    const auto stillPaused = [this](const Error& error) {
        terminal().complain(tr("The virtual machine is still paused: %1").arg(sentenceOf(error)));
        Q_EMIT finished(ExitCode::Failed);
    };
    connect(m_pausedStart.get(), &PausedStart::failed, this,
        [key, stillPaused](const DomainKey& failed, const Error& error) {
            if (failed == key) {
                stillPaused(error);
            }
        });
    connect(&session, &HostSession::stateChanged, this, [&session, stillPaused] {
        if (session.state() != SessionState::Open) {
            stillPaused(session.error());
        }
    });
    m_pausedStart->started(key);
}

} // namespace domus::cli
