// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/terminal/terminal.h"

#include <QSignalSpy>
#include <QTest>

using namespace domus;

namespace {

QByteArray sentBy(Terminal& terminal, const std::function<void()>& act)
{
    QByteArray all;
    const auto connection
        = QObject::connect(&terminal, &Terminal::sent, &terminal, [&all](const QByteArray& bytes) { all += bytes; });
    act();
    QObject::disconnect(connection);
    return all;
}

} // namespace

class TestTerminal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void feed_withColours_keepsThem();
    void feed_ofMoreThanTheScreen_keepsTheHistory();
    void feed_ofVietnameseInParts_isWhole();
    void feed_ofHostileSequences_staysInTheScreen();
    void history_beyondTheMost_isForgotten();
    void press_ofKeys_sendsWhatAShellReads_data();
    void press_ofKeys_sendsWhatAShellReads();
    void press_ofAModifier_sendsNothing();
    void press_ofArrows_followsTheGuestsMode();
    void paste_whereTheGuestAsks_isInBrackets();
    void paste_withControlCharacters_leavesThemOut();
    void resize_smallerAndBack_losesNoLine();
    void textBetween_overLines_joinsThem();
    void find_goesRoundAndIgnoresCase();
};

void TestTerminal::feed_withColours_keepsThem()
{
    Terminal terminal(4, 20);
    terminal.feed("\033[1;31mred\033[0m \033[38;2;1;2;3mown\033[0m \033[7mturned\033[0m");
    const TerminalLine line = terminal.line(0);
    QCOMPARE(terminal.lineText(0), QStringLiteral("red own turned"));
    QVERIFY(line.at(0).look.isBold);
    QCOMPARE(line.at(0).look.foreground, (TerminalColor{TerminalColor::Kind::Indexed, 1}));
    QCOMPARE(line.at(3).look, TerminalLook());
    QCOMPARE(line.at(4).look.foreground, (TerminalColor{TerminalColor::Kind::Rgb, 1, 2, 3}));
    QVERIFY(line.at(8).look.isReversed);
}

void TestTerminal::feed_ofMoreThanTheScreen_keepsTheHistory()
{
    Terminal terminal(3, 20);
    for (int i = 0; i < 10; ++i) {
        terminal.feed(QByteArray("line ") + QByteArray::number(i) + "\r\n");
    }
    QCOMPARE(terminal.historySize(), 8);
    QCOMPARE(terminal.lineText(0), QStringLiteral("line 0"));
    QCOMPARE(terminal.lineText(9), QStringLiteral("line 9"));
    QCOMPARE(terminal.cursor(), (TerminalPlace{10, 0}));
    terminal.clearHistory();
    QCOMPARE(terminal.lineCount(), 3);
    QCOMPARE(terminal.lineText(0), QStringLiteral("line 8"));
}

void TestTerminal::feed_ofVietnameseInParts_isWhole()
{
    Terminal terminal(3, 40);
    const QByteArray bytes = QStringLiteral("Máy ảo đã khởi động").toUtf8();
    for (const char byte : bytes) { // a line gives what it has, a letter may come in two
        terminal.feed(QByteArray(1, byte));
    }
    QCOMPARE(terminal.lineText(0), QStringLiteral("Máy ảo đã khởi động"));
    terminal.feed("\r\n" + QStringLiteral("e\u0323\u0302").toUtf8()); // a letter and its two marks, apart
    QCOMPARE(terminal.lineText(1), QStringLiteral("e\u0323\u0302"));
    QCOMPARE(terminal.cursor().column, 1);
}

void TestTerminal::feed_ofHostileSequences_staysInTheScreen()
{
    Terminal terminal(5, 10);
    terminal.feed("\033[999999999;999999999Hx\033[2147483647A\033[2147483647Ly\033[99999999999999999999m\033]0;");
    terminal.feed(QByteArray(1 << 20, 'T')); // a title without an end
    terminal.feed("\033\\\033P" + QByteArray(1 << 20, 'D') + "\033\\");
    terminal.feed(QByteArray(1 << 16, '\xff') + QByteArray(1 << 16, '\0') + "\033[?1049h\033[2J\033[1;1Hend");
    QCOMPARE(terminal.rows(), 5);
    QCOMPARE(terminal.columns(), 10);
    QVERIFY(terminal.cursor().column <= 10);
    QCOMPARE(terminal.lineText(terminal.historySize()), QStringLiteral("end"));
}

void TestTerminal::history_beyondTheMost_isForgotten()
{
    Terminal terminal(2, 10);
    const int lines = Terminal::mostHistory + 50;
    QByteArray all;
    for (int i = 0; i < lines; ++i) {
        all += QByteArray::number(i) + "\r\n";
    }
    terminal.feed(all);
    QCOMPARE(terminal.historySize(), Terminal::mostHistory);
    QCOMPARE(terminal.forgotten(), lines - Terminal::mostHistory - 1);
    QCOMPARE(terminal.lineText(0), QString::number(terminal.forgotten()));
}

