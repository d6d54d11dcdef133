// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the pages: light and dark, English and Vietnamese, 1x and 2x, and one sheet of all of them.
//   contactsheet FOLDER          starts itself once for each scale, then joins the pictures
#include "tests/ui/createfixture.h"
#include "tests/ui/pagepictures.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QFontMetrics>
#include <QPainter>
#include <QProcess>

#include <cstdio>

using namespace domus;

namespace {

constexpr int columns = 4;
constexpr int cellWidth = 620;

bool joinPictures(const QDir& folder)
{
    const QStringList files = folder.entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name);
    QVector<QPair<QString, QImage>> pictures;
    for (const QString& file : files) {
        if (file != u"contact-sheet.png") {
            const QImage image(folder.filePath(file));
            pictures.append({file, image.scaledToWidth(cellWidth, Qt::SmoothTransformation)});
        }
    }
    const QFontMetrics metrics(QApplication::font());
    const int caption = metrics.height() * 2;
    QVector<int> heights;
    heights.reserve(pictures.size() / columns + 1);
    int total = 0;
    for (qsizetype i = 0; i < pictures.size(); i += columns) {
        int height = 0;
        for (qsizetype j = i; j < qMin(i + columns, pictures.size()); ++j) {
            height = qMax(height, pictures[j].second.height());
        }
        heights.append(height + caption);
        total += height + caption;
    }
    QImage sheet(columns * cellWidth, qMax(1, total), QImage::Format_RGB32);
    sheet.fill(Qt::gray);
    QPainter painter(&sheet);
    int y = 0;
    for (qsizetype i = 0; i < pictures.size(); ++i) {
        const int column = static_cast<int>(i % columns);
        const int row = static_cast<int>(i / columns);
        if (column == 0 && row > 0) {
            y += heights[row - 1];
        }
        painter.drawText(QRect(column * cellWidth, y, cellWidth, caption), Qt::AlignCenter, pictures[i].first);
        painter.drawImage(QPoint(column * cellWidth, y + caption), pictures[i].second);
    }
    painter.end();
    return sheet.save(folder.filePath(QStringLiteral("contact-sheet.png")));
}

/// One scale, all pages in both schemes and languages, in this process.
int takePictures(const QString& folder, const QString& scale)
{
    QApplication::setStyle(theme::makeStyle(QStringLiteral("Fusion")));
    for (const QString& language : {QStringLiteral("en"), QStringLiteral("vi")}) {
        pictures::useLanguage(language);
        for (const bool isDark : {false, true}) {
            QApplication::setPalette(theme::testPalette(isDark));
            const QString suffix = QStringLiteral("-%1-%2-%3x.png")
                                       .arg(isDark ? QStringLiteral("dark") : QStringLiteral("light"), language, scale);
            for (const auto& [name, picture] : pictures::all()) {
                if (!picture.save(QDir(folder).filePath(name + suffix))) {
                    std::fprintf(stderr, "cannot write into %s\n", qPrintable(folder));
                    return 1;
                }
            }
        }
    }
    return 0;
}

} // namespace

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QString scale = qEnvironmentVariable("QT_SCALE_FACTOR");
    const QApplication application(argc, argv);
    QApplication::setFont(QFont(QStringLiteral("DejaVu Sans"), 10));
    if (argc != 2) {
        std::fputs("usage: contactsheet FOLDER\n", stderr);
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    if (!QDir().mkpath(folder)) {
        return 1;
    }
    if (!scale.isEmpty()) {
        return takePictures(folder, scale);
    }
    for (const char* factor : {"1", "2"}) {
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QString::fromLatin1(factor));
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::ForwardedChannels);
        child.start(QApplication::applicationFilePath(), {folder});
        if (!child.waitForFinished(-1) || child.exitCode() != 0) {
            return 1;
        }
    }
    return joinPictures(QDir(folder)) ? 0 : 1;
}
