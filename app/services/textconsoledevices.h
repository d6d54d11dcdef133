// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace domus {

class DomainXml;

/// A serial port or console of a running machine that can be opened from here.
struct TextConsoleDevice
{
    enum class Kind { Serial, Virtio, Other };
    QString alias; ///< libvirt's name for it
    Kind kind = Kind::Serial;
    int port = 0; ///< counted from 0 within its kind
    bool operator==(const TextConsoleDevice&) const = default;
};

/// Of the running definition, as it orders them; a console that is only another name of a serial port is left out, and
/// so is what leads somewhere else (a file, a TCP port): libvirt opens none of those.
QVector<TextConsoleDevice> textConsolesOf(const DomainXml& xml);

} // namespace domus
