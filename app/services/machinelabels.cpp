// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/machinelabels.h"

#include "app/xml/domainxml.h"

#include <algorithm>

namespace domus {

namespace {

constexpr const char* groupElement = "group";
constexpr const char* tagElement = "tag";
constexpr const char* colorAttribute = "color";

/// One line of what may be anything: blanks for control characters, none doubled, none at the ends.
QString oneLine(const QString& text)
{
    QString line = text.left(qsizetype{MachineLabels::longest} * 4);
    for (QChar& c : line) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph) {
            c = QLatin1Char(' ');
        }
    }
    return line.simplified().left(MachineLabels::longest).trimmed();
}

using Normal = QString (*)(const QString&);

QVector<MachineLabel> normalLabels(const QVector<MachineLabel>& labels, Normal normal)
{
    QVector<MachineLabel> result;
    for (const MachineLabel& label : labels) {
        const MachineLabel next{normal(label.name), machinelabels::normalColor(label.color)};
        const bool isThere = std::any_of(
            result.cbegin(), result.cend(), [&next](const MachineLabel& known) { return known.name == next.name; });
        if (!next.name.isEmpty() && !isThere) {
            result.append(next);
        }
        if (result.size() == MachineLabels::most) {
            break;
        }
    }
    return result;
}

QVector<MachineLabel> labelsOf(XmlNode entry, const char* element, Normal normal)
{
    QVector<MachineLabel> labels;
    for (XmlNode child = entry.child(); !child.isNull() && labels.size() < qsizetype{MachineLabels::most} * 4;
         child = child.nextSibling()) {
        if (child.localName() == QLatin1String(element)) {
            labels.append({child.text(), child.attribute(colorAttribute)});
        }
    }
    return normalLabels(labels, normal);
}

QByteArray qualified(XmlNode entry, const char* localName)
{
    const QString prefix = entry.name().section(QLatin1Char(':'), 0, -2);
    return prefix.isEmpty() ? QByteArray(localName) : prefix.toUtf8() + ':' + localName;
}

QByteArray withLabels(const QByteArray& entry, const char* element, const QVector<MachineLabel>& labels, Normal normal)
{
    auto previous = XmlDocument::parse(entry);
    XmlDocument document = previous ? std::move(*previous) : XmlDocument::create(machinemetadata::elementName);
    XmlNode root = document.root();
    const QVector<MachineLabel> wanted = normalLabels(labels, normal);
    // In place as far as it goes: attributes that a later Domus put on a label stay with its name.
    QVector<XmlNode> nodes;
    for (XmlNode child : root.children()) {
        if (child.localName() != QLatin1String(element)) {
            continue;
        }
        const QString name = normal(child.text());
        const bool isWanted = std::any_of(
            wanted.cbegin(), wanted.cend(), [&name](const MachineLabel& label) { return label.name == name; });
        const bool isDouble
            = std::any_of(nodes.cbegin(), nodes.cend(), [&](XmlNode node) { return normal(node.text()) == name; });
        if (isWanted && !isDouble) {
            nodes.append(child);
        } else {
            child.remove();
        }
    }
    const bool isInOrder = std::equal(nodes.cbegin(), nodes.cend(), wanted.cbegin(),
        wanted.cbegin() + std::min(nodes.size(), wanted.size()),
        [&](XmlNode node, const MachineLabel& label) { return normal(node.text()) == label.name; });
    if (!isInOrder) { // copies keep what they carry
        QVector<XmlNode> copies;
        copies.reserve(wanted.size());
        for (const MachineLabel& label : wanted) {
            const auto it = std::find_if(
                nodes.cbegin(), nodes.cend(), [&](XmlNode node) { return normal(node.text()) == label.name; });
            copies.append(
                it != nodes.cend() ? root.appendCopy(*it) : root.appendChild(qualified(root, element).constData()));
        }
        for (XmlNode& node : nodes) {
            node.remove();
        }
        nodes = copies;
    }
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (i == nodes.size()) {
            nodes.append(root.appendChild(qualified(root, element).constData()));
        }
        if (normal(nodes[i].text()) != wanted[i].name) {
            nodes[i].setText(wanted[i].name);
        }
        if (wanted[i].color.isEmpty()) {
            nodes[i].removeAttribute(colorAttribute);
        } else {
            nodes[i].setAttribute(colorAttribute, wanted[i].color);
        }
    }
    return root.child().isNull() ? QByteArray() : document.save().trimmed();
}

} // namespace

QString MachineLabels::color() const
{
    for (const QVector<MachineLabel>* labels : {&tags, &groups}) {
        for (const MachineLabel& label : *labels) {
            if (!label.color.isEmpty()) {
                return label.color;
            }
        }
    }
    return {};
}

MachineLabels MachineLabels::fromEntry(XmlNode entry)
{
    return {labelsOf(entry, groupElement, &machinelabels::normalPath),
        labelsOf(entry, tagElement, &machinelabels::normalTag)};
}

namespace machinelabels {

QString normalPath(const QString& text)
{
    QStringList steps;
    const QStringList raw = oneLine(text).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    steps.reserve(raw.size());
    for (const QString& step : raw) {
        const QString trimmed = step.trimmed();
        if (!trimmed.isEmpty()) {
            steps.append(trimmed);
        }
    }
    return steps.join(QLatin1Char('/'));
}

QString normalTag(const QString& text)
{
    QString tag = text;
    tag.replace(QLatin1Char('/'), QLatin1Char(' ')).replace(QLatin1Char(','), QLatin1Char(' '));
    return oneLine(tag);
}

QString normalColor(const QString& text)
{
    const QString color = text.trimmed().toLower();
    const bool isHex = color.size() == 7 && color.front() == QLatin1Char('#')
        && std::all_of(color.cbegin() + 1, color.cend(), [](QChar c) {
               return (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
                   || (c >= QLatin1Char('a') && c <= QLatin1Char('f'));
           });
    return isHex ? color : QString();
}

QByteArray withGroups(const QByteArray& entry, const QVector<MachineLabel>& groups)
{
    return withLabels(entry, groupElement, groups, &normalPath);
}

QByteArray withTags(const QByteArray& entry, const QVector<MachineLabel>& tags)
{
    return withLabels(entry, tagElement, tags, &normalTag);
}

} // namespace machinelabels

} // namespace domus
