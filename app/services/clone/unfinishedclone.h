// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/domainoperations.h"

#include <QVector>

namespace domus {

/// Takes a clone away that was never finished (startguard::copying), with the files that are its own and that nothing
/// else uses: those of its facts. Does nothing to one that is finished by then, or that runs. What libvirt is still
/// copying it refuses to delete, and then the clone stays. GUI thread.
Operation removeUnfinishedClone(const HostSession& session, const DomainRecord& domain, const DeletionFacts& facts);

/// The files that go with it. Made for it and never whole, so that also those go of which it cannot be told whether
/// something builds upon them; their reason says so beside them.
QVector<DomainFile> filesOfUnfinishedClone(const DeletionFacts& facts);

} // namespace domus
