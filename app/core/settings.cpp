// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/settings.h"

#include "app/core/paths.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>

#include <optional>
#include <utility>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::Settings)
};

constexpr qint64 largestFile = qint64{4} * 1024 * 1024;
constexpr int lockPatience = 40; // milliseconds
constexpr QChar listSeparator = QLatin1Char(';');

/// One line holds any text: what would end the line, and what starts an escape, is escaped.
QString escaped(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        switch (c.unicode()) {
        case '\\':
            out += QLatin1String("\\\\");
            break;
        case '\n':
            out += QLatin1String("\\n");
            break;
        case '\r':
            out += QLatin1String("\\r");
            break;
        case 0:
            out += QLatin1String("\\0");
            break;
        default:
            out += c;
        }
    }
    return out;
}

/// Nothing for an escape that we never write.
std::optional<QString> unescaped(QStringView text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\\') {
            out += text[i];
            continue;
        }
        if (++i == text.size()) {
            return std::nullopt;
        }
        switch (text[i].unicode()) {
        case '\\':
            out += u'\\';
            break;
        case 'n':
            out += u'\n';
            break;
        case 'r':
            out += u'\r';
            break;
        case '0':
            out += QChar(u'\0');
            break;
        default:
            return std::nullopt;
        }
    }
    return out;
}

std::optional<QMap<QString, QString>> readValues(const QByteArray& file)
{
    if (file.size() > largestFile || file.contains('\0') || !QUtf8StringView(file).isValidUtf8()) {
        return std::nullopt;
    }
    QMap<QString, QString> values;
    QString group;
    const auto lines = QString::fromUtf8(file).split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        if (line.isEmpty() || line.startsWith(QLatin1Char('#'))) {
            continue;
        }
        if (line.startsWith(QLatin1Char('[')) && line.endsWith(QLatin1Char(']'))) {
            group = line.sliced(1, line.size() - 2);
            continue;
        }
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        const auto value = equals > 0 ? unescaped(QStringView(line).sliced(equals + 1)) : std::nullopt;
        if (!value) {
            return std::nullopt;
        }
        const QString name = line.first(equals);
        values.insert(group.isEmpty() ? name : QString(group + QLatin1Char('/') + name), *value);
    }
    return values;
}

QByteArray writeValues(const QMap<QString, QString>& values)
{
    // Groupless keys have to come before the first group.
    QMap<QString, QMap<QString, QString>> groups;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const qsizetype slash = it.key().lastIndexOf(QLatin1Char('/'));
        groups[slash < 0 ? QString() : it.key().first(slash)].insert(it.key().sliced(slash + 1), it.value());
    }
    QString text;
    for (auto group = groups.begin(); group != groups.end(); ++group) {
        if (!group.key().isEmpty()) {
            text += QLatin1String("\n[") + group.key() + QLatin1String("]\n");
        }
        for (auto it = group.value().begin(); it != group.value().end(); ++it) {
            text += it.key() + QLatin1Char('=') + escaped(it.value()) + QLatin1Char('\n');
        }
    }
    return text.toUtf8();
}

Error failure(const QFileDevice& file, const QString& path)
{
    Error error = Error::make(ErrorKind::Io, file.errorString(), "QFile");
    error.action = Tr::tr("Save the settings");
    error.subject = path;
    return error;
}

/// The name, or with the first number that no file bears yet.
QString freeName(const QString& name)
{
    QString found = name;
    for (int i = 2; QFile::exists(found); ++i) {
        found = name + QString::number(i);
    }
    return found;
}

} // namespace

Settings Settings::load()
{
    return load(paths::configFolder() + QLatin1String("/domus.conf"));
}

Settings Settings::load(const QString& path)
{
    Settings settings;
    settings.m_path = path;
    if (auto values = settings.readFile(); values && *values) {
        settings.m_values = **std::move(values);
    }
    return settings;
}

Result<std::optional<Settings::Values>> Settings::readFile()
{
    QFile file(m_path);
    if (!file.exists()) {
        return std::nullopt;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(failure(file, m_path));
    }
    if (auto values = readValues(file.read(largestFile + 1)); values) {
        return values;
    }
    file.close();
    const QString aside = freeName(m_path + QLatin1String(".bad"));
    if (!QFile::rename(m_path, aside)) {
        return fail(failure(file, m_path));
    }
    m_putAside = aside;
    return std::nullopt;
}

QString Settings::text(const QString& key, const QString& fallback) const
{
    return m_values.value(key, fallback);
}

