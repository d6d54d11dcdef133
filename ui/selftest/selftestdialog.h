// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/selftest.h"

#include <QDialog>

#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace domus {

class MainWindow;

/// The self-test as the Help menu runs it: a line for each step, then the verdict. Not modal, so that the window shows
/// the machine beside it. Closing it, or the window, stops the test and waits for it to have cleaned up. GUI thread;
/// deletes itself.
class SelfTestDialog : public QDialog
{
    Q_OBJECT
public:
    SelfTestDialog(HostSession& session, MainWindow& window);
    ~SelfTestDialog() override;
    Q_DISABLE_COPY_MOVE(SelfTestDialog)

    void start();
    void reject() override;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void add(const SelfTestLine& line);
    void end(bool passed);

    std::unique_ptr<SelfTestStage> m_stage;
    SelfTest* m_test;
    QLabel* m_verdict;
    QProgressBar* m_busy;
    QTreeWidget* m_steps;
    QPushButton* m_close;
    bool m_closesAtEnd = false;
    bool m_closesWindow = false;
};

} // namespace domus
