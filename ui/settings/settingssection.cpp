// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingssection.h"

#include "app/core/textfold.h"
#include "ui/create/choicebox.h"
#include "ui/create/formgrid.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace domus {

namespace {

/// "ui/theme" is "settingUiTheme": what tests and screen readers find it by.
QString objectNameOf(const QString& key)
{
    QString name = QStringLiteral("setting");
    const QStringList parts = key.split(u'/');
    for (const QString& part : parts) {
        name += part.left(1).toUpper() % part.mid(1);
    }
    return name;
}

bool hasAll(const QString& folded, const QStringList& words)
{
    return std::all_of(words.begin(), words.end(), [&folded](const QString& word) { return folded.contains(word); });
}

} // namespace

SettingsSection::SettingsSection(
    const QString& name, Preferences& preferences, std::function<QString()> title, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_preferences(preferences)
    , m_title(std::move(title))
    , m_heading(new QLabel(this))
    , m_column(new QVBoxLayout)
    , m_restore(new QPushButton(this))
{
    setObjectName(name);
    m_restore->setObjectName(name % QLatin1String("Restore"));
    m_restore->hide(); // until there is something to restore
    m_heading->setTextFormat(Qt::PlainText);
    const int gap = theme::gap(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, gap);
    column->setSpacing(gap);
    column->addWidget(m_heading);
    m_column->setSpacing(gap);
    column->addLayout(m_column);
    column->addWidget(m_restore, 0, Qt::AlignLeft);
    connect(m_restore, &QPushButton::clicked, this, &SettingsSection::restoreDefaults);
    connect(&preferences, &Preferences::changed, this, &SettingsSection::refresh);
}

QuietLabel* SettingsSection::makeHint(QWidget* row)
{
    return new QuietLabel(row);
}

SettingsSection::Row SettingsSection::controlRow(QWidget* control, Say say)
{
    Row row;
    row.widget = new QWidget(this);
    row.label = new QLabel(row.widget);
    row.label->setTextFormat(Qt::PlainText);
    row.label->setWordWrap(true);
    row.label->setBuddy(control);
    row.hint = makeHint(row.widget);
    row.say = std::move(say);
    auto* grid = new QGridLayout(row.widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::gap(this));
    grid->setVerticalSpacing(theme::gap(this) / 4);
    grid->addWidget(row.label, 0, 0);
    grid->addWidget(control, 0, 1);
    grid->addWidget(row.hint, 1, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    return row;
}

SettingsSection::Row SettingsSection::checkRow(QAbstractButton* check, Say say)
{
    Row row;
    row.widget = new QWidget(this);
    row.check = check;
    row.hint = makeHint(row.widget);
    row.say = std::move(say);
    auto* column = new QVBoxLayout(row.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::gap(this) / 4);
    column->addWidget(check);
    column->addWidget(row.hint);
    return row;
}

void SettingsSection::add(const Row& row)
{
    m_rows.append(row);
    m_column->addWidget(row.widget);
    if (row.restore) {
        m_restore->show();
    }
}

void SettingsSection::addFlag(const FlagPreference& preference, Say say)
{
    addFlag(
        objectNameOf(preference.key), [this, preference] { return m_preferences.flag(preference); },
        [this, preference](bool on) { m_preferences.set(preference, on); }, std::move(say), preference.standard);
    m_rows.last().restore = [this, preference] { m_preferences.forget(preference.key); };
}

void SettingsSection::addFlag(const QString& objectName, const std::function<bool()>& value,
    std::function<void(bool)> set, Say say, bool standard)
{
    auto* check = new QCheckBox(this);
    check->setObjectName(objectName);
    Row row = checkRow(check, std::move(say));
    row.refresh = [check, value] { check->setChecked(value()); };
    row.isStandard = [value, standard] { return value() == standard; };
    row.restore = [set, standard] { set(standard); };
    connect(check, &QCheckBox::clicked, this, [this, set = std::move(set)](bool on) {
        set(on);
        refresh(); // it may not have been possible
    });
    add(row);
}

void SettingsSection::addNumber(
    const NumberPreference& preference, Say say, std::function<QString()> suffix, std::function<QString()> unset)
{
    auto* box = new QSpinBox(this);
    box->setObjectName(objectNameOf(preference.key));
    box->setRange(preference.least, preference.most);
    box->setAccelerated(true);
    box->setKeyboardTracking(false); // what is typed counts when it is whole
    Row row = controlRow(box, std::move(say));
    row.refresh = [this, box, preference] {
        const QSignalBlocker quiet(box);
        box->setValue(m_preferences.number(preference));
    };
    row.retranslate = [box, suffix = std::move(suffix), unset = std::move(unset)] {
        box->setSuffix(suffix());
        box->setSpecialValueText(unset());
        // The box leaves room beside a number, and forgets it beside a text.
        box->setMinimumWidth(0);
        box->setMinimumWidth(box->sizeHint().width() + box->fontMetrics().averageCharWidth());
    };
    row.isStandard = [this, preference] { return m_preferences.number(preference) == preference.standard; };
    row.restore = [this, preference] { m_preferences.forget(preference.key); };
    connect(
        box, &QSpinBox::valueChanged, this, [this, preference](int value) { m_preferences.set(preference, value); });
    add(row);
}

void SettingsSection::addChoice(TextPreference preference, Say say, std::function<Choices()> choices)
{
    auto* box = new ChoiceBox(objectNameOf(preference.key), this);
    Row row = controlRow(box, std::move(say));
    row.refresh = [this, box, preference, choices = std::move(choices)] {
        box->setChoices(choices(), m_preferences.text(preference));
    };
    row.isStandard = [this, preference] { return m_preferences.text(preference).isEmpty(); };
    row.restore = [this, preference] { m_preferences.forget(preference.key); };
    connect(box, &ChoiceBox::chosen, this,
        [this, preference](const QString& value) { m_preferences.set(preference, value); });
    add(row);
}

void SettingsSection::addChoice(const NumberPreference& preference, Say say, std::function<Choices()> choices)
{
    auto* box = new ChoiceBox(objectNameOf(preference.key), this);
    Row row = controlRow(box, std::move(say));
    row.refresh = [this, box, preference, choices = std::move(choices)] {
        box->setChoices(choices(), QString::number(m_preferences.number(preference)));
    };
    row.isStandard = [this, preference] { return m_preferences.number(preference) == preference.standard; };
    row.restore = [this, preference] { m_preferences.forget(preference.key); };
    connect(box, &ChoiceBox::chosen, this,
        [this, preference](const QString& value) { m_preferences.set(preference, value.toInt()); });
    add(row);
}

void SettingsSection::addText(Say say)
{
    Row row;
    row.hint = makeHint(this);
    row.widget = row.hint;
    row.say = [say = std::move(say)] {
        const Words words = say();
        return Words{QString(), words.label, words.keywords};
    };
    add(row);
}

void SettingsSection::addWidget(QWidget* widget, Say say)
{
    Row row;
    row.widget = widget;
    row.say = std::move(say);
    add(row);
}

void SettingsSection::removeWidget(QWidget* widget)
{
    m_rows.removeIf([widget](const Row& row) { return row.widget == widget; });
    m_column->removeWidget(widget);
    widget->hide();
    widget->deleteLater(); // what is clicked may be in it
}

bool SettingsSection::filter(const QStringList& words)
{
    const QString title = fold(m_title());
    bool hasAny = false;
    for (const Row& row : std::as_const(m_rows)) {
        const Words said = row.say();
        const QString text = title % u' ' % fold(said.label) % u' ' % fold(said.hint) % u' ' % fold(said.keywords);
        const bool isFound = hasAll(text, words);
        row.widget->setVisible(isFound);
        hasAny = hasAny || isFound;
    }
    return hasAny;
}

void SettingsSection::refresh()
{
    bool isStandard = true;
    for (const Row& row : std::as_const(m_rows)) {
        if (row.refresh) {
            row.refresh();
        }
        isStandard = isStandard && (!row.isStandard || row.isStandard());
    }
    m_restore->setEnabled(!isStandard);
}

void SettingsSection::say(const Row& row)
{
    const Words words = row.say();
    if (row.label != nullptr) {
        row.label->setText(words.label);
    }
    if (row.check != nullptr) {
        row.check->setText(words.label);
    }
    if (row.hint != nullptr) {
        row.hint->setText(words.hint);
        if (row.hint != row.widget) {
            row.hint->setVisible(!words.hint.isEmpty());
        }
    }
    if (row.retranslate) {
        row.retranslate();
    }
}

void SettingsSection::retranslate()
{
    m_heading->setFont(theme::headingFont(this, 1.2));
    m_heading->setText(m_title());
    m_restore->setText(tr("Restore defaults"));
    //: for a screen reader, as every section has such a button; %1 is the section, "Console"
    m_restore->setAccessibleName(tr("Restore the defaults of “%1”").arg(m_title()));
    std::for_each(m_rows.cbegin(), m_rows.cend(), &SettingsSection::say);
    refresh();
}

void SettingsSection::restoreDefaults()
{
    const QVector<Row> rows = m_rows; // a language that changes fills them anew
    for (const Row& row : rows) {
        if (row.restore) {
            row.restore();
        }
    }
    refresh();
}

} // namespace domus
