// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <QJsonObject>

namespace domus::cli {

/// What stands in JSON for a machine in a list; scripts rely on the keys and the words.
QJsonObject jsonOf(const DomainRecord& machine);

/// For completion, a name a line. One that does not fit into a line as it is is told by its UUID, which does as well.
QString nameForLine(const QString& name, Uuid uuid);

/// domus list
class ListCommand : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void declare(QCommandLineParser& parser) const override;
    QString read(const QCommandLineParser& parser) override;
    void start(HostSession& session) override;

private:
    enum class Form { Table, Json, Names };
    Form m_form = Form::Table;
};

} // namespace domus::cli
