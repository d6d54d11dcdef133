// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/actioncommand.h"
#include "app/cli/bincommand.h"
#include "app/cli/clonecommand.h"
#include "app/cli/createcommand.h"
#include "app/cli/deletecommand.h"
#include "app/cli/infocommand.h"
#include "app/cli/interrupt.h"
#include "app/cli/listcommand.h"
#include "app/core/paths.h"
#include "app/services/connectiondiscovery.h"
#include "app/services/connectionlist.h"
#include "app/services/connectionuri.h"
#include "app/services/journal/journal.h"
#include "app/services/operationrunner.h"

#include <QCoreApplication>

namespace domus::cli {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::cli::CommandLine)
};

/// What is before the command: options for all of them, with their values.
struct Split
{
    QStringList before;
    QString command; ///< empty: none
    QStringList after;
};

bool takesValue(const QString& option)
{
    return option == QLatin1String("-c") || option == QLatin1String("--connect")
        || option == QLatin1String("--language");
}

bool isCommon(const QString& argument)
{
    return takesValue(argument) || argument.startsWith(QLatin1String("--connect="))
        || argument.startsWith(QLatin1String("--language=")) || argument == QLatin1String("--trust-address")
        || (argument.startsWith(QLatin1String("-c")) && !argument.startsWith(QLatin1String("--")));
}

bool isAboutProgram(const QString& argument)
{
    return argument == QLatin1String("-h") || argument == QLatin1String("--help") || argument == QLatin1String("-v")
        || argument == QLatin1String("--version");
}

Split split(const QStringList& arguments)
{
    Split result;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& argument = arguments.at(i);
        if (!argument.startsWith(QLatin1Char('-')) || isAboutProgram(argument)) {
            result.command = argument;
            result.after = arguments.mid(i + 1);
            break;
        }
        if (!isCommon(argument)) {
            break; // the window's
        }
        result.before.append(argument);
        if (takesValue(argument) && i + 1 < arguments.size()) {
            result.before.append(arguments.at(++i));
        }
    }
    return result;
}

template <typename T> std::function<std::unique_ptr<Command>(const Context&)> making()
{
    return [](const Context& context) { return std::make_unique<T>(context); };
}

std::function<std::unique_ptr<Command>(const Context&)> making(DomainAction action)
{
    return [action](const Context& context) { return std::make_unique<ActionCommand>(action, context); };
}

QVector<CommandEntry> commands()
{
    return {
        {"list", Tr::tr("List the virtual machines."), making<ListCommand>()},
        {"info", Tr::tr("Tell what a virtual machine is made of."), making<InfoCommand>()},
        {"start", Tr::tr("Start virtual machines."), making(DomainAction::Start)},
        {"shutdown", Tr::tr("Ask guests to shut down."), making(DomainAction::ShutDown)},
        {"reboot", Tr::tr("Ask guests to restart."), making(DomainAction::Reboot)},
        {"force-off", Tr::tr("Switch virtual machines off at once, as by pulling the plug."),
            making(DomainAction::ForceOff)},
        {"save", Tr::tr("Save the state of virtual machines and switch them off."), making(DomainAction::Save)},
        {"create", Tr::tr("Create a virtual machine."), making<CreateCommand>()},
        {"clone", Tr::tr("Make copies of a virtual machine."), making<CloneCommand>()},
        {"delete", Tr::tr("Delete a virtual machine."), making<DeleteCommand>()},
        {"bin", Tr::tr("List the virtual machines that wait in the bin."), making<BinCommand>()},
        {"restore", Tr::tr("Take a virtual machine out of the bin again."), making<RestoreCommand>()},
    };
}

} // namespace

bool isForCommandLine(const QStringList& arguments)
{
    const QString command = split(arguments).command;
    return !command.isEmpty() && command != QLatin1String("console");
}

QString languageIn(const QStringList& arguments)
{
    const QLatin1String option("--language");
    for (qsizetype i = 0; i < arguments.size() && arguments.at(i) != QLatin1String("--"); ++i) {
        if (arguments.at(i) == option) {
            return arguments.value(i + 1);
        }
        if (arguments.at(i).startsWith(QLatin1String("--language="))) {
            return arguments.at(i).mid(option.size() + 1);
        }
    }
    return {};
}

