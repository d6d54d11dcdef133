// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/renamedomain.h"

#include "app/services/create/plannames.h"
#include "app/services/domainoperations.h"
#include "app/services/machinevariables.h"
#include "app/services/undooperation.h"
#include "app/services/virshcommand.h"
#include "app/virt/connection.h"
#include "app/virt/domainrename.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>

#include <memory>
#include <utility>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::MachineLabels)
};

/// One renaming. What the firmware keeps in a file named after the machine goes along: left behind, it would be lost to
/// this machine and be found by the next one of the old name. The file is copied, and the first goes last, so that at
/// every moment the machine as it is then called has its variables.
class Renaming
{
public:
    Renaming(Connection& connection, Uuid uuid, QString name, QString uri)
        : m_connection(connection)
        , m_uuid(uuid)
        , m_name(std::move(name))
        , m_uri(std::move(uri))
    {
    }

    Result<OperationOutcome> run();

private:
    Status look();
    Status lookAgain();
    Status prepareVariables(const DomainXml& xml);
    Status place();
    Status define(const QByteArray& xml);
    Status rename();
    void takeBack();
    void dropOld();

    Connection& m_connection;
    Uuid m_uuid;
    QString m_name;
    QString m_uri;
    std::unique_ptr<FolderPool> m_folder; ///< null: nothing is to be moved
    QString m_from; ///< the file's name; empty where there is none yet
    QString m_to;
    bool m_wasCopied = false;
    QByteArray m_before;
    QByteArray m_after; ///< empty: the definition needs no change
    bool m_wasDefined = false;
    OperationOutcome m_outcome;
};

Status Renaming::look()
{
    const auto domains = m_connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    for (const DomainRecord& domain : *domains) {
        if (domain.uuid != m_uuid && domain.name == m_name) {
            return fail(ErrorKind::AlreadyExists, Tr::tr("Another virtual machine is called %1 already.").arg(m_name),
                "renameDomain");
        }
        if (domain.uuid == m_uuid && hasProcess(domain)) {
            return fail(ErrorKind::WrongState,
                Tr::tr("It can be renamed while it is off. Its title can be changed at any time."), "renameDomain");
        }
    }
    const auto text = m_connection.domainXml(m_uuid, XmlView::Inactive);
    const auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
    if (!xml) {
        return fail(xml.error());
    }
    m_before = *text;
    return machinevariables::areKept(*xml) ? prepareVariables(*xml) : Status();
}

Status Renaming::prepareVariables(const DomainXml& xml)
{
    const machinevariables::Place place = machinevariables::placeOf(xml, m_uri);
    if (!place.isByName) {
        return {}; // wherever they are, no name leads to them
    }
    if (place.folder.isEmpty()) {
        return fail(ErrorKind::Unsupported,
            Tr::tr(
                "What its firmware has stored lies under its name in a folder that only its host knows, and would be "
                "lost. Its title can be changed instead."),
            "renameDomain");
    }
    auto room = machinevariables::roomFor(m_connection, place, m_name, m_uuid);
    if (!room) {
        return fail(room.error());
    }
    m_folder = std::move(room->folder);
    m_from = room->from;
    m_to = room->to;
    if (room->isShared) {
        return fail(ErrorKind::WrongState,
            Tr::tr("Another virtual machine uses the same file %1 for what its firmware stores.")
                .arg(m_folder->path(m_from)),
            "renameDomain");
    }
    // By its new name libvirt finds it by itself, unless the definition named the old file.
    if (room->mustBeNamed) {
        DomainXml next = xml;
        machinevariables::setFile(next, m_folder->path(m_to));
        m_after = next.save();
    }
    return {};
}

Status Renaming::define(const QByteArray& xml)
{
    const auto defined = m_connection.defineDomain(xml);
    return defined ? Status() : Status(fail(defined.error()));
}

/// Looking at folders and copying took their time.
Status Renaming::lookAgain()
{
    const auto now = m_connection.domainXml(m_uuid, XmlView::Inactive);
    if (!now) {
        return fail(now.error());
    }
    return *now == m_before
        ? Status()
        : fail(ErrorKind::WrongState,
            Tr::tr("Its definition was changed by someone else meanwhile; it was not renamed."), "renameDomain");
}

Status Renaming::place()
{
    if (m_folder && !m_from.isEmpty()) {
        if (Status copied = m_folder->copy(m_from, m_to); !copied) {
            return copied;
        }
        m_wasCopied = true;
    }
    Status done = m_folder ? lookAgain() : Status(); // libvirt alone renames what has no variables
    if (!done || m_after.isEmpty()) {
        return done;
    }
    done = define(m_after);
    m_wasDefined = done.has_value();
    if (done) {
        const auto text = m_connection.domainXml(m_uuid, XmlView::Inactive);
        m_after = text.value_or(QByteArray()); // in libvirt's words
    }
    return done;
}

