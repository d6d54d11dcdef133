// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/services/bin/binoperations.h"

namespace domus::cli {

/// domus bin: what waits there, under the names it had.
class BinCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void declare(QCommandLineParser& parser) const override;
    QString read(const QCommandLineParser& parser) override;
    void start(HostSession& session) override;

private:
    bool m_isJson = false;
    bool m_isNames = false;
};

/// domus restore NAME [--name NEWNAME]: out of the bin, as it was.
class RestoreCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void declare(QCommandLineParser& parser) const override;
    QString read(const QCommandLineParser& parser) override;
    void start(HostSession& session) override;

private:
    /// The one that is meant by the name it had, the one it has there, or its UUID; otherwise says why not.
    const BinnedMachine* meant(const QVector<BinnedMachine>& machines, const HostSession& session);

    QString m_name;
    QString m_newName;
};

} // namespace domus::cli
