// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace domus::cli {

/// domus info NAME
class InfoCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void declare(QCommandLineParser& parser) const override;
    QString read(const QCommandLineParser& parser) override;
    void start(HostSession& session) override;

private:
    void show(const HostSession& session, const DomainRecord& machine, const QByteArray& definition);

    QString m_name;
    bool m_isJson = false;
};

} // namespace domus::cli
