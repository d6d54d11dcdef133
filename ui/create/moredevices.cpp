// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the pane that grows and shrinks: an editor for each disk and each network card.
#include "app/services/hostsession.h"
#include "ui/create/createcontroller.h"
#include "ui/create/formgrid.h"
#include "ui/create/morepane.h"
#include "ui/create/problemlist.h"
#include "ui/widgets/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace domus {

namespace {

/// Makes as many editors as there are devices; `connectTo` gets each new one with its index.
template <typename Editor, typename Connect>
void fit(QVector<Editor*>& editors, qsizetype count, QWidget* parent, QVBoxLayout* column, const Connect& connectTo)
{
    while (editors.size() > count) {
        Editor* gone = editors.takeLast();
        gone->hide();
        gone->deleteLater();
    }
    while (editors.size() < count) {
        const int index = static_cast<int>(editors.size());
        auto* editor = new Editor(index, parent);
        column->addWidget(editor);
        editors.append(editor);
        connectTo(editor, index);
        editor->show();
    }
}

template <typename Editor, typename Request>
void load(const QVector<Editor*>& editors, const QVector<Request>& asked, const QVector<Request>& resolved,
    const DeviceChoices& choices)
{
    for (qsizetype i = 0; i < editors.size(); ++i) {
        editors.at(i)->load(asked.at(i), i < resolved.size() ? resolved.at(i) : asked.at(i), choices);
    }
}

/// Each editor shows its own; what is nobody's stands below them.
template <typename Editor>
void showProblems(const QVector<Editor*>& editors, const QVector<PlanProblem>& problems, ProblemList& rest)
{
    const auto those = [&](auto matches) {
        QVector<PlanProblem> some;
        std::copy_if(problems.begin(), problems.end(), std::back_inserter(some), matches);
        return some;
    };
    for (qsizetype i = 0; i < editors.size(); ++i) {
        editors.at(i)->setProblems(those([i](const PlanProblem& problem) { return problem.index == i; }));
    }
    rest.setProblems(those([&](const PlanProblem& problem) { return problem.index >= editors.size(); }));
}

} // namespace

void MorePane::buildDevices()
{
    const int gap = theme::gap(this);
    const auto build = [&](QVBoxLayout*& rows, QPushButton*& add, const QString& addName, CreateField field) {
        auto* cell = new QWidget(m_form);
        add = new QPushButton(cell);
        add->setObjectName(addName);
        add->setIcon(theme::icon(QStringLiteral("add")));
        add->setAutoDefault(false);
        auto* column = new QVBoxLayout(cell);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(gap * 2 / 3);
        rows = new QVBoxLayout;
        rows->setSpacing(gap);
        column->addLayout(rows);
        column->addWidget(addProblems(field));
        column->addWidget(add, 0, Qt::AlignLeft);
        return m_form->addRow(cell, add);
    };
    m_diskLabel = build(m_diskColumn, m_addDisk, QStringLiteral("addDisk"), CreateField::Disk);
    m_nicLabel = build(m_nicColumn, m_addNic, QStringLiteral("addNic"), CreateField::Network);
    connect(m_addDisk, &QPushButton::clicked, this, [this] {
        QVector<DiskRequest> disks = askedDisks();
        DiskRequest disk;
        disk.size = disks.isEmpty() ? ByteSize::fromGiB(20) : disks.constLast().size;
        disk.size = disk.size.isZero() ? ByteSize::fromGiB(20) : disk.size;
        disks.append(disk);
        m_controller.edit([&](CreateRequest& request) { request.disks = disks; });
    });
    connect(m_addNic, &QPushButton::clicked, this, [this] {
        QVector<NicRequest> nics = askedNics();
        NicRequest nic;
        if (!nics.isEmpty()) {
            nic.kind = nics.constLast().kind;
            nic.source = nics.constLast().source;
        } else {
            const QVector<NetworkRecord> networks = deviceChoices().networks;
            nic.kind = networks.isEmpty() ? NicRequest::Kind::User : NicRequest::Kind::Network;
            nic.source = networks.isEmpty() ? QString() : networks.constFirst().name;
        }
        nics.append(nic);
        m_controller.edit([&](CreateRequest& request) { request.nics = nics; });
    });
}

