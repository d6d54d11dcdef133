// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/binfoot.h"

#include "app/services/bin/bincontents.h"
#include "ui/widgets/theme.h"

#include <QEvent>

namespace domus {

BinFoot::BinFoot(const BinContents& bin, QWidget* parent) : QPushButton(parent), m_bin(bin)
{
    setObjectName(QStringLiteral("binFoot"));
    setIcon(theme::icon(QStringLiteral("delete"), theme::Tone::Muted));
    setFlat(true);
    connect(&bin, &BinContents::changed, this, &BinFoot::tell);
    tell();
}

void BinFoot::tell()
{
    const int count = m_bin.count();
    //: At the foot of the list: opens the bin, in which so many virtual machines wait
    setText(tr("In the bin: %n", nullptr, count));
    setAccessibleName(tr("Open the bin with its %n virtual machine(s)", nullptr, count));
    setVisible(count > 0);
}

void BinFoot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        tell();
    }
    QPushButton::changeEvent(event);
}

} // namespace domus
