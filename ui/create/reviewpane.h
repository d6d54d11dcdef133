// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace domus {

class CreateController;
class ReviewTabs;

/// All that Create will do, to be read before: in words, as XML, and as the command that does the same.
class ReviewPane : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewPane(CreateController& controller, QWidget* parent = nullptr);
    void refresh();

protected:
    void changeEvent(QEvent* event) override;

private:
    QString wordsOfPlan() const;

    CreateController& m_controller;
    ReviewTabs* m_tabs;
};

} // namespace domus
