// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/machineentry.h"

#include "app/xml/domainxml.h"

namespace domus {

namespace machineentry {

QStringList texts(const DomainXml& xml, const char* element)
{
    // By namespace: the prefix is the file's choice, and an element of the same name may be another program's.
    QStringList found;
    const auto entries = xml.root().child("metadata").children();
    for (const XmlNode& entry : entries) {
        if (entry.namespaceUri() != QLatin1String(machinemetadata::namespaceUri)) {
            continue;
        }
        const auto children = entry.children();
        for (const XmlNode& child : children) {
            if (child.localName() == QLatin1String(element)) {
                found.append(child.text().trimmed());
            }
        }
    }
    return found;
}

bool add(DomainXml& xml, const char* element, const QString& text)
{
    if (!XmlDocument::canCarry(text)) {
        return false;
    }
    XmlNode entry = xml.document().ensureMetadata(
        machinemetadata::namespaceUri, machinemetadata::prefix, machinemetadata::elementName);
    const QString prefix = entry.name().section(QLatin1Char(':'), 0, -2);
    const QByteArray qualified = (prefix.isEmpty() ? QByteArray() : prefix.toUtf8() + ':') + element;
    return entry.appendChild(qualified.constData()).setText(text);
}

} // namespace machineentry

namespace copynote {

namespace {
constexpr const char* elementName = "copy";
}

QStringList read(const DomainXml& xml)
{
    return machineentry::texts(xml, elementName);
}

bool add(DomainXml& xml, const QString& path)
{
    return machineentry::add(xml, elementName, path);
}

} // namespace copynote

} // namespace domus
