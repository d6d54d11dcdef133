// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/problemlist.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

namespace domus {

namespace {

struct Look
{
    QString icon;
    theme::Tone tone = theme::Tone::Text;
};

Look lookOf(PlanProblem::Severity severity)
{
    switch (severity) {
    case PlanProblem::Severity::Note:
        return {QStringLiteral("info"), theme::Tone::Accent};
    case PlanProblem::Severity::Warning:
        return {QStringLiteral("warning"), theme::Tone::Warning};
    case PlanProblem::Severity::Error:
        break;
    }
    return {QStringLiteral("error"), theme::Tone::Negative};
}

} // namespace

ProblemList::ProblemList(const QString& objectName, QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    setObjectName(objectName);
    m_rows->setContentsMargins(0, 0, 0, 0);
    hide();
}

void ProblemList::setProblems(const QVector<PlanProblem>& problems)
{
    if (m_problems != problems) {
        m_problems = problems;
        rebuild();
    }
    setVisible(!m_problems.isEmpty());
}

void ProblemList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        rebuild();
    }
    QWidget::changeEvent(event);
}

void ProblemList::rebuild()
{
    if (m_content != nullptr) {
        m_content->hide();
        m_content->setObjectName({});
        m_content->deleteLater(); // one of its buttons may be the one whose click is being answered
    }
    m_content = new QWidget(this);
    m_rows->addWidget(m_content);
    auto* column = new QVBoxLayout(m_content);
    const int gap = theme::gap(this);
    column->setContentsMargins(0, 0, 0, gap / 3);
    column->setSpacing(gap / 3);
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    int number = 0;
    for (const PlanProblem& problem : std::as_const(m_problems)) {
        const Look look = lookOf(problem.severity);
        auto* row = new QHBoxLayout;
        row->setSpacing(gap / 2);
        auto* icon = new QLabel(m_content);
        icon->setPixmap(theme::icon(look.icon, look.tone).pixmap(QSize(side, side), devicePixelRatioF()));
        row->addWidget(icon, 0, Qt::AlignTop);
        auto* text = new QLabel(problem.text, m_content);
        text->setObjectName(objectName() % QStringLiteral("Text%1").arg(number));
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        QPalette colored = palette();
        colored.setColor(QPalette::WindowText, theme::color(look.tone, palette()));
        text->setPalette(colored);
        row->addWidget(text, 1);
        if (problem.cure) {
            auto* button = new QPushButton(problem.cure->text, m_content);
            button->setObjectName(objectName() % QStringLiteral("Cure%1").arg(number));
            button->setAutoDefault(false);
            connect(button, &QPushButton::clicked, this, [this, cure = *problem.cure] { Q_EMIT cureChosen(cure); });
            row->addWidget(button, 0, Qt::AlignTop);
        }
        column->addLayout(row);
        ++number;
    }
    m_content->setVisible(true);
}

} // namespace domus
