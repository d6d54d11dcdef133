// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/sourcepane.h"

#include "app/services/hostsession.h"
#include "ui/create/createcontroller.h"
#include "ui/create/filefield.h"
#include "ui/create/formgrid.h"
#include "ui/create/problemlist.h"
#include "ui/create/sourcelist.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tintedframe.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace domus {

SourcePane::SourcePane(CreateController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_heading(new QLabel(this))
    , m_kinds(new QButtonGroup(this))
    , m_isoButton(new QToolButton(this))
    , m_diskButton(new QToolButton(this))
    , m_kernelButton(new QToolButton(this))
    , m_chooser(new QWidget(this))
    , m_list(new SourceList(m_chooser))
    , m_hint(new QuietLabel(m_chooser))
    , m_file(new FileField(QStringLiteral("source"), m_chooser))
    , m_kernelForm(new FormGrid(this))
    , m_kernel(new FileField(QStringLiteral("kernel"), m_kernelForm))
    , m_initrd(new FileField(QStringLiteral("initrd"), m_kernelForm))
    , m_arguments(new QLineEdit(m_kernelForm))
    , m_card(new TintedFrame(theme::Tone::Muted, this))
    , m_problems(new ProblemList(QStringLiteral("problem_source"), this))
{
    setObjectName(QStringLiteral("sourcePane"));
    m_list->setObjectName(QStringLiteral("sourceList"));
    m_hint->setObjectName(QStringLiteral("sourceHint"));
    m_heading->setFont(theme::headingFont(this, 1.1));
    buildKinds();
    buildKernelForm();
    buildCard();

    const int gap = theme::gap(this);
    auto* kinds = new QHBoxLayout;
    kinds->setSpacing(gap / 2);
    for (QToolButton* button : {m_isoButton, m_diskButton, m_kernelButton}) {
        kinds->addWidget(button);
    }
    kinds->addStretch(1);
    auto* chooser = new QVBoxLayout(m_chooser);
    chooser->setContentsMargins(0, 0, 0, 0);
    chooser->setSpacing(gap * 2 / 3);
    chooser->addWidget(m_list);
    chooser->addWidget(m_hint);
    chooser->addWidget(m_file);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap * 2 / 3);
    column->addWidget(m_heading);
    column->addLayout(kinds);
    column->addWidget(m_card);
    column->addWidget(m_chooser);
    column->addWidget(m_kernelForm);
    column->addWidget(m_problems);

    connect(m_list, &SourceList::chosen, this, [this](const InstallSource& source) {
        m_isChanging = false;
        m_controller.setSource(source);
        arrange();
    });
    connect(m_file, &FileField::pathChosen, this, &SourcePane::choosePath);
    connect(m_problems, &ProblemList::cureChosen, &m_controller, &CreateController::cure);
    retranslate();
    arrange();
}

void SourcePane::buildKinds()
{
    m_isoButton->setObjectName(QStringLiteral("sourceKindIso"));
    m_diskButton->setObjectName(QStringLiteral("sourceKindDisk"));
    m_kernelButton->setObjectName(QStringLiteral("sourceKindKernel"));
    m_isoButton->setIcon(theme::icon(QStringLiteral("disc")));
    m_diskButton->setIcon(theme::icon(QStringLiteral("disk")));
    m_kernelButton->setIcon(theme::icon(QStringLiteral("console")));
    const auto add = [this](QToolButton* button, SourceKind kind) {
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        m_kinds->addButton(button, static_cast<int>(kind));
    };
    add(m_isoButton, SourceKind::Iso);
    add(m_diskButton, SourceKind::DiskImage);
    add(m_kernelButton, SourceKind::Kernel);
    m_isoButton->setChecked(true);
    connect(m_kinds, &QButtonGroup::idClicked, this, [this](int id) { setKind(static_cast<SourceKind>(id)); });
}

void SourcePane::buildKernelForm()
{
    m_kernelForm->setObjectName(QStringLiteral("kernelForm"));
    m_arguments->setObjectName(QStringLiteral("kernelArguments"));
    m_kernelLabel = m_kernelForm->addRow(m_kernel, m_kernel->edit());
    m_initrdLabel = m_kernelForm->addRow(m_initrd, m_initrd->edit());
    m_argumentsLabel = m_kernelForm->addRow(m_arguments);
    connect(m_kernel, &FileField::pathChosen, this, &SourcePane::chooseKernel);
    connect(m_initrd, &FileField::pathChosen, this, &SourcePane::chooseKernel);
    connect(m_arguments, &QLineEdit::textEdited, this, &SourcePane::chooseKernel);
}

