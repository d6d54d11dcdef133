// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/machinelabeloperations.h"

#include "app/services/metadataentry.h"
#include "app/services/undooperation.h"
#include "app/services/virshcommand.h"
#include "app/virt/domaintexts.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>

#include <algorithm>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::MachineLabels)
};

/// What is done; gives the line of virsh that does the same, where that was not known before.
using Work = std::function<Result<QString>(Connection&)>;

struct Recipe
{
    QString title;
    QString action; ///< for an error: what was tried
    QString sentence;
    QStringList virsh; ///< empty where it is known only afterwards
    Undo::Kind undo = Undo::Kind::None;
    Work work;
};

Operation toOperation(const HostSession& session, const DomainRecord& domain, const Recipe& recipe)
{
    Operation operation;
    operation.title = recipe.title;
    operation.connection = session.id();
    operation.subjects = {domain.uuid};
    operation.preview.sentences = QStringList{recipe.sentence};
    operation.command = recipe.virsh.isEmpty() ? QString() : virshCommand(session.uri(), recipe.virsh);
    operation.run = [recipe, uuid = domain.uuid, name = domain.name](Connection& connection,
                        const ProgressSink& progress, const StopToken& /*stop*/) -> Result<OperationOutcome> {
        progress({std::nullopt, {}});
        const auto done = recipe.work(connection);
        if (!done) {
            return fail(done.error().during(recipe.action, name));
        }
        return OperationOutcome{uuid, {}, *done};
    };
    return withUndo(operation, recipe.undo, domain.uuid);
}

/// The one line of virsh that was told before does it.
Result<QString> asTold(const Status& status)
{
    return status ? Result<QString>(QString()) : fail(status.error());
}

Result<QString> cannotBeDone(const QString& text)
{
    return fail(ErrorKind::Unsupported, text, "MachineLabels");
}

/// Reads Domus' entry, lets it be changed and writes it where that changed it: two calls, so in the control lane, where
/// all notes are written. Gives the line that writes the same.
Result<QString> changeEntry(Connection& connection, const QString& connectionUri, const DomainRecord& domain,
    const std::function<QByteArray(const QByteArray&)>& how)
{
    const QString uri = QLatin1String(machinemetadata::namespaceUri);
    const auto entry = connection.domainMetadata(domain.uuid, uri, XmlView::Inactive);
    if (!entry) {
        return fail(entry.error());
    }
    const QByteArray next = how(*entry);
    if (next == *entry) {
        return QString();
    }
    const Status written = connection.setDomainMetadata(domain.uuid, QLatin1String(machinemetadata::prefix), uri, next);
    return written ? Result<QString>(metadataentry::command(connectionUri, domain.uuid, next, virshScope(domain)))
                   : fail(written.error());
}

MachineLabels labelsOf(const QByteArray& entry)
{
    const auto document = XmlDocument::parse(entry);
    return document ? MachineLabels::fromEntry(document->root()) : MachineLabels();
}

QString namesOf(const QVector<MachineLabel>& labels)
{
    QStringList names;
    names.reserve(labels.size());
    for (const MachineLabel& label : labels) {
        names.append(label.name);
    }
    return names.join(QStringLiteral(", "));
}

/// What takes the first group's place; the rest stays.
QVector<MachineLabel> withHome(const QVector<MachineLabel>& groups, const QString& path)
{
    QVector<MachineLabel> next = groups;
    if (!next.isEmpty()) {
        next.removeFirst();
    }
    if (path.isEmpty()) {
        return next;
    }
    const auto known = std::find_if(
        groups.cbegin(), groups.cend(), [&path](const MachineLabel& group) { return group.name == path; });
    const MachineLabel home = known != groups.cend() ? *known : MachineLabel{path, {}};
    next.removeIf([&path](const MachineLabel& group) { return group.name == path; });
    next.prepend(home);
    return next;
}

/// That nobody else has written it since it was shown.
template <typename TextLens>
Status isStill(Connection& connection, Uuid uuid, const TextLens& what, const std::optional<QString>& before)
{
    if (!before) {
        return {};
    }
    const auto text = connection.domainXml(uuid, XmlView::Inactive);
    const auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
    if (!xml) {
        return fail(xml.error());
    }
    return xml->get(what).trimmed() == before->trimmed()
        ? Status()
        : fail(ErrorKind::WrongState, Tr::tr("It was changed by someone else meanwhile, so it stays as it is now."),
            "MachineLabels");
}

} // namespace

Operation setTitleOperation(
    const HostSession& session, const DomainRecord& domain, const QString& title, const std::optional<QString>& before)
{
    const QString line = title.simplified();
    Recipe recipe;
    recipe.title = Tr::tr("Change the title of %1").arg(domain.name);
    recipe.action = Tr::tr("Change the title");
    recipe.sentence = line.isEmpty() ? Tr::tr("%1 has no title from now on.").arg(domain.name)
                                     : Tr::tr("The title of %1 becomes “%2”.").arg(domain.name, line);
    recipe.virsh = QStringList{QStringLiteral("desc"), virshName(domain), QStringLiteral("--title"),
                       QStringLiteral("--new-desc"), line}
        + virshScope(domain);
    recipe.undo = Undo::Kind::Title;
    recipe.work = [uuid = domain.uuid, line, before](Connection& connection) -> Result<QString> {
        if (Status same = isStill(connection, uuid, lens::title, before); !same) {
            return fail(same.error());
        }
        auto* texts = dynamic_cast<DomainTexts*>(&connection);
        return texts != nullptr ? asTold(texts->setDomainTitle(uuid, line))
                                : cannotBeDone(Tr::tr("This host keeps no titles."));
    };
    return toOperation(session, domain, recipe);
}

