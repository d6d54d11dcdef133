// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/domainoperations.h"
#include "ui/widgets/tintedframe.h"

#include <QVector>

#include <functional>

class QCheckBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace domus {

/// Asks before something is lost, in the page and not in a box before it: what will be lost, the exact files with a
/// tick each (none ticked), the command that does the same. Escape means no.
class ConfirmBar : public TintedFrame
{
    Q_OBJECT
public:
    struct Question
    {
        QString heading;
        QStringList sentences; ///< what will happen
        QVector<DomainFile> files; ///< each may be ticked when it may be deleted; else its reason stands beside it
        QString yes; ///< the button's words
        QString command; ///< empty for none
    };

    explicit ConfirmBar(QWidget* parent = nullptr);

    /// Replaces a question that is open. The answer runs once, on yes, with the files that were ticked.
    void ask(const Question& question, std::function<void(const QVector<DomainFile>& ticked)> onYes);
    void dismiss();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void accept();

    QLabel* m_heading;
    QLabel* m_text;
    QVBoxLayout* m_files;
    QPushButton* m_yes;
    QPushButton* m_no;
    QVector<QCheckBox*> m_boxes;
    QVector<DomainFile> m_asked;
    std::function<void(const QVector<DomainFile>&)> m_onYes;
};

} // namespace domus
