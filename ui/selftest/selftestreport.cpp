// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/selftest/selftestreport.h"

#include "app/services/connectionlist.h"
#include "ui/selftest/windowstage.h"

#include <QLocale>
#include <QTextStream>
#include <QTimer>

namespace domus {

using namespace std::chrono_literals;

namespace {

// Finding this computer's libvirt asks polkit and looks at sockets.
constexpr auto discoveryPatience = 30s;

void writeLine(const QString& text)
{
    QTextStream(stdout) << text << Qt::endl;
}

} // namespace

SelfTestReport::SelfTestReport(
    ConnectionList& connections, MainWindow& window, const QString& pictures, QObject* parent)
    : QObject(parent)
    , m_connections(connections)
    , m_stage(std::make_unique<WindowStage>(window, pictures))
{
}

SelfTestReport::~SelfTestReport() = default;

void SelfTestReport::start()
{
    if (!m_connections.sessions().isEmpty()) {
        run(m_connections.sessions().constFirst());
        return;
    }
    connect(&m_connections, &ConnectionList::sessionAdded, this, &SelfTestReport::run);
    QTimer::singleShot(discoveryPatience, this, [this] {
        if (m_test == nullptr) {
            writeLine(tr("No libvirt was found on this computer."));
            end(false);
        }
    });
}

void SelfTestReport::run(HostSession* session)
{
    if (m_test != nullptr) {
        return;
    }
    m_test = new SelfTest(*session, *m_stage, this);
    connect(m_test, &SelfTest::stepFinished, this, [](const SelfTestLine& line) {
        const QString seconds = QLocale().toString(double(line.took.count()) / 1000.0, 'f', 1);
        //: One step of the self-test's report: %1 what was tried, %2 how long it took in seconds
        QString text = line.passed ? tr("ok      %1 (%2 s)").arg(line.title, seconds)
                                   //: One step of the self-test's report: %1 what was tried, %2 how long it took
                                   : tr("FAILED  %1 (%2 s)").arg(line.title, seconds);
        if (!line.detail.isEmpty()) {
            text += QStringLiteral("\n        ") + line.detail;
        }
        writeLine(text);
    });
    connect(m_test, &SelfTest::finished, this, &SelfTestReport::end);
    m_test->start();
}

void SelfTestReport::end(bool passed)
{
    writeLine(
        passed ? tr("This host runs virtual machines.") : tr("Virtual machines do not work here as they should."));
    Q_EMIT finished(passed ? 0 : 1);
}

} // namespace domus