Operation setDescriptionOperation(const HostSession& session, const DomainRecord& domain, const QString& description,
    const std::optional<QString>& before)
{
    const QString text = description.trimmed();
    Recipe recipe;
    recipe.title = Tr::tr("Change the notes of %1").arg(domain.name);
    recipe.action = Tr::tr("Change the notes");
    recipe.sentence = text.isEmpty() ? Tr::tr("The notes of %1 are taken away.").arg(domain.name)
                                     : Tr::tr("%1 gets new notes.").arg(domain.name);
    recipe.virsh = QStringList{QStringLiteral("desc"), virshName(domain), QStringLiteral("--new-desc"), text}
        + virshScope(domain);
    recipe.undo = Undo::Kind::Description;
    recipe.work = [uuid = domain.uuid, text, before](Connection& connection) -> Result<QString> {
        if (Status same = isStill(connection, uuid, lens::description, before); !same) {
            return fail(same.error());
        }
        auto* texts = dynamic_cast<DomainTexts*>(&connection);
        return texts != nullptr ? asTold(texts->setDomainDescription(uuid, text))
                                : cannotBeDone(Tr::tr("This host keeps no notes."));
    };
    return toOperation(session, domain, recipe);
}

Operation autostartOperation(const HostSession& session, const DomainRecord& domain, bool on)
{
    Recipe recipe;
    recipe.title = on ? Tr::tr("Start %1 with its host").arg(domain.name)
                      : Tr::tr("No longer start %1 with its host").arg(domain.name);
    recipe.action = Tr::tr("Change whether it starts with its host");
    recipe.sentence = on ? Tr::tr("%1 starts by itself when its host has started.").arg(domain.name)
                         : Tr::tr("%1 stays off when its host starts.").arg(domain.name);
    recipe.virsh = QStringList{QStringLiteral("autostart"), virshName(domain)};
    if (!on) {
        recipe.virsh.append(QStringLiteral("--disable"));
    }
    recipe.undo = Undo::Kind::Autostart;
    recipe.work
        = [uuid = domain.uuid, on](Connection& connection) { return asTold(connection.setAutostart(uuid, on)); };
    Operation operation = toOperation(session, domain, recipe);
    operation.isUntold = true;
    return operation;
}

Operation setGroupsOperation(
    const HostSession& session, const DomainRecord& domain, const QVector<MachineLabel>& groups)
{
    Recipe recipe;
    recipe.title = Tr::tr("Change the groups of %1").arg(domain.name);
    recipe.action = Tr::tr("Change the groups");
    recipe.sentence = groups.isEmpty() ? Tr::tr("%1 is in no group from now on.").arg(domain.name)
                                       : Tr::tr("%1 is in these groups: %2.").arg(domain.name, namesOf(groups));
    recipe.undo = Undo::Kind::Groups;
    recipe.work = [uri = session.uri(), domain, groups](Connection& connection) {
        return changeEntry(connection, uri, domain,
            [&groups](const QByteArray& entry) { return machinelabels::withGroups(entry, groups); });
    };
    return toOperation(session, domain, recipe);
}

Operation moveToGroupOperation(const HostSession& session, const DomainRecord& domain, const QString& path)
{
    const QString group = machinelabels::normalPath(path);
    Recipe recipe;
    recipe.title = group.isEmpty() ? Tr::tr("Take %1 out of its group").arg(domain.name)
                                   : Tr::tr("Move %1 to the group %2").arg(domain.name, group);
    recipe.action = Tr::tr("Change the groups");
    recipe.sentence = group.isEmpty() ? Tr::tr("%1 leaves its group.").arg(domain.name)
                                      : Tr::tr("%1 belongs to the group %2.").arg(domain.name, group);
    recipe.undo = Undo::Kind::Groups;
    recipe.work = [uri = session.uri(), domain, group](Connection& connection) {
        return changeEntry(connection, uri, domain, [&group](const QByteArray& entry) {
            return machinelabels::withGroups(entry, withHome(labelsOf(entry).groups, group));
        });
    };
    return toOperation(session, domain, recipe);
}

Operation setTagsOperation(const HostSession& session, const DomainRecord& domain, const QVector<MachineLabel>& tags)
{
    Recipe recipe;
    recipe.title = Tr::tr("Change the tags of %1").arg(domain.name);
    recipe.action = Tr::tr("Change the tags");
    recipe.sentence = tags.isEmpty() ? Tr::tr("%1 has no tags from now on.").arg(domain.name)
                                     : Tr::tr("%1 has these tags: %2.").arg(domain.name, namesOf(tags));
    recipe.undo = Undo::Kind::Tags;
    recipe.work = [uri = session.uri(), domain, tags](Connection& connection) {
        return changeEntry(
            connection, uri, domain, [&tags](const QByteArray& entry) { return machinelabels::withTags(entry, tags); });
    };
    return toOperation(session, domain, recipe);
}

} // namespace domus