void SourcePane::buildCard()
{
    m_card->setObjectName(QStringLiteral("sourceCard"));
    m_cardIcon = new QLabel(m_card);
    m_cardTitle = new QLabel(m_card);
    m_cardTitle->setTextFormat(Qt::PlainText);
    m_cardTitle->setObjectName(QStringLiteral("sourceTitle"));
    m_cardTitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_cardDetail = new QuietLabel(m_card);
    m_cardDetail->setObjectName(QStringLiteral("sourceDetail"));
    m_cardDetail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_change = new QPushButton(m_card);
    m_change->setObjectName(QStringLiteral("sourceChange"));
    m_change->setAutoDefault(false);
    connect(m_change, &QPushButton::clicked, this, [this] {
        m_isChanging = true;
        arrange();
        focusFirst();
    });
    const int gap = theme::gap(this);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(gap / 6);
    texts->addWidget(m_cardTitle);
    texts->addWidget(m_cardDetail);
    auto* row = new QHBoxLayout(m_card);
    row->setContentsMargins(gap, gap * 2 / 3, gap, gap * 2 / 3);
    row->setSpacing(gap);
    row->addWidget(m_cardIcon);
    row->addLayout(texts, 1);
    row->addWidget(m_change);
}

void SourcePane::setKind(SourceKind kind)
{
    m_kind = kind;
    m_isChanging = true;
    if (kind == SourceKind::Kernel) {
        chooseKernel();
    } else if (m_controller.request().source.kind == SourceKind::Kernel) {
        m_controller.clearSource();
    }
    refreshSources();
}

void SourcePane::choosePath(const QString& path)
{
    if (path.isEmpty()) {
        return;
    }
    m_isChanging = false;
    if (m_kind == SourceKind::Iso) {
        m_controller.useFile(path); // a disk image chosen here is taken for what it is
    } else {
        InstallSource source;
        source.kind = m_kind;
        source.path = path;
        m_controller.setSource(source);
    }
    arrange();
}

void SourcePane::chooseKernel()
{
    InstallSource source;
    source.kind = m_kernel->path().isEmpty() ? SourceKind::None : SourceKind::Kernel;
    source.path = m_kernel->path();
    source.initrd = m_initrd->path();
    source.kernelArguments = m_arguments->text();
    if (source.kind == SourceKind::None) {
        source = {};
    }
    m_controller.setSource(source);
}

void SourcePane::refresh()
{
    const InstallSource& source = m_controller.request().source;
    if (source.kind != SourceKind::None && source.kind != m_kind && !m_isChanging) {
        m_kind = source.kind;
        m_kinds->button(static_cast<int>(m_kind))->setChecked(true);
    }
    if (source.kind == SourceKind::None && !m_isChanging && m_kind != SourceKind::Kernel) {
        m_file->edit()->clear();
    }
    if (source.kind == SourceKind::Kernel) {
        m_kernel->setPath(source.path);
        m_initrd->setPath(source.initrd);
        if (m_arguments->text() != source.kernelArguments) {
            m_arguments->setText(source.kernelArguments);
        }
    }
    m_problems->setProblems(
        m_controller.isInspecting() ? QVector<PlanProblem>{} : m_controller.plan().problemsOf(CreateField::Source));
    const bool canBrowse = m_controller.session() == nullptr || m_controller.session()->isLocal();
    for (FileField* field : {m_file, m_kernel, m_initrd}) {
        field->setBrowsable(canBrowse);
    }
    arrange();
}

void SourcePane::refreshSources()
{
    QVector<SourceCandidate> fitting;
    for (const SourceCandidate& candidate : m_controller.sources()) {
        if (candidate.source.kind == m_kind) {
            fitting.append(candidate);
        }
    }
    m_list->setSources(fitting);
    arrange();
}

