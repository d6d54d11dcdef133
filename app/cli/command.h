// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"
#include "app/cli/terminal.h"
#include "app/services/task.h"
#include "app/virt/records.h"

#include <QCommandLineParser>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QVector>

#include <functional>
#include <memory>

namespace domus {
class ConnectionList;
class HostSession;
class OperationRunner;
} // namespace domus

namespace domus::cli {

/// What every command works with; outlives it.
struct Context
{
    ConnectionList& connections;
    OperationRunner& runner;
    Terminal& terminal;
};

/// One command of the shell: declares its options, reads them, and works on one open connection until finished(). One
/// thread, never blocks; what is changed is changed by operations that the runner runs.
class Command : public QObject
{
    Q_OBJECT
public:
    explicit Command(const Context& context, QObject* parent = nullptr);

    /// Its options and arguments, with their help.
    virtual void declare(QCommandLineParser& parser) const = 0;
    /// What is wrong with what was given, in a sentence; empty when all is well. Nothing is done yet.
    virtual QString read(const QCommandLineParser& parser) = 0;
    /// The connection is open.
    virtual void start(HostSession& session) = 0;
    /// Ctrl+C: what can be stopped is stopped and takes back what it made.
    virtual void interrupt();

Q_SIGNALS:
    void finished(domus::cli::ExitCode code);

protected:
    Terminal& terminal() const { return m_context.terminal; }
    ConnectionList& connections() const { return m_context.connections; }

    using Machines = QVector<DomainRecord>;
    /// All machines there are now, sorted by name; a failure is told and ends the command.
    void readMachines(HostSession& session, std::function<void(const Machines&)> done);
    /// The one machine meant by a name or UUID; otherwise says why not and answers null.
    const DomainRecord* find(const Machines& machines, const QString& name, const HostSession& session);
    /// Runs it, shows its progress and tells its failure; `done` gets how it ended.
    void run(const Operation& operation, std::function<void(const Task&, ExitCode)> done);
    void fail(const Error& error, ExitCode code = ExitCode::Failed);

private:
    Context m_context;
    QVector<QPointer<Task>> m_running;
    bool m_hasChanged = false; ///< something was done already
};

/// A command's name, its help and how it is made.
struct CommandEntry
{
    const char* name;
    QString summary; ///< translated
    std::function<std::unique_ptr<Command>(const Context&)> make;
};

} // namespace domus::cli
