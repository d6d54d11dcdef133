// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFormLayout;
class QLabel;
class QVBoxLayout;
class QWidget;

/// What the forms about connections have in common.
namespace domus::formcolumn {

/// A column of readable width in a widget of its own (the column's parentWidget(), a child of the page), to hold the
/// form and what stands above and below it. Spaces the form's rows; does not add it.
QVBoxLayout* make(QWidget* page, QFormLayout* form);
/// Plain text, which leads to the field by its key.
QLabel* labelOf(QWidget* field, QWidget* parent);

} // namespace domus::formcolumn
