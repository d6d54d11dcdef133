// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace domus {

class DomainXml;

/// The guest system's name where libosinfo's id does not tell it: a system that its database lacks ("HOMEMADE", as the
/// medium calls itself) or has only an older release of ("Debian 12", whose id is Debian 11's). Kept in Domus' entry of
/// the machine's metadata.
namespace osnote {

/// Empty when nothing is noted.
QString read(const DomainXml& xml);
/// False, with nothing changed, where XML cannot carry the name.
bool write(DomainXml& xml, const QString& name);

} // namespace osnote

} // namespace domus