Status Renaming::rename()
{
    auto* side = dynamic_cast<DomainRename*>(&m_connection);
    return side != nullptr
        ? side->renameDomain(m_uuid, m_name)
        : fail(ErrorKind::Unsupported, Tr::tr("This host cannot rename virtual machines."), "renameDomain");
}

/// After a failure: the copy goes only when nothing can lead to it.
void Renaming::takeBack()
{
    Status defined;
    if (m_wasDefined) {
        const auto now = m_connection.domainXml(m_uuid, XmlView::Inactive);
        // Another hand's change stays, and with it the copy that the definition names.
        defined = now && *now == m_after ? define(m_before) : Status(fail(ErrorKind::WrongState, {}, "renameDomain"));
    }
    if (m_wasCopied && defined) {
        (void)m_folder->remove(m_to); // a copy too many harms nobody
    }
}

void Renaming::dropOld()
{
    if (!m_wasCopied) {
        return;
    }
    const auto text = m_connection.domainXml(m_uuid, XmlView::Inactive);
    const auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
    const auto now = xml ? Result<machinevariables::Place>(machinevariables::placeOf(*xml, m_uri)) : fail(xml.error());
    if (now && now->isWritten && now->paths().contains(m_folder->path(m_from))) {
        return; // somebody named it just now
    }
    if (const Status gone = now ? m_folder->remove(m_from) : Status(fail(now.error())); !gone) {
        m_outcome.notes.append(Tr::tr("What its firmware has stored went along; the old file %1 could not be deleted: "
                                      "%2")
                                   .arg(m_folder->path(m_from), gone.error().text));
    }
}

/// libvirt takes names that it cannot read back from its own files, and whoever wanted another name for what it was
/// called did not see what it is called now.
Status mayRename(Connection& connection, Uuid uuid, const QString& oldName, const QString& name)
{
    if (const QString wrong = plannames::problemWith(name); !wrong.isEmpty()) {
        return fail(ErrorKind::InvalidArgument, wrong, "renameDomain");
    }
    const auto domains = connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    for (const DomainRecord& domain : *domains) {
        if (domain.uuid == uuid && domain.name != oldName) {
            return fail(ErrorKind::WrongState,
                Tr::tr("Someone else renamed it meanwhile: it is called %1.").arg(domain.name), "renameDomain");
        }
    }
    return {};
}

Result<OperationOutcome> Renaming::run()
{
    m_outcome.domain = m_uuid;
    Status done = look();
    if (done) {
        done = place();
    }
    if (done) {
        done = rename();
    }
    if (!done) {
        if (!done.error().isConnectionLoss()) {
            takeBack();
        }
        return fail(done.error());
    }
    dropOld();
    return m_outcome;
}

} // namespace

Availability renameAvailability(const DomainRecord& domain, bool connectionIsOpen, bool readOnly)
{
    return offAvailability(domain, connectionIsOpen, readOnly,
        Tr::tr("It can be renamed while it is off. Its title can be changed at any time."));
}

Availability textsAvailability(bool connectionIsOpen, bool readOnly)
{
    return changeAvailability(connectionIsOpen, readOnly);
}

Result<OperationOutcome> renameDomain(Connection& connection, Uuid uuid, const QString& name, const QString& uri)
{
    return Renaming(connection, uuid, name, uri).run();
}

Operation renameDomainOperation(const HostSession& session, const DomainRecord& domain, const QString& newName)
{
    const QString name = newName.trimmed();
    Operation operation;
    operation.title = Tr::tr("Rename %1 to %2").arg(domain.name, name);
    operation.connection = session.id();
    operation.subjects = {domain.uuid};
    operation.preview.sentences
        = QStringList{Tr::tr("%1 is called %2 from now on; its disks stay where they are.").arg(domain.name, name)};
    operation.command = virshCommand(session.uri(), {QStringLiteral("domrename"), virshName(domain), name});
    operation.run = [uuid = domain.uuid, oldName = domain.name, name, uri = session.uri()](Connection& connection,
                        const ProgressSink& progress, const StopToken& /*stop*/) -> Result<OperationOutcome> {
        progress({std::nullopt, {}});
        Status may = mayRename(connection, uuid, oldName, name);
        auto renamed = may ? renameDomain(connection, uuid, name, uri) : Result<OperationOutcome>(fail(may.error()));
        return renamed
            ? renamed
            : Result<OperationOutcome>(fail(renamed.error().during(Tr::tr("Rename the virtual machine"), oldName)));
    };
    return withUndo(operation, Undo::Kind::Rename, domain.uuid);
}

} // namespace domus
