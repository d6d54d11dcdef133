// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journalwindow.h"

#include "app/core/textfold.h"
#include "app/services/journal/journal.h"
#include "app/services/journal/undodesk.h"
#include "app/services/task.h"
#include "ui/journal/journalmodel.h"
#include "ui/widgets/commandline.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/theme.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QStandardPaths>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace domus {

/// Each word anywhere in the entry.
class JournalFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setText(const QString& text)
    {
        m_words = fold(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const QString text = sourceModel()->index(row, 0, parent).data(JournalModel::SearchRole).toString();
        return std::all_of(
            m_words.cbegin(), m_words.cend(), [&text](const QString& word) { return text.contains(word); });
    }

private:
    QStringList m_words;
};

JournalWindow::JournalWindow(Journal& journal, UndoDesk* desk, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_journal(journal)
    , m_desk(desk)
    , m_model(new JournalModel(this))
    , m_shown(new JournalFilter(this))
    , m_find(new QLineEdit(this))
    , m_list(new QTreeView(this))
    , m_message(new InlineMessage(InlineMessage::Kind::Information, this))
    , m_detail(new QLabel(this))
    , m_command(new CommandLine(this))
    , m_undo(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_forget(new QPushButton(this))
{
    setObjectName(QStringLiteral("journalWindow"));
    m_find->setObjectName(QStringLiteral("journalFind"));
    m_find->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("journalList"));
    m_message->setObjectName(QStringLiteral("journalMessage"));
    m_message->hide();
    m_detail->setObjectName(QStringLiteral("journalDetail"));
    m_command->setObjectName(QStringLiteral("journalCommand"));
    m_undo->setObjectName(QStringLiteral("journalUndo"));
    m_save->setObjectName(QStringLiteral("journalSave"));
    m_forget->setObjectName(QStringLiteral("journalForget"));
    build();
    retranslate();

    connect(m_find, &QLineEdit::textChanged, this, [this](const QString& text) {
        static_cast<JournalFilter*>(m_shown)->setText(text);
        showChosen();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &JournalWindow::showChosen);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &JournalWindow::showChosen);
    connect(m_undo, &QPushButton::clicked, this, &JournalWindow::undoChosen);
    if (m_desk != nullptr) {
        connect(m_desk, &UndoDesk::changed, this, &JournalWindow::showChosen);
    }
    connect(m_save, &QPushButton::clicked, this, &JournalWindow::chooseScript);
    connect(m_forget, &QPushButton::clicked, this, &JournalWindow::askToForget);
    connect(&m_journal, &Journal::written, m_model, &JournalModel::put);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_find, [this] { m_find->setFocus(); });
    connect(new QShortcut(QKeySequence::Cancel, this), &QShortcut::activated, this, &QWidget::close);
    reload();
}

void JournalWindow::build()
{
    m_shown->setSourceModel(m_model);
    m_list->setModel(m_shown);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(JournalModel::TitleColumn, QHeaderView::Stretch);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_save->setIcon(theme::icon(QStringLiteral("save")));
    m_forget->setIcon(theme::icon(QStringLiteral("delete")));

    const int gap = theme::gap(this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_forget);
    buttons->addStretch(1);
    buttons->addWidget(m_undo);
    buttons->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(gap / 2);
    column->addWidget(m_find);
    column->addWidget(m_list, 1);
    column->addWidget(m_message);
    column->addWidget(m_detail);
    column->addWidget(m_command);
    column->addLayout(buttons);
    const QFontMetrics metrics(font());
    resize(metrics.averageCharWidth() * 110, metrics.height() * 32);
    m_find->setFocus();
}

void JournalWindow::reload()
{
    m_journal.read(this, [this](const QVector<JournalEntry>& entries) {
        m_model->setEntries(entries);
        showChosen();
    });
}

QVector<JournalEntry> JournalWindow::chosen() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        rows.reserve(m_shown->rowCount());
        for (int row = 0; row < m_shown->rowCount(); ++row) {
            rows.append(m_shown->index(row, 0));
        }
    }
    QVector<int> places;
    places.reserve(rows.size());
    for (const QModelIndex& row : std::as_const(rows)) {
        places.append(m_shown->mapToSource(row).row());
    }
    std::sort(places.begin(), places.end(), std::greater<>()); // the newest stands in row 0
    QVector<JournalEntry> entries;
    entries.reserve(places.size());
    for (const int place : std::as_const(places)) {
        entries.append(m_model->entryAt(place));
    }
    return entries;
}

