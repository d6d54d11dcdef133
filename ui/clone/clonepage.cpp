// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clone/clonepage.h"

#include "app/services/clone/cloneoperation.h"
#include "app/services/hostsession.h"
#include "app/services/operationrunner.h"
#include "ui/create/choicebox.h"
#include "ui/create/disclosure.h"
#include "ui/create/focusorder.h"
#include "ui/create/formgrid.h"
#include "ui/create/wheelguard.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/reviewtabs.h"
#include "ui/widgets/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <chrono>

using namespace std::chrono_literals;

namespace domus {

namespace {

QString wordOf(DiskFate fate)
{
    return QString::number(static_cast<int>(fate));
}

} // namespace

ClonePage::ClonePage(OperationRunner& runner, QWidget* parent)
    : QWidget(parent)
    , m_runner(runner)
    , m_scroll(new QScrollArea(this))
    , m_title(new QLabel(this))
    , m_message(new InlineMessage(InlineMessage::Kind::Error, this))
    , m_form(new FormGrid(this))
    , m_name(new QLineEdit(this))
    , m_names(new QuietLabel(this))
    , m_count(new QSpinBox(this))
    , m_full(new QRadioButton(this))
    , m_linked(new QRadioButton(this))
    , m_fullMeans(new QuietLabel(this))
    , m_linkedMeans(new QuietLabel(this))
    , m_disksTitle(new QLabel(this))
    , m_disks(new FormGrid(this))
    , m_sentencesTitle(new QLabel(this))
    , m_sentences(new QLabel(this))
    , m_review(new Disclosure(QStringLiteral("cloneReview"), this))
    , m_tabs(new ReviewTabs(this))
    , m_cancel(new QPushButton(this))
    , m_clone(new QPushButton(this))
{
    setObjectName(QStringLiteral("clonePage"));
    m_scroll->setObjectName(QStringLiteral("cloneScroll"));
    m_title->setObjectName(QStringLiteral("cloneTitle"));
    m_message->setObjectName(QStringLiteral("cloneMessage"));
    m_name->setObjectName(QStringLiteral("cloneName"));
    m_names->setObjectName(QStringLiteral("cloneNames"));
    m_count->setObjectName(QStringLiteral("cloneCount"));
    m_full->setObjectName(QStringLiteral("cloneFull"));
    m_linked->setObjectName(QStringLiteral("cloneLinked"));
    m_sentences->setObjectName(QStringLiteral("cloneSentences"));
    m_cancel->setObjectName(QStringLiteral("cloneCancel"));
    m_clone->setObjectName(QStringLiteral("cloneButton"));
    for (QLabel* label : {m_title, m_disksTitle, m_sentencesTitle, m_sentences}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_sentences->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->hide();
    m_count->setRange(1, mostClones);
    m_full->setChecked(true);
    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(200ms);
    connect(&m_askSoon, &QTimer::timeout, this, &ClonePage::ask);
    build();
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_request.name = text;
        replan();
    });
    connect(m_count, &QSpinBox::valueChanged, this, [this](int count) {
        m_request.count = count;
        replan();
    });
    connect(m_linked, &QRadioButton::toggled, this, [this](bool isLinked) {
        m_request.isLinked = isLinked;
        replan();
    });
    connect(m_cancel, &QPushButton::clicked, this, &ClonePage::closed);
    connect(m_clone, &QPushButton::clicked, this, &ClonePage::clone);
    connect(m_name, &QLineEdit::returnPressed, m_clone, &QPushButton::click);
    retranslate();
}

void ClonePage::build()
{
    const int gap = theme::gap(this);
    m_title->setFont(theme::headingFont(this, 1.6));
    for (QLabel* label : {m_disksTitle, m_sentencesTitle}) {
        label->setFont(theme::headingFont(this, 1.1));
    }
    auto* content = new QWidget(m_scroll);
    // A column that reads well, however wide the window is.
    auto* text = new QWidget(content);
    text->setMaximumWidth(theme::readableWidth(this) * 6 / 5);
    auto* sides = new QHBoxLayout(content);
    sides->setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2);
    sides->addWidget(text, 1000);
    sides->addStretch(1);
    m_column = new QVBoxLayout(text);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(gap);
    buildForm();
    m_review->setContent(m_tabs);
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_title, m_message, m_form, m_disksTitle, m_disks, m_sentencesTitle, m_sentences, m_review, m_tabs}) {
        m_column->addWidget(widget);
    }
    m_column->addStretch(1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_scroll, 1);
    all->addWidget(buildFooter());
}

void ClonePage::buildForm()
{
    const int gap = theme::gap(this);
    auto* nameCell = new QWidget(m_form);
    auto* cell = new QVBoxLayout(nameCell);
    cell->setContentsMargins(0, 0, 0, 0);
    cell->setSpacing(gap / 3);
    cell->addWidget(m_name);
    cell->addWidget(m_names);
    m_nameLabel = m_form->addRow(nameCell, m_name);
    auto* countCell = new QWidget(m_form);
    auto* row = new QHBoxLayout(countCell);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_count);
    row->addStretch(1);
    m_countLabel = m_form->addRow(countCell, m_count);
    m_kindLabel = m_form->addRow(buildKind(), m_full);
}

