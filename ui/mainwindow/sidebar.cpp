// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/sidebar.h"

#include "app/models/machinefiltermodel.h"
#include "app/models/machinetreemodel.h"
#include "app/services/connectionlist.h"
#include "ui/mainwindow/machinedelegate.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

namespace domus {

namespace {

bool isNull(const DomainKey& key)
{
    return key.connection.isNull();
}

} // namespace

Sidebar::Sidebar(ConnectionList& connections, QWidget* parent)
    : QWidget(parent)
    , m_model(new MachineTreeModel(connections, this))
    , m_filterModel(new MachineFilterModel(*m_model, this))
    , m_filter(new QLineEdit(this))
    , m_tree(new QTreeView(this))
{
    setObjectName(QStringLiteral("sidebar"));
    m_filter->setObjectName(QStringLiteral("machineFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(theme::icon(QStringLiteral("search"), theme::Tone::Muted), QLineEdit::LeadingPosition);
    m_tree->setObjectName(QStringLiteral("machineTree"));
    m_tree->setModel(m_filterModel);
    m_tree->setItemDelegate(new MachineDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0); // the delegate indents
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    for (int column = 1; column < m_filterModel->columnCount(); ++column) {
        m_tree->hideColumn(column);
    }

    const int gap = theme::gap(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(gap / 2, gap / 2, gap / 2, gap / 2);
    top->addWidget(m_filter);
    column->addLayout(top);
    column->addWidget(m_tree, 1);

    connect(m_filter, &QLineEdit::textChanged, this, &Sidebar::filter);
    connect(m_filterModel, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& under) {
        m_tree->expandAll();
        if (!m_tree->currentIndex().isValid() && !under.isValid() && isNull(m_hidden)) {
            m_tree->setCurrentIndex(m_filterModel->index(0, 0));
        }
        takeWaiting();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (!m_isFiltering) {
            if (now.isValid()) {
                m_hidden = {};
            }
            Q_EMIT selectionChanged();
        }
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (!isNull(m_hidden) && !indexOf(m_hidden).isValid()) {
            m_hidden = {};
            Q_EMIT selectionChanged();
        }
    });
    connect(m_tree, &QTreeView::activated, this, [this] {
        const DomainKey key = machine();
        if (!key.isNull()) {
            Q_EMIT activated(key);
        } else if (HostSession* session = m_model->sessionOf(m_filterModel->mapToSource(m_tree->currentIndex()));
                   session != nullptr && session->state() != SessionState::Open
                   && session->state() != SessionState::Connecting) {
            session->open();
        }
    });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, [this](QPoint position) {
        const QModelIndex index = m_tree->indexAt(position);
        if (index.isValid()) {
            m_tree->setCurrentIndex(index);
        }
        Q_EMIT menuRequested(m_tree->viewport()->mapToGlobal(position));
    });
    setFocusProxy(m_tree);
    m_tree->expandAll();
    if (m_filterModel->rowCount() > 0) {
        m_tree->setCurrentIndex(m_filterModel->index(0, 0));
    }
    retranslate();
}

void Sidebar::select(const DomainKey& machine)
{
    const QModelIndex index = m_model->indexOf(machine);
    m_waiting = index.isValid() ? DomainKey{} : machine;
    if (index.isValid()) {
        setCurrent(index);
    } else {
        select(machine.connection);
        m_waiting = machine;
    }
}

void Sidebar::select(const ConnectionId& connection)
{
    m_waiting = {};
    const QModelIndex index = m_model->indexOf(connection);
    if (index.isValid()) {
        setCurrent(index);
    }
}

DomainKey Sidebar::current() const
{
    return isNull(m_hidden) ? m_tree->currentIndex().data(MachineTreeModel::KeyRole).value<DomainKey>() : m_hidden;
}

DomainKey Sidebar::machine() const
{
    const DomainKey key = current();
    return key.isNull() ? DomainKey{} : key;
}

ConnectionId Sidebar::connection() const
{
    return current().connection;
}

void Sidebar::filter(const QString& text)
{
    const DomainKey before = current();
    m_isFiltering = true; // the view would go to a neighbour of a row that goes, and the page with it
    m_filterModel->setFilterText(text);
    m_tree->expandAll();
    const QModelIndex index = m_filterModel->mapFromSource(indexOf(before));
    m_hidden = index.isValid() ? DomainKey{} : before;
    m_tree->setCurrentIndex(index);
    m_isFiltering = false;
}

QModelIndex Sidebar::indexOf(const DomainKey& key) const
{
    return key.uuid.isNull() ? m_model->indexOf(key.connection) : m_model->indexOf(key);
}

void Sidebar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
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
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the list of virtual machines"));
    m_tree->setAccessibleName(tr("Virtual machines"));
    m_tree->viewport()->update();
}

void Sidebar::takeWaiting()
{
    if (!m_waiting.isNull() && m_model->indexOf(m_waiting).isValid()) {
        select(m_waiting);
    }
}

void Sidebar::setCurrent(const QModelIndex& source)
{
    m_hidden = {};
    QModelIndex index = m_filterModel->mapFromSource(source);
    if (!index.isValid()) {
        m_filter->clear(); // what was asked for is filtered away
        index = m_filterModel->mapFromSource(source);
    }
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

} // namespace domus
