// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectionname.h"

#include "app/services/connectionuri.h"

#include <QCoreApplication>
#include <QUrl>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ConnectionName)
};

QString localName(const QString& driver, const QString& path)
{
    if (driver == QLatin1String("test")) {
        return path == QLatin1String("/default") ? Tr::tr("Demonstration")
                                                 //: %1 is a file name
                                                 : Tr::tr("Demonstration %1").arg(path.section(QLatin1Char('/'), -1));
    }
    const bool isQemu = driver == QLatin1String("qemu");
    if (path == QLatin1String("/session")) {
        //: The libvirt of the user, as against that of the whole computer
        return isQemu ? Tr::tr("This computer (user)") : Tr::tr("This computer (%1, user)").arg(driver);
    }
    return isQemu ? Tr::tr("This computer (system)") : Tr::tr("This computer (%1)").arg(driver);
}

} // namespace

QString nameOfConnection(const QString& uri)
{
    const QUrl url(uri);
    if (!url.isValid() || url.scheme().isEmpty()) {
        return uri;
    }
    const QString driver = url.scheme().section(QLatin1Char('+'), 0, 0);
    QString host = connectionuri::hostOf(uri);
    if (host.isEmpty()) {
        return localName(driver, url.path());
    }
    if (driver == QLatin1String("qemu") && url.path() == QLatin1String("/system")) {
        return host;
    }
    const QString path = url.path().mid(1);
    if (driver == QLatin1String("qemu")) {
        //: %1 is a host's name, %2 which libvirt there: "session"
        return Tr::tr("%1 (%2)").arg(host, path);
    }
    //: %1 is a host's name, %2 a hypervisor: "xen"
    return Tr::tr("%1 (%2)").arg(host, driver);
}

bool isLocalUri(const QString& uri)
{
    return QUrl(uri).host().isEmpty();
}

} // namespace domus
