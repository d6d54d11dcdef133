// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/bytesize.h"

#include <QHash>
#include <QLocale>
#include <QString>
#include <QStringList>
#include <QVector>

namespace domus {

class DomainXml;

/// One thing a machine has, in words.
struct MachineFact
{
    QString key; ///< "memory", "disk:vda": pairs the running definition with the next one; never shown
    QString iconName;
    QString label; ///< translated
    QStringList lines; ///< translated; the first says the most
    bool operator==(const MachineFact&) const = default;
};

/// What else is known beside the definition.
struct FactSources
{
    QString osName; ///< of libosinfo's id; empty: made from the id
    QHash<QString, ByteSize> imageSizes; ///< by path; those that are known
};

/// A definition in words, in the order a person asks: system, processor, memory, disks, networks, display, the rest.
QVector<MachineFact> machineFacts(const DomainXml& xml, const FactSources& sources, const QLocale& locale);

/// "debian 12" of "http://debian.org/debian/12": until the database has answered.
QString osNameFromId(const QString& id);

} // namespace domus
