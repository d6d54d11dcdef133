// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/console/viewer.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace domus {

/// Where a viewer could not connect: the address, to be corrected.
class ViewerAddressRow : public QWidget
{
    Q_OBJECT
public:
    explicit ViewerAddressRow(QWidget* parent = nullptr);
    void setUrl(const QString& url);

Q_SIGNALS:
    void addressChosen(const domus::ViewerAddress& address);

protected:
    void changeEvent(QEvent* event) override;

private:
    void choose();
    void retranslate();

    QLabel* m_label;
    QLineEdit* m_url;
    QPushButton* m_connect;
    QLabel* m_error;
};

} // namespace domus
