// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/inlinemessage.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace domus {

class CreateController;

/// The bottom of the create page, always in sight: Create, how far it has come, and what went wrong.
class CreateFooter : public QWidget
{
    Q_OBJECT
public:
    explicit CreateFooter(CreateController& controller, QWidget* parent = nullptr);

    void refresh();
    /// Closing, asked for from outside (Escape): asks first when something would be lost.
    void askToClose();
    QPushButton* createButton() const { return m_create; }

Q_SIGNALS:
    void closeWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Message
    {
        InlineMessage::Kind kind = InlineMessage::Kind::Error;
        QString text; ///< empty: none
        QString detail;
        bool operator==(const Message&) const = default;
    };
    void refreshProgress();
    Message message() const;
    void showMessage();
    void retranslate();

    CreateController& m_controller;
    bool m_isAsking = false;
    InlineMessage* m_message;
    Message m_shown;
    bool m_buttonsShown = false;
    QCheckBox* m_startNow;
    QLabel* m_step;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QPushButton* m_close;
    QPushButton* m_create;
};

} // namespace domus