QStringList Settings::list(const QString& key, const QStringList& fallback) const
{
    const auto found = m_values.find(key);
    if (found == m_values.end()) {
        return fallback;
    }
    // Every item ends with the separator, so that an empty list and a list of one empty text differ.
    QStringList items;
    QString item;
    for (qsizetype i = 0; i < found->size(); ++i) {
        const QChar c = found->at(i);
        if (c == u'\\' && i + 1 < found->size()) {
            item += found->at(++i);
        } else if (c == listSeparator) {
            items.append(std::exchange(item, {}));
        } else {
            item += c;
        }
    }
    if (!item.isEmpty()) {
        items.append(item); // written by hand
    }
    return items;
}

bool Settings::flag(const QString& key, bool fallback) const
{
    const QString value = text(key);
    if (value == QLatin1String("true")) {
        return true;
    }
    return value == QLatin1String("false") ? false : fallback;
}

qint64 Settings::number(const QString& key, qint64 fallback) const
{
    bool ok = false;
    const qint64 value = text(key).toLongLong(&ok);
    return ok ? value : fallback;
}

QByteArray Settings::bytes(const QString& key, const QByteArray& fallback) const
{
    const auto found = m_values.find(key);
    return found == m_values.end() ? fallback : QByteArray::fromBase64(found->toLatin1());
}

void Settings::setText(const QString& key, const QString& value)
{
    setRaw(key, value);
}

void Settings::setList(const QString& key, const QStringList& value)
{
    QString text;
    for (QString item : value) {
        item.replace(QLatin1String("\\"), QLatin1String("\\\\"));
        item.replace(listSeparator, QLatin1String("\\;"));
        text += item + listSeparator;
    }
    setRaw(key, text);
}

void Settings::setFlag(const QString& key, bool value)
{
    setRaw(key, value ? QStringLiteral("true") : QStringLiteral("false"));
}

void Settings::setNumber(const QString& key, qint64 value)
{
    setRaw(key, QString::number(value));
}

void Settings::setBytes(const QString& key, const QByteArray& value)
{
    setRaw(key, QString::fromLatin1(value.toBase64()));
}

void Settings::setRaw(const QString& key, const QString& value)
{
    const auto found = m_values.constFind(key);
    if (found == m_values.constEnd() || *found != value) {
        m_edits.append({key, value});
        apply(m_values, m_edits.constLast());
    }
}

void Settings::apply(Values& values, const Edit& edit)
{
    if (edit.value) {
        values.insert(edit.key, *edit.value);
        return;
    }
    const QString inside = edit.key + QLatin1Char('/');
    values.removeIf([&edit, &inside](std::pair<const QString&, QString&> entry) {
        return entry.first == edit.key || entry.first.startsWith(inside);
    });
}

bool Settings::contains(const QString& key) const
{
    return m_values.contains(key);
}

void Settings::remove(const QString& key)
{
    const qsizetype before = m_values.size();
    const Edit edit{key, std::nullopt};
    apply(m_values, edit);
    if (m_values.size() != before) {
        m_edits.append(edit);
    }
}

QStringList Settings::childrenOf(const QString& group) const
{
    const QString inside = group.isEmpty() ? QString() : QString(group + QLatin1Char('/'));
    QStringList names;
    for (auto it = m_values.begin(); it != m_values.end(); ++it) {
        if (it.key().startsWith(inside)) {
            names.append(it.key().sliced(inside.size()).section(QLatin1Char('/'), 0, 0));
        }
    }
    names.removeDuplicates();
    return names;
}

Status Settings::save()
{
    if (m_edits.isEmpty()) {
        return {};
    }
    if (Status made = paths::ensurePrivateFolder(QFileInfo(m_path).absolutePath()); !made) {
        return made;
    }
    // Held for the milliseconds that a file of some kilobytes takes. Where no lock can be made, nothing can be written
    // either, and that is said below.
    QLockFile lock(m_path + QLatin1String(".lock"));
    if (!lock.tryLock(lockPatience) && lock.error() == QLockFile::LockFailedError) {
        Error error = Error::make(ErrorKind::Io, Tr::tr("Another Domus is writing the settings."), "QLockFile");
        error.action = Tr::tr("Save the settings");
        error.subject = m_path;
        return fail(error);
    }
    const auto found = readFile();
    if (!found) {
        return fail(found.error());
    }
    Values values = found->value_or(m_values);
    for (const Edit& edit : std::as_const(m_edits)) {
        apply(values, edit);
    }
    QSaveFile file(m_path);
    const bool opened = file.open(QIODevice::WriteOnly);
    const QByteArray text = writeValues(values);
    if (!opened || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || file.write(text) != text.size()
        || !file.commit()) {
        return fail(failure(file, m_path));
    }
    m_values = std::move(values);
    m_edits.clear();
    return {};
}

} // namespace domus
