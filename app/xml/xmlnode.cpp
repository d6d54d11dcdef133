// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/xmldocumentdata.h"
#include "app/xml/xmlpath.h"
#include "app/xml/xmltext.h"

#include <pugixml.hpp>

#include <algorithm>
#include <utility>

namespace domus {

namespace {

pugi::xml_node toPugi(void* node)
{
    return pugi::xml_node(static_cast<pugi::xml_node_struct*>(node));
}

bool matches(pugi::xml_node node, const XmlPath::Step& step)
{
    return std::all_of(step.predicates.begin(), step.predicates.end(), [&node](const XmlPath::Predicate& predicate) {
        const pugi::xml_attribute attribute = node.attribute(predicate.attribute.constData());
        return attribute && xmltext::unescapeAttribute(QByteArrayView(attribute.value())) == predicate.value;
    });
}

/// The next element from there on that the step describes.
pugi::xml_node nextMatch(pugi::xml_node node, const XmlPath::Step& step)
{
    node = nextElement(node, step.name.constData());
    while (node && !matches(node, step)) {
        node = nextElement(node.next_sibling(), step.name.constData());
    }
    return node;
}

void collect(pugi::xml_node scope, const XmlPath& path, qsizetype depth, QVector<void*>& found)
{
    if (depth == path.steps.size()) {
        found.append(scope.internal_object());
        return;
    }
    const XmlPath::Step& step = path.steps.at(depth);
    for (auto node = nextMatch(scope.first_child(), step); node; node = nextMatch(node.next_sibling(), step)) {
        collect(node, path, depth + 1, found);
    }
}

} // namespace

QString XmlNode::name() const
{
    return QString::fromUtf8(toPugi(m_node).name());
}

QString XmlNode::localName() const
{
    return name().section(QLatin1Char(':'), -1);
}

QString XmlNode::namespaceUri() const
{
    const QByteArray full = toPugi(m_node).name();
    const qsizetype colon = full.indexOf(':');
    const QByteArray declaration = colon < 0 ? QByteArray("xmlns") : "xmlns:" + full.first(colon);
    for (auto node = toPugi(m_node); node; node = node.parent()) {
        if (const auto attribute = node.attribute(declaration.constData())) {
            return xmltext::unescapeAttribute(QByteArrayView(attribute.value()));
        }
    }
    return {};
}

bool XmlNode::is(const char* name) const
{
    return m_node != nullptr && qstrcmp(toPugi(m_node).name(), name) == 0;
}

QString XmlNode::attribute(const char* name, const QString& fallback) const
{
    const auto attribute = toPugi(m_node).attribute(name);
    return attribute ? xmltext::unescapeAttribute(QByteArrayView(attribute.value())) : fallback;
}

bool XmlNode::hasAttribute(const char* name) const
{
    return !toPugi(m_node).attribute(name).empty();
}

bool XmlNode::setAttribute(const char* name, const QString& value)
{
    if (isNull() || !xmltext::canCarry(value)) {
        return false;
    }
    auto node = toPugi(m_node);
    auto attribute = node.attribute(name);
    if (attribute && xmltext::unescapeAttribute(QByteArrayView(attribute.value())) == value) {
        return true; // spelled some other way, perhaps: then it stays so
    }
    if (!attribute) {
        attribute = node.append_attribute(name);
    }
    attribute.set_value(m_document->escapedFor(attribute, value).constData());
    return true;
}

void XmlNode::removeAttribute(const char* name)
{
    toPugi(m_node).remove_attribute(name);
}

QStringList XmlNode::attributeNames() const
{
    QStringList names;
    for (auto one = toPugi(m_node).first_attribute(); one; one = one.next_attribute()) {
        names.append(QString::fromUtf8(one.name()));
    }
    return names;
}

QString XmlNode::text() const
{
    QString text;
    for (auto child = toPugi(m_node).first_child(); child; child = child.next_sibling()) {
        if (child.type() == pugi::node_pcdata) {
            text += xmltext::unescapeText(QByteArrayView(child.value()));
        } else if (child.type() == pugi::node_cdata) {
            text += QString::fromUtf8(child.value()).replace(QLatin1String("\r\n"), QLatin1String("\n"));
        }
    }
    return text;
}

bool XmlNode::setText(const QString& text)
{
    if (isNull() || !xmltext::canCarry(text)) {
        return false;
    }
    if (this->text() == text) {
        return true;
    }
    auto node = toPugi(m_node);
    const bool keepsBlanks = !child().isNull(); // they lay out the child elements
    pugi::xml_node place;
    for (auto one = node.first_child(); one;) {
        const auto next = one.next_sibling();
        if (isText(one) && !(keepsBlanks && isBlankText(one))) {
            if (!place && one.type() == pugi::node_pcdata) {
                place = one;
            } else {
                node.remove_child(one);
            }
        }
        one = next;
    }
    if (text.isEmpty()) {
        node.remove_child(place);
        return true;
    }
    if (!place) {
        place = node.prepend_child(pugi::node_pcdata);
    }
    place.set_value(xmltext::escapeText(text).constData());
    return true;
}

XmlNode XmlNode::parent() const
{
    const auto parent = toPugi(m_node).parent();
    return isElement(parent) ? m_document->handle(parent) : XmlNode();
}

XmlNode XmlNode::child(const char* name) const
{
    return isNull() ? XmlNode() : m_document->handle(nextElement(toPugi(m_node).first_child(), name));
}

QVector<XmlNode> XmlNode::children(const char* name) const
{
    QVector<XmlNode> found;
    for (XmlNode node = child(name); node; node = node.nextSibling(name)) {
        found.append(node);
    }
    return found;
}

XmlNode XmlNode::nextSibling(const char* name) const
{
    return isNull() ? XmlNode() : m_document->handle(nextElement(toPugi(m_node).next_sibling(), name));
}

XmlNode XmlNode::find(const char* path) const
{
    const auto found = findAll(path);
    return found.isEmpty() ? XmlNode() : found.first();
}

QVector<XmlNode> XmlNode::findAll(const char* path) const
{
    QVector<XmlNode> nodes;
    if (m_node != nullptr) {
        QVector<void*> found;
        collect(toPugi(m_node), XmlPath::parse(path), 0, found);
        nodes.reserve(found.size());
        for (void* node : std::as_const(found)) {
            nodes.append(XmlNode(m_document, node));
        }
    }
    return nodes;
}

XmlNode XmlNode::ensureChild(const char* path, ChildOrderOf orderOf)
{
    if (isNull()) {
        return {};
    }
    auto scope = toPugi(m_node);
    const XmlPath parsed = XmlPath::parse(path);
    for (const XmlPath::Step& step : parsed.steps) {
        pugi::xml_node next = nextMatch(scope.first_child(), step);
        if (!next) {
            const ChildOrder order = orderOf != nullptr ? orderOf(scope.name()) : ChildOrder();
            next = m_document->add(scope, step.name.constData(), order);
            for (const XmlPath::Predicate& predicate : step.predicates) {
                m_document->handle(next).setAttribute(predicate.attribute.constData(), predicate.value);
            }
        }
        scope = next;
    }
    return m_document->handle(scope);
}

XmlNode XmlNode::appendChild(const char* name)
{
    return isNull() ? XmlNode() : m_document->handle(m_document->addLast(toPugi(m_node), name));
}

XmlNode XmlNode::insertChild(const char* name, ChildOrder order)
{
    return isNull() ? XmlNode() : m_document->handle(m_document->add(toPugi(m_node), name, order));
}

XmlNode XmlNode::insertBefore(const char* name)
{
    return parent() ? m_document->handle(m_document->addBefore(toPugi(m_node), name)) : XmlNode();
}

XmlNode XmlNode::insertAfter(const char* name)
{
    return parent() ? m_document->handle(m_document->addAfter(toPugi(m_node), name)) : XmlNode();
}

XmlNode XmlNode::appendCopy(XmlNode source)
{
    if (isNull() || source.isNull()) {
        return {};
    }
    return m_document->handle(m_document->copyInto(toPugi(m_node), toPugi(source.m_node)));
}

void XmlNode::remove()
{
    if (parent()) {
        XmlDocumentData::remove(toPugi(m_node));
    }
    *this = XmlNode();
}

int XmlNode::removeChildren(const char* name)
{
    int count = 0;
    for (XmlNode node = child(name); node; node = child(name)) {
        node.remove();
        ++count;
    }
    return count;
}

QByteArray XmlNode::toXml() const
{
    QByteArray out;
    if (!isNull()) {
        m_document->write(toPugi(m_node), out);
    }
    return out;
}

} // namespace domus
