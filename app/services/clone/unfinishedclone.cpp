// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clone/unfinishedclone.h"

#include "app/services/clone/startguard.h"
#include "app/services/deletedomain.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>

#include <algorithm>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::CloneDomain)
};

Status isStillUnfinished(Connection& connection, Uuid uuid)
{
    const auto entry = connection.domainMetadata(uuid, QLatin1String(machinemetadata::namespaceUri), XmlView::Inactive);
    if (!entry) {
        return fail(entry.error());
    }
    return startguard::has(*entry, startguard::copying)
        ? Status()
        : fail(ErrorKind::WrongState, Tr::tr("It was finished meanwhile, so it stays."), "unfinishedClone");
}

} // namespace

QVector<DomainFile> filesOfUnfinishedClone(const DeletionFacts& facts)
{
    QVector<DomainFile> own;
    std::copy_if(facts.files.cbegin(), facts.files.cend(), std::back_inserter(own),
        [](const DomainFile& file) { return file.mayBeDeleted; });
    return own;
}

Operation removeUnfinishedClone(const HostSession& session, const DomainRecord& domain, const DeletionFacts& facts)
{
    const QVector<DomainFile> files = filesOfUnfinishedClone(facts);
    DomainRecord asOff = domain; // one that runs is no unfinished clone: nothing is forced off
    asOff.state = DomainState::ShutOff;
    asOff.id = -1;
    Operation operation = deleteDomainOperation(session, asOff, files, facts.hasTpmState);
    operation.title = Tr::tr("Take the unfinished clone %1 away").arg(domain.name);
    operation.endsRun = false;
    DeletionOrder order{session.uri(), asOff, files, session.isLocal(), facts.hasTpmState};
    order.mayStill = [uuid = domain.uuid](Connection& connection) { return isStillUnfinished(connection, uuid); };
    operation.run = [order](Connection& connection, const ProgressSink& progress,
                        const StopToken& stop) -> Result<OperationOutcome> {
        auto result = deleteDomain(connection, order, progress, stop);
        return result ? result
                      : Result<OperationOutcome>(
                          fail(result.error().during(Tr::tr("Take the unfinished clone away"), order.domain.name)));
    };
    return operation;
}

} // namespace domus
