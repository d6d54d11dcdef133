// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace domus {

class BinContents;

/// The line at the list's foot that leads to the bin, with how many wait there; not there while none does.
class BinFoot : public QPushButton
{
    Q_OBJECT
public:
    /// The contents outlive it.
    explicit BinFoot(const BinContents& bin, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void tell();

    const BinContents& m_bin;
};

} // namespace domus
