// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/services/bin/binoperations.h"

namespace domus::cli {

/// domus delete NAME (--plan | --bin --yes | --now --yes)
///
/// Shows exactly what would go and what stays, and why. The files that the machine alone uses go with it: at once with
/// --now, when the bin is emptied with --bin; what could not be checked stays.
class DeleteCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void declare(QCommandLineParser& parser) const override;
    QString read(const QCommandLineParser& parser) override;
    void start(HostSession& session) override;

private:
    void plan(HostSession& session, const DomainRecord& machine, const DeletionFacts& facts);
    void show(const Operation& operation, const QVector<DomainFile>& staying);

    QString m_name;
    bool m_isPlan = false; ///< told, and not done
    bool m_isForBin = false;
    bool m_isConfirmed = false;
    bool m_keepsFiles = false;
};

} // namespace domus::cli
