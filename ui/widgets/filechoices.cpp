// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filechoices.h"

#include "ui/widgets/pathcheckbox.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QLabel>
#include <QVBoxLayout>

namespace domus {

namespace {

constexpr qsizetype mostRows = 8; ///< more of them scroll

} // namespace

FileChoices::FileChoices(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("fileChoices"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // Tab goes through the boxes, and what it reaches is scrolled to
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    viewport()->setAutoFillBackground(false);
    rebuild();
}

void FileChoices::setFiles(const QVector<DomainFile>& files, bool areSettled)
{
    m_files = files;
    m_areSettled = areSettled;
    rebuild();
}

QVector<DomainFile> FileChoices::ticked() const
{
    QVector<DomainFile> result;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes.at(i)->isChecked() && m_files.at(i).mayBeDeleted) {
            result.append(m_files.at(i));
        }
    }
    return result;
}

QSize FileChoices::sizeHint() const
{
    const QSize hint = widget()->sizeHint();
    return {hint.width(), qMin(hint.height(), tallest())};
}

QSize FileChoices::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width(), qMin(widget()->sizeHint().height(), fontMetrics().lineSpacing() * 11)};
}

bool FileChoices::hasHeightForWidth() const
{
    return true;
}

int FileChoices::heightForWidth(int width) const
{
    const QLayout* rows = widget()->layout();
    const int wanted = rows->hasHeightForWidth() ? rows->totalHeightForWidth(width) : widget()->sizeHint().height();
    return qMin(wanted, tallest());
}

void FileChoices::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
    }
}

void FileChoices::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    // The scroll area gives its widget no less than the least height, which for wrapped text is that of the widest one.
    widget()->setMinimumHeight(qMax(0, widget()->layout()->totalHeightForWidth(viewport()->width())));
}

void FileChoices::rebuild()
{
    m_boxes.clear();
    auto* holder = new QWidget;
    auto* rows = new QVBoxLayout(holder);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::gap(this) / 2);
    for (const DomainFile& file : std::as_const(m_files)) {
        rows->addWidget(row(file, holder));
    }
    setWidget(holder); // deletes the one before
    holder->setAutoFillBackground(false); // the bar's colour shines through
    updateGeometry();
}

QWidget* FileChoices::row(const DomainFile& file, QWidget* parent)
{
    auto* row = new QWidget(parent);
    auto* lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    const QString size = file.size.isZero() ? QString() : file.size.toString(locale());
    auto* box = new PathCheckBox(file.path, row);
    box->setObjectName(QStringLiteral("deleteFile%1").arg(m_boxes.size()));
    box->setEnabled(file.mayBeDeleted && !m_areSettled);
    box->setChecked(file.mayBeDeleted && m_areSettled);
    QPalette colors = box->palette(); // what stays is still to be read
    colors.setColor(QPalette::Disabled, QPalette::WindowText, colors.color(QPalette::PlaceholderText));
    box->setPalette(colors);
    box->setAccessibleName(
        size.isEmpty() ? tr("Delete the file %1").arg(file.path) : tr("Delete the file %1 (%2)").arg(file.path, size));
    connect(box, &QCheckBox::toggled, this, &FileChoices::changed);
    m_boxes.append(box);
    lines->addWidget(box);

    QStringList notes;
    if (!size.isEmpty()) {
        notes << size;
    }
    if (!file.mayBeDeleted) {
        //: Of a file: it is not deleted. %1 is a sentence with the reason
        notes << (file.reason.isEmpty() ? tr("Stays.") : tr("Stays: %1").arg(file.reason));
    } else {
        if (m_areSettled) {
            //: Of a file, where another "Stays."
            notes << tr("Is deleted.");
        }
        if (!file.reason.isEmpty()) {
            notes << file.reason;
        }
    }
    if (notes.isEmpty()) {
        return row;
    }
    auto* note = new QLabel(notes.join(QStringLiteral(" · ")), row);
    note->setObjectName(QStringLiteral("fileNote%1").arg(m_boxes.size() - 1));
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setIndent(0);
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setContentsMargins(box->textIndent(), 0, 0, 0);
    box->setAccessibleDescription(note->text());
    lines->addWidget(note);
    return row;
}

int FileChoices::tallest() const
{
    // So much of a long list that one sees there is more; a short one may need more lines for its reasons.
    const int line = fontMetrics().lineSpacing();
    const int lines = m_files.size() > mostRows ? 2 : 5;
    const int rows = m_files.size() > mostRows ? 6 : static_cast<int>(mostRows);
    return rows * (line * lines + theme::gap(this) / 2) + line;
}

} // namespace domus
