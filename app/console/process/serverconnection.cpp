// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/serverconnection.h"

#include "app/console/textfield.h"

#include <sys/select.h>

#include <cerrno>
#include <string>

namespace domus::consolelink {

ServerConnection connectToServer(const Open& open, std::vector<UniqueFd>& fds)
{
    const std::string address(textOf(open.address));
    ServerConnection result;
    switch (open.kind) {
    case AddressKind::Socket:
        if (fds.size() == 1) {
            result.socket = std::move(fds[0]);
        } else {
            result.error = EBADF;
        }
        break;
    case AddressKind::Tcp:
        result = connectTcp(address, open.port);
        break;
    case AddressKind::Unix:
        result = connectUnix(address);
        break;
    case AddressKind::Asked: // by a process that speaks another protocol
        result.error = EINVAL;
        break;
    }
    // libvncclient puts it in an fd_set without looking.
    if (result.socket.get() >= FD_SETSIZE) {
        result.socket.reset();
        result.error = EMFILE;
    }
    return result;
}

} // namespace domus::consolelink
