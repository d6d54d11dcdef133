// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/networkxml.h"

#include "app/xml/networklenses.h"
#include "app/xml/xmldocument.h"

#include <QCoreApplication>
#include <QStringList>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::NetworkXml)
};

using lenses::get;
using lenses::set;

/// "255.255.255.0" is 24; -1 when it is no netmask.
int prefixOfNetmask(const QString& netmask)
{
    const QStringList parts = netmask.split(QLatin1Char('.'));
    constexpr int ipv4Parts = 4;
    if (parts.size() != ipv4Parts) {
        return -1;
    }
    quint32 bits = 0;
    for (const QString& part : parts) {
        bool ok = false;
        const uint value = part.toUInt(&ok);
        if (!ok || value > 0xFF) {
            return -1;
        }
        bits = (bits << 8U) | value;
    }
    int prefix = 0;
    while ((bits & 0x80000000U) != 0) {
        bits <<= 1U;
        ++prefix;
    }
    return bits == 0 ? prefix : -1;
}

NetworkIp readIp(XmlNode node)
{
    NetworkIp ip;
    ip.family = get(node, lens::ip::family);
    ip.address = get(node, lens::ip::address);
    ip.prefix = get(node, lens::ip::prefix);
    if (ip.prefix < 0) {
        ip.prefix = prefixOfNetmask(get(node, lens::ip::netmask));
    }
    ip.dhcpStart = get(node, lens::ip::dhcpStart);
    ip.dhcpEnd = get(node, lens::ip::dhcpEnd);
    return ip;
}

void put(XmlNode node, const Lens<QString>& lens, const QString& value)
{
    if (!value.isEmpty()) {
        set(node, lens, value);
    }
}

} // namespace

Result<NetworkXml> NetworkXml::parse(const QByteArray& xml)
{
    const auto document = XmlDocument::parse(xml);
    if (!document) {
        return tl::unexpected<Error>(document.error());
    }
    const XmlNode root = document->root();
    if (!root.is("network")) {
        return fail(ErrorKind::InvalidXml, Tr::tr("This XML text does not describe a virtual network."));
    }
    NetworkXml network;
    network.name = get(root, lens::network::name);
    network.uuid = get(root, lens::network::uuid);
    network.title = get(root, lens::network::title);
    network.bridge = get(root, lens::network::bridge);
    network.mac = get(root, lens::network::mac);
    network.domainName = get(root, lens::network::domainName);
    if (const XmlNode forward = root.child("forward")) {
        network.forwardMode = get(root, lens::network::forwardMode);
        network.forwardDevice = get(root, lens::network::forwardDevice);
        if (network.forwardDevice.isEmpty()) {
            network.forwardDevice = forward.child("interface").attribute("dev");
        }
    }
    const auto ips = root.children("ip");
    for (const XmlNode& node : ips) {
        network.ips.append(readIp(node));
    }
    const auto groups = root.children("portgroup");
    for (const XmlNode& node : groups) {
        network.portGroups.append({get(node, lens::portgroup::name), get(node, lens::portgroup::isDefault)});
    }
    return network;
}

QByteArray NetworkXml::toXml() const
{
    const XmlDocument document = XmlDocument::create("network");
    XmlNode root = document.root();
    set(root, lens::network::name, name);
    if (!uuid.isNull()) {
        set(root, lens::network::uuid, uuid);
    }
    put(root, lens::network::title, title);
    put(root, lens::network::forwardMode, forwardMode);
    put(root, lens::network::forwardDevice, forwardDevice);
    put(root, lens::network::bridge, bridge);
    put(root, lens::network::mac, mac);
    put(root, lens::network::domainName, domainName);
    for (const NetworkPortGroup& group : portGroups) {
        XmlNode node = root.insertChild("portgroup", {"domain", "portgroup"});
        set(node, lens::portgroup::name, group.name);
        if (group.isDefault) {
            set(node, lens::portgroup::isDefault, true);
        }
    }
    for (const NetworkIp& ip : ips) {
        XmlNode node = root.appendChild("ip");
        if (ip.family != QLatin1String(lens::ip::family.fallback)) {
            put(node, lens::ip::family, ip.family);
        }
        put(node, lens::ip::address, ip.address);
        if (ip.prefix >= 0) {
            set(node, lens::ip::prefix, ip.prefix);
        }
        put(node, lens::ip::dhcpStart, ip.dhcpStart);
        put(node, lens::ip::dhcpEnd, ip.dhcpEnd);
    }
    return document.save();
}

} // namespace domus
