// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace domus {

class EmptyPage;

/// All there is to see of a start while another Domus runs and does not answer: what is the matter, and two ways on.
/// Ends the event loop with Choice as its code. GUI thread.
class SilentInstance : public QWidget
{
    Q_OBJECT
public:
    enum Choice { GiveUp = 1, OpenAnother = 2 };

    explicit SilentInstance(QWidget* parent = nullptr);

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace domus
