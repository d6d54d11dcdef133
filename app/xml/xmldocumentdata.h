// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/xml/xmldocument.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace pugi {

class xml_attribute;
class xml_document;
class xml_node;

} // namespace pugi

/// Inside app/xml only: what stands between XmlDocument and pugixml, whose own header stays in the .cpp files.
namespace domus {

/// The first element of that name (of any without one) from the node on, itself included.
pugi::xml_node nextElement(pugi::xml_node node, const char* name);
bool isElement(pugi::xml_node node);
bool isText(pugi::xml_node node);
/// Character data of nothing but blanks: layout.
bool isBlankText(pugi::xml_node node);

/// The tree, and the text that it was read from. Names in the tree point into m_buffer, which has m_original's layout:
/// so a name tells where it stood, and the original how it was spelled there.
class XmlDocumentData
{
public:
    XmlDocumentData();
    ~XmlDocumentData();
    XmlDocumentData(const XmlDocumentData&) = delete;
    XmlDocumentData& operator=(const XmlDocumentData&) = delete;

    static Result<std::unique_ptr<XmlDocumentData>> parse(const QByteArray& xml);
    static std::unique_ptr<XmlDocumentData> create(const char* rootName);

    pugi::xml_node root() const;
    XmlNode handle(pugi::xml_node node);

    QByteArray save() const;
    void write(pugi::xml_node node, QByteArray& out) const;

    /// A new element after a sibling, or the first in its parent; on a line of its own where the neighbours are.
    pugi::xml_node addAfter(pugi::xml_node sibling, const char* name);
    pugi::xml_node addBefore(pugi::xml_node sibling, const char* name);
    pugi::xml_node addLast(pugi::xml_node parent, const char* name);
    pugi::xml_node add(pugi::xml_node parent, const char* name, ChildOrder order);
    static void remove(pugi::xml_node node);
    pugi::xml_node copyInto(pugi::xml_node parent, pugi::xml_node source);

    /// A value as it is written in that attribute's own kind of quotes.
    QByteArray escapedFor(pugi::xml_attribute attribute, const QString& value) const;

private:
    Status check() const;
    Status checkElement(pugi::xml_node node) const;
    void learnLayout();
    /// Where a name stood in the original; -1 for what was added since.
    qsizetype offsetOf(const char* name) const;
    tl::unexpected<Error> failAt(qsizetype offset, const QString& why) const;
    void writeAttributes(pugi::xml_node node, QByteArray& out) const;
    /// The line break and blanks that a child of the parent begins with.
    QByteArray indentOf(pugi::xml_node node) const;
    static void insertBlanksAfter(pugi::xml_node node, const QByteArray& blanks);

    QByteArray m_original;
    QByteArray m_buffer; // what pugi parsed in place: must outlive m_tree
    std::unique_ptr<pugi::xml_document> m_tree;
    bool m_hasByteOrderMark = false;
    char m_quote = '\'';
    QByteArray m_unit = "  ";
    QByteArray m_newline = "\n";
    bool m_hasLines = true; // false: a text written all on one line stays so
};

} // namespace domus
