// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/preferences.h"

#include <QVector>
#include <QWidget>

#include <functional>
#include <utility>

class QAbstractButton;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace domus {

class QuietLabel;

/// A section of the settings page: a heading, a row for each setting, and the way back to the defaults. A row writes
/// when the user changes it, and follows when the setting changes elsewhere. GUI thread.
class SettingsSection : public QWidget
{
    Q_OBJECT
public:
    struct Words
    {
        QString label;
        QString hint = {}; ///< what it does, or why; empty for none
        QString keywords = {}; ///< what else people may search it by
    };
    using Say = std::function<Words()>; ///< in the language of the moment
    using Choices = QVector<std::pair<QString, QString>>; ///< value, name

    /// The preferences outlive the section. `name` begins the object names of its parts.
    SettingsSection(const QString& name, Preferences& preferences, std::function<QString()> title, QWidget* parent);

    QString title() const { return m_title(); }

    void addFlag(const FlagPreference& preference, Say say);
    /// One that is kept elsewhere.
    void addFlag(const QString& objectName, const std::function<bool()>& value, std::function<void(bool)> set, Say say,
        bool standard);
    /// `unset`: what the least value means, where that is no number.
    void addNumber(
        const NumberPreference& preference, Say say, std::function<QString()> suffix, std::function<QString()> unset);
    void addChoice(TextPreference preference, Say say, std::function<Choices()> choices);
    /// For a number of which a few make sense.
    void addChoice(const NumberPreference& preference, Say say, std::function<Choices()> choices);
    /// A sentence that stands by itself.
    void addText(Say say);
    /// Anything else; its words are what the search looks at. Its own, from now on.
    void addWidget(QWidget* widget, Say say);
    /// Removes and deletes such a one.
    void removeWidget(QWidget* widget);

    /// Shows the rows that have all of these folded words; all where the heading has them. Whether any is left.
    bool filter(const QStringList& words);
    /// From the settings.
    void refresh();
    void retranslate();
    void restoreDefaults();

private:
    struct Row
    {
        QWidget* widget = nullptr;
        QLabel* label = nullptr; ///< of a control that has no text itself
        QAbstractButton* check = nullptr;
        QuietLabel* hint = nullptr;
        Say say;
        std::function<void()> refresh; ///< null where there is nothing to follow
        std::function<void()> retranslate;
        std::function<bool()> isStandard;
        std::function<void()> restore;
    };
    /// A label before the control, and the hint below both.
    Row controlRow(QWidget* control, Say say);
    Row checkRow(QAbstractButton* check, Say say);
    QuietLabel* makeHint(QWidget* row);
    void add(const Row& row);
    static void say(const Row& row);

    QString m_name;
    Preferences& m_preferences;
    std::function<QString()> m_title;
    QLabel* m_heading;
    QVBoxLayout* m_column;
    QPushButton* m_restore;
    QVector<Row> m_rows;
};

} // namespace domus
