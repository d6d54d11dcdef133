// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/services/clone/cloneplan.h"

namespace domus::cli {

/// domus clone NAME [NEWNAME] (--plan | --yes)
///
/// Tells what becomes of each disk, what is new and what is shared, and with --yes makes the machines that the window
/// would make of the same wishes. Each is made by itself: where one fails the others are made all the same.
class CloneCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void declare(QCommandLineParser& parser) const override;
    QString read(const QCommandLineParser& parser) override;
    void start(HostSession& session) override;

private:
    void plan(HostSession& session, const CloneFacts& facts);
    /// What keeps it from being made, in sentences.
    QStringList problemsOf(const ClonePlan& plan) const;
    void show(const ClonePlan& plan);
    void ended(ExitCode code);

    QString m_name;
    CloneRequest m_request;
    bool m_isPlan = false; ///< told, and not done
    bool m_isConfirmed = false;
    qsizetype m_left = 0;
    ExitCode m_code = ExitCode::Done;
};

} // namespace domus::cli
