// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pathcheckbox.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QStyle>
#include <QStyleOptionButton>

namespace domus {

PathCheckBox::PathCheckBox(const QString& path, QWidget* parent) : QCheckBox(parent), m_path(path)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setToolTip(theme::plainToolTip(path));
    elide();
}

QSize PathCheckBox::sizeHint() const
{
    // Of the whole path, however little of it is shown now.
    return {widthFor(m_path), QCheckBox::sizeHint().height()};
}

QSize PathCheckBox::minimumSizeHint() const
{
    return {qMin(widthFor(m_path), fontMetrics().averageCharWidth() * 20), QCheckBox::sizeHint().height()};
}

int PathCheckBox::textIndent() const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    return style()->subElementRect(QStyle::SE_CheckBoxContents, &option, this).left();
}

void PathCheckBox::resizeEvent(QResizeEvent* event)
{
    QCheckBox::resizeEvent(event);
    elide();
}

void PathCheckBox::changeEvent(QEvent* event)
{
    QCheckBox::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        elide();
    }
}

void PathCheckBox::elide()
{
    QString shown = fontMetrics().elidedText(m_path, Qt::ElideMiddle, width() - widthFor(QString()));
    // A path may hold an ampersand, which a check box would take for a mnemonic.
    shown.replace(QLatin1Char('&'), QLatin1String("&&"));
    if (shown != text()) {
        setText(shown);
    }
}

int PathCheckBox::widthFor(const QString& text) const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    const QFontMetrics metrics = fontMetrics();
    const QSize content(metrics.horizontalAdvance(text), metrics.height());
    // One character more than the style says: hinted text may be wider when it is painted.
    return style()->sizeFromContents(QStyle::CT_CheckBox, &option, content, this).width() + metrics.averageCharWidth();
}

} // namespace domus
