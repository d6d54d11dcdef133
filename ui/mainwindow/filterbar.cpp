// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/filterbar.h"

#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace domus {

FilterBar::FilterBar(SmartGroups& saved, QWidget* parent)
    : QWidget(parent)
    , m_saved(saved)
    , m_field(new QLineEdit(this))
    , m_savedButton(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_completions(new QStringListModel(this))
    , m_completer(new QCompleter(m_completions, this))
    , m_nameRow(new QWidget(this))
    , m_name(new QLineEdit(m_nameRow))
    , m_save(new QPushButton(m_nameRow))
{
    m_field->setObjectName(QStringLiteral("machineFilter"));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(theme::icon(QStringLiteral("search"), theme::Tone::Muted), QLineEdit::LeadingPosition);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(m_field); // not its completer: that would write the first one into the field
    m_savedButton->setObjectName(QStringLiteral("savedFilters"));
    m_savedButton->setIcon(theme::icon(QStringLiteral("folder"), theme::Tone::Muted));
    m_savedButton->setAutoRaise(true);
    m_savedButton->setPopupMode(QToolButton::InstantPopup);
    m_savedButton->setMenu(m_menu);
    m_menu->setObjectName(QStringLiteral("savedFiltersMenu"));
    m_name->setObjectName(QStringLiteral("filterName"));
    m_save->setObjectName(QStringLiteral("filterSave"));
    m_nameRow->hide();

    const int gap = theme::gap(this);
    auto* first = new QHBoxLayout;
    first->setSpacing(gap / 4);
    first->addWidget(m_field, 1);
    first->addWidget(m_savedButton);
    auto* second = new QHBoxLayout(m_nameRow);
    second->setContentsMargins(0, 0, 0, 0);
    second->setSpacing(gap / 4);
    second->addWidget(m_name, 1);
    second->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(gap / 2, gap / 2, gap / 2, gap / 2);
    column->setSpacing(gap / 4);
    column->addLayout(first);
    column->addWidget(m_nameRow);

    connect(m_field, &QLineEdit::textChanged, this, &FilterBar::textChanged);
    connect(m_field, &QLineEdit::textEdited, this, &FilterBar::complete);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), m_field, &QLineEdit::setText);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    connect(m_save, &QPushButton::clicked, this, &FilterBar::saveAs);
    connect(m_name, &QLineEdit::textChanged, this,
        [this](const QString& name) { m_save->setEnabled(!name.trimmed().isEmpty()); });
    m_name->installEventFilter(this);
    retranslate();
}

QString FilterBar::text() const
{
    return m_field->text();
}

void FilterBar::clear()
{
    m_field->clear();
}

void FilterBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FilterBar::complete()
{
    const QString text = m_field->text();
    const QueryCompletion found = m_vocabulary && !text.isEmpty()
        ? completeQuery(text, m_field->cursorPosition(), m_vocabulary())
        : QueryCompletion();
    if (found.texts.isEmpty() || found.length == 0) {
        m_completer->popup()->hide();
        return;
    }
    QStringList whole;
    whole.reserve(found.texts.size());
    for (const QString& term : found.texts) {
        whole << text.left(found.from) + term + text.mid(found.from + found.length);
    }
    m_completions->setStringList(whole);
    m_completer->complete();
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    const bool hasText = !text().trimmed().isEmpty();
    for (const SmartGroup& group : m_saved.groups()) {
        QString name = group.name;
        QAction* action = m_menu->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setObjectName(QStringLiteral("savedFilter"));
        action->setCheckable(true);
        action->setChecked(group.query == text());
        action->setToolTip(theme::plainToolTip(group.query));
        connect(action, &QAction::triggered, this, [this, query = group.query] {
            m_field->setText(text() == query ? QString() : query); // chosen again: all machines
        });
    }
    m_menu->addSeparator();
    QAction* save = m_menu->addAction(tr("&Save this filter…"));
    save->setObjectName(QStringLiteral("saveFilter"));
    save->setEnabled(hasText);
    save->setToolTip(hasText ? QString() : tr("Type a filter first."));
    connect(save, &QAction::triggered, this, &FilterBar::askForName);
    for (const SmartGroup& group : m_saved.groups()) {
        if (group.query != text()) {
            continue;
        }
        QString name = group.name;
        //: %1 is the name of a saved filter
        QAction* forget
            = m_menu->addAction(tr("&Forget “%1”").arg(name.replace(QLatin1Char('&'), QStringLiteral("&&"))));
        forget->setObjectName(QStringLiteral("forgetFilter"));
        connect(forget, &QAction::triggered, this, [this, name = group.name] { report(m_saved.remove(name)); });
    }
    m_menu->setToolTipsVisible(true);
}

void FilterBar::askForName()
{
    m_name->setText(text().trimmed());
    m_nameRow->show();
    m_name->selectAll();
    m_name->setFocus(Qt::OtherFocusReason);
}

void FilterBar::saveAs()
{
    const QString name = m_name->text().trimmed();
    if (!name.isEmpty()) {
        report(m_saved.save({name, text()}));
        closeName();
    }
}

void FilterBar::closeName()
{
    m_nameRow->hide();
    m_field->setFocus(Qt::OtherFocusReason);
}

void FilterBar::report(const Status& status)
{
    if (!status) {
        Q_EMIT saveFailed(status.error());
    }
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_name && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Escape:
            closeName();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            saveAs();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void FilterBar::retranslate()
{
    m_field->setPlaceholderText(tr("Filter"));
    m_field->setAccessibleName(tr("Filter the list of virtual machines"));
    m_field->setToolTip(tr("Words of a name, or keys such as state:running, tag:lab, group:web, host:a, ip:10."));
    m_savedButton->setAccessibleName(tr("Saved filters"));
    m_savedButton->setToolTip(tr("Saved filters"));
    m_name->setPlaceholderText(tr("Name of the filter"));
    m_name->setAccessibleName(tr("Name of the filter"));
    m_save->setText(tr("Save"));
}

} // namespace domus
