// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/xmldocumentdata.h"

#include "app/xml/xmllayout.h"
#include "app/xml/xmltext.h"

#include <QCoreApplication>
#include <QUtf8StringView>

#include <pugixml.hpp>

#include <algorithm>
#include <functional>
#include <utility>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::XmlDocument)
};

// What keeps every byte: nothing is resolved, trimmed or normalised by the parser; see xmltext for reading and writing.
constexpr unsigned keepEverything = pugi::parse_pi | pugi::parse_comments | pugi::parse_cdata | pugi::parse_declaration
    | pugi::parse_doctype | pugi::parse_ws_pcdata | pugi::parse_fragment;

// Descriptions of machines and hosts have a few thousand; what has more is an attack on our memory.
constexpr qsizetype maximumElements = 250'000;
constexpr int maximumAttributes = 256;

} // namespace

bool isText(pugi::xml_node node)
{
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool isBlankText(pugi::xml_node node)
{
    return node.type() == pugi::node_pcdata && xmllayout::isBlank(QByteArrayView(node.value()));
}

bool isElement(pugi::xml_node node)
{
    return node.type() == pugi::node_element;
}

pugi::xml_node nextElement(pugi::xml_node node, const char* name)
{
    while (node && !(isElement(node) && (name == nullptr || qstrcmp(node.name(), name) == 0))) {
        node = node.next_sibling();
    }
    return node;
}

XmlDocumentData::XmlDocumentData() : m_tree(std::make_unique<pugi::xml_document>()) { }

XmlDocumentData::~XmlDocumentData() = default;

pugi::xml_node XmlDocumentData::root() const
{
    return nextElement(m_tree->first_child(), nullptr);
}

XmlNode XmlDocumentData::handle(pugi::xml_node node)
{
    return node ? XmlNode(this, node.internal_object()) : XmlNode();
}

Result<std::unique_ptr<XmlDocumentData>> XmlDocumentData::parse(const QByteArray& xml)
{
    auto data = std::make_unique<XmlDocumentData>();
    data->m_hasByteOrderMark = xml.startsWith("\xEF\xBB\xBF");
    data->m_original = data->m_hasByteOrderMark ? xml.sliced(3) : xml;
    const QByteArray& text = data->m_original;
    if (text.size() > XmlDocument::maximumSize) {
        return fail(ErrorKind::InvalidXml, Tr::tr("The XML text is larger than 32 MiB."));
    }
    if (text.startsWith("\xFF\xFE") || text.startsWith("\xFE\xFF")) {
        return fail(ErrorKind::InvalidXml, Tr::tr("The XML text is not written in UTF-8."));
    }
    if (const qsizetype bad = xmltext::firstBadByte(text); bad >= 0) {
        return data->failAt(bad, Tr::tr("a character that XML does not allow"));
    }
    if (!QUtf8StringView(text).isValidUtf8()) {
        return fail(ErrorKind::InvalidXml, Tr::tr("The XML text is not written in UTF-8."));
    }
    if (text.count('<') > maximumElements) {
        return fail(ErrorKind::InvalidXml, Tr::tr("The XML text has too many elements."));
    }
    data->m_buffer = text;
    data->m_buffer += ' '; // pugi writes its NUL over the last byte, which must be none of ours
    const pugi::xml_parse_result parsed = data->m_tree->load_buffer_inplace(
        data->m_buffer.data(), static_cast<std::size_t>(data->m_buffer.size()), keepEverything, pugi::encoding_utf8);
    if (!parsed) {
        return data->failAt(parsed.offset, QString::fromUtf8(parsed.description()));
    }
    if (Status checked = data->check(); !checked) {
        return tl::unexpected<Error>(checked.error());
    }
    data->learnLayout();
    return data;
}

std::unique_ptr<XmlDocumentData> XmlDocumentData::create(const char* rootName)
{
    auto data = std::make_unique<XmlDocumentData>();
    data->m_tree->append_child(rootName);
    data->m_tree->append_child(pugi::node_pcdata).set_value("\n");
    return data;
}

tl::unexpected<Error> XmlDocumentData::failAt(qsizetype offset, const QString& why) const
{
    const auto position = xmllayout::positionOf(m_original, offset);
    return fail(ErrorKind::InvalidXml,
        //: %3 tells what is wrong there.
        Tr::tr("XML, line %1, column %2: %3").arg(position.line).arg(position.column).arg(why));
}

qsizetype XmlDocumentData::offsetOf(const char* name) const
{
    const char* const begin = m_buffer.constData();
    const std::less<> before;
    if (m_buffer.isEmpty() || before(name, begin) || !before(name, begin + m_buffer.size())) {
        return -1;
    }
    return name - begin;
}

/// What pugi lets pass although it is not XML, or is more than we want to hold.
Status XmlDocumentData::check() const
{
    int depth = 0;
    int roots = 0;
    pugi::xml_node node = m_tree->first_child();
    while (node) {
        if (isElement(node)) {
            roots += depth == 0 ? 1 : 0;
            if (Status checked = checkElement(node); !checked) {
                return checked;
            }
        } else if (node.type() == pugi::node_pcdata) {
            const qsizetype bad = xmltext::firstBadReference(QByteArrayView(node.value()));
            if (bad >= 0) {
                return failAt(offsetOf(node.value()) + bad, Tr::tr("an entity that is not known"));
            }
            if (depth == 0 && !isBlankText(node)) {
                return failAt(offsetOf(node.value()), Tr::tr("text outside of the outermost element"));
            }
        } else if (node.type() == pugi::node_doctype && QByteArrayView(node.value()).contains('[')) {
            return failAt(offsetOf(node.value()), Tr::tr("a document type with declarations of its own"));
        }
        if (node.first_child()) {
            if (++depth > XmlDocument::maximumDepth) {
                return fail(ErrorKind::InvalidXml, Tr::tr("The XML text is nested too deeply."));
            }
            node = node.first_child();
            continue;
        }
        while (node && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        node = node.next_sibling();
    }
    if (roots != 1) {
        return failAt(m_original.size(), Tr::tr("not exactly one outermost element"));
    }
    return {};
}

Status XmlDocumentData::checkElement(pugi::xml_node node) const
{
    int count = 0;
    for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
        const qsizetype offset = offsetOf(attribute.name());
        const QByteArrayView value(attribute.value());
        if (++count > maximumAttributes) {
            return failAt(offset, Tr::tr("too many attributes"));
        }
        if (value.contains('<') || xmltext::firstBadReference(value) >= 0) {
            return failAt(offset, Tr::tr("an attribute's value that XML does not allow"));
        }
        if (node.attribute(attribute.name()) != attribute) {
            return failAt(offset, Tr::tr("an attribute that is there twice"));
        }
    }
    return {};
}

/// New things are written the way the text's author wrote theirs.
void XmlDocumentData::learnLayout()
{
    for (auto node = root(); node; node = nextElement(node.first_child(), nullptr)) {
        if (const auto attribute = node.first_attribute()) {
            const qsizetype nameEnd = offsetOf(attribute.name()) + qsizetype(qstrlen(attribute.name()));
            m_quote = xmllayout::equalsAfter(m_original, nameEnd).back();
            break;
        }
    }
    m_newline = m_original.contains("\r\n") ? "\r\n" : "\n";
    const auto first = nextElement(root().first_child(), nullptr);
    if (!first) {
        return;
    }
    const QByteArray outer = indentOf(root());
    const auto blanks = first.previous_sibling();
    m_hasLines = isBlankText(blanks) && QByteArrayView(blanks.value()).contains('\n');
    const QByteArray inner = indentOf(first);
    if (m_hasLines && inner.startsWith(outer) && inner.size() > outer.size()) {
        m_unit = inner.sliced(outer.size());
    }
}

QByteArray XmlDocumentData::save() const
{
    QByteArray out;
    out.reserve(m_original.size() + 1024);
    if (m_hasByteOrderMark) {
        out += "\xEF\xBB\xBF";
    }
    for (auto node = m_tree->first_child(); node; node = node.next_sibling()) {
        write(node, out);
    }
    return out;
}

QByteArray XmlDocumentData::escapedFor(pugi::xml_attribute attribute, const QString& value) const
{
    const QByteArrayView name(attribute.name());
    const qsizetype offset = offsetOf(attribute.name());
    const char quote = offset < 0 ? m_quote : xmllayout::equalsAfter(m_original, offset + name.size()).back();
    return xmltext::escapeAttribute(value, quote);
}

void XmlDocumentData::writeAttributes(pugi::xml_node node, QByteArray& out) const
{
    for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
        const QByteArrayView name(attribute.name());
        const qsizetype offset = offsetOf(attribute.name());
        if (offset >= 0) {
            const QByteArrayView equals = xmllayout::equalsAfter(m_original, offset + name.size());
            out.append(xmllayout::gapBefore(m_original, offset)).append(name).append(equals);
            out.append(attribute.value()).append(equals.back());
        } else {
            out.append(' ').append(name).append('=').append(m_quote).append(attribute.value()).append(m_quote);
        }
    }
}

