// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/virt/records.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QString>

class QApplication;
class QStyle;
class QWidget;

/// One family of icons and colours, made from the palette in force when they are painted, so that a switch between
/// light and dark needs nobody's help. GUI thread.
namespace domus::theme {

enum class Tone { Text, Muted, Accent, Positive, Warning, Negative };

/// Once, after QApplication: the resources, the style, the window icon, and the scheme that pictures ask for
/// (DOMUS_TEST_SCHEME=light|dark: Fusion with a fixed palette).
void setUp(QApplication& application);
/// What every window is drawn with, over the style of that name or, when empty, the platform's. The caller owns it.
QStyle* makeStyle(const QString& base = {});
/// Light or dark whatever the desktop says; every window follows at once. System is the desktop's again, or what
/// DOMUS_TEST_SCHEME asks for.
enum class Scheme { System, Light, Dark };
void setScheme(Scheme scheme);
Scheme schemeNamed(const QString& name); ///< "light", "dark"; anything else is the system's
/// The fixed palettes of the schemes.
QPalette testPalette(bool dark);

/// A symbolic icon of resources/icons ("start"), in the palette's colour; crisp at every size and scale.
QIcon icon(const QString& name, Tone tone = Tone::Text);
QIcon applicationIcon();
QColor color(Tone tone, const QPalette& palette);
/// The colour with this much of the tone in it: backgrounds of bars.
QColor tint(Tone tone, const QPalette& palette, double amount);

/// The state of a machine as an icon: told by its shape, and by its colour.
QIcon stateIcon(const DomainRecord& domain);
QString stateIconName(const DomainRecord& domain);
Tone stateTone(const DomainRecord& domain);

/// A tooltip of foreign text, which must not be taken for markup; its lines stay lines.
QString plainToolTip(const QString& text);
/// The space between two groups of widgets, from the font.
int gap(const QWidget* widget);
/// The widest a column of text should be to read well.
int readableWidth(const QWidget* widget);
/// A heading's font: larger by this factor, half bold.
QFont headingFont(const QWidget* widget, double factor = 1.4);

} // namespace domus::theme
