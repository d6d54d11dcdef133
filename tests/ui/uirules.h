// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

class QWidget;

/// What every page of the window has to keep to, checked on what can be seen. Each function tells the offenders in
/// words for a test's message; empty: all is well.
namespace domus::uirules {

struct Scope
{
    bool isTranslated = false; ///< the page is shown in another language: source texts must be gone
    QStringList sourceTexts; ///< the same page's texts in English, from texts()
    QStringList sameInAllLanguages; ///< words that stay: names, "XML", "BIOS"
    QStringList foreignTexts; ///< whole texts that stay: a library's own words
};

/// Everything that takes clicks or keys has an object name, one of its own on this page.
QStringList missingObjectNames(const QWidget* page);
/// ... and a name for a screen reader: its text, its accessible name, or a label that leads to it.
QStringList missingAccessibleNames(const QWidget* page);
/// No label, button or tab is cut off where it stands.
QStringList clippedTexts(const QWidget* page);
/// No two things that can be seen at once answer to the same Alt+letter.
QStringList mnemonicClashes(const QWidget* page);
/// Tab goes down the page as the eye does.
QStringList tabOrderBreaks(QWidget* page);
/// All texts that can be seen on the page, as they are (with mnemonics).
QStringList texts(const QWidget* page);
/// Texts of the page that are the same as in English although they are words.
QStringList untranslated(const QWidget* page, const Scope& scope);

/// All rules but the language's.
QStringList check(QWidget* page);

} // namespace domus::uirules
