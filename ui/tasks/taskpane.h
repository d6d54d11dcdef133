// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace domus {

class Journal;
class JournalWindow;
class OperationRunner;
class Task;
class TaskRow;
class UndoDesk;

/// What is under way and what was done, newest first, at the bottom of the window. Folded it is one line.
class TaskPane : public QWidget
{
    Q_OBJECT
public:
    /// The runner outlives the pane.
    explicit TaskPane(OperationRunner& runner, QWidget* parent = nullptr);

    /// Offers what was done before, too; outlives the pane. Null: no button.
    void setJournal(Journal* journal);
    /// Offers to take back what was done; outlives the pane. To be called before the first task.
    void setUndoDesk(UndoDesk* desk);
    /// In a window of its own; nothing without a journal.
    void showJournal();

    bool isUnfolded() const;
    void setUnfolded(bool unfolded);
    /// Where Tab enters the pane.
    QWidget* firstControl() const;

Q_SIGNALS:
    void unfoldedChanged(bool unfolded);

protected:
    void changeEvent(QEvent* event) override;

private:
    void add(Task* task);
    void remove(Task* task);
    void refresh();

    OperationRunner& m_runner;
    QToolButton* m_fold;
    QLabel* m_summary;
    QToolButton* m_clear;
    QToolButton* m_openJournal;
    Journal* m_journal = nullptr;
    UndoDesk* m_desk = nullptr;
    QPointer<JournalWindow> m_journalWindow;
    QScrollArea* m_scroll;
    QVBoxLayout* m_rows;
};

} // namespace domus
