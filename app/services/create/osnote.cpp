// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/osnote.h"

#include "app/services/create/machineentry.h"

namespace domus::osnote {
namespace {

/// <domus:machine><domus:os>HOMEMADE</domus:os></domus:machine>
constexpr const char* elementName = "os";

} // namespace

QString read(const DomainXml& xml)
{
    return machineentry::texts(xml, elementName).value(0);
}

bool write(DomainXml& xml, const QString& name)
{
    return machineentry::add(xml, elementName, name);
}

} // namespace domus::osnote
