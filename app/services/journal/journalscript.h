// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/journal/journalentry.h"

namespace domus {

/// A shell script that does the same again: the commands of what succeeded, in their order, each below its title and
/// time as a comment. What has no command is told in a comment too, so that nothing is left out unseen. It stops at
/// the first command that fails.
QByteArray journalScript(const QVector<JournalEntry>& entries);

} // namespace domus