QWidget* ClonePage::buildKind()
{
    const int gap = theme::gap(this);
    auto* holder = new QWidget(m_form);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap / 4);
    auto* group = new QButtonGroup(holder);
    for (const auto& [button, means] : {std::pair(m_full, m_fullMeans), std::pair(m_linked, m_linkedMeans)}) {
        group->addButton(button);
        column->addWidget(button);
        column->addWidget(means);
        column->addSpacing(gap / 4);
    }
    return holder;
}

QWidget* ClonePage::buildFooter()
{
    const int gap = theme::gap(this);
    auto* footer = new QWidget(this);
    auto* line = new QFrame(footer);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(gap * 2, gap, gap * 2, gap);
    row->setSpacing(gap * 2 / 3);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_clone);
    auto* column = new QVBoxLayout(footer);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(line);
    column->addLayout(row);
    m_clone->setDefault(true);
    m_clone->setIcon(theme::icon(QStringLiteral("copy")));
    return footer;
}

void ClonePage::start(HostSession* session, Uuid machine)
{
    if (m_session) {
        disconnect(m_session, nullptr, this, nullptr);
    }
    m_session = session;
    m_uuid = machine;
    m_facts.reset();
    m_failure.reset();
    m_request = {};
    m_plan = {};
    const QSignalBlocker quiet(m_count);
    const QSignalBlocker quietToo(m_linked);
    m_name->clear();
    m_count->setValue(1);
    m_full->setChecked(true);
    m_review->setOpen(false);
    if (session != nullptr) {
        connect(session, &HostSession::inventoryChanged, &m_askSoon, qOverload<>(&QTimer::start));
    }
    show();
    ask();
    m_name->setFocus();
}

DomainKey ClonePage::machine() const
{
    return m_session ? DomainKey{m_session->id(), m_uuid} : DomainKey{};
}

void ClonePage::ask()
{
    if (!m_session || (m_facts && !isVisible())) {
        return; // looked at anew when it is shown
    }
    m_isAsking = true;
    const quint64 revision = ++m_revision;
    m_session->submit<CloneFacts>(
        LaneKind::Slow, this,
        [uri = m_session->uri(), uuid = m_uuid](
            Connection& connection) { return gatherCloneFacts(connection, uri, uuid); },
        [this, revision](Result<CloneFacts> facts) {
            if (revision == m_revision) {
                m_isAsking = false;
                answered(std::move(facts));
            }
        });
}

void ClonePage::answered(Result<CloneFacts> facts)
{
    if (!facts) {
        m_failure = facts.error();
        show();
        return;
    }
    m_failure.reset();
    m_facts = std::move(*facts);
    if (m_request.name.isEmpty()) {
        m_request.name = planClone(m_request, *m_facts).request.name;
        m_name->setText(m_request.name);
        m_name->selectAll();
    }
    replan();
}

void ClonePage::replan()
{
    if (m_facts) {
        m_plan = planClone(m_request, *m_facts);
    }
    show();
}

void ClonePage::show()
{
    QString name = m_plan.source.name;
    if (name.isEmpty() && m_session) {
        const InventoryPtr inventory = m_session->inventory();
        const DomainRecord* record = inventory->domain(m_uuid);
        name = record != nullptr ? record->name : QString();
    }
    m_title->setText(tr("Clone %1").arg(name));
    QStringList problems;
    bool hasError = m_failure.has_value();
    for (const CloneProblem& problem : std::as_const(m_plan.problems)) {
        // A name that is being typed is not yet wrong.
        if (problem.field != CloneProblem::Field::Name || !m_name->text().isEmpty()) {
            problems.append(problem.text);
            hasError = hasError || problem.isError;
        }
    }
    if (m_failure) {
        problems = QStringList{errorText(*m_failure).all()};
    }
    m_message->setKind(hasError ? InlineMessage::Kind::Error : InlineMessage::Kind::Warning);
    m_message->setText(problems.join(QLatin1Char('\n')));
    m_message->setVisible(!problems.isEmpty());
    const QStringList names = m_plan.names();
    m_names->setText(QLocale().createSeparatedList(names));
    m_names->setVisible(names.size() > 1);
    m_linked->setEnabled(m_facts.has_value());
    showDisks();
    QStringList lines;
    lines.reserve(m_plan.sentences.size());
    for (const QString& sentence : std::as_const(m_plan.sentences)) {
        lines.append(QStringLiteral("•  ") % sentence);
    }
    m_sentences->setText(lines.join(QLatin1Char('\n')));
    m_sentencesTitle->setVisible(!lines.isEmpty());
    const QByteArray xml = m_plan.machines.isEmpty() ? QByteArray() : m_plan.machines.constFirst().xml;
    m_tabs->setTexts(m_sentences->text(), QString::fromUtf8(withoutSecrets(xml)), m_plan.command());
    m_clone->setEnabled(!m_request.name.trimmed().isEmpty() && m_plan.canClone() && !m_failure);
    FormGrid::align({m_form, m_disks});
    orderFocusByLayout(this);
    guardWheel(m_scroll->widget());
}

