// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/plannames.h"

#include "app/xml/xmldocument.h"

#include <QCoreApplication>

#include <algorithm>

namespace domus::plannames {
namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::MachineName)
};

/// As many characters as fit, never half of one.
QString cut(QString text, qsizetype bytes)
{
    while (text.toUtf8().size() > bytes) {
        text.chop(text.size() > 1 && text.at(text.size() - 1).isLowSurrogate() ? 2 : 1);
    }
    return text;
}

} // namespace

QString problemWith(const QString& name)
{
    if (name.isEmpty()) {
        return Tr::tr("The machine needs a name.");
    }
    if (name.trimmed().isEmpty()) {
        return Tr::tr("The name consists of blanks only.");
    }
    if (name.contains(QLatin1Char('/'))) {
        return Tr::tr("The name must not contain “/”.");
    }
    if (name.contains(QLatin1Char('\n'))) {
        return Tr::tr("The name must not contain a line break.");
    }
    const bool hasControl
        = std::any_of(name.cbegin(), name.cend(), [](QChar c) { return c.category() == QChar::Other_Control; });
    if (hasControl || !XmlDocument::canCarry(name)) {
        return Tr::tr("The name contains a character that cannot be kept.");
    }
    if (name == QLatin1String(".") || name == QLatin1String("..")) {
        return Tr::tr("“%1” cannot be the name of a file, and libvirt names files after the machine.").arg(name);
    }
    const qsizetype bytes = name.toUtf8().size();
    if (bytes > maximumBytes) {
        return Tr::tr("The name is too long: %1 bytes, and at most %2 are possible.").arg(bytes).arg(maximumBytes);
    }
    return {};
}

QString fromTitle(const QString& title)
{
    QString name;
    const QString plain = title.normalized(QString::NormalizationForm_D).toLower();
    for (const QChar c : plain) {
        const bool isPlain
            = c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('.') || c == QLatin1Char('_'));
        const bool isDashInside = c == QLatin1Char('-') && !name.isEmpty();
        if (isPlain || isDashInside) {
            name += c;
        }
    }
    while (!name.isEmpty() && !name.at(name.size() - 1).isLetterOrNumber()) {
        name.chop(1);
    }
    while (!name.isEmpty() && !name.at(0).isLetterOrNumber()) {
        name.remove(0, 1);
    }
    constexpr qsizetype longest = 60;
    return name.isEmpty() ? QStringLiteral("machine") : name.left(longest);
}

QString fromOs(const OsDescription& os)
{
    const bool isExact = os.isKnown() && !os.isNearestKnown && !os.shortId.isEmpty();
    return isExact ? os.shortId : fromTitle(os.name);
}

QString unique(const QString& name, const QSet<QString>& taken)
{
    QString candidate = name;
    for (int number = 2; taken.contains(candidate); ++number) {
        const QString suffix = QStringLiteral("-%1").arg(number);
        candidate = cut(name, maximumBytes - suffix.size()) + suffix;
    }
    return candidate;
}

QString volume(const QString& name, const QString& suffix, const QString& pool, const QSet<QString>& taken)
{
    QString stem;
    for (const QChar& c : name) {
        stem += c == QLatin1Char('/') || c.category() == QChar::Other_Control ? QLatin1Char('_') : c;
    }
    constexpr qsizetype room = 16; // for the number and the suffix
    stem = cut(stem, 255 - room);
    QString candidate = stem + QLatin1Char('.') + suffix;
    for (int number = 2; taken.contains(pool + QLatin1Char('/') + candidate); ++number) {
        candidate = QStringLiteral("%1-%2.%3").arg(stem).arg(number).arg(suffix);
    }
    return candidate;
}

} // namespace domus::plannames
