// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

#include <initializer_list>
#include <memory>
#include <span>

namespace domus {

class XmlDocument;
class XmlDocumentData;

/// The order in which libvirt writes an element's children; see XmlNode::insertChild.
using ChildOrder = std::span<const char* const>;
/// Tells the order for the children of an element of that name; empty: at the end.
using ChildOrderOf = ChildOrder (*)(const char* parentName);

/// One element of an XmlDocument: a light handle, valid while the document lives and the element is in it.
///
/// A null node answers every question with nothing and ignores every change, so paths can be followed without asking
/// at each step. Names and paths are ASCII literals of ours; text is a user's or libvirt's and may be anything.
/// Setters return false, and change nothing, where XML cannot carry the text (control characters, lone surrogates).
///
/// Paths: steps separated by '/', each a name with any number of predicates on attributes:
/// "devices/disk[@device='cdrom']/source". Comments, blanks and foreign elements are never touched on the way.
class XmlNode
{
public:
    XmlNode() = default;

    bool isNull() const { return m_node == nullptr; }
    explicit operator bool() const { return m_node != nullptr; }
    friend bool operator==(XmlNode, XmlNode) = default;

    /// As written, with its prefix: "libosinfo:os".
    QString name() const;
    QString localName() const;
    /// Looked up through the xmlns attributes in force; empty without one.
    QString namespaceUri() const;
    bool is(const char* name) const;

    QString attribute(const char* name, const QString& fallback = {}) const;
    bool hasAttribute(const char* name) const;
    bool setAttribute(const char* name, const QString& value);
    bool setAttribute(const char* name, const char* value) { return setAttribute(name, QString::fromUtf8(value)); }
    bool setAttribute(const char* name, qint64 value) { return setAttribute(name, QString::number(value)); }
    void removeAttribute(const char* name);
    QStringList attributeNames() const;

    /// The character data directly inside, entities resolved, blanks kept.
    QString text() const;
    /// Puts the text in place of the character data; child elements and comments stay.
    bool setText(const QString& text);

    XmlNode parent() const;
    /// The first child element of that name; of any name without one.
    XmlNode child(const char* name = nullptr) const;
    QVector<XmlNode> children(const char* name = nullptr) const;
    XmlNode nextSibling(const char* name = nullptr) const;

    /// The first element at the end of the path; a null node where there is none.
    XmlNode find(const char* path) const;
    QVector<XmlNode> findAll(const char* path) const;
    /// Like find, and makes what is missing, with the attributes that the predicates ask for.
    XmlNode ensureChild(const char* path, ChildOrderOf orderOf = nullptr);

    /// Adds a child element after the last one, on a line of its own, indented like its neighbours.
    XmlNode appendChild(const char* name);
    /// Adds a child element where the order wants it: after the last sibling that is named no later than it.
    XmlNode insertChild(const char* name, ChildOrder order);
    XmlNode insertChild(const char* name, std::initializer_list<const char*> order)
    {
        return insertChild(name, ChildOrder(order.begin(), order.size()));
    }
    XmlNode insertBefore(const char* name);
    XmlNode insertAfter(const char* name);
    /// Copies an element of this or another document to the end, indented anew.
    XmlNode appendCopy(XmlNode source);

    /// Takes the element out together with the line it stood on; this handle becomes null.
    void remove();
    /// Removes the children of that name (all elements without one); how many went.
    int removeChildren(const char* name = nullptr);

    /// This element alone as XML text, as it would be saved.
    QByteArray toXml() const;

private:
    friend class XmlDocument;
    friend class XmlDocumentData;
    XmlNode(XmlDocumentData* document, void* node) : m_document(document), m_node(node) { }
    XmlDocumentData* m_document = nullptr; // owned by the XmlDocument, stays where it is when that moves
    void* m_node = nullptr; // pugi's node, which stays out of this header
};

/// An XML text that can be changed in place: what nobody touched is saved byte for byte as it was read: quotes, blanks,
/// comments, order, entities, the spelling of tags.
///
/// Input may be hostile: no entity is ever expanded, no file or address ever read, depth and size are capped.
/// One thread at a time. A moved document keeps its nodes' handles valid; a copy has nodes of its own.
class XmlDocument
{
public:
    static constexpr qsizetype maximumSize = qsizetype{32} * 1024 * 1024;
    static constexpr int maximumDepth = 1000;

    ~XmlDocument();
    XmlDocument(XmlDocument&& other) noexcept;
    XmlDocument& operator=(XmlDocument&& other) noexcept;
    XmlDocument(const XmlDocument& other);
    XmlDocument& operator=(const XmlDocument& other);

    /// The error's text tells line and column.
    static Result<XmlDocument> parse(const QByteArray& xml);
    /// A new document with nothing but its root: two blanks of indentation, single quotes, a newline at the end.
    static XmlDocument create(const char* rootName);

    XmlNode root() const;
    QByteArray save() const;

    /// The child of the root's <metadata> whose element is in that namespace.
    XmlNode findMetadata(const char* namespaceUri) const;
    /// The same, made when missing, with the namespace declared on it: <prefix:name xmlns:prefix='uri'/>.
    XmlNode ensureMetadata(const char* namespaceUri, const char* prefix, const char* name);

    /// False where XML cannot carry the text at all.
    static bool canCarry(QStringView text);

private:
    explicit XmlDocument(std::unique_ptr<XmlDocumentData> data);
    std::unique_ptr<XmlDocumentData> m_data;
};

} // namespace domus
