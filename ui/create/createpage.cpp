// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/createpage.h"

#include "app/services/connectionlist.h"
#include "ui/create/choicebox.h"
#include "ui/create/createcontroller.h"
#include "ui/create/createfooter.h"
#include "ui/create/disclosure.h"
#include "ui/create/filereachrow.h"
#include "ui/create/focusorder.h"
#include "ui/create/formgrid.h"
#include "ui/create/morepane.h"
#include "ui/create/ospicker.h"
#include "ui/create/problemlist.h"
#include "ui/create/reviewpane.h"
#include "ui/create/sentencelist.h"
#include "ui/create/sourcepane.h"
#include "ui/create/wheelguard.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tintedframe.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace domus {

class CreatePage::Private
{
public:
    Private(CreateServices given, CreatePage* page);

    void buildTop();
    void buildDetails();
    void buildFolds();
    void connectAll();
    void refresh();
    void refreshConnections();
    void retranslate();
    void showDropHint(bool show);

    CreatePage* q;
    CreateServices services;
    CreateController controller;
    QScrollArea* scroll;
    QWidget* content;
    QVBoxLayout* column = nullptr;
    QLabel* title = nullptr;
    FormGrid* hostForm = nullptr;
    ChoiceBox* host = nullptr;
    QLabel* hostLabel = nullptr;
    SourcePane* source = nullptr;
    FormGrid* details = nullptr;
    OsPicker* os = nullptr;
    QLabel* osLabel = nullptr;
    QWidget* nameCell = nullptr;
    QLineEdit* name = nullptr;
    QLabel* nameLabel = nullptr;
    ProblemList* nameProblems = nullptr;
    FileReachRow* reach = nullptr;
    QLabel* reachLabel = nullptr;
    SentenceList* sentences = nullptr;
    Disclosure* more = nullptr;
    MorePane* morePane = nullptr;
    Disclosure* review = nullptr;
    ReviewPane* reviewPane = nullptr;
    CreateFooter* footer = nullptr;
    TintedFrame* dropHint = nullptr;
    QLabel* dropText = nullptr;
};

CreatePage::Private::Private(CreateServices given, CreatePage* page)
    : q(page)
    , services(given)
    , controller(std::move(given))
    , scroll(new QScrollArea(page))
    , content(new QWidget(scroll))
{
    const int gap = theme::gap(page);
    scroll->setObjectName(QStringLiteral("createScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    // A column that reads well, however wide the window is.
    auto* text = new QWidget(content);
    text->setMaximumWidth(theme::readableWidth(page) * 6 / 5);
    auto* sides = new QHBoxLayout(content);
    sides->setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2);
    sides->addWidget(text, 1000);
    sides->addStretch(1);
    column = new QVBoxLayout(text);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap * 3 / 2);
    buildTop();
    buildDetails();
    buildFolds();
    column->addStretch(1);
    scroll->setWidget(content);

    footer = new CreateFooter(controller, page);
    auto* all = new QVBoxLayout(page);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(scroll, 1);
    all->addWidget(footer);

    dropHint = new TintedFrame(theme::Tone::Accent, page);
    dropHint->hide();
    dropHint->setAttribute(Qt::WA_TransparentForMouseEvents);
    dropText = new QLabel(dropHint);
    dropText->setFont(theme::headingFont(page));
    dropText->setAlignment(Qt::AlignCenter);
    auto* hintLayout = new QVBoxLayout(dropHint);
    hintLayout->addWidget(dropText);
    connectAll();
}

void CreatePage::Private::buildTop()
{
    title = new QLabel(content);
    title->setObjectName(QStringLiteral("createTitle"));
    title->setFont(theme::headingFont(q, 1.6));
    column->addWidget(title);
    hostForm = new FormGrid(content);
    host = new ChoiceBox(QStringLiteral("createHost"), hostForm);
    hostLabel = hostForm->addRow(host);
    hostForm->hide();
    column->addWidget(hostForm);
    source = new SourcePane(controller, content);
    column->addWidget(source);
}

