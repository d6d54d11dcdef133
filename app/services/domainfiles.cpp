// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/binnote.h"
#include "app/services/create/machineentry.h"
#include "app/services/domainoperations.h"
#include "app/services/fileusage.h"
#include "app/services/imagechain.h"
#include "app/services/machinevariables.h"
#include "app/services/poolimages.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <utility>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::DomainFiles)
};

/// A file named by a definition, before anything is known about it.
struct Named
{
    DomainFile::Role role = DomainFile::Role::Disk;
    QString path;
    QString reason; ///< set where its kind alone keeps it
};

/// The definitions of a machine that there are: the next start's, and the running one where it runs.
Result<QVector<DomainXml>> definitions(Connection& connection, const DomainRecord& domain)
{
    QVector<XmlView> views;
    if (domain.persistent) {
        views.append(XmlView::Inactive);
    }
    if (hasProcess(domain) || !domain.persistent) {
        views.append(XmlView::Live);
    }
    QVector<DomainXml> result;
    for (const XmlView view : views) {
        const auto text = connection.domainXml(domain.uuid, view);
        if (!text) {
            return fail(text.error());
        }
        auto xml = DomainXml::parse(*text);
        if (!xml) {
            return fail(xml.error());
        }
        result.append(std::move(*xml));
    }
    return result;
}

/// What a user knows a machine by, which in the bin may have given its name away.
QString nameOf(const QVector<DomainXml>& xmls, const DomainRecord& domain)
{
    for (const DomainXml& xml : xmls) {
        const auto note = binnote::read(xml);
        if (note && !note->name.isEmpty()) {
            //: A machine's name in a list of machines that use a file
            return Tr::tr("%1 in the bin").arg(note->name);
        }
    }
    return domain.name;
}

/// A machine that is asked about.
struct Own
{
    Uuid uuid;
    QVector<Named> named;
    QSet<QString> paths;
    QStringList copies; ///< what Domus copied into a pool for this machine, by its own note
    bool hasTpmState = false;
    bool hasUntoldChain = false; ///< what one of its own disks builds upon is not known

    void name(DomainFile::Role role, const QString& path, const QString& reason)
    {
        if (!path.isEmpty() && !paths.contains(path)) {
            paths.insert(path);
            named.append({role, path, reason});
        }
    }
};

/// Who uses a file, as FileUsage keeps it: a machine, by its UUID, so that it is never in its own way; or an image that
/// no machine need use.
QString machineMark(Uuid uuid)
{
    return uuid.toString() + QLatin1Char('\n');
}

QString imageMark()
{
    return QStringLiteral("\n");
}

/// One look at machines and at everything that might share their files.
class FileSurvey
{
public:
    FileSurvey(Connection& connection, const QVector<Uuid>& wanted, bool isLocal, const QString& uri)
        : m_connection(connection)
        , m_wanted(wanted)
        , m_isLocal(isLocal)
        , m_uri(uri)
        , m_images(connection, isLocal)
        , m_usage(isLocal)
    {
    }

    /// Without those that are not there.
    Result<QHash<Uuid, DeletionFacts>> run();

private:
    Status readDomains();
    void nameCopies(Own& own);
    void readOwn(Own& own, const QVector<DomainXml>& xmls);
    void readOwnDisk(Own& own, const DiskXml& disk);
    QStringList unnamedVariables(const DomainXml& xml) const;
    QString variablesOf(const DomainXml& xml) const;
    void readUse(const QVector<DomainXml>& xmls, const QString& user);
    QString pathOf(const DiskXml& disk);
    /// Nothing where the chain cannot be told.
    std::optional<QStringList> chainOf(const DiskXml& disk, const QString& path) const;
    void readBuilders();
    DomainFile judge(const Own& own, const Named& named);
    QString whyKept(const Own& own, const DomainFile& file, bool isMissing) const;

