// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/ids.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace domus {

class HostSession;
class InlineMessage;
class OperationRunner;
class Task;

/// Where a machine gets a title and notes, whether it runs or not. Lives beside the list in the main window; never
/// blocks.
class TextsPage : public QWidget
{
    Q_OBJECT
public:
    /// The runner outlives the page.
    explicit TextsPage(OperationRunner& runner, QWidget* parent = nullptr);

    void start(HostSession* session, Uuid machine);

Q_SIGNALS:
    void started(domus::Task* task);
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Texts
    {
        QString title;
        QString notes;
    };
    void show(const Result<Texts>& texts);
    void save();
    void retranslate();

    OperationRunner& m_runner;
    QPointer<HostSession> m_session;
    Uuid m_uuid;
    Texts m_before;
    quint64 m_revision = 0;
    QLabel* m_heading;
    InlineMessage* m_message;
    QLabel* m_titleLabel;
    QLineEdit* m_title;
    QLabel* m_notesLabel;
    QPlainTextEdit* m_notes;
    QPushButton* m_cancel;
    QPushButton* m_save;
};

} // namespace domus
