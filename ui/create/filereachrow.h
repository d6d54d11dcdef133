// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace domus {

class CreateController;
class ProblemList;
class QuietLabel;

/// One line for files that QEMU's user cannot reach: what Domus does about it, and the other ways a click away.
class FileReachRow : public QWidget
{
    Q_OBJECT
public:
    explicit FileReachRow(CreateController& controller, QWidget* parent = nullptr);
    void refresh();
    bool isNeeded() const;

Q_SIGNALS:
    /// The user would rather have the machine on qemu:///session.
    void sessionWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    CreateController& m_controller;
    QLabel* m_text;
    QuietLabel* m_reason;
    QPushButton* m_copy;
    QPushButton* m_grant;
    QPushButton* m_session;
    ProblemList* m_problems;
};

} // namespace domus
