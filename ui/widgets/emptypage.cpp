// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptypage.h"

#include "ui/widgets/commandline.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace domus {

EmptyPage::EmptyPage(QWidget* parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_heading(new QLabel(this))
    , m_text(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_command(new CommandLine(this))
    , m_buttons(new QVBoxLayout)
{
    for (QLabel* label : {m_heading, m_text, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_icon->setAlignment(Qt::AlignHCenter);
    m_heading->setObjectName(QStringLiteral("pageHeading"));
    m_text->setObjectName(QStringLiteral("pageText"));
    m_detail->setObjectName(QStringLiteral("pageDetail"));
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_detail->hide();
    m_command->hide();

    const int gap = theme::gap(this);
    auto* column = new QVBoxLayout;
    column->setSpacing(gap);
    column->addWidget(m_icon);
    column->addWidget(m_heading);
    column->addWidget(m_text);
    column->addWidget(m_command);
    column->addLayout(m_buttons);
    column->addWidget(m_detail);
    auto* holder = new QWidget(this);
    holder->setLayout(column);
    holder->setMaximumWidth(theme::readableWidth(this) * 2 / 3);
    holder->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* page = new QVBoxLayout(this);
    page->addStretch(2);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(holder, 1000);
    row->addStretch(1);
    page->addLayout(row);
    page->addStretch(3);
    updateLook();
}

void EmptyPage::setIcon(const QString& iconName)
{
    m_iconName = iconName;
    updateLook();
}

void EmptyPage::setHeading(const QString& heading)
{
    m_heading->setText(heading);
    setAccessibleName(heading);
}

void EmptyPage::setText(const QString& text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void EmptyPage::setDetail(const QString& detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

void EmptyPage::setCommand(const QString& command)
{
    m_command->setCommand(command);
    m_command->setVisible(!command.isEmpty());
}

QPushButton* EmptyPage::addButton(const QString& objectName)
{
    auto* button = new QPushButton(this);
    button->setObjectName(objectName);
    m_buttons->addWidget(button, 0, Qt::AlignHCenter);
    if (m_primary == nullptr) {
        setPrimary(button);
    }
    return button;
}

void EmptyPage::setPrimary(QPushButton* button)
{
    if (m_primary == button) {
        return;
    }
    if (m_primary != nullptr) {
        m_primary->setDefault(false);
        m_primary->setFont(QFont());
        m_primary->setMinimumHeight(0);
    }
    m_primary = button;
    m_primary->setDefault(true);
    updateLook();
}

void EmptyPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        updateLook();
    }
    QWidget::changeEvent(event);
}

void EmptyPage::updateLook()
{
    m_heading->setFont(theme::headingFont(this, 1.6));
    if (m_primary != nullptr) {
        m_primary->setFont(theme::headingFont(this, 1.1));
        m_primary->setMinimumHeight(QFontMetrics(m_primary->font()).height() + theme::gap(this) * 3 / 2);
    }
    const int side = style()->pixelMetric(QStyle::PM_LargeIconSize, nullptr, this) * 2;
    m_icon->setPixmap(theme::icon(m_iconName, theme::Tone::Muted).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace domus
