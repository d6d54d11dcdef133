// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/virterror.h"

#include <libvirt/virterror.h>

#include <array>

namespace domus::libvirt {

namespace {

struct Cause
{
    QLatin1String words;
    ErrorKind kind = ErrorKind::Internal;
};

/// QEMU's, the kernel's and the test driver's words, which come inside "internal error" and "operation failed".
constexpr std::array causes{
    Cause{QLatin1String("No space left on device"), ErrorKind::OutOfSpace},
    Cause{QLatin1String("Disk quota exceeded"), ErrorKind::OutOfSpace},
    Cause{QLatin1String("Permission denied"), ErrorKind::PermissionDenied},
    Cause{QLatin1String("already exists"), ErrorKind::AlreadyExists},
    Cause{QLatin1String("File exists"), ErrorKind::AlreadyExists},
    Cause{QLatin1String("No such file or directory"), ErrorKind::NotFound},
    Cause{QLatin1String("is already running"), ErrorKind::WrongState},
    Cause{QLatin1String("not running"), ErrorKind::WrongState},
    Cause{QLatin1String("Address already in use"), ErrorKind::Busy},
    Cause{QLatin1String("Failed to get \"write\" lock"), ErrorKind::Busy},
    Cause{QLatin1String("Active console session exists"), ErrorKind::Busy},
    Cause{QLatin1String("Failed to get shared \"write\" lock"), ErrorKind::Busy},
};

ErrorKind kindByWords(const QString& text, ErrorKind otherwise)
{
    for (const Cause& cause : causes) {
        if (text.contains(cause.words, Qt::CaseInsensitive)) {
            return cause.kind;
        }
    }
    return otherwise;
}

ErrorKind kindOfSystemError(const VirError& error)
{
    if (error.systemError > 0) {
        return Error::fromErrno(error.systemError, {}, "").kind;
    }
    return kindByWords(error.text, ErrorKind::Io);
}

/// The socket broke. A call that was never sent says so; of every other the answer is missing, not the deed.
ErrorKind kindOfTransportError(const VirError& error)
{
    if (error.code == VIR_ERR_INTERNAL_ERROR && error.text.contains(QLatin1String("client socket is closed"))) {
        return ErrorKind::NotConnected;
    }
    if (error.code == VIR_ERR_SYSTEM_ERROR) {
        const ErrorKind kind = kindOfSystemError(error);
        if (kind == ErrorKind::PermissionDenied || kind == ErrorKind::NotFound || kind == ErrorKind::TimedOut) {
            return kind; // from opening the socket
        }
    }
    return ErrorKind::OutcomeUnknown;
}

} // namespace

ErrorKind kindOf(const VirError& error)
{
    if (error.domain == VIR_FROM_RPC
        && (error.code == VIR_ERR_INTERNAL_ERROR || error.code == VIR_ERR_SYSTEM_ERROR || error.code == VIR_ERR_RPC)) {
        return kindOfTransportError(error);
    }
    switch (error.code) {
    case VIR_ERR_NO_DOMAIN:
    case VIR_ERR_NO_NETWORK:
    case VIR_ERR_NO_STORAGE_POOL:
    case VIR_ERR_NO_STORAGE_VOL:
    case VIR_ERR_NO_NODE_DEVICE:
    case VIR_ERR_NO_INTERFACE:
    case VIR_ERR_NO_NWFILTER:
    case VIR_ERR_NO_SECRET:
    case VIR_ERR_NO_DOMAIN_SNAPSHOT:
    case VIR_ERR_NO_DOMAIN_CHECKPOINT:
    case VIR_ERR_NO_DOMAIN_BACKUP:
    case VIR_ERR_NO_DOMAIN_METADATA:
    case VIR_ERR_NO_NETWORK_PORT:
    case VIR_ERR_DEVICE_MISSING:
        return ErrorKind::NotFound;
    case VIR_ERR_DOM_EXIST:
    case VIR_ERR_NETWORK_EXIST:
    case VIR_ERR_NETWORK_PORT_EXIST:
    case VIR_ERR_STORAGE_VOL_EXIST:
    case VIR_ERR_STORAGE_POOL_BUILT:
        return ErrorKind::AlreadyExists;
    case VIR_ERR_AUTH_FAILED:
    case VIR_ERR_AUTH_UNAVAILABLE:
        return ErrorKind::AuthenticationFailed;
    case VIR_ERR_AUTH_CANCELLED:
    case VIR_ERR_OPERATION_ABORTED:
        return ErrorKind::Cancelled;
    case VIR_ERR_OPERATION_DENIED:
    case VIR_ERR_ACCESS_DENIED:
        return ErrorKind::PermissionDenied;
    case VIR_ERR_OPERATION_INVALID:
    case VIR_ERR_AGENT_UNRESPONSIVE:
    case VIR_ERR_AGENT_UNSYNCED:
    case VIR_ERR_MIGRATE_UNSAFE:
    case VIR_ERR_SNAPSHOT_REVERT_RISKY:
        return ErrorKind::WrongState;
    case VIR_ERR_OPERATION_TIMEOUT:
        return ErrorKind::TimedOut;
    case VIR_ERR_RESOURCE_BUSY:
    case VIR_ERR_BLOCK_COPY_ACTIVE:
        return ErrorKind::Busy;
    case VIR_ERR_NO_SUPPORT:
    case VIR_ERR_ARGUMENT_UNSUPPORTED:
    case VIR_ERR_CONFIG_UNSUPPORTED:
    case VIR_ERR_OPERATION_UNSUPPORTED:
    case VIR_ERR_CALL_FAILED:
    case VIR_ERR_OS_TYPE:
    case VIR_ERR_CPU_INCOMPATIBLE:
        return ErrorKind::Unsupported;
    case VIR_ERR_XML_ERROR:
    case VIR_ERR_XML_DETAIL:
    case VIR_ERR_XML_INVALID_SCHEMA:
        return ErrorKind::InvalidXml;
    case VIR_ERR_INVALID_ARG:
        // How a driver says that it does not know a flag.
        return error.text.contains(QLatin1String("unsupported flags")) ? ErrorKind::Unsupported
                                                                       : ErrorKind::InvalidArgument;
    case VIR_ERR_INVALID_MAC:
    case VIR_ERR_OVERFLOW:
        return ErrorKind::InvalidArgument;
    case VIR_ERR_NO_CONNECT:
    case VIR_ERR_UNKNOWN_HOST:
    case VIR_ERR_SSH:
    case VIR_ERR_LIBSSH:
        return ErrorKind::NotConnected;
    case VIR_ERR_SYSTEM_ERROR:
        return kindOfSystemError(error);
    case VIR_ERR_INTERNAL_ERROR:
        return kindByWords(error.text, ErrorKind::Internal);
    case VIR_ERR_OPEN_FAILED:
    case VIR_ERR_READ_FAILED:
    case VIR_ERR_WRITE_FAILED:
        return kindByWords(error.text, ErrorKind::Io);
    default:
        return kindByWords(error.text, ErrorKind::OperationFailed);
    }
}

Error toError(const VirError& error, const char* where)
{
    Error result = Error::make(kindOf(error), error.text, where);
    result.code = error.code;
    result.domain = error.domain;
    if (result.kind == ErrorKind::TimedOut && error.domain == VIR_FROM_RPC
        && qstrncmp(where, "virConnectOpen", 14) != 0) {
        result.kind = ErrorKind::OutcomeUnknown; // the transport's own patience: the call was on its way
    }
    return result;
}

bool isUnknownCall(const Error& error)
{
    return error.kind == ErrorKind::Unsupported
        && (error.code == VIR_ERR_NO_SUPPORT || error.code == VIR_ERR_ARGUMENT_UNSUPPORTED
            || error.code == VIR_ERR_INVALID_ARG);
}

Error takeLastError(const char* where)
{
    VirError taken;
    if (const virError* last = virGetLastError()) {
        taken.code = last->code;
        taken.domain = last->domain;
        taken.systemError = last->code == VIR_ERR_SYSTEM_ERROR ? last->int1 : 0;
        taken.text = QString::fromUtf8(last->message);
    }
    return toError(taken, where);
}

} // namespace domus::libvirt
