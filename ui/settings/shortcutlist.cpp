// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutlist.h"

#include <QHBoxLayout>
#include <QLabel>

namespace domus {

ShortcutRow::ShortcutRow(QAction* action, QWidget* parent)
    : QWidget(parent)
    , m_action(action)
    , m_text(new QLabel(this))
    , m_keys(new QLabel(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_keys->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text, 1);
    row->addWidget(m_keys);
    connect(action, &QAction::changed, this, &ShortcutRow::follow);
    follow();
}

QString ShortcutRow::text() const
{
    return m_text->text();
}

QString ShortcutRow::keys() const
{
    return m_keys->text();
}

void ShortcutRow::follow()
{
    if (m_action) {
        // Without the mark of the menu's key; "&&" is a real one.
        QString text = m_action->text();
        text.replace(QLatin1String("&&"), QString(QChar::Null));
        text.remove(u'&').replace(QChar::Null, u'&');
        m_text->setText(text);
        m_keys->setText(m_action->shortcut().toString(QKeySequence::NativeText));
    }
}

} // namespace domus
