// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/choicebox.h"

#include <QAbstractItemView>

#include <algorithm>

namespace domus {

ChoiceBox::ChoiceBox(const QString& objectName, QWidget* parent) : QComboBox(parent)
{
    setObjectName(objectName);
    setSizeAdjustPolicy(AdjustToContents);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QComboBox::activated, this, [this](int index) { Q_EMIT chosen(itemData(index).toString()); });
}

void ChoiceBox::setChoices(const Choices& choices, const QString& value)
{
    if (view()->isVisible()) {
        return;
    }
    Choices wanted = choices;
    const auto isValue = [&value](const auto& choice) { return choice.first == value; };
    if (std::none_of(wanted.begin(), wanted.end(), isValue)) {
        wanted.append({value, value});
    }
    if (wanted != m_choices) {
        m_choices = wanted;
        clear();
        for (const auto& [word, name] : std::as_const(m_choices)) {
            addItem(name, word);
        }
    }
    setCurrentIndex(findData(value));
}

} // namespace domus
