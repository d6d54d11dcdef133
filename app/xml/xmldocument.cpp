// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/xmldocument.h"

#include "app/xml/xmldocumentdata.h"
#include "app/xml/xmltext.h"

#include <pugixml.hpp>

#include <utility>

namespace domus {

XmlDocument::XmlDocument(std::unique_ptr<XmlDocumentData> data) : m_data(std::move(data)) { }

XmlDocument::~XmlDocument() = default;
XmlDocument::XmlDocument(XmlDocument&& other) noexcept = default;
XmlDocument& XmlDocument::operator=(XmlDocument&& other) noexcept = default;

XmlDocument::XmlDocument(const XmlDocument& other)
{
    // What we save we can read: the copy is the text.
    if (auto copy = XmlDocumentData::parse(other.save())) {
        m_data = std::move(*copy);
    }
}

XmlDocument& XmlDocument::operator=(const XmlDocument& other)
{
    if (this != &other) {
        *this = XmlDocument(other);
    }
    return *this;
}

Result<XmlDocument> XmlDocument::parse(const QByteArray& xml)
{
    auto data = XmlDocumentData::parse(xml);
    if (!data) {
        return tl::unexpected<Error>(data.error());
    }
    return XmlDocument(std::move(*data));
}

XmlDocument XmlDocument::create(const char* rootName)
{
    return XmlDocument(XmlDocumentData::create(rootName));
}

XmlNode XmlDocument::root() const
{
    return m_data ? m_data->handle(m_data->root()) : XmlNode();
}

QByteArray XmlDocument::save() const
{
    return m_data ? m_data->save() : QByteArray();
}

XmlNode XmlDocument::findMetadata(const char* namespaceUri) const
{
    const auto entries = root().child("metadata").children();
    for (const XmlNode& entry : entries) {
        if (entry.namespaceUri() == QString::fromUtf8(namespaceUri)) {
            return entry;
        }
    }
    return {};
}

XmlNode XmlDocument::ensureMetadata(const char* namespaceUri, const char* prefix, const char* name)
{
    if (XmlNode entry = findMetadata(namespaceUri)) {
        return entry;
    }
    XmlNode metadata = root().child("metadata");
    if (!metadata) {
        metadata = root().insertChild("metadata", {"name", "uuid", "genid", "title", "description", "metadata"});
    }
    const QByteArray qualified = QByteArray(prefix) + ':' + name;
    XmlNode entry = metadata.appendChild(qualified.constData());
    const QByteArray declaration = QByteArray("xmlns:") + prefix;
    entry.setAttribute(declaration.constData(), namespaceUri);
    return entry;
}

bool XmlDocument::canCarry(QStringView text)
{
    return xmltext::canCarry(text);
}

} // namespace domus
