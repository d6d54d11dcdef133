// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QVector>

#include <utility>

namespace domus {

/// A combo box over words of libvirt's ("virtio") with names for people. Speaks only when the user chose.
class ChoiceBox : public QComboBox
{
    Q_OBJECT
public:
    explicit ChoiceBox(const QString& objectName, QWidget* parent = nullptr);

    using Choices = QVector<std::pair<QString, QString>>; ///< value, name

    /// Fills and selects; a value that is not among them is added under its own name. Does nothing while unfolded.
    void setChoices(const Choices& choices, const QString& value);
    QString value() const { return currentData().toString(); }

Q_SIGNALS:
    void chosen(const QString& value);

private:
    Choices m_choices;
};

} // namespace domus
