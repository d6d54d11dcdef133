// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bin/binpage.h"

#include "app/core/settings.h"
#include "app/services/batchplan.h"
#include "app/services/connectionlist.h"
#include "app/services/operationrunner.h"
#include "ui/bin/binmodel.h"
#include "ui/widgets/confirmbar.h"
#include "ui/widgets/emptypage.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace domus {

struct BinPage::Look
{
    int number = 0;
    int open = 0; ///< hosts that have not answered
    QVector<Operation> operations;
    QStringList names;
    QString failure;
};

BinPage::BinPage(BinContents& contents, ConnectionList& connections, OperationRunner& runner, const Settings* settings,
    QWidget* parent)
    : QWidget(parent)
    , m_contents(contents)
    , m_connections(connections)
    , m_runner(runner)
    , m_settings(settings)
    , m_model(new BinModel(this))
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyPage(this))
    , m_emptyClose(m_empty->addButton(QStringLiteral("binEmptyClose")))
    , m_full(new QWidget(this))
    , m_heading(new QLabel(m_full))
    , m_explanation(new QLabel(m_full))
    , m_list(new QTreeView(m_full))
    , m_told(new QLabel(m_full))
    , m_nameRow(new QWidget(m_full))
    , m_nameText(new QLabel(m_nameRow))
    , m_name(new QLineEdit(m_nameRow))
    , m_nameYes(new QPushButton(m_nameRow))
    , m_nameNo(new QPushButton(m_nameRow))
    , m_confirm(new ConfirmBar(m_full))
    , m_restore(new QPushButton(m_full))
    , m_delete(new QPushButton(m_full))
    , m_emptyBin(new QPushButton(m_full))
    , m_close(new QPushButton(m_full))
{
    setObjectName(QStringLiteral("binPage"));
    m_empty->setObjectName(QStringLiteral("binEmptyPage"));
    m_heading->setObjectName(QStringLiteral("binHeading"));
    m_explanation->setObjectName(QStringLiteral("binExplanation"));
    m_list->setObjectName(QStringLiteral("binList"));
    m_told->setObjectName(QStringLiteral("binTold"));
    m_nameRow->setObjectName(QStringLiteral("binNameRow"));
    m_nameText->setObjectName(QStringLiteral("binNameText"));
    m_name->setObjectName(QStringLiteral("binName"));
    m_nameYes->setObjectName(QStringLiteral("binNameYes"));
    m_nameNo->setObjectName(QStringLiteral("binNameNo"));
    m_restore->setObjectName(QStringLiteral("binRestore"));
    m_delete->setObjectName(QStringLiteral("binDelete"));
    m_emptyBin->setObjectName(QStringLiteral("binEmpty"));
    m_close->setObjectName(QStringLiteral("binClose"));
    // Other pages have such a bar, too: names tell them apart.
    m_confirm->setObjectName(QStringLiteral("binConfirmBar"));
    const auto parts = m_confirm->findChildren<QWidget*>(QRegularExpression(QStringLiteral("^confirm")));
    for (QWidget* part : parts) {
        part->setObjectName(QStringLiteral("binC") + part->objectName().mid(1));
    }
    build();
    retranslate();

    connect(&m_contents, &BinContents::changed, this, &BinPage::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        ++m_lastLook; // what was asked was about those selected before
        m_isLooking = false;
        m_confirm->dismiss();
        m_nameRow->hide();
        tell({});
        refreshButtons();
    });
    connect(m_restore, &QPushButton::clicked, this, [this] { restore(selected()); });
    connect(m_delete, &QPushButton::clicked, this, [this] { lookBeforeDeleting(selected()); });
    connect(m_emptyBin, &QPushButton::clicked, this, [this] { lookBeforeDeleting(all()); });
    connect(m_close, &QPushButton::clicked, this, &BinPage::closed);
    connect(m_emptyClose, &QPushButton::clicked, this, &BinPage::closed);
    connect(m_name, &QLineEdit::returnPressed, this, &BinPage::restoreUnderName);
    connect(m_name, &QLineEdit::textChanged, this,
        [this] { m_nameYes->setEnabled(!m_name->text().simplified().isEmpty()); });
    connect(m_nameYes, &QPushButton::clicked, this, &BinPage::restoreUnderName);
    connect(m_nameNo, &QPushButton::clicked, m_nameRow, &QWidget::hide);
    refresh();
}