void TestTerminal::press_ofKeys_sendsWhatAShellReads_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char* name, int key, int modifiers, const QString& text, const QByteArray& sent) {
        QTest::newRow(name) << key << modifiers << text << sent;
    };
    row("letter", Qt::Key_A, Qt::NoModifier, QStringLiteral("a"), "a");
    row("capital", Qt::Key_A, Qt::ShiftModifier, QStringLiteral("A"), "A");
    row("vietnamese", 0, Qt::NoModifier, QStringLiteral("ế"), QStringLiteral("ế").toUtf8());
    row("enter", Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), "\r");
    row("backspace", Qt::Key_Backspace, Qt::NoModifier, QStringLiteral("\b"), "\x7f");
    row("tab", Qt::Key_Tab, Qt::NoModifier, QStringLiteral("\t"), "\t");
    row("escape", Qt::Key_Escape, Qt::NoModifier, QStringLiteral("\033"), "\033");
    row("interrupt", Qt::Key_C, Qt::ControlModifier, QStringLiteral("\003"), "\003");
    row("end of input", Qt::Key_D, Qt::ControlModifier, QStringLiteral("\004"), "\004");
    row("telnet's way out", Qt::Key_BracketRight, Qt::ControlModifier, QStringLiteral("\035"), "\035");
    row("meta", Qt::Key_B, Qt::AltModifier, QStringLiteral("b"), "\033b");
    row("up", Qt::Key_Up, Qt::NoModifier, QString(), "\033[A");
    row("delete", Qt::Key_Delete, Qt::NoModifier, QStringLiteral("\x7f"), "\033[3~");
    row("f1", Qt::Key_F1, Qt::NoModifier, QString(), "\033OP");
    row("f10", Qt::Key_F10, Qt::NoModifier, QString(), "\033[21~");
    row("backtab", Qt::Key_Backtab, Qt::ShiftModifier, QString(), "\033[Z");
}

void TestTerminal::press_ofKeys_sendsWhatAShellReads()
{
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(QString, text);
    Terminal terminal;
    const QByteArray sent = sentBy(
        terminal, [&] { QVERIFY(terminal.press(static_cast<Qt::Key>(key), Qt::KeyboardModifiers(modifiers), text)); });
    QTEST(sent, "sent");
}

void TestTerminal::press_ofAModifier_sendsNothing()
{
    Terminal terminal;
    const QByteArray sent = sentBy(terminal, [&] {
        QVERIFY(!terminal.press(Qt::Key_Shift, Qt::ShiftModifier, {}));
        QVERIFY(!terminal.press(Qt::Key_VolumeUp, Qt::NoModifier, {}));
    });
    QCOMPARE(sent, QByteArray());
}

void TestTerminal::press_ofArrows_followsTheGuestsMode()
{
    Terminal terminal;
    terminal.feed("\033[?1h"); // what an editor asks for
    const QByteArray sent = sentBy(terminal, [&] { terminal.press(Qt::Key_Up, Qt::NoModifier, {}); });
    QCOMPARE(sent, QByteArray("\033OA"));
}

void TestTerminal::paste_whereTheGuestAsks_isInBrackets()
{
    Terminal terminal;
    const QByteArray plain = sentBy(terminal, [&] { terminal.paste(QStringLiteral("ls\nid")); });
    QCOMPARE(plain, QByteArray("ls\rid"));
    terminal.feed("\033[?2004h");
    const QByteArray wrapped = sentBy(terminal, [&] { terminal.paste(QStringLiteral("ls\nid")); });
    QCOMPARE(wrapped, QByteArray("\033[200~ls\rid\033[201~"));
}

void TestTerminal::paste_withControlCharacters_leavesThemOut()
{
    Terminal terminal;
    terminal.feed("\033[?2004h");
    // Else a text could close the brackets itself, and have the rest run.
    const QByteArray sent = sentBy(terminal, [&] { terminal.paste(QStringLiteral("a\033[201~reboot\003")); });
    QCOMPARE(sent, QByteArray("\033[200~a[201~reboot\033[201~"));
}

void TestTerminal::resize_smallerAndBack_losesNoLine()
{
    Terminal terminal(6, 20);
    for (int i = 0; i < 5; ++i) {
        terminal.feed(QByteArray("row ") + QByteArray::number(i) + "\r\n");
    }
    terminal.resize(3, 20);
    terminal.resize(6, 20);
    QString all;
    for (int i = 0; i < terminal.lineCount(); ++i) {
        all += terminal.lineText(i) + QLatin1Char('\n');
    }
    QVERIFY2(all.startsWith(QStringLiteral("row 0\nrow 1\nrow 2\nrow 3\nrow 4\n")), qPrintable(all));
}

void TestTerminal::textBetween_overLines_joinsThem()
{
    Terminal terminal(4, 20);
    terminal.feed("first   \r\nsecond\r\nthird");
    QCOMPARE(terminal.textBetween({0, 2}, {2, 3}), QStringLiteral("rst\nsecond\nthi"));
    QCOMPARE(terminal.textBetween({2, 3}, {0, 2}), QStringLiteral("rst\nsecond\nthi"));
}

void TestTerminal::find_goesRoundAndIgnoresCase()
{
    Terminal terminal(3, 30);
    terminal.feed("error one\r\nnothing\r\nan Error and an error\r\nlast");
    QCOMPARE(terminal.find(QStringLiteral("ERROR"), {0, -1}, false), (TerminalPlace{0, 0}));
    QCOMPARE(terminal.find(QStringLiteral("error"), {0, 0}, false), (TerminalPlace{2, 3}));
    QCOMPARE(terminal.find(QStringLiteral("error"), {2, 3}, false), (TerminalPlace{2, 16}));
    QCOMPARE(terminal.find(QStringLiteral("error"), {2, 16}, false), (TerminalPlace{0, 0}));
    QCOMPARE(terminal.find(QStringLiteral("error"), {2, 16}, true), (TerminalPlace{2, 3}));
    QCOMPARE(terminal.find(QStringLiteral("error"), {0, 0}, true), (TerminalPlace{2, 16}));
    QVERIFY(!terminal.find(QStringLiteral("absent"), {0, 0}, false));
}

QTEST_GUILESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
