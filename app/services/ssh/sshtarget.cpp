// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/ssh/sshtarget.h"

#include "app/services/connectionuri.h"

#include <QUrl>
#include <QUrlQuery>

namespace domus {

QString SshTarget::title() const
{
    return user.isEmpty() ? host : QString(user % QLatin1Char('@') % host);
}

QStringList SshTarget::arguments() const
{
    QStringList words;
    if (port > 0) {
        words << QStringLiteral("-p") << QString::number(port);
    }
    if (!user.isEmpty()) {
        words << QStringLiteral("-l") << user;
    }
    if (!keyFile.isEmpty()) {
        words << QStringLiteral("-i") << keyFile;
    }
    words << QStringLiteral("--") << host;
    return words;
}

Result<std::optional<SshTarget>> sshTargetOf(const QString& uri)
{
    const QUrl url(uri);
    if (!url.scheme().endsWith(QLatin1String("+ssh"))) {
        return std::nullopt;
    }
    if (const QString refusal = connectionuri::refusal(uri); !refusal.isEmpty()) {
        return fail(ErrorKind::InvalidArgument, refusal, "sshTargetOf");
    }
    SshTarget target;
    const QString host = connectionuri::hostOf(uri);
    target.host = host.isEmpty() ? QStringLiteral("localhost") : host; // as libvirt has it
    target.user = url.userName(QUrl::FullyDecoded);
    target.port = url.port(0);
    target.keyFile = QUrlQuery(url).queryItemValue(QStringLiteral("keyfile"), QUrl::FullyDecoded);
    return target;
}

QString uriThroughCommand(const QString& uri, const QString& command)
{
    QUrl url(uri);
    QUrlQuery query(url);
    query.removeAllQueryItems(QStringLiteral("command"));
    query.removeAllQueryItems(QStringLiteral("keyfile")); // Domus's own ssh has it already
    query.addQueryItem(QStringLiteral("command"), QString::fromLatin1(QUrl::toPercentEncoding(command)));
    url.setQuery(query);
    return QString::fromLatin1(url.toEncoded());
}

} // namespace domus
