// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/autostart.h"

#include "app/core/paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace domus::autostart {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::Autostart)
};

constexpr qint64 largestEntry = qint64{64} * 1024;

QString entryPath()
{
    // Beside the folder of Domus' own settings.
    return QFileInfo(paths::configFolder()).absolutePath() + QLatin1String("/autostart/io.domus.Domus.desktop");
}

/// As the specification of desktop entries has it: a word in quotes, with what is special there escaped twice, once
/// for the word and once for the text of a key.
QString quoted(const QString& path)
{
    QString word;
    for (const QChar c : path) {
        if (c == u'"' || c == u'`' || c == u'$' || c == u'\\') {
            word += QLatin1String("\\\\");
        }
        if (c == u'\\') {
            word += QLatin1String("\\\\");
        } else if (c == u'%') {
            word += QLatin1String("%%");
        } else {
            word += c;
        }
    }
    return u'"' % word % u'"';
}

/// The name alone where the shell would find this very program by it: an update may move it.
QString command()
{
    const QString program = QCoreApplication::applicationFilePath();
    const QString name = QStringLiteral("domus");
    const QString found = QStandardPaths::findExecutable(name);
    const bool isFound = !found.isEmpty() && QFileInfo(found).canonicalFilePath() == program;
    return (isFound ? name : quoted(program)) % QLatin1String(" --hidden");
}

Error failure(const QString& path, const QString& words)
{
    Error error = Error::make(ErrorKind::Io, words, "QFile");
    error.action = Tr::tr("Start Domus with the session");
    error.subject = path;
    return error;
}

} // namespace

bool isOn()
{
    QFile entry(entryPath());
    if (!entry.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QList<QByteArray> lines = entry.read(largestEntry).split('\n');
    // How desktops switch an entry off.
    return !lines.contains("Hidden=true") && !lines.contains("X-GNOME-Autostart-enabled=false");
}

Status set(bool on)
{
    const QString path = entryPath();
    if (!on) {
        QFile entry(path);
        if (entry.exists() && !entry.remove()) {
            return fail(failure(path, entry.errorString()));
        }
        return {};
    }
    if (!QDir().mkpath(QFileInfo(path).absolutePath())) {
        return fail(failure(path, Tr::tr("The folder cannot be made.")));
    }
    const QString text = QLatin1String("[Desktop Entry]\nType=Application\nName=Domus\nIcon=io.domus.Domus\nExec=")
        % command() % QLatin1String("\nTerminal=false\nX-GNOME-Autostart-enabled=true\n");
    QSaveFile entry(path);
    const QByteArray bytes = text.toUtf8();
    if (!entry.open(QIODevice::WriteOnly) || entry.write(bytes) != bytes.size() || !entry.commit()) {
        return fail(failure(path, entry.errorString()));
    }
    return {};
}

} // namespace domus::autostart
