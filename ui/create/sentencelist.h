// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/create/createdomainplan.h"
#include "ui/create/formgrid.h"

namespace domus {

/// What Domus will do, a sentence a line, each with its reason in quieter text, and what stands against it below.
class SentenceList : public FormGrid
{
    Q_OBJECT
public:
    explicit SentenceList(QWidget* parent = nullptr);

    /// Problems are shown only where `withProblems` says so: not when the field itself is on the page and shows them.
    void setPlan(const CreateDomainPlan& plan, bool withProblems);

Q_SIGNALS:
    void cureChosen(const domus::PlanCure& cure);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    QVector<PlanSentence> m_sentences;
    QVector<PlanProblem> m_problems;
};

/// The word in front of a field's sentences: "Memory"; translated.
QString fieldTitle(CreateField field);
/// The field's name in object names: "memory".
QString fieldKey(CreateField field);
/// True for the fields that have their place on the page above "More".
bool isMainField(CreateField field);

} // namespace domus
