// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/choicebox.h"
#include "ui/create/deviceeditors.h"
#include "ui/create/filefield.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>

#include <cmath>
#include <utility>

namespace domus {

namespace {

constexpr QLatin1String newImage("new");
constexpr QLatin1String existingImage("existing");
constexpr double bytesPerGiB = 1024.0 * 1024.0 * 1024.0;

/// "20 GiB" and "1.5 GiB": no more digits than there are.
class SizeBox : public QDoubleSpinBox
{
    Q_OBJECT
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
    : DeviceEditor(QStringLiteral("disk"), CreateField::Disk, index, parent)
    , m_kind(new ChoiceBox(nameOf(QLatin1String("Kind")), this))
    , m_size(new SizeBox(this))
    , m_file(new FileField(nameOf(QLatin1String("File")), this))
    , m_format(new ChoiceBox(nameOf(QLatin1String("Format")), this))
    , m_bus(new ChoiceBox(nameOf(QLatin1String("Bus")), this))
    , m_pool(new ChoiceBox(nameOf(QLatin1String("Pool")), this))
    , m_formatLabel(new QLabel(this))
    , m_busLabel(new QLabel(this))
    , m_poolLabel(new QLabel(this))
{
    m_size->setObjectName(nameOf(QLatin1String("Size")));
    m_size->setRange(0, 1024.0 * 1024.0);
    m_size->setDecimals(2);
    m_size->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_size->setFocusPolicy(Qt::StrongFocus);

    addToFirstRow(m_kind);
    addToFirstRow(m_size);
    addToFirstRow(m_file, 1);
    addToSecondRow(m_formatLabel, m_format);
    addToSecondRow(m_busLabel, m_bus);
    addToSecondRow(m_poolLabel, m_pool);

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
    for (const QString& bus : std::as_const(m_choices.diskBuses)) {
        if (bus != u"fdc" && bus != u"xen" && bus != u"sd") {
            buses.append({bus, bus == u"virtio" ? tr("VirtIO") : bus.toUpper()});
        }
    }
    m_bus->setChoices(buses, m_request.bus.isEmpty() ? m_resolved.bus : m_request.bus);
    ChoiceBox::Choices pools;
    pools.reserve(m_choices.pools.size() + m_choices.inactivePools.size());
    for (const QString& pool : std::as_const(m_choices.pools)) {
        pools.append({pool, pool});
    }
    for (const QString& pool : std::as_const(m_choices.inactivePools)) {
        pools.append({pool, tr("%1 (not started)").arg(pool)});
    }
    m_pool->setChoices(pools, m_request.pool.isEmpty() ? m_resolved.pool : m_request.pool);
    m_size->setVisible(isNew);
    m_file->setVisible(!isNew);
    m_pool->setVisible(isNew);
    m_poolLabel->setVisible(isNew);
}

void DiskEditor::retranslate()
{
    //: Size of a disk, after the number
    m_size->setSuffix(tr(" GiB"));
    m_size->setAccessibleName(tr("Size of disk %1").arg(number()));
    m_kind->setAccessibleName(tr("Kind of disk %1").arg(number()));
    m_format->setAccessibleName(tr("Format of disk %1").arg(number()));
    m_bus->setAccessibleName(tr("Bus of disk %1").arg(number()));
    m_pool->setAccessibleName(tr("Storage pool of disk %1").arg(number()));
    m_file->setFieldName(tr("Image of disk %1").arg(number()));
    m_file->setPlaceholder(tr("Path of a disk image"));
    m_file->setChooser(
        tr("Choose a disk image"), {tr("Disk images (*.qcow2 *.img *.raw *.vmdk *.vdi *.vhdx)"), tr("All files (*)")});
    m_formatLabel->setText(tr("Format"));
    //: How a disk is attached: VirtIO, SATA...
    m_busLabel->setText(tr("Bus"));
    //: A libvirt storage pool
    m_poolLabel->setText(tr("Pool"));
    setRemoveText(tr("Leave this disk out"), tr("Leave out disk %1").arg(number()));
}

} // namespace domus

#include "diskeditor.moc"
