// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/choicebox.h"
#include "ui/create/deviceeditors.h"
#include "ui/create/filefield.h"
#include "ui/create/problemlist.h"
#include "ui/widgets/theme.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace domus {

namespace {

constexpr QLatin1String newImage("new");
constexpr QLatin1String existingImage("existing");
constexpr double bytesPerGiB = 1024.0 * 1024.0 * 1024.0;

/// "20 GiB" and "1.5 GiB": no more digits than there are.
class SizeBox : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    QString textFromValue(double value) const override
    {
        QLocale plain = locale();
        plain.setNumberOptions(plain.numberOptions() | QLocale::OmitGroupSeparator);
        return plain.toString(value, 'f',
            std::floor(value) == value                 ? 0
                : std::floor(value * 10) == value * 10 ? 1
                                                       : 2);
    }
};

} // namespace

DiskEditor::DiskEditor(int index, QWidget* parent)
    : QFrame(parent)
    , m_index(index)
    , m_kind(new ChoiceBox(QStringLiteral("disk%1Kind").arg(index), this))
    , m_size(new SizeBox(this))
    , m_file(new FileField(QStringLiteral("disk%1File").arg(index), this))
    , m_format(new ChoiceBox(QStringLiteral("disk%1Format").arg(index), this))
    , m_bus(new ChoiceBox(QStringLiteral("disk%1Bus").arg(index), this))
    , m_pool(new ChoiceBox(QStringLiteral("disk%1Pool").arg(index), this))
    , m_formatLabel(new QLabel(this))
    , m_busLabel(new QLabel(this))
    , m_poolLabel(new QLabel(this))
    , m_remove(new QToolButton(this))
    , m_problems(new ProblemList(QStringLiteral("problem_disk_%1").arg(index), this))
{
    setObjectName(QStringLiteral("disk%1").arg(index));
    m_size->setObjectName(QStringLiteral("disk%1Size").arg(index));
    m_size->setRange(0, 1024.0 * 1024.0);
    m_size->setDecimals(2);
    m_size->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_size->setFocusPolicy(Qt::StrongFocus);
    m_remove->setObjectName(QStringLiteral("disk%1Remove").arg(index));
    m_remove->setIcon(theme::icon(QStringLiteral("close")));
    m_remove->setAutoRaise(true);

    const int gap = theme::gap(this);
    auto* first = new QHBoxLayout;
    first->setSpacing(gap / 2);
    first->addWidget(m_kind);
    first->addWidget(m_size);
    first->addWidget(m_file, 1);
    first->addStretch(0);
    first->addWidget(m_remove);
    auto* second = new QHBoxLayout;
    second->setSpacing(gap / 2);
    for (const auto& [label, box] : {std::pair{m_formatLabel, m_format}, {m_busLabel, m_bus}, {m_poolLabel, m_pool}}) {
        label->setBuddy(box);
        second->addWidget(label);
        second->addWidget(box);
        second->addSpacing(gap / 2);
    }
    second->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap / 2);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_problems);

    connect(m_kind, &ChoiceBox::chosen, this, [this](const QString& value) {
        change([&](DiskRequest& disk) {
            disk.kind = value == existingImage ? DiskRequest::Kind::Existing : DiskRequest::Kind::New;
            disk.format = disk.kind == DiskRequest::Kind::New ? QStringLiteral("qcow2") : QString();
            if (disk.kind == DiskRequest::Kind::New && disk.size.isZero()) {
                disk.size = ByteSize::fromGiB(20);
            }
        });
        fill();
    });
    connect(m_size, &QDoubleSpinBox::valueChanged, this, [this](double gib) {
        change([&](DiskRequest& disk) { disk.size = ByteSize::fromBytes(std::llround(gib * bytesPerGiB)); });
    });
    connect(m_file, &FileField::pathChosen, this, [this](const QString& path) {
        change([&](DiskRequest& disk) {
            disk.path = path;
            disk.format.clear(); // as its content says
        });
        fill();
    });
    connect(m_format, &ChoiceBox::chosen, this,
        [this](const QString& value) { change([&](DiskRequest& disk) { disk.format = value; }); });
    connect(m_bus, &ChoiceBox::chosen, this,
        [this](const QString& value) { change([&](DiskRequest& disk) { disk.bus = value; }); });
    connect(m_pool, &ChoiceBox::chosen, this,
        [this](const QString& value) { change([&](DiskRequest& disk) { disk.pool = value; }); });
    connect(m_remove, &QToolButton::clicked, this, &DiskEditor::removed);
    connect(m_problems, &ProblemList::cureChosen, this, &DiskEditor::cureChosen);
    retranslate();
}

