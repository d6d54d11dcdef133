// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/ospicker.h"

#include "ui/create/createcontroller.h"
#include "ui/create/formgrid.h"
#include "ui/create/problemlist.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace domus {

OsPicker::OsPicker(CreateController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_name(new QLabel(this))
    , m_note(new QuietLabel(this))
    , m_change(new QPushButton(this))
    , m_choice(new QComboBox(this))
    , m_problems(new ProblemList(QStringLiteral("problem_os"), this))
{
    setObjectName(QStringLiteral("osPicker"));
    m_name->setObjectName(QStringLiteral("osName"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("osNote"));
    m_change->setObjectName(QStringLiteral("osChange"));
    m_change->setAutoDefault(false);
    m_choice->setObjectName(QStringLiteral("osChoice"));
    m_choice->setEditable(true);
    m_choice->setInsertPolicy(QComboBox::NoInsert);
    m_choice->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_choice->completer()->setFilterMode(Qt::MatchContains);
    m_choice->lineEdit()->setObjectName(QStringLiteral("osChoiceText"));
    m_choice->hide();

    auto* line = new QHBoxLayout;
    line->setSpacing(theme::gap(this));
    line->addWidget(m_name, 1);
    line->addWidget(m_choice, 1);
    line->addWidget(m_change, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::gap(this) / 4);
    column->addLayout(line);
    column->addWidget(m_note);
    column->addWidget(m_problems);

    connect(m_change, &QPushButton::clicked, this, &OsPicker::openChoice);
    connect(m_choice, &QComboBox::activated, this, &OsPicker::choose);
    connect(&m_controller, &CreateController::allOsChanged, this, &OsPicker::fillChoice);
    connect(m_problems, &ProblemList::cureChosen, &m_controller, &CreateController::cure);
    retranslate();
}

void OsPicker::openChoice()
{
    m_name->hide();
    m_change->hide();
    m_choice->show();
    m_controller.loadAllOs();
    fillChoice();
    m_choice->setFocus();
    m_choice->lineEdit()->selectAll();
}

void OsPicker::fillChoice()
{
    m_choice->clear();
    m_choice->addItem(tr("What was detected"), QString());
    for (const OsDescription& os : m_controller.allOs()) {
        m_choice->addItem(os.name, os.id);
    }
    const int current = m_choice->findData(m_controller.os().id);
    m_choice->setCurrentIndex(current > 0 ? current : 0);
    m_choice->lineEdit()->setPlaceholderText(
        m_controller.allOs().isEmpty() ? tr("Reading the list of systems…") : tr("Type to search"));
}

void OsPicker::choose(int index)
{
    m_controller.setOs(m_choice->itemData(index).toString());
    closeChoice();
}

bool OsPicker::closeChoice()
{
    if (!m_choice->isVisible()) {
        return false;
    }
    m_choice->hide();
    m_name->show();
    m_change->show();
    m_change->setFocus();
    return true;
}

void OsPicker::refresh()
{
    const OsDescription& os = m_controller.os();
    const bool isChosen = m_controller.request().osId.has_value();
    if (m_controller.isInspecting() && os == OsDescription{}) {
        m_name->setText(tr("Looking at the file…"));
        m_note->clear();
    } else {
        m_name->setText(!os.name.isEmpty() ? os.name : tr("Not recognized"));
        m_note->setText(isChosen ? tr("Chosen by you.")
                : os.isNearestKnown
                ? tr("Not in the database yet: treated like %1, the nearest release in it.").arg(os.nearestName)
                : os.isKnown() || !os.name.isEmpty()
                ? QString()
                : tr("Defaults that suit most systems are used. Choosing the system "
                     "gives better ones."));
    }
    m_note->setVisible(!m_note->text().isEmpty());
    m_problems->setProblems(m_controller.plan().problemsOf(CreateField::Os));
    if (!m_controller.hasSource()) {
        m_choice->hide();
        m_name->show();
        m_change->show();
    }
}

void OsPicker::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

void OsPicker::retranslate()
{
    //: Button next to the name of the operating system
    m_change->setText(tr("Change…"));
    m_change->setAccessibleName(tr("Change the operating system"));
    m_choice->setAccessibleName(tr("Operating system"));
    m_choice->lineEdit()->setAccessibleName(tr("Operating system"));
}

} // namespace domus
