// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/fusionstyle.h"
#include "ui/widgets/style.h"
#include "ui/widgets/symbolicicon.h"

#include <QApplication>
#include <QFontMetrics>
#include <QStyle>
#include <QWidget>

// A static library's resources are dropped by the linker unless someone asks for them; outside any namespace.
static void useResources()
{
    Q_INIT_RESOURCE(domus);
}

namespace domus::theme {

namespace {

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor mix(const QColor& a, const QColor& b, double part)
{
    const auto blend = [part](int x, int y) { return qRound(x + (y - x) * part); };
    return {blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue())};
}

} // namespace

void setUp(QApplication& application)
{
    useResources();
    QApplication::setWindowIcon(applicationIcon());
    const QString scheme = qEnvironmentVariable("DOMUS_TEST_SCHEME");
    if (scheme.isEmpty()) {
        QApplication::setStyle(makeStyle());
    } else {
        QApplication::setStyle(makeStyle(QStringLiteral("Fusion")));
        QApplication::setPalette(testPalette(scheme == QLatin1String("dark")));
    }
    application.setProperty("domusThemeReady", true);
}

void setScheme(Scheme scheme)
{
    const QString test = qEnvironmentVariable("DOMUS_TEST_SCHEME");
    if (scheme != Scheme::System) {
        QApplication::setPalette(testPalette(scheme == Scheme::Dark));
    } else if (!test.isEmpty()) {
        QApplication::setPalette(testPalette(test == QLatin1String("dark")));
    } else {
        QApplication::setPalette(QPalette()); // the platform's, as nothing is set in it
    }
}

Scheme schemeNamed(const QString& name)
{
    return name == QLatin1String("dark") ? Scheme::Dark
        : name == QLatin1String("light") ? Scheme::Light
                                         : Scheme::System;
}

QStyle* makeStyle(const QString& base)
{
    // A desktop without a Qt style of its own gets Fusion, which we draw ourselves; any other is left as it is.
    const QString name = base.isEmpty() ? QApplication::style()->name() : base;
    if (name.compare(QLatin1String("fusion"), Qt::CaseInsensitive) == 0) {
        return new FusionStyle;
    }
    return new Style(base);
}

QPalette testPalette(bool dark)
{
    const auto pick
        = [dark](const char* light, const char* darkColor) { return QColor(QLatin1String(dark ? darkColor : light)); };
    QPalette palette(pick("#f1f2f4", "#303236"), pick("#f5f6f7", "#26282b"));
    palette.setColor(QPalette::Base, pick("#ffffff", "#1d1f22"));
    palette.setColor(QPalette::AlternateBase, pick("#f4f5f7", "#232528"));
    palette.setColor(QPalette::WindowText, pick("#1d2126", "#e6e8ea"));
    palette.setColor(QPalette::Text, pick("#1d2126", "#e6e8ea"));
    palette.setColor(QPalette::ButtonText, pick("#1d2126", "#e6e8ea"));
    palette.setColor(QPalette::ToolTipBase, pick("#ffffff", "#303236"));
    palette.setColor(QPalette::ToolTipText, pick("#1d2126", "#e6e8ea"));
    palette.setColor(QPalette::PlaceholderText, color(Tone::Muted, palette));
    palette.setColor(QPalette::Highlight, pick("#1f6fc4", "#2f7fd0"));
    palette.setColor(QPalette::HighlightedText, pick("#ffffff", "#ffffff"));
    palette.setColor(QPalette::Link, pick("#1f6fc4", "#6cb2f2"));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, pick("#a3a9af", "#72777d"));
    }
    return palette;
}

QIcon icon(const QString& name, Tone tone)
{
    useResources();
    return QIcon(new SymbolicIconEngine(name, tone));
}

QIcon applicationIcon()
{
    useResources();
    return QIcon(QStringLiteral(":/icons/io.domus.Domus.svg"));
}

QColor color(Tone tone, const QPalette& palette)
{
    const bool dark = isDark(palette);
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    switch (tone) {
    case Tone::Text:
        return text;
    case Tone::Muted:
        return mix(text, palette.color(QPalette::Active, QPalette::Window), 0.3);
    case Tone::Accent:
        return palette.color(QPalette::Active, QPalette::Link);
    case Tone::Positive:
        return dark ? QColor(0x4c, 0xc3, 0x7a) : QColor(0x1e, 0x8a, 0x4c);
    case Tone::Warning:
        return dark ? QColor(0xf0, 0xb2, 0x4a) : QColor(0xb3, 0x6b, 0x00);
    case Tone::Negative:
        return dark ? QColor(0xf2, 0x7b, 0x72) : QColor(0xc4, 0x31, 0x2b);
    }
    return text;
}

QColor tint(Tone tone, const QPalette& palette, double amount)
{
    return mix(palette.color(QPalette::Active, QPalette::Window), color(tone, palette), amount);
}

QString stateIconName(const DomainRecord& domain)
{
    switch (domain.state) {
    case DomainState::Running:
    case DomainState::Blocked:
        return QStringLiteral("state-running");
    case DomainState::Paused:
        return QStringLiteral("state-paused");
    case DomainState::ShuttingDown:
        return QStringLiteral("state-stopping");
    case DomainState::ShutOff:
        return domain.hasManagedSave ? QStringLiteral("state-saved") : QStringLiteral("state-off");
    case DomainState::Crashed:
        return QStringLiteral("state-crashed");
    case DomainState::PmSuspended:
        return QStringLiteral("state-suspended");
    case DomainState::Unknown:
    case DomainState::NoState:
        break;
    }
    return QStringLiteral("state-unknown");
}

Tone stateTone(const DomainRecord& domain)
{
    switch (domain.state) {
    case DomainState::Running:
    case DomainState::Blocked:
        return Tone::Positive;
    case DomainState::Paused:
        return domain.reason == StateReason::IoError ? Tone::Negative : Tone::Warning;
    case DomainState::ShuttingDown:
    case DomainState::PmSuspended:
        return Tone::Warning;
    case DomainState::Crashed:
        return Tone::Negative;
    case DomainState::ShutOff:
        return domain.hasManagedSave ? Tone::Accent : Tone::Muted;
    case DomainState::Unknown:
    case DomainState::NoState:
        break;
    }
    return Tone::Muted;
}

QIcon stateIcon(const DomainRecord& domain)
{
    return icon(stateIconName(domain), stateTone(domain));
}

QString plainToolTip(const QString& text)
{
    if (text.isEmpty()) {
        return {};
    }
    const QString lines = text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
    return QLatin1String("<qt>") % lines % QLatin1String("</qt>");
}

int gap(const QWidget* widget)
{
    return QFontMetrics(widget->font()).height() * 3 / 4;
}

int readableWidth(const QWidget* widget)
{
    return QFontMetrics(widget->font()).averageCharWidth() * 84;
}

QFont headingFont(const QWidget* widget, double factor)
{
    QFont font = widget->font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace domus::theme
