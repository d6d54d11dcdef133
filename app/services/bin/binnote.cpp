// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/binnote.h"

#include "app/xml/domainxml.h"

#include <algorithm>

namespace domus {

namespace {

constexpr const char* noteName = "binned";
constexpr const char* fileName = "file";
constexpr const char* yes = "yes";
/// More than a machine can have disks; what a stranger wrote need not be read to its end.
constexpr qsizetype mostFiles = 4096;

XmlNode entryOf(const XmlDocument& document)
{
    const XmlNode root = document.root();
    return root.is("domain") ? document.findMetadata(machinemetadata::namespaceUri) : root;
}

XmlNode noteOf(XmlNode entry)
{
    const QVector<XmlNode> children = entry.children();
    const auto it = std::find_if(
        children.cbegin(), children.cend(), [](XmlNode child) { return child.localName() == QLatin1String(noteName); });
    return it != children.cend() ? *it : XmlNode();
}

/// In our namespace however the entry writes it: the text that libvirt exchanges has no prefix.
QByteArray qualified(XmlNode entry, const char* name)
{
    const QString prefix = entry.name().section(QLatin1Char(':'), 0, -2);
    return (prefix.isEmpty() ? QByteArray() : prefix.toUtf8() + ':') + name;
}

std::optional<BinNote> readEntry(XmlNode entry)
{
    const XmlNode node = noteOf(entry);
    if (node.isNull()) {
        return std::nullopt;
    }
    BinNote note;
    note.since = QDateTime::fromString(node.attribute("since"), Qt::ISODate).toUTC();
    note.name = node.attribute("name");
    note.autostart = node.attribute("autostart") == QLatin1String(yes);
    note.days = std::max(0, node.attribute("days").toInt());
    note.place = node.hasAttribute("place") ? node.attribute("place").toInt() : -1;
    note.wasWithoutMetadata = node.attribute("first") == QLatin1String(yes);
    note.hadOwnLayout = node.attribute("layout") == QLatin1String(yes);
    note.isLeaving = node.attribute("leaving") == QLatin1String(yes);
    const QVector<XmlNode> children = node.children();
    for (const XmlNode& child : children.mid(0, mostFiles)) {
        if (child.localName() == QLatin1String(fileName)) {
            const qint64 size = child.attribute("size").toLongLong();
            note.files.append({child.text(), ByteSize::fromBytes(std::clamp(size, qint64{0}, qint64{1} << 60))});
        }
    }
    return note;
}

bool write(XmlNode entry, const BinNote& note)
{
    XmlNode node = entry.appendChild(qualified(entry, noteName).constData());
    bool isCarried = node.setAttribute("since", note.since.toUTC().toString(Qt::ISODate))
        && node.setAttribute("name", note.name) && node.setAttribute("days", qint64{note.days});
    if (note.autostart) {
        node.setAttribute("autostart", yes);
    }
    if (note.place >= 0) {
        node.setAttribute("place", qint64{note.place});
    }
    if (note.wasWithoutMetadata) {
        node.setAttribute("first", yes);
    }
    if (note.hadOwnLayout) {
        node.setAttribute("layout", yes);
    }
    if (note.isLeaving) {
        node.setAttribute("leaving", yes);
    }
    for (const BinNote::File& file : note.files) {
        XmlNode child = node.appendChild(qualified(entry, fileName).constData());
        isCarried = child.setAttribute("size", file.size.bytes()) && child.setText(file.path) && isCarried;
    }
    return isCarried;
}

} // namespace

QStringList BinNote::paths() const
{
    QStringList all;
    all.reserve(files.size());
    for (const File& file : files) {
        all.append(file.path);
    }
    return all;
}

ByteSize BinNote::size() const
{
    qint64 bytes = 0;
    for (const File& file : files) {
        bytes += file.size.bytes();
    }
    return ByteSize::fromBytes(bytes);
}

namespace binnote {

std::optional<BinNote> read(const QByteArray& xml)
{
    if (!xml.contains(noteName)) {
        return std::nullopt; // most machines, and parsing them all takes its time
    }
    const auto document = XmlDocument::parse(xml);
    return document ? readEntry(entryOf(*document)) : std::nullopt;
}

std::optional<BinNote> read(const DomainXml& xml)
{
    const QVector<XmlNode> entries = xml.root().child("metadata").children();
    const auto ours = std::find_if(entries.cbegin(), entries.cend(),
        [](XmlNode entry) { return entry.namespaceUri() == QLatin1String(machinemetadata::namespaceUri); });
    return ours != entries.cend() ? readEntry(*ours) : std::nullopt;
}

bool isBinned(const QByteArray& xml)
{
    return read(xml).has_value();
}

QByteArray with(const QByteArray& entry, const BinNote& note)
{
    auto previous = XmlDocument::parse(without(entry));
    const XmlDocument document = previous ? std::move(*previous) : XmlDocument::create(machinemetadata::elementName);
    return write(document.root(), note) ? document.save().trimmed() : QByteArray();
}

QByteArray without(const QByteArray& entry)
{
    const auto document = XmlDocument::parse(entry);
    if (!document) {
        return {};
    }
    XmlNode node = noteOf(document->root());
    if (node.isNull()) {
        return entry;
    }
    node.remove();
    return document->root().child().isNull() ? QByteArray() : document->save().trimmed();
}

QString binName(const QString& name, Uuid uuid)
{
    return name + QStringLiteral("-bin-") + uuid.toString().left(8);
}

bool isDue(const BinNote& note, int days, const QDateTime& now)
{
    if (days <= 0 || note.days <= 0 || note.isLeaving || !note.since.isValid() || note.since > now) {
        return false;
    }
    return note.since.addDays(std::max(days, note.days)) <= now;
}

} // namespace binnote

} // namespace domus
