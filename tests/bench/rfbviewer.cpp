// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consolesession.h"
#include "ui/console/consolepane.h"
#include "ui/console/consoleview.h"
#include "ui/console/consolewindow.h"
#include "ui/console/viewer.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>

// rfbviewer vnc://HOST:PORT: the viewer, which also prints how many frames it painted a second.
int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    domus::theme::setUp(application);
    if (argc != 2) {
        return 2;
    }
    const auto window = domus::openViewer(QString::fromLocal8Bit(argv[1]));
    if (!window) {
        return 1;
    }
    QTimer second;
    quint64 painted = 0;
    const domus::ConsolePane* pane = (*window)->pane();
    QObject::connect(&second, &QTimer::timeout, &application, [&] {
        const quint64 now = pane->view()->paintedFrames();
        std::printf("painted %llu\n", static_cast<unsigned long long>(now - painted));
        std::fflush(stdout);
        painted = now;
    });
    second.start(1000);
    // The server ends the run.
    QObject::connect(
        pane->session(), &domus::ConsoleSession::stateChanged, &application, [&](domus::ConsoleState state) {
            if (state == domus::ConsoleState::Waiting && painted > 0) {
                application.quit();
            }
        });
    return QApplication::exec();
}