void JournalWindow::showChosen()
{
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    QString detail;
    QString command;
    if (rows.size() == 1) {
        const JournalEntry& entry = m_model->entryAt(m_shown->mapToSource(rows.constFirst()).row());
        QStringList lines{entry.error};
        lines += entry.notes;
        if (entry.state == JournalEntry::State::Unknown) {
            lines.append(tr("How it ended is not known: it is still under way, or Domus ended before it did."));
        }
        if (entry.isUndone) {
            lines.append(tr("It was taken back."));
        }
        lines.removeAll(QString());
        detail = lines.join(QLatin1Char('\n'));
        command = entry.command;
    } else if (m_model->rowCount() == 0) {
        detail = tr("Nothing has been done yet. Everything you do to machines is written down here.");
    } else if (m_shown->rowCount() == 0) {
        detail = tr("Nothing in the journal matches.");
    }
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_command->setCommand(command);
    m_command->setVisible(!command.isEmpty());
    showUndo(rows.size() == 1 ? &m_model->entryAt(m_shown->mapToSource(rows.constFirst()).row()) : nullptr);
    m_save->setEnabled(m_shown->rowCount() > 0);
    m_save->setText(rows.isEmpty() ? tr("Save as a script…") : tr("Save the selected as a script…"));
    m_forget->setEnabled(m_model->rowCount() > 0);
}

void JournalWindow::showUndo(const JournalEntry* entry)
{
    const Availability can = entry != nullptr && m_desk != nullptr ? m_desk->can(*entry) : Availability();
    m_undo->setVisible(m_desk != nullptr);
    m_undo->setEnabled(can.isPossible);
    m_undo->setText(entry != nullptr && entry->undo.isRedo ? tr("Redo") : tr("Undo"));
    m_undo->setToolTip(theme::plainToolTip(can.reason));
}

void JournalWindow::undoChosen()
{
    const QVector<JournalEntry> entries = chosen();
    Task* task = m_desk != nullptr && entries.size() == 1 ? m_desk->undo(entries.constFirst()) : nullptr;
    if (task == nullptr) {
        return;
    }
    connect(task, &Task::finished, this, [this, task] {
        if (task->state() != Task::State::Failed) {
            return;
        }
        m_message->removeButtons();
        m_message->setKind(InlineMessage::Kind::Error);
        m_message->setText(task->title());
        m_message->setDetail(errorText(task->error()).all());
        m_message->setClosable(true);
        m_message->show();
    });
}

void JournalWindow::chooseScript()
{
    auto* dialog = new QFileDialog(this, tr("Save as a script"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), tr("Shell scripts (*.sh)"));
    dialog->setObjectName(QStringLiteral("journalSaveDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("sh"));
    dialog->selectFile(QStringLiteral("domus.sh"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &JournalWindow::saveScript);
    dialog->open();
}

void JournalWindow::saveScript(const QString& path)
{
    m_journal.saveScript(path, chosen(), this, [this, path](const Status& status) {
        const QString file = QDir::toNativeSeparators(path);
        m_message->removeButtons();
        m_message->setKind(status ? InlineMessage::Kind::Success : InlineMessage::Kind::Error);
        m_message->setText(status ? tr("The script was written to %1. Read it before you run it.").arg(file)
                                  : tr("The script could not be written to %1.").arg(file));
        m_message->setDetail(status ? QString() : status.error().text);
        m_message->setClosable(true);
        m_message->show();
    });
}

void JournalWindow::askToForget()
{
    m_message->removeButtons();
    m_message->setKind(InlineMessage::Kind::Warning);
    m_message->setText(tr("Forget everything that is written here? The machines stay as they are."));
    m_message->setDetail({});
    m_message->setClosable(true);
    connect(
        m_message->addButton(QStringLiteral("journalForgetYes"), tr("Forget it")), &QPushButton::clicked, this, [this] {
            m_journal.clear(this, [this](const Status& status) {
                m_message->setVisible(!status);
                if (!status) {
                    m_message->removeButtons();
                    m_message->setKind(InlineMessage::Kind::Error);
                    m_message->setText(tr("The journal could not be deleted."));
                    m_message->setDetail(status.error().text);
                }
                reload();
            });
        });
    m_message->show();
}

void JournalWindow::retranslate()
{
    setWindowTitle(tr("Journal"));
    m_find->setPlaceholderText(tr("Find in the journal"));
    m_find->setAccessibleName(tr("Find in the journal"));
    m_list->setAccessibleName(tr("What was done"));
    m_forget->setText(tr("Forget all…"));
    m_command->setAccessibleName(tr("The command that does the same"));
    m_model->retranslate();
    showChosen();
}

void JournalWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace domus

#include "journalwindow.moc"