template <typename Change> void DiskEditor::change(Change what)
{
    what(m_request);
    Q_EMIT edited();
}

void DiskEditor::load(const DiskRequest& asked, const DiskRequest& resolved, const DeviceChoices& choices)
{
    m_request = asked;
    m_resolved = resolved;
    m_choices = choices;
    fill();
}

void DiskEditor::fill()
{
    const bool isNew = m_request.kind == DiskRequest::Kind::New;
    m_kind->setChoices(
        {{newImage, tr("New disk")}, {existingImage, tr("Existing image")}}, isNew ? newImage : existingImage);
    if (!m_size->hasFocus() || std::llround(m_size->value() * bytesPerGiB) != m_request.size.bytes()) {
        const QSignalBlocker quiet(m_size);
        m_size->setValue(m_request.size.gib());
    }
    m_file->setPath(m_request.path);
    m_file->setBrowsable(m_choices.canBrowse);
    m_format->setChoices(
        {{QStringLiteral("qcow2"), tr("qcow2, grows as it fills")}, {QStringLiteral("raw"), tr("raw")}},
        m_request.format.isEmpty() ? m_resolved.format : m_request.format);
    ChoiceBox::Choices buses;
    for (const QString& bus : m_choices.diskBuses) {
        if (bus != u"fdc" && bus != u"xen" && bus != u"sd") {
            buses.append({bus, bus == u"virtio" ? tr("VirtIO") : bus.toUpper()});
        }
    }
    m_bus->setChoices(buses, m_request.bus.isEmpty() ? m_resolved.bus : m_request.bus);
    ChoiceBox::Choices pools;
    for (const QString& pool : m_choices.pools) {
        pools.append({pool, pool});
    }
    for (const QString& pool : m_choices.inactivePools) {
        pools.append({pool, tr("%1 (not started)").arg(pool)});
    }
    m_pool->setChoices(pools, m_request.pool.isEmpty() ? m_resolved.pool : m_request.pool);
    m_size->setVisible(isNew);
    m_file->setVisible(!isNew);
    m_pool->setVisible(isNew);
    m_poolLabel->setVisible(isNew);
}

void DiskEditor::setProblems(const QVector<PlanProblem>& problems)
{
    m_problems->setProblems(problems);
}

void DiskEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill();
    }
    QFrame::changeEvent(event);
}

void DiskEditor::retranslate()
{
    const int number = m_index + 1;
    //: Size of a disk, after the number
    m_size->setSuffix(tr(" GiB"));
    m_size->setAccessibleName(tr("Size of disk %1").arg(number));
    m_kind->setAccessibleName(tr("Kind of disk %1").arg(number));
    m_format->setAccessibleName(tr("Format of disk %1").arg(number));
    m_bus->setAccessibleName(tr("Bus of disk %1").arg(number));
    m_pool->setAccessibleName(tr("Storage pool of disk %1").arg(number));
    m_file->setFieldName(tr("Image of disk %1").arg(number));
    m_file->setPlaceholder(tr("Path of a disk image"));
    m_file->setChooser(
        tr("Choose a disk image"), {tr("Disk images (*.qcow2 *.img *.raw *.vmdk *.vdi *.vhdx)"), tr("All files (*)")});
    m_formatLabel->setText(tr("Format"));
    //: How a disk is attached: VirtIO, SATA...
    m_busLabel->setText(tr("Bus"));
    //: A libvirt storage pool
    m_poolLabel->setText(tr("Pool"));
    m_remove->setToolTip(tr("Leave this disk out"));
    m_remove->setAccessibleName(tr("Leave out disk %1").arg(number));
}

} // namespace domus
