// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/renamedomain.h"

#include "app/services/domainoperations.h"
#include "app/services/folderpool.h"
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
    const auto others = machinevariables::namedByOthers(m_connection, m_uuid);
    if (!others) {
        return fail(others.error());
    }
    auto folder = FolderPool::open(m_connection, place.folder);
    if (!folder) {
        return fail(folder.error());
    }
    m_folder = std::move(*folder);
    const auto from = m_folder->firstOf(place.files);
    if (!from) {
        return fail(from.error());
    }
    m_from = *from;
    const QString kind = m_from.isEmpty() ? place.files.constFirst() : m_from;
    const QString ending = kind.mid(kind.lastIndexOf(QLatin1Char('.')));
    const QString stem = machinevariables::stemOf(m_name);
    const auto to = m_folder->freeName(stem, ending, *others);
    if (!to) {
        return fail(to.error());
    }
    m_to = *to;
    if (!m_from.isEmpty() && others->contains(m_folder->path(m_from))) {
        return fail(ErrorKind::WrongState,
            Tr::tr("Another virtual machine uses the same file %1 for what its firmware stores.")
                .arg(m_folder->path(m_from)),
            "renameDomain");
    }
    // By its new name libvirt finds it by itself, unless the definition named the old file.
    if (place.isWritten || m_to != stem + ending) {
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

Status Renaming::place()
{
    if (m_folder && !m_from.isEmpty()) {
        if (Status copied = m_folder->copy(m_from, m_to); !copied) {
            return copied;
        }
        m_wasCopied = true;
    }
    if (!m_after.isEmpty()) {
        if (Status defined = define(m_after); !defined) {
            return defined;
        }
        m_wasDefined = true;
    }
    return {};
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
    const Status defined = m_wasDefined ? define(m_before) : Status();
    if (m_wasCopied && defined) {
        (void)m_folder->remove(m_to); // a copy too many harms nobody
    }
}

void Renaming::dropOld()
{
    if (!m_wasCopied) {
        return;
    }
    if (const Status gone = m_folder->remove(m_from); !gone) {
        m_outcome.notes.append(Tr::tr("What its firmware has stored went along; the old file %1 could not be deleted: "
                                      "%2")
                                   .arg(m_folder->path(m_from), gone.error().text));
    }
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
    if (!connectionIsOpen) {
        return {false, Tr::tr("Its connection is not open.")};
    }
    if (readOnly) {
        return {false, Tr::tr("Its connection is for reading only.")};
    }
    if (domain.state == DomainState::Unknown) {
        return {false, Tr::tr("Its state is not known yet.")};
    }
    if (hasProcess(domain)) {
        return {false, Tr::tr("It can be renamed while it is off. Its title can be changed at any time.")};
    }
    return {true, {}};
}

Availability textsAvailability(bool connectionIsOpen, bool readOnly)
{
    if (!connectionIsOpen) {
        return {false, Tr::tr("Its connection is not open.")};
    }
    return readOnly ? Availability{false, Tr::tr("Its connection is for reading only.")} : Availability{true, {}};
}

Operation renameDomainOperation(const HostSession& session, const DomainRecord& domain, const QString& newName)
{
    const QString name = newName.simplified();
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
        auto renamed = Renaming(connection, uuid, name, uri).run();
        return renamed
            ? renamed
            : Result<OperationOutcome>(fail(renamed.error().during(Tr::tr("Rename the virtual machine"), oldName)));
    };
    return withUndo(operation, Undo::Kind::Rename, domain.uuid);
}

} // namespace domus
