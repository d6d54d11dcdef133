// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/binoperations.h"
#include "app/services/bin/binwork.h"
#include "app/services/virshcommand.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <QFile>

namespace domus {

using binwork::Tr;

namespace {

/// The longest name that a file of the host can carry, with room for what libvirt puts behind it.
constexpr qsizetype longestName = 200;

/// Puts one machine into the bin. The note comes before everything that it tells how to take back: a machine that is
/// left half way is either in the list as it was, or in the bin with all that restoring it needs.
class Binning
{
public:
    Binning(Connection& connection, Uuid uuid, const BinNote& note, const ProgressSink& progress, const StopToken& stop)
        : m_connection(connection)
        , m_uuid(uuid)
        , m_note(note)
        , m_progress(progress)
        , m_stop(stop)
    {
    }
    Result<OperationOutcome> run();

private:
    Status steps();
    Status look();
    Status forceOff();
    Status mark();
    Status stopAutostart();
    Status rename();
    bool hasFilesByName() const;
    Error cannotBeMarked(const Error& error) const;

    Connection& m_connection;
    Uuid m_uuid;
    BinNote m_note;
    const ProgressSink& m_progress;
    const StopToken& m_stop;
    DomainRecord m_domain;
    QByteArray m_entry; // before
    QByteArray m_before; // the same, as it is written back
    bool m_isMarked = false; // it was in the bin before
    bool m_hasVariables = false; // of the firmware
    bool m_wasForcedOff = false;
    binwork::Steps m_steps;
    QStringList m_notes;
};

Status Binning::look()
{
    const auto domain = binwork::find(m_connection, m_uuid);
    if (!domain) {
        return fail(domain.error());
    }
    m_domain = *domain;
    if (!m_domain.persistent) {
        return fail(ErrorKind::WrongState,
            Tr::tr("It exists only while it runs, so it cannot wait in the bin: force it off, and it is gone."));
    }
    const auto entry = binwork::entry(m_connection, m_uuid);
    const auto text = entry ? m_connection.domainXml(m_uuid, XmlView::Inactive) : entry;
    auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
    if (!xml) {
        return fail(xml.error());
    }
    m_entry = *entry;
    m_before = *entry;
    m_hasVariables = xml->isUefi() || !xml->get(lens::nvram).isEmpty();
    if (const auto known = binnote::read(m_entry)) {
        m_isMarked = true;
        m_note = *known;
        return {};
    }
    m_note.name = m_domain.name;
    m_note.autostart = m_domain.autostart;
    const XmlNode ours = xml->document().findMetadata(machinemetadata::namespaceUri);
    const auto told = XmlDocument::parse(m_entry);
    m_note.hadOwnLayout = told && !ours.text().isEmpty() && ours.text() == told->root().text();
    if (!m_note.hadOwnLayout) {
        m_before = binnote::compact(m_entry);
    }
    const XmlNode metadata = xml->root().child("metadata");
    m_note.wasWithoutMetadata = metadata.isNull();
    const QVector<XmlNode> entries = metadata.children();
    for (qsizetype at = 0; at + 1 < entries.size(); ++at) {
        if (entries.at(at).namespaceUri() == QLatin1String(machinemetadata::namespaceUri)) {
            m_note.place = static_cast<int>(at);
        }
    }
    return {};
}

Error Binning::cannotBeMarked(const Error& error) const
{
    if (error.isConnectionLoss()) {
        return error;
    }
    Error told = error;
    told.text = Tr::tr("%1 The bin needs a note in the machine's own definition. The machine can be deleted at once "
                       "instead.")
                    .arg(error.text);
    return told;
}

Status Binning::forceOff()
{
    if (!hasProcess(m_domain)) {
        return {};
    }
    if (!m_isMarked) {
        // Nobody's machine is switched off for a bin that cannot take it.
        if (const Status writable = binwork::setEntry(m_connection, m_uuid, m_before); !writable) {
            return fail(cannotBeMarked(writable.error()));
        }
    }
    m_progress({std::nullopt, Tr::tr("Switching it off")});
    const Status off = m_connection.destroyDomain(m_uuid);
    m_wasForcedOff = off.has_value();
    // It may have stopped by itself just now; that is as good.
    return off || off.error().kind == ErrorKind::WrongState ? Status() : off;
}

Status Binning::mark()
{
    if (m_isMarked) {
        return {};
    }
    m_progress({std::nullopt, Tr::tr("Noting that it is in the bin")});
    const QByteArray marked = binnote::with(m_entry, m_note);
    if (marked.isEmpty()) {
        return fail(ErrorKind::InvalidArgument,
            Tr::tr("The name of one of its files has characters that no definition can carry. The machine can be "
                   "deleted at once instead."));
    }
    if (const Status done = binwork::setEntry(m_connection, m_uuid, marked); !done) {
        return fail(cannotBeMarked(done.error()));
    }
    m_steps.done([this] { return binwork::setEntry(m_connection, m_uuid, m_before); });
    return {};
}

Status Binning::stopAutostart()
{
    if (!m_domain.autostart) {
        return {};
    }
    Status done = m_connection.setAutostart(m_uuid, false);
    if (done) {
        m_steps.done([this] { return m_connection.setAutostart(m_uuid, true); });
    }
    return done;
}

/// What libvirt keeps under the machine's name would be left to the next machine of that name, or to none.
bool Binning::hasFilesByName() const
{
    return m_domain.hasManagedSave || m_hasVariables;
}

Status Binning::rename()
{
    const QString name = binnote::binName(m_note.name, m_uuid);
    if (m_domain.name != m_note.name || QFile::encodeName(name).size() > longestName) {
        return {};
    }
    if (hasFilesByName()) {
        m_notes.append(Tr::tr("Its name stays taken while it is in the bin, because its saved state or its firmware's "
                              "variables are kept under it."));
        return {};
    }
    Status done = binwork::rename(m_connection, m_uuid, name);
    if (done || done.error().isConnectionLoss()) {
        return done;
    }
    // A driver that cannot, or not with what this machine has: the bin does without.
    m_notes.append(Tr::tr("Its name stays taken while it is in the bin: %1").arg(done.error().text));
    return {};
}

Status Binning::steps()
{
    m_progress({std::nullopt, Tr::tr("Looking at the machine")});
    Status status = look();
    if (status && m_stop.stop_requested()) {
        status = fail(Error::cancelled());
    }
    if (status) {
        status = forceOff();
    }
    if (status) {
        status = mark();
    }
    if (status) {
        status = stopAutostart();
    }
    if (status) {
        status = rename();
    }
    return status;
}

Result<OperationOutcome> Binning::run()
{
    const Status status = steps();
    if (status) {
        return OperationOutcome{m_uuid, m_notes};
    }
    Error error = m_steps.undone(status.error());
    if (m_wasForcedOff) {
        error.text = Tr::tr("%1 It was forced off before that.").arg(error.text);
        if (error.kind == ErrorKind::NotConnected) {
            error.kind = ErrorKind::OutcomeUnknown;
        }
    }
    return fail(error);
}

OperationPreview previewOf(const DomainRecord& domain, const QVector<DomainFile>& ticked, int keepDays)
{
    OperationPreview preview;
    if (hasProcess(domain)) {
        preview.sentences.append(Tr::tr("%1 is running: it is forced off first, and what its programs have not written "
                                        "to its disks is gone with it.")
                                     .arg(domain.name));
    }
    preview.sentences.append(
        Tr::tr("%1 waits in the bin. Nothing of it is deleted, and it can be restored as it is.").arg(domain.name));
    if (domain.autostart) {
        preview.sentences.append(Tr::tr("It no longer starts together with its host."));
    }
    if (keepDays > 0) {
        preview.sentences.append(Tr::tr("After %n day(s) it is deleted for good.", nullptr, keepDays));
    }
    for (const DomainFile& file : ticked) {
        preview.files.append(
            {FileEffect::What::Kept, file.path, file.size, Tr::tr("It is deleted when the bin is emptied.")});
    }
    return preview;
}

QString commandOf(const HostSession& session, const DomainRecord& domain)
{
    const QString name = virshName(domain);
    QStringList lines;
    if (hasProcess(domain)) {
        lines.append(virshCommand(session.uri(), {QStringLiteral("destroy"), name}));
    }
    lines.append(virshCommand(session.uri(), {QStringLiteral("autostart"), QStringLiteral("--disable"), name}));
    if (!domain.hasManagedSave) {
        lines.append(virshCommand(
            session.uri(), {QStringLiteral("domrename"), name, binnote::binName(domain.name, domain.uuid)}));
    }
    return lines.join(QLatin1String(" &&\n"));
}

} // namespace

Operation binDomainOperation(
    const HostSession& session, const DomainRecord& domain, const QVector<DomainFile>& ticked, int keepDays)
{
    BinNote note;
    note.days = keepDays;
    for (const DomainFile& file : ticked) {
        note.files.append({file.path, file.size});
    }
    Operation operation;
    operation.title = Tr::tr("Move %1 to the bin").arg(domain.name);
    operation.connection = session.id();
    operation.subjects = {domain.uuid};
    operation.preview = previewOf(domain, ticked, keepDays);
    operation.command = commandOf(session, domain);
    operation.lane = LaneKind::Slow;
    operation.isUntold = true; // no event tells of autostart
    operation.isDestructive = hasProcess(domain);
    operation.endsRun = true;
    operation.run = [uuid = domain.uuid, name = domain.name, note](Connection& connection, const ProgressSink& progress,
                        const StopToken& stop) -> Result<OperationOutcome> {
        BinNote dated = note;
        dated.since = QDateTime::currentDateTimeUtc();
        auto result = Binning(connection, uuid, dated, progress, stop).run();
        if (!result) {
            return fail(result.error().during(Tr::tr("Move the virtual machine to the bin"), name));
        }
        return result;
    };
    return operation;
}

} // namespace domus
