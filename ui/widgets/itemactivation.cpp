// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/itemactivation.h"

#include <QAbstractItemView>
#include <QKeyEvent>

namespace domus {

ItemActivation::ItemActivation(QAbstractItemView& view) : QObject(&view), m_view(view)
{
    view.installEventFilter(this);
    connect(&view, &QAbstractItemView::doubleClicked, this, &ItemActivation::activated);
}

bool ItemActivation::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_view && event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        const bool isReturn = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
        if (isReturn && (press->modifiers() & ~Qt::KeypadModifier) == 0 && m_view.currentIndex().isValid()) {
            Q_EMIT activated(m_view.currentIndex());
            return true; // the view would tell it as well
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace domus
