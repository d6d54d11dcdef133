// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/binoperations.h"
#include "app/services/bin/binwork.h"
#include "app/services/metadataentry.h"
#include "app/services/renamedomain.h"
#include "app/services/virshcommand.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <algorithm>

namespace domus {

using binwork::Tr;

namespace {

/// Takes one machine out of the bin. The note goes last, and says before everything else that it is on its way out:
/// left half way, the machine is still there, to be restored, and nothing empties it.
class Restoring
{
public:
    Restoring(Connection& connection, const QString& uri, Uuid uuid, const QString& newName, const QString& since)
        : m_connection(connection)
        , m_uri(uri)
        , m_uuid(uuid)
        , m_newName(newName)
        , m_since(since)
    {
    }
    Result<OperationOutcome> run();

private:
    Status steps();
    Status look();
    Status lookAtName();
    Status leave();
    Status rename();
    Status startAutostart();
    Status unmark();
    Status noteLeaving(bool isLeaving);
    void tidy();
    void tell(const QStringList& words) { m_commands.append(virshCommand(m_uri, words)); }

    Connection& m_connection;
    QString m_uri;
    Uuid m_uuid;
    QString m_newName;
    QString m_since; // the date its note must have; empty: any
    DomainRecord m_domain;
    BinNote m_note;
    QString m_name; // as it is to be called
    binwork::Steps m_steps;
    QStringList m_notes;
    QStringList m_commands; // what was done, as virsh says it
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
    if (!m_since.isEmpty() && note->since.toString(Qt::ISODate) != m_since) {
        return fail(ErrorKind::WrongState, Tr::tr("It is not in the bin any more, or was put there anew."));
    }
    m_domain = *domain;
    m_note = *note;
    return {};
}

Status Restoring::lookAtName()
{
    m_name = m_newName;
    if (m_name.isEmpty()) {
        // One that somebody gave it since is theirs.
        const bool hasBinName = m_domain.name == binnote::binName(m_note.name, m_uuid);
        m_name = hasBinName && !m_note.name.isEmpty() ? m_note.name : m_domain.name;
    }
    if (m_name == m_domain.name) {
        return {};
    }
    const auto domains = m_connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    if (std::any_of(
            domains->cbegin(), domains->cend(), [this](const DomainRecord& record) { return record.name == m_name; })) {
        return fail(ErrorKind::AlreadyExists,
            Tr::tr("Another machine is called “%1” by now. This one can be restored under another name.").arg(m_name));
    }
    if (hasProcess(m_domain)) {
        return fail(ErrorKind::WrongState,
            Tr::tr("It runs under the name that it has in the bin. Shut it down, then restore it."));
    }
    return {};
}

Status Restoring::leave()
{
    const bool isOneStep = m_name == m_domain.name && (!m_note.autostart || m_domain.autostart);
    if (isOneStep || m_note.isLeaving) {
        return {};
    }
    Status done = noteLeaving(true);
    if (done) {
        m_steps.done([this] { return noteLeaving(false); });
    }
    return done;
}

/// With what its firmware keeps under its name.
Status Restoring::rename()
{
    if (m_name == m_domain.name) {
        return {};
    }
    const auto done = renameDomain(m_connection, m_uuid, m_name, m_uri);
    if (!done) {
        const auto now = binwork::find(m_connection, m_uuid);
        // Another hand may be at the same just now: then all that is left to do is left.
        return now && now->name == m_name ? Status() : fail(done.error());
    }
    m_notes += done->notes;
    tell({QStringLiteral("domrename"), m_uuid.toString(), m_name});
    m_steps.done([this, before = m_domain.name]() -> Status {
        const auto back = renameDomain(m_connection, m_uuid, before, m_uri);
        return back ? Status() : Status(fail(back.error()));
    });
    return {};
}

Status Restoring::noteLeaving(bool isLeaving)
{
    return binwork::changeEntry(m_connection, m_uuid, [this, isLeaving](const QByteArray& entry) {
        if (!binnote::read(entry)) { // taken out by another hand meanwhile: it must not be put there again
            return isLeaving ? fail(ErrorKind::WrongState, Tr::tr("It is not in the bin any more."))
                             : Result<QByteArray>(entry);
        }
        BinNote note = m_note;
        note.isLeaving = isLeaving;
        return Result<QByteArray>(binnote::with(entry, note));
    });
}

Status Restoring::startAutostart()
{
    if (!m_note.autostart || m_domain.autostart) {
        return {};
    }
    Status done = m_connection.setAutostart(m_uuid, true);
    if (done) {
        tell({QStringLiteral("autostart"), m_uuid.toString()});
        m_steps.done([this] { return m_connection.setAutostart(m_uuid, false); });
    }
    return done;
}

Status Restoring::unmark()
{
    QByteArray left;
    Status done = binwork::changeEntry(m_connection, m_uuid, [this, &left](const QByteArray& entry) {
        const QByteArray rest = binnote::without(entry);
        left = m_note.hadOwnLayout ? rest : metadataentry::compact(rest);
        return Result<QByteArray>(left);
    });
    if (done) {
        m_commands.append(metadataentry::command(m_uri, m_uuid, left));
    }
    return done;
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
    // What another hand changed since it was read is not written over.
    const auto now = m_connection.domainXml(m_uuid, XmlView::Inactive);
    if (now && *now == *text) {
        (void)m_connection.defineDomain(xml->save());
    }
}

Status Restoring::steps()
{
    Status status = look();
    if (status) {
        status = lookAtName();
    }
    if (status) {
        status = leave();
    }
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
    OperationOutcome outcome{m_uuid, m_notes, m_commands.join(QLatin1String(" &&\n"))};
    BinNote again = m_note;
    again.isLeaving = false;
    outcome.undo = {Undo::Kind::MoveToBin, m_uuid, QString::fromUtf8(binnote::with({}, again)), {}, {}, false};
    return outcome;
}

} // namespace

Operation restoreFromBinOperation(const HostSession& session, const DomainRecord& domain, const BinNote& note,
    const QString& newName, const QString& since)
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
    operation.lane = LaneKind::Control; // where notes are written
    operation.isUntold = true; // no event tells of autostart
    operation.run = [uri = session.uri(), uuid = domain.uuid, name, newName, since](Connection& connection,
                        const ProgressSink& progress, const StopToken& /*stop*/) -> Result<OperationOutcome> {
        progress({std::nullopt, {}});
        auto result = Restoring(connection, uri, uuid, newName, since).run();
        if (!result) {
            return fail(result.error().during(Tr::tr("Restore the virtual machine from the bin"), name));
        }
        return result;
    };
    return operation;
}

} // namespace domus
