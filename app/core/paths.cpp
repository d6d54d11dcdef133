// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <sys/stat.h>

namespace domus::paths {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::Paths)
};

constexpr const char* folderName = "/domus";

/// The specification has a relative path ignored.
QString xdgFolder(const char* variable, const QString& fallback)
{
    const QString value = qEnvironmentVariable(variable);
    return (QDir::isAbsolutePath(value) ? value : fallback) + QLatin1String(folderName);
}

} // namespace

QString configFolder()
{
    return xdgFolder("XDG_CONFIG_HOME", QDir::homePath() + QLatin1String("/.config"));
}

QString dataFolder()
{
    return xdgFolder("XDG_DATA_HOME", QDir::homePath() + QLatin1String("/.local/share"));
}

QString cacheFolder()
{
    return xdgFolder("XDG_CACHE_HOME", QDir::homePath() + QLatin1String("/.cache"));
}

QString runtimeFolder()
{
    return xdgFolder("XDG_RUNTIME_DIR", cacheFolder() + QLatin1String("/run"));
}

QString sharedTemporary(const QString& name)
{
    return QLatin1String("/var/tmp/") + name + QLatin1String("-XXXXXX");
}

bool isThere(const QString& path)
{
    struct stat status
    {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0;
}

Status ensurePrivateFolder(const QString& path)
{
    constexpr auto mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir().mkpath(path) || !QFile::setPermissions(path, mine)) {
        Error error = Error::make(ErrorKind::Io, Tr::tr("The folder cannot be made or made private."), "mkdir");
        error.subject = path;
        return fail(error);
    }
    return {};
}

} // namespace domus::paths
