// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace domus {

/// Whom to log in as, and where: what one SSH connection is made of. Connections to one target share it.
struct SshTarget
{
    QString host; ///< a name, an address, or a Host of the user's ssh configuration
    QString user; ///< empty: as ssh is configured
    int port = 0; ///< 0: as ssh is configured
    QString keyFile; ///< empty: as ssh is configured
    bool operator==(const SshTarget&) const = default;

    QString title() const; ///< "user@host"
    /// What ssh gets to log in there, the host last and behind "--".
    QStringList arguments() const;
};

/// The target of a libvirt address over SSH; nothing for any other. InvalidArgument for one that ssh could take for
/// something else than a name, or that wants host keys unchecked or another program in ssh's place.
Result<std::optional<SshTarget>> sshTargetOf(const QString& uri);

/// The same address for libvirt, which then starts this command in ssh's place.
QString uriThroughCommand(const QString& uri, const QString& command);

} // namespace domus
