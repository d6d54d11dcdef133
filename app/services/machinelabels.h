// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QVector>

namespace domus {

class XmlNode;

/// A tag, or a group: what a person put on a machine.
struct MachineLabel
{
    QString name; ///< of a group its path, "lab/web"
    QString color; ///< "#rrggbb", or empty
    bool operator==(const MachineLabel&) const = default;
};

/// The groups and tags of a machine. They lie in its own metadata, so every Domus on every desk sees them:
///
///     <domus:machine><domus:group color='#3584e4'>lab/web</domus:group><domus:tag>nightly</domus:tag></domus:machine>
struct MachineLabels
{
    QVector<MachineLabel> groups; ///< the first is where the list shows the machine
    QVector<MachineLabel> tags;

    bool isEmpty() const { return groups.isEmpty() && tags.isEmpty(); }
    /// The path of the first group; empty without one.
    QString home() const { return groups.isEmpty() ? QString() : groups.constFirst().name; }
    /// Of the first tag that has one, else of the first group that has one; empty without.
    QString color() const;
    bool operator==(const MachineLabels&) const = default;

    /// From Domus' entry; a null node has none. Anybody may have written it: overlong, doubled and empty labels are
    /// left out, and at most `most` of each are read.
    static MachineLabels fromEntry(XmlNode entry);
    static constexpr int most = 64;
    static constexpr int longest = 128;
};

namespace machinelabels {

/// "lab/web" of " /lab//web/ ": steps trimmed, empty ones dropped, control characters made blanks. Empty: no group.
QString normalPath(const QString& text);
/// One line without '/'; a comma is a blank, since lists of tags are written with commas.
QString normalTag(const QString& text);
/// "#rrggbb" in small letters; empty for anything else.
QString normalColor(const QString& text);

/// Puts exactly these groups, or tags, into the entry of the metadata (as Connection::domainMetadata gives it; may be
/// empty) and leaves all else in it. Empty when nothing is left, which removes the entry.
QByteArray withGroups(const QByteArray& entry, const QVector<MachineLabel>& groups);
QByteArray withTags(const QByteArray& entry, const QVector<MachineLabel>& tags);

} // namespace machinelabels

} // namespace domus

Q_DECLARE_METATYPE(domus::MachineLabel)
Q_DECLARE_METATYPE(domus::MachineLabels)
