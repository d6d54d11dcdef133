// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/machinelabels.h"
#include "app/services/operation.h"
#include "app/virt/records.h"

#include <QString>
#include <QVector>

#include <optional>

namespace domus {

/// One line; empty takes it away. Works while the machine runs. `before`: as it was shown, and must still be.
Operation setTitleOperation(const HostSession& session, const DomainRecord& domain, const QString& title,
    const std::optional<QString>& before = std::nullopt);
/// Any number of lines; empty takes it away.
Operation setDescriptionOperation(const HostSession& session, const DomainRecord& domain, const QString& description,
    const std::optional<QString>& before = std::nullopt);
Operation autostartOperation(const HostSession& session, const DomainRecord& domain, bool on);
/// Exactly these groups; the first is where the list shows the machine. None: it stands directly below its connection.
Operation setGroupsOperation(
    const HostSession& session, const DomainRecord& domain, const QVector<MachineLabel>& groups);
/// Takes the machine to this group instead of its first one; an empty path takes it out of that.
Operation moveToGroupOperation(const HostSession& session, const DomainRecord& domain, const QString& path);
Operation setTagsOperation(const HostSession& session, const DomainRecord& domain, const QVector<MachineLabel>& tags);

} // namespace domus
