// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/morepane.h"

#include "app/services/hostsession.h"
#include "ui/create/choicebox.h"
#include "ui/create/createcontroller.h"
#include "ui/create/formgrid.h"
#include "ui/create/problemlist.h"
#include "ui/create/sentencelist.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace domus {

MorePane::MorePane(CreateController& controller, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_form(new FormGrid(this))
{
    setObjectName(QStringLiteral("morePane"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::gap(this));
    column->addWidget(m_form);
    buildProcessors();
    buildMemory();
    buildDevices();
    buildPlatform();
    m_reset = new QPushButton(this);
    m_reset->setObjectName(QStringLiteral("resetChoices"));
    m_reset->setAutoDefault(false);
    connect(m_reset, &QPushButton::clicked, &m_controller, &CreateController::resetChoices);
    column->addWidget(m_reset, 0, Qt::AlignLeft);
    retranslate();
}

ProblemList* MorePane::addProblems(CreateField field)
{
    auto* problems = new ProblemList(QStringLiteral("problem_") % fieldKey(field), m_form);
    m_problems.insert(field, problems);
    connect(problems, &ProblemList::cureChosen, &m_controller, &CreateController::cure);
    return problems;
}

void MorePane::buildProcessors()
{
    auto* field = new QWidget(m_form);
    const auto spin = [field](const QString& name) {
        auto* box = new QSpinBox(field);
        box->setObjectName(name);
        box->setRange(1, 4096);
        box->setFocusPolicy(Qt::StrongFocus);
        return box;
    };
    m_cpus = spin(QStringLiteral("cpus"));
    m_sockets = spin(QStringLiteral("cpuSockets"));
    m_cores = spin(QStringLiteral("cpuCores"));
    m_threads = spin(QStringLiteral("cpuThreads"));
    m_topologyLabel = new QuietLabel(field);
    m_topologyLabel->setWordWrap(false);
    auto* row = new QHBoxLayout;
    const int gap = theme::gap(this);
    row->setSpacing(gap / 2);
    row->addWidget(m_cpus);
    row->addSpacing(gap);
    row->addWidget(m_topologyLabel);
    row->addWidget(m_sockets);
    row->addWidget(m_cores);
    row->addWidget(m_threads);
    row->addStretch(1);
    auto* column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap / 3);
    column->addLayout(row);
    column->addWidget(addProblems(CreateField::Cpu));
    m_cpuLabel = m_form->addRow(field, m_cpus);
    connect(m_cpus, &QSpinBox::valueChanged, this, [this](int cpus) {
        m_controller.edit(
            [&](CreateRequest& request) { request.topology = CpuTopology{.sockets = 1, .cores = cpus, .threads = 1}; });
    });
    for (QSpinBox* box : {m_sockets, m_cores, m_threads}) {
        connect(box, &QSpinBox::valueChanged, this, &MorePane::chooseTopology);
    }
}

void MorePane::buildMemory()
{
    auto* field = new QWidget(m_form);
    m_memory = new QSpinBox(field);
    m_memory->setObjectName(QStringLiteral("memory"));
    m_memory->setRange(0, 64 * 1024 * 1024); // 64 TiB in MiB: the host's own limit is the plan's to tell
    m_memory->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_memory->setGroupSeparatorShown(true);
    m_memory->setFocusPolicy(Qt::StrongFocus);
    m_memorySlider = new QSlider(Qt::Horizontal, field);
    m_memorySlider->setObjectName(QStringLiteral("memorySlider"));
    m_memorySlider->setFocusPolicy(Qt::StrongFocus);
    m_memoryNote = new QuietLabel(field);
    m_memoryNote->setObjectName(QStringLiteral("memoryNote"));
    auto* row = new QHBoxLayout;
    const int gap = theme::gap(this);
    row->setSpacing(gap);
    row->addWidget(m_memory);
    row->addWidget(m_memorySlider, 1);
    auto* column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap / 3);
    column->addLayout(row);
    column->addWidget(m_memoryNote);
    column->addWidget(addProblems(CreateField::Memory));
    m_memoryLabel = m_form->addRow(field, m_memory);
    connect(m_memory, &QSpinBox::valueChanged, this, [this](int mib) { chooseMemory(ByteSize::fromMiB(mib)); });
    connect(m_memorySlider, &QSlider::valueChanged, this, [this](int step) {
        if (step >= 0 && step < m_memorySteps.size()) {
            chooseMemory(ByteSize::fromMiB(m_memorySteps.at(step)));
        }
    });
}

const DomainCapabilities* MorePane::capabilities() const
{
    const auto& facts = m_controller.facts();
    if (!facts) {
        return nullptr;
    }
    const bool isKvm = m_controller.plan().resolved.virt.value_or(VirtKind::Emulation) == VirtKind::Kvm;
    const DomainCapabilities& wanted = isKvm ? facts->kvm : facts->emulation;
    return wanted.isValid ? &wanted : nullptr;
}

