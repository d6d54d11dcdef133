// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include "ui/widgets/theme.h"

#include <QStyleFactory>
#include <QStyleOption>

namespace domus {

Style::Style(const QString& base) : QProxyStyle(base.isEmpty() ? nullptr : QStyleFactory::create(base)) { }

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_PushButton && option != nullptr && contents.width() > 0) {
        const int side = option->fontMetrics.averageCharWidth() * 2;
        size.setWidth(qMax(size.width(), contents.width() + 2 * side));
    }
    return size;
}

void Style::polish(QPalette& palette)
{
    QProxyStyle::polish(palette);
    palette.setColor(QPalette::PlaceholderText, theme::color(theme::Tone::Muted, palette));
}

} // namespace domus
