// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/create/createdomainplan.h"
#include "ui/create/deviceeditors.h"

#include <QHash>
#include <QVector>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;
class QVBoxLayout;

namespace domus {

class ChoiceBox;
class CreateController;
class FormGrid;
class ProblemList;
class QuietLabel;

/// Everything else that can be chosen, on the same page. Shows what the plan resolved; only what is touched here
/// becomes the user's choice.
class MorePane : public QWidget
{
    Q_OBJECT
public:
    explicit MorePane(CreateController& controller, QWidget* parent = nullptr);

    void refresh();
    FormGrid* form() const { return m_form; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildProcessors();
    void buildMemory();
    void buildDevices();
    void buildPlatform();
    ProblemList* addProblems(CreateField field);
    void refreshProcessors();
    void refreshMemory();
    void refreshDisks();
    void refreshNics();
    void refreshPlatform();
    void chooseTopology();
    void chooseMemory(ByteSize memory);
    void disksEdited();
    void nicsEdited();
    QVector<DiskRequest> askedDisks() const;
    QVector<NicRequest> askedNics() const;
    DeviceChoices deviceChoices() const;
    const DomainCapabilities* capabilities() const;
    void retranslate();

    CreateController& m_controller;
    FormGrid* m_form;
    QHash<CreateField, ProblemList*> m_problems;
    QSpinBox* m_cpus = nullptr;
    QSpinBox* m_sockets = nullptr;
    QSpinBox* m_cores = nullptr;
    QSpinBox* m_threads = nullptr;
    QLabel* m_topologyLabel = nullptr;
    QSlider* m_memorySlider = nullptr;
    QSpinBox* m_memory = nullptr;
    QuietLabel* m_memoryNote = nullptr;
    QVector<qint64> m_memorySteps; ///< the slider's stops, in MiB
    QVBoxLayout* m_diskColumn = nullptr;
    QVector<DiskEditor*> m_disks;
    QPushButton* m_addDisk = nullptr;
    QVBoxLayout* m_nicColumn = nullptr;
    QVector<NicEditor*> m_nics;
    QPushButton* m_addNic = nullptr;
    ChoiceBox* m_firmware = nullptr;
    QCheckBox* m_tpm = nullptr;
    ChoiceBox* m_graphics = nullptr;
    ChoiceBox* m_video = nullptr;
    ChoiceBox* m_virt = nullptr;
    QuietLabel* m_virtNote = nullptr;
    QPushButton* m_reset = nullptr;
    QLabel* m_cpuLabel = nullptr;
    QLabel* m_memoryLabel = nullptr;
    QLabel* m_diskLabel = nullptr;
    QLabel* m_nicLabel = nullptr;
    QLabel* m_firmwareLabel = nullptr;
    QLabel* m_tpmLabel = nullptr;
    QLabel* m_graphicsLabel = nullptr;
    QLabel* m_videoLabel = nullptr;
    QLabel* m_virtLabel = nullptr;
};

} // namespace domus