void CreatePage::Private::buildDetails()
{
    details = new FormGrid(content);
    details->setObjectName(QStringLiteral("createDetails"));
    os = new OsPicker(controller, details);
    osLabel = details->addRow(os, os->findChild<QWidget*>(QStringLiteral("osChange")));
    nameCell = new QWidget(details);
    name = new QLineEdit(nameCell);
    name->setObjectName(QStringLiteral("machineName"));
    nameProblems = new ProblemList(QStringLiteral("problem_name"), nameCell);
    auto* cell = new QVBoxLayout(nameCell);
    cell->setContentsMargins(0, 0, 0, 0);
    cell->setSpacing(theme::gap(q) / 3);
    cell->addWidget(name);
    cell->addWidget(nameProblems);
    nameLabel = details->addRow(nameCell, name);
    reach = new FileReachRow(controller, details);
    reachLabel = details->addRow(reach);
    column->addWidget(details);
    sentences = new SentenceList(content);
    column->addWidget(sentences);
}

void CreatePage::Private::buildFolds()
{
    more = new Disclosure(QStringLiteral("moreButton"), content);
    morePane = new MorePane(controller, content);
    more->setContent(morePane);
    column->addWidget(more);
    column->addWidget(morePane);
    review = new Disclosure(QStringLiteral("reviewButton"), content);
    reviewPane = new ReviewPane(controller, content);
    review->setContent(reviewPane);
    column->addWidget(review);
    column->addWidget(reviewPane);
}

void CreatePage::Private::connectAll()
{
    connect(&controller, &CreateController::changed, q, [this] { refresh(); });
    connect(&controller, &CreateController::connectionChanged, q, [this] {
        refreshConnections();
        footer->refresh();
    });
    connect(&controller, &CreateController::sourcesChanged, source, &SourcePane::refreshSources);
    connect(&controller, &CreateController::started, q, &CreatePage::started);
    connect(&controller, &CreateController::finished, q, &CreatePage::finished);
    connect(services.connections, &ConnectionList::sessionChanged, q, [this] { refreshConnections(); });
    connect(services.connections, &ConnectionList::sessionAdded, q, [this] { refreshConnections(); });
    // Queued: the list still holds the session while it tells that it goes.
    connect(
        services.connections, &ConnectionList::sessionAboutToBeRemoved, q, [this] { refreshConnections(); },
        Qt::QueuedConnection);
    connect(host, &ChoiceBox::chosen, q, [this](const QString& id) { controller.setConnection(ConnectionId{id}); });
    connect(name, &QLineEdit::textEdited, q,
        [this](const QString& text) { controller.edit([&](CreateRequest& request) { request.name = text; }); });
    connect(nameProblems, &ProblemList::cureChosen, &controller, &CreateController::cure);
    connect(sentences, &SentenceList::cureChosen, &controller, &CreateController::cure);
    connect(reach, &FileReachRow::sessionWanted, q, [this] { controller.useOwnSession(); });
    connect(more, &Disclosure::toggled, q, [this] { refresh(); });
    connect(review, &Disclosure::toggled, q, [this] { refresh(); });
    connect(footer, &CreateFooter::closeWanted, q, &CreatePage::closed);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), q);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, &controller, &CreateController::create);
    }
}

void CreatePage::Private::refresh()
{
    if (controller.isPlanning()) {
        return; // the plan is made in the next turn, and comes with another changed()
    }
    const bool hasSource = controller.hasSource();
    const CreateDomainPlan& plan = controller.plan();
    source->refresh();
    os->refresh();
    const QString wanted = controller.request().name.value_or(plan.resolved.name.value_or(QString()));
    if (name->text() != wanted) {
        name->setText(wanted);
    }
    nameProblems->setProblems(plan.problemsOf(CreateField::Name));
    reach->refresh();
    details->setRowVisible(reach, reach->isNeeded());
    details->setVisible(hasSource);
    sentences->setPlan(plan, !more->isOpen());
    sentences->setVisible(hasSource);
    for (Disclosure* fold : {more, review}) {
        fold->setAvailable(hasSource);
    }
    morePane->refresh();
    reviewPane->refresh();
    content->setEnabled(controller.stage() == CreateController::Stage::Choosing);
    footer->refresh();
    FormGrid::align({hostForm, source->form(), details, sentences, morePane->form()});
    orderFocusByLayout(q);
    guardWheel(content);
}

