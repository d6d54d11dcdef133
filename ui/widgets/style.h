// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace domus {

/// The platform's style with two corrections: a long text does not touch the sides of its button, and quiet text is
/// dark enough to be read wherever it stands. GUI thread.
class Style : public QProxyStyle
{
    Q_OBJECT
public:
    /// Over the style of that name; empty: the platform's.
    explicit Style(const QString& base = {});

    QSize sizeFromContents(
        ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const override;
    using QProxyStyle::polish;
    void polish(QPalette& palette) override;
};

} // namespace domus
