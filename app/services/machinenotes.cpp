// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/machinenotes.h"

#include "app/xml/xmldocument.h"

#include <algorithm>

namespace domus::machinenotes {

namespace {

Result<QByteArray> entry(Connection& connection, Uuid uuid, XmlView view)
{
    return connection.domainMetadata(uuid, QLatin1String(machinemetadata::namespaceUri), view);
}

Status setEntry(Connection& connection, Uuid uuid, const QByteArray& text)
{
    return connection.setDomainMetadata(
        uuid, QLatin1String(machinemetadata::prefix), QLatin1String(machinemetadata::namespaceUri), text);
}

/// <install phase='installing' begun='yes'/>: an attribute that the phase's writer leaves alone.
constexpr const char* begun = "begun";

/// The element of the entry that tells of the installation, under whatever prefix.
XmlNode installOf(const XmlDocument& entry)
{
    const QVector<XmlNode> children = entry.root().children();
    const auto it = std::find_if(children.cbegin(), children.cend(),
        [](XmlNode child) { return child.localName() == QLatin1String("install"); });
    return it != children.cend() ? *it : XmlNode();
}

} // namespace

Result<MachineMetadata> read(Connection& connection, Uuid uuid, XmlView view)
{
    const auto text = entry(connection, uuid, view);
    if (!text) {
        return fail(text.error());
    }
    return MachineMetadata::fromXml(*text);
}

Status change(Connection& connection, Uuid uuid, const std::function<void(MachineMetadata&)>& how)
{
    const auto text = entry(connection, uuid, XmlView::Inactive);
    if (!text) {
        return fail(text.error());
    }
    const MachineMetadata before = MachineMetadata::fromXml(*text);
    MachineMetadata after = before;
    how(after);
    if (after == before) {
        return {};
    }
    return setEntry(connection, uuid, after.toXml(*text));
}

Result<bool> hasInstallBegun(Connection& connection, Uuid uuid)
{
    const auto text = entry(connection, uuid, XmlView::Inactive);
    if (!text) {
        return fail(text.error());
    }
    const auto document = XmlDocument::parse(*text);
    return document && installOf(*document).hasAttribute(begun);
}

Status noteInstallBegun(Connection& connection, Uuid uuid)
{
    const auto text = entry(connection, uuid, XmlView::Inactive);
    if (!text) {
        return fail(text.error());
    }
    const auto document = XmlDocument::parse(*text);
    XmlNode install = document ? installOf(*document) : XmlNode();
    if (install.isNull() || install.hasAttribute(begun)) {
        return {};
    }
    install.setAttribute(begun, "yes");
    return setEntry(connection, uuid, document->save().trimmed());
}

} // namespace domus::machinenotes
