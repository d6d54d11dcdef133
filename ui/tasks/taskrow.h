// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace domus {

class Task;

/// One line of the task pane: what is done, how far it is, and how it ended.
class TaskRow : public QWidget
{
    Q_OBJECT
public:
    /// The task outlives the row.
    explicit TaskRow(Task* task, QWidget* parent = nullptr);
    Task* task() const { return m_task; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Task* m_task;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_result;
    QLabel* m_time;
    QProgressBar* m_progress;
    QToolButton* m_cancel;
    QToolButton* m_copy;
};

} // namespace domus
