// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QString>

namespace domus {

/// A check box for a path. What does not fit is cut out of the middle, as a path's end tells most; the tooltip has all.
class PathCheckBox : public QCheckBox
{
    Q_OBJECT
public:
    explicit PathCheckBox(const QString& path, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// How far what belongs to the path stands in from the left.
    int textIndent() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elide();
    int widthFor(const QString& text) const;

    QString m_path;
};

} // namespace domus
