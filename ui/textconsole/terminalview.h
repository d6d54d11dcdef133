// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/keytracker.h"
#include "app/console/terminal/terminalline.h"

#include <QAbstractScrollArea>

#include <optional>

namespace domus {

class Terminal;

/// A terminal to look at, type into, scroll and copy from. Its size in rows and columns follows the widget's.
///
/// Every key goes to the guest but Ctrl+Shift with C, V and F (copy, paste, find), Shift with the page keys (scroll),
/// and Ctrl+Alt alone, which gives the keyboard back to the window as it does at a screen. Pasted text of several lines
/// is asked about first: pasteDoubtful().
class TerminalView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit TerminalView(QWidget* parent = nullptr);

    /// Must outlive the view, or be taken away again with null.
    void setTerminal(Terminal* terminal);
    /// Nothing listens: what is typed would be lost.
    void setReadOnly(bool readOnly);

    bool hasSelection() const { return m_selection.has_value(); }
    QString selectedText() const;
    void selectAll();
    void copy() const;
    void paste();
    /// Without asking.
    void pasteAtOnce(const QString& text);
    /// Selects the next one found and scrolls to it; false when there is none.
    bool find(const QString& text, bool backwards);
    /// What can be seen now, as text: for whoever cannot see it.
    QString visibleText() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void findRequested();
    void selectionChanged(bool has);
    /// Several lines are to be pasted where the guest's program would run them one by one.
    void pasteDoubtful(const QString& text);
    /// The user wants the keyboard back: the focus is to go elsewhere.
    void keyboardReleased();
    void focusChanged();

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    struct Selection
    {
        TerminalPlace anchor; ///< lines counted from the very first, forgotten ones too
        TerminalPlace end;
    };

    void updateFont();
    void updateSize();
    void followContent();
    void scrollTo(int line);
    int firstLine() const;
    TerminalPlace placeAt(QPoint position) const;
    void select(const std::optional<Selection>& selection);
    /// The columns of a line that are selected; empty for none.
    std::pair<int, int> selectedColumns(int line) const;
    void paintLine(QPainter& painter, int line, int y) const;
    void paintCursor(QPainter& painter) const;
    bool isOwnKey(const QKeyEvent& event) const;
    bool doOwnKey(const QKeyEvent& event);

    Terminal* m_terminal = nullptr;
    std::optional<Selection> m_selection;
    QSize m_cell;
    int m_ascent = 0;
    bool m_isAtEnd = true; ///< new lines are followed
    bool m_isReadOnly = false;
    ReleaseCombination m_combination;
};

} // namespace domus
