// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/libvirt/clonerig.h"

#include "app/services/bootguest.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QProcess>

namespace domus {

QString CloneRig::variablesPath(const QString& name)
{
    return root() + QStringLiteral("/config/libvirt/qemu/nvram/") + name + QStringLiteral("_VARS.fd");
}

QByteArray CloneRig::hashOf(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Md5);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result().toHex() : QByteArray();
}

QStringList CloneRig::everyFile()
{
    QStringList all;
    for (const char* folder : {"/config", "/data", "/images"}) {
        QDirIterator files(
            root() + QLatin1String(folder), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (!path.contains(QLatin1String("/qemu/lib/"))) {
                all << path + u' ' + QString::fromLatin1(hashOf(path));
            }
        }
    }
    all.sort();
    return all;
}

QString CloneRig::difference(const QStringList& before, const QStringList& after)
{
    QStringList lines;
    for (const QString& one : after) {
        if (!before.contains(one)) {
            lines << QStringLiteral("+ ") + one;
        }
    }
    for (const QString& one : before) {
        if (!after.contains(one)) {
            lines << QStringLiteral("- ") + one;
        }
    }
    return lines.join(u'\n');
}

bool CloneRig::open()
{
    m_driver = std::make_shared<LibvirtDriver>();
    m_list = std::make_unique<ConnectionList>(m_driver, nullptr);
    m_session = m_list->addTemporary(uri);
    if (root().isEmpty() || !reconnect()) {
        return false;
    }
    const auto pools = m_connection->storagePools();
    if (pools && !pools->isEmpty()) {
        return true;
    }
    const QString xml
        = QStringLiteral("<pool type='dir'><name>%1</name><target><path>%2/images</path></target></pool>");
    return m_connection->defineStoragePool(xml.arg(poolName, root()).toUtf8())
        && m_connection->startStoragePool(poolName) && m_connection->setStoragePoolAutostart(poolName, true);
}

std::unique_ptr<Connection> CloneRig::another(const QString& where)
{
    auto opened = m_driver->open({where, false, {}});
    if (!opened) {
        qWarning("%s", qPrintable(opened.error().text));
        return nullptr;
    }
    return std::move(*opened);
}

bool CloneRig::reconnect()
{
    auto opened = another();
    if (opened) {
        m_connection = std::move(opened);
        return true;
    }
    return false;
}

bool CloneRig::virsh(const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral("virsh"), QStringList{QStringLiteral("-q"), QStringLiteral("-c"), uri} + arguments);
    return process.waitForFinished(60'000) && process.exitCode() == 0;
}

qint64 CloneRig::daemonPid()
{
    QFile file(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/libvirt/libvirtd.pid"));
    const qint64 pid = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : 0;
    return pid > 0 ? pid : qEnvironmentVariableIntValue("DOMUS_TEST_PID");
}

void CloneRig::close()
{
    m_connection.reset();
    m_list.reset();
    m_driver.reset();
}

void CloneRig::clear()
{
    if (!m_connection || (!m_connection->isAlive() && !reconnect())) {
        return;
    }
    const auto domains = m_connection->domains();
    for (const DomainRecord& domain : domains.value_or(QVector<DomainRecord>())) {
        (void)m_connection->destroyDomain(domain.uuid);
        (void)m_connection->undefineDomain(domain.uuid, {true, true, true, true, true});
    }
    for (const char* folder : {"/images", "/config/libvirt/qemu/nvram"}) {
        QDirIterator images(root() + QLatin1String(folder), QDir::Files);
        while (images.hasNext()) {
            QFile::remove(images.next());
        }
    }
    (void)m_connection->refreshStoragePool(poolName);
}

bool CloneRig::makeImage(const QString& name, const QString& base)
{
    if (!base.isEmpty()) {
        return QProcess::execute(QStringLiteral("qemu-img"),
                   {QStringLiteral("create"), QStringLiteral("-q"), QStringLiteral("-f"), QStringLiteral("qcow2"),
                       QStringLiteral("-b"), imagePath(base), QStringLiteral("-F"), QStringLiteral("qcow2"),
                       imagePath(name)})
            == 0
            && m_connection->refreshStoragePool(poolName);
    }
    QFile raw(root() + QStringLiteral("/tmp/guest.img"));
    if (!raw.open(QIODevice::WriteOnly) || raw.write(bootGuestImage()) <= 0) {
        return false;
    }
    raw.close();
    const bool isMade = QProcess::execute(QStringLiteral("qemu-img"),
                            {QStringLiteral("convert"), QStringLiteral("-f"), QStringLiteral("raw"),
                                QStringLiteral("-O"), QStringLiteral("qcow2"), raw.fileName(), imagePath(name)})
        == 0;
    return isMade && m_connection->refreshStoragePool(poolName);
}

QByteArray CloneRig::disksXml(const QStringList& disks)
{
    QByteArray xml;
    char letter = 'a';
    for (const QString& disk : disks) {
        const bool isMedium = disk.endsWith(QLatin1String(".iso"));
        xml += QByteArray("<disk type='file' device='") + (isMedium ? "cdrom" : "disk") + "'><driver name='qemu' type='"
            + (isMedium ? "raw" : "qcow2") + "'/><source file='" + imagePath(disk).toUtf8() + "'/><target dev='"
            + (isMedium ? "sd" : "vd") + letter++ + "' bus='" + (isMedium ? "sata" : "virtio") + "'/></disk>";
    }
    return xml;
}

Result<Uuid> CloneRig::define(
    const QString& name, const QStringList& disks, bool isUefi, const QByteArray& os, const QByteArray& more)
{
    QByteArray xml = "<domain type='qemu'><name>" + name.toUtf8() + "</name><title>A title</title>" + more
        + "<memory unit='MiB'>48</memory>" + (isUefi ? "<os firmware='efi'>" : "<os>")
        + "<type arch='x86_64' machine='q35'>hvm</type>"
        + (isUefi ? "<firmware><feature enabled='no' name='secure-boot'/></firmware>" : "") + os
        + "</os><features><acpi/></features><devices>";
    xml += disksXml(disks);
    xml += "<interface type='user'><mac address='52:54:00:12:34:56'/><model type='virtio'/></interface>"
           "<graphics type='vnc' socket='"
        + root().toUtf8() + "/run/" + name.toUtf8() + ".vnc'/>";
    return m_connection->defineDomain(xml + "</devices></domain>");
}

DomainRecord CloneRig::record(const QString& name)
{
    const auto domains = m_connection->domains();
    for (const DomainRecord& domain : domains.value_or(QVector<DomainRecord>())) {
        if (domain.name == name) {
            return domain;
        }
    }
    return {};
}

bool CloneRig::touch(Uuid uuid)
{
    StartOptions paused;
    paused.paused = true;
    const Status started = m_connection->startDomain(uuid, paused);
    if (!started) {
        qWarning("%s", qPrintable(started.error().text));
    }
    return started && m_connection->destroyDomain(uuid);
}

Result<ClonePlan> CloneRig::plan(Uuid uuid, const CloneRequest& request)
{
    const auto facts = gatherCloneFacts(*m_connection, uri, uuid);
    return facts ? Result<ClonePlan>(planClone(request, *facts)) : fail(facts.error());
}

Result<OperationOutcome> CloneRig::run(const Operation& operation)
{
    return operation.run(*m_connection, [](const Progress&) {}, {});
}

} // namespace domus
