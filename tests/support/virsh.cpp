// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/virsh.h"

#include <QProcess>

namespace domus {

QString virsh(const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral("virsh"),
        QStringList{QStringLiteral("-q"), QStringLiteral("-c"), qEnvironmentVariable("DOMUS_TEST_URI")} + arguments);
    process.waitForFinished();
    QString text = QString::fromUtf8(process.readAllStandardOutput());
    while (text.endsWith(u'\n')) {
        text.chop(1);
    }
    return text;
}

} // namespace domus
