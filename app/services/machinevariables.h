// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/virt/connection.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace domus {

class DomainXml;

/// The variables that a machine's UEFI firmware keeps (boot entries, keys): a file which libvirt names after the
/// machine where the definition does not say otherwise, at every start anew.
namespace machinevariables {

/// Whether the machine keeps any.
bool areKept(const DomainXml& xml);

/// Where they are or will be. Pure.
struct Place
{
    QString folder; ///< empty: cannot be told (another host's user session)
    QStringList files; ///< the names it may have there, the likeliest first
    bool isWritten = false; ///< the definition names it
    bool isByName = true; ///< named after the machine: the next machine of that name would get it
};
Place placeOf(const DomainXml& xml, const QString& uri);
/// Names the file, in whichever of its two forms the definition has it.
void setFile(DomainXml& xml, const QString& path);

/// "web_VARS"
QString stemOf(const QString& machine);

/// The paths that the definitions of a host name, but for one machine's. One call for each machine: blocks.
Result<QSet<QString>> namedByOthers(Connection& connection, Uuid except);

} // namespace machinevariables

} // namespace domus