    Connection& m_connection;
    QVector<Uuid> m_wanted;
    bool m_isLocal;
    QString m_uri; ///< empty where it is not told
    PoolImages m_images;
    FileUsage m_usage;
    QVector<Own> m_own;
    QStringList m_uncheckedUsers; ///< machines whose images, or what these build upon, could not be told
};

/// Of those who use a file, the others; by the names that a user knows them by.
QStringList othersThan(const Own& own, const QStringList& users)
{
    QStringList names;
    names.reserve(users.size());
    for (const QString& user : users) {
        const QString name = user.section(QLatin1Char('\n'), 1);
        if (user.startsWith(imageMark())) {
            if (!own.paths.contains(name)) {
                names.append(name.section(QLatin1Char('/'), -1));
            }
        } else if (!user.startsWith(machineMark(own.uuid))) {
            names.append(name);
        }
    }
    names.removeDuplicates();
    return names;
}

QString FileSurvey::pathOf(const DiskXml& disk)
{
    if (disk.type != QLatin1String("volume")) {
        return disk.path;
    }
    for (const StorageVolumeRecord& volume : m_images.volumes(disk.pool)) {
        if (volume.name == disk.volume) {
            return volume.path;
        }
    }
    return {};
}

std::optional<QStringList> FileSurvey::chainOf(const DiskXml& disk, const QString& path) const
{
    if (disk.isRemovable() || disk.format == QLatin1String("raw")) {
        return QStringList();
    }
    if (!disk.backingChain.isEmpty()) {
        return disk.backingChain; // libvirt told it
    }
    if (auto known = m_isLocal ? imageChain(path) : std::nullopt) {
        return known;
    }
    // Not ours to open, or another host's: libvirt's word, as far as it goes.
    QStringList chain;
    QString current = path;
    while (true) {
        const auto base = m_images.baseOf(current);
        if (!base) {
            return std::nullopt;
        }
        if (base->isEmpty() || *base == path || chain.contains(*base)) {
            return chain;
        }
        chain.append(*base);
        current = *base;
    }
}

void FileSurvey::readOwnDisk(Own& own, const DiskXml& disk)
{
    const QString path = pathOf(disk);
    const QString medium
        = own.copies.contains(path) ? QString() : Tr::tr("It is a medium, not the machine's own disk.");
    if (disk.device == QLatin1String("cdrom")) {
        own.name(DomainFile::Role::Cdrom, path, medium);
        return;
    }
    if (disk.device == QLatin1String("floppy")) {
        own.name(DomainFile::Role::Floppy, path, medium);
        return;
    }
    QString reason;
    if (disk.type != QLatin1String("file") && disk.type != QLatin1String("volume")) {
        reason = Tr::tr("It is a device or a folder of the host, not an image file.");
    } else if (disk.isReadonly) {
        reason = Tr::tr("The machine may only read it, so it belongs to something else.");
    } else if (disk.isShareable) {
        reason = Tr::tr("It is marked as shared between machines.");
    }
    own.name(DomainFile::Role::Disk, path, reason);
    const std::optional<QStringList> chain = chainOf(disk, path);
    own.hasUntoldChain = own.hasUntoldChain || !chain;
    for (const QString& base : chain.value_or(QStringList())) {
        own.name(DomainFile::Role::BackingFile, base, Tr::tr("A disk builds upon it, and others may as well."));
    }
}

