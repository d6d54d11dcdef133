// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/terminal/terminal.h"

#include "app/console/terminal/terminalkeys.h"

#include <vterm.h>

#include <algorithm>
#include <deque>

namespace domus {

namespace {

struct VTermFree
{
    void operator()(VTerm* terminal) const noexcept { vterm_free(terminal); }
};

TerminalColor colorOf(VTermColor color)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color)) {
        return {};
    }
    if (VTERM_COLOR_IS_INDEXED(&color)) {
        return {TerminalColor::Kind::Indexed, color.indexed.idx};
    }
    return {TerminalColor::Kind::Rgb, color.rgb.red, color.rgb.green, color.rgb.blue};
}

TerminalCell cellOf(const VTermScreenCell& from)
{
    TerminalCell cell;
    // Behind a wide character stands a place with this in it.
    constexpr std::uint32_t behindWide = 0xffffffffU;
    if (from.chars[0] == behindWide) {
        cell.width = 0;
        return cell;
    }
    for (std::size_t i = 0; i < cell.characters.size(); ++i) {
        cell.characters.at(i) = from.chars[i];
        if (from.chars[i] == 0) {
            break;
        }
    }
    cell.width = static_cast<std::uint8_t>(from.width);
    cell.look.foreground = colorOf(from.fg);
    cell.look.background = colorOf(from.bg);
    cell.look.isBold = from.attrs.bold != 0;
    cell.look.isItalic = from.attrs.italic != 0;
    cell.look.isUnderlined = from.attrs.underline != 0;
    cell.look.isStruck = from.attrs.strike != 0;
    cell.look.isReversed = from.attrs.reverse != 0;
    return cell;
}

bool isBlank(const TerminalCell& cell)
{
    return (cell.characters[0] == 0 || cell.characters[0] == U' ') && cell.look == TerminalLook();
}

} // namespace

QString TerminalCell::text() const
{
    if (characters[0] == 0) {
        return width == 0 ? QString() : QStringLiteral(" ");
    }
    const auto end = std::find(characters.cbegin(), characters.cend(), U'\0');
    return QString::fromUcs4(characters.data(), end - characters.cbegin());
}

class Terminal::Private
{
public:
    Private(Terminal& terminal, int rows, int columns)
        : q(terminal)
        , vterm(vterm_new(rows, columns))
        , screen(vterm_obtain_screen(vterm.get()))
    {
        vterm_set_utf8(vterm.get(), 1);
        vterm_output_set_callback(vterm.get(), &onOutput, this);
        static constexpr VTermScreenCallbacks callbacks{
            .damage = nullptr,
            .moverect = nullptr,
            .movecursor = nullptr,
            .settermprop = &onProperty,
            .bell = &onBell,
            .resize = nullptr,
            .sb_pushline = &onPush,
            .sb_popline = &onPop,
        };
        vterm_screen_set_callbacks(screen, &callbacks, this);
        vterm_screen_enable_altscreen(screen, 1);
        vterm_screen_reset(screen, 1);
    }

    static void onOutput(const char* bytes, size_t length, void* self)
    {
        Q_EMIT static_cast<Private*>(self)->q.sent(QByteArray(bytes, static_cast<qsizetype>(length)));
    }

    static int onProperty(VTermProp property, VTermValue* value, void* self)
    {
        auto* d = static_cast<Private*>(self);
        if (property == VTERM_PROP_CURSORVISIBLE) {
            d->isCursorVisible = value->boolean != 0;
        } else if (property == VTERM_PROP_TITLE) {
            d->title = QString::fromUtf8(value->string);
            Q_EMIT d->q.titleChanged();
        }
        return 1;
    }

    static int onBell(void* self)
    {
        Q_EMIT static_cast<Private*>(self)->q.rang();
        return 1;
    }

    static int onPush(int columns, const VTermScreenCell* cells, void* self)
    {
        auto* d = static_cast<Private*>(self);
        TerminalLine line;
        line.reserve(columns);
        for (int i = 0; i < columns; ++i) {
            line.append(cellOf(cells[i]));
        }
        while (!line.isEmpty() && isBlank(line.constLast())) {
            line.removeLast();
        }
        line.squeeze();
        d->history.push_back(std::move(line));
        if (d->history.size() > std::size_t{mostHistory}) {
            d->history.pop_front();
            ++d->forgotten;
        }
        return 1;
    }

