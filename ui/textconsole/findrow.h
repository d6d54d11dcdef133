// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace domus {

/// A line to find text with: from the newest backwards, as one does in what a machine wrote.
class FindRow : public QWidget
{
    Q_OBJECT
public:
    explicit FindRow(QWidget* parent = nullptr);

    /// Shows itself, with what was looked for last to be typed over.
    void ask();
    void setFound(bool isFound);

Q_SIGNALS:
    void wanted(const QString& text, bool backwards);
    /// It has hidden itself.
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void look(bool backwards);
    void finish();
    void retranslate();

    QLineEdit* m_text;
    QLabel* m_answer;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_close;
    bool m_isFound = true;
};

} // namespace domus