/// What other devices than disks have on the host. Deleting a machine never takes any of it along: it is told.
void nameDevices(Own& own, const DomainXml& xml)
{
    const auto name = [&own](const QVector<XmlNode>& nodes, const char* attribute, const QString& reason) {
        for (const XmlNode& node : nodes) {
            own.name(DomainFile::Role::Device, (*attribute == 0 ? node.text() : node.attribute(attribute)).trimmed(),
                reason);
        }
    };
    const QString memory = Tr::tr("It is the content of a memory device, which libvirt does not delete.");
    name(xml.root().findAll("devices/memory/source/path"), "", memory);
    const QString log = Tr::tr("What a port of the machine wrote is no part of it.");
    for (const char* port : {"serial", "parallel", "console", "channel", "redirdev", "smartcard"}) {
        const QVector<XmlNode> nodes = xml.devices().children(port);
        for (const XmlNode& node : nodes) {
            const QString type = node.attribute("type");
            if (type == QLatin1String("file") || type == QLatin1String("pipe")) {
                own.name(DomainFile::Role::Device, node.child("source").attribute("path"), log);
            } else if (type == QLatin1String("unix")
                && node.child("source").attribute("mode") == QLatin1String("connect")) {
                own.name(DomainFile::Role::Device, node.child("source").attribute("path"),
                    Tr::tr("Another program listens there."));
            }
            own.name(DomainFile::Role::Device, node.child("log").attribute("file"), log);
        }
    }
    const QVector<XmlNode> entropy = xml.root().findAll("devices/rng/backend");
    for (const XmlNode& backend : entropy) {
        if (backend.attribute("model") == QLatin1String("egd") && backend.attribute("type") != QLatin1String("udp")) {
            name(backend.children("source"), "path", Tr::tr("Another program listens there."));
        }
    }
    name(xml.root().findAll("devices/filesystem/source"), "dir", Tr::tr("It is a folder of the host."));
    name(xml.root().findAll("devices/filesystem/source"), "file",
        Tr::tr("It holds a file system that the machine shares with its host."));
    const QString firmware = Tr::tr("It is a boot file, not the machine's own.");
    name(xml.root().findAll("os/dtb"), "", firmware);
    name(xml.root().findAll("os/acpi/table"), "", firmware);
}

/// Where the firmware's variables may be although the definition names no file.
QStringList FileSurvey::unnamedVariables(const DomainXml& xml) const
{
    if (m_uri.isEmpty() || !machinevariables::areKept(xml)) {
        return {};
    }
    const machinevariables::Place place = machinevariables::placeOf(xml, m_uri);
    return place.isWritten || place.folder.isEmpty() ? QStringList() : place.paths();
}

QString FileSurvey::variablesOf(const DomainXml& xml) const
{
    const QStringList paths = unnamedVariables(xml);
    if (paths.isEmpty()) {
        return xml.get(lens::nvram);
    }
    const auto there
        = std::find_if(paths.cbegin(), paths.cend(), [](const QString& path) { return QFileInfo::exists(path); });
    if (m_isLocal && there != paths.cend()) {
        return *there;
    }
    // Where nobody lets us look it may be there, and goes with the definition if that is wished.
    const bool isSeen = m_isLocal && QFileInfo(QFileInfo(paths.constFirst()).path()).isExecutable();
    const bool hasFolder = !m_isLocal || QFileInfo::exists(QFileInfo(paths.constFirst()).path())
        || !QFileInfo(QFileInfo(QFileInfo(paths.constFirst()).path()).path()).isExecutable();
    return isSeen || !hasFolder ? QString() : paths.constFirst();
}

void FileSurvey::readOwn(Own& own, const QVector<DomainXml>& xmls)
{
    for (const DomainXml& xml : xmls) {
        own.copies += copynote::read(xml);
    }
    for (const DomainXml& xml : xmls) {
        for (const DiskXml& disk : xml.disks()) {
            readOwnDisk(own, disk);
        }
    }
    for (const DomainXml& xml : xmls) {
        nameDevices(own, xml);
        own.name(DomainFile::Role::Nvram, variablesOf(xml), {});
        for (const auto& [role, path] : {std::pair(DomainFile::Role::Kernel, xml.get(lens::kernel)),
                 std::pair(DomainFile::Role::Initrd, xml.get(lens::initrd))}) {
            own.name(role, path,
                own.copies.contains(path) ? QString() : Tr::tr("It is a boot file, not the machine's own."));
        }
        const QVector<TpmXml> tpms = xml.tpms();
        own.hasTpmState = own.hasTpmState || std::any_of(tpms.cbegin(), tpms.cend(), [](const TpmXml& tpm) {
            return tpm.backend == QLatin1String("emulator"); // one passed through keeps its state in the host's chip
        });
    }
}

