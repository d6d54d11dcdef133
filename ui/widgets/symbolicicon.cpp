// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/symbolicicon.h"

#include <QApplication>
#include <QFile>
#include <QHash>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace domus {

namespace {

const QByteArray& source(const QString& name)
{
    static QHash<QString, QByteArray> sources; // GUI thread only
    auto found = sources.find(name);
    if (found == sources.end()) {
        QFile file(QStringLiteral(":/icons/") % name % QStringLiteral(".svg"));
        found = sources.insert(name, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }
    return *found;
}

QColor colorFor(theme::Tone tone, QIcon::Mode mode)
{
    const QPalette palette = QApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected:
        return palette.color(QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return theme::color(tone, palette);
}

} // namespace

SymbolicIconEngine::SymbolicIconEngine(const QString& name, theme::Tone tone) : m_name(name), m_tone(tone) { }

void SymbolicIconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State /*state*/)
{
    QByteArray svg = source(m_name);
    svg.replace("currentColor", colorFor(m_tone, mode).name().toLatin1());
    QSvgRenderer renderer(svg);
    const int side = qMin(rect.width(), rect.height());
    QRect square(0, 0, side, side);
    square.moveCenter(rect.center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    renderer.render(painter, square);
    painter->restore();
}

QPixmap SymbolicIconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    const QString cacheKey = QStringLiteral("domus/%1/%2/%3x%4")
                                 .arg(m_name, colorFor(m_tone, mode).name())
                                 .arg(size.width())
                                 .arg(size.height());
    QPixmap result;
    if (QPixmapCache::find(cacheKey, &result)) {
        return result;
    }
    result = QPixmap(size);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    paint(&painter, QRect(QPoint(0, 0), size), mode, state);
    painter.end();
    QPixmapCache::insert(cacheKey, result);
    return result;
}

QIconEngine* SymbolicIconEngine::clone() const
{
    return new SymbolicIconEngine(*this);
}

QString SymbolicIconEngine::key() const
{
    return QStringLiteral("domus-symbolic");
}

} // namespace domus
