// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/deviceeditor.h"

#include "ui/create/problemlist.h"
#include "ui/create/sentencelist.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace domus {

DeviceEditor::DeviceEditor(const QString& kind, CreateField field, int index, QWidget* parent)
    : QFrame(parent)
    , m_index(index)
    , m_first(new QHBoxLayout)
    , m_second(new QHBoxLayout)
    , m_remove(new QToolButton(this))
    , m_problems(new ProblemList(QStringLiteral("problem_%1_%2").arg(fieldKey(field)).arg(index), this))
{
    setObjectName(kind % QString::number(index));
    m_remove->setObjectName(nameOf(QLatin1String("Remove")));
    m_remove->setIcon(theme::icon(QStringLiteral("close")));
    m_remove->setAutoRaise(true);

    const int gap = theme::gap(this);
    m_first->setSpacing(gap / 2);
    m_first->addStretch(0); // behind the fields: pushes the button to the end
    m_first->addWidget(m_remove);
    m_second->setSpacing(gap / 2);
    m_second->addStretch(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap / 2);
    column->addLayout(m_first);
    column->addLayout(m_second);
    column->addWidget(m_problems);

    connect(m_remove, &QToolButton::clicked, this, &DeviceEditor::removed);
    connect(m_problems, &ProblemList::cureChosen, this, &DeviceEditor::cureChosen);
}

QString DeviceEditor::nameOf(QLatin1String part) const
{
    return objectName() % part;
}

void DeviceEditor::addToFirstRow(QWidget* field, int stretch)
{
    constexpr int behind = 2; // the room and the button
    m_first->insertWidget(m_first->count() - behind, field, stretch);
}

void DeviceEditor::addToSecondRow(QLabel* label, QWidget* field, int stretch)
{
    label->setBuddy(field);
    for (QWidget* part : {static_cast<QWidget*>(label), field}) {
        m_second->insertWidget(m_second->count() - 1, part, part == field ? stretch : 0);
    }
    m_second->insertSpacing(m_second->count() - 1, m_second->spacing());
}

void DeviceEditor::setProblems(const QVector<PlanProblem>& problems)
{
    m_problems->setProblems(problems);
}

void DeviceEditor::setRemoveText(const QString& toolTip, const QString& accessibleName)
{
    m_remove->setToolTip(toolTip);
    m_remove->setAccessibleName(accessibleName);
}

void DeviceEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill();
    }
    QFrame::changeEvent(event);
}

} // namespace domus