void XmlDocumentData::write(pugi::xml_node node, QByteArray& out) const
{
    switch (node.type()) {
    case pugi::node_element:
        break;
    case pugi::node_pcdata:
        out += node.value();
        return;
    case pugi::node_cdata:
        out.append("<![CDATA[").append(node.value()).append("]]>");
        return;
    case pugi::node_comment:
        out.append("<!--").append(node.value()).append("-->");
        return;
    case pugi::node_pi: {
        const qsizetype begin = offsetOf(node.name());
        const qsizetype end = m_original.indexOf("?>", begin);
        out.append("<?").append(QByteArrayView(m_original).sliced(begin, end - begin)).append("?>");
        return;
    }
    case pugi::node_declaration:
        out.append("<?").append(node.name());
        writeAttributes(node, out);
        out.append(xmllayout::startTagAt(m_original, offsetOf(node.name())).tail).append("?>");
        return;
    case pugi::node_doctype:
        out.append("<!DOCTYPE ").append(node.value()).append('>');
        return;
    default:
        return;
    }
    const qsizetype offset = offsetOf(node.name());
    const auto tag = offset >= 0 ? xmllayout::startTagAt(m_original, offset) : xmllayout::StartTag();
    out.append('<').append(node.name());
    writeAttributes(node, out);
    if (!node.first_child() && !tag.isEmptyPair) {
        out.append(tag.closesItself ? tag.tail : QByteArrayView()).append("/>");
        return;
    }
    out.append(tag.closesItself ? QByteArrayView() : tag.tail).append('>');
    for (auto child = node.first_child(); child; child = child.next_sibling()) {
        write(child, out);
    }
    out.append("</").append(node.name()).append('>');
}

