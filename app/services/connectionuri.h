// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// libvirt's addresses, as a form takes them apart and makes them.
namespace domus::connectionuri {

enum class Kind {
    System, ///< this computer's
    Session, ///< the user's own
    Ssh,
    Tls,
    Tcp, ///< nothing is encrypted
    Socket, ///< a libvirt socket on this computer
    Lxc,
    Xen,
    Esx,
    Test,
    Other, ///< an address of one's own
};

struct Parts
{
    Kind kind = Kind::System;
    QString user = {};
    QString host = {};
    int port = 0; ///< 0: the usual one
    QString keyFile = {}; ///< SSH only
    QString socket = {}; ///< SSH: on the other computer; Socket: here
    bool ofUser = false; ///< qemu:///session there, not the system's
    QString address = {}; ///< Other only
    bool operator==(const Parts&) const = default;
};

bool hasHost(Kind kind);
bool hasUser(Kind kind);
bool hasSocket(Kind kind);

/// Empty while something that is needed is missing.
QString toUri(const Parts& parts);
/// Kind Other, with the address, for everything that toUri() would not make the same.
Parts fromUri(const QString& uri);

/// The computer as the user wrote it: ssh tells the names in its configuration apart by case, and QUrl does not. Empty
/// for none.
QString hostOf(const QString& uri);

/// Why this cannot be a user's or a host's name, translated; empty when it can. ssh must not take it for an option.
QString problemWithName(const QString& name);

/// Why Domus opens no such address (host keys unchecked, a program in ssh's place, names that look like options),
/// translated; empty when it may.
QString refusal(const QString& uri);
/// What the user has to know and say yes to first (programs that run on the other computer, keys and certificates from
/// elsewhere), translated; empty when there is nothing.
QString concern(const QString& uri);
/// The address leads over a network without encryption.
bool isPlain(const QString& uri);

} // namespace domus::connectionuri
