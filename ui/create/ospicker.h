// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace domus {

class CreateController;
class ProblemList;
class QuietLabel;

/// Which operating system it is: what was detected, how sure that is, and another one by choice.
class OsPicker : public QWidget
{
    Q_OBJECT
public:
    explicit OsPicker(CreateController& controller, QWidget* parent = nullptr);
    void refresh();
    /// Back from choosing to what was chosen; false when nobody is choosing.
    bool closeChoice();

protected:
    void changeEvent(QEvent* event) override;

private:
    void openChoice();
    void fillChoice();
    void choose(int index);
    void retranslate();

    CreateController& m_controller;
    QLabel* m_name;
    QuietLabel* m_note;
    QPushButton* m_change;
    QComboBox* m_choice;
    ProblemList* m_problems;
};

} // namespace domus
