// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/clone/cloneplan.h"
#include "app/xml/domainxml.h"

#include <QHash>
#include <QStringList>

namespace domus::clonexml {

/// The source's definition as that of a new machine: no identity, no fixed port, socket or file of the original's, none
/// of Domus' notes but groups, tags and the system. Everything else stays as it is written. Disks follow the plan;
/// where `volumes` has one for a disk, it is that.
Result<DomainXml> make(const ClonePlan& plan, const QString& name, const QVector<CloneVolume>& volumes);

/// Takes the mark of an unfinished clone out of its definition; `places`: where images came to lie that were planned
/// elsewhere. Everything else stays, whoever wrote it.
void finish(DomainXml& xml, const QHash<QString, QString>& places);

/// What the clone shares with its original, and what of it is new although somebody may count on it; a sentence each.
QStringList told(const DomainXml& source);

} // namespace domus::clonexml
