// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/call.h"
#include "app/libvirt/ledger.h"
#include "app/libvirt/libvirtconnection.h"
#include "app/libvirt/virterror.h"

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <array>

namespace domus {

using libvirt::call;

namespace {

constexpr unsigned tpmFlags = VIR_DOMAIN_UNDEFINE_TPM | VIR_DOMAIN_UNDEFINE_KEEP_TPM;
constexpr unsigned nvramFlags = VIR_DOMAIN_UNDEFINE_NVRAM | VIR_DOMAIN_UNDEFINE_KEEP_NVRAM;

unsigned flagsOf(UndefineOptions options)
{
    unsigned flags = options.nvram ? VIR_DOMAIN_UNDEFINE_NVRAM : VIR_DOMAIN_UNDEFINE_KEEP_NVRAM;
    flags |= options.tpmState ? VIR_DOMAIN_UNDEFINE_TPM : VIR_DOMAIN_UNDEFINE_KEEP_TPM;
    if (options.managedSave) {
        flags |= VIR_DOMAIN_UNDEFINE_MANAGED_SAVE;
    }
    if (options.snapshotMetadata) {
        flags |= VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA;
    }
    if (options.checkpointMetadata) {
        flags |= VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA;
    }
    return flags;
}

unsigned affecting(XmlView view)
{
    // "Current" is the running domain where there is one, so a reader need not know whether there is.
    return view == XmlView::Live ? VIR_DOMAIN_AFFECT_CURRENT : VIR_DOMAIN_AFFECT_CONFIG;
}

/// What is written goes into the definition, and into the running domain when it is active.
Result<unsigned> affectingBoth(const libvirt::DomainHandle& handle)
{
    const auto active = call<virDomainIsActive>(handle);
    if (!active) {
        return fail(active.error());
    }
    const auto persistent = call<virDomainIsPersistent>(handle);
    if (!persistent) {
        return fail(persistent.error());
    }
    unsigned flags = 0;
    if (*persistent != 0) {
        flags |= VIR_DOMAIN_AFFECT_CONFIG;
    }
    if (*active != 0) {
        flags |= VIR_DOMAIN_AFFECT_LIVE;
    }
    return flags;
}

} // namespace

Result<QByteArray> LibvirtConnection::domainXml(const Uuid& uuid, XmlView view)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    unsigned flags = m_readOnly ? 0 : VIR_DOMAIN_XML_SECURE;
    if (view == XmlView::Inactive) {
        flags |= VIR_DOMAIN_XML_INACTIVE;
    }
    return call<virDomainGetXMLDesc>(*handle, flags).map([](const libvirt::TextHandle& text) {
        return QByteArray(text.get());
    });
}

Result<Uuid> LibvirtConnection::defineDomain(const QByteArray& xml)
{
    const auto handle = call<virDomainDefineXML>(m_connection, xml.constData());
    if (!handle) {
        return fail(handle.error());
    }
    std::array<unsigned char, VIR_UUID_BUFLEN> raw{};
    virDomainGetUUID(handle->get(), raw.data());
    return Uuid::fromRaw(raw.data());
}

Status LibvirtConnection::undefineDomain(const Uuid& uuid, const UndefineOptions& options)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    libvirt::noteDestructive("virDomainUndefineFlags", uuid.toString());
    // A driver rejects flags it does not know. One that knows nothing of TPM state or of NVRAM keeps none; one that
    // does refuses to undefine while they are unspoken. So leaving them out loses nothing.
    const unsigned flags = flagsOf(options);
    Status status = fail(ErrorKind::Unsupported, {});
    for (const unsigned left : {flags, flags & ~tpmFlags, flags & ~(tpmFlags | nvramFlags),
             flags & ~(tpmFlags | nvramFlags | VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA)}) {
        status = call<virDomainUndefineFlags, void>(*handle, left);
        if (status || !libvirt::isUnknownCall(status.error())) {
            break;
        }
    }
    return status;
}

Status LibvirtConnection::setAutostart(const Uuid& uuid, bool on)
{
    return domain(uuid).and_then([on](const libvirt::DomainHandle& handle) -> Status {
        return call<virDomainSetAutostart, void>(handle, on ? 1 : 0);
    });
}

Status LibvirtConnection::renameDomain(const Uuid& uuid, const QString& name)
{
    return domain(uuid).and_then([&name](const libvirt::DomainHandle& handle) -> Status {
        return call<virDomainRename, void>(handle, name.toUtf8().constData(), 0U);
    });
}

Result<QByteArray> LibvirtConnection::domainMetadata(const Uuid& uuid, const QString& namespaceUri, XmlView view)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    const auto text = call<virDomainGetMetadata>(
        *handle, int{VIR_DOMAIN_METADATA_ELEMENT}, namespaceUri.toUtf8().constData(), affecting(view));
    if (text) {
        return QByteArray(text->get());
    }
    if (text.error().code == VIR_ERR_NO_DOMAIN_METADATA) {
        return QByteArray();
    }
    return fail(text.error());
}

Status LibvirtConnection::setDomainTitle(const Uuid& uuid, const QString& title)
{
    return setDomainText(uuid, VIR_DOMAIN_METADATA_TITLE, title);
}

Status LibvirtConnection::setDomainDescription(const Uuid& uuid, const QString& description)
{
    return setDomainText(uuid, VIR_DOMAIN_METADATA_DESCRIPTION, description);
}

Status LibvirtConnection::setDomainText(Uuid uuid, int which, const QString& text)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    const auto flags = affectingBoth(*handle);
    if (!flags) {
        return fail(flags.error());
    }
    const QByteArray words = text.toUtf8();
    return call<virDomainSetMetadata, void>(*handle, which, words.isEmpty() ? nullptr : words.constData(),
        static_cast<const char*>(nullptr), static_cast<const char*>(nullptr), *flags);
}

Status LibvirtConnection::setDomainMetadata(
    const Uuid& uuid, const QString& prefix, const QString& namespaceUri, const QByteArray& xml)
{
    const auto handle = domain(uuid);
    if (!handle) {
        return fail(handle.error());
    }
    const auto flags = affectingBoth(*handle);
    if (!flags) {
        return fail(flags.error());
    }
    const QByteArray key = prefix.toUtf8();
    const char* content = xml.isEmpty() ? nullptr : xml.constData();
    auto status = call<virDomainSetMetadata, void>(*handle, int{VIR_DOMAIN_METADATA_ELEMENT}, content,
        xml.isEmpty() ? nullptr : key.constData(), namespaceUri.toUtf8().constData(), *flags);
    if (!status && xml.isEmpty() && status.error().code == VIR_ERR_NO_DOMAIN_METADATA) {
        return {}; // nothing was there to be removed
    }
    return status;
}

Result<UniqueFd> LibvirtConnection::openGraphics(const Uuid& uuid, int index)
{
    return domain(uuid).and_then([index](const libvirt::DomainHandle& handle) {
        return call<virDomainOpenGraphicsFD, UniqueFd>(
            handle, static_cast<unsigned>(index), unsigned{VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH});
    });
}

} // namespace domus
