// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/createfooter.h"

#include "app/services/hostsession.h"
#include "ui/create/createcontroller.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace domus {

namespace {

constexpr int barSteps = 1000;

} // namespace

CreateFooter::CreateFooter(CreateController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_message(new InlineMessage(InlineMessage::Kind::Error, this))
    , m_startNow(new QCheckBox(this))
    , m_step(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
    , m_close(new QPushButton(this))
    , m_create(new QPushButton(this))
{
    setObjectName(QStringLiteral("createFooter"));
    m_message->setObjectName(QStringLiteral("createMessage"));
    m_message->hide();
    m_startNow->setObjectName(QStringLiteral("startNow"));
    m_step->setObjectName(QStringLiteral("createStep"));
    m_step->setTextFormat(Qt::PlainText);
    m_progress->setObjectName(QStringLiteral("createProgress"));
    m_progress->setTextVisible(false); // the step stands beside it
    m_cancel->setObjectName(QStringLiteral("createCancel"));
    m_close->setObjectName(QStringLiteral("createClose"));
    m_create->setObjectName(QStringLiteral("createButton"));
    m_create->setDefault(true);
    m_create->setIcon(theme::icon(QStringLiteral("machine-new")));

    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    const int gap = theme::gap(this);
    auto* row = new QHBoxLayout;
    row->setSpacing(gap * 2 / 3);
    row->addWidget(m_startNow);
    row->addWidget(m_step);
    row->addWidget(m_progress, 1);
    row->addStretch(0);
    row->addWidget(m_cancel);
    row->addWidget(m_close);
    row->addWidget(m_create);
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(gap * 2, gap, gap * 2, gap);
    inner->setSpacing(gap);
    inner->addWidget(m_message);
    inner->addLayout(row);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(line);
    column->addLayout(inner);

    connect(m_startNow, &QCheckBox::clicked, this,
        [this](bool on) { m_controller.edit([&](CreateRequest& request) { request.startNow = on; }); });
    connect(m_create, &QPushButton::clicked, &m_controller, &CreateController::create);
    connect(m_cancel, &QPushButton::clicked, &m_controller, &CreateController::cancel);
    connect(m_close, &QPushButton::clicked, this, &CreateFooter::askToClose);
    connect(&m_controller, &CreateController::progressChanged, this, &CreateFooter::refreshProgress);
    retranslate();
}

void CreateFooter::askToClose()
{
    if (m_controller.stage() != CreateController::Stage::Choosing) {
        return;
    }
    if (!m_controller.hasChanges() || m_isAsking) {
        m_isAsking = false;
        Q_EMIT closeWanted();
        return;
    }
    m_isAsking = true;
    showMessage();
    if (auto* stay = m_message->findChild<QPushButton*>(QStringLiteral("stayButton"))) {
        stay->setFocus();
    }
}

void CreateFooter::refresh()
{
    if (!m_controller.hasChanges()) {
        m_isAsking = false;
    }
    const auto stage = m_controller.stage();
    const bool isChoosing = stage == CreateController::Stage::Choosing;
    m_startNow->setVisible(isChoosing && m_controller.hasSource());
    m_startNow->setChecked(m_controller.request().startNow);
    m_close->setVisible(isChoosing);
    m_cancel->setVisible(!isChoosing);
    m_create->setVisible(isChoosing);
    m_create->setEnabled(m_controller.canCreate());
    m_step->setVisible(!isChoosing || m_controller.isInspecting());
    m_progress->setVisible(!isChoosing);
    refreshProgress();
    showMessage();
}

void CreateFooter::refreshProgress()
{
    const Task* task = m_controller.task();
    switch (m_controller.stage()) {
    case CreateController::Stage::Choosing:
        m_step->setText(m_controller.isInspecting() ? tr("Looking at the file…") : QString());
        return;
    case CreateController::Stage::Checking:
        m_step->setText(tr("Checking once more…"));
        m_progress->setRange(0, 0);
        m_cancel->setEnabled(true);
        return;
    case CreateController::Stage::Creating:
        break;
    }
    if (task == nullptr) {
        return;
    }
    const Progress& progress = task->progress();
    m_step->setText(progress.step.isEmpty() ? tr("Creating the machine…") : progress.step);
    m_progress->setRange(0, progress.part ? barSteps : 0);
    if (progress.part) {
        m_progress->setValue(static_cast<int>(std::lround(*progress.part * barSteps)));
    }
    m_cancel->setEnabled(task->canCancel());
}

CreateFooter::Message CreateFooter::message() const
{
    const HostSession* session = m_controller.session();
    const auto say = [](const Error& error, const QString& before = {}) {
        const ErrorText words = errorText(error);
        QStringList detail{before.isEmpty() ? QString() : words.sentence, words.advice, words.original};
        detail.removeAll(QString());
        return Message{
            InlineMessage::Kind::Error, before.isEmpty() ? words.sentence : before, detail.join(QLatin1Char('\n'))};
    };
    if (m_isAsking) {
        return {InlineMessage::Kind::Warning, tr("Close this page and lose what you chose?"), {}};
    }
    if (m_controller.failure()) {
        return say(*m_controller.failure());
    }
    if (session == nullptr) {
        return {InlineMessage::Kind::Warning, tr("There is no open connection to make a machine on."), {}};
    }
    if (session->state() == SessionState::Connecting) {
        return {InlineMessage::Kind::Information, tr("Connecting to %1…").arg(session->displayName()), {}};
    }
    if (session->state() != SessionState::Open) {
        const QString text = tr("There is no open connection to make a machine on.");
        Message closed = session->error().text.isEmpty() ? Message{} : say(session->error(), text);
        closed.kind = InlineMessage::Kind::Warning;
        closed.text = text;
        return closed;
    }
    if (m_controller.hostError() && m_controller.hostError()->kind == ErrorKind::Unsupported) {
        return {InlineMessage::Kind::Warning, m_controller.hostError()->text, {}}; // another hypervisor than QEMU
    }
    if (m_controller.hostError()) {
        return say(*m_controller.hostError(), tr("%1 could not be asked what it can do.").arg(session->displayName()));
    }
    return {};
}

void CreateFooter::showMessage()
{
    const Message message = this->message();
    if (message == m_shown && m_isAsking == m_buttonsShown) {
        return; // a button may be under the mouse, or have the focus
    }
    m_shown = message;
    m_buttonsShown = m_isAsking;
    m_message->removeButtons();
    if (message.text.isEmpty()) {
        m_message->hide();
        return;
    }
    m_message->setKind(message.kind);
    m_message->setText(message.text);
    m_message->setDetail(message.detail);
    if (m_isAsking) {
        auto* stay = m_message->addButton(QStringLiteral("stayButton"), tr("Stay"));
        auto* leave = m_message->addButton(QStringLiteral("leaveButton"), tr("Close"));
        connect(stay, &QPushButton::clicked, this, [this] {
            m_isAsking = false;
            showMessage();
        });
        connect(leave, &QPushButton::clicked, this, &CreateFooter::askToClose);
    }
    m_message->show(); // after its buttons, so that they are there at once
}

void CreateFooter::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

void CreateFooter::retranslate()
{
    m_startNow->setText(tr("Start it right away"));
    //: Button that makes the virtual machine
    m_create->setText(tr("&Create"));
    m_create->setToolTip(tr("Create the virtual machine (Ctrl+Enter)"));
    m_close->setText(tr("Clo&se"));
    m_cancel->setText(tr("Cancel"));
    m_progress->setAccessibleName(tr("Progress of creating the machine"));
}

} // namespace domus
