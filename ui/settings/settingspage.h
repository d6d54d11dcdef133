// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/ids.h"

#include <QVector>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace domus {

class ConnectionList;
class Preferences;
class SettingsSection;

/// All settings in one page of the main window: sections on the left, the rows of one on the right, or those that
/// match what is typed. What is changed holds at once; there is nothing to apply. GUI thread.
class SettingsPage : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive the page. `actions`: the window's, for the list of keys.
    SettingsPage(Preferences& preferences, ConnectionList& connections, const QList<QAction*>& actions,
        QWidget* parent = nullptr);

    /// Begins anew: nothing searched for, the keys go to the search field.
    void start();

Q_SIGNALS:
    /// Escape, or the button.
    void closed();
    void addConnectionWanted();
    void editConnectionWanted(const domus::ConnectionId& connection);
    /// Something that is not in the settings' file could not be changed.
    void failed(const domus::Error& error);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void add(SettingsSection* section);
    void showMatches();
    void retranslate();

    QLabel* m_heading;
    QLineEdit* m_search;
    QPushButton* m_close;
    QListWidget* m_list;
    QScrollArea* m_area;
    QVBoxLayout* m_column = nullptr;
    QLabel* m_nothing;
    QVector<SettingsSection*> m_sections;
};

} // namespace domus