void FileSurvey::readUse(const QVector<DomainXml>& xmls, const QString& user)
{
    for (const DomainXml& xml : xmls) {
        for (const DiskXml& disk : xml.disks()) {
            const QString path = pathOf(disk);
            // A volume whose pool does not answer may be any file of it.
            const bool isUntold = path.isEmpty() && disk.type == QLatin1String("volume");
            const std::optional<QStringList> chain = isUntold ? std::nullopt : chainOf(disk, path);
            if (!chain && !m_uncheckedUsers.contains(user)) {
                m_uncheckedUsers.append(user);
            }
            if (path.isEmpty()) {
                continue;
            }
            m_usage.addUser(path, user);
            for (const QString& base : chain.value_or(QStringList())) {
                m_usage.addBuilder(base, user);
            }
        }
        Own devices;
        nameDevices(devices, xml);
        QStringList others = unnamedVariables(xml) + devices.paths.values();
        others << xml.get(lens::nvram) << xml.get(lens::kernel) << xml.get(lens::initrd);
        others.removeAll(QString());
        for (const QString& path : std::as_const(others)) {
            m_usage.addUser(path, user);
        }
        const QStringList copies = copynote::read(xml); // a clone may have its original's
        for (const QString& path : copies) {
            m_usage.addUser(path, user);
        }
    }
}

/// What was copied for the installation is named by no definition once that is over: a kernel that booted once, a
/// medium that was ejected, a disk that was taken off.
void FileSurvey::nameCopies(Own& own)
{
    for (const QString& path : std::as_const(own.copies)) {
        const auto volume = own.paths.contains(path) ? std::nullopt : m_images.volumeOf(path);
        if (!volume) {
            continue;
        }
        const bool isMedium = volume->format == QLatin1String("raw") || volume->format == QLatin1String("iso");
        own.name(isMedium ? DomainFile::Role::Cdrom : DomainFile::Role::Disk, path,
            own.hasUntoldChain ? Tr::tr("A disk of the machine may build upon it.") : QString());
    }
}

Status FileSurvey::readDomains()
{
    const auto domains = m_connection.domains();
    if (!domains) {
        return fail(domains.error());
    }
    for (const DomainRecord& domain : *domains) {
        const bool isWanted = m_wanted.contains(domain.uuid);
        const auto xmls = definitions(m_connection, domain);
        if (!xmls) {
            if (xmls.error().kind == ErrorKind::NotFound) {
                continue; // gone since the list was read
            }
            // Without knowing what a machine uses nothing can be called unused.
            return fail(xmls.error().during({}, domain.name));
        }
        if (isWanted) {
            m_own.append(Own());
            m_own.last().uuid = domain.uuid;
            readOwn(m_own.last(), *xmls);
        }
        readUse(*xmls, machineMark(domain.uuid) + nameOf(*xmls, domain));
    }
    return {};
}

/// Images that no machine uses may build upon ours all the same: templates' children, clones put aside.
void FileSurvey::readBuilders()
{
    for (const Own& own : std::as_const(m_own)) {
        for (const Named& named : own.named) {
            const auto volume = named.role == DomainFile::Role::Disk ? m_images.volumeOf(named.path) : std::nullopt;
            if (volume) {
                m_images.lookInto(volume->pool);
            }
        }
    }
    const QVector<PoolImages::Link> links = m_images.links();
    for (const PoolImages::Link& link : links) {
        m_usage.addBuilder(link.base, imageMark() + link.image);
    }
}

