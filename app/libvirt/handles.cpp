// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/handles.h"

#include "app/libvirt/call.h"

#include <libvirt/libvirt.h>

#include <cstdlib>

namespace domus::libvirt {

// An event that is being delivered just now may hold the connection a moment longer, and closes it then.
void release(_virConnect* connection) noexcept
{
    const int references = virConnectClose(connection);
    if (references > 0) {
        qCDebug(log) << "a connection was closed with" << references << "references left";
    }
}

void release(_virDomain* domain) noexcept
{
    virDomainFree(domain);
}

void release(_virNetwork* network) noexcept
{
    virNetworkFree(network);
}

void release(_virStoragePool* pool) noexcept
{
    virStoragePoolFree(pool);
}

void release(_virStorageVol* volume) noexcept
{
    virStorageVolFree(volume);
}

void release(_virStream* stream) noexcept
{
    // Until it is finished or aborted, a stream holds on to its connection; on one that is, this does nothing.
    virStreamAbort(stream);
    virStreamFree(stream);
}

void release(char* text) noexcept
{
    std::free(text);
}

} // namespace domus::libvirt
