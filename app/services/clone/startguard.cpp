// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clone/startguard.h"

#include "app/services/poolimages.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>
#include <QLocale>

#include <utility>

namespace domus::startguard {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::StartGuard)
};

QString entryUri()
{
    return QLatin1String(machinemetadata::namespaceUri);
}

/// The children of that local name: the prefix is the writer's choice.
QVector<XmlNode> marks(const XmlDocument& entry, const char* what)
{
    QVector<XmlNode> found;
    const auto children = entry.root().children();
    for (const XmlNode& child : children) {
        if (child.localName() == QLatin1String(what)) {
            found.append(child);
        }
    }
    return found;
}

QString pathOf(PoolImages& images, const DiskXml& disk)
{
    if (disk.type != QLatin1String("volume")) {
        return disk.path;
    }
    for (const StorageVolumeRecord& volume : images.volumes(disk.pool)) {
        if (volume.name == disk.volume) {
            return volume.path;
        }
    }
    return {};
}

/// The images a machine writes to.
Result<QStringList> writtenImages(Connection& connection, PoolImages& images, Uuid uuid)
{
    const auto text = connection.domainXml(uuid, XmlView::Inactive);
    const auto xml = text ? DomainXml::parse(*text) : Result<DomainXml>(fail(text.error()));
    if (!xml) {
        return fail(xml.error());
    }
    QStringList paths;
    const QVector<DiskXml> disks = xml->disks();
    for (const DiskXml& disk : disks) {
        if (const QString path = pathOf(images, disk); !path.isEmpty() && !disk.isRemovable() && !disk.isReadonly) {
            paths.append(path);
        }
    }
    return paths;
}

/// The machine that has the image, else the image's own name.
QString userOf(Connection& connection, PoolImages& images, const QVector<DomainRecord>& domains, const QString& image)
{
    for (const DomainRecord& domain : domains) {
        if (const auto paths = writtenImages(connection, images, domain.uuid); paths && paths->contains(image)) {
            return domain.name;
        }
    }
    return image.section(QLatin1Char('/'), -1);
}

/// Fails where something builds upon the machine's disks, or that cannot be told.
Status isNoBase(Connection& connection, Uuid uuid)
{
    PoolImages images(connection, false);
    images.read();
    const auto own = writtenImages(connection, images, uuid);
    const auto domains = own ? connection.domains() : Result<QVector<DomainRecord>>(fail(own.error()));
    if (!domains) {
        return fail(domains.error());
    }
    for (const QString& path : *own) {
        const auto volume = images.volumeOf(path);
        if (!volume) { // a pool that stands still tells nothing of what builds upon its images
            return fail(ErrorKind::WrongState,
                Tr::tr("Linked clones were made of it, and its disk %1 lies in no active storage pool, so whether they "
                       "still build upon it cannot be checked. Start the pool first.")
                    .arg(path),
                "startGuard");
        }
        images.lookInto(volume->pool);
    }
    QStringList users;
    const QVector<PoolImages::Link> links = images.links();
    for (const PoolImages::Link& link : links) {
        if (own->contains(link.base) && !own->contains(link.image)) {
            users.append(userOf(connection, images, *domains, link.image));
        }
    }
    users.removeDuplicates();
    users.sort();
    if (!users.isEmpty()) {
        return fail(ErrorKind::WrongState,
            Tr::tr(
                "Its disks are the base of %1: running it would damage them. Make a full clone of it to go on with, or "
                "delete those first.")
                .arg(QLocale().createSeparatedList(users)),
            "startGuard");
    }
    const QStringList unchecked = images.unchecked(QSet<QString>(own->cbegin(), own->cend()));
    if (!unchecked.isEmpty()) {
        return fail(ErrorKind::WrongState,
            Tr::tr("Linked clones were made of it, and whether %1 still builds upon its disks could not be checked: "
                   "running it might damage them.")
                .arg(QLocale().createSeparatedList(unchecked)),
            "startGuard");
    }
    return {};
}

} // namespace

bool has(const QByteArray& entry, const char* what)
{
    const auto document = XmlDocument::parse(entry);
    return document && !marks(*document, what).isEmpty();
}

QByteArray with(const QByteArray& entry, const char* what)
{
    auto previous = XmlDocument::parse(entry);
    const XmlDocument document = previous ? std::move(*previous) : XmlDocument::create(machinemetadata::elementName);
    if (marks(document, what).isEmpty()) {
        const QString prefix = document.root().name().section(QLatin1Char(':'), 0, -2);
        const QByteArray name = prefix.isEmpty() ? QByteArray(what) : QByteArray(prefix.toUtf8() + ":" + what);
        document.root().appendChild(name.constData());
    }
    return document.save().trimmed();
}

QByteArray without(const QByteArray& entry, const char* what)
{
    auto document = XmlDocument::parse(entry);
    if (!document) {
        return entry;
    }
    QVector<XmlNode> found = marks(*document, what);
    if (found.isEmpty()) {
        return entry;
    }
    for (XmlNode& node : found) {
        node.remove();
    }
    return document->root().children().isEmpty() ? QByteArray() : document->save().trimmed();
}

Result<QByteArray> mark(Connection& connection, Uuid uuid, const char* what)
{
    auto entry = connection.domainMetadata(uuid, entryUri(), XmlView::Inactive);
    if (!entry || has(*entry, what)) {
        return entry;
    }
    const Status written
        = connection.setDomainMetadata(uuid, QLatin1String(machinemetadata::prefix), entryUri(), with(*entry, what));
    return written ? entry : Result<QByteArray>(fail(written.error()));
}

Status mayStart(Connection& connection, Uuid uuid)
{
    const auto entry = connection.domainMetadata(uuid, entryUri(), XmlView::Inactive);
    if (!entry) {
        // A driver without notes has no marks.
        return entry.error().isConnectionLoss() ? Status(fail(entry.error())) : Status();
    }
    if (has(*entry, copying)) {
        return fail(ErrorKind::WrongState,
            Tr::tr("It is a clone that is still being made, or was not finished: its disks are not whole. If nothing "
                   "works "
                   "at it any more, delete it and clone again."),
            "startGuard");
    }
    if (!has(*entry, base)) {
        return {};
    }
    if (Status alone = isNoBase(connection, uuid); !alone) {
        return alone;
    }
    // Looking took its time, and others may have noted something. Best effort: a mark too many only has the next start
    // look again.
    if (const auto now = connection.domainMetadata(uuid, entryUri(), XmlView::Inactive); now && has(*now, base)) {
        (void)connection.setDomainMetadata(
            uuid, QLatin1String(machinemetadata::prefix), entryUri(), without(*now, base));
    }
    return {};
}

Status start(Connection& connection, Uuid uuid, StartOptions options)
{
    if (Status allowed = mayStart(connection, uuid); !allowed) {
        return allowed;
    }
    if (Status started = connection.startDomain(uuid, options); !started) {
        return started;
    }
    const auto entry = connection.domainMetadata(uuid, entryUri(), XmlView::Inactive);
    if (!entry || !has(*entry, base)) {
        return {}; // what cannot be read now was read before
    }
    Status alone = isNoBase(connection, uuid);
    if (!alone && !alone.error().isConnectionLoss()) {
        (void)connection.destroyDomain(uuid); // nothing has run in it yet; what fails here is told by what is refused
    }
    return alone;
}

} // namespace domus::startguard