void CreatePage::Private::refreshConnections()
{
    ChoiceBox::Choices hosts;
    const QVector<HostSession*> sessions = controller.openSessions();
    hosts.reserve(sessions.size() + 1);
    for (const HostSession* session : sessions) {
        hosts.append({session->id().value, session->displayName()});
    }
    hostForm->setVisible(hosts.size() > 1);
    const HostSession* current = controller.session();
    if (current != nullptr) {
        const std::pair<QString, QString> own{current->id().value, current->displayName()};
        if (!hosts.contains(own)) {
            hosts.append(own);
        }
        host->setChoices(hosts, own.first);
    }
}

void CreatePage::Private::retranslate()
{
    title->setText(tr("New virtual machine"));
    //: The connection that a new machine is made on
    hostLabel->setText(tr("Host"));
    host->setAccessibleName(tr("Host to make the machine on"));
    //: The operating system
    osLabel->setText(tr("S&ystem"));
    nameLabel->setText(tr("&Name"));
    name->setAccessibleName(tr("Name of the machine"));
    reachLabel->setText(fieldTitle(CreateField::Files));
    more->setText(tr("M&ore"));
    more->setAccessibleDescription(tr("Processors, memory, disks, network, firmware, display"));
    review->setText(tr("&Review"));
    review->setAccessibleDescription(tr("All that will happen, the XML, and the command that does the same"));
    dropText->setText(tr("Drop to start a machine from this file"));
    q->setAccessibleName(title->text());
}

void CreatePage::Private::showDropHint(bool show)
{
    dropHint->setGeometry(q->rect());
    dropHint->setVisible(show);
    dropHint->raise();
}

CreatePage::CreatePage(CreateServices services, QWidget* parent)
    : QWidget(parent)
    , m_d(std::make_unique<Private>(std::move(services), this))
{
    setObjectName(QStringLiteral("createPage"));
    setAcceptDrops(true);
    m_d->retranslate();
    m_d->refresh();
}

CreatePage::~CreatePage() = default;

void CreatePage::start(const ConnectionId& connection, const QString& path)
{
    m_d->more->setOpen(false);
    m_d->review->setOpen(false);
    m_d->scroll->ensureVisible(0, 0);
    m_d->controller.start(connection);
    if (!path.isEmpty()) {
        useFile(path);
    } else {
        m_d->source->focusFirst();
    }
}

void CreatePage::useFile(const QString& path)
{
    if (m_d->controller.stage() != CreateController::Stage::Choosing) {
        return;
    }
    m_d->source->forgetChange();
    m_d->controller.useFile(path, CreateController::FileOf::ThisComputer);
    m_d->footer->createButton()->setFocus();
}

QString CreatePage::fileOf(const QMimeData* data)
{
    if (data == nullptr || !data->hasUrls()) {
        return {};
    }
    // Not looked at here: it may lie on a disk that does not answer. What it is the page finds out by itself.
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile()) {
            return url.toLocalFile();
        }
    }
    return {};
}

bool CreatePage::isSettled() const
{
    const CreateController& controller = m_d->controller;
    return !controller.isInspecting() && !controller.isPlanning() && !controller.isSearching()
        && (controller.facts() || controller.hostError());
}

bool CreatePage::hasChanges() const
{
    return m_d->controller.hasChanges();
}

void CreatePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_d->retranslate();
        m_d->controller.planAgain(); // its sentences are words, too
    }
    QWidget::changeEvent(event);
}

void CreatePage::dragEnterEvent(QDragEnterEvent* event)
{
    if (acceptsFile(event->mimeData())) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
        m_d->showDropHint(true);
    }
}

void CreatePage::dragLeaveEvent(QDragLeaveEvent* /*event*/)
{
    m_d->showDropHint(false);
}

void CreatePage::dropEvent(QDropEvent* event)
{
    m_d->showDropHint(false);
    const QString file = fileOf(event->mimeData());
    if (!file.isEmpty()) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
        useFile(file);
    }
}

void CreatePage::focusInEvent(QFocusEvent* /*event*/)
{
    // The page as such takes no keys: whoever gives it the focus means the next thing to do on it.
    if (m_d->footer->createButton()->isEnabled()) {
        m_d->footer->createButton()->setFocus();
    } else {
        m_d->source->focusFirst();
    }
}

void CreatePage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (m_d->os->closeChoice()) {
            return; // it leaves the editor first
        }
        m_d->footer->askToClose();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace domus
