// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the pane about what the machine is made of: firmware, security module, screen, processor's help.
#include "ui/create/choicebox.h"
#include "ui/create/createcontroller.h"
#include "ui/create/formgrid.h"
#include "ui/create/morepane.h"
#include "ui/create/problemlist.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace domus {

void MorePane::buildPlatform()
{
    const int gap = theme::gap(this);
    const auto row = [&](QWidget* editor, QLabel* note, CreateField field) {
        auto* cell = new QWidget(m_form);
        editor->setParent(cell);
        auto* column = new QVBoxLayout(cell);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(gap / 3);
        column->addWidget(editor, 0, Qt::AlignLeft);
        if (note != nullptr) {
            column->addWidget(note);
        }
        column->addWidget(addProblems(field));
        return m_form->addRow(cell, editor);
    };
    m_firmware = new ChoiceBox(QStringLiteral("firmware"), m_form);
    m_firmwareLabel = row(m_firmware, nullptr, CreateField::Firmware);
    m_tpm = new QCheckBox(m_form);
    m_tpm->setObjectName(QStringLiteral("tpm"));
    m_tpmLabel = row(m_tpm, nullptr, CreateField::Tpm);
    m_graphics = new ChoiceBox(QStringLiteral("graphics"), m_form);
    m_graphicsLabel = row(m_graphics, nullptr, CreateField::Graphics);
    m_video = new ChoiceBox(QStringLiteral("video"), m_form);
    m_videoLabel = row(m_video, nullptr, CreateField::Video);
    m_virt = new ChoiceBox(QStringLiteral("virt"), m_form);
    m_virtNote = new QuietLabel(m_form);
    m_virtNote->setObjectName(QStringLiteral("virtNote"));
    m_virtLabel = row(m_virt, m_virtNote, CreateField::Virt);

    connect(m_firmware, &ChoiceBox::chosen, this, [this](const QString& value) {
        m_controller.edit([&](CreateRequest& request) { request.firmware = static_cast<FirmwareKind>(value.toInt()); });
    });
    connect(m_tpm, &QCheckBox::clicked, this,
        [this](bool on) { m_controller.edit([&](CreateRequest& request) { request.tpm = on; }); });
    connect(m_graphics, &ChoiceBox::chosen, this, [this](const QString& value) {
        m_controller.edit([&](CreateRequest& request) { request.graphics = static_cast<GraphicsKind>(value.toInt()); });
    });
    connect(m_video, &ChoiceBox::chosen, this, [this](const QString& value) {
        m_controller.edit([&](CreateRequest& request) { request.videoModel = value; });
    });
    connect(m_virt, &ChoiceBox::chosen, this, [this](const QString& value) {
        m_controller.edit([&](CreateRequest& request) { request.virt = static_cast<VirtKind>(value.toInt()); });
    });
}

void MorePane::refreshPlatform()
{
    const CreateRequest& resolved = m_controller.plan().resolved;
    const auto word = [](auto value) { return QString::number(static_cast<int>(value)); };
    m_firmware->setChoices({{word(FirmwareKind::Bios), tr("BIOS")}, {word(FirmwareKind::Uefi), tr("UEFI")},
                               {word(FirmwareKind::UefiSecureBoot), tr("UEFI with Secure Boot")}},
        word(resolved.firmware.value_or(FirmwareKind::Bios)));
    m_tpm->setChecked(resolved.tpm.value_or(false));

    const DomainCapabilities* offered = capabilities();
    ChoiceBox::Choices graphics{{word(GraphicsKind::Vnc), tr("VNC")}};
    const GraphicsKind chosen = resolved.graphics.value_or(GraphicsKind::Vnc);
    if ((offered != nullptr && offered->graphicsTypes.contains(QLatin1String("spice")))
        || chosen == GraphicsKind::Spice) {
        graphics.append({word(GraphicsKind::Spice), tr("SPICE")});
    }
    m_graphics->setChoices(graphics, word(chosen));
    ChoiceBox::Choices videos;
    const QStringList models = offered != nullptr && !offered->videoModels.isEmpty()
        ? offered->videoModels
        : QStringList{QStringLiteral("virtio"), QStringLiteral("vga")};
    videos.reserve(models.size());
    for (const QString& model : models) {
        videos.append({model,
            model == u"virtio" ? tr("VirtIO")
                //: No graphics card at all
                : model == u"none" ? tr("None")
                : model == u"vga"  ? tr("VGA")
                                   : model});
    }
    m_video->setChoices(videos, resolved.videoModel.value_or(QStringLiteral("virtio")));

    const auto& facts = m_controller.facts();
    const VirtKind virt = resolved.virt.value_or(VirtKind::Emulation);
    ChoiceBox::Choices virts;
    if (!facts || facts->virt.libvirtOffersKvm || virt == VirtKind::Kvm) {
        virts.append({word(VirtKind::Kvm), tr("KVM, at the processor's own speed")});
    }
    virts.append({word(VirtKind::Emulation), tr("Emulation, slower")});
    m_virt->setChoices(virts, word(virt));
    QStringList reasons;
    if (facts && !facts->virt.useKvm && virt == VirtKind::Emulation) {
        reasons << facts->virt.cause << facts->virt.cure;
        reasons.removeAll(QString());
    }
    m_virtNote->setText(reasons.join(QLatin1Char(' ')));
    m_virtNote->setVisible(!reasons.isEmpty());
    for (const CreateField field :
        {CreateField::Firmware, CreateField::Tpm, CreateField::Graphics, CreateField::Video, CreateField::Virt}) {
        m_problems.value(field)->setProblems(m_controller.plan().problemsOf(field));
    }
}

} // namespace domus
