// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/journal/journalentry.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace domus {

class CommandLine;
class InlineMessage;
class Journal;
class JournalModel;
class UndoDesk;

/// What was done, today and before: found by words, read in full, taken back, kept as a script that does the same
/// again. A window of its own. GUI thread.
class JournalWindow : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive the window; the desk may be null: nothing can be taken back then.
    explicit JournalWindow(Journal& journal, UndoDesk* desk = nullptr, QWidget* parent = nullptr);

    /// Writes what is selected, or else all that is shown, as a shell script to that file.
    void saveScript(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void reload();
    void showChosen();
    void chooseScript();
    void askToForget();
    /// Oldest first: what is selected, or all that is shown.
    QVector<JournalEntry> chosen() const;

    void undoChosen();
    void showUndo(const JournalEntry* entry);

    Journal& m_journal;
    UndoDesk* m_desk;
    JournalModel* m_model;
    QSortFilterProxyModel* m_shown;
    QLineEdit* m_find;
    QTreeView* m_list;
    InlineMessage* m_message; ///< what came of saving and forgetting, and the question before
    QLabel* m_detail;
    CommandLine* m_command;
    QPushButton* m_undo;
    QPushButton* m_save;
    QPushButton* m_forget;
};

} // namespace domus
