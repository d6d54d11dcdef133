// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/selftest.h"

#include <QObject>

#include <memory>

namespace domus {

class ConnectionList;
class MainWindow;

/// `domus --self-test`: runs the test in the window on the first connection of the list, which may still have to appear
/// there, and writes a line for each step and a verdict to standard output. GUI thread.
class SelfTestReport : public QObject
{
    Q_OBJECT
public:
    /// Where the pictures go; empty: none. List and window outlive the report.
    SelfTestReport(ConnectionList& connections, MainWindow& window, const QString& pictures, QObject* parent = nullptr);
    ~SelfTestReport() override;
    Q_DISABLE_COPY_MOVE(SelfTestReport)

    void start();

Q_SIGNALS:
    /// For QCoreApplication::exit(): 0 when this host runs virtual machines, else 1.
    void finished(int exitCode);

private:
    void run(HostSession* session);
    void end(bool passed);

    ConnectionList& m_connections;
    std::unique_ptr<SelfTestStage> m_stage;
    SelfTest* m_test = nullptr;
};

} // namespace domus