void MorePane::refresh()
{
    refreshProcessors();
    refreshMemory();
    refreshDisks();
    refreshNics();
    refreshPlatform();
    m_reset->setEnabled(m_controller.hasChoices());
}

void MorePane::refreshProcessors()
{
    const CpuTopology topology = m_controller.plan().resolved.topology.value_or(CpuTopology{});
    const auto show = [](QSpinBox* box, int value) {
        if (box->value() != value) {
            const QSignalBlocker quiet(box);
            box->setValue(value);
        }
    };
    show(m_cpus, topology.cpus());
    show(m_sockets, topology.sockets);
    show(m_cores, topology.cores);
    show(m_threads, topology.threads);
    m_problems.value(CreateField::Cpu)->setProblems(m_controller.plan().problemsOf(CreateField::Cpu));
}

void MorePane::chooseTopology()
{
    const CpuTopology topology{.sockets = m_sockets->value(), .cores = m_cores->value(), .threads = m_threads->value()};
    m_controller.edit([&](CreateRequest& request) { request.topology = topology; });
}

void MorePane::chooseMemory(ByteSize memory)
{
    m_controller.edit([&](CreateRequest& request) { request.memory = memory; });
}

void MorePane::refreshMemory()
{
    const ByteSize memory = m_controller.plan().resolved.memory.value_or(ByteSize());
    const auto& facts = m_controller.facts();
    const ByteSize most = facts && !facts->host.memory.isZero() ? facts->host.memory : ByteSize::fromGiB(16);
    // Powers of two and what lies half-way: a handful of stops on a laptop, not many more on a server.
    QVector<qint64> steps;
    steps.reserve(48);
    for (qint64 mib = 64; mib <= qMax<qint64>(most.mib(), 128); mib *= 2) {
        steps.append(mib);
        if (mib * 3 / 2 <= most.mib()) {
            steps.append(mib * 3 / 2);
        }
    }
    const QSignalBlocker quietSlider(m_memorySlider);
    if (steps != m_memorySteps) {
        m_memorySteps = steps;
        m_memorySlider->setRange(0, static_cast<int>(steps.size()) - 1);
        m_memorySlider->setPageStep(2);
    }
    const auto nearest = std::lower_bound(steps.cbegin(), steps.cend(), memory.mib());
    m_memorySlider->setValue(static_cast<int>(qMin(nearest - steps.cbegin(), steps.size() - 1)));
    if (m_memory->value() != static_cast<int>(memory.mib())) {
        const QSignalBlocker quiet(m_memory);
        m_memory->setValue(static_cast<int>(memory.mib()));
    }
    m_memoryNote->setVisible(facts.has_value());
    if (facts) {
        m_memoryNote->setText(tr("%1 of this host's %2 are free now.")
                                  .arg(facts->freeMemory.toString(locale()), facts->host.memory.toString(locale())));
    }
    m_problems.value(CreateField::Memory)->setProblems(m_controller.plan().problemsOf(CreateField::Memory));
}

void MorePane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

void MorePane::retranslate()
{
    m_cpuLabel->setText(tr("&Processors"));
    m_cpus->setAccessibleName(tr("Processors"));
    m_sockets->setAccessibleName(tr("Sockets"));
    m_cores->setAccessibleName(tr("Cores of each socket"));
    m_threads->setAccessibleName(tr("Threads of each core"));
    m_topologyLabel->setText(tr("Topology"));
    //: Before the number of sockets, cores and threads
    m_sockets->setPrefix(tr("Sockets: "));
    m_cores->setPrefix(tr("Cores: "));
    m_threads->setPrefix(tr("Threads: "));
    m_memoryLabel->setText(tr("M&emory"));
    m_memory->setAccessibleName(tr("Memory"));
    //: Size of the memory, after the number
    m_memory->setSuffix(tr(" MiB"));
    m_memorySlider->setAccessibleName(tr("Memory"));
    m_diskLabel->setText(tr("Disks"));
    m_addDisk->setText(tr("Add &disk"));
    m_nicLabel->setText(tr("Network"));
    m_addNic->setText(tr("Add net&work card"));
    m_firmwareLabel->setText(tr("Firmw&are"));
    m_firmware->setAccessibleName(tr("Firmware"));
    m_tpmLabel->setText(fieldTitle(CreateField::Tpm));
    m_tpm->setText(tr("Trusted platform mod&ule 2.0"));
    m_graphicsLabel->setText(tr("Disp&lay"));
    m_graphics->setAccessibleName(tr("Display"));
    m_videoLabel->setText(tr("&Graphics card"));
    m_video->setAccessibleName(tr("Graphics card"));
    m_virtLabel->setText(tr("Accelera&tion"));
    m_virt->setAccessibleName(tr("Acceleration"));
    m_reset->setText(tr("Back to the defaults"));
}

} // namespace domus