QByteArray XmlDocumentData::indentOf(pugi::xml_node node) const
{
    const auto before = node.previous_sibling();
    if (before.type() == pugi::node_pcdata) {
        const QByteArrayView line = xmllayout::lastLine(QByteArrayView(before.value()));
        if (xmllayout::isBlank(line) && line.contains('\n')) {
            return line.toByteArray();
        }
    }
    const auto parent = node.parent();
    return isElement(parent) ? indentOf(parent) + m_unit : m_newline;
}

void XmlDocumentData::insertBlanksAfter(pugi::xml_node node, const QByteArray& blanks)
{
    if (!blanks.isEmpty()) {
        node.parent().insert_child_after(pugi::node_pcdata, node).set_value(blanks.constData());
    }
}

pugi::xml_node XmlDocumentData::addAfter(pugi::xml_node sibling, const char* name)
{
    // A comment behind the sibling on its line speaks of the sibling: stay behind it.
    pugi::xml_node last = sibling;
    for (auto node = sibling.next_sibling(); node; node = node.next_sibling()) {
        if (node.type() == pugi::node_comment) {
            last = node;
        } else if (!isBlankText(node) || QByteArrayView(node.value()).contains('\n')) {
            break;
        }
    }
    pugi::xml_node parent = sibling.parent();
    const auto before = sibling.previous_sibling();
    const QByteArray blanks
        = isBlankText(before) ? xmllayout::lastLine(QByteArrayView(before.value())).toByteArray() : QByteArray();
    pugi::xml_node node = parent.insert_child_after(name, last);
    insertBlanksAfter(last, blanks);
    return node;
}

