// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "ui/settings/settingssection.h"

#include <QHash>

namespace domus {

class ConnectionList;
class HostSession;

/// The settings' section about connections: a row for each, whether it opens when Domus starts, and the way to its
/// form.
class ConnectionRows : public SettingsSection
{
    Q_OBJECT
public:
    /// Both outlive the section.
    ConnectionRows(Preferences& preferences, ConnectionList& connections, QWidget* parent = nullptr);

Q_SIGNALS:
    void addWanted();
    void editWanted(const domus::ConnectionId& connection);
    /// A row came or went: what is searched for is looked for again.
    void rowsChanged();

private:
    void addRow(HostSession* session);

    ConnectionList& m_connections;
    QHash<const HostSession*, QWidget*> m_rows;
    int m_made = 0;
};

} // namespace domus
