// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include "app/services/errorexplanation.h"

#include <QStringList>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cwchar>

namespace domus::cli {

namespace {

/// Characters that change how others are shown: a line's end, and the direction of what follows.
bool steers(char32_t code)
{
    switch (QChar::category(code)) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Surrogate:
        return true;
    default:
        break;
    }
    switch (QChar::direction(code)) {
    case QChar::DirLRE:
    case QChar::DirLRO:
    case QChar::DirRLE:
    case QChar::DirRLO:
    case QChar::DirPDF:
    case QChar::DirLRI:
    case QChar::DirRLI:
    case QChar::DirFSI:
    case QChar::DirPDI:
        return true;
    default:
        break;
    }
    return code == 0x200e || code == 0x200f || code == 0x61c;
}

QString writtenOut(char32_t code)
{
    switch (code) {
    case U'\n':
        return QStringLiteral("\\n");
    case U'\r':
        return QStringLiteral("\\r");
    case U'\t':
        return QStringLiteral("\\t");
    default:
        break;
    }
    const auto number = static_cast<uint>(code);
    return code < 0x100 ? QStringLiteral("\\x%1").arg(number, 2, 16, QLatin1Char('0'))
                        : QStringLiteral("\\u%1").arg(number, 4, 16, QLatin1Char('0'));
}

void writeTo(FILE* stream, const QByteArray& bytes)
{
    // What could not be written is found by flush().
    static_cast<void>(std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream));
}

int terminalWidth()
{
    winsize size = {};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

} // namespace

QString printable(const QString& text)
{
    QString result;
    result.reserve(text.size());
    const auto codes = text.toUcs4();
    for (const auto code : codes) {
        if (code == 0xa0 || code == 0x202f) {
            result += QLatin1Char(' '); // "4 GiB" holds such a blank, and whoever searches for it types another
        } else if (steers(code)) {
            result += writtenOut(code);
        } else {
            result += QString::fromUcs4(reinterpret_cast<const char32_t*>(&code), 1);
        }
    }
    return result;
}

int columnsOf(const QString& text)
{
    int columns = 0;
    const auto codes = printable(text).toUcs4();
    for (const auto code : codes) {
        columns += std::max(0, ::wcwidth(static_cast<wchar_t>(code)));
    }
    return columns;
}

QString sentenceOf(const Error& error)
{
    const ErrorExplanation explanation = explain(error);
    QStringList parts{explanation.sentence, explanation.cureText};
    if (!explanation.details.isEmpty()) {
        parts.append(QLatin1Char('(') + explanation.details + QLatin1Char(')'));
    }
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' ')).simplified();
}

QString openingSentenceOf(const Error& error)
{
    return error.isConnectionLoss() && !error.text.isEmpty() ? error.text.simplified() : sentenceOf(error);
}

Terminal::Terminal() : m_showsProgress(::isatty(STDERR_FILENO) != 0) { }

void Terminal::print(const QString& line)
{
    hideProgress();
    write(printable(line).toUtf8() + '\n');
}

void Terminal::write(const QByteArray& bytes)
{
    writeTo(stdout, bytes);
}

void Terminal::printTable(const QVector<QStringList>& rows)
{
    QVector<int> widths;
    for (const QStringList& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths.at(i), columnsOf(row.at(i)));
        }
    }
    for (const QStringList& row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            line += row.at(i);
            if (i + 1 < row.size()) {
                line += QString(widths.at(i) - columnsOf(row.at(i)) + 2, QLatin1Char(' '));
            }
        }
        print(line);
    }
}

void Terminal::complain(const QString& text)
{
    hideProgress();
    flush(); // what was printed before stands before
    writeTo(stderr, "domus: " + printable(text.simplified()).toUtf8() + '\n');
}

void Terminal::showProgress(const QString& title, const Progress& progress)
{
    if (!m_showsProgress) {
        return;
    }
    QString line = progress.step.isEmpty() ? title : progress.step;
    if (progress.part) {
        line = QStringLiteral("%1 % ").arg(static_cast<int>(*progress.part * 100), 3) + line;
    }
    line = printable(line);
    const int width = terminalWidth() - 1;
    while (columnsOf(line) > width && !line.isEmpty()) {
        line.chop(line.back().isLowSurrogate() ? 2 : 1);
    }
    writeTo(stderr, "\r\x1b[K" + line.toUtf8());
    static_cast<void>(std::fflush(stderr));
    m_hasProgress = true;
}

void Terminal::hideProgress()
{
    if (m_hasProgress) {
        writeTo(stderr, "\r\x1b[K");
        m_hasProgress = false;
    }
}

bool Terminal::isOutputTerminal()
{
    return ::isatty(STDOUT_FILENO) != 0;
}

bool Terminal::flush()
{
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

} // namespace domus::cli
