// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"
#include "app/core/uuid.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace domus {

class DomainXml;

/// A machine that waits in the bin says so itself, in Domus' entry of its metadata; so every Domus knows, and nothing
/// has to be moved:
///
///     <domus:machine><domus:binned since='2026-11-23T10:00:00Z' name='web' autostart='yes' days='30'>
///       <domus:file size='123456'>/images/web.qcow2</domus:file></domus:binned></domus:machine>
struct BinNote
{
    struct File
    {
        QString path;
        ByteSize size; ///< as it was then
        bool operator==(const File&) const = default;
    };
    QDateTime since; ///< UTC; invalid where the note cannot be read
    QString name; ///< before
    bool autostart = false; ///< before
    QVector<File> files; ///< those the user ticked: they go when the bin is emptied, where nothing else uses them
    int days = 0; ///< how long whoever put it there wants to keep it; 0: for ever
    /// How the metadata was, for an exact way back: our entry's place among the others, -1 when it was the last or not
    /// there; and that there was none at all.
    int place = -1;
    bool wasWithoutMetadata = false;
    bool hadOwnLayout = false; ///< the blanks of our entry were its own, not libvirt's
    bool isLeaving = false; ///< it is being restored: what looks half way then is on its way out, not in

    QStringList paths() const;
    ByteSize size() const; ///< of the files together
    bool operator==(const BinNote&) const = default;
};

namespace binnote {

/// From a machine's definition, or from the entry alone as Connection::domainMetadata gives it. Nothing for a machine
/// that is not in the bin. Anybody may have written it: a note that makes no sense is a note all the same, but never
/// due. Pure, any thread.
std::optional<BinNote> read(const QByteArray& xml);
std::optional<BinNote> read(const DomainXml& xml);
bool isBinned(const QByteArray& xml);

/// The entry with the note in place of one that was there. Empty where XML cannot carry a path or the name.
QByteArray with(const QByteArray& entry, const BinNote& note);
/// The entry without it; empty when nothing is left, which removes the entry.
QByteArray without(const QByteArray& entry);

/// What a machine is called in the bin, so that its name is free: "web-bin-3f2a91c0".
QString binName(const QString& name, Uuid uuid);

/// Whether it has been there for as long as both its note and the user (`days`) want; 0 days: for ever. Never where its
/// date makes no sense or lies in the future.
bool isDue(const BinNote& note, int days, const QDateTime& now);

} // namespace binnote

} // namespace domus
