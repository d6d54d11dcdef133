// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/libvirt/libvirtdriver.h"
#include "app/services/clone/cloneoperation.h"
#include "app/services/connectionlist.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

namespace domus {

/// A private user session of libvirt with a pool of images, for tests of what is copied there.
class CloneRig
{
public:
    static constexpr QLatin1String uri{"qemu:///session"};
    static constexpr QLatin1String poolName{"images"};

    static QString root() { return qEnvironmentVariable("DOMUS_TEST_ROOT"); }
    static QString imagePath(const QString& name) { return root() + QStringLiteral("/images/") + name; }
    static QString variablesPath(const QString& name);
    static QByteArray hashOf(const QString& path);
    /// Every file that machines, their firmware and their disks are kept in, with its content.
    static QStringList everyFile();
    static QString difference(const QStringList& before, const QStringList& after);

    bool open(); ///< false: not run by the rig, or no connection
    bool reconnect();
    std::unique_ptr<Connection> another(const QString& where = uri); ///< a second connection: another hand's
    void close();
    static bool virsh(const QStringList& arguments);
    static qint64 daemonPid();
    /// Takes every machine and every image away.
    void clear();

    /// An image with the boot guest in it; upon another, one that is empty.
    bool makeImage(const QString& name, const QString& base = {});
    /// `os`: what stands in <os>; `isUefi` writes the attribute for libvirt to choose the firmware.
    Result<Uuid> define(const QString& name, const QStringList& disks, bool isUefi = false, const QByteArray& os = {},
        const QByteArray& more = {});
    /// Disks and media ("*.iso") among the images, as a definition has them.
    static QByteArray disksXml(const QStringList& disks);
    DomainRecord record(const QString& name);
    /// Starts it for a moment, which makes the file of its firmware's variables, and switches it off.
    bool touch(Uuid uuid);
    Result<ClonePlan> plan(Uuid uuid, const CloneRequest& request);
    Result<OperationOutcome> run(const Operation& operation);

    Connection& connection() { return *m_connection; }
    const HostSession& session() const { return *m_session; }

private:
    std::shared_ptr<LibvirtDriver> m_driver;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<ConnectionList> m_list;
    HostSession* m_session = nullptr; // describes only: nothing is opened through it
};

} // namespace domus
