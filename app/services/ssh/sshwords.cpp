// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/ssh/sshwords.h"

#include <QCoreApplication>

namespace domus::sshwords {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::SshWords)
};

/// What stands between the two, the first time; empty when it does not.
QString between(const QString& text, QLatin1String before, QLatin1String after)
{
    const qsizetype start = text.indexOf(before);
    if (start < 0) {
        return {};
    }
    const qsizetype from = start + before.size();
    const qsizetype end = text.indexOf(after, from);
    return end < 0 ? QString() : text.mid(from, end - from);
}

/// "[host]:2222" is how ssh writes a host with a port of its own.
QString plainName(const QString& host)
{
    return host.startsWith(QLatin1Char('[')) ? host.mid(1).section(QLatin1Char(']'), 0, 0).toLower() : host.toLower();
}

} // namespace

Credential question(const QString& prompt)
{
    Credential result;
    result.prompt = prompt.trimmed();
    if (prompt.startsWith(QLatin1String("The authenticity of host '"))) {
        QString print = between(prompt, QLatin1String(" key fingerprint is "), QLatin1String("\n"));
        if (print.endsWith(QLatin1Char('.'))) {
            print.chop(1);
        }
        result.fingerprint = print.section(QLatin1Char(' '), 0, 0);
        result.subject = between(prompt, QLatin1String("The authenticity of host '"), QLatin1String("'"));
        return result;
    }
    result.isSecret = true; // of unknown questions as well: better dots than a password on the screen
    if (prompt.startsWith(QLatin1String("Enter passphrase for key '"))) {
        result.subject = between(prompt, QLatin1String("Enter passphrase for key '"), QLatin1String("'"));
    }
    return result;
}

Error failure(const QString& errors, const SshTarget& target)
{
    const QString original = errors.trimmed().right(2000);
    if (errors.contains(QLatin1String("REMOTE HOST IDENTIFICATION HAS CHANGED"))) {
        const QString offending = between(errors, QLatin1String("Offending "), QLatin1String("\n"));
        const QString place = offending.section(QLatin1String(" key in "), 1).trimmed();
        const QString shown = between(errors, QLatin1String("Host key for "), QLatin1String(" has changed"));
        if (!shown.isEmpty() && plainName(shown) != plainName(target.host)) {
            return Error::make(ErrorKind::PermissionDenied,
                //: %1 is the computer that was wanted, %2 one that the way leads through, %3 a file and a line in it
                Tr::tr("On the way to %1, %2 shows another key than before, so Domus does not connect. It may have "
                       "been installed anew, or another computer pretends to be it. Ask whoever looks after it. Only "
                       "if the new key is right, remove the old one yourself; it stands in %3.")
                    .arg(target.host, shown, place),
                "ssh");
        }
        return Error::make(ErrorKind::PermissionDenied,
            //: %1 is a computer, %2 a file and a line in it
            Tr::tr("%1 shows another key than before, so Domus does not connect. It may have been installed anew, or "
                   "another computer pretends to be it. Ask whoever looks after it. Only if the new key is right, "
                   "remove the old one yourself; it stands in %2.")
                .arg(target.host, place),
            "ssh");
    }
    if (original.isEmpty()) {
        return Error::make(ErrorKind::Io, Tr::tr("The SSH connection to %1 ended.").arg(target.host), "ssh");
    }
    // The words are known to whoever explains failures; asking again would only ask the user again.
    const bool isRefusal = errors.contains(QLatin1String("Host key verification failed"))
        || errors.contains(QLatin1String("Permission denied")) || errors.contains(QLatin1String("Too many auth"));
    return Error::make(isRefusal ? ErrorKind::PermissionDenied : ErrorKind::Io, original, "ssh");
}

} // namespace domus::sshwords
