// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/services/ssh/sshtarget.h"
#include "app/virt/connectiondriver.h"

/// What OpenSSH says (in English whatever the language), as Domus says it.
namespace domus::sshwords {

/// What a prompt asks for. Words that the other computer chose come with its name before them, so they never pass for
/// ssh's own question about a key.
Credential question(const QString& prompt);

/// Why ssh ended without a connection, or lost it, from what it wrote to its standard error.
Error failure(const QString& errors, const SshTarget& target);

} // namespace domus::sshwords