void ClonePage::rebuildDisks()
{
    m_disks->clear();
    m_shownDisks.clear();
    m_diskRows.clear();
    m_shownDisks.reserve(m_plan.disks.size());
    m_diskRows.reserve(m_plan.disks.size());
    for (const CloneDiskPlan& plan : std::as_const(m_plan.disks)) {
        m_shownDisks.append(plan.disk);
        const QString target = plan.disk.xml.targetDevice;
        auto* cell = new QWidget(m_disks);
        auto* choice = new ChoiceBox(QStringLiteral("cloneDisk_") + target, cell);
        auto* text = new QuietLabel(cell);
        text->setObjectName(QStringLiteral("cloneDiskText_") + target);
        auto* column = new QVBoxLayout(cell);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(theme::gap(this) / 4);
        column->addWidget(choice, 0, Qt::AlignLeft);
        column->addWidget(text);
        m_disks->addRow(cell, choice)->setText(target);
        m_diskRows.append({choice, text});
        connect(choice, &ChoiceBox::chosen, this, [this, target](const QString& fate) {
            m_request.fates.insert(target, static_cast<DiskFate>(fate.toInt()));
            replan();
        });
    }
}

void ClonePage::showDisks()
{
    QVector<CloneDisk> disks;
    disks.reserve(m_plan.disks.size());
    for (const CloneDiskPlan& plan : std::as_const(m_plan.disks)) {
        disks.append(plan.disk);
    }
    if (disks != m_shownDisks) {
        rebuildDisks();
    }
    m_disksTitle->setVisible(!disks.isEmpty());
    m_disks->setVisible(!disks.isEmpty());
    for (qsizetype row = 0; row < m_plan.disks.size(); ++row) {
        const CloneDiskPlan& plan = m_plan.disks.at(row);
        const auto& [choice, label] = m_diskRows.at(row);
        ChoiceBox::Choices choices;
        choices.reserve(plan.choices.size());
        for (const DiskFate fate : plan.choices) {
            const QString word = fate == DiskFate::Copy ? (m_request.isLinked ? tr("Build upon it") : tr("Copy"))
                : fate == DiskFate::Share               ? tr("Share")
                : fate == DiskFate::LeaveOut            ? tr("Leave out")
                                                        : tr("Please choose");
            choices.append({wordOf(fate), word});
        }
        choice->setChoices(choices, wordOf(plan.fate));
        //: %1 is a disk: "vda"
        choice->setAccessibleName(tr("What becomes of %1").arg(plan.disk.xml.targetDevice));
        QString text = plan.text;
        if (plan.disk.volume) {
            //: Sizes of a disk, and a sentence about it
            text = tr("%1, %2 of it used. %3")
                       .arg(plan.disk.volume->capacity.toString(), plan.disk.volume->allocation.toString(), plan.text);
        }
        label->setText(text);
    }
}

void ClonePage::clone()
{
    if (!m_session || !m_plan.canClone()) {
        return;
    }
    QVector<Task*> tasks;
    tasks.reserve(m_plan.machines.size());
    for (int index = 0; index < m_plan.machines.size(); ++index) {
        tasks.append(m_runner.start(cloneDomainOperation(*m_session, m_plan, index)));
    }
    Q_EMIT started(tasks);
    Q_EMIT closed();
}

void ClonePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        replan(); // its sentences are words, too
    }
    QWidget::changeEvent(event);
}

void ClonePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_facts) {
        m_askSoon.start();
    }
}

void ClonePage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ClonePage::retranslate()
{
    setAccessibleName(tr("Clone a virtual machine"));
    m_nameLabel->setText(tr("&Name"));
    m_name->setAccessibleName(tr("Name of the clone"));
    m_countLabel->setText(tr("Ho&w many"));
    m_count->setAccessibleName(tr("How many clones"));
    //: Whether a clone is full or linked
    m_kindLabel->setText(tr("Kind"));
    m_full->setText(tr("F&ull clone"));
    m_fullMeans->setText(tr("Its disks are copied. It takes as much room and time as they do, and needs nothing of the "
                            "original afterwards."));
    m_linked->setText(tr("&Linked clone"));
    m_linkedMeans->setText(
        tr("There at once and small: it builds upon the original's disks. The original is kept as the "
           "base and cannot be started meanwhile."));
    m_disksTitle->setText(tr("Disks"));
    m_sentencesTitle->setText(tr("What will happen"));
    m_review->setText(tr("&Review"));
    m_review->setAccessibleDescription(tr("All that will happen, the XML, and the command that does the same"));
    m_cancel->setText(tr("Cancel"));
    m_clone->setText(tr("&Clone"));
}

} // namespace domus
