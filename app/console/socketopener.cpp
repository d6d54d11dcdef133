// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/socketopener.h"

#include "app/console/consolefailure.h"
#include "app/console/serversocket.h"
#include "app/core/async.h"

#include <QCoreApplication>
#include <QFile>
#include <QThreadPool>

#include <cerrno>
#include <memory>

namespace domus {

namespace {

using consolelink::ServerConnection;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ConsoleSession)
};

Result<UniqueFd> socketOf(ServerConnection connection)
{
    if (connection.socket.isValid()) {
        return std::move(connection.socket);
    }
    consolelink::Failed failed;
    failed.failure
        = connection.isUnknownHost ? consolelink::Failure::UnknownHost : consolelink::Failure::ConnectRefused;
    failed.error = connection.error;
    return fail(consoleError(failed));
}

/// Looking up a host and connecting take seconds, sometimes: never in the window's thread.
template <typename Connect> SocketOpener openerBy(Connect connect)
{
    return [connect](QObject* context, std::function<void(Result<UniqueFd>)> done) {
        const auto answer = async::reply<Result<UniqueFd>>(context, std::move(done));
        QThreadPool::globalInstance()->start([answer, connect] { answer.post(socketOf(connect())); });
    };
}

SocketOpener openerAt(const TcpAddress& address)
{
    return openerBy(
        [host = address.host.toStdString(), port = address.port] { return consolelink::connectTcp(host, port); });
}

SocketOpener openerAt(const UnixAddress& address)
{
    return openerBy([path = QFile::encodeName(address.path).toStdString()] { return consolelink::connectUnix(path); });
}

SocketOpener openerAt(std::monostate)
{
    return {};
}

/// libvirt opens sockets for displays that have one on its own computer, and says so where it does not.
bool isWorthAnotherWay(const Error& error)
{
    return error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::InvalidArgument;
}

} // namespace

SocketOpener socketOpenerAt(const TcpAddress& address)
{
    return openerAt(address);
}

SocketOpener socketOpenerOf(const SpiceAddress& address)
{
    const SocketOpener second = std::visit([](const auto& where) { return openerAt(where); }, address.listening);
    if (!address.openSocket || !second) {
        return address.openSocket ? address.openSocket : second;
    }
    return [first = address.openSocket, second](QObject* context, std::function<void(Result<UniqueFd>)> done) {
        first(context, [context, second, done = std::move(done)](Result<UniqueFd> socket) {
            if (socket || !isWorthAnotherWay(socket.error())) {
                done(std::move(socket));
            } else {
                second(context, done);
            }
        });
    };
}

QString addressText(const TcpAddress& address)
{
    //: %1 a host, %2 a port
    return Tr::tr("%1:%2").arg(address.host).arg(address.port);
}

QString addressText(const UnixAddress& address)
{
    return address.path;
}

bool isLocal(const TcpAddress& address)
{
    return address.host == QLatin1String("localhost") || address.host.startsWith(QLatin1String("127."))
        || address.host == QLatin1String("::1");
}

} // namespace domus
