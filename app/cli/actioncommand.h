// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/services/domainoperations.h"

namespace domus::cli {

/// domus start|shutdown|reboot|force-off|save NAME...
class ActionCommand : public Command
{
    Q_OBJECT
public:
    ActionCommand(DomainAction action, const Context& context, QObject* parent = nullptr);
    void declare(QCommandLineParser& parser) const override;
    QString read(const QCommandLineParser& parser) override;
    void start(HostSession& session) override;

private:
    void act(HostSession& session, const DomainRecord& machine);
    void ended(ExitCode code);

    DomainAction m_action;
    QStringList m_names;
    qsizetype m_left = 0;
    ExitCode m_code = ExitCode::Done;
};

} // namespace domus::cli
