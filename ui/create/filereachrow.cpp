// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/filereachrow.h"

#include "ui/create/createcontroller.h"
#include "ui/create/formgrid.h"
#include "ui/create/problemlist.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace domus {

FileReachRow::FileReachRow(CreateController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_text(new QLabel(this))
    , m_reason(new QuietLabel(this))
    , m_copy(new QPushButton(this))
    , m_grant(new QPushButton(this))
    , m_session(new QPushButton(this))
    , m_problems(new ProblemList(QStringLiteral("problem_files"), this))
{
    setObjectName(QStringLiteral("fileReach"));
    m_text->setObjectName(QStringLiteral("sentence_files_0"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_reason->setObjectName(QStringLiteral("reason_files_0"));
    m_copy->setObjectName(QStringLiteral("reachCopy"));
    m_grant->setObjectName(QStringLiteral("reachGrant"));
    m_session->setObjectName(QStringLiteral("reachSession"));
    const int gap = theme::gap(this);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(gap / 2);
    for (QPushButton* button : {m_copy, m_grant, m_session}) {
        button->setAutoDefault(false);
        ways->addWidget(button);
    }
    ways->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap / 4);
    column->addWidget(m_text);
    column->addWidget(m_reason);
    column->addSpacing(gap / 4);
    column->addLayout(ways);
    column->addWidget(m_problems);
    const auto take
        = [this](FileReach reach) { m_controller.edit([&](CreateRequest& request) { request.reach = reach; }); };
    connect(m_copy, &QPushButton::clicked, this, [take] { take(FileReach::CopyToPool); });
    connect(m_grant, &QPushButton::clicked, this, [take] { take(FileReach::GrantAccess); });
    connect(m_session, &QPushButton::clicked, this, &FileReachRow::sessionWanted);
    connect(m_problems, &ProblemList::cureChosen, &m_controller, &CreateController::cure);
    retranslate();
}

bool FileReachRow::isNeeded() const
{
    const auto& facts = m_controller.facts();
    if (!facts || !m_controller.hasSource()) {
        return false;
    }
    const CreateDomainPlan& plan = m_controller.plan();
    const auto isOurs = [](const auto& item) { return item.field == CreateField::Files; };
    return std::any_of(plan.sentences.begin(), plan.sentences.end(), isOurs)
        || std::any_of(plan.problems.begin(), plan.problems.end(), isOurs);
}

void FileReachRow::refresh()
{
    const CreateDomainPlan& plan = m_controller.plan();
    QStringList texts;
    QStringList reasons;
    for (const PlanSentence& sentence : plan.sentences) {
        if (sentence.field == CreateField::Files) {
            texts.append(sentence.text);
            if (!sentence.reason.isEmpty()) {
                reasons.append(sentence.reason);
            }
        }
    }
    m_text->setText(texts.join(QLatin1Char('\n')));
    m_text->setVisible(!texts.isEmpty());
    m_reason->setText(reasons.join(QLatin1Char('\n')));
    m_reason->setVisible(!reasons.isEmpty());
    const bool isGranted = plan.resolved.reach == FileReach::GrantAccess;
    const bool isReached = !m_controller.facts() || m_controller.facts()->source.isReachable;
    m_copy->setVisible(isGranted && !isReached);
    m_grant->setVisible(!isGranted && !isReached);
    m_session->setVisible(!isReached); // a file of another computer than the host's is only ever copied
    m_problems->setProblems(plan.problemsOf(CreateField::Files));
}

void FileReachRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void FileReachRow::retranslate()
{
    m_copy->setText(tr("Copy it into a storage pool"));
    m_grant->setText(tr("Give QEMU access to the file instead"));
    m_session->setText(tr("Make the machine as your own user instead"));
    m_session->setToolTip(tr("On qemu:///session, where QEMU runs as you and reads what you can read"));
}

} // namespace domus
