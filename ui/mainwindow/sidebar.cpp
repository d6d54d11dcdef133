// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/sidebar.h"

#include "app/core/settings.h"
#include "app/models/machinetreemodel.h"
#include "app/services/connectionlist.h"
#include "app/services/smartgroups.h"
#include "ui/mainwindow/filterbar.h"
#include "ui/mainwindow/listcolumns.h"
#include "ui/mainwindow/machinedelegate.h"
#include "ui/widgets/itemactivation.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QScopedValueRollback>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace domus {

namespace {

using Model = MachineTreeModel;

bool isNull(const DomainKey& key)
{
    return key.connection.isNull();
}

bool isMachine(const QModelIndex& index)
{
    return index.data(Model::KindRole).toInt() == Model::MachineRow;
}

DomainKey keyOf(const QModelIndex& index)
{
    return index.data(Model::KeyRole).value<DomainKey>();
}

/// Of a connection or a group.
QString foldingKey(const QModelIndex& index)
{
    return keyOf(index).connection.value % QLatin1Char('|') % index.data(Model::GroupRole).toString();
}

} // namespace

Sidebar::Sidebar(ConnectionList& connections, MachineMonitor* monitor, Settings* settings, QWidget* parent)
    : QWidget(parent)
    , m_model(new MachineTreeModel(connections, monitor, this))
    , m_saved(new SmartGroups(settings, this))
    , m_filter(new FilterBar(*m_saved, this))
    , m_tree(new QTreeView(this))
    , m_delegate(new MachineDelegate(m_tree))
    , m_nothing(new QLabel(this))
{
    setObjectName(QStringLiteral("sidebar"));
    // Before the view has the model, whose selection follows the rows.
    connect(m_model, &Model::rowsAboutToBeRemoved, this, [this] { m_isLosingRows = true; });
    makeTree();
    watchModel();
    m_nothing->setObjectName(QStringLiteral("nothingMatches"));
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setMargin(theme::gap(this));
    m_nothing->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    column->addWidget(m_nothing);

    m_filter->setVocabulary([this] { return m_model->vocabulary(); });
    connect(m_filter, &FilterBar::textChanged, this, &Sidebar::filter);
    connect(m_filter, &FilterBar::saveFailed, this, &Sidebar::settingsNotSaved);
    setFocusProxy(m_tree);
    m_tree->expandAll();
    if (m_model->rowCount() > 0) {
        m_tree->setCurrentIndex(m_model->index(0, 0));
    }
    retranslate();
}

void Sidebar::setFoot(QWidget* foot)
{
    layout()->addWidget(foot);
    setTabOrder(m_tree, foot);
}

void Sidebar::makeTree()
{
    m_tree->setObjectName(QStringLiteral("machineTree"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(m_delegate);
    m_tree->setUniformRowHeights(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0); // the delegate indents
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers); // a click too many is no wish for another name
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setDragDropMode(QAbstractItemView::DragDrop);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_columns = new ListColumns(*m_tree, this);
    connect(m_columns, &ListColumns::changed, this, [this] {
        m_delegate->setTable(m_columns->isTable());
        m_tree->doItemsLayout();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        [this](const QItemSelection& selected, const QItemSelection& deselected) {
            spreadGroups(selected, deselected);
            takeSelection();
        });
    // Whoever chooses by hand does not wait for what was asked for before.
    connect(m_tree, &QTreeView::pressed, this, [this] { m_waiting = {}; });
    connect(new ItemActivation(*m_tree), &ItemActivation::activated, this, &Sidebar::activate);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, [this](QPoint position) {
        const QModelIndex index = m_tree->indexAt(position);
        if (index.isValid() && !m_tree->selectionModel()->isRowSelected(index.row(), index.parent())) {
            makeCurrent(index);
        }
        Q_EMIT menuRequested(m_tree->viewport()->mapToGlobal(position));
    });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (!m_model->isFiltering()) {
            m_folded.insert(foldingKey(index));
        }
    });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        if (!m_model->isFiltering()) {
            m_folded.remove(foldingKey(index));
        }
    });
}

void Sidebar::watchModel()
{
    connect(m_model, &Model::rowsInserted, this, &Sidebar::rowsCame);
    connect(m_model, &Model::rowsRemoved, this, &Sidebar::rowsWent);
    connect(m_model, &Model::renameRequested, this, &Sidebar::renameRequested);
    connect(m_model, &Model::moveRequested, this, &Sidebar::moveRequested);
}

