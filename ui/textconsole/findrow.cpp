// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/textconsole/findrow.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace domus {

namespace {

QToolButton* makeButton(QWidget* parent, const QString& objectName, const QString& icon)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setIcon(theme::icon(icon));
    button->setAutoRaise(true);
    return button;
}

} // namespace

FindRow::FindRow(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_answer(new QLabel(this))
    , m_up(makeButton(this, QStringLiteral("findOlder"), QStringLiteral("up")))
    , m_down(makeButton(this, QStringLiteral("findNewer"), QStringLiteral("down")))
    , m_close(makeButton(this, QStringLiteral("findClose"), QStringLiteral("close")))
{
    setObjectName(QStringLiteral("terminalFind"));
    m_text->setObjectName(QStringLiteral("findText"));
    m_text->setClearButtonEnabled(true);
    m_answer->setObjectName(QStringLiteral("findAnswer"));
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setForegroundRole(QPalette::PlaceholderText);
    const int gap = theme::gap(this) / 2;
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(gap, gap / 2, gap, gap / 2);
    row->setSpacing(gap);
    row->addWidget(m_text, 1);
    row->addWidget(m_answer);
    row->addWidget(m_up);
    row->addWidget(m_down);
    row->addWidget(m_close);
    connect(m_text, &QLineEdit::returnPressed, this, [this] { look(true); });
    connect(m_up, &QToolButton::clicked, this, [this] { look(true); });
    connect(m_down, &QToolButton::clicked, this, [this] { look(false); });
    connect(m_close, &QToolButton::clicked, this, &FindRow::finish);
    hide();
    retranslate();
}

void FindRow::ask()
{
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    setFound(true);
}

void FindRow::setFound(bool isFound)
{
    m_isFound = isFound;
    m_answer->setText(isFound ? QString() : tr("Not found"));
}

void FindRow::look(bool backwards)
{
    if (!m_text->text().isEmpty()) {
        Q_EMIT wanted(m_text->text(), backwards);
    }
}

void FindRow::finish()
{
    hide();
    Q_EMIT closed();
}

void FindRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        finish();
        return;
    }
    QWidget::keyPressEvent(event);
}

void FindRow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void FindRow::retranslate()
{
    m_text->setPlaceholderText(tr("Find in what the machine wrote"));
    m_text->setAccessibleName(tr("Find in what the machine wrote"));
    const auto name = [](QToolButton* button, const QString& text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(m_up, tr("Find the one before"));
    name(m_down, tr("Find the next one"));
    name(m_close, tr("Close the search"));
    setFound(m_isFound);
}

} // namespace domus
