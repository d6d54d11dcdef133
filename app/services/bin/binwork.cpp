// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/binwork.h"

#include "app/virt/domainrename.h"
#include "app/xml/domainxml.h"

#include <algorithm>
#include <utility>

namespace domus::binwork {

Result<DomainRecord> find(Connection& connection, Uuid uuid)
{
    const auto domains = connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    const auto it = std::find_if(
        domains->cbegin(), domains->cend(), [uuid](const DomainRecord& record) { return record.uuid == uuid; });
    if (it == domains->cend()) {
        return fail(ErrorKind::NotFound, Tr::tr("The virtual machine is not there any more."), "bin");
    }
    return *it;
}

Result<QByteArray> entry(Connection& connection, Uuid uuid)
{
    return connection.domainMetadata(uuid, QLatin1String(machinemetadata::namespaceUri), XmlView::Inactive);
}

Status setEntry(Connection& connection, Uuid uuid, const QByteArray& text)
{
    return connection.setDomainMetadata(
        uuid, QLatin1String(machinemetadata::prefix), QLatin1String(machinemetadata::namespaceUri), text);
}

Status changeEntry(
    Connection& connection, Uuid uuid, const std::function<Result<QByteArray>(const QByteArray& entry)>& how)
{
    const auto text = entry(connection, uuid);
    const auto next = text ? how(*text) : text;
    if (!next) {
        return fail(next.error());
    }
    return *next == *text ? Status() : setEntry(connection, uuid, *next);
}

Status rename(Connection& connection, Uuid uuid, const QString& name)
{
    auto* renamer = dynamic_cast<DomainRename*>(&connection);
    return renamer != nullptr ? renamer->renameDomain(uuid, name)
                              : fail(ErrorKind::Unsupported, Tr::tr("This connection cannot rename machines."), "bin");
}

Error Steps::undone(const Error& cause)
{
    Error error = cause;
    if (cause.isConnectionLoss()) {
        if (!m_undo.empty()) {
            error.kind = ErrorKind::OutcomeUnknown; // "nothing was done" would be said of all
        }
        return error;
    }
    while (!m_undo.empty()) {
        const auto undo = std::move(m_undo.back());
        m_undo.pop_back();
        if (const Status status = undo(); !status) {
            error.text = Tr::tr("%1 What was done before that could not be taken back: %2")
                             .arg(error.text, status.error().text);
            break;
        }
    }
    m_undo.clear();
    return error;
}

} // namespace domus::binwork
