// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace domus {

class DomainXml;

/// Texts in Domus' entry of a machine's <metadata>, one element each:
///
///     <domus:machine><domus:os>HOMEMADE</domus:os><domus:copy>/pool/a.iso</domus:copy></domus:machine>
namespace machineentry {

/// Those of all elements of that local name in our entry, trimmed, in order.
QStringList texts(const DomainXml& xml, const char* element);
/// False, with nothing changed, where XML cannot carry the text.
bool add(DomainXml& xml, const char* element, const QString& text);

} // namespace machineentry

/// The files that Domus copied into a pool for this machine alone. Deleting the machine offers them, although they are
/// media; a medium that was there before is never offered.
namespace copynote {

QStringList read(const DomainXml& xml);
bool add(DomainXml& xml, const QString& path);

} // namespace copynote

} // namespace domus