QString FileSurvey::whyKept(const Own& own, const DomainFile& file, bool isMissing) const
{
    const QStringList users = othersThan(own, m_usage.usersOf(file.path));
    if (!users.isEmpty()) {
        return Tr::tr("Also used by %1.").arg(QLocale().createSeparatedList(users));
    }
    const QStringList builders = othersThan(own, m_usage.buildersOn(file.path));
    if (!builders.isEmpty()) {
        return Tr::tr("Needed by %1, which builds upon it.").arg(QLocale().createSeparatedList(builders));
    }
    if (isMissing) {
        return Tr::tr("There is no such file.");
    }
    // The firmware's variables go with the definition; every other file goes as a volume of its pool.
    if (file.role != DomainFile::Role::Nvram && file.pool.isEmpty()) {
        return Tr::tr("It lies in no storage pool, so libvirt cannot delete it.");
    }
    return {};
}

DomainFile FileSurvey::judge(const Own& own, const Named& named)
{
    DomainFile file;
    file.role = named.role;
    file.path = named.path;
    bool isMissing = false;
    if (named.role != DomainFile::Role::Nvram) {
        if (const auto volume = m_images.volumeOf(named.path)) {
            file.pool = volume->pool;
            file.volume = volume->name;
            file.size = volume->allocation;
        }
    }
    if (m_isLocal) {
        const QFileInfo info(named.path);
        // Only where its folder can be looked into does absence mean anything.
        isMissing = !info.exists() && QFileInfo(info.path()).isExecutable() && file.pool.isEmpty();
        if (file.size.isZero() && info.isFile()) {
            file.size = ByteSize::fromBytes(info.size());
        }
    }
    file.reason = named.reason.isEmpty() ? whyKept(own, file, isMissing) : named.reason;
    file.mayBeDeleted = file.reason.isEmpty();
    if (file.mayBeDeleted && own.copies.contains(named.path)) {
        file.reason = Tr::tr("Domus copied it there for this machine.");
    }
    const QStringList unchecked = othersThan(own, m_uncheckedUsers) + m_images.unchecked(own.paths);
    if (file.mayBeDeleted && file.role == DomainFile::Role::Disk && !unchecked.isEmpty()) {
        file.isUnchecked = true;
        file.reason
            = Tr::tr("Whether %1 builds upon it could not be checked.").arg(QLocale().createSeparatedList(unchecked));
    }
    return file;
}

Result<QHash<Uuid, DeletionFacts>> FileSurvey::run()
{
    m_images.read();
    if (const Status status = readDomains(); !status) {
        return fail(status.error());
    }
    for (Own& own : m_own) {
        nameCopies(own);
    }
    readBuilders();
    QHash<Uuid, DeletionFacts> all;
    for (const Own& own : std::as_const(m_own)) {
        DeletionFacts& facts = all[own.uuid];
        facts.hasTpmState = own.hasTpmState;
        facts.files.reserve(own.named.size());
        for (const Named& named : own.named) {
            facts.files.append(judge(own, named));
        }
    }
    return all;
}

} // namespace

Result<QHash<Uuid, DeletionFacts>> deletionFactsOfAll(
    Connection& connection, const QVector<Uuid>& uuids, bool isLocal, const QString& uri)
{
    return uuids.isEmpty() ? QHash<Uuid, DeletionFacts>() : FileSurvey(connection, uuids, isLocal, uri).run();
}

Result<DeletionFacts> deletionFacts(Connection& connection, Uuid uuid, bool isLocal, const QString& uri)
{
    const auto facts = deletionFactsOfAll(connection, {uuid}, isLocal, uri);
    if (!facts) {
        return fail(facts.error());
    }
    const auto own = facts->constFind(uuid);
    return own != facts->cend()
        ? Result<DeletionFacts>(*own)
        : fail(ErrorKind::NotFound, Tr::tr("The virtual machine is not there any more."), "domainFiles");
}

Result<QVector<DomainFile>> domainFiles(Connection& connection, Uuid uuid, bool isLocal, const QString& uri)
{
    auto facts = deletionFacts(connection, uuid, isLocal, uri);
    if (!facts) {
        return fail(facts.error());
    }
    return std::move(facts->files);
}

} // namespace domus
