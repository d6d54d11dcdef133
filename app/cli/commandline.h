// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace domus {
class ConnectionDriver;
}

/// Domus from the shell: `domus list`, `domus start NAME`... No window, no window system.
namespace domus::cli {

/// Told before any application object is made: the arguments, without the program's name, are for here and not for the
/// window. So are --help and --version, which must work without a display.
bool isForCommandLine(const QStringList& arguments);

/// The value of --language, wherever it stands; empty when it is not there.
QString languageIn(const QStringList& arguments);

/// The commands with their summaries, for the help of the program; translated.
QString commandsHelp();

/// Runs one command under the event loop of a QCoreApplication, which has to be there: exit() is called with its
/// ExitCode. `windowHelp`: the part of --help about the window.
class CommandLine : public QObject
{
    Q_OBJECT
public:
    CommandLine(std::shared_ptr<ConnectionDriver> driver, QString windowHelp, QObject* parent = nullptr);
    ~CommandLine() override;
    Q_DISABLE_COPY_MOVE(CommandLine)

    /// From the event loop, or before it begins.
    void start(const QStringList& arguments);
    /// After the event loop: closes the connection, in the order of the exit rule. The exit code, changed where the
    /// output could not be written.
    int finish(int code);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus::cli
