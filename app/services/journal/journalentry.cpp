// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/journal/journalentry.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace domus {
namespace {

constexpr std::array<std::pair<JournalEntry::State, QLatin1String>, 4> states{{
    {JournalEntry::State::Unknown, QLatin1String("begun")},
    {JournalEntry::State::Succeeded, QLatin1String("done")},
    {JournalEntry::State::Failed, QLatin1String("failed")},
    {JournalEntry::State::Cancelled, QLatin1String("cancelled")},
}};

constexpr std::array<std::pair<Undo::Kind, QLatin1String>, 10> undoKinds{{
    {Undo::Kind::RestoreFromBin, QLatin1String("restore")},
    {Undo::Kind::MoveToBin, QLatin1String("bin")},
    {Undo::Kind::Rename, QLatin1String("rename")},
    {Undo::Kind::Title, QLatin1String("title")},
    {Undo::Kind::Description, QLatin1String("description")},
    {Undo::Kind::Autostart, QLatin1String("autostart")},
    {Undo::Kind::Groups, QLatin1String("groups")},
    {Undo::Kind::Tags, QLatin1String("tags")},
    {Undo::Kind::Network, QLatin1String("network")},
    {Undo::Kind::Pool, QLatin1String("pool")},
}};

QJsonObject objectOf(const Undo& undo)
{
    QJsonObject object;
    for (const auto& [kind, name] : undoKinds) {
        if (kind == undo.kind) {
            object.insert(QLatin1String("kind"), QString(name));
        }
    }
    object.insert(QLatin1String("domain"), undo.domain.toString());
    object.insert(QLatin1String("before"), undo.before);
    object.insert(QLatin1String("after"), undo.after);
    object.insert(QLatin1String("what"), undo.what);
    if (undo.isRedo) {
        object.insert(QLatin1String("redo"), true);
    }
    return object;
}

/// None where it makes no sense, or is of a kind that a later Domus knows.
Undo undoOf(const QJsonObject& object)
{
    Undo undo;
    const QString name = object.value(QLatin1String("kind")).toString();
    for (const auto& [kind, candidate] : undoKinds) {
        if (name == candidate) {
            undo.kind = kind;
        }
    }
    undo.domain = Uuid::fromString(object.value(QLatin1String("domain")).toString());
    undo.before = object.value(QLatin1String("before")).toString();
    undo.after = object.value(QLatin1String("after")).toString();
    undo.what = object.value(QLatin1String("what")).toString();
    undo.isRedo = object.value(QLatin1String("redo")).toBool();
    return undo.domain.isNull() ? Undo() : undo;
}

QLatin1String nameOf(JournalEntry::State state)
{
    for (const auto& [candidate, name] : states) {
        if (candidate == state) {
            return name;
        }
    }
    return states.front().second;
}

std::optional<JournalEntry::State> stateNamed(const QString& name)
{
    for (const auto& [state, candidate] : states) {
        if (name == candidate) {
            return state;
        }
    }
    return std::nullopt;
}

QDateTime timeOf(const QJsonValue& value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

/// The words of a machine's notes, which stand at the end of their line: "virsh ... desc web --new-desc '...'".
QString withoutNotes(const QString& command)
{
    const QString option = QStringLiteral(" --new-desc ");
    const qsizetype at = command.indexOf(option);
    const QStringView before = QStringView(command).left(std::max<qsizetype>(at, 0));
    const bool isAboutNotes = before.contains(QLatin1String(" desc ")) && !before.endsWith(QLatin1String(" --title"));
    return isAboutNotes ? command.left(at + option.size()) + QLatin1String("...") : command;
}

} // namespace

QByteArray journalLine(const JournalEntry& entry)
{
    QJsonObject object;
    const auto set = [&object](const char* key, const QString& value) {
        if (!value.isEmpty()) {
            object.insert(QLatin1String(key), value);
        }
    };
    set("id", entry.id);
    set("began", entry.began.toUTC().toString(Qt::ISODateWithMs));
    if (entry.ended.isValid()) {
        set("ended", entry.ended.toUTC().toString(Qt::ISODateWithMs));
    }
    set("uri", entry.uri);
    set("title", entry.title);
    set("command", withoutSecrets(entry.command));
    set("state", nameOf(entry.state));
    set("error", entry.error);
    if (!entry.notes.isEmpty()) {
        object.insert(QLatin1String("notes"), QJsonArray::fromStringList(entry.notes));
    }
    if (!entry.undo.isNull()) {
        object.insert(QLatin1String("undo"), objectOf(entry.undo));
    }
    if (entry.isUndone) {
        object.insert(QLatin1String("undone"), true);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<JournalEntry> readJournalLine(const QByteArray& line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const auto text = [&object](const char* key) { return object.value(QLatin1String(key)).toString(); };
    JournalEntry entry;
    entry.id = text("id");
    entry.began = timeOf(object.value(QLatin1String("began")));
    const auto state = stateNamed(text("state"));
    if (entry.id.isEmpty() || !entry.began.isValid() || !state) {
        return std::nullopt;
    }
    entry.state = *state;
    entry.ended = timeOf(object.value(QLatin1String("ended")));
    entry.uri = text("uri");
    entry.title = text("title");
    entry.command = text("command");
    entry.error = text("error");
    const QJsonArray notes = object.value(QLatin1String("notes")).toArray();
    for (const auto& note : notes) {
        entry.notes.append(note.toString());
    }
    entry.undo = undoOf(object.value(QLatin1String("undo")).toObject());
    entry.isUndone = object.value(QLatin1String("undone")).toBool();
    return entry;
}

QVector<JournalEntry> readJournal(const QByteArray& text)
{
    QVector<JournalEntry> entries;
    QHash<QString, qsizetype> places;
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray& line : lines) {
        const auto entry = readJournalLine(line);
        if (!entry) {
            continue;
        }
        const auto known = places.constFind(entry->id);
        if (known != places.cend()) {
            entries[*known] = *entry;
        } else {
            places.insert(entry->id, entries.size());
            entries.append(*entry);
        }
    }
    return entries;
}

QString withoutSecrets(const QString& command)
{
    // virt-install's spelling, and libvirt's attribute: "--graphics vnc,password=..." and "passwd=...".
    QString text = withoutNotes(command);
    for (const QLatin1String key : {QLatin1String("password="), QLatin1String("passwd=")}) {
        qsizetype at = 0;
        while ((at = text.indexOf(key, at, Qt::CaseInsensitive)) >= 0) {
            at += key.size();
            qsizetype end = at;
            // To the end of the shell's word, which in quotes may hold anything: rather too much than a part of it.
            const bool wasQuoted = QStringView(text).left(at).count(QLatin1Char('\'')) % 2 == 1;
            bool isQuoted = wasQuoted;
            while (end < text.size() && (isQuoted || text.at(end) != QLatin1Char(' '))) {
                const bool escapes = !isQuoted && text.at(end) == QLatin1Char('\\') && end + 1 < text.size();
                isQuoted = isQuoted != (text.at(end) == QLatin1Char('\''));
                end += escapes ? 2 : 1;
            }
            text.replace(at, end - at, wasQuoted ? QStringLiteral("...'") : QStringLiteral("..."));
        }
    }
    return text;
}

} // namespace domus
