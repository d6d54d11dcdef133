// SPDX-License-Identifier: GPL-3.0-or-later
// What a file manager is for a drag: a window that gives a file to whoever it is dragged onto.
#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

namespace {

class FileIcon : public QLabel
{
    Q_OBJECT
public:
    explicit FileIcon(const QString& path) : m_path(path) { setText(path); }

protected:
    void mousePressEvent(QMouseEvent* event) override { m_pressed = event->pos(); }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        if ((event->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance()) {
            return;
        }
        auto* mime = new QMimeData;
        mime->setUrls({QUrl::fromLocalFile(m_path)});
        auto* drag = new QDrag(this);
        drag->setMimeData(mime);
        drag->exec(Qt::CopyAction | Qt::MoveAction | Qt::LinkAction, Qt::CopyAction); // as file managers offer it
    }

private:
    QString m_path;
    QPoint m_pressed;
};

} // namespace

/// dragsource FILE X Y: a window at that place.
int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 4) {
        return 2;
    }
    FileIcon icon(QString::fromLocal8Bit(argv[1]));
    icon.setWindowFlag(Qt::BypassWindowManagerHint);
    icon.setGeometry(QString::fromLocal8Bit(argv[2]).toInt(), QString::fromLocal8Bit(argv[3]).toInt(), 160, 60);
    icon.show();
    return QApplication::exec();
}

#include "dragsource.moc"
