// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/formgrid.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QVector>

#include <utility>

namespace domus {

QuietLabel::QuietLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    updateTone();
}

void QuietLabel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && !m_updating) {
        updateTone();
    }
    QLabel::changeEvent(event);
}

void QuietLabel::updateTone()
{
    // The tone is mixed from the surroundings' colours, not from what was set here before.
    m_updating = true;
    const QPalette around = parentWidget() != nullptr ? parentWidget()->palette() : palette();
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::color(theme::Tone::Muted, around));
    setPalette(quiet);
    m_updating = false;
}

FormGrid::FormGrid(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    const int gap = theme::gap(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(gap * 4 / 3);
    m_grid->setVerticalSpacing(gap * 2 / 3);
    m_grid->setColumnStretch(1, 1);
}

QLabel* FormGrid::addRow(QWidget* field, QWidget* buddy)
{
    const int row = m_grid->rowCount();
    auto* label = new QLabel(this);
    label->setBuddy(buddy != nullptr ? buddy : field);
    // The label stands on the first line of its field: text as it is, a control with its frame around the text.
    const QWidget* first = label->buddy();
    const bool isControl = first->focusPolicy() != Qt::NoFocus || first->focusProxy() != nullptr;
    const int inset = (first->sizeHint().height() - label->fontMetrics().height()) / 2;
    label->setContentsMargins(0, isControl ? qMax(0, inset) : 0, 0, 0);
    m_grid->addWidget(label, row, 0, Qt::AlignTop);
    m_grid->addWidget(field, row, 1);
    m_labels.append({field, label});
    return label;
}

void FormGrid::addUnder(QWidget* widget)
{
    m_grid->addWidget(widget, m_grid->rowCount(), 1);
}

void FormGrid::setRowVisible(QWidget* field, bool visible)
{
    for (const auto& [candidate, label] : std::as_const(m_labels)) {
        if (candidate == field) {
            label->setVisible(visible);
            field->setVisible(visible);
        }
    }
}

void FormGrid::clear()
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_labels.clear();
}

void FormGrid::align(std::initializer_list<FormGrid*> grids)
{
    int width = 0;
    for (const FormGrid* grid : grids) {
        for (const auto& [field, label] : std::as_const(grid->m_labels)) {
            width = qMax(width, label->sizeHint().width());
        }
    }
    for (const FormGrid* grid : grids) {
        grid->m_grid->setColumnMinimumWidth(0, width);
    }
}

} // namespace domus
