// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/listcolumns.h"

#include "app/core/settings.h"
#include "app/models/machinetreemodel.h"

#include <QAction>
#include <QFontMetrics>
#include <QHeaderView>
#include <QMenu>
#include <QTreeView>

#include <algorithm>

namespace domus {

namespace {

using Model = MachineTreeModel;

QString keyOf(bool wide)
{
    return wide ? QStringLiteral("list/wide") : QStringLiteral("list/beside");
}

/// Names for the settings: a number would mean another column once there is a new one.
const QStringList& columnNames()
{
    static const QStringList names{QStringLiteral("name"), QStringLiteral("state"), QStringLiteral("os"),
        QStringLiteral("host"), QStringLiteral("vcpus"), QStringLiteral("memory"), QStringLiteral("load"),
        QStringLiteral("address"), QStringLiteral("uptime"), QStringLiteral("autostart"), QStringLiteral("groups"),
        QStringLiteral("notes")};
    return names;
}

} // namespace

ListColumns::ListColumns(QTreeView& tree, QObject* parent)
    : QObject(parent)
    , m_tree(tree)
    , m_layouts{defaults(false), defaults(true)}
{
    Q_ASSERT(columnNames().size() == Model::ColumnCount);
    QHeaderView* header = tree.header();
    header->setObjectName(QStringLiteral("machineHeader"));
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false); // what folds and is told apart by its icon stands first
    header->setSectionsClickable(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(QFontMetrics(tree.font()).averageCharWidth() * 5);
    header->setSortIndicator(Model::NameColumn, Qt::AscendingOrder);
    tree.setSortingEnabled(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, [this](QPoint position) {
        auto* menu = new QMenu(&m_tree);
        menu->setObjectName(QStringLiteral("columnMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(menu);
        menu->popup(m_tree.header()->mapToGlobal(position));
    });
    apply();
}

ListColumns::Layout ListColumns::defaults(bool wide)
{
    if (!wide) {
        return {{Model::NameColumn, Model::StateColumn}, {}};
    }
    return {{Model::NameColumn, Model::StateColumn, Model::OsColumn, Model::VcpusColumn, Model::MemoryColumn,
                Model::LoadColumn, Model::AddressColumn, Model::UptimeColumn},
        {}};
}

bool ListColumns::isTable() const
{
    QVector<int> shown = current().shown;
    std::sort(shown.begin(), shown.end());
    return m_isWide || shown != defaults(false).shown;
}

int ListColumns::defaultWidth(int column) const
{
    const int letter = QFontMetrics(m_tree.font()).averageCharWidth();
    switch (column) {
    case Model::NameColumn:
        return letter * (m_isWide ? 36 : 24);
    case Model::StateColumn:
    case Model::OsColumn:
    case Model::HostColumn:
    case Model::LoadColumn:
    case Model::AddressColumn:
        return letter * 18;
    case Model::NotesColumn:
        return letter * 30;
    default:
        return letter * 13;
    }
}

void ListColumns::keep()
{
    if (isTable()) {
        current().header = m_tree.header()->saveState();
    }
}

void ListColumns::apply()
{
    QHeaderView* header = m_tree.header();
    const bool table = isTable();
    header->setStretchLastSection(false);
    if (table) {
        if (current().header.isEmpty() || !header->restoreState(current().header)) {
            for (int column = 0; column < Model::ColumnCount; ++column) {
                header->moveSection(header->visualIndex(column), column);
                header->setSectionHidden(column, false); // a hidden one would keep the width it had
                header->resizeSection(column, defaultWidth(column));
            }
        }
    }
    for (int column = 0; column < Model::ColumnCount; ++column) {
        const bool shown = table ? current().shown.contains(column) : column == Model::NameColumn;
        header->setSectionHidden(column, !shown);
    }
    header->setStretchLastSection(true);
    m_tree.setHeaderHidden(!table);
    sort();
    Q_EMIT changed();
}

/// By the header; without one by name, since nothing would tell why rows change their places.
void ListColumns::sort()
{
    const QHeaderView* header = m_tree.header();
    const int column = isTable() ? header->sortIndicatorSection() : Model::NameColumn;
    m_tree.model()->sort(column, isTable() ? header->sortIndicatorOrder() : Qt::AscendingOrder);
}

void ListColumns::setWide(bool wide)
{
    if (wide != m_isWide) {
        keep();
        m_isWide = wide;
        apply();
    }
}

void ListColumns::setShown(int column, bool shown)
{
    if (column == Model::NameColumn || isShown(column) == shown) {
        return;
    }
    keep();
    if (shown) {
        current().shown.append(column);
        const bool isNew = m_tree.header()->isSectionHidden(column) && current().header.isEmpty();
        apply();
        if (!isNew && m_tree.header()->sectionSize(column) < m_tree.header()->minimumSectionSize()) {
            m_tree.header()->resizeSection(column, defaultWidth(column));
        }
    } else {
        current().shown.removeAll(column);
        apply();
    }
}

void ListColumns::reset()
{
    current() = defaults(m_isWide);
    m_tree.sortByColumn(Model::NameColumn, Qt::AscendingOrder);
    apply();
}

void ListColumns::fillMenu(QMenu* menu)
{
    for (int column = 0; column < Model::ColumnCount; ++column) {
        const QString name = m_tree.model()->headerData(column, Qt::Horizontal).toString();
        QAction* action = menu->addAction(name);
        action->setObjectName(QStringLiteral("column_") % columnNames().at(column));
        action->setCheckable(true);
        action->setChecked(isShown(column));
        action->setEnabled(column != Model::NameColumn);
        if (column == Model::NameColumn) {
            action->setStatusTip(tr("The name is always shown."));
        }
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setShown(column, shown); });
    }
    menu->addSeparator();
    QAction* back = menu->addAction(tr("Back to the &default columns"));
    back->setObjectName(QStringLiteral("resetColumns"));
    connect(back, &QAction::triggered, this, &ListColumns::reset);
}

void ListColumns::restore(const Settings& settings)
{
    for (const bool wide : {false, true}) {
        Layout& layout = m_layouts[wide ? 1 : 0];
        const QStringList names = settings.list(keyOf(wide) % QStringLiteral("Columns"));
        if (names.isEmpty()) {
            continue;
        }
        layout.shown = {Model::NameColumn};
        for (const QString& name : names) {
            const auto column = static_cast<int>(columnNames().indexOf(name));
            if (column > 0 && !layout.shown.contains(column)) {
                layout.shown.append(column);
            }
        }
        layout.header = settings.bytes(keyOf(wide) % QStringLiteral("Header"));
    }
    const int sorted = static_cast<int>(columnNames().indexOf(settings.text(QStringLiteral("list/sortedBy"))));
    apply();
    if (sorted >= 0) {
        m_tree.header()->setSortIndicator(
            sorted, settings.flag(QStringLiteral("list/sortedDown")) ? Qt::DescendingOrder : Qt::AscendingOrder);
        sort();
    }
}

void ListColumns::save(Settings& settings) const
{
    for (const bool wide : {false, true}) {
        const Layout& layout = m_layouts[wide ? 1 : 0];
        QStringList names;
        names.reserve(layout.shown.size());
        for (const int column : layout.shown) {
            names << columnNames().at(column);
        }
        const bool isNow = wide == m_isWide && isTable();
        settings.setList(keyOf(wide) % QStringLiteral("Columns"), names);
        settings.setBytes(keyOf(wide) % QStringLiteral("Header"), isNow ? m_tree.header()->saveState() : layout.header);
    }
    const int sorted = m_tree.header()->sortIndicatorSection();
    settings.setText(QStringLiteral("list/sortedBy"), columnNames().value(sorted));
    settings.setFlag(QStringLiteral("list/sortedDown"), m_tree.header()->sortIndicatorOrder() == Qt::DescendingOrder);
}

} // namespace domus
