// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/libvirtconnection.h"
#include "app/xml/xmldocument.h"

#include <libvirt/libvirt.h>

namespace domus {

using libvirt::call;

namespace {

const char* orNull(const QByteArray& text)
{
    return text.isEmpty() ? nullptr : text.constData();
}

Result<QByteArray> toBytes(const Result<libvirt::TextHandle>& text)
{
    return text.map([](const libvirt::TextHandle& owned) { return QByteArray(owned.get()); });
}

} // namespace

Result<HostRecord> LibvirtConnection::host()
{
    HostRecord record;
    record.readOnly = m_readOnly;
    const auto hypervisor = call<virConnectGetType>(m_connection);
    if (!hypervisor) {
        return fail(hypervisor.error());
    }
    record.hypervisor = QString::fromUtf8(*hypervisor);

    virNodeInfo node{};
    if (const auto asked = call<virNodeGetInfo>(m_connection, &node); !asked) {
        return fail(asked.error());
    }
    record.architecture = QString::fromUtf8(&node.model[0]);
    record.cpus = static_cast<int>(node.cpus);
    record.memory = ByteSize::fromKiB(static_cast<qint64>(node.memory));

    // What follows is good to know, and not every driver knows it (no emulator installed: no hypervisor version).
    if (const auto name = call<virConnectGetHostname>(m_connection)) {
        record.hostname = QString::fromUtf8(name->get());
    }
    if (!call<virConnectGetLibVersion>(m_connection, &record.libvirtVersion)) {
        record.libvirtVersion = 0;
    }
    if (!call<virConnectGetVersion>(m_connection, &record.hypervisorVersion)) {
        record.hypervisorVersion = 0;
    }
    if (const auto xml = capabilitiesXml()) {
        if (const auto document = XmlDocument::parse(*xml)) {
            const XmlNode cpu = document->root().find("host/cpu");
            record.cpuModel = cpu.find("model").text();
            const QString architecture = cpu.find("arch").text();
            if (!architecture.isEmpty()) {
                record.architecture = architecture;
            }
        }
    }
    return record;
}

Result<QByteArray> LibvirtConnection::capabilitiesXml()
{
    return toBytes(call<virConnectGetCapabilities>(m_connection));
}

Result<QByteArray> LibvirtConnection::domainCapabilitiesXml(const DomainCapabilitiesQuery& query)
{
    const QByteArray emulator = query.emulator.toUtf8();
    const QByteArray architecture = query.architecture.toUtf8();
    const QByteArray machine = query.machine.toUtf8();
    const QByteArray virtType = query.virtType.toUtf8();
    return toBytes(call<virConnectGetDomainCapabilities>(
        m_connection, orNull(emulator), orNull(architecture), orNull(machine), orNull(virtType), 0U));
}

Result<QByteArray> LibvirtConnection::expandedCpuXml(const QByteArray& cpuXml)
{
    const char* cpu = cpuXml.constData();
    return toBytes(
        call<virConnectBaselineCPU>(m_connection, &cpu, 1U, unsigned{VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES}));
}

Result<ByteSize> LibvirtConnection::freeMemory()
{
    return call<virNodeGetFreeMemory>(m_connection).map([](unsigned long long bytes) {
        return ByteSize::fromBytes(static_cast<qint64>(bytes));
    });
}

} // namespace domus
