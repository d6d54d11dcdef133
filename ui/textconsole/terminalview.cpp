// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/textconsole/terminalview.h"

#include "app/console/terminal/terminal.h"
#include "ui/textconsole/terminalpalette.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace domus {

namespace {

constexpr Qt::KeyboardModifiers ctrlShift = Qt::ControlModifier | Qt::ShiftModifier;

Qt::KeyboardModifiers withoutKeypad(const QKeyEvent& event)
{
    return event.modifiers() & ~Qt::KeypadModifier;
}

bool isWordPart(const QString& text)
{
    return !text.isEmpty() && (text.at(0).isLetterOrNumber() || QStringView(u"_-./~:@").contains(text.at(0)));
}

} // namespace

TerminalView::TerminalView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("terminalView"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // a bar that comes and goes would change the columns
    setAttribute(Qt::WA_InputMethodEnabled);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    setBackgroundRole(QPalette::Base); // the margin is the screen's, too
    setAutoFillBackground(true);
    const int margin = theme::gap(this) / 2;
    setViewportMargins(margin, margin / 2, 0, margin / 2);
    updateFont();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        m_isAtEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
        viewport()->update();
    });
}

void TerminalView::setTerminal(Terminal* terminal)
{
    if (m_terminal != nullptr) {
        disconnect(m_terminal, nullptr, this, nullptr);
    }
    m_terminal = terminal;
    select({});
    m_isAtEnd = true;
    if (terminal != nullptr) {
        connect(terminal, &Terminal::changed, this, &TerminalView::followContent);
        updateSize();
        followContent();
    }
    viewport()->update();
}

void TerminalView::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    viewport()->update();
}

QSize TerminalView::sizeHint() const
{
    constexpr int columns = 80;
    constexpr int rows = 24;
    return {m_cell.width() * columns + verticalScrollBar()->sizeHint().width(), m_cell.height() * rows};
}

void TerminalView::updateFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    font.setKerning(false);
    const QFontMetricsF natural(font);
    const qreal advance = natural.horizontalAdvance(QLatin1Char('M'));
    m_cell = {std::max(1, qRound(advance)), std::max(1, qCeil(natural.height()))};
    // A run of characters ends where its cells do.
    font.setLetterSpacing(QFont::AbsoluteSpacing, m_cell.width() - advance);
    viewport()->setFont(font);
    m_ascent = qCeil(natural.ascent());
    updateSize();
}

void TerminalView::updateSize()
{
    if (m_terminal != nullptr && isVisible()) {
        m_terminal->resize(viewport()->height() / m_cell.height(), viewport()->width() / m_cell.width());
    }
}

void TerminalView::followContent()
{
    QScrollBar* bar = verticalScrollBar();
    const bool wasAtEnd = m_isAtEnd;
    const int offset = bar->maximum() - bar->value();
    {
        const QSignalBlocker quiet(bar);
        bar->setPageStep(m_terminal->rows());
        bar->setRange(0, m_terminal->historySize());
        bar->setValue(wasAtEnd ? bar->maximum() : bar->maximum() - offset);
    }
    // What the user reads stays where it is while lines come; unless it was forgotten.
    if (!wasAtEnd) {
        m_isAtEnd = bar->value() == bar->maximum();
    }
    viewport()->update();
}

int TerminalView::firstLine() const
{
    return verticalScrollBar()->value();
}

void TerminalView::scrollTo(int line)
{
    const int rows = m_terminal->rows();
    if (line < firstLine() || line >= firstLine() + rows) {
        verticalScrollBar()->setValue(line - rows / 2);
    }
}

TerminalPlace TerminalView::placeAt(QPoint position) const
{
    const int row = std::clamp(position.y() / m_cell.height(), 0, m_terminal->rows() - 1);
    const int column = std::clamp((position.x() + m_cell.width() / 2) / m_cell.width(), 0, m_terminal->columns());
    return {firstLine() + row, column};
}

