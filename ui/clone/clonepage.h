// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/clone/cloneplan.h"
#include "app/services/task.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QScrollArea;
class QSpinBox;
class QVBoxLayout;

namespace domus {

class ChoiceBox;
class Disclosure;
class FormGrid;
class HostSession;
class InlineMessage;
class OperationRunner;
class QuietLabel;
class ReviewTabs;

/// The page on which a machine is cloned: names, full or linked, what becomes of each disk, and all that will happen.
/// Lives beside the list in the main window; never blocks.
class ClonePage : public QWidget
{
    Q_OBJECT
public:
    /// The runner outlives the page.
    explicit ClonePage(OperationRunner& runner, QWidget* parent = nullptr);

    /// Begins afresh with that machine.
    void start(HostSession* session, Uuid machine);
    DomainKey machine() const;
    /// Nothing on the page will change by itself any more. For whoever takes its picture.
    bool isSettled() const { return m_facts && !m_isAsking; }

Q_SIGNALS:
    /// The work is under way, a task for each clone.
    void started(const QVector<domus::Task*>& tasks);
    /// The user leaves the page.
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void buildForm();
    QWidget* buildKind();
    QWidget* buildFooter();
    void ask();
    void answered(Result<CloneFacts> facts);
    void replan();
    void show();
    void showDisks();
    void rebuildDisks();
    void clone();
    void retranslate();

    OperationRunner& m_runner;
    QPointer<HostSession> m_session;
    Uuid m_uuid;
    std::optional<CloneFacts> m_facts;
    std::optional<Error> m_failure; ///< why the host could not be asked
    CloneRequest m_request;
    ClonePlan m_plan;
    bool m_isAsking = false;
    quint64 m_revision = 0;
    QTimer m_askSoon;

    QScrollArea* m_scroll;
    QVBoxLayout* m_column = nullptr;
    QLabel* m_title;
    InlineMessage* m_message;
    FormGrid* m_form;
    QLineEdit* m_name;
    QLabel* m_nameLabel = nullptr;
    QuietLabel* m_names;
    QSpinBox* m_count;
    QLabel* m_countLabel = nullptr;
    QRadioButton* m_full;
    QRadioButton* m_linked;
    QuietLabel* m_fullMeans;
    QuietLabel* m_linkedMeans;
    QLabel* m_kindLabel = nullptr;
    QLabel* m_disksTitle;
    FormGrid* m_disks;
    QVector<CloneDisk> m_shownDisks;
    QVector<QPair<ChoiceBox*, QuietLabel*>> m_diskRows; ///< of those, in the same order
    QLabel* m_sentencesTitle;
    QLabel* m_sentences;
    Disclosure* m_review;
    ReviewTabs* m_tabs;
    QPushButton* m_cancel;
    QPushButton* m_clone;
};

} // namespace domus
