// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/operation.h"
#include "app/virt/records.h"

#include <optional>

namespace domus {

/// What cures a machine's failure besides what can be done to any machine (domainoperations.h). Each belongs to the
/// machine whose failure it cures.
Operation startNetworkOperation(const HostSession& session, const DomainRecord& domain, const QString& network);
Operation startPoolOperation(const HostSession& session, const DomainRecord& domain, const QString& pool);

/// The ways back: refused with WrongState while a running machine uses it.
Operation stopNetworkOperation(const HostSession& session, const DomainRecord& domain, const QString& network);
Operation stopPoolOperation(const HostSession& session, const DomainRecord& domain, const QString& pool);

/// How an Undo of the kinds Network and Pool writes what was switched: "on default", "off default". Pure.
namespace undoswitch {
QString text(bool on, const QString& name);
bool isOn(const QString& text);
QString name(const QString& text);
} // namespace undoswitch

/// The definition without what needs a SPICE display: channels, redirected USB ports and card readers of type spicevmc
/// go, sound through SPICE goes nowhere. Everything else stays as written.
Result<QByteArray> definitionWithoutSpice(const QByteArray& inactiveXml);
/// `inactiveXml` is the definition as it was read for the preview; should it have changed meanwhile, the operation
/// refuses.
Operation removeSpiceOperation(const HostSession& session, const DomainRecord& domain, const QByteArray& inactiveXml);

/// Lets QEMU's user of this computer reach and read the file, by access lists. Makes sense only for the system's
/// libvirt of this computer; canLetQemuRead() says so.
Operation letQemuReadOperation(const HostSession& session, const DomainRecord& domain, const QString& path);
bool canLetQemuRead(const HostSession& session);

/// The running machine, other than that one, which has the file as a disk or below a disk. Reads every running
/// machine's definition: call it in the slow lane. Blocks.
Result<std::optional<DomainRecord>> holderOf(Connection& connection, const QString& path, Uuid otherThan);

} // namespace domus
