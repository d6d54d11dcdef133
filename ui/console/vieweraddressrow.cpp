// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vieweraddressrow.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace domus {

ViewerAddressRow::ViewerAddressRow(QWidget* parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_url(new QLineEdit(this))
    , m_connect(new QPushButton(this))
    , m_error(new QLabel(this))
{
    setObjectName(QStringLiteral("viewerAddressRow"));
    m_url->setObjectName(QStringLiteral("viewerAddress"));
    m_connect->setObjectName(QStringLiteral("viewerConnect"));
    m_error->setObjectName(QStringLiteral("viewerAddressError"));
    m_label->setBuddy(m_url);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->hide();
    auto* row = new QHBoxLayout;
    row->addWidget(m_label);
    row->addWidget(m_url, 1);
    row->addWidget(m_connect);
    auto* layout = new QVBoxLayout(this);
    const int gap = theme::gap(this) / 2;
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->addLayout(row);
    layout->addWidget(m_error);
    connect(m_url, &QLineEdit::returnPressed, this, &ViewerAddressRow::choose);
    connect(m_url, &QLineEdit::textEdited, m_error, &QLabel::hide);
    connect(m_connect, &QPushButton::clicked, this, &ViewerAddressRow::choose);
    retranslate();
}

void ViewerAddressRow::setUrl(const QString& url)
{
    m_url->setText(url);
}

void ViewerAddressRow::choose()
{
    const auto address = parseViewerUrl(m_url->text().trimmed());
    m_error->setVisible(!address);
    if (address) {
        Q_EMIT addressChosen(*address);
    } else {
        m_error->setText(address.error().text);
    }
}

void ViewerAddressRow::retranslate()
{
    //: Of a screen to be shown: a URL
    m_label->setText(tr("Address:"));
    m_url->setAccessibleName(tr("Address of the screen"));
    m_connect->setText(tr("Connect"));
}

void ViewerAddressRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace domus
