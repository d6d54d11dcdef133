// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/create/deviceeditor.h"

class QDoubleSpinBox;
class QLabel;
class QLineEdit;

namespace domus {

class ChoiceBox;
class FileField;

/// What the editors need of the host, in the words their boxes show.
struct DeviceChoices
{
    QStringList diskBuses;
    QStringList pools; ///< active ones first
    QStringList inactivePools;
    QVector<NetworkRecord> networks;
    QStringList nicModels;
    bool canBrowse = true;
    bool operator==(const DeviceChoices&) const = default;
};

/// One disk: new with size, format and pool, or an image that is there already.
class DiskEditor final : public DeviceEditor
{
    Q_OBJECT
public:
    DiskEditor(int index, QWidget* parent = nullptr);

    /// `resolved` is what will be done, `asked` what the user said (an empty word there stays empty).
    void load(const DiskRequest& asked, const DiskRequest& resolved, const DeviceChoices& choices);
    const DiskRequest& request() const { return m_request; }

private:
    void retranslate() override;
    void fill() override;
    template <typename Change> void change(Change what);

    DiskRequest m_request;
    DiskRequest m_resolved;
    DeviceChoices m_choices;
    ChoiceBox* m_kind;
    QDoubleSpinBox* m_size;
    FileField* m_file;
    ChoiceBox* m_format;
    ChoiceBox* m_bus;
    ChoiceBox* m_pool;
    QLabel* m_formatLabel;
    QLabel* m_busLabel;
    QLabel* m_poolLabel;
};

/// One network card: what it is plugged into, its model, its address.
class NicEditor final : public DeviceEditor
{
    Q_OBJECT
public:
    NicEditor(int index, QWidget* parent = nullptr);

    void load(const NicRequest& asked, const NicRequest& resolved, const DeviceChoices& choices);
    const NicRequest& request() const { return m_request; }

private:
    void retranslate() override;
    void fill() override;
    template <typename Change> void change(Change what);

    NicRequest m_request;
    NicRequest m_resolved;
    DeviceChoices m_choices;
    ChoiceBox* m_target;
    QLineEdit* m_bridge;
    ChoiceBox* m_model;
    QLineEdit* m_mac;
    QLabel* m_modelLabel;
    QLabel* m_macLabel;
};

} // namespace domus