DeviceChoices MorePane::deviceChoices() const
{
    DeviceChoices choices;
    const DomainCapabilities* offered = capabilities();
    choices.diskBuses = offered != nullptr && !offered->diskBuses.isEmpty()
        ? offered->diskBuses
        : QStringList{QStringLiteral("virtio"), QStringLiteral("sata"), QStringLiteral("scsi"), QStringLiteral("usb")};
    choices.nicModels
        = {QStringLiteral("virtio"), QStringLiteral("e1000e"), QStringLiteral("e1000"), QStringLiteral("rtl8139")};
    if (const auto& facts = m_controller.facts()) {
        for (const StoragePoolRecord& pool : facts->pools) {
            (pool.active ? choices.pools : choices.inactivePools).append(pool.name);
        }
        choices.networks = facts->networks;
        std::stable_sort(choices.networks.begin(), choices.networks.end(),
            [](const NetworkRecord& a, const NetworkRecord& b) { return a.active > b.active; });
    }
    choices.canBrowse = m_controller.session() == nullptr || m_controller.session()->isLocal();
    return choices;
}

QVector<DiskRequest> MorePane::askedDisks() const
{
    if (m_controller.request().disks) {
        return *m_controller.request().disks;
    }
    // What Domus would choose by itself stays open: it follows the system and the host.
    QVector<DiskRequest> disks = m_controller.plan().resolved.disks.value_or(QVector<DiskRequest>{});
    for (DiskRequest& disk : disks) {
        disk.bus.clear();
        disk.pool.clear();
        if (disk.kind == DiskRequest::Kind::Existing) {
            disk.format.clear();
        }
    }
    return disks;
}

QVector<NicRequest> MorePane::askedNics() const
{
    if (m_controller.request().nics) {
        return *m_controller.request().nics;
    }
    QVector<NicRequest> nics = m_controller.plan().resolved.nics.value_or(QVector<NicRequest>{});
    for (NicRequest& nic : nics) {
        nic.model.clear();
        nic.mac.clear();
    }
    return nics;
}

void MorePane::refreshDisks()
{
    const QVector<DiskRequest> asked = askedDisks();
    fit(m_disks, asked.size(), m_form, m_diskColumn, [this](DiskEditor* editor, int index) {
        connect(editor, &DiskEditor::edited, this, &MorePane::disksEdited);
        connect(editor, &DiskEditor::cureChosen, &m_controller, &CreateController::cure);
        connect(editor, &DiskEditor::removed, this, [this, index] {
            QVector<DiskRequest> disks = askedDisks();
            disks.removeAt(index);
            m_controller.edit([&](CreateRequest& request) { request.disks = disks; });
        });
    });
    load(m_disks, asked, m_controller.plan().resolved.disks.value_or(asked), deviceChoices());
    showProblems(m_disks, m_controller.plan().problemsOf(CreateField::Disk), *m_problems.value(CreateField::Disk));
}

void MorePane::refreshNics()
{
    const QVector<NicRequest> asked = askedNics();
    fit(m_nics, asked.size(), m_form, m_nicColumn, [this](NicEditor* editor, int index) {
        connect(editor, &NicEditor::edited, this, &MorePane::nicsEdited);
        connect(editor, &NicEditor::cureChosen, &m_controller, &CreateController::cure);
        connect(editor, &NicEditor::removed, this, [this, index] {
            QVector<NicRequest> nics = askedNics();
            nics.removeAt(index);
            m_controller.edit([&](CreateRequest& request) { request.nics = nics; });
        });
    });
    load(m_nics, asked, m_controller.plan().resolved.nics.value_or(asked), deviceChoices());
    showProblems(m_nics, m_controller.plan().problemsOf(CreateField::Network), *m_problems.value(CreateField::Network));
}

void MorePane::disksEdited()
{
    QVector<DiskRequest> disks;
    disks.reserve(m_disks.size());
    for (const DiskEditor* editor : std::as_const(m_disks)) {
        disks.append(editor->request());
    }
    m_controller.edit([&](CreateRequest& request) { request.disks = disks; });
}

void MorePane::nicsEdited()
{
    QVector<NicRequest> nics;
    nics.reserve(m_nics.size());
    for (const NicEditor* editor : std::as_const(m_nics)) {
        nics.append(editor->request());
    }
    m_controller.edit([&](CreateRequest& request) { request.nics = nics; });
}

} // namespace domus
