// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/formcolumn.h"

#include "ui/widgets/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace domus::formcolumn {

QVBoxLayout* make(QWidget* page, QFormLayout* form)
{
    const int gap = theme::gap(page);
    form->setHorizontalSpacing(gap);
    form->setVerticalSpacing(gap * 2 / 3);
    auto* holder = new QWidget(page);
    holder->setMaximumWidth(theme::readableWidth(page));
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2);
    column->setSpacing(gap);
    return column;
}

QLabel* labelOf(QWidget* field, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    return label;
}

} // namespace domus::formcolumn
