// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/oneinstance.h"

#include "app/core/paths.h"
#include "app/options.h"
#include "ui/mainwindow/silentinstance.h"

#include <QApplication>

#include <unistd.h>

#include <cstdio>

using namespace std::chrono_literals;

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::OneInstance)
};

/// A window that is busy answers within a moment; one that hangs never does.
constexpr std::chrono::milliseconds patience = 10s;

QString activationToken()
{
    const QString token = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    return token.isEmpty() ? qEnvironmentVariable("DESKTOP_STARTUP_ID") : token;
}

bool hasDesktop()
{
    const QString platform = QGuiApplication::platformName();
    return platform == QLatin1String("xcb") || platform.startsWith(QLatin1String("wayland"));
}

} // namespace

OneInstance::OneInstance(const Options& options)
    : m_isAlone(options.newInstance || options.selfTest || !options.viewer.isEmpty())
    , m_isVisit(!options.uris.isEmpty())
    , m_request{options.uris, options.console, activationToken(), options.hidden}
{
}

std::optional<int> OneInstance::askWhatThen()
{
    std::fprintf(stderr, "domus: %s\n",
        qUtf8Printable(Tr::tr("Domus runs already, and does not answer. End it, or use --new-instance.")));
    // Started from a menu nobody sees those words; at a login nobody waits for a window.
    if (::isatty(STDERR_FILENO) != 0 || m_request.isHidden || !hasDesktop()) {
        return SilentInstance::GiveUp;
    }
    int choice = 0;
    {
        // Its end is not the program's: where the user wants a window, that one's event loop comes next.
        QGuiApplication::setQuitOnLastWindowClosed(false);
        SilentInstance window;
        window.show();
        choice = QApplication::exec();
    }
    QGuiApplication::setQuitOnLastWindowClosed(true);
    m_isAlone = choice == SilentInstance::OpenAnother;
    return m_isAlone ? std::nullopt : std::optional<int>(SilentInstance::GiveUp);
}

std::optional<int> OneInstance::handOver()
{
    if (m_isAlone) {
        return std::nullopt;
    }
    using Claim = SingleInstance::Claim;
    const QString folder = paths::runtimeFolder();
    const QString standing = QStringLiteral("window");
    const auto codeOf = [this](Claim claim) -> std::optional<int> {
        if (claim == Claim::HandedOver) {
            return 0;
        }
        if (claim == Claim::Silent) {
            return askWhatThen();
        }
        return std::nullopt;
    };
    if (m_isVisit) {
        SingleInstance list(folder, standing);
        if (const auto code = codeOf(list.claim(m_request, patience, false))) {
            return code;
        }
        if (m_isAlone) {
            return std::nullopt;
        }
    }
    m_instance = std::make_unique<SingleInstance>(folder, m_isVisit ? QStringLiteral("visit") : standing);
    const Claim claim = m_instance->claim(m_request, patience);
    if (claim != Claim::First) {
        m_instance.reset();
    }
    return codeOf(claim);
}

} // namespace domus
