// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/domainconsole.h"

#include "app/services/connectionlist.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>
#include <QPointer>
#include <QUrl>

#include <algorithm>
#include <memory>
#include <variant>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::DomainConsole)
};

struct VncGraphics
{
    GraphicsXml graphics;
    int index = 0; ///< among all graphics devices, as libvirt counts
};

std::variant<VncGraphics, NoPicture> vncOf(const DomainXml& xml)
{
    const QVector<GraphicsXml> all = xml.graphics();
    for (int i = 0; i < all.size(); ++i) {
        if (all.at(i).type == QLatin1String("vnc")) {
            return VncGraphics{all.at(i), i};
        }
    }
    const bool hasSpice = std::any_of(
        all.cbegin(), all.cend(), [](const GraphicsXml& one) { return one.type == QLatin1String("spice"); });
    return NoPicture{hasSpice ? NoPicture::Why::OnlySpice : NoPicture::Why::NoDisplay};
}

/// Where a listening address of a host is reached from here.
QString reachableHost(const QString& listenAddress, const QString& remoteHost)
{
    if (remoteHost.isEmpty()) {
        const bool isAny = listenAddress.isEmpty() || listenAddress == QLatin1String("0.0.0.0")
            || listenAddress == QLatin1String("::");
        return isAny ? QStringLiteral("127.0.0.1") : listenAddress;
    }
    const bool isLoopback = listenAddress.isEmpty() || listenAddress == QLatin1String("127.0.0.1")
        || listenAddress == QLatin1String("::1") || listenAddress == QLatin1String("localhost");
    return isLoopback ? QString() : remoteHost;
}

/// libvirt hands out a connected socket for whatever the display listens on, where this libvirt is on this computer.
bool isWorthAnotherWay(const Error& error)
{
    return error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::InvalidArgument;
}

} // namespace

Result<ConsoleAddress> openDomainConsole(Connection& connection, Uuid uuid, const QString& remoteHost)
{
    const auto text = connection.domainXml(uuid, XmlView::Live);
    if (!text) {
        return fail(text.error());
    }
    const auto xml = DomainXml::parse(*text);
    if (!xml) {
        return fail(xml.error());
    }
    // The number that libvirt gives a running machine.
    if (!xml->root().hasAttribute("id")) {
        return fail(ErrorKind::WrongState, Tr::tr("It is not running."), "openDomainConsole");
    }
    const auto found = vncOf(*xml);
    if (const auto* none = std::get_if<NoPicture>(&found)) {
        return ConsoleAddress(*none);
    }
    const auto& vnc = std::get<VncGraphics>(found);
    if (remoteHost.isEmpty()) {
        auto socket = connection.openGraphics(uuid, vnc.index);
        if (socket) {
            return ConsoleAddress(SocketAddress{std::move(*socket)});
        }
        if (!isWorthAnotherWay(socket.error())) {
            return fail(socket.error());
        }
    }
    const GraphicsXml& graphics = vnc.graphics;
    if (!graphics.socket.isEmpty() && remoteHost.isEmpty()) {
        return ConsoleAddress(UnixAddress{graphics.socket});
    }
    if (graphics.port > 0) {
        const QString host = reachableHost(graphics.listenAddress, remoteHost);
        if (!host.isEmpty()) {
            return ConsoleAddress(TcpAddress{host, static_cast<quint16>(graphics.port)});
        }
    }
    return fail(ErrorKind::Unsupported,
        remoteHost.isEmpty()
            ? Tr::tr("Its display listens nowhere that this computer could reach.")
            : Tr::tr("Its display listens only on %1 itself, where this computer cannot reach it.").arg(remoteHost),
        "openDomainConsole");
}

ConsoleOpener domainConsoleOpener(const ConnectionList& connections, const DomainKey& domain)
{
    return [list = QPointer<const ConnectionList>(&connections), domain](
               QObject* context, std::function<void(Result<ConsoleAddress>)> done) {
        HostSession* session = list ? list->session(domain.connection) : nullptr;
        if (session == nullptr) {
            const auto answer = async::reply<Result<ConsoleAddress>>(context, std::move(done));
            answer.post(fail(
                ErrorKind::NotConnected, Tr::tr("Its connection is no longer in the list."), "domainConsoleOpener"));
            return;
        }
        session->submit<ConsoleAddress>(
            LaneKind::Control, context,
            [uuid = domain.uuid, host = QUrl(session->uri()).host()](
                Connection& connection) { return openDomainConsole(connection, uuid, host); },
            std::move(done));
    };
}

} // namespace domus
