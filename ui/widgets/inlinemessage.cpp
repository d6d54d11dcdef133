// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/inlinemessage.h"

#include "ui/widgets/commandline.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace domus {

namespace {

theme::Tone toneOf(InlineMessage::Kind kind)
{
    switch (kind) {
    case InlineMessage::Kind::Information:
        return theme::Tone::Accent;
    case InlineMessage::Kind::Success:
        return theme::Tone::Positive;
    case InlineMessage::Kind::Warning:
        return theme::Tone::Warning;
    case InlineMessage::Kind::Error:
        return theme::Tone::Negative;
    }
    return theme::Tone::Text;
}

QString iconOf(InlineMessage::Kind kind)
{
    switch (kind) {
    case InlineMessage::Kind::Information:
        return QStringLiteral("info");
    case InlineMessage::Kind::Success:
        return QStringLiteral("success");
    case InlineMessage::Kind::Warning:
        return QStringLiteral("warning");
    case InlineMessage::Kind::Error:
        return QStringLiteral("error");
    }
    return {};
}

QLabel* plainLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return label;
}

} // namespace

InlineMessage::InlineMessage(Kind kind, QWidget* parent)
    : TintedFrame(toneOf(kind), parent)
    , m_kind(kind)
    , m_icon(new QLabel(this))
    , m_text(plainLabel(this))
    , m_detail(plainLabel(this))
    , m_texts(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_close(new QToolButton(this))
{
    m_text->setObjectName(QStringLiteral("messageText"));
    m_detail->setObjectName(QStringLiteral("messageDetail"));
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_detail->hide();
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setAutoRaise(true);
    m_close->setIcon(theme::icon(QStringLiteral("close")));
    m_close->hide();
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });

    m_texts->setSpacing(theme::gap(this) / 4);
    m_texts->addWidget(m_text);
    m_texts->addWidget(m_detail);
    // Several may stand on one page.
    connect(this, &QObject::objectNameChanged, m_close,
        [this](const QString& name) { m_close->setObjectName(name % QLatin1String("_close")); });
    auto* row = new QHBoxLayout(this);
    const int gap = theme::gap(this);
    row->setContentsMargins(gap, gap * 2 / 3, gap * 2 / 3, gap * 2 / 3);
    row->setSpacing(gap * 2 / 3);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(m_texts, 1);
    row->addLayout(m_buttons);
    row->addWidget(m_close, 0, Qt::AlignTop);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    updateIcon();
}

void InlineMessage::setText(const QString& text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

QString InlineMessage::text() const
{
    return m_text->text();
}

void InlineMessage::setDetail(const QString& detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

void InlineMessage::setCommand(const QString& command)
{
    if (m_command == nullptr && !command.isEmpty()) {
        m_command = new CommandLine(this);
        m_texts->addWidget(m_command, 0, Qt::AlignLeft);
    }
    if (m_command != nullptr) {
        m_command->setCommand(command);
        m_command->setVisible(!command.isEmpty());
    }
}

void InlineMessage::setKind(Kind kind)
{
    m_kind = kind;
    setTone(toneOf(kind));
    updateIcon();
}

QPushButton* InlineMessage::addButton(const QString& objectName, const QString& text)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(objectName);
    m_buttons->addWidget(button, 0, Qt::AlignVCenter);
    return button;
}

void InlineMessage::removeButtons()
{
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        if (QWidget* button = item->widget()) {
            button->hide();
            button->deleteLater(); // it may be the one whose click is being answered
        }
        delete item;
    }
}

void InlineMessage::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void InlineMessage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        updateIcon();
    } else if (event->type() == QEvent::LanguageChange) {
        m_close->setAccessibleName(tr("Close this message"));
        m_close->setToolTip(tr("Close this message"));
    }
    TintedFrame::changeEvent(event);
}

void InlineMessage::updateIcon()
{
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(theme::icon(iconOf(m_kind), toneOf(m_kind)).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace domus
