// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace domus {

class Task;
class UndoDesk;

/// One line of the task pane: what is done, how far it is, and how it ended.
class TaskRow : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive the row; the desk may be null.
    TaskRow(Task* task, UndoDesk* desk, QWidget* parent = nullptr);
    Task* task() const { return m_task; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void refreshUndo();

    Task* m_task;
    UndoDesk* m_desk;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_result;
    QLabel* m_time;
    QProgressBar* m_progress;
    QToolButton* m_undo;
    QToolButton* m_cancel;
    QToolButton* m_copy;
};

} // namespace domus