void BinPage::build()
{
    for (QLabel* label : {m_heading, m_explanation, m_told, m_nameText}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_heading->setFont(theme::headingFont(this));
    m_explanation->setForegroundRole(QPalette::PlaceholderText);
    m_told->hide();
    m_nameRow->hide();
    m_empty->setIcon(QStringLiteral("delete"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setObjectName(QStringLiteral("binHeader"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(BinModel::NameColumn, QHeaderView::Stretch);
    m_list->setMinimumHeight(fontMetrics().lineSpacing() * 6);
    m_restore->setIcon(theme::icon(QStringLiteral("restore")));
    m_delete->setIcon(theme::icon(QStringLiteral("delete")));

    const int gap = theme::gap(this);
    auto* nameLine = new QHBoxLayout;
    nameLine->addWidget(m_name, 1);
    nameLine->addWidget(m_nameNo);
    nameLine->addWidget(m_nameYes);
    auto* name = new QVBoxLayout(m_nameRow);
    name->setContentsMargins(0, 0, 0, 0);
    name->addWidget(m_nameText);
    name->addLayout(nameLine);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_restore);
    buttons->addWidget(m_delete);
    buttons->addWidget(m_emptyBin);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(m_full);
    column->setContentsMargins(gap * 2, gap * 3 / 2, gap * 2, gap);
    column->setSpacing(gap * 2 / 3);
    column->addWidget(m_heading);
    column->addWidget(m_explanation);
    column->addWidget(m_list, 1);
    column->addWidget(m_told);
    column->addWidget(m_nameRow);
    column->addWidget(m_confirm);
    column->addLayout(buttons);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_full);
}

void BinPage::retranslate()
{
    m_heading->setText(tr("Bin"));
    m_empty->setHeading(tr("The bin is empty"));
    m_empty->setText(tr("Virtual machines that you delete wait here, with all their files, until you restore them or "
                        "delete them for good."));
    m_emptyClose->setText(tr("Back to the list"));
    m_list->setAccessibleName(tr("Virtual machines in the bin"));
    m_list->header()->setAccessibleName(tr("Columns"));
    m_name->setAccessibleName(tr("New name of the virtual machine"));
    //: Of a virtual machine in the bin
    m_nameYes->setText(tr("Restore under this name"));
    m_nameNo->setText(tr("Cancel"));
    m_restore->setText(tr("Restore"));
    m_delete->setText(tr("Delete for good…"));
    m_emptyBin->setText(tr("Empty the bin…"));
    m_close->setText(tr("Close"));
    m_model->retranslate();
    refresh();
}

int BinPage::days() const
{
    return m_settings != nullptr ? binsettings::days(*m_settings) : 0;
}

void BinPage::refresh()
{
    const QVector<BinContents::Item> items = m_contents.items();
    const int kept = days();
    m_model->setItems(items, kept);
    m_stack->setCurrentWidget(items.isEmpty() ? static_cast<QWidget*>(m_empty) : m_full);
    m_explanation->setText(kept > 0
            ? tr("These virtual machines keep all their files. After %n day(s) they are deleted for good, with the "
                 "files "
                 "that were ticked when they came.",
                nullptr, kept)
            : tr("These virtual machines keep all their files. They are deleted only by hand, with the files that were "
                 "ticked when they came."));
    if (!m_list->selectionModel()->hasSelection() && !items.isEmpty()) {
        m_list->setCurrentIndex(m_model->index(0, 0));
    }
    refreshButtons();
}

void BinPage::refreshButtons()
{
    const QVector<BinContents::Item> chosen = selected();
    const auto mayChange = [](const BinContents::Item& item) { return !item.isReadOnly; };
    const bool canChange = std::any_of(chosen.cbegin(), chosen.cend(), mayChange);
    m_restore->setEnabled(canChange);
    m_delete->setEnabled(canChange && !m_isLooking);
    const QVector<BinContents::Item> everything = m_contents.items();
    m_emptyBin->setEnabled(std::any_of(everything.cbegin(), everything.cend(), mayChange) && !m_isLooking);
}

QVector<BinContents::Item> BinPage::selected() const
{
    QVector<BinContents::Item> items;
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    items.reserve(rows.size());
    for (const QModelIndex& row : rows) {
        items.append(m_model->itemAt(row.row()));
    }
    return items;
}

QVector<BinContents::Item> BinPage::all() const
{
    QVector<BinContents::Item> items;
    items.reserve(m_model->rowCount());
    for (int row = 0; row < m_model->rowCount(); ++row) {
        items.append(m_model->itemAt(row));
    }
    return items;
}

void BinPage::select(const DomainKey& machine)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->itemAt(row).key == machine) {
            m_list->setCurrentIndex(m_model->index(row, 0));
        }
    }
}

