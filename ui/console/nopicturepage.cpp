// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/nopicturepage.h"

#include "app/services/virshcommand.h"

#include <QEvent>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>

namespace domus {

namespace {

/// Shows SPICE, where it is installed.
QString viewerProgram()
{
    return QStandardPaths::findExecutable(QStringLiteral("virt-viewer"));
}

} // namespace

NoPicturePage::NoPicturePage(QWidget* parent)
    : EmptyPage(parent)
    , m_open(addButton(QStringLiteral("consoleOpenOtherViewer")))
{
    setObjectName(QStringLiteral("consoleNoPicture"));
    setIcon(QStringLiteral("console"));
    connect(m_open, &QPushButton::clicked, this, &NoPicturePage::openViewer);
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
    const bool isSpice = m_why == NoPicture::Why::OnlySpice;
    const bool canOpen = isSpice && isFound && !viewerProgram().isEmpty();
    QString command;
    if (isSpice) {
        setHeading(tr("This screen speaks SPICE"));
        const QString meanwhile = canOpen ? tr("Until then, virt-viewer shows this screen.")
                                          : tr("A machine with a VNC display is shown here today.");
        setText(tr("Domus will show SPICE in a later version.") + QLatin1Char(' ') + meanwhile);
    } else if (m_why == NoPicture::Why::NoDisplay) {
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
    m_open->setText(tr("Open in virt-viewer"));
    m_open->setVisible(canOpen);
}

void NoPicturePage::openViewer()
{
    const bool isStarted = QProcess::startDetached(
        viewerProgram(), {QStringLiteral("--connect"), m_uri, QStringLiteral("--"), m_machine});
    setDetail(isStarted ? QString() : tr("Virt-viewer could not be started."));
}

void NoPicturePage::changeEvent(QEvent* event)
{
    EmptyPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

} // namespace domus