void TerminalView::select(const std::optional<Selection>& selection)
{
    const bool had = m_selection.has_value();
    m_selection = selection;
    if (had != m_selection.has_value()) {
        Q_EMIT selectionChanged(m_selection.has_value());
    }
    viewport()->update();
}

std::pair<int, int> TerminalView::selectedColumns(int line) const
{
    if (!m_selection) {
        return {0, 0};
    }
    const auto [from, to] = std::minmax(m_selection->anchor, m_selection->end);
    const auto absolute = static_cast<int>(line + m_terminal->forgotten());
    if (absolute < from.line || absolute > to.line) {
        return {0, 0};
    }
    return {absolute == from.line ? from.column : 0, absolute == to.line ? to.column : m_terminal->columns()};
}

QString TerminalView::selectedText() const
{
    if (!m_selection || m_terminal == nullptr) {
        return {};
    }
    const auto gone = static_cast<int>(m_terminal->forgotten());
    TerminalPlace from = std::min(m_selection->anchor, m_selection->end);
    TerminalPlace to = std::max(m_selection->anchor, m_selection->end);
    from.line -= gone;
    to.line -= gone;
    if (from.line < 0) {
        from = {};
    }
    return to.line < 0 ? QString() : m_terminal->textBetween(from, to);
}

void TerminalView::selectAll()
{
    if (m_terminal != nullptr) {
        const auto gone = static_cast<int>(m_terminal->forgotten());
        select(Selection{{gone, 0}, {gone + m_terminal->lineCount() - 1, m_terminal->columns()}});
    }
}

void TerminalView::copy() const
{
    if (const QString text = selectedText(); !text.isEmpty()) {
        QGuiApplication::clipboard()->setText(text);
    }
}

void TerminalView::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (m_terminal == nullptr || m_isReadOnly || text.isEmpty()) {
        return;
    }
    if (text.trimmed().contains(QLatin1Char('\n'))) {
        Q_EMIT pasteDoubtful(text);
    } else {
        pasteAtOnce(text);
    }
}

void TerminalView::pasteAtOnce(const QString& text)
{
    if (m_terminal != nullptr && !m_isReadOnly) {
        m_terminal->paste(text);
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    }
}

bool TerminalView::find(const QString& text, bool backwards)
{
    if (m_terminal == nullptr) {
        return false;
    }
    const auto gone = static_cast<int>(m_terminal->forgotten());
    TerminalPlace from
        = backwards ? TerminalPlace{m_terminal->lineCount() - 1, m_terminal->columns()} : TerminalPlace{0, -1};
    if (m_selection) {
        from = std::min(m_selection->anchor, m_selection->end);
        from.line -= gone;
    }
    const auto found = m_terminal->find(text, from, backwards);
    if (!found) {
        select({});
        return false;
    }
    const TerminalPlace begin{found->line + gone, found->column};
    select(Selection{begin, {begin.line, begin.column + static_cast<int>(text.size())}});
    scrollTo(found->line);
    return true;
}

QString TerminalView::visibleText() const
{
    QString text;
    for (int row = 0; m_terminal != nullptr && row < m_terminal->rows(); ++row) {
        text += m_terminal->lineText(firstLine() + row) + QLatin1Char('\n');
    }
    return text.trimmed();
}

bool TerminalView::event(QEvent* event)
{
    // Shortcuts of the window are the guest's while it has the keyboard: Ctrl+R finds in its shell.
    if (event->type() == QEvent::ShortcutOverride && !m_isReadOnly) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void TerminalView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        updateFont();
    } else if (event->type() == QEvent::PaletteChange) {
        viewport()->update();
    }
}

void TerminalView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateSize();
    if (m_terminal != nullptr) {
        followContent();
    }
}

