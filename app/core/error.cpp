// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/error.h"

#include <cerrno>
#include <system_error>

namespace domus {

namespace {

ErrorKind kindOfErrno(int number)
{
    switch (number) {
    case EACCES:
    case EPERM:
    case EROFS:
        return ErrorKind::PermissionDenied;
    case ENOENT:
    case ENOTDIR:
        return ErrorKind::NotFound;
    case EEXIST:
        return ErrorKind::AlreadyExists;
    case ENOSPC:
    case EDQUOT:
        return ErrorKind::OutOfSpace;
    case EBUSY:
        return ErrorKind::Busy;
    case ETIMEDOUT:
        return ErrorKind::TimedOut;
    case EINVAL:
    case ENAMETOOLONG:
        return ErrorKind::InvalidArgument;
    default:
        return ErrorKind::Io;
    }
}

} // namespace

Error Error::make(ErrorKind kind, const QString& text, const char* where)
{
    Error error;
    error.kind = kind;
    error.text = text;
    error.where = where;
    return error;
}

Error Error::cancelled()
{
    return make(ErrorKind::Cancelled, {});
}

Error Error::fromErrno(int number, const QString& subject, const char* where)
{
    Error error = make(kindOfErrno(number), QString::fromStdString(std::generic_category().message(number)), where);
    error.code = number;
    error.subject = subject;
    return error;
}

Error Error::during(const QString& newAction, const QString& newSubject) const
{
    Error error = *this;
    if (error.action.isEmpty()) {
        error.action = newAction;
    }
    if (error.subject.isEmpty()) {
        error.subject = newSubject;
    }
    return error;
}

bool Error::operator==(const Error& other) const
{
    return kind == other.kind && code == other.code && domain == other.domain && text == other.text
        && action == other.action && subject == other.subject;
}

} // namespace domus
