// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "app/core/textfold.h"
#include "app/services/connectionlist.h"
#include "app/services/preferences.h"
#include "ui/create/wheelguard.h"
#include "ui/settings/connectionrows.h"
#include "ui/settings/sections.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace domus {

namespace {

using namespace settingssections;

QStringList wordsOf(const QString& text)
{
    return fold(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

SettingsPage::SettingsPage(
    Preferences& preferences, ConnectionList& connections, const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_search(new QLineEdit(this))
    , m_close(new QPushButton(this))
    , m_list(new QListWidget(this))
    , m_area(new QScrollArea(this))
    , m_nothing(new QLabel(this))
{
    setObjectName(QStringLiteral("settingsPage"));
    m_search->setObjectName(QStringLiteral("settingsSearch"));
    m_close->setObjectName(QStringLiteral("settingsClose"));
    m_list->setObjectName(QStringLiteral("settingsSections"));
    m_area->setObjectName(QStringLiteral("settingsArea"));
    m_heading->setTextFormat(Qt::PlainText);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(theme::icon(QStringLiteral("search"), theme::Tone::Muted), QLineEdit::LeadingPosition);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);

    const int gap = theme::gap(this);
    auto* content = new QWidget(m_area);
    auto* rows = new QWidget(content);
    rows->setMaximumWidth(theme::readableWidth(this));
    m_column = new QVBoxLayout(rows);
    m_column->setContentsMargins(gap * 2, gap, gap * 2, gap * 2);
    m_column->setSpacing(gap);
    auto* beside = new QHBoxLayout(content);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->addWidget(rows, 1, Qt::AlignTop);
    beside->addStretch(0);
    m_area->setWidget(content);
    m_area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_column->addWidget(m_nothing);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(gap * 2, gap * 2, gap * 2, 0);
    top->setSpacing(gap);
    top->addWidget(m_heading);
    top->addStretch(1);
    top->addWidget(m_search, 1);
    top->addWidget(m_close);
    auto* halves = new QHBoxLayout;
    halves->setContentsMargins(gap * 2, gap, 0, 0);
    halves->setSpacing(0);
    halves->addWidget(m_list);
    halves->addWidget(m_area, 1);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(top);
    page->addLayout(halves, 1);

    QWidget* home = rows;
    add(appearance(preferences, home));
    add(confirmations(preferences, home));
    add(newMachines(preferences, home));
    add(list(preferences, home));
    add(console(preferences, home));
    add(bin(preferences, home));
    auto* connectionRows = new ConnectionRows(preferences, connections, home);
    add(connectionRows);
    add(background(
        preferences, [this](const Error& error) { Q_EMIT failed(error); }, home));
    add(notifications(preferences, home));
    add(shortcuts(preferences, actions, home));
    connect(connectionRows, &ConnectionRows::addWanted, this, &SettingsPage::addConnectionWanted);
    connect(connectionRows, &ConnectionRows::editWanted, this, &SettingsPage::editConnectionWanted);
    connect(connectionRows, &ConnectionRows::rowsChanged, this, &SettingsPage::showMatches);
    guardWheel(this);

    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::showMatches);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        // A section that is chosen is wanted whole.
        if (m_search->text().isEmpty()) {
            showMatches();
        } else {
            m_search->clear();
        }
        m_area->verticalScrollBar()->setValue(0);
    });
    connect(m_list, &QListWidget::itemClicked, m_search, &QLineEdit::clear); // also of the one that is chosen already
    connect(m_close, &QPushButton::clicked, this, &SettingsPage::closed);
    retranslate();
    m_list->setCurrentRow(0);
}

void SettingsPage::add(SettingsSection* section)
{
    m_sections.append(section);
    m_column->addWidget(section);
    m_list->addItem(QString());
}

void SettingsPage::start()
{
    m_search->clear();
    for (SettingsSection* section : std::as_const(m_sections)) {
        section->refresh(); // what is kept elsewhere may have changed
    }
    m_search->setFocus();
}

void SettingsPage::showMatches()
{
    const QStringList words = wordsOf(m_search->text());
    bool hasAny = false;
    for (qsizetype i = 0; i < m_sections.size(); ++i) {
        const bool hasRows = m_sections.at(i)->filter(words);
        const bool isShown = words.isEmpty() ? i == m_list->currentRow() : hasRows;
        m_sections.at(i)->setVisible(isShown);
        hasAny = hasAny || isShown;
    }
    m_nothing->setVisible(!hasAny);
    m_nothing->setText(tr("No setting has “%1” in its words.").arg(m_search->text().trimmed()));
}

void SettingsPage::retranslate()
{
    m_heading->setFont(theme::headingFont(this, 1.5));
    m_heading->setText(tr("Settings"));
    m_search->setPlaceholderText(tr("Search the settings"));
    m_search->setAccessibleName(tr("Search the settings"));
    m_close->setText(tr("Close"));
    m_list->setAccessibleName(tr("Sections of the settings"));
    int widest = 0;
    for (qsizetype i = 0; i < m_sections.size(); ++i) {
        m_sections.at(i)->retranslate();
        m_list->item(static_cast<int>(i))->setText(m_sections.at(i)->title());
        widest = std::max(widest, m_list->fontMetrics().horizontalAdvance(m_sections.at(i)->title()));
    }
    m_list->setFixedWidth(widest + theme::gap(this) * 3); // its own words, and what a style puts around them
    showMatches();
}

void SettingsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void SettingsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
    } else if (!m_search->text().isEmpty()) {
        m_search->clear();
        m_search->setFocus();
    } else {
        Q_EMIT closed();
    }
}

} // namespace domus
