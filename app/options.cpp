// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>
#include <cstdlib>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::Options)
};

QString text(const char* name)
{
    return QLatin1String(name);
}

void declare(QCommandLineParser& parser)
{
    parser.setApplicationDescription(Tr::tr("Creates and runs virtual machines on KVM."));
    parser.addOptions({
        {{text("h"), text("help")}, Tr::tr("Show this help.")},
        {{text("v"), text("version")}, Tr::tr("Show the version.")},
        {{text("c"), text("connect")}, Tr::tr("Open this libvirt address; may be given several times."), text("URI")},
        {text("viewer"),
            Tr::tr("Show the screen at vnc://HOST:PORT, spice://HOST:PORT, vnc+unix:///PATH or spice+unix:///PATH, or "
                   "of a .vv file."),
            text("URL")},
        {text("self-test"), Tr::tr("Prove that this host can run virtual machines, and exit.")},
        {text("pictures"), Tr::tr("With --self-test: save pictures of the windows there."), text("DIR")},
        {text("new-instance"), Tr::tr("Open a window of its own although Domus runs already.")},
        {text("hidden"), Tr::tr("Stay in the notification area until the window is wanted.")},
        {text("language"), Tr::tr("Speak this language: en or vi."), text("LANGUAGE")},
    });
}

[[noreturn]] void endWith(int code, FILE* stream, const QString& words)
{
    std::fputs(qUtf8Printable(words), stream);
    std::exit(code); // NOLINT(concurrency-mt-unsafe): no other thread runs yet
}

} // namespace

Options readOptions(const QApplication& application)
{
    QCommandLineParser parser;
    declare(parser);
    Q_UNUSED(application)
    if (!parser.parse(QApplication::arguments())) {
        endWith(2, stderr, QStringLiteral("domus: %1\n").arg(parser.errorText()));
    }
    if (parser.isSet(text("help"))) { // behind an option of Qt's own
        endWith(0, stdout, parser.helpText());
    }
    if (parser.isSet(text("version"))) {
        endWith(0, stdout, QStringLiteral("domus %1\n").arg(QApplication::applicationVersion()));
    }
    const QStringList words = parser.positionalArguments();
    const bool isConsole = words.value(0) == text("console");
    if (isConsole && words.size() != 2) {
        endWith(2, stderr, QStringLiteral("domus: %1\n").arg(Tr::tr("Give the name or UUID of one virtual machine.")));
    }
    if (!isConsole && !words.isEmpty()) {
        endWith(2, stderr,
            QStringLiteral("domus: %1\n").arg(Tr::tr("“%1” is one argument too many.").arg(words.constFirst())));
    }
    Options options;
    options.uris = parser.values(text("connect"));
    options.console = isConsole ? words.at(1) : QString();
    options.viewer = parser.value(text("viewer"));
    options.language = parser.value(text("language"));
    options.pictures = parser.value(text("pictures"));
    options.selfTest = parser.isSet(text("self-test"));
    options.newInstance = parser.isSet(text("new-instance"));
    options.hidden = parser.isSet(text("hidden"));
    return options;
}

QString optionsHelp()
{
    QCommandLineParser parser;
    declare(parser);
    return parser.helpText();
}

} // namespace domus
