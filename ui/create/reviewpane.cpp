// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/reviewpane.h"

#include "ui/create/createcontroller.h"
#include "ui/widgets/reviewtabs.h"

#include <QEvent>
#include <QVBoxLayout>

namespace domus {

ReviewPane::ReviewPane(CreateController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_tabs(new ReviewTabs(this))
{
    setObjectName(QStringLiteral("reviewPane"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
}

QString ReviewPane::wordsOfPlan() const
{
    const CreateDomainPlan& plan = m_controller.plan();
    QStringList lines;
    lines.reserve(plan.sentences.size() + plan.volumes.size() + 2);
    for (const PlanSentence& sentence : plan.sentences) {
        lines.append(QStringLiteral("•  ") % sentence.text);
    }
    for (const PlannedVolume& volume : plan.volumes) {
        lines.append(QStringLiteral("•  ")
            % (volume.uploadFrom.isEmpty()
                    ? tr("A new file: %1, %2, %3").arg(volume.path, volume.format, volume.capacity.toString(locale()))
                    : tr("A copy: %1 of %2, %3")
                          .arg(volume.path, volume.uploadFrom, volume.capacity.toString(locale()))));
    }
    if (!plan.grantAccessTo.isEmpty()) {
        lines.append(QStringLiteral("•  ") % tr("QEMU's user may read %1 from now on.").arg(plan.grantAccessTo));
    }
    if (!plan.sentences.isEmpty()) {
        lines.append(QStringLiteral("•  ")
            % (plan.resolved.startNow ? tr("The machine is started as soon as it is there.")
                                      : tr("The machine is not started.")));
    }
    return lines.join(QLatin1Char('\n'));
}

void ReviewPane::refresh()
{
    const CreateDomainPlan& plan = m_controller.plan();
    m_tabs->setTexts(wordsOfPlan(), QString::fromUtf8(plan.domainXml), plan.virtInstall);
}

void ReviewPane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace domus
