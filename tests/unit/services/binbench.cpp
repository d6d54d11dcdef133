// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/services/binbench.h"

#include "app/xml/domainxml.h"
#include "tests/support/fakeconnection.h"
#include "tests/support/fakedriver.h"

#include <QFile>

namespace domus {

void BinBench::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_host = std::make_shared<FakeHost>();
    m_host->addPool(poolName, m_folder->path());
    m_connections = std::make_unique<ConnectionList>(std::make_shared<FakeDriver>(m_host), nullptr);
    m_session = m_connections->addTemporary(QStringLiteral("qemu:///system"));
}

void BinBench::cleanup()
{
    m_connections->closeAll();
    m_connections.reset();
}

Uuid BinBench::addMachine(const QString& name, const QStringList& disks, bool autostart)
{
    QByteArray xml = "<domain type='qemu'>\n  <name>" + name.toUtf8() + "</name>\n  <uuid>" + Uuid::create().toUtf8()
        + "</uuid>\n  <devices>\n";
    char letter = 'a';
    for (const QString& disk : disks) {
        xml += "    <disk type='file' device='disk'>\n      <driver name='qemu' type='qcow2'/>\n      <source file='"
            + disk.toUtf8() + "'/>\n      <target dev='vd" + letter++ + "'/>\n    </disk>\n";
    }
    const Uuid uuid = m_host->addDomain(xml + "  </devices>\n</domain>\n");
    FakeConnection connection(m_host, false);
    if (autostart && !connection.setAutostart(uuid, true)) {
        qFatal("no autostart");
    }
    return uuid;
}

QString BinBench::volume(const QString& name, const QString& base)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly)) {
        qFatal("the test's folder cannot be written");
    }
    StorageVolumeRecord record;
    record.pool = poolName;
    record.name = name;
    record.path = file.fileName();
    record.format = QStringLiteral("qcow2");
    m_host->addVolume(record, base);
    return record.path;
}

Look BinBench::lookAt(Uuid uuid) const
{
    const DomainRecord record = m_host->domain(uuid);
    return {record.name, record.autostart, m_host->metadata(uuid, QLatin1String(machinemetadata::namespaceUri)),
        m_host->inactiveXml(uuid)};
}

std::optional<BinNote> BinBench::noteOf(Uuid uuid) const
{
    return binnote::read(m_host->metadata(uuid, QLatin1String(machinemetadata::namespaceUri)));
}

Result<OperationOutcome> BinBench::run(const Operation& operation)
{
    FakeConnection connection(m_host, false);
    return operation.run(connection, [](const Progress&) {}, {});
}

Operation BinBench::binning(Uuid uuid, const QStringList& ticked)
{
    QVector<DomainFile> files;
    files.reserve(ticked.size());
    for (const QString& path : ticked) {
        DomainFile file;
        file.path = path;
        file.size = ByteSize::fromMiB(1);
        files.append(file);
    }
    return binDomainOperation(*m_session, m_host->domain(uuid), files, 30);
}

Operation BinBench::restoring(Uuid uuid, const QString& newName)
{
    return restoreFromBinOperation(*m_session, m_host->domain(uuid), noteOf(uuid).value_or(BinNote()), newName);
}

Operation BinBench::emptying(Uuid uuid, EmptyBin why)
{
    FakeConnection connection(m_host, false);
    const auto facts = deletionFacts(connection, uuid, true);
    return emptyBinOperation(
        *m_session, m_host->domain(uuid), noteOf(uuid).value_or(BinNote()), facts.value_or(DeletionFacts()), why);
}

} // namespace domus
