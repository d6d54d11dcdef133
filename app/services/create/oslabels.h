// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace domus {

/// What a volume label (or, failing that, a file name) tells about the system on a medium.
struct OsLabel
{
    QString name; ///< "Debian 12"
    QString
        series; ///< short ids of the database without their version: "debian"; empty: the database has no such series
    QString version; ///< "12"; empty: the series is the whole short id ("archlinux")
    QString family; ///< "linux", "winnt"...; empty when not told
    QString architecture; ///< "x86_64"; empty when not told
    bool isTool = false; ///< runs from the medium and installs nothing
    bool isLive = false;
    bool operator==(const OsLabel&) const = default;
};

/// Reads labels of releases newer than any database. The file name only helps where the label says nothing.
/// Pure, any thread.
std::optional<OsLabel> readOsLabel(const QString& volumeLabel, const QString& fileName);

/// A name for a medium that nobody knows: from its label, else its file name; empty when neither says anything.
QString nameFromMedium(const QString& volumeLabel, const QString& fileName);

/// Compares "15.4" with "15.10" number by number: below, equal to or above zero.
int compareVersions(QStringView a, QStringView b);

} // namespace domus
