// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/binoperations.h"
#include "app/services/bin/binwork.h"
#include "app/services/virshcommand.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <algorithm>

namespace domus {

using binwork::Tr;

namespace {

/// Takes one machine out of the bin. The note goes last: left half way, the machine is still there, to be restored.
class Restoring
{
public:
    Restoring(Connection& connection, Uuid uuid, const QString& newName)
        : m_connection(connection)
        , m_uuid(uuid)
        , m_newName(newName)
    {
    }
    Result<OperationOutcome> run();

private:
    Status steps();
    Status look();
    Status rename();
    Status startAutostart();
    Status unmark();
    void tidy();

    Connection& m_connection;
    Uuid m_uuid;
    QString m_newName;
    DomainRecord m_domain;
    BinNote m_note;
    QByteArray m_entry; // with the note
    binwork::Steps m_steps;
};

Status Restoring::look()
{
    const auto domain = binwork::find(m_connection, m_uuid);
    if (!domain) {
        return fail(domain.error());
    }
    const auto entry = binwork::entry(m_connection, m_uuid);
    if (!entry) {
        return fail(entry.error());
    }
    const auto note = binnote::read(*entry);
    if (!note) {
        return fail(ErrorKind::WrongState, Tr::tr("It is not in the bin any more."));
    }
    m_domain = *domain;
    m_entry = *entry;
    m_note = *note;
    return {};
}

Status Restoring::rename()
{
    QString name = m_newName;
    if (name.isEmpty()) {
        // One that somebody gave it since is theirs.
        const bool hasBinName = m_domain.name == binnote::binName(m_note.name, m_uuid);
        name = hasBinName ? m_note.name : m_domain.name;
    }
    if (name.isEmpty() || name == m_domain.name) {
        return {};
    }
    const auto domains = m_connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    if (std::any_of(
            domains->cbegin(), domains->cend(), [&name](const DomainRecord& record) { return record.name == name; })) {
        return fail(ErrorKind::AlreadyExists,
            Tr::tr("Another machine is called “%1” by now. This one can be restored under another name.").arg(name));
    }
    if (hasProcess(m_domain)) {
        return fail(ErrorKind::WrongState,
            Tr::tr("It runs under the name that it has in the bin. Shut it down, then restore it."));
    }
    Status done = binwork::rename(m_connection, m_uuid, name);
    if (done) {
        m_steps.done([this, before = m_domain.name] { return binwork::rename(m_connection, m_uuid, before); });
    }
    return done;
}

Status Restoring::startAutostart()
{
    if (!m_note.autostart || m_domain.autostart) {
        return {};
    }
    Status done = m_connection.setAutostart(m_uuid, true);
    if (done) {
        m_steps.done([this] { return m_connection.setAutostart(m_uuid, false); });
    }
    return done;
}

Status Restoring::unmark()
{
    const QByteArray entry = binnote::without(m_entry);
    return binwork::setEntry(m_connection, m_uuid, m_note.hadOwnLayout ? entry : binnote::compact(entry));
}

/// libvirt puts an entry that is written behind the others, and leaves an empty <metadata> where it takes the last one
/// away. Nobody misses anything where this cannot be mended.
void Restoring::tidy()
{
    if (m_note.place < 0 && !m_note.wasWithoutMetadata) {
        return;
    }
    const auto text = m_connection.domainXml(m_uuid, XmlView::Inactive);
    auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
    if (!xml) {
        return;
    }
    XmlNode metadata = xml->root().child("metadata");
    const QVector<XmlNode> entries = metadata.children();
    if (m_note.wasWithoutMetadata) {
        if (metadata.isNull() || !entries.isEmpty()) {
            return;
        }
        metadata.remove();
    } else {
        const auto isOurs
            = [](XmlNode entry) { return entry.namespaceUri() == QLatin1String(machinemetadata::namespaceUri); };
        const auto ours = std::find_if(entries.cbegin(), entries.cend(), isOurs);
        if (ours == entries.cend() || ours - entries.cbegin() <= m_note.place) {
            return;
        }
        for (qsizetype at = m_note.place; at < entries.size(); ++at) {
            XmlNode other = entries.at(at);
            if (!isOurs(other)) {
                metadata.appendCopy(other);
                other.remove();
            }
        }
    }
    (void)m_connection.defineDomain(xml->save());
}

Status Restoring::steps()
{
    Status status = look();
    if (status) {
        status = rename();
    }
    if (status) {
        status = startAutostart();
    }
    if (status) {
        status = unmark();
    }
    return status;
}

Result<OperationOutcome> Restoring::run()
{
    if (const Status status = steps(); !status) {
        return fail(m_steps.undone(status.error()));
    }
    tidy();
    return OperationOutcome{m_uuid, {}};
}

QString commandOf(const HostSession& session, const DomainRecord& domain, const BinNote& note, const QString& name)
{
    QStringList lines;
    if (!name.isEmpty() && name != domain.name) {
        lines.append(virshCommand(session.uri(), {QStringLiteral("domrename"), virshName(domain), name}));
    }
    const QString uuid = domain.uuid.toString();
    if (note.autostart) {
        lines.append(virshCommand(session.uri(), {QStringLiteral("autostart"), uuid}));
    }
    return lines.join(QLatin1String(" &&\n"));
}

} // namespace

Operation restoreFromBinOperation(
    const HostSession& session, const DomainRecord& domain, const BinNote& note, const QString& newName)
{
    const bool hasBinName = domain.name == binnote::binName(note.name, domain.uuid);
    const QString name = !newName.isEmpty() ? newName : hasBinName ? note.name : domain.name;
    Operation operation;
    operation.title = Tr::tr("Restore %1 from the bin").arg(name);
    operation.connection = session.id();
    operation.subjects = {domain.uuid};
    operation.preview.sentences.append(Tr::tr("%1 is back in the list, as it was.").arg(name));
    if (note.autostart) {
        operation.preview.sentences.append(Tr::tr("It starts together with its host again."));
    }
    operation.command = commandOf(session, domain, note, name);
    operation.lane = LaneKind::Slow;
    operation.isUntold = true; // no event tells of autostart
    operation.run = [uuid = domain.uuid, name, newName](Connection& connection, const ProgressSink& progress,
                        const StopToken& /*stop*/) -> Result<OperationOutcome> {
        progress({std::nullopt, {}});
        auto result = Restoring(connection, uuid, newName).run();
        if (!result) {
            return fail(result.error().during(Tr::tr("Restore the virtual machine from the bin"), name));
        }
        return result;
    };
    return operation;
}

} // namespace domus
