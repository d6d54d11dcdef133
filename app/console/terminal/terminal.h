// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/terminal/terminalline.h"

#include <QByteArray>
#include <QObject>

#include <memory>
#include <optional>

namespace domus {

/// What a guest writes on a serial line, as a screen with a history: an xterm's control sequences (libvterm), UTF-8.
///
/// No widget and no line: bytes go in with feed(), and what the guest shall get comes out of sent(). The guest may
/// write what it likes: it reaches nothing but this screen. One thread.
class Terminal : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostHistory = 10'000; ///< lines; older ones are forgotten

    explicit Terminal(int rows = 24, int columns = 80, QObject* parent = nullptr);
    ~Terminal() override;
    Q_DISABLE_COPY_MOVE(Terminal)

    int rows() const;
    int columns() const;
    /// At least 2 by 2. The guest is not told: a serial line has no way to.
    void resize(int rows, int columns);

    /// From the guest.
    void feed(const QByteArray& bytes);
    /// A key, as the guest's terminal would send it. False: it says nothing to a guest.
    bool press(Qt::Key key, Qt::KeyboardModifiers modifiers, const QString& text);
    void type(const QString& text);
    /// Like type(), in brackets where the guest asked for them, so that a shell runs no line of it by itself.
    void paste(const QString& text);

    int historySize() const; ///< lines above the screen
    int lineCount() const { return historySize() + rows(); }
    /// How many lines of the history were forgotten since the beginning: what line 0 is moves with it.
    qint64 forgotten() const;
    TerminalLine line(int index) const;
    QString lineText(int index) const; ///< without blanks at the end
    TerminalPlace cursor() const;
    bool isCursorVisible() const;
    QString title() const; ///< the guest's words
    void clearHistory();

    /// What stands between two places, the second one left out; lines joined by line feeds.
    QString textBetween(TerminalPlace from, TerminalPlace to) const;
    /// Where the text begins that is found next, after or before a place, on one line; case does not matter. Goes on at
    /// the other end.
    std::optional<TerminalPlace> find(const QString& text, TerminalPlace from, bool backwards) const;

Q_SIGNALS:
    void changed();
    /// For the guest.
    void sent(const QByteArray& bytes);
    void rang();
    void titleChanged();

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus
