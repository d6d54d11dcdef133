// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/binoperations.h"
#include "app/services/bin/binwork.h"
#include "app/services/metadataentry.h"
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
    struct Wish
    {
        QString uri;
        Uuid uuid;
        BinNote note; ///< what to write; its date and how the machine was are filled in
        bool mayForceOff = false; ///< it was agreed to
        bool isFinishing = false; ///< it has this very note already: only what is still to be done is done
    };
    Binning(Connection& connection, const Wish& wish, const ProgressSink& progress, const StopToken& stop)
        : m_connection(connection)
        , m_wish(wish)
        , m_uuid(wish.uuid)
        , m_note(wish.note)
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
    Result<QByteArray> withoutNote(const QByteArray& entry) const;
    void tell(const QStringList& words);

    Connection& m_connection;
    const Wish& m_wish;
    Uuid m_uuid;
    BinNote m_note;
    const ProgressSink& m_progress;
    const StopToken& m_stop;
    DomainRecord m_domain;
    bool m_isMarked = false; // it was in the bin before
    bool m_hasVariables = false; // of the firmware
    bool m_wasForcedOff = false;
    binwork::Steps m_steps;
    QStringList m_notes;
    QStringList m_commands; // what was done, as virsh says it
};

void Binning::tell(const QStringList& words)
{
    m_commands.append(virshCommand(m_wish.uri, words));
}

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
    m_hasVariables = xml->isUefi() || !xml->get(lens::nvram).isEmpty();
    if (auto known = binnote::read(*entry)) {
        m_isMarked = true;
        m_note = *known;
    }
    if (m_wish.isFinishing && (!m_isMarked || m_note != m_wish.note || m_note.isLeaving)) {
        return fail(ErrorKind::WrongState, Tr::tr("It is not in the bin any more, or was put there anew."));
    }
    if (m_isMarked) {
        return {};
    }
    m_note.name = m_domain.name;
    m_note.autostart = m_domain.autostart;
    const XmlNode ours = xml->document().findMetadata(machinemetadata::namespaceUri);
    const auto told = XmlDocument::parse(*entry);
    m_note.hadOwnLayout = told && !ours.text().isEmpty() && ours.text() == told->root().text();
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
    if (!m_wish.mayForceOff) {
        // Somebody needs it: nobody was asked whether its plug may be pulled.
        return fail(ErrorKind::WrongState,
            m_isMarked ? Tr::tr("It is running, so it stays as it is.")
                       : Tr::tr("The virtual machine was started meanwhile, so it was not moved to the bin."));
    }
    if (!m_isMarked) {
        // Nobody's machine is switched off for a bin that cannot take it.
        const auto entry = binwork::entry(m_connection, m_uuid);
        const auto same = entry ? withoutNote(*entry) : entry;
        const Status writable = same ? binwork::setEntry(m_connection, m_uuid, *same) : Status(fail(same.error()));
        if (!writable) {
            return fail(cannotBeMarked(writable.error()));
        }
    }
    m_progress({std::nullopt, Tr::tr("Switching it off")});
    const Status off = m_connection.destroyDomain(m_uuid);
    m_wasForcedOff = off.has_value();
    tell({QStringLiteral("destroy"), m_uuid.toString()});
    // It may have stopped by itself just now; that is as good.
    return off || off.error().kind == ErrorKind::WrongState ? Status() : off;
}

Result<QByteArray> Binning::withoutNote(const QByteArray& entry) const
{
    const QByteArray rest = binnote::without(entry);
    return m_note.hadOwnLayout ? rest : metadataentry::compact(rest);
}

Status Binning::mark()
{
    if (m_isMarked && !m_note.isLeaving) {
        return {};
    }
    m_progress({std::nullopt, Tr::tr("Noting that it is in the bin")});
    if (!m_isMarked) {
        m_note.since = QDateTime::currentDateTimeUtc(); // what it wrote while it went off is older
    }
    m_note.isLeaving = false; // whoever was restoring it did not get there
    QByteArray marked;
    const Status done = binwork::changeEntry(m_connection, m_uuid, [this, &marked](const QByteArray& entry) {
        marked = binnote::with(entry, m_note);
        return marked.isEmpty() ? Result<QByteArray>(fail(ErrorKind::InvalidArgument,
                   Tr::tr("The name of one of its files has characters that no definition can carry. The machine can "
                          "be deleted at once instead.")))
                                : Result<QByteArray>(marked);
    });
    if (!done) {
        return marked.isEmpty() ? done : Status(fail(cannotBeMarked(done.error())));
    }
    m_commands.append(metadataentry::command(m_wish.uri, m_uuid, marked));
    if (!m_isMarked) {
        m_steps.done([this] {
            return binwork::changeEntry(
                m_connection, m_uuid, [this](const QByteArray& entry) { return withoutNote(entry); });
        });
    }
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
        tell({QStringLiteral("autostart"), QStringLiteral("--disable"), m_uuid.toString()});
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
    if (done) {
        tell({QStringLiteral("domrename"), m_uuid.toString(), name});
    }
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
        OperationOutcome outcome{m_uuid, m_notes, m_commands.join(QLatin1String(" &&\n"))};
        outcome.undo = {Undo::Kind::RestoreFromBin, m_uuid, {}, m_note.since.toString(Qt::ISODate), {}, false};
        return outcome;
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

Operation binning(const HostSession& session, const DomainRecord& domain, const Binning::Wish& wish)
{
    Operation operation;
    operation.title = Tr::tr("Move %1 to the bin").arg(wish.isFinishing ? wish.note.name : domain.name);
    operation.connection = session.id();
    operation.subjects = {domain.uuid};
    // Where notes are written. Only what may take its time waits elsewhere, and then reads them again.
    operation.lane = wish.mayForceOff ? LaneKind::Slow : LaneKind::Control;
    operation.isUntold = true; // no event tells of autostart
    operation.isDestructive = wish.mayForceOff;
    operation.endsRun = wish.mayForceOff;
    operation.run = [wish, name = domain.name](Connection& connection, const ProgressSink& progress,
                        const StopToken& stop) -> Result<OperationOutcome> {
        auto result = Binning(connection, wish, progress, stop).run();
        if (!result) {
            return fail(result.error().during(Tr::tr("Move the virtual machine to the bin"), name));
        }
        return result;
    };
    return operation;
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
    Operation operation = binning(session, domain, {session.uri(), domain.uuid, note, hasProcess(domain)});
    operation.preview = previewOf(domain, ticked, keepDays);
    return operation;
}

Operation finishBinningOperation(const HostSession& session, const DomainRecord& domain, const BinNote& note)
{
    return binning(session, domain, {session.uri(), domain.uuid, note, false, true});
}

} // namespace domus
