// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace domus::cli {

/// Ctrl+C, and what else asks the program to end, as a signal of its event loop. Ctrl+C once more ends the program at
/// once. One in a program.
class Interrupt : public QObject
{
    Q_OBJECT
public:
    explicit Interrupt(QObject* parent = nullptr);
    ~Interrupt() override;
    Q_DISABLE_COPY_MOVE(Interrupt)

Q_SIGNALS:
    void interrupted();
};

} // namespace domus::cli
