// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/machinevariables.h"

#include "app/services/connectionname.h"
#include "app/xml/domainxml.h"

#include <QStandardPaths>
#include <QUrl>

#include <utility>

namespace domus::machinevariables {

namespace {

/// By libvirt's own rule; empty where only that host knows.
QString defaultFolder(const QString& uri)
{
    const QString path = QUrl(uri).path();
    if (path == QLatin1String("/system")) {
        return QStringLiteral("/var/lib/libvirt/qemu/nvram");
    }
    if (path == QLatin1String("/session") && isLocalUri(uri)) {
        return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
            + QStringLiteral("/libvirt/qemu/nvram");
    }
    return {};
}

QStringList defaultFiles(const QString& machine)
{
    return {stemOf(machine) + QStringLiteral(".fd"), stemOf(machine) + QStringLiteral(".qcow2")};
}

} // namespace

QStringList Place::paths() const
{
    QStringList all;
    all.reserve(files.size());
    for (const QString& file : files) {
        all.append(folder + QLatin1Char('/') + file);
    }
    return all;
}

bool areKept(const DomainXml& xml)
{
    return xml.isUefi() || !xml.root().find("os/nvram").isNull();
}

QString stemOf(const QString& machine)
{
    return machine + QStringLiteral("_VARS");
}

Place placeOf(const DomainXml& xml, const QString& uri)
{
    Place place;
    const XmlNode nvram = xml.root().find("os/nvram");
    const QString path
        = nvram.child("source").isNull() ? xml.get(lens::nvram).trimmed() : nvram.child("source").attribute("file");
    place.files = defaultFiles(xml.get(lens::name));
    if (path.isEmpty()) {
        place.folder = defaultFolder(uri);
        // A device, or an image on a server, has no name of its own after the machine.
        place.isByName = nvram.child("source").isNull();
        place.isWritten = !place.isByName;
        return place;
    }
    const QString file = path.section(QLatin1Char('/'), -1);
    place.folder = path.section(QLatin1Char('/'), 0, -2);
    place.isByName = place.files.contains(file);
    place.isWritten = true;
    place.files = QStringList{file};
    return place;
}

void setFile(DomainXml& xml, const QString& path)
{
    XmlNode source = xml.root().find("os/nvram").child("source");
    if (source.isNull()) {
        xml.set(lens::nvram, path);
    } else {
        source.setAttribute("file", path);
    }
}

Result<QSet<QString>> namedByOthers(Connection& connection, Uuid except)
{
    const auto domains = connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    QSet<QString> paths;
    for (const DomainRecord& domain : *domains) {
        if (domain.uuid == except) {
            continue;
        }
        for (const XmlView view : {XmlView::Inactive, XmlView::Live}) {
            if (view == XmlView::Live && !domain.isActive()) {
                continue; // the same text again
            }
            const auto text = connection.domainXml(domain.uuid, view);
            if (!text && (text.error().kind == ErrorKind::NotFound || !domain.persistent)) {
                continue; // gone since the list was read, or never defined
            }
            const auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
            if (!xml) {
                return fail(xml.error());
            }
            if (const Place place = placeOf(*xml, {}); place.isWritten && !place.folder.isEmpty()) {
                paths.insert(place.paths().constFirst());
            }
        }
    }
    return paths;
}

Result<Room> roomFor(Connection& connection, const Place& place, const QString& machine, Uuid owner)
{
    const auto others = namedByOthers(connection, owner);
    if (!others) {
        return fail(others.error());
    }
    auto folder = FolderPool::open(connection, place.folder);
    if (!folder) {
        return fail(folder.error());
    }
    Room room;
    room.folder = std::move(*folder);
    const auto from = room.folder->firstOf(place.files);
    if (!from) {
        return fail(from.error());
    }
    room.from = *from;
    const QString kind = room.from.isEmpty() ? place.files.constFirst() : room.from;
    const qsizetype dot = kind.lastIndexOf(QLatin1Char('.'));
    const QString ending = dot < 0 ? QString() : kind.mid(dot);
    const auto to = room.folder->freeName(stemOf(machine), ending, *others);
    if (!to) {
        return fail(to.error());
    }
    room.to = *to;
    room.isShared = !room.from.isEmpty() && others->contains(room.folder->path(room.from));
    room.mustBeNamed = place.isWritten || room.to != stemOf(machine) + ending;
    return room;
}

} // namespace domus::machinevariables
