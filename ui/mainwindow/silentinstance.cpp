// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/silentinstance.h"

#include "ui/widgets/emptypage.h"
#include "ui/widgets/theme.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace domus {

SilentInstance::SilentInstance(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("silentInstance"));
    setWindowTitle(tr("Domus runs already"));
    setWindowIcon(theme::applicationIcon());
    auto* page = new EmptyPage(this);
    page->setIcon(QStringLiteral("disconnect"));
    page->setHeading(tr("Domus runs already, and does not answer"));
    page->setText(tr("Its window may be busy, or hang. Virtual machines run on in any case. Wait a moment and start "
                     "Domus again, or open a second window now: both show the same virtual machines."));
    QPushButton* another = page->addButton(QStringLiteral("silentOpenAnother"));
    another->setText(tr("Open a second window"));
    QPushButton* giveUp = page->addButton(QStringLiteral("silentClose"));
    giveUp->setText(tr("Close"));
    page->setPrimary(another);
    connect(another, &QPushButton::clicked, this, [] { QCoreApplication::exit(OpenAnother); });
    connect(giveUp, &QPushButton::clicked, this, &QWidget::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(page);
    another->setFocus();
    resize(sizeHint().expandedTo({theme::readableWidth(this), 0}));
}

void SilentInstance::closeEvent(QCloseEvent* event)
{
    QWidget::closeEvent(event);
    QCoreApplication::exit(GiveUp);
}

void SilentInstance::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace domus