void BinPage::select(const ConnectionId& connection)
{
    m_list->clearSelection();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->itemAt(row).key.connection == connection) {
            m_list->selectionModel()->select(
                m_model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
}

void BinPage::tell(const QString& sentence)
{
    m_told->setText(sentence);
    m_told->setVisible(!sentence.isEmpty());
}

void BinPage::restore(const QVector<BinContents::Item>& items)
{
    m_confirm->dismiss();
    m_nameRow->hide();
    for (const BinContents::Item& item : items) {
        const HostSession* session = m_connections.session(item.key.connection);
        if (session == nullptr || item.isReadOnly) {
            continue;
        }
        const InventoryPtr inventory = session->inventory();
        const DomainRecord* other = inventory->domainByName(item.machine.note.name);
        const bool hasBinName
            = item.machine.record.name == binnote::binName(item.machine.note.name, item.machine.record.uuid);
        if (hasBinName && other != nullptr && other->uuid != item.key.uuid) {
            askForName(item);
        } else {
            restoreOne(item, {});
        }
    }
}

void BinPage::restoreOne(const BinContents::Item& item, const QString& newName)
{
    const HostSession* session = m_connections.session(item.key.connection);
    if (session == nullptr) {
        return;
    }
    const Task* task
        = m_runner.start(restoreFromBinOperation(*session, item.machine.record, item.machine.note, newName));
    connect(task, &Task::finished, this, [this, task, item] {
        if (task->state() == Task::State::Failed && task->error().kind == ErrorKind::AlreadyExists) {
            askForName(item);
        }
    });
}

void BinPage::askForName(const BinContents::Item& item)
{
    m_naming = item.key;
    const QString name = BinModel::nameOf(item);
    m_nameText->setText(
        tr("Another virtual machine is called “%1” by now. Restore this one under another name:").arg(name));
    const HostSession* session = m_connections.session(item.key.connection);
    const InventoryPtr inventory = session != nullptr ? session->inventory() : nullptr;
    QString free = name;
    for (int number = 2; inventory && inventory->domainByName(free) != nullptr; ++number) {
        free = name + QLatin1Char('-') + QString::number(number);
    }
    m_name->setText(free);
    m_nameRow->show();
    m_name->selectAll();
    m_name->setFocus(Qt::OtherFocusReason);
}

void BinPage::restoreUnderName()
{
    const QString name = m_name->text().simplified();
    const QVector<BinContents::Item> items = m_contents.items();
    const auto it
        = std::find_if(items.cbegin(), items.cend(), [this](const auto& item) { return item.key == m_naming; });
    if (name.isEmpty() || it == items.cend()) {
        return;
    }
    m_nameRow->hide();
    restoreOne(*it, name);
}

void BinPage::lookBeforeDeleting(const QVector<BinContents::Item>& items)
{
    m_nameRow->hide();
    auto look = std::make_shared<Look>();
    look->number = ++m_lastLook;
    QHash<ConnectionId, QVector<BinnedMachine>> hosts;
    for (const BinContents::Item& item : items) {
        if (!item.isReadOnly) {
            hosts[item.key.connection].append(item.machine);
        }
    }
    look->open = static_cast<int>(hosts.size());
    if (hosts.isEmpty()) {
        return;
    }
    m_isLooking = true;
    refreshButtons();
    tell(tr("Looking at their files…"));
    for (auto host = hosts.cbegin(); host != hosts.cend(); ++host) {
        HostSession* session = m_connections.session(host.key());
        if (session == nullptr) {
            --look->open;
            continue;
        }
        session->submit<QVector<BinnedMachine>>(
            LaneKind::Slow, this,
            [machines = *host, isLocal = session->isLocal(), uri = session->uri()](
                Connection& connection) { return withFacts(connection, machines, isLocal, uri); },
            [this, look, id = session->id()](const Result<QVector<BinnedMachine>>& machines) {
                --look->open;
                const HostSession* answered = m_connections.session(id);
                if (machines && answered != nullptr) {
                    look->operations += emptyBinOperations(*answered, *machines);
                    for (const BinnedMachine& machine : *machines) { // those that were found, and no other
                        look->names.append(machine.note.name.isEmpty() ? machine.record.name : machine.note.name);
                    }
                } else if (!machines) {
                    look->failure = errorText(machines.error()).sentence;
                }
                if (look->open == 0 && look->number == m_lastLook) {
                    looked(look);
                }
            });
    }
    if (look->open == 0) {
        looked(look); // every connection is gone
    }
}

void BinPage::looked(const std::shared_ptr<Look>& look)
{
    m_isLooking = false;
    refreshButtons();
    //: %1 is a sentence with the reason
    tell(look->failure.isEmpty() ? QString() : tr("The files could not be looked at: %1").arg(look->failure));
    if (look->operations.isEmpty()) {
        return;
    }
    const auto count = static_cast<int>(look->operations.size());
    ConfirmBar::Question question;
    question.areFilesSettled = true;
    int going = 0;
    for (const Operation& operation : std::as_const(look->operations)) {
        for (const FileEffect& effect : operation.preview.files) {
            DomainFile file;
            file.path = effect.path;
            file.size = effect.size;
            file.mayBeDeleted = effect.what == FileEffect::What::Deleted;
            file.reason = effect.reason;
            going += file.mayBeDeleted ? 1 : 0;
            question.files.append(file);
        }
    }
    if (count == 1) {
        question.heading = tr("Delete “%1” for good?").arg(look->names.constFirst());
        question.sentences = look->operations.constFirst().preview.sentences;
    } else {
        question.heading = tr("Delete %n virtual machine(s) for good?", nullptr, count);
        question.sentences
            << batchtext::names(look->names, 12)
            << tr("Their definitions are removed for good, with what their firmware, their emulated TPMs "
                  "and their saved states keep.");
        question.sentences << (going > 0 ? tr("%n file(s) are deleted for good.", nullptr, going)
                                         : tr("No file is deleted."));
    }
    question.sentences << tr("This cannot be taken back.");
    question.yes = tr("Delete for good");
    question.command = [operations = look->operations](const QVector<DomainFile>& /*ticked*/) {
        QStringList commands;
        commands.reserve(operations.size());
        for (const Operation& operation : operations) {
            commands.append(operation.command);
        }
        return commands.join(QLatin1Char('\n'));
    };
    m_confirm->ask(question, [this, operations = look->operations](const QVector<DomainFile>& /*ticked*/) {
        for (const Operation& operation : operations) {
            m_runner.start(operation);
        }
    });
}

void BinPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void BinPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh(); // the days may have been set anew
    m_list->setFocus(Qt::OtherFocusReason);
}

void BinPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (m_nameRow->isVisible()) {
            m_nameRow->hide();
        } else {
            Q_EMIT closed();
        }
        return;
    }
    if (event->key() == Qt::Key_Delete && m_delete->isEnabled()) {
        lookBeforeDeleting(selected());
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace domus
