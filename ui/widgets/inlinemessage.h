// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tintedframe.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace domus {

class CommandLine;

/// Something the user should know, said in the window and not in a box before it: a sentence, what is behind it, and
/// what can be done. Never takes the focus.
class InlineMessage : public TintedFrame
{
    Q_OBJECT
public:
    enum class Kind { Information, Success, Warning, Error };

    explicit InlineMessage(Kind kind, QWidget* parent = nullptr);

    /// All texts are shown as plain text, and can be selected and copied.
    void setText(const QString& text);
    QString text() const;
    /// A second, quieter paragraph; empty for none.
    void setDetail(const QString& detail);
    /// A command that helps, to be copied; empty for none.
    void setCommand(const QString& command);
    void setKind(Kind kind);
    /// A button at the end; the name becomes its objectName. Owned by the message.
    QPushButton* addButton(const QString& objectName, const QString& text);
    void removeButtons();
    void setClosable(bool closable);

Q_SIGNALS:
    /// The user closed it; it has hidden itself.
    void closed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateIcon();

    Kind m_kind;
    QLabel* m_icon;
    QLabel* m_text;
    QLabel* m_detail;
    QVBoxLayout* m_texts;
    CommandLine* m_command = nullptr; ///< made when it is first wanted
    QHBoxLayout* m_buttons;
    QToolButton* m_close;
};

} // namespace domus
