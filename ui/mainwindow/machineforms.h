// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/virt/records.h"

#include <QObject>

class QStackedWidget;

namespace domus {

class ClonePage;
class HostSession;
class MachineCommands;
class Notices;
class Task;
class TextsPage;
struct WindowServices;

/// The pages that a machine's menu opens beside the list, and what becomes of what was asked on them. Each is made when
/// it is first wanted: the window is there sooner. GUI thread.
class MachineForms : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive this.
    MachineForms(const WindowServices& services, MachineCommands& commands, Notices& notices, QStackedWidget& pages,
        QObject* parent = nullptr);

    void clone(HostSession* session, const DomainRecord& machine);
    void editTexts(HostSession* session, const DomainRecord& machine);

Q_SIGNALS:
    /// The page was left, or is about a machine that is gone.
    void closed();
    void machineWanted(const domus::DomainKey& machine);

private:
    void follow(Task* task);
    void tellMade(const Task* task);

    const WindowServices& m_services;
    MachineCommands& m_commands;
    Notices& m_notices;
    QStackedWidget& m_pages;
    ClonePage* m_clone = nullptr;
    TextsPage* m_texts = nullptr;
};

} // namespace domus
