// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/focusorder.h"

#include <QLayout>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QVector>

namespace domus {

namespace {

void collect(const QLayout* layout, QVector<QWidget*>& order);

void collect(QWidget* widget, QVector<QWidget*>& order)
{
    if (const auto* area = qobject_cast<const QScrollArea*>(widget)) {
        if (area->widget() != nullptr) {
            collect(area->widget(), order);
        }
    } else if (const auto* tabs = qobject_cast<const QTabWidget*>(widget)) {
        order.append(tabs->tabBar());
        for (int i = 0; i < tabs->count(); ++i) {
            collect(tabs->widget(i), order);
        }
    } else if (widget->layout() != nullptr) {
        collect(widget->layout(), order);
    } else if ((widget->focusPolicy() & Qt::TabFocus) != 0) {
        order.append(widget);
    }
}

void collect(const QLayout* layout, QVector<QWidget*>& order)
{
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem* item = layout->itemAt(i);
        if (QWidget* widget = item->widget()) {
            collect(widget, order);
        } else if (const QLayout* inner = item->layout()) {
            collect(inner, order);
        }
    }
}

} // namespace

void orderFocusByLayout(QWidget* top)
{
    QVector<QWidget*> order;
    collect(top, order);
    for (qsizetype i = 1; i < order.size(); ++i) {
        if (order[i - 1]->nextInFocusChain() != order[i]) {
            QWidget::setTabOrder(order[i - 1], order[i]);
        }
    }
}

} // namespace domus
