// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/nopicturepage.h"

#include "app/services/virshcommand.h"

#include <QEvent>

namespace domus {

NoPicturePage::NoPicturePage(QWidget* parent) : EmptyPage(parent)
{
    setObjectName(QStringLiteral("consoleNoPicture"));
    setIcon(QStringLiteral("console"));
    refresh();
}

void NoPicturePage::setMachine(const QString& uri, const QString& machine)
{
    m_uri = uri;
    m_machine = machine;
    refresh();
}

void NoPicturePage::explain(NoPicture::Why why, const Error& reason)
{
    m_reason = reason.text;
    m_why = why;
    setDetail({});
    refresh();
}

void NoPicturePage::refresh()
{
    const bool isFound = !m_uri.isEmpty() && !m_machine.isEmpty();
    QString command;
    if (m_why == NoPicture::Why::NoDisplay) {
        setHeading(tr("This virtual machine has no display"));
        const QString none = tr("It runs, but it draws no picture, so there is nothing to show here.");
        setText(none);
        if (isFound) {
            setText(none + QLatin1Char(' ') + tr("If it has a serial port, this command opens that in a terminal:"));
            command = virshCommand(m_uri, {QStringLiteral("console"), m_machine});
        }
    } else {
        setHeading(tr("There is no screen to show"));
        setText(m_reason);
    }
    setCommand(command);
}

void NoPicturePage::changeEvent(QEvent* event)
{
    EmptyPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

} // namespace domus
