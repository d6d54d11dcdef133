// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/lens.h"

#include "app/xml/childorder.h"
#include "app/xml/xmlpath.h"

#include <QSet>

#include <array>
#include <limits>
#include <mutex>
#include <optional>

namespace domus::lenses {

namespace {

#ifdef DOMUS_WITH_FAULTS
struct Usage
{
    std::mutex mutex;
    QSet<QString> names;
};

Usage& usage()
{
    static Usage instance;
    return instance;
}

void noteUse(const char* name)
{
    Usage& used = usage();
    const std::scoped_lock lock(used.mutex);
    used.names.insert(QString::fromUtf8(name));
}
#else
void noteUse(const char* /*name*/) { }
#endif

/// The path as it is, without the attribute at its end.
QByteArray elementPath(const char* path)
{
    const QByteArray whole(path);
    const QByteArray attribute = XmlPath::parse(path).attribute;
    return attribute.isEmpty() ? whole : whole.first(whole.size() - attribute.size() - 1);
}

QByteArray attributeOf(const char* path)
{
    return XmlPath::parse(path).attribute;
}

/// The text at the end of the path; nothing where it is not written.
std::optional<QString> read(XmlNode scope, const char* path)
{
    const XmlNode node = scope.find(elementPath(path).constData());
    const QByteArray attribute = attributeOf(path);
    if (node.isNull() || (!attribute.isEmpty() && !node.hasAttribute(attribute.constData()))) {
        return std::nullopt;
    }
    return attribute.isEmpty() ? node.text() : node.attribute(attribute.constData());
}

bool write(XmlNode scope, const char* path, const QString& value)
{
    if (!XmlDocument::canCarry(value)) {
        return false; // before anything is made on the way
    }
    XmlNode node = scope.ensureChild(elementPath(path).constData(), &usualChildOrder);
    const QByteArray attribute = attributeOf(path);
    return attribute.isEmpty() ? node.setText(value) : node.setAttribute(attribute.constData(), value);
}

template <typename T> QString readOrFallback(XmlNode scope, const Lens<T>& lens)
{
    noteUse(lens.name);
    return read(scope, lens.path).value_or(QString::fromUtf8(lens.fallback));
}

struct Unit
{
    const char* name;
    qint64 bytes;
};
constexpr qint64 kibi = 1024;
constexpr qint64 kilo = 1000;
// libvirt's spelling; upper and lower case are the same to it.
constexpr std::array units{
    Unit{"b", 1},
    Unit{"byte", 1},
    Unit{"bytes", 1},
    Unit{"k", kibi},
    Unit{"KiB", kibi},
    Unit{"KB", kilo},
    Unit{"M", kibi* kibi},
    Unit{"MiB", kibi* kibi},
    Unit{"MB", kilo* kilo},
    Unit{"G", kibi* kibi* kibi},
    Unit{"GiB", kibi* kibi* kibi},
    Unit{"GB", kilo* kilo* kilo},
    Unit{"T", kibi* kibi* kibi* kibi},
    Unit{"TiB", kibi* kibi* kibi* kibi},
    Unit{"TB", kilo* kilo* kilo* kilo},
    Unit{"P", kibi* kibi* kibi* kibi* kibi},
    Unit{"PiB", kibi* kibi* kibi* kibi* kibi},
    Unit{"PB", kilo* kilo* kilo* kilo* kilo},
    Unit{"E", kibi* kibi* kibi* kibi* kibi* kibi},
    Unit{"EiB", kibi* kibi* kibi* kibi* kibi* kibi},
    Unit{"EB", kilo* kilo* kilo* kilo* kilo* kilo},
};

/// 0 for a unit that libvirt does not know either.
qint64 bytesOf(const QString& unit)
{
    for (const Unit& known : units) {
        if (unit.compare(QLatin1String(known.name), Qt::CaseInsensitive) == 0) {
            return known.bytes;
        }
    }
    return 0;
}

qint64 usualUnit(LensForm form)
{
    return form == LensForm::Bytes ? 1 : kibi;
}

bool isTrue(const QString& word)
{
    return word == QLatin1String("yes") || word == QLatin1String("on") || word == QLatin1String("1")
        || word == QLatin1String("true");
}

} // namespace

QString get(XmlNode scope, const Lens<QString>& lens)
{
    return readOrFallback(scope, lens);
}

bool get(XmlNode scope, const Lens<bool>& lens)
{
    if (lens.form == LensForm::Presence) {
        noteUse(lens.name);
        return isSet(scope, lens.path);
    }
    return isTrue(readOrFallback(scope, lens));
}

int get(XmlNode scope, const Lens<int>& lens)
{
    bool ok = false;
    const int value = readOrFallback(scope, lens).trimmed().toInt(&ok);
    return ok ? value : QByteArray(lens.fallback).toInt();
}

ByteSize get(XmlNode scope, const Lens<ByteSize>& lens)
{
    bool ok = false;
    const quint64 number = readOrFallback(scope, lens).trimmed().toULongLong(&ok);
    const QString unit = scope.find(lens.path).attribute("unit");
    const qint64 bytes = unit.isEmpty() ? usualUnit(lens.form) : bytesOf(unit);
    // libvirt itself writes numbers beyond any size for "no limit": the largest that we can tell.
    constexpr qint64 largest = std::numeric_limits<qint64>::max();
    if (!ok || bytes == 0) {
        return {};
    }
    return ByteSize::fromBytes(
        number > static_cast<quint64>(largest / bytes) ? largest : static_cast<qint64>(number) * bytes);
}

Uuid get(XmlNode scope, const Lens<Uuid>& lens)
{
    return Uuid::fromString(readOrFallback(scope, lens).trimmed());
}

bool set(XmlNode scope, const Lens<QString>& lens, const QString& value)
{
    noteUse(lens.name);
    return write(scope, lens.path, value);
}

bool set(XmlNode scope, const Lens<bool>& lens, bool value)
{
    noteUse(lens.name);
    if (lens.form == LensForm::Presence) {
        if (value) {
            return !scope.ensureChild(lens.path, &usualChildOrder).isNull();
        }
        clear(scope, lens.path);
        return true;
    }
    const bool onOff = lens.form == LensForm::OnOff;
    const char* const word = value ? (onOff ? "on" : "yes") : (onOff ? "off" : "no");
    return write(scope, lens.path, QString::fromUtf8(word));
}

bool set(XmlNode scope, const Lens<int>& lens, int value)
{
    noteUse(lens.name);
    return write(scope, lens.path, QString::number(value));
}

bool set(XmlNode scope, const Lens<ByteSize>& lens, ByteSize value)
{
    noteUse(lens.name);
    if (isSet(scope, lens.path) && get(scope, lens) == value) {
        return true;
    }
    XmlNode node = scope.ensureChild(lens.path, &usualChildOrder);
    const QString written = node.attribute("unit");
    qint64 unit = written.isEmpty() ? usualUnit(lens.form) : bytesOf(written);
    if (unit == 0 || value.bytes() % unit != 0 || node.text().isEmpty()) {
        const bool inKiB = lens.form != LensForm::Bytes && value.bytes() % kibi == 0;
        unit = inKiB ? kibi : 1;
        node.setAttribute("unit", inKiB ? "KiB" : "bytes");
    }
    return node.setText(QString::number(value.bytes() / unit));
}

bool set(XmlNode scope, const Lens<Uuid>& lens, Uuid value)
{
    noteUse(lens.name);
    return get(scope, lens) == value || write(scope, lens.path, value.toString());
}

bool isSet(XmlNode scope, const char* path)
{
    return read(scope, path).has_value();
}

void clear(XmlNode scope, const char* path)
{
    XmlNode node = scope.find(elementPath(path).constData());
    const QByteArray attribute = attributeOf(path);
    if (attribute.isEmpty()) {
        node.remove();
    } else {
        node.removeAttribute(attribute.constData());
    }
}

QStringList usedNames()
{
#ifdef DOMUS_WITH_FAULTS
    Usage& used = usage();
    const std::scoped_lock lock(used.mutex);
    QStringList names(used.names.begin(), used.names.end());
    names.sort();
    return names;
#else
    return {};
#endif
}

} // namespace domus::lenses
