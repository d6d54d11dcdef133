// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/create/createdomainplan.h"

#include <QWidget>

class QVBoxLayout;

namespace domus {

/// What stands against a field, right under it: each problem a line with its cure as a button. Hidden while empty.
class ProblemList : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemList(const QString& objectName, QWidget* parent = nullptr);

    void setProblems(const QVector<PlanProblem>& problems);
    const QVector<PlanProblem>& problems() const { return m_problems; }

Q_SIGNALS:
    void cureChosen(const domus::PlanCure& cure);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    QVector<PlanProblem> m_problems;
    QVBoxLayout* m_rows;
    QWidget* m_content = nullptr;
};

} // namespace domus
