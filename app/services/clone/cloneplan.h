// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/clone/clonefacts.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>

namespace domus {

/// What becomes of a disk in the clone.
enum class DiskFate {
    Undecided, ///< the user has to say: it can neither be copied nor shared
    Copy, ///< full: all of it; linked: a new image that keeps what changes, upon this one
    Share, ///< both have it: media, and what is only read or meant to be shared
    LeaveOut, ///< the clone is without; of a drive only the medium
};

/// What the user wants. Plain value.
struct CloneRequest
{
    QString name; ///< of the first; empty: one that is free
    int count = 1;
    bool isLinked = false;
    QHash<QString, DiskFate> fates; ///< by the disk's target, where the user chose
};

struct CloneVolume
{
    QString target; ///< of the disk: "vda"
    QString pool;
    QString name;
    QString path; ///< where it will lie
    QByteArray xml;
    QString sourceVolume; ///< in the same pool; its content is copied, or the new one builds upon it
    bool isOverlay = false;
    ByteSize capacity;
    ByteSize needed; ///< about what it will take at first
    bool operator==(const CloneVolume&) const = default;
};

/// One of the machines to be made.
struct ClonedMachine
{
    QString name;
    Uuid uuid = {}; ///< null in a plan: given when it is made
    QByteArray xml; ///< without an identity, network addresses and a place for the firmware's variables
    QVector<CloneVolume> volumes;
    QString command; ///< the line that does the same
};

struct CloneDiskPlan
{
    CloneDisk disk;
    DiskFate fate = DiskFate::Undecided;
    QVector<DiskFate> choices; ///< those that are possible
    QString text; ///< what happens, or why it has to; translated
};

struct CloneProblem
{
    enum class Field { Source, Name, Kind, Disks };
    Field field = Field::Source;
    bool isError = true; ///< keeps it from being done
    QString text;
    bool operator==(const CloneProblem&) const = default;
};

/// Everything that cloning will do, computed without touching anything: pure, fast, any thread.
struct ClonePlan
{
    QString uri;
    DomainRecord source;
    QByteArray sourceXml;
    CloneRequest request; ///< with the name set
    QVector<CloneDiskPlan> disks;
    QStringList sentences; ///< what will be, what is new and what is shared; translated
    QVector<CloneProblem> problems;
    QVector<ClonedMachine> machines;

    bool canClone() const;
    /// The commands that do the same, a line each.
    QString command() const;
    QStringList names() const;
    QVector<CloneProblem> problemsOf(CloneProblem::Field field) const;
};

inline constexpr int mostClones = 50;

/// Whether a machine can be cloned now; the reason otherwise.
struct Availability;
Availability cloneAvailability(const DomainRecord& domain, bool connectionIsOpen, bool readOnly);

ClonePlan planClone(const CloneRequest& request, const CloneFacts& facts);

/// The names of a row: "web-2" alone, or "web-2", "web-3", "web-4"; "web" becomes "web-1", "web-2"...
QStringList cloneNames(const QString& first, int count);

/// The text with passwords blotted out, to be shown.
QByteArray withoutSecrets(const QByteArray& domainXml);

} // namespace domus
