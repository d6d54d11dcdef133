// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/create/createrequest.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace domus {

class CreateController;
class FileField;
class FormGrid;
class ProblemList;
class QuietLabel;
class SourceList;
class TintedFrame;

/// Where the machine comes from: an ISO or a disk image out of what was found or browsed for, or a kernel.
class SourcePane : public QWidget
{
    Q_OBJECT
public:
    explicit SourcePane(CreateController& controller, QWidget* parent = nullptr);

    void refresh();
    void refreshSources();
    FormGrid* form() const { return m_kernelForm; } ///< for a common label column
    void focusFirst();
    /// A source came from elsewhere (a drop): show it.
    void forgetChange() { m_isChanging = false; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildKinds();
    void buildKernelForm();
    void buildCard();
    void setKind(SourceKind kind);
    void choosePath(const QString& path);
    void chooseKernel();
    void arrange();
    void retranslate();

    CreateController& m_controller;
    SourceKind m_kind = SourceKind::Iso;
    bool m_isChanging = false; ///< the user wants another source than the chosen one
    QLabel* m_heading;
    QButtonGroup* m_kinds;
    QToolButton* m_isoButton;
    QToolButton* m_diskButton;
    QToolButton* m_kernelButton;
    QWidget* m_chooser;
    SourceList* m_list;
    QuietLabel* m_hint;
    FileField* m_file;
    FormGrid* m_kernelForm;
    FileField* m_kernel;
    FileField* m_initrd;
    QLineEdit* m_arguments;
    QLabel* m_kernelLabel = nullptr;
    QLabel* m_initrdLabel = nullptr;
    QLabel* m_argumentsLabel = nullptr;
    TintedFrame* m_card;
    QLabel* m_cardIcon = nullptr;
    QLabel* m_cardTitle = nullptr;
    QuietLabel* m_cardDetail = nullptr;
    QPushButton* m_change = nullptr;
    ProblemList* m_problems;
};

} // namespace domus