void SourcePane::focusFirst()
{
    if (m_kind == SourceKind::Kernel) {
        m_kernel->edit()->setFocus();
    } else if (m_list->count() > 0) {
        m_list->setFocus();
    } else {
        QWidget* const browse = m_file->browseButton();
        (browse->isVisibleTo(this) ? browse : m_file->edit())->setFocus();
    }
}

void SourcePane::arrange()
{
    const InstallSource& source = m_controller.request().source;
    const bool isKernel = m_kind == SourceKind::Kernel;
    const bool showsCard = !isKernel && source.kind != SourceKind::None && !m_isChanging;
    m_card->setVisible(showsCard);
    m_chooser->setVisible(!showsCard && !isKernel);
    m_kernelForm->setVisible(isKernel);
    for (QToolButton* button : {m_isoButton, m_diskButton, m_kernelButton}) {
        button->setVisible(!showsCard);
        // Pressed alone is hardly to be seen in a dark scheme.
        QPalette colors = palette();
        if (button->isChecked()) {
            colors.setColor(QPalette::Button, theme::tint(theme::Tone::Accent, palette(), 0.3));
        }
        button->setPalette(colors);
    }
    m_list->setVisible(m_list->count() > 0);

    const bool isIso = m_kind == SourceKind::Iso;
    m_hint->setText(m_list->count() > 0  ? tr("Or choose another file. A file can also be dropped on this page.")
            : m_controller.isSearching() ? tr("Looking for images…")
            : isIso ? tr("No ISO image was found in the storage pools or in your Downloads folder. "
                         "Choose one, or drop it on this page.")
                    : tr("No disk image was found in the storage pools. Choose one, or drop it on this page."));
    if (showsCard) {
        const QFileInfo file(source.path);
        const int side = style()->pixelMetric(QStyle::PM_LargeIconSize, nullptr, this) * 3 / 4;
        const QString icon = source.kind == SourceKind::Iso ? QStringLiteral("disc") : QStringLiteral("disk");
        m_cardIcon->setPixmap(theme::icon(icon, theme::Tone::Accent).pixmap(QSize(side, side), devicePixelRatioF()));
        m_cardTitle->setText(file.fileName());
        m_card->setToolTip(theme::plainToolTip(source.path));
        const ByteSize size = m_controller.facts() ? m_controller.facts()->source.size : ByteSize();
        const QString place = source.pool.isEmpty() ? file.path() : tr("pool %1").arg(source.pool);
        m_cardDetail->setText(
            size.isZero() ? place : QString(size.toString(locale()) % QStringLiteral("  ·  ") % place));
    }
}

void SourcePane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        arrange();
    } else if (event->type() == QEvent::PaletteChange) {
        arrange();
    }
    QWidget::changeEvent(event);
}

void SourcePane::retranslate()
{
    m_heading->setText(tr("Start from"));
    m_isoButton->setText(tr("ISO image"));
    m_diskButton->setText(tr("Disk image"));
    m_kernelButton->setText(tr("Linux kernel"));
    m_isoButton->setToolTip(tr("Install a system, or run a live one, from an ISO image"));
    m_diskButton->setToolTip(tr("A disk that already holds an installed system"));
    m_kernelButton->setToolTip(tr("Boot a kernel and an initial RAM disk directly"));
    m_list->setAccessibleName(tr("Images that were found"));
    m_file->setFieldName(tr("File to start from"));
    m_file->setPlaceholder(tr("Path of an image"));
    m_file->setChooser(
        tr("Choose an image"), {tr("Images (*.iso *.qcow2 *.img *.raw *.vmdk *.vdi *.vhdx)"), tr("All files (*)")});
    m_kernel->setFieldName(tr("Kernel"));
    m_kernel->setChooser(tr("Choose a kernel"), {tr("All files (*)")});
    m_initrd->setFieldName(tr("Initial RAM disk"));
    m_initrd->setPlaceholder(tr("None"));
    m_initrd->setChooser(tr("Choose an initial RAM disk"), {tr("All files (*)")});
    m_kernelLabel->setText(tr("&Kernel"));
    m_initrdLabel->setText(tr("&Initial RAM disk"));
    m_argumentsLabel->setText(tr("Kernel arguments"));
    m_arguments->setPlaceholderText(tr("None"));
    m_change->setText(tr("Change…"));
    m_change->setAccessibleName(tr("Change what the machine starts from"));
}

} // namespace domus
