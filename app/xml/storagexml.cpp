// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/storagexml.h"

#include "app/xml/lens.h"
#include "app/xml/storagelenses.h"

#include <QCoreApplication>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::StorageXml)
};

using lenses::get;
using lenses::set;

constexpr int octal = 8;

/// Mode numbers are octal; libvirt writes an owner of -1 as -1 or as the largest unsigned number.
StoragePermissions readPermissions(XmlNode target)
{
    StoragePermissions permissions;
    bool ok = false;
    const int mode = get(target, lens::permissions::mode).toInt(&ok, octal);
    permissions.mode = ok ? mode : -1;
    permissions.owner = get(target, lens::permissions::owner);
    permissions.group = get(target, lens::permissions::group);
    return permissions;
}

void writePermissions(XmlNode target, StoragePermissions permissions)
{
    if (permissions.mode >= 0) {
        set(target, lens::permissions::mode, QStringLiteral("%1").arg(permissions.mode, 4, octal, QLatin1Char('0')));
    }
    if (permissions.owner >= 0) {
        set(target, lens::permissions::owner, permissions.owner);
    }
    if (permissions.group >= 0) {
        set(target, lens::permissions::group, permissions.group);
    }
}

void put(XmlNode node, const Lens<QString>& lens, const QString& value)
{
    if (!value.isEmpty()) {
        set(node, lens, value);
    }
}

} // namespace

Result<StoragePoolXml> StoragePoolXml::parse(const QByteArray& xml)
{
    const auto document = XmlDocument::parse(xml);
    if (!document) {
        return tl::unexpected<Error>(document.error());
    }
    const XmlNode root = document->root();
    if (!root.is("pool")) {
        return fail(ErrorKind::InvalidXml, Tr::tr("This XML text does not describe a storage pool."));
    }
    StoragePoolXml pool;
    pool.type = get(root, lens::pool::type);
    pool.name = get(root, lens::pool::name);
    pool.uuid = get(root, lens::pool::uuid);
    pool.targetPath = get(root, lens::pool::targetPath);
    pool.sourceName = get(root, lens::pool::sourceName);
    pool.sourceHost = get(root, lens::pool::sourceHost);
    pool.sourcePath = get(root, lens::pool::sourcePath);
    pool.sourceDevice = get(root, lens::pool::sourceDevice);
    pool.sourceFormat = get(root, lens::pool::sourceFormat);
    pool.capacity = get(root, lens::pool::capacity);
    pool.allocation = get(root, lens::pool::allocation);
    pool.available = get(root, lens::pool::available);
    pool.permissions = readPermissions(root.child("target"));
    return pool;
}

QByteArray StoragePoolXml::toXml() const
{
    const XmlDocument document = XmlDocument::create("pool");
    XmlNode root = document.root();
    set(root, lens::pool::type, type);
    set(root, lens::pool::name, name);
    if (!uuid.isNull()) {
        set(root, lens::pool::uuid, uuid);
    }
    put(root, lens::pool::sourceHost, sourceHost);
    put(root, lens::pool::sourceDevice, sourceDevice);
    put(root, lens::pool::sourcePath, sourcePath);
    put(root, lens::pool::sourceName, sourceName);
    put(root, lens::pool::sourceFormat, sourceFormat);
    put(root, lens::pool::targetPath, targetPath);
    if (permissions != StoragePermissions()) {
        writePermissions(root.ensureChild("target"), permissions);
    }
    return document.save();
}

Result<StorageVolumeXml> StorageVolumeXml::parse(const QByteArray& xml)
{
    const auto document = XmlDocument::parse(xml);
    if (!document) {
        return tl::unexpected<Error>(document.error());
    }
    const XmlNode root = document->root();
    if (!root.is("volume")) {
        return fail(ErrorKind::InvalidXml, Tr::tr("This XML text does not describe a storage volume."));
    }
    StorageVolumeXml volume;
    volume.type = get(root, lens::volume::type);
    volume.name = get(root, lens::volume::name);
    volume.key = get(root, lens::volume::key);
    volume.path = get(root, lens::volume::path);
    volume.format = get(root, lens::volume::format);
    volume.capacity = get(root, lens::volume::capacity);
    if (lenses::isSet(root, lens::volume::allocation)) {
        volume.allocation = get(root, lens::volume::allocation);
    }
    volume.backingPath = get(root, lens::volume::backingPath);
    volume.backingFormat = get(root, lens::volume::backingFormat);
    volume.compatibility = get(root, lens::volume::compatibility);
    volume.hasLazyRefcounts = get(root, lens::volume::lazyRefcounts);
    volume.permissions = readPermissions(root.child("target"));
    return volume;
}

QByteArray StorageVolumeXml::toXml() const
{
    const XmlDocument document = XmlDocument::create("volume");
    XmlNode root = document.root();
    set(root, lens::volume::name, name);
    set(root, lens::volume::capacity, capacity);
    if (allocation) {
        set(root, lens::volume::allocation, *allocation);
    }
    put(root, lens::volume::format, format);
    if (permissions != StoragePermissions()) {
        writePermissions(root.ensureChild("target"), permissions);
    }
    put(root, lens::volume::compatibility, compatibility);
    if (hasLazyRefcounts) {
        set(root, lens::volume::lazyRefcounts, true);
    }
    put(root, lens::volume::backingPath, backingPath);
    put(root, lens::volume::backingFormat, backingFormat);
    return document.save();
}

} // namespace domus
