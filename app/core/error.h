// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <tl/expected.hpp>

namespace domus {

/// What kind of thing went wrong: what the program decides by. The words are in Error::text.
enum class ErrorKind {
    Internal, ///< a mistake of ours, or a library's "internal error"
    NotConnected, ///< the connection is closed or was lost before the call was sent
    OutcomeUnknown, ///< the connection was lost during the call: it may or may not have happened; never retry blindly
    NotFound,
    AlreadyExists,
    InvalidArgument,
    InvalidXml,
    PermissionDenied,
    AuthenticationFailed,
    Unsupported,
    WrongState, ///< not possible in the state the object is in
    Busy, ///< someone else holds it
    TimedOut,
    OutOfSpace,
    Cancelled, ///< the user's wish; shown as such, never as a failure
    Io,
    OperationFailed,
};

/// A failure, as a value: what failed (action), on what (subject), in whose words (text).
/// Any thread; copied freely.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    int code = 0; ///< virErrorNumber or errno, 0 when neither applies
    int domain = 0; ///< virErrorDomain, 0 when the error is not libvirt's
    QString text; ///< the library's own words, or ours, already translated
    QString action; ///< what was tried, translated: "Start the virtual machine"
    QString subject; ///< the object's name
    const char* where = ""; ///< a literal: the call that failed ("virDomainCreate"), for the log
    bool hasLeftovers = false; ///< what was begun could not all be taken back; the text names what is left

    static Error make(ErrorKind kind, const QString& text, const char* where = "");
    static Error cancelled();
    /// From errno, with the system's words; the kind follows the number (ENOSPC is OutOfSpace).
    static Error fromErrno(int number, const QString& subject, const char* where);

    /// The same failure, told of an action and an object; what is set already stays.
    [[nodiscard]] Error during(const QString& newAction, const QString& newSubject = {}) const;

    /// The connection is gone, whether before the call or in the middle of it: what comes next will fail as well, and
    /// no answer says anything about the object that was asked for.
    bool isConnectionLoss() const { return kind == ErrorKind::NotConnected || kind == ErrorKind::OutcomeUnknown; }

    bool operator==(const Error& other) const;
};

template <typename T> using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

inline tl::unexpected<Error> fail(ErrorKind kind, const QString& text, const char* where = "")
{
    return tl::unexpected<Error>(Error::make(kind, text, where));
}

} // namespace domus

Q_DECLARE_METATYPE(domus::Error)