    /// The screen grew, and takes lines back: in colours it could not be told of.
    static int onPop(int columns, VTermScreenCell* cells, void* self)
    {
        auto* d = static_cast<Private*>(self);
        if (d->history.empty()) {
            return 0;
        }
        const TerminalLine line = std::move(d->history.back());
        d->history.pop_back();
        for (int i = 0; i < columns; ++i) {
            d->writeCell(cells[i], i < line.size() ? line.at(i) : TerminalCell());
        }
        return 1;
    }

    VTermColor vtermColor(TerminalColor color, bool isForeground) const
    {
        VTermColor result;
        switch (color.kind) {
        case TerminalColor::Kind::Indexed:
            vterm_color_indexed(&result, color.red);
            return result;
        case TerminalColor::Kind::Rgb:
            vterm_color_rgb(&result, color.red, color.green, color.blue);
            return result;
        case TerminalColor::Kind::Default:
            break;
        }
        VTermColor foreground;
        VTermColor background;
        vterm_state_get_default_colors(vterm_obtain_state(vterm.get()), &foreground, &background);
        return isForeground ? foreground : background;
    }

    void writeCell(VTermScreenCell& to, const TerminalCell& from) const
    {
        to = {};
        std::copy(from.characters.cbegin(), from.characters.cend(), std::begin(to.chars));
        to.width = static_cast<char>(std::max<int>(from.width, 1));
        to.attrs.bold = from.look.isBold ? 1 : 0;
        to.attrs.italic = from.look.isItalic ? 1 : 0;
        to.attrs.underline = from.look.isUnderlined ? 1 : 0;
        to.attrs.strike = from.look.isStruck ? 1 : 0;
        to.attrs.reverse = from.look.isReversed ? 1 : 0;
        to.fg = vtermColor(from.look.foreground, true);
        to.bg = vtermColor(from.look.background, false);
    }

    int historySize() const { return static_cast<int>(history.size()); }

    TerminalLine screenLine(int row) const
    {
        int rows = 0;
        int columns = 0;
        vterm_get_size(vterm.get(), &rows, &columns);
        TerminalLine line;
        line.reserve(columns);
        for (int column = 0; column < columns; ++column) {
            VTermScreenCell cell;
            vterm_screen_get_cell(screen, {row, column}, &cell);
            line.append(cellOf(cell));
        }
        return line;
    }

    Terminal& q;
    std::unique_ptr<VTerm, VTermFree> vterm;
    VTermScreen* screen; // vterm's
    std::deque<TerminalLine> history;
    qint64 forgotten = 0;
    QString title;
    bool isCursorVisible = true;
};

Terminal::Terminal(int rows, int columns, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, std::max(rows, 2), std::max(columns, 2)))
{
}

Terminal::~Terminal() = default;

int Terminal::rows() const
{
    int rows = 0;
    int columns = 0;
    vterm_get_size(m_d->vterm.get(), &rows, &columns);
    return rows;
}

int Terminal::columns() const
{
    int rows = 0;
    int columns = 0;
    vterm_get_size(m_d->vterm.get(), &rows, &columns);
    return columns;
}

void Terminal::resize(int rows, int columns)
{
    rows = std::max(rows, 2);
    columns = std::max(columns, 2);
    if (rows == this->rows() && columns == this->columns()) {
        return;
    }
    vterm_set_size(m_d->vterm.get(), rows, columns);
    vterm_screen_flush_damage(m_d->screen);
    Q_EMIT changed();
}

