// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/bin/binnote.h"
#include "app/virt/connection.h"

#include <QCoreApplication>

#include <functional>
#include <vector>

/// What the bin's operations share. In a lane.
namespace domus::binwork {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::Bin)
};

/// The machine as it is now; NotFound when it has gone.
Result<DomainRecord> find(Connection& connection, Uuid uuid);
Result<QByteArray> entry(Connection& connection, Uuid uuid);
Status setEntry(Connection& connection, Uuid uuid, const QByteArray& text);
/// Reads the entry, lets it be changed and writes it, with no other call in between: what others note in it meanwhile,
/// groups or how far an installation is, stays.
Status changeEntry(
    Connection& connection, Uuid uuid, const std::function<Result<QByteArray>(const QByteArray& entry)>& how);
/// Gives the machine another name; Unsupported where the connection cannot.
Status rename(Connection& connection, Uuid uuid, const QString& name);

/// What has been done, to be taken back in reverse when a later step fails.
class Steps
{
public:
    void done(std::function<Status()> undo) { m_undo.push_back(std::move(undo)); }
    bool isEmpty() const { return m_undo.empty(); }
    /// Takes everything back; the error with a word on what could not be. Where the connection is gone nothing is
    /// tried: the machine is then as far as it came.
    Error undone(const Error& cause);

private:
    std::vector<std::function<Status()>> m_undo;
};

} // namespace domus::binwork
