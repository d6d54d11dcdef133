// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/sourcelist.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFileInfo>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <utility>

namespace domus {

namespace {

constexpr int detailRole = Qt::UserRole + 1;
constexpr int mostRows = 5; // shown without scrolling

class SourceDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const override
    {
        return {option.fontMetrics.averageCharWidth() * 30, option.fontMetrics.height() * 2 + padding(option) * 2};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString title = std::exchange(item.text, {});
        const QIcon icon = std::exchange(item.icon, {});
        const QWidget* view = option.widget;
        item.features &= ~QStyleOptionViewItem::HasDecoration;
        view->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, view);

        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        const int pad = padding(option);
        const int side = option.fontMetrics.height() * 3 / 2;
        QRect iconRect(0, 0, side, side);
        iconRect.moveCenter(QPoint(0, option.rect.center().y()));
        iconRect.moveLeft(option.rect.left() + pad * 2);
        icon.paint(painter, iconRect, Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);

        const QRect text = option.rect.adjusted(side + pad * 4, pad, -pad * 2, -pad);
        const int line = option.fontMetrics.height();
        const QColor strong = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
        painter->setPen(strong);
        painter->drawText(QRect(text.left(), text.top(), text.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
            option.fontMetrics.elidedText(title, Qt::ElideRight, text.width()));
        painter->setPen(isSelected ? strong : theme::color(theme::Tone::Muted, option.palette));
        painter->drawText(QRect(text.left(), text.top() + line, text.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
            option.fontMetrics.elidedText(index.data(detailRole).toString(), Qt::ElideMiddle, text.width()));
    }

private:
    static int padding(const QStyleOptionViewItem& option) { return option.fontMetrics.height() / 3; }
};

} // namespace

SourceList::SourceList(QWidget* parent) : QListView(parent), m_model(new QStandardItemModel(this))
{
    setModel(m_model);
    setItemDelegate(new SourceDelegate(this));
    setEditTriggers(NoEditTriggers);
    setUniformItemSizes(true);
    setMouseTracking(true); // rows light up under the pointer: one click is enough
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const auto choose = [this](const QModelIndex& index) { Q_EMIT chosen(m_sources.at(index.row()).source); };
    connect(this, &QListView::clicked, this, choose);
    connect(this, &QListView::activated, this, choose);
}

void SourceList::setSources(const QVector<SourceCandidate>& sources)
{
    if (m_sources == sources && m_model->rowCount() == sources.size()) {
        return;
    }
    const QModelIndex before = currentIndex();
    const QString current = before.isValid() ? m_sources.at(before.row()).source.path : QString();
    m_sources = sources;
    m_model->clear();
    for (const SourceCandidate& candidate : std::as_const(m_sources)) {
        const QString file = QFileInfo(candidate.source.path).fileName();
        QStringList parts{candidate.title.isEmpty() ? QString() : file,
            candidate.size.isZero() ? QString() : candidate.size.toString(locale()), candidate.place};
        parts.removeAll(QString());
        const QString detail = parts.join(QStringLiteral("  ·  "));
        auto* item = new QStandardItem(candidate.title.isEmpty() ? file : candidate.title);
        item->setIcon(
            theme::icon(candidate.source.kind == SourceKind::Iso ? QStringLiteral("disc") : QStringLiteral("disk"),
                theme::Tone::Muted));
        item->setData(detail, detailRole);
        item->setData(
            QString(item->text() % QStringLiteral(", ") % parts.join(QStringLiteral(", "))), Qt::AccessibleTextRole);
        item->setToolTip(theme::plainToolTip(candidate.source.path));
        m_model->appendRow(item);
        if (candidate.source.path == current) {
            setCurrentIndex(item->index());
        }
    }
    updateGeometry();
}

int SourceList::count() const
{
    return m_model->rowCount();
}

QSize SourceList::sizeHint() const
{
    const int row = sizeHintForRow(0) > 0 ? sizeHintForRow(0) : fontMetrics().height() * 3;
    const int rows = qBound(1, m_model->rowCount(), mostRows);
    // Half a row more tells that there is something to scroll to.
    const int extra = m_model->rowCount() > mostRows ? row / 2 : 0;
    return {fontMetrics().averageCharWidth() * 60, row * rows + extra + frameWidth() * 2};
}

QSize SourceList::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, sizeHint().height()};
}

void SourceList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LocaleChange || event->type() == QEvent::LanguageChange) {
        const QVector<SourceCandidate> again = m_sources;
        m_model->clear();
        setSources(again);
    }
    QListView::changeEvent(event);
}

} // namespace domus

#include "sourcelist.moc"