void Terminal::feed(const QByteArray& bytes)
{
    vterm_input_write(m_d->vterm.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
    vterm_screen_flush_damage(m_d->screen);
    Q_EMIT changed();
}

bool Terminal::press(Qt::Key key, Qt::KeyboardModifiers modifiers, const QString& text)
{
    return sendKey(*m_d->vterm, key, modifiers, text);
}

void Terminal::type(const QString& text)
{
    const QVector<uint> characters = text.toUcs4();
    for (const uint character : characters) {
        sendCharacter(*m_d->vterm, character);
    }
}

void Terminal::paste(const QString& text)
{
    vterm_keyboard_start_paste(m_d->vterm.get());
    type(text);
    vterm_keyboard_end_paste(m_d->vterm.get());
}

int Terminal::historySize() const
{
    return m_d->historySize();
}

qint64 Terminal::forgotten() const
{
    return m_d->forgotten;
}

TerminalLine Terminal::line(int index) const
{
    if (index < 0 || index >= lineCount()) {
        return {};
    }
    return index < m_d->historySize() ? m_d->history.at(static_cast<std::size_t>(index))
                                      : m_d->screenLine(index - m_d->historySize());
}

QString Terminal::lineText(int index) const
{
    QString text;
    const TerminalLine cells = line(index);
    for (const TerminalCell& cell : cells) {
        text += cell.text();
    }
    while (text.endsWith(QLatin1Char(' '))) {
        text.chop(1);
    }
    return text;
}

TerminalPlace Terminal::cursor() const
{
    VTermPos position{};
    vterm_state_get_cursorpos(vterm_obtain_state(m_d->vterm.get()), &position);
    return {historySize() + position.row, position.col};
}

bool Terminal::isCursorVisible() const
{
    return m_d->isCursorVisible;
}

QString Terminal::title() const
{
    return m_d->title;
}

void Terminal::clearHistory()
{
    m_d->forgotten += historySize();
    m_d->history.clear();
    Q_EMIT changed();
}

QString Terminal::textBetween(TerminalPlace from, TerminalPlace to) const
{
    if (to < from) {
        std::swap(from, to);
    }
    QString text;
    for (int index = std::max(from.line, 0); index <= to.line && index < lineCount(); ++index) {
        const TerminalLine cells = line(index);
        const int begin = index == from.line ? from.column : 0;
        const int end = std::min(index == to.line ? to.column : columns(), static_cast<int>(cells.size()));
        QString part;
        for (int column = begin; column < end; ++column) {
            part += cells.at(column).text();
        }
        while (index < to.line && part.endsWith(QLatin1Char(' '))) {
            part.chop(1);
        }
        text += part;
        if (index < to.line) {
            text += QLatin1Char('\n');
        }
    }
    return text;
}

namespace {

/// A line's text, and for each of its characters the column where it stands.
struct Found
{
    QString text;
    QVector<int> columns;
};

Found readLine(const TerminalLine& cells)
{
    Found found;
    for (int column = 0; column < cells.size(); ++column) {
        const QString text = cells.at(column).text();
        found.text += text;
        found.columns.insert(found.columns.size(), text.size(), column);
    }
    return found;
}

} // namespace

std::optional<TerminalPlace> Terminal::find(const QString& text, TerminalPlace from, bool backwards) const
{
    const int count = lineCount();
    if (text.isEmpty() || count == 0) {
        return {};
    }
    const int first = std::clamp(from.line, 0, count - 1);
    // The first line is looked at twice: behind the place, and at the very end before it.
    for (int step = 0; step <= count; ++step) {
        const int index = ((backwards ? first - step : first + step) % count + count) % count;
        const Found here = readLine(line(index));
        qsizetype at = backwards ? here.text.lastIndexOf(text, -1, Qt::CaseInsensitive)
                                 : here.text.indexOf(text, 0, Qt::CaseInsensitive);
        while (at >= 0 && step == 0
            && (backwards ? here.columns.at(at) >= from.column : here.columns.at(at) <= from.column)) {
            if (backwards && at == 0) {
                at = -1;
            } else {
                at = backwards ? here.text.lastIndexOf(text, at - 1, Qt::CaseInsensitive)
                               : here.text.indexOf(text, at + 1, Qt::CaseInsensitive);
            }
        }
        if (at >= 0) {
            return TerminalPlace{index, here.columns.at(at)};
        }
    }
    return {};
}

} // namespace domus
