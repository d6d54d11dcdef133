// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/folderpool.h"
#include "app/virt/connection.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>

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
    QStringList paths() const;
};
Place placeOf(const DomainXml& xml, const QString& uri);
/// Names the file, in whichever of its two forms the definition has it.
void setFile(DomainXml& xml, const QString& path);

/// "web_VARS"
QString stemOf(const QString& machine);

/// The paths that the definitions of a host name, but for one machine's. One call for each machine: blocks.
Result<QSet<QString>> namedByOthers(Connection& connection, Uuid except);

/// Where they lie, and a file for a machine of another name which no definition names and no other file has.
struct Room
{
    std::unique_ptr<FolderPool> folder;
    QString from; ///< the file's name; empty where there is none yet
    QString to;
    bool isShared = false; ///< another machine's definition names the first as well
    bool mustBeNamed = false; ///< libvirt would not find the second by the machine's name
};
/// `place` has a folder. `owner`: whose variables they are; null where a second machine is to have a copy. Blocks.
Result<Room> roomFor(Connection& connection, const Place& place, const QString& machine, Uuid owner);

} // namespace machinevariables

} // namespace domus
