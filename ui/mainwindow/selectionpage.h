// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/batch.h"

#include <QPointer>
#include <QVector>
#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QTreeView;

namespace domus {

class BatchModel;
class ConfirmBar;
class MachineActions;

/// Several machines are selected: how many in which state, what can be done to all of them, and below it what will
/// happen, or has happened, to each.
class SelectionPage : public QWidget
{
    Q_OBJECT
public:
    /// The actions outlive the page.
    explicit SelectionPage(MachineActions& actions, QWidget* parent = nullptr);

    void setMachines(const QVector<SelectedMachine>& machines);
    ConfirmBar* confirmBar() const { return m_confirm; }
    /// A line for each machine, while the question is open; back to the results before when it is taken back.
    void showPlan(const BatchPlan& plan);
    /// A line for each machine, and how it ended. The batch is alive until it is replaced or closed.
    void showBatch(Batch* batch);
    Batch* batch() const { return m_batch; }
    bool hasResults() const { return m_batch != nullptr; }

Q_SIGNALS:
    void resultsShown();
    /// The user has read the results.
    void resultsClosed();
    /// Double click or Enter on a line.
    void machineWanted(const domus::DomainKey& machine);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void refreshResults();
    void addActionButtons(QGridLayout* grid);

    MachineActions& m_actions;
    QVector<SelectedMachine> m_machines;
    QPointer<Batch> m_batch;
    bool m_isPlanShown = false;
    QLabel* m_heading;
    QLabel* m_counts;
    ConfirmBar* m_confirm;
    QWidget* m_results;
    QLabel* m_summary;
    QPushButton* m_stop;
    QPushButton* m_close;
    BatchModel* m_model;
    QTreeView* m_list;
    QLabel* m_detail;
};

} // namespace domus
