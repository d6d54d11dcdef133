// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/selftest/selftestdialog.h"

#include "ui/mainwindow/mainwindow.h"
#include "ui/selftest/windowstage.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFontMetrics>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace domus {

SelfTestDialog::SelfTestDialog(HostSession& session, MainWindow& window)
    : QDialog(&window)
    , m_stage(std::make_unique<WindowStage>(window, QString()))
    , m_test(new SelfTest(session, *m_stage, this))
    , m_verdict(
          new QLabel(tr("Making a small virtual machine and using it as you would. It goes away afterwards."), this))
    , m_busy(new QProgressBar(this))
    , m_steps(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("selfTestDialog"));
    setWindowTitle(tr("Self-test"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_verdict->setObjectName(QStringLiteral("selfTestVerdict"));
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_busy->setObjectName(QStringLiteral("selfTestBusy"));
    m_busy->setAccessibleName(tr("The self-test is running"));
    m_busy->setRange(0, 0);
    m_steps->setObjectName(QStringLiteral("selfTestSteps"));
    m_steps->setAccessibleName(tr("Steps of the self-test"));
    m_steps->setHeaderLabels({tr("Step"), tr("Seconds")});
    m_steps->setRootIsDecorated(false);
    m_steps->setWordWrap(true);
    m_steps->header()->setStretchLastSection(false);
    m_steps->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_steps->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* buttons = new QDialogButtonBox(this);
    m_close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    m_close->setObjectName(QStringLiteral("selfTestClose"));
    connect(buttons, &QDialogButtonBox::rejected, this, &SelfTestDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->addWidget(m_verdict);
    column->addWidget(m_busy);
    column->addWidget(m_steps, 1);
    column->addWidget(buttons);
    const QFontMetrics metrics(font());
    resize(metrics.averageCharWidth() * 72, metrics.height() * 26);

    window.installEventFilter(this);
    connect(m_test, &SelfTest::stepFinished, this, &SelfTestDialog::add);
    connect(m_test, &SelfTest::finished, this, &SelfTestDialog::end);
}

SelfTestDialog::~SelfTestDialog() = default;

void SelfTestDialog::start()
{
    show();
    m_test->start();
}

void SelfTestDialog::reject()
{
    if (!m_test->isRunning()) {
        QDialog::reject();
        return;
    }
    // What was made goes away first.
    m_closesAtEnd = true;
    m_close->setEnabled(false);
    m_verdict->setText(tr("Taking everything away again. This closes by itself."));
    m_test->stop();
}

bool SelfTestDialog::eventFilter(QObject* object, QEvent* event)
{
    // A second time closes: it may wait for a libvirt that never answers. So does the end of the user's session.
    if (event->type() == QEvent::Close && m_test->isRunning() && !m_closesWindow && !qApp->isSavingSession()) {
        m_closesWindow = true;
        reject();
        event->ignore();
        return true;
    }
    return QDialog::eventFilter(object, event);
}

void SelfTestDialog::add(const SelfTestLine& line)
{
    auto* item = new QTreeWidgetItem(m_steps);
    item->setText(0, line.detail.isEmpty() ? line.title : line.title + QLatin1Char('\n') + line.detail);
    item->setText(1, QLocale().toString(double(line.took.count()) / 1000.0, 'f', 1));
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignTop);
    item->setIcon(0,
        line.passed ? theme::icon(QStringLiteral("success"), theme::Tone::Positive)
                    : theme::icon(QStringLiteral("error"), theme::Tone::Negative));
    m_steps->scrollToItem(item);
}

void SelfTestDialog::end(bool passed)
{
    if (m_closesAtEnd) {
        QDialog::reject();
        if (m_closesWindow) {
            parentWidget()->close();
        }
        return;
    }
    m_busy->hide();
    m_close->setDefault(true);
    m_verdict->setText(
        passed ? tr("This host runs virtual machines.") : tr("Virtual machines do not work here as they should."));
}

} // namespace domus