pugi::xml_node XmlDocumentData::addBefore(pugi::xml_node sibling, const char* name)
{
    const auto before = sibling.previous_sibling();
    const QByteArray blanks
        = isBlankText(before) ? xmllayout::lastLine(QByteArrayView(before.value())).toByteArray() : QByteArray();
    pugi::xml_node node = sibling.parent().insert_child_before(name, sibling);
    insertBlanksAfter(node, blanks);
    return node;
}

pugi::xml_node XmlDocumentData::addLast(pugi::xml_node parent, const char* name)
{
    pugi::xml_node last = parent.last_child();
    while (last && !isElement(last) && last.type() != pugi::node_comment) {
        last = last.previous_sibling();
    }
    if (last) {
        return addAfter(last, name);
    }
    const bool holdsText = std::any_of(
        parent.begin(), parent.end(), [](pugi::xml_node child) { return isText(child) && !isBlankText(child); });
    if (holdsText || !m_hasLines) {
        return parent.append_child(name);
    }
    while (parent.first_child()) {
        parent.remove_child(parent.first_child());
    }
    const QByteArray outer = indentOf(parent);
    parent.append_child(pugi::node_pcdata).set_value(QByteArray(outer + m_unit).constData());
    pugi::xml_node node = parent.append_child(name);
    insertBlanksAfter(node, outer);
    return node;
}

pugi::xml_node XmlDocumentData::add(pugi::xml_node parent, const char* name, ChildOrder order)
{
    const auto rankOf = [order](const char* wanted) {
        const auto* const found = std::find_if(
            order.data(), order.data() + order.size(), [wanted](const char* one) { return qstrcmp(one, wanted) == 0; });
        return found == order.data() + order.size() ? -1 : static_cast<int>(found - order.data());
    };
    const int rank = rankOf(name);
    if (rank < 0) {
        return addLast(parent, name);
    }
    pugi::xml_node earlier;
    pugi::xml_node later;
    for (auto node = nextElement(parent.first_child(), nullptr); node;
         node = nextElement(node.next_sibling(), nullptr)) {
        const int other = rankOf(node.name());
        if (other >= 0 && other <= rank) {
            earlier = node;
        } else if (other > rank && !later) {
            later = node;
        }
    }
    if (earlier) {
        return addAfter(earlier, name);
    }
    return later ? addBefore(later, name) : addLast(parent, name);
}

void XmlDocumentData::remove(pugi::xml_node node)
{
    pugi::xml_node parent = node.parent();
    pugi::xml_node before = node.previous_sibling();
    const pugi::xml_node after = node.next_sibling();
    parent.remove_child(node);
    if (isBlankText(before)) {
        const QByteArrayView blanks(before.value());
        const QByteArray kept = blanks.first(blanks.size() - xmllayout::lastLine(blanks).size()).toByteArray();
        // Neighbouring texts become one, as they would be when read again.
        if (after.type() == pugi::node_pcdata) {
            before.set_value(QByteArray(kept + after.value()).constData());
            parent.remove_child(after);
        } else if (kept.isEmpty()) {
            parent.remove_child(before);
        } else {
            before.set_value(kept.constData());
        }
    }
    // What holds nothing but the line that was, holds nothing.
    if (parent != parent.root() && std::all_of(parent.begin(), parent.end(), isBlankText)) {
        while (parent.first_child()) {
            parent.remove_child(parent.first_child());
        }
    }
}

/// Blanks between elements are made anew for the place; texts and comments are copied. Names get memory of their own,
/// because pugi's would tell of a place in the original that is not theirs.
pugi::xml_node XmlDocumentData::copyInto(pugi::xml_node parent, pugi::xml_node source)
{
    pugi::xml_node node = addLast(parent, source.name());
    for (auto attribute = source.first_attribute(); attribute; attribute = attribute.next_attribute()) {
        const QString value = xmltext::unescapeAttribute(QByteArrayView(attribute.value()));
        node.append_attribute(attribute.name()).set_value(xmltext::escapeAttribute(value, m_quote).constData());
    }
    const bool hasElements = nextElement(source.first_child(), nullptr);
    for (auto child = source.first_child(); child; child = child.next_sibling()) {
        if (isElement(child)) {
            copyInto(node, child);
        } else if (!(hasElements && isBlankText(child))) {
            node.append_child(child.type()).set_value(child.value());
        }
    }
    return node;
}

} // namespace domus