QString commandsHelp()
{
    QString help = Tr::tr("Commands, which open no window:") + QLatin1Char('\n');
    for (const CommandEntry& entry : commands()) {
        help += QStringLiteral("  %1 %2\n").arg(QLatin1String(entry.name), -12).arg(entry.summary);
    }
    help += QStringLiteral("  %1 %2\n")
                .arg(QLatin1String("console"), -12)
                .arg(Tr::tr("Open a window with the screen of a virtual machine."));
    return help + QLatin1Char('\n') + Tr::tr("Options of a command: %1").arg(QLatin1String("domus list --help"))
        + QLatin1Char('\n');
}

class CommandLine::Private
{
public:
    Private(std::shared_ptr<ConnectionDriver> driver, QString theWindowHelp)
        : windowHelp(std::move(theWindowHelp))
        , connections(std::move(driver), nullptr)
        , runner(connections)
        , journal(paths::dataFolder(), runner, connections)
    {
        QObject::connect(&journal, &Journal::writeFailed, &connections, [this](const Error& error) {
            terminal.complain(Tr::tr("The journal does not keep this: %1").arg(sentenceOf(error)));
        });
    }

    void end(ExitCode code);
    void wrongUse(const QString& text, const QString& commandName = {});
    void runCommand(const CommandEntry& entry, const QStringList& arguments);
    void discover();
    void open(const QString& uri);

    QString windowHelp;
    ConnectionList connections;
    OperationRunner runner;
    Journal journal; ///< what is done from the shell stands beside what is done in the window
    Terminal terminal;
    Interrupt interrupt;
    std::unique_ptr<Command> command;
    bool isTrusted = false; ///< the address, whatever it names
    bool isStarted = false;
    bool isOver = false;
};

void CommandLine::Private::end(ExitCode code)
{
    if (std::exchange(isOver, true)) {
        return;
    }
    terminal.hideProgress();
    // Queued: the event loop may not have begun.
    QMetaObject::invokeMethod(
        qApp, [code] { QCoreApplication::exit(static_cast<int>(code)); }, Qt::QueuedConnection);
}

void CommandLine::Private::wrongUse(const QString& text, const QString& commandName)
{
    const QString help
        = commandName.isEmpty() ? QStringLiteral("domus --help") : QStringLiteral("domus %1 --help").arg(commandName);
    //: %1 says what is wrong with the command that was typed, %2 is a command
    terminal.complain(Tr::tr("%1 See: %2").arg(text, help));
    end(ExitCode::WrongUse);
}

void CommandLine::Private::runCommand(const CommandEntry& entry, const QStringList& arguments)
{
    const QString name = QLatin1String(entry.name);
    command = entry.make({connections, runner, terminal});
    QObject::connect(command.get(), &Command::finished, &connections, [this](ExitCode code) { end(code); });
    QObject::connect(&interrupt, &Interrupt::interrupted, command.get(), &Command::interrupt);

    QCommandLineParser parser;
    parser.setApplicationDescription(entry.summary);
    const QString connectOption = QStringLiteral("connect");
    parser.addOption({{QStringLiteral("c"), connectOption},
        Tr::tr("The libvirt to work with; without it that of this computer."), QStringLiteral("URI")});
    parser.addOption(
        {QStringLiteral("language"), Tr::tr("Speak this language: en or vi."), QStringLiteral("LANGUAGE")});
    parser.addOption({QStringLiteral("trust-address"),
        Tr::tr("Open the address although it names programs, keys or certificates of its own.")});
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, Tr::tr("Show this help.")});
    parser.addPositionalArgument(name, entry.summary, name);
    command->declare(parser);
    const bool isParsed = parser.parse(QStringList{QStringLiteral("domus")} + arguments);
    if (parser.isSet(QStringLiteral("help"))) {
        Terminal::write(parser.helpText().toUtf8());
        end(ExitCode::Done);
        return;
    }
    if (!isParsed) {
        wrongUse(parser.errorText(), name);
        return;
    }
    if (parser.values(connectOption).size() > 1) {
        wrongUse(Tr::tr("Give one address with %1.").arg(QStringLiteral("-c")), name);
        return;
    }
    if (const QString wrong = command->read(parser); !wrong.isEmpty()) {
        wrongUse(wrong, name);
        return;
    }
    isTrusted = parser.isSet(QStringLiteral("trust-address"));
    if (!parser.isSet(connectOption)) {
        discover();
    } else if (parser.value(connectOption).isEmpty()) {
        wrongUse(Tr::tr("Give one address with %1.").arg(QStringLiteral("-c")), name);
    } else {
        open(parser.value(connectOption));
    }
}