/// Whatever keys are held: the view would take Ctrl for "this one as well".
void Sidebar::makeCurrent(const QModelIndex& index)
{
    m_tree->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

/// A group's heading stands for its machines: they are selected with it, each to be seen and to be left out again.
void Sidebar::spreadGroups(const QItemSelection& selected, const QItemSelection& deselected)
{
    QItemSelectionModel* selection = m_tree->selectionModel();
    const auto isGroup = [](const QModelIndex& index) {
        return index.column() == 0 && index.data(Model::KindRole).toInt() == Model::GroupRow;
    };
    QModelIndexList groups;
    const QModelIndexList fresh = selected.indexes();
    std::copy_if(fresh.cbegin(), fresh.cend(), std::back_inserter(groups), isGroup);
    // A second click on the heading takes the machines away; one of them clicked away stays away.
    if (groups.isEmpty() && !deselected.isEmpty() && m_tree->selectionModel()->selectedRows().size() == 1
        && isGroup(selection->selectedRows().constFirst()) && deselected.indexes().size() > m_model->columnCount()) {
        groups = selection->selectedRows();
    }
    QItemSelection machines;
    for (const QModelIndex& group : std::as_const(groups)) {
        if (const int count = m_model->rowCount(group); count > 0) {
            machines.select(m_model->index(0, 0, group), m_model->index(count - 1, 0, group));
        }
    }
    if (!machines.isEmpty()) {
        selection->select(machines, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

void Sidebar::select(const DomainKey& machine)
{
    m_mayShowHidden = true;
    m_waiting = m_model->contains(machine) ? DomainKey{} : machine;
    if (m_waiting.isNull()) {
        setCurrent(machine);
    } else {
        select(machine.connection);
        m_waiting = machine;
    }
}

void Sidebar::reselect(const DomainKey& machine)
{
    select(machine.connection);
    m_waiting = machine;
    m_mayShowHidden = false;
    takeWaiting();
}

bool Sidebar::isHidden() const
{
    return !isNull(m_hidden);
}

void Sidebar::select(const ConnectionId& connection)
{
    m_waiting = {};
    if (m_model->indexOf(connection).isValid()) {
        setCurrent({connection, {}});
    }
}

DomainKey Sidebar::machine() const
{
    return m_selected.size() == 1 ? m_selected.constFirst() : DomainKey{};
}

DomainKey Sidebar::single() const
{
    return m_selected.isEmpty() ? DomainKey{m_connection, {}} : machine();
}

QStringList Sidebar::groupPaths() const
{
    return m_model->groupPaths(m_connection);
}

void Sidebar::takeSelection()
{
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    if (rows.isEmpty() && (m_isFiltering || m_isLosingRows) && !isNull(single())) {
        m_hidden = single(); // its page stays
        Q_EMIT hiddenChanged();
        return;
    }
    QModelIndexList holders;
    for (const QModelIndex& row : rows) {
        if (isMachine(row)) {
            holders.append(row);
        }
    }
    QVector<DomainKey> selected = m_model->machinesOf(holders);
    const ConnectionId connection = rows.isEmpty() ? ConnectionId() : keyOf(rows.constFirst()).connection;
    m_hidden = {};
    Q_EMIT hiddenChanged();
    if (selected != m_selected || connection != m_connection) {
        m_selected = std::move(selected);
        m_connection = connection;
        Q_EMIT selectionChanged();
    }
}

bool Sidebar::isThere(const DomainKey& key) const
{
    return key.uuid.isNull() ? m_model->indexOf(key.connection).isValid() : m_model->contains(key);
}

QModelIndex Sidebar::indexOf(const DomainKey& key) const
{
    return key.uuid.isNull() ? m_model->indexOf(key.connection) : m_model->indexOf(key);
}

void Sidebar::rowsCame(const QModelIndex& under, int first, int last)
{
    if (under.isValid() && m_model->rowCount(under) == last - first + 1) {
        unfold(under);
    }
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model->index(row, 0, under);
        if (isMachine(index)) {
            break; // groups stand above the machines
        }
        unfold(index);
    }
    if (!isNull(m_hidden) && !m_isFiltering && indexOf(m_hidden).isValid()) {
        chooseQuietly(indexOf(m_hidden));
    } else if (!under.isValid() && isNull(m_hidden) && !m_tree->selectionModel()->hasSelection()) {
        makeCurrent(m_model->index(0, 0));
    }
    showWhetherEmpty();
    // Not from within the model's change: what waits may change the filter.
    QMetaObject::invokeMethod(this, &Sidebar::takeWaiting, Qt::QueuedConnection);
}

void Sidebar::rowsWent()
{
    if (!isNull(m_hidden) && !isThere(m_hidden)) {
        m_hidden = {};
        const QModelIndex neighbour = m_tree->currentIndex();
        if (neighbour.isValid()) {
            makeCurrent(neighbour);
        } else {
            m_isLosingRows = false;
            takeSelection();
        }
    }
    m_isLosingRows = false;
    showWhetherEmpty();
}

void Sidebar::unfold(const QModelIndex& index)
{
    m_tree->setExpanded(index, m_model->isFiltering() || !m_folded.contains(foldingKey(index)));
    for (int row = 0; row < m_model->rowCount(index); ++row) {
        const QModelIndex below = m_model->index(row, 0, index);
        if (isMachine(below)) {
            break;
        }
        unfold(below);
    }
}

void Sidebar::chooseQuietly(const QModelIndex& index)
{
    m_tree->setAutoScroll(false); // it would unfold what the user folded away
    makeCurrent(index);
    m_tree->setAutoScroll(true);
    bool isUnfolded = true;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
        isUnfolded = isUnfolded && m_tree->isExpanded(above);
    }
    if (isUnfolded) {
        m_tree->scrollTo(index);
    }
}

void Sidebar::filter(const QString& text)
{
    const DomainKey before = single();
    {
        const QScopedValueRollback filtering(m_isFiltering, true);
        m_model->setFilterText(text);
        for (int row = 0; row < m_model->rowCount(); ++row) {
            unfold(m_model->index(row, 0));
        }
        const QModelIndex index = isNull(before) ? QModelIndex() : indexOf(before);
        if (index.isValid()) {
            m_hidden = {};
            chooseQuietly(index);
        } else if (!isNull(before)) {
            m_hidden = before;
            m_tree->setCurrentIndex({});
        }
    }
    showWhetherEmpty();
}

void Sidebar::showWhetherEmpty()
{
    m_nothing->setVisible(m_model->machineCount() == 0 && m_model->knownCount() > 0);
}

void Sidebar::activate(const QModelIndex& index)
{
    HostSession* session = m_model->sessionOf(index);
    if (isMachine(index)) {
        Q_EMIT activated(keyOf(index));
    } else if (index.data(Model::KindRole).toInt() == Model::ConnectionRow && session != nullptr
        && session->state() != SessionState::Open && session->state() != SessionState::Connecting) {
        session->open();
    } else {
        const QModelIndex first = index.siblingAtColumn(0);
        m_tree->setExpanded(first, !m_tree->isExpanded(first));
    }
}

void Sidebar::rename()
{
    const QModelIndex index = m_model->indexOf(machine());
    if (index.isValid()) {
        m_tree->scrollTo(index);
        m_tree->setFocus(Qt::OtherFocusReason);
        m_tree->edit(index);
    }
}

void Sidebar::focusFilter()
{
    m_filter->focusField();
}

void Sidebar::selectAllMachines()
{
    m_tree->selectAll();
}

bool Sidebar::isOffHidden() const
{
    return m_model->isOffHidden();
}

void Sidebar::setOffHidden(bool hidden)
{
    if (hidden == isOffHidden()) {
        return;
    }
    {
        const QScopedValueRollback filtering(m_isFiltering, true);
        m_model->setOffHidden(hidden);
    }
    filter(m_model->filterText());
    Q_EMIT offHiddenChanged(hidden);
}

bool Sidebar::isGrouped() const
{
    return m_model->isGrouped();
}

void Sidebar::setGrouped(bool grouped)
{
    m_model->setGrouped(grouped);
}

void Sidebar::restore(const Settings& settings)
{
    const QStringList folded = settings.list(QStringLiteral("list/folded"));
    m_folded = QSet<QString>(folded.cbegin(), folded.cend());
    m_columns->restore(settings);
    setGrouped(settings.flag(QStringLiteral("list/grouped"), true));
    setOffHidden(settings.flag(QStringLiteral("list/offHidden")));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        unfold(m_model->index(row, 0));
    }
}

void Sidebar::save(Settings& settings) const
{
    QStringList folded = m_folded.values();
    folded.sort();
    settings.setList(QStringLiteral("list/folded"), folded);
    settings.setFlag(QStringLiteral("list/grouped"), isGrouped());
    settings.setFlag(QStringLiteral("list/offHidden"), isOffHidden());
    m_columns->save(settings);
}

QSize Sidebar::minimumSizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.averageCharWidth() * 26, metrics.height() * 8};
}

void Sidebar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void Sidebar::retranslate()
{
    m_tree->setAccessibleName(tr("Virtual machines"));
    m_tree->header()->setAccessibleName(tr("Columns"));
    m_nothing->setText(tr("No virtual machine matches the filter."));
    m_model->retranslate();
}

void Sidebar::takeWaiting()
{
    if (m_waiting.isNull() || !m_model->contains(m_waiting)) {
        return;
    }
    // What was selected the last time is no reason to show what the user hides.
    const DomainKey machine = std::exchange(m_waiting, {});
    if (m_mayShowHidden || indexOf(machine).isValid()) {
        select(machine);
    }
}

void Sidebar::setCurrent(const DomainKey& key)
{
    m_hidden = {};
    if (!indexOf(key).isValid()) {
        m_filter->clear(); // what was asked for is filtered away
    }
    if (!indexOf(key).isValid()) {
        setOffHidden(false);
    }
    const QModelIndex index = indexOf(key);
    if (!index.isValid()) {
        m_waiting = key; // known, and its row is still to come
        return;
    }
    makeCurrent(index);
    m_tree->scrollTo(index);
}

} // namespace domus
