// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/selectionpage.h"

#include "app/services/statetext.h"
#include "ui/mainwindow/batchmodel.h"
#include "ui/mainwindow/machineactions.h"
#include "ui/widgets/confirmbar.h"
#include "ui/widgets/itemactivation.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace domus {

namespace {

constexpr int buttonsInARow = 4;

/// "Running: 30 · Off: 15", the most frequent first.
QString countsText(const QVector<SelectedMachine>& machines)
{
    QVector<std::pair<QString, int>> counts;
    for (const SelectedMachine& machine : machines) {
        const QString state = domainStateText(machine.record);
        const auto known
            = std::find_if(counts.begin(), counts.end(), [&state](const auto& one) { return one.first == state; });
        if (known != counts.end()) {
            ++known->second;
        } else {
            counts.append({state, 1});
        }
    }
    std::stable_sort(
        counts.begin(), counts.end(), [](const auto& left, const auto& right) { return left.second > right.second; });
    QStringList parts;
    parts.reserve(counts.size());
    for (const auto& [state, count] : std::as_const(counts)) {
        //: %1 is a state of virtual machines, %2 how many are in it
        parts << SelectionPage::tr("%1: %2").arg(state, QLocale().toString(count));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

SelectionPage::SelectionPage(MachineActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_heading(new QLabel(this))
    , m_counts(new QLabel(this))
    , m_confirm(new ConfirmBar(this))
    , m_results(new QWidget(this))
    , m_summary(new QLabel(m_results))
    , m_stop(new QPushButton(m_results))
    , m_close(new QPushButton(m_results))
    , m_model(new BatchModel(this))
    , m_list(new QTreeView(m_results))
    , m_detail(new QLabel(m_results))
{
    setObjectName(QStringLiteral("selectionPage"));
    for (QLabel* label : {m_heading, m_counts, m_summary, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_heading->setObjectName(QStringLiteral("selectionHeading"));
    m_counts->setObjectName(QStringLiteral("selectionCounts"));
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setObjectName(QStringLiteral("batchSummary"));
    m_detail->setObjectName(QStringLiteral("batchDetail"));
    m_stop->setObjectName(QStringLiteral("batchStop"));
    m_close->setObjectName(QStringLiteral("batchClose"));
    m_list->setObjectName(QStringLiteral("batchList"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setSectionsMovable(false);
    m_list->header()->resizeSection(BatchModel::NameColumn, fontMetrics().averageCharWidth() * 28);
    m_list->header()->setObjectName(QStringLiteral("batchHeader"));
    m_list->setMinimumHeight(fontMetrics().lineSpacing() * 6);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SelectionPage::refreshResults);
    connect(new ItemActivation(*m_list), &ItemActivation::activated, this,
        [this](const QModelIndex& index) { Q_EMIT machineWanted(index.data(BatchModel::KeyRole).value<DomainKey>()); });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_batch) {
            m_batch->stop();
        }
    });
    connect(m_close, &QPushButton::clicked, this, [this] {
        m_batch.clear();
        m_model->clear();
        refreshResults();
        Q_EMIT resultsClosed();
    });
    m_confirm->installEventFilter(this);
    // The single machine's page has such a bar, too: names tell them apart.
    m_confirm->setObjectName(QStringLiteral("batchConfirmBar"));
    const auto parts = m_confirm->findChildren<QWidget*>(QRegularExpression(QStringLiteral("^confirm")));
    for (QWidget* part : parts) {
        part->setObjectName(QStringLiteral("batchC") + part->objectName().mid(1));
    }

    const int gap = theme::gap(this);
    auto* buttons = new QGridLayout;
    buttons->setSpacing(gap / 2);
    addActionButtons(buttons);
    auto* head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    head->addWidget(m_stop, 0, Qt::AlignTop);
    head->addWidget(m_close, 0, Qt::AlignTop);
    auto* results = new QVBoxLayout(m_results);
    results->setContentsMargins(0, 0, 0, 0);
    results->setSpacing(gap / 2);
    results->addLayout(head);
    results->addWidget(m_list, 1);
    results->addWidget(m_detail);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(gap * 2, gap * 3 / 2, gap * 2, gap);
    column->setSpacing(gap * 2 / 3);
    column->addWidget(m_heading);
    column->addWidget(m_counts);
    column->addSpacing(gap / 2);
    column->addLayout(buttons);
    column->addSpacing(gap / 2);
    column->addWidget(m_confirm);
    column->addWidget(m_results, 1);
    column->addStretch(0);
    refresh();
}

void SelectionPage::addActionButtons(QGridLayout* grid)
{
    QVector<QAction*> actions{m_actions.run()};
    actions.reserve(8);
    for (const DomainAction which : {DomainAction::Pause, DomainAction::ShutDown, DomainAction::Reboot,
             DomainAction::Save, DomainAction::Reset, DomainAction::ForceOff, DomainAction::Delete}) {
        actions.append(m_actions.action(which));
    }
    int place = 0;
    for (QAction* action : std::as_const(actions)) {
        auto* button = new QToolButton(this);
        button->setObjectName(action->objectName() % QStringLiteral("OfAll"));
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        grid->addWidget(button, place / buttonsInARow, place % buttonsInARow);
        ++place;
    }
    grid->setColumnStretch(buttonsInARow, 1);
}

void SelectionPage::setMachines(const QVector<SelectedMachine>& machines)
{
    m_machines = machines;
    refresh();
}

void SelectionPage::showPlan(const BatchPlan& plan)
{
    m_isPlanShown = true;
    m_model->setPlan(plan);
    refreshResults();
}

void SelectionPage::showBatch(Batch* batch)
{
    m_isPlanShown = false;
    m_batch = batch;
    m_model->setBatch(batch);
    connect(batch, &Batch::itemChanged, this, &SelectionPage::refreshResults);
    connect(batch, &Batch::finished, this, &SelectionPage::refreshResults);
    refreshResults();
    Q_EMIT resultsShown();
}

void SelectionPage::refresh()
{
    m_heading->setFont(theme::headingFont(this, 1.5));
    m_heading->setText(m_machines.isEmpty()
            ? tr("No virtual machine is selected")
            : tr("%n virtual machine(s) selected", nullptr, static_cast<int>(m_machines.size())));
    m_summary->setFont(theme::headingFont(this, 1.1));
    m_counts->setText(countsText(m_machines));
    m_counts->setVisible(!m_machines.isEmpty());
    m_stop->setText(tr("Stop the rest"));
    m_stop->setToolTip(tr("What has not begun is not done"));
    m_close->setText(tr("Close the results"));
    m_list->setAccessibleName(tr("Results, a line for each virtual machine"));
    m_list->header()->setAccessibleName(tr("Columns"));
    m_model->retranslate();
    refreshResults();
}

void SelectionPage::refreshResults()
{
    const bool isShown = m_isPlanShown || m_batch;
    m_results->setVisible(isShown);
    if (!isShown) {
        return;
    }
    const bool isPlan = m_isPlanShown;
    m_summary->setVisible(!isPlan);
    m_stop->setVisible(!isPlan && m_batch && m_batch->isRunning());
    m_close->setVisible(!isPlan && m_batch && m_batch->isOver());
    if (m_batch) {
        m_summary->setText(m_batch->summary());
    }
    const QModelIndex current = m_list->currentIndex();
    m_detail->setText(m_model->fullText(current));
    m_detail->setVisible(current.isValid());
}

void SelectionPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

bool SelectionPage::eventFilter(QObject* watched, QEvent* event)
{
    // The question is answered or taken back: what it was about is no news any more.
    if (watched == m_confirm && event->type() == QEvent::HideToParent && m_isPlanShown) {
        m_isPlanShown = false;
        if (m_batch) {
            m_model->setBatch(m_batch);
        } else {
            m_model->clear();
        }
        refreshResults();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace domus