void CommandLine::Private::discover()
{
    discoverConnection(DiscoveryProbes::ofThisComputer(), &connections, [this](const Discovery& found) {
        if (!found.uri.isEmpty()) {
            open(found.uri);
            return;
        }
        QStringList words{found.text};
        if (!found.cureCommand.isEmpty()) {
            words.append(Tr::tr("This helps: %1").arg(found.cureCommand));
        }
        terminal.complain(words.join(QLatin1Char(' ')));
        end(ExitCode::NoConnection);
    });
}

void CommandLine::Private::open(const QString& uri)
{
    if (const QString refusal = connectionuri::refusal(uri); !refusal.isEmpty()) {
        terminal.complain(refusal);
        end(ExitCode::WrongUse);
        return;
    }
    // It may stand in a script or in what somebody sent: whoever means it says so.
    if (const QString concern = connectionuri::concern(uri); !concern.isEmpty() && !isTrusted) {
        terminal.complain(Tr::tr("%1 Add %2 if that is meant.").arg(concern, QStringLiteral("--trust-address")));
        end(ExitCode::WrongUse);
        return;
    }
    if (connectionuri::isPlain(uri)) {
        terminal.complain(
            Tr::tr("Nothing is encrypted on the way to this host: whoever is on the network reads along."));
    }
    HostSession* session = connections.addTemporary(uri);
    QObject::connect(session, &HostSession::stateChanged, command.get(), [this, session] {
        if (isOver || isStarted) {
            return; // what runs over it is told by the operation
        }
        if (session->state() == SessionState::Open) {
            isStarted = true;
            command->start(*session);
        } else if (session->state() == SessionState::Failed) {
            //: %1 is the name of a connection, %2 why it could not be opened
            terminal.complain(
                Tr::tr("%1 could not be reached: %2").arg(session->displayName(), openingSentenceOf(session->error())));
            end(ExitCode::NoConnection);
        }
    });
    session->open();
}

CommandLine::CommandLine(std::shared_ptr<ConnectionDriver> driver, QString windowHelp, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(std::move(driver), std::move(windowHelp)))
{
}

CommandLine::~CommandLine() = default;

void CommandLine::start(const QStringList& arguments)
{
    const Split parts = split(arguments);
    if (parts.command == QLatin1String("-v") || parts.command == QLatin1String("--version")) {
        Terminal::write(QStringLiteral("domus %1\n").arg(QCoreApplication::applicationVersion()).toUtf8());
        m_d->end(ExitCode::Done);
        return;
    }
    if (isAboutProgram(parts.command) || parts.command == QLatin1String("help")) {
        Terminal::write((m_d->windowHelp + QLatin1Char('\n') + commandsHelp()).toUtf8());
        m_d->end(ExitCode::Done);
        return;
    }
    const auto all = commands();
    for (const CommandEntry& entry : all) {
        if (parts.command == QLatin1String(entry.name)) {
            m_d->runCommand(entry, parts.before + parts.after);
            return;
        }
    }
    m_d->wrongUse(Tr::tr("There is no command “%1”.").arg(parts.command));
}

int CommandLine::finish(int code)
{
    m_d->command.reset();
    m_d->connections.closeAll();
    m_d->journal.settle();
    if (!Terminal::flush() && code == static_cast<int>(ExitCode::Done)) {
        m_d->terminal.complain(Tr::tr("The output could not be written."));
        return static_cast<int>(ExitCode::Failed);
    }
    return code;
}

} // namespace domus::cli