void TerminalView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    if (m_terminal == nullptr) {
        return;
    }
    painter.setFont(viewport()->font());
    for (int row = 0; row < m_terminal->rows(); ++row) {
        paintLine(painter, firstLine() + row, row * m_cell.height());
    }
    paintCursor(painter);
}

void TerminalView::paintLine(QPainter& painter, int line, int y) const
{
    const TerminalLine cells = m_terminal->line(line);
    const auto [selectedFrom, selectedTo] = selectedColumns(line);
    const auto isSelected
        = [from = selectedFrom, to = selectedTo](int column) { return column >= from && column < to; };
    const QFont plain = painter.font();
    for (int column = selectedFrom; column < selectedTo; ++column) { // also behind the end of the text
        painter.fillRect(
            column * m_cell.width(), y, m_cell.width(), m_cell.height(), palette().color(QPalette::Highlight));
    }
    int column = 0;
    while (column < cells.size()) {
        const TerminalCell& first = cells.at(column);
        const bool inSelection = isSelected(column);
        // One run: alike, and one column each; a wide one or one with marks stands alone.
        QString text = first.text();
        int end = column + std::max<int>(first.width, 1);
        if (first.width == 1 && text.size() == 1) {
            while (end < cells.size() && cells.at(end).look == first.look && isSelected(end) == inSelection
                && cells.at(end).width == 1 && cells.at(end).characters[1] == 0
                && cells.at(end).characters[0] < 0x2000) {
                text += cells.at(end).text();
                ++end;
            }
        }
        const TerminalInk ink = inkOf(first.look, palette());
        const QRect place(column * m_cell.width(), y, (end - column) * m_cell.width(), m_cell.height());
        if (ink.background.isValid() && !inSelection) {
            painter.fillRect(place, ink.background);
        }
        if (!text.trimmed().isEmpty() || first.look.isUnderlined || first.look.isStruck) {
            QFont font = plain;
            font.setBold(first.look.isBold);
            font.setItalic(first.look.isItalic);
            font.setUnderline(first.look.isUnderlined);
            font.setStrikeOut(first.look.isStruck);
            painter.setFont(font);
            painter.setPen(inSelection ? palette().color(QPalette::HighlightedText) : ink.foreground);
            painter.drawText(QPoint(place.x(), y + m_ascent), text);
        }
        column = end;
    }
    painter.setFont(plain);
}

void TerminalView::paintCursor(QPainter& painter) const
{
    const TerminalPlace cursor = m_terminal->cursor();
    const int row = cursor.line - firstLine();
    if (!m_terminal->isCursorVisible() || m_isReadOnly || row < 0 || row >= m_terminal->rows()) {
        return;
    }
    const QRect place(cursor.column * m_cell.width(), row * m_cell.height(), m_cell.width(), m_cell.height());
    const QColor color = palette().color(QPalette::Text);
    if (!hasFocus()) { // an empty box: keys do not come here
        painter.setPen(color);
        painter.drawRect(place.adjusted(0, 0, -1, -1));
        return;
    }
    painter.fillRect(place, color);
    const TerminalLine cells = m_terminal->line(cursor.line);
    if (cursor.column < cells.size()) {
        painter.setPen(palette().color(QPalette::Base));
        painter.drawText(QPoint(place.x(), place.y() + m_ascent), cells.at(cursor.column).text());
    }
}

bool TerminalView::isOwnKey(const QKeyEvent& event) const
{
    const auto modifiers = withoutKeypad(event);
    if (modifiers == ctrlShift) {
        return event.key() == Qt::Key_C || event.key() == Qt::Key_V || event.key() == Qt::Key_F;
    }
    return modifiers == Qt::ShiftModifier && (event.key() == Qt::Key_PageUp || event.key() == Qt::Key_PageDown);
}

bool TerminalView::doOwnKey(const QKeyEvent& event)
{
    if (!isOwnKey(event)) {
        return false;
    }
    switch (event.key()) {
    case Qt::Key_C:
        copy();
        break;
    case Qt::Key_V:
        paste();
        break;
    case Qt::Key_F:
        Q_EMIT findRequested();
        break;
    case Qt::Key_PageUp:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
        break;
    default:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
    }
    return true;
}

