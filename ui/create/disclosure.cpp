// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/disclosure.h"

#include "ui/widgets/theme.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace domus {

Disclosure::Disclosure(const QString& objectName, QWidget* parent) : QToolButton(parent)
{
    setObjectName(objectName);
    setCheckable(true);
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    setFont(theme::headingFont(this, 1.1));
    connect(this, &QToolButton::toggled, this, &Disclosure::updateContent);
    updateContent();
}

void Disclosure::setContent(QWidget* content)
{
    m_content = content;
    updateContent();
}

void Disclosure::setOpen(bool open)
{
    setChecked(open);
}

void Disclosure::setAvailable(bool available)
{
    m_isAvailable = available;
    setVisible(available);
    updateContent();
}

void Disclosure::updateContent()
{
    setArrowType(isChecked() ? Qt::DownArrow : Qt::RightArrow);
    if (m_content) {
        m_content->setVisible(m_isAvailable && isChecked());
    }
}

void Disclosure::paintEvent(QPaintEvent* /*event*/)
{
    // The arrow tells that it is open; a pressed-in button would say so twice.
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.state &= ~QStyle::State_On;
    QStylePainter(this).drawComplexControl(QStyle::CC_ToolButton, option);
}

} // namespace domus
