// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/domainconsole.h"

#include "app/services/connectionlist.h"
#include "app/virt/connection.h"
#include "app/xml/domainxml.h"

#include <QCoreApplication>
#include <QPointer>
#include <QUrl>

#include <memory>
#include <optional>
#include <variant>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::DomainConsole)
};

struct FoundGraphics
{
    GraphicsXml graphics;
    int index = 0; ///< among all graphics devices, as libvirt counts
};

/// The first of that kind.
std::optional<FoundGraphics> graphicsOf(const DomainXml& xml, QLatin1String type)
{
    const QVector<GraphicsXml> all = xml.graphics();
    for (int i = 0; i < all.size(); ++i) {
        if (all.at(i).type == type) {
            return FoundGraphics{all.at(i), i};
        }
    }
    return std::nullopt;
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

/// Where a display listens, when this computer can reach it.
using Listening = std::variant<UnixAddress, TcpAddress>;

Result<Listening> listeningOf(const GraphicsXml& graphics, const QString& remoteHost)
{
    if (!graphics.socket.isEmpty() && remoteHost.isEmpty()) {
        return Listening(UnixAddress{graphics.socket});
    }
    if (graphics.port > 0) {
        const QString host = reachableHost(graphics.listenAddress, remoteHost);
        if (!host.isEmpty()) {
            return Listening(TcpAddress{host, static_cast<quint16>(graphics.port)});
        }
    }
    return fail(ErrorKind::Unsupported,
        remoteHost.isEmpty()
            ? Tr::tr("Its display listens nowhere that this computer could reach.")
            : Tr::tr("Its display listens only on %1 itself, where this computer cannot reach it.").arg(remoteHost),
        "openDomainConsole");
}

Result<ConsoleAddress> openVnc(Connection& connection, Uuid uuid, const QString& remoteHost, const FoundGraphics& vnc)
{
    if (remoteHost.isEmpty()) {
        auto socket = connection.openGraphics(uuid, vnc.index);
        if (socket) {
            return ConsoleAddress(SocketAddress{std::move(*socket)});
        }
        if (!isWorthAnotherWay(socket.error())) {
            return fail(socket.error());
        }
    }
    const auto listening = listeningOf(vnc.graphics, remoteHost);
    if (!listening) {
        return fail(listening.error());
    }
    return std::visit([](const auto& where) { return ConsoleAddress(where); }, *listening);
}

/// The channels' sockets are asked of libvirt; where it opens none, of the address the display listens on.
Result<ConsoleAddress> openSpice(
    const QString& remoteHost, const FoundGraphics& spice, const GraphicsOpener& openGraphics)
{
    SpiceAddress result;
    const auto listening = listeningOf(spice.graphics, remoteHost);
    if (listening) {
        std::visit([&](const auto& where) { result.listening = where; }, *listening);
    }
    const QString host = reachableHost(spice.graphics.listenAddress, remoteHost);
    if (spice.graphics.tlsPort > 0 && !host.isEmpty()) {
        result.encrypted = EncryptedAddress{{host, static_cast<quint16>(spice.graphics.tlsPort)}, {}};
    }
    if (remoteHost.isEmpty()) {
        result.openSocket = openGraphics(spice.index);
    } else if (!listening && !result.encrypted) {
        return fail(listening.error());
    }
    return ConsoleAddress(std::move(result));
}

/// Sockets of libvirt's, through a lane of the machine's connection.
GraphicsOpener graphicsOpener(const QPointer<const ConnectionList>& connections, const DomainKey& domain)
{
    return [connections, domain](int index) -> SocketOpener {
        return [connections, domain, index](QObject* context, std::function<void(Result<UniqueFd>)> done) {
            HostSession* session = connections ? connections->session(domain.connection) : nullptr;
            if (session == nullptr) {
                const auto answer = async::reply<Result<UniqueFd>>(context, std::move(done));
                answer.post(fail(ErrorKind::NotConnected, Tr::tr("Its connection is no longer in the list."),
                    "domainConsoleOpener"));
                return;
            }
            session->submit<UniqueFd>(
                LaneKind::Control, context,
                [uuid = domain.uuid, index](Connection& connection) { return connection.openGraphics(uuid, index); },
                std::move(done));
        };
    };
}

} // namespace

Result<ConsoleAddress> openDomainConsole(
    Connection& connection, Uuid uuid, const QString& remoteHost, const GraphicsOpener& openGraphics)
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
    if (const auto vnc = graphicsOf(*xml, QLatin1String("vnc"))) {
        return openVnc(connection, uuid, remoteHost, *vnc);
    }
    if (const auto spice = graphicsOf(*xml, QLatin1String("spice"))) {
        return openSpice(remoteHost, *spice, openGraphics);
    }
    return ConsoleAddress(NoPicture{NoPicture::Why::NoDisplay});
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
            [uuid = domain.uuid, host = QUrl(session->uri()).host(), graphics = graphicsOpener(list, domain)](
                Connection& connection) { return openDomainConsole(connection, uuid, host, graphics); },
            std::move(done));
    };
}

} // namespace domus
