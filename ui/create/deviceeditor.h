// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/create/createdomainplan.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace domus {

class ProblemList;

/// One device of the machine: two rows of fields, the button that leaves it out, and what stands against it below.
/// GUI thread.
class DeviceEditor : public QFrame
{
    Q_OBJECT
public:
    void setProblems(const QVector<PlanProblem>& problems);

Q_SIGNALS:
    void edited();
    void removed();
    void cureChosen(const domus::PlanCure& cure);

protected:
    /// `kind` and `index`, counted from 0, begin every object's name: "disk0Size". Who derives calls retranslate() at
    /// the end of its own constructor.
    DeviceEditor(const QString& kind, CreateField field, int index, QWidget* parent);

    QString nameOf(QLatin1String part) const;
    int number() const { return m_index + 1; } ///< in texts, counted from 1
    void addToFirstRow(QWidget* field, int stretch = 0);
    void addToSecondRow(QLabel* label, QWidget* field, int stretch = 0);
    void setRemoveText(const QString& toolTip, const QString& accessibleName);

    virtual void retranslate() = 0; ///< the texts that stay
    virtual void fill() = 0; ///< what the request says
    void changeEvent(QEvent* event) override;

private:
    int m_index;
    QHBoxLayout* m_first;
    QHBoxLayout* m_second;
    QToolButton* m_remove;
    ProblemList* m_problems;
};

} // namespace domus