void TerminalView::keyPressEvent(QKeyEvent* event)
{
    if (!event->isAutoRepeat()) {
        m_combination.press(event->key());
    }
    if (m_terminal == nullptr || doOwnKey(*event)) {
        return;
    }
    if (m_isReadOnly) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (m_terminal->press(static_cast<Qt::Key>(event->key()), withoutKeypad(*event), event->text())) {
        select({});
        verticalScrollBar()->setValue(verticalScrollBar()->maximum()); // one types at the end
    }
    event->accept();
}

void TerminalView::keyReleaseEvent(QKeyEvent* event)
{
    if (!event->isAutoRepeat() && m_combination.release(event->key())) {
        Q_EMIT keyboardReleased();
    }
    event->accept();
}

void TerminalView::inputMethodEvent(QInputMethodEvent* event)
{
    if (m_terminal != nullptr && !m_isReadOnly && !event->commitString().isEmpty()) {
        m_terminal->type(event->commitString());
    }
    event->accept();
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query == Qt::ImCursorRectangle && m_terminal != nullptr) {
        const TerminalPlace cursor = m_terminal->cursor();
        return QRect(cursor.column * m_cell.width(), (cursor.line - firstLine()) * m_cell.height(), m_cell.width(),
            m_cell.height());
    }
    return QAbstractScrollArea::inputMethodQuery(query);
}

void TerminalView::mousePressEvent(QMouseEvent* event)
{
    if (m_terminal == nullptr || event->button() != Qt::LeftButton) {
        QAbstractScrollArea::mousePressEvent(event);
        return;
    }
    TerminalPlace place = placeAt(event->position().toPoint());
    place.line += static_cast<int>(m_terminal->forgotten());
    select(Selection{place, place});
}

void TerminalView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_terminal == nullptr || !event->buttons().testFlag(Qt::LeftButton) || !m_selection) {
        return;
    }
    const QPoint position = event->position().toPoint();
    if (position.y() < 0 || position.y() >= viewport()->height()) { // further than can be seen
        verticalScrollBar()->triggerAction(
            position.y() < 0 ? QAbstractSlider::SliderSingleStepSub : QAbstractSlider::SliderSingleStepAdd);
    }
    TerminalPlace place = placeAt(position);
    place.line += static_cast<int>(m_terminal->forgotten());
    select(Selection{m_selection->anchor, place});
}

void TerminalView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_selection && m_selection->anchor == m_selection->end) {
        select({}); // a click
    }
    if (m_selection && QGuiApplication::clipboard()->supportsSelection()) {
        QGuiApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
    }
}

void TerminalView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_terminal == nullptr || event->button() != Qt::LeftButton) {
        return;
    }
    const int column = std::max(0, event->position().toPoint().x() / m_cell.width());
    const int line = placeAt(event->position().toPoint()).line;
    const TerminalLine cells = m_terminal->line(line);
    if (column >= cells.size() || !isWordPart(cells.at(column).text())) {
        return;
    }
    int from = column;
    int to = column + 1;
    while (from > 0 && isWordPart(cells.at(from - 1).text())) {
        --from;
    }
    while (to < cells.size() && isWordPart(cells.at(to).text())) {
        ++to;
    }
    const auto absolute = static_cast<int>(line + m_terminal->forgotten());
    select(Selection{{absolute, from}, {absolute, to}});
}

void TerminalView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    Q_EMIT focusChanged();
}

void TerminalView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    m_combination.reset();
    viewport()->update();
    Q_EMIT focusChanged();
}

bool TerminalView::focusNextPrevChild(bool next)
{
    return m_isReadOnly && QAbstractScrollArea::focusNextPrevChild(next); // Tab is the guest's
}

} // namespace domus
