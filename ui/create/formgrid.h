// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

#include <initializer_list>

class QGridLayout;
class QLayout;

namespace domus {

/// Text that stays in the background: a reason, a hint. Wraps, is plain text, follows the palette.
class QuietLabel : public QLabel
{
    Q_OBJECT
public:
    explicit QuietLabel(QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateTone();
    bool m_updating = false;
};

/// Fields under each other with their labels in one column; several grids on one page share the column's width.
class FormGrid : public QWidget
{
    Q_OBJECT
public:
    explicit FormGrid(QWidget* parent = nullptr);

    /// The label gets its text from the caller; `buddy` is what its mnemonic leads to.
    QLabel* addRow(QWidget* field, QWidget* buddy = nullptr);
    /// Below the last field, in its column.
    void addUnder(QWidget* widget);
    void setRowVisible(QWidget* field, bool visible);
    void clear();

    /// Gives all label columns the width of the widest label.
    static void align(std::initializer_list<FormGrid*> grids);

private:
    QGridLayout* m_grid;
    QVector<QPair<QWidget*, QLabel*>> m_labels;
};

} // namespace domus
