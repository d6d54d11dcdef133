// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

/// The desktop's permission to come to the front, which another program was given and hands on.
namespace domus::activation {

/// The next window that wants to be in front shows it to the compositor. Nothing happens where no compositor asks for
/// one. GUI thread.
void takeToken(const QString& token);

/// Sets a variable while other threads may read theirs: Qt's platform plug-in reads the token from there and nowhere
/// else, and setenv() would move the list that the lanes' libvirt is looking at. Nobody else may set any meanwhile.
void putInEnvironment(const QByteArray& name, const QByteArray& value);

} // namespace domus::activation
