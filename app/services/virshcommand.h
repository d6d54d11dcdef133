// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace domus {

struct DomainRecord;

/// "virsh -c URI start debian12": the arguments quoted.
QString virshCommand(const QString& uri, const QStringList& arguments);

/// How virsh is told a machine: by name, or by UUID where virsh would take the name for a number or an option.
QString virshName(const DomainRecord& domain);

/// How virsh is told to change what runs and what is kept for the next start too: without it would be one of them.
QStringList virshScope(const DomainRecord& domain);

} // namespace domus
