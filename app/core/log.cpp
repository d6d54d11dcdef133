// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/log.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cstdio>

namespace domus::log {

Q_LOGGING_CATEGORY(core, "domus.core", QtInfoMsg)
Q_LOGGING_CATEGORY(xml, "domus.xml", QtInfoMsg)
Q_LOGGING_CATEGORY(virt, "domus.virt", QtInfoMsg)
Q_LOGGING_CATEGORY(libvirt, "domus.libvirt", QtInfoMsg)
Q_LOGGING_CATEGORY(services, "domus.services", QtInfoMsg)
Q_LOGGING_CATEGORY(models, "domus.models", QtInfoMsg)
Q_LOGGING_CATEGORY(console, "domus.console", QtInfoMsg)
Q_LOGGING_CATEGORY(ui, "domus.ui", QtInfoMsg)

namespace {

const char* wordOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        return "fatal";
    }
    return "";
}

void handle(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    QString line = masked(message);
    line.replace(QLatin1Char('\n'), QLatin1String("\\n")); // a guest's text cannot forge a line of its own
    line.replace(QChar(u'\x1b'), QLatin1String("\\e"));
    const QByteArray text = QStringLiteral("%1 %2 %3: %4\n")
                                .arg(QDateTime::currentDateTime().toString(Qt::ISODateWithMs),
                                    QLatin1String(context.category != nullptr ? context.category : "default"),
                                    QLatin1String(wordOf(type)), line)
                                .toUtf8();
    // One write a line: threads do not mix theirs.
    static_cast<void>(std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stderr));
}

} // namespace

QString masked(const QString& text)
{
    // In quotes up to the same quote; without quotes up to a blank or a separator.
    static const QRegularExpression quoted(
        QStringLiteral(R"(\b(passwd|password|secret|keypasswd)(\s*[=:]\s*)(["'])(?:(?!\3).)*\3)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression bare(
        QStringLiteral(R"(\b(passwd|password|secret|keypasswd)(\s*[=:]\s*)(?!["'])[^\s,;&<>]+)"),
        QRegularExpression::CaseInsensitiveOption);
    QString out = text;
    out.replace(quoted, QStringLiteral("\\1\\2\\3***\\3"));
    out.replace(bare, QStringLiteral("\\1\\2***"));
    return out;
}

void installHandler()
{
    qInstallMessageHandler(&handle);
}

} // namespace domus::log
