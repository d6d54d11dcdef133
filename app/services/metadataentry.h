// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/uuid.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

/// Domus' own entry in a machine's <metadata>, as text of its own.
namespace domus::metadataentry {

/// The entry for libvirt to lay out itself: what it hands out, blanks and all, it would take for the writer's layout.
QByteArray compact(const QByteArray& entry);

/// The line of virsh that sets it; an empty one is taken away. Scope: see virshScope().
QString command(const QString& uri, Uuid uuid, const QByteArray& entry, const QStringList& scope = {});

} // namespace domus::metadataentry
