// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/textconsoledevices.h"

#include "app/xml/domainxml.h"

#include <algorithm>

namespace domus {

namespace {

bool canBeOpened(XmlNode device)
{
    const QString type = device.attribute("type");
    return type == QLatin1String("pty") || type == QLatin1String("unix");
}

TextConsoleDevice::Kind kindOf(XmlNode device)
{
    if (device.is("serial")) {
        return TextConsoleDevice::Kind::Serial;
    }
    const QString target = device.find("target").attribute("type");
    if (target == QLatin1String("virtio")) {
        return TextConsoleDevice::Kind::Virtio;
    }
    return target.isEmpty() || target == QLatin1String("serial") ? TextConsoleDevice::Kind::Serial
                                                                 : TextConsoleDevice::Kind::Other;
}

} // namespace

QVector<TextConsoleDevice> textConsolesOf(const DomainXml& xml)
{
    QVector<TextConsoleDevice> found;
    for (const char* element : {"serial", "console"}) {
        const QVector<XmlNode> devices = xml.devices().children(element);
        for (const XmlNode device : devices) {
            const QString alias = device.find("alias").attribute("name");
            const bool isKnown = std::any_of(found.cbegin(), found.cend(),
                [&alias](const TextConsoleDevice& other) { return other.alias == alias; });
            if (!alias.isEmpty() && !isKnown && canBeOpened(device)) {
                const auto kind = kindOf(device);
                const auto port = std::count_if(found.cbegin(), found.cend(),
                    [kind](const TextConsoleDevice& other) { return other.kind == kind; });
                found.append({alias, kind, static_cast<int>(port)});
            }
        }
    }
    return found;
}

} // namespace domus
