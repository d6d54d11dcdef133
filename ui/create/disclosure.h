// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QToolButton>

namespace domus {

/// A heading that unfolds what stands under it.
class Disclosure : public QToolButton
{
    Q_OBJECT
public:
    explicit Disclosure(const QString& objectName, QWidget* parent = nullptr);

    void setContent(QWidget* content); ///< not owned; hidden until unfolded
    bool isOpen() const { return isChecked(); }
    void setOpen(bool open);
    /// Hides or shows the heading, and with it what is unfolded.
    void setAvailable(bool available);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateContent();
    QPointer<QWidget> m_content;
    bool m_isAvailable = true;
};

} // namespace domus
