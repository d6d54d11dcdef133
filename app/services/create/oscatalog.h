// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <memory>

namespace domus {

/// What libosinfo (or our nearest guess) knows about an operating system. Plain value.
struct OsDescription
{
    QString id; ///< "http://debian.org/debian/11"; empty: nothing known
    QString shortId; ///< "debian11"
    QString name; ///< "Debian 12"
    QString family; ///< "linux", "winnt", "bsd"...
    QString version;
    QString architecture; ///< of the medium; empty when not told
    int minimumCpus = 0; ///< 0: not told
    ByteSize minimumMemory;
    ByteSize minimumDisk;
    int recommendedCpus = 0;
    ByteSize recommendedMemory;
    ByteSize recommendedDisk;
    QStringList diskBuses; ///< that it drives out of the box, best first
    QStringList nicModels;
    bool supportsVirtioGpu = false;
    bool supportsUefi = true;
    bool needsUefi = false;
    bool needsTpm = false;
    bool needsSecureBoot = false;
    bool isLive = false;
    /// Runs from its medium and installs nothing (a memory tester): needs no disk.
    bool isTool = false;
    bool supportsBios = true;
    /// Not in the database: described by the nearest release that is. Then name is the medium's, id the neighbour's.
    bool isNearestKnown = false;
    QString nearestName;

    bool isKnown() const { return !id.isEmpty(); }
    bool operator==(const OsDescription&) const = default;
};

/// The libosinfo database. Loads on first use (about 0.4 s); thread-safe, one call at a time; never on the GUI thread.
class OsCatalog
{
public:
    OsCatalog();
    ~OsCatalog();
    OsCatalog(const OsCatalog&) = delete;
    OsCatalog& operator=(const OsCatalog&) = delete;

    /// From an ISO on this computer. Falls back on the volume label, to the nearest release that is known.
    OsDescription identifyIso(const QString& path);
    /// From a volume label alone: an ISO on another host. Its file name helps where the label says nothing.
    OsDescription identifyLabel(const QString& volumeLabel, const QString& fileName = {});
    /// Unknown (no id) when the database has no such system.
    OsDescription describe(const QString& osId);
    /// For choosing by hand: newest first within a family.
    QVector<OsDescription> all();
    /// What a kernel and initrd of unknown origin get: the newest generic Linux of the database.
    OsDescription genericLinux();

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus
