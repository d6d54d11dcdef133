// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/wheelguard.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>

namespace domus {

namespace {

/// One for a page, its child.
class WheelGuard : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    bool eventFilter(QObject* object, QEvent* event) override
    {
        const auto* widget = qobject_cast<QWidget*>(object);
        if (event->type() != QEvent::Wheel || widget == nullptr || widget->hasFocus()) {
            return false;
        }
        event->ignore(); // it goes on to the parents, and the page scrolls
        return true;
    }
};

} // namespace

void guardWheel(QWidget* top)
{
    const QString name = QStringLiteral("wheelGuard");
    auto* guard = top->findChild<QObject*>(name, Qt::FindDirectChildrenOnly);
    if (guard == nullptr) {
        guard = new WheelGuard(top);
        guard->setObjectName(name);
    }
    const auto widgets = top->findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        const bool hasValue = qobject_cast<QComboBox*>(widget) != nullptr
            || qobject_cast<QAbstractSpinBox*>(widget) != nullptr
            || (qobject_cast<QAbstractSlider*>(widget) != nullptr && qobject_cast<QScrollBar*>(widget) == nullptr);
        if (hasValue) {
            if (widget->focusPolicy() == Qt::WheelFocus) {
                widget->setFocusPolicy(Qt::StrongFocus); // the wheel would bring the focus along
            }
            widget->installEventFilter(guard); // a second time changes nothing
        }
    }
}

} // namespace domus

#include "wheelguard.moc"
