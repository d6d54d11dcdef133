// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/notices.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace domus {

Notices::Notices(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("notices"));
    const int gap = theme::gap(this);
    m_column->setContentsMargins(gap, gap / 2, gap, gap / 2);
    m_column->setSpacing(gap / 2);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void Notices::set(const QString& key, const Notice& notice)
{
    if (m_dismissed.contains(key)) {
        return;
    }
    remove(key);
    auto* message = new InlineMessage(notice.kind, this);
    message->setObjectName(QStringLiteral("notice_") % key.section(QLatin1Char('/'), 0, 0));
    message->setText(notice.text);
    message->setDetail(notice.detail);
    message->setCommand(notice.command);
    message->setClosable(notice.canBeClosed);
    for (const Button& button : notice.buttons) {
        QPushButton* widget = message->addButton(button.objectName, button.text);
        connect(widget, &QPushButton::clicked, this, button.pressed);
    }
    connect(message, &InlineMessage::closed, this, [this, key, staysAway = notice.staysAway] {
        if (staysAway) {
            m_dismissed.insert(key);
        }
        remove(key);
    });
    m_messages.insert(key, message);
    m_column->addWidget(message);
    show();
    Q_EMIT added();
}

void Notices::remove(const QString& key)
{
    if (InlineMessage* message = m_messages.take(key)) {
        message->hide();
        message->deleteLater(); // one of its buttons may be what is being answered
    }
    setVisible(!m_messages.isEmpty());
}

void Notices::removeAll(const QString& prefix)
{
    const QStringList keys = m_messages.keys();
    for (const QString& key : keys) {
        if (key.startsWith(prefix)) {
            remove(key);
        }
    }
}

} // namespace domus
