// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/choicebox.h"
#include "ui/create/deviceeditors.h"

#include <QLabel>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace domus {

namespace {

// One box for three kinds of target: the kind, and a network's name behind it.
constexpr QLatin1String networkPrefix("network:");
constexpr QLatin1String bridgeTarget("bridge");
constexpr QLatin1String userTarget("user");

QString targetOf(const NicRequest& nic)
{
    switch (nic.kind) {
    case NicRequest::Kind::Network:
        return networkPrefix % nic.source;
    case NicRequest::Kind::Bridge:
        return bridgeTarget;
    case NicRequest::Kind::User:
        break;
    }
    return userTarget;
}

} // namespace

NicEditor::NicEditor(int index, QWidget* parent)
    : DeviceEditor(QStringLiteral("nic"), CreateField::Network, index, parent)
    , m_target(new ChoiceBox(nameOf(QLatin1String("Target")), this))
    , m_bridge(new QLineEdit(this))
    , m_model(new ChoiceBox(nameOf(QLatin1String("Model")), this))
    , m_mac(new QLineEdit(this))
    , m_modelLabel(new QLabel(this))
    , m_macLabel(new QLabel(this))
{
    m_bridge->setObjectName(nameOf(QLatin1String("Bridge")));
    m_mac->setObjectName(nameOf(QLatin1String("Mac")));
    addToFirstRow(m_target);
    addToFirstRow(m_bridge, 1);
    addToSecondRow(m_modelLabel, m_model);
    addToSecondRow(m_macLabel, m_mac, 1);

    connect(m_target, &ChoiceBox::chosen, this, [this](const QString& value) {
        change([&](NicRequest& nic) {
            if (value == bridgeTarget) {
                nic.kind = NicRequest::Kind::Bridge;
                nic.source = m_bridge->text();
            } else if (value == userTarget) {
                nic.kind = NicRequest::Kind::User;
                nic.source.clear();
            } else {
                nic.kind = NicRequest::Kind::Network;
                nic.source = value.mid(networkPrefix.size());
            }
        });
        fill();
    });
    connect(m_bridge, &QLineEdit::textEdited, this,
        [this](const QString& text) { change([&](NicRequest& nic) { nic.source = text; }); });
    connect(m_model, &ChoiceBox::chosen, this,
        [this](const QString& value) { change([&](NicRequest& nic) { nic.model = value; }); });
    connect(m_mac, &QLineEdit::textEdited, this,
        [this](const QString& text) { change([&](NicRequest& nic) { nic.mac = text.trimmed(); }); });
    retranslate();
}

template <typename Change> void NicEditor::change(Change what)
{
    what(m_request);
    Q_EMIT edited();
}

void NicEditor::load(const NicRequest& asked, const NicRequest& resolved, const DeviceChoices& choices)
{
    m_request = asked;
    m_resolved = resolved;
    m_choices = choices;
    fill();
}

void NicEditor::fill()
{
    ChoiceBox::Choices targets;
    targets.reserve(m_choices.networks.size() + 3);
    for (const NetworkRecord& network : std::as_const(m_choices.networks)) {
        targets.append({networkPrefix % network.name,
            network.active ? tr("Network %1").arg(network.name) : tr("Network %1 (not started)").arg(network.name)});
    }
    targets.append({bridgeTarget, tr("Bridge of the host")});
    targets.append({userTarget, tr("User mode: out to the Internet, not in")});
    if (m_request.kind == NicRequest::Kind::Network) {
        const QString own = targetOf(m_request);
        const bool isListed
            = std::any_of(targets.cbegin(), targets.cend(), [&own](const auto& target) { return target.first == own; });
        if (!isListed) {
            targets.prepend({own, tr("Network %1 (missing)").arg(m_request.source)});
        }
    }
    m_target->setChoices(targets, targetOf(m_request));
    m_bridge->setVisible(m_request.kind == NicRequest::Kind::Bridge);
    if (m_request.kind == NicRequest::Kind::Bridge && m_bridge->text() != m_request.source) {
        m_bridge->setText(m_request.source);
    }
    ChoiceBox::Choices models;
    models.reserve(m_choices.nicModels.size());
    for (const QString& model : std::as_const(m_choices.nicModels)) {
        models.append({model, model == u"virtio" ? tr("VirtIO") : model});
    }
    m_model->setChoices(models, m_request.model.isEmpty() ? m_resolved.model : m_request.model);
    if (m_mac->text().trimmed() != m_request.mac) {
        m_mac->setText(m_request.mac);
    }
}

void NicEditor::retranslate()
{
    m_target->setAccessibleName(tr("What network card %1 is plugged into").arg(number()));
    m_bridge->setAccessibleName(tr("Bridge of network card %1").arg(number()));
    m_bridge->setPlaceholderText(tr("Name of the bridge, as br0"));
    m_modelLabel->setText(tr("Model"));
    m_model->setAccessibleName(tr("Model of network card %1").arg(number()));
    m_macLabel->setText(tr("MAC address"));
    m_mac->setAccessibleName(tr("MAC address of network card %1").arg(number()));
    m_mac->setPlaceholderText(tr("Made by Domus"));
    setRemoveText(tr("Leave this network card out"), tr("Leave out network card %1").arg(number()));
}

} // namespace domus
