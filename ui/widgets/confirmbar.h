// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/domainoperations.h"
#include "ui/widgets/tintedframe.h"

#include <QVector>

#include <functional>

class QLabel;
class QPushButton;

namespace domus {

class FileChoices;

/// Asks before something is lost, in the page and not in a box before it: what will be lost, the exact files with a
/// tick each (none ticked), the command that does the same. Escape means no.
class ConfirmBar : public TintedFrame
{
    Q_OBJECT
public:
    struct Question
    {
        DomainKey subject; ///< the machine it is about; null for none
        QString heading;
        QStringList sentences; ///< what will happen
        QVector<DomainFile> files; ///< each may be ticked when it may be deleted; else its reason stands beside it
        QString yes; ///< the button's words
        /// The command that does the same with these files ticked; null for none.
        std::function<QString(const QVector<DomainFile>& ticked)> command = {};
        /// The files are no question: those that may be deleted go, and are shown so.
        bool areFilesSettled = false;
        QString other = {}; ///< the words of a second way to say yes; empty for none
        std::function<QString(const QVector<DomainFile>& ticked)> otherCommand = {};
    };
    using Answer = std::function<void(const QVector<DomainFile>& ticked)>;

    explicit ConfirmBar(QWidget* parent = nullptr);

    /// The machine whose page the bar stands on. A question about another one is withdrawn, and none about another
    /// is asked: it would be answered for the one that is looked at.
    void setSubject(const DomainKey& machine);
    /// Replaces a question that is open. One answer runs once, on yes or on the other yes, with the files that were
    /// ticked.
    void ask(const Question& question, Answer onYes, Answer runOther = {});
    void dismiss();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void accept(Answer& answer);
    void showCommand();

    DomainKey m_subject;
    std::function<QString(const QVector<DomainFile>&)> m_command;
    std::function<QString(const QVector<DomainFile>&)> m_otherCommand;
    QLabel* m_heading;
    QLabel* m_text;
    FileChoices* m_files;
    QPushButton* m_yes;
    QPushButton* m_other;
    QPushButton* m_no;
    Answer m_onYes;
    Answer m_onOther;
};

} // namespace domus
