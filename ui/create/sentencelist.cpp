// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/sentencelist.h"

#include "ui/create/problemlist.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QVBoxLayout>

#include <utility>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::CreateField)
};

} // namespace

QString fieldTitle(CreateField field)
{
    switch (field) {
    case CreateField::Source:
        return Tr::tr("Source");
    case CreateField::Os:
        return Tr::tr("System");
    case CreateField::Name:
        return Tr::tr("Name");
    case CreateField::Virt:
        return Tr::tr("Acceleration");
    case CreateField::Cpu:
        return Tr::tr("Processors");
    case CreateField::Memory:
        return Tr::tr("Memory");
    case CreateField::Storage:
        //: Storage pool
        return Tr::tr("Storage");
    case CreateField::Disk:
        return Tr::tr("Disk");
    case CreateField::Network:
        return Tr::tr("Network");
    case CreateField::Firmware:
        return Tr::tr("Firmware");
    case CreateField::Tpm:
        //: Trusted platform module, the security chip
        return Tr::tr("TPM");
    case CreateField::Graphics:
        //: How the machine's screen is reached: VNC or SPICE
        return Tr::tr("Display");
    case CreateField::Video:
        return Tr::tr("Graphics card");
    case CreateField::Files:
        return Tr::tr("Files");
    }
    return {};
}

QString fieldKey(CreateField field)
{
    switch (field) {
    case CreateField::Source:
        return QStringLiteral("source");
    case CreateField::Os:
        return QStringLiteral("os");
    case CreateField::Name:
        return QStringLiteral("name");
    case CreateField::Virt:
        return QStringLiteral("virt");
    case CreateField::Cpu:
        return QStringLiteral("cpu");
    case CreateField::Memory:
        return QStringLiteral("memory");
    case CreateField::Storage:
        return QStringLiteral("storage");
    case CreateField::Disk:
        return QStringLiteral("disk");
    case CreateField::Network:
        return QStringLiteral("network");
    case CreateField::Firmware:
        return QStringLiteral("firmware");
    case CreateField::Tpm:
        return QStringLiteral("tpm");
    case CreateField::Graphics:
        return QStringLiteral("graphics");
    case CreateField::Video:
        return QStringLiteral("video");
    case CreateField::Files:
        return QStringLiteral("files");
    }
    return {};
}

bool isMainField(CreateField field)
{
    return field == CreateField::Source || field == CreateField::Os || field == CreateField::Name
        || field == CreateField::Files;
}

SentenceList::SentenceList(QWidget* parent) : FormGrid(parent)
{
    setObjectName(QStringLiteral("sentences"));
}

void SentenceList::setPlan(const CreateDomainPlan& plan, bool withProblems)
{
    QVector<PlanSentence> sentences;
    for (const PlanSentence& sentence : plan.sentences) {
        if (!isMainField(sentence.field)) {
            sentences.append(sentence);
        }
    }
    QVector<PlanProblem> problems;
    if (withProblems) {
        for (const PlanProblem& problem : plan.problems) {
            if (!isMainField(problem.field)) {
                problems.append(problem);
            }
        }
    }
    if (sentences == m_sentences && problems == m_problems) {
        return;
    }
    m_sentences = sentences;
    m_problems = problems;
    rebuild();
}

void SentenceList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        rebuild();
    }
    FormGrid::changeEvent(event);
}

void SentenceList::rebuild()
{
    clear();
    const auto problemsOf = [this](CreateField field) {
        QVector<PlanProblem> own;
        for (const PlanProblem& problem : std::as_const(m_problems)) {
            if (problem.field == field) {
                own.append(problem);
            }
        }
        return own;
    };
    QVector<CreateField> order;
    const auto note = [&order](CreateField field) {
        if (!order.contains(field)) {
            order.append(field);
        }
    };
    for (const PlanSentence& sentence : std::as_const(m_sentences)) {
        note(sentence.field);
    }
    for (const PlanProblem& problem : std::as_const(m_problems)) {
        note(problem.field); // a field may have no sentence because of its problem
    }
    for (const CreateField field : std::as_const(order)) {
        auto* cell = new QWidget(this);
        auto* column = new QVBoxLayout(cell);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(theme::gap(this) / 6);
        int number = 0;
        for (const PlanSentence& sentence : std::as_const(m_sentences)) {
            if (sentence.field != field) {
                continue;
            }
            auto* text = new QLabel(sentence.text, cell);
            text->setObjectName(QStringLiteral("sentence_%1_%2").arg(fieldKey(field)).arg(number));
            text->setTextFormat(Qt::PlainText);
            text->setWordWrap(true);
            column->addWidget(text);
            if (!sentence.reason.isEmpty()) {
                auto* reason = new QuietLabel(cell);
                reason->setText(sentence.reason);
                reason->setObjectName(QStringLiteral("reason_%1_%2").arg(fieldKey(field)).arg(number));
                column->addWidget(reason);
            }
            ++number;
        }
        auto* problems = new ProblemList(QStringLiteral("sentenceProblem_") % fieldKey(field), cell);
        problems->setProblems(problemsOf(field));
        connect(problems, &ProblemList::cureChosen, this, &SentenceList::cureChosen);
        column->addWidget(problems);
        addRow(cell)->setText(fieldTitle(field));
    }
}

} // namespace domus
