// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/commandline.h"

#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace domus {

CommandLine::CommandLine(QWidget* parent)
    : QWidget(parent)
    , m_command(new QLineEdit(this))
    , m_copy(new QToolButton(this))
{
    m_command->setObjectName(QStringLiteral("commandText"));
    m_command->setReadOnly(true);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_copy->setObjectName(QStringLiteral("commandCopy"));
    m_copy->setIcon(theme::icon(QStringLiteral("copy")));
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_command, 1);
    row->addWidget(m_copy);
    retranslate();
}

void CommandLine::setCommand(const QString& command)
{
    m_command->setText(command);
    m_command->setCursorPosition(0);
    const QFontMetrics metrics(m_command->font());
    const int wished = metrics.horizontalAdvance(command) + metrics.averageCharWidth() * 4;
    m_command->setMinimumWidth(qMin(wished, theme::readableWidth(this)));
}

QString CommandLine::command() const
{
    return m_command->text();
}

void CommandLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void CommandLine::retranslate()
{
    m_command->setAccessibleName(tr("Command"));
    m_copy->setToolTip(tr("Copy the command"));
    m_copy->setAccessibleName(tr("Copy the command"));
}

} // namespace domus
