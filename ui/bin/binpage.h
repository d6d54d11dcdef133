// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/bin/bincontents.h"
#include "app/services/bin/binoperations.h"

#include <QVector>
#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QTreeView;

namespace domus {

class BinModel;
class ConfirmBar;
class ConnectionList;
class EmptyPage;
class OperationRunner;
class Settings;

/// The bin: what waits there on all hosts, to be restored or to be deleted for good. GUI thread.
class BinPage : public QWidget
{
    Q_OBJECT
public:
    /// All outlive the page; the settings may be null.
    BinPage(BinContents& contents, ConnectionList& connections, OperationRunner& runner, const Settings* settings,
        QWidget* parent = nullptr);

    void select(const DomainKey& machine);
    /// The host's, to be looked through.
    void select(const ConnectionId& connection);

Q_SIGNALS:
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Look; ///< what is found out before machines are deleted for good
    void build();
    void retranslate();
    void refresh();
    void refreshButtons();
    QVector<BinContents::Item> selected() const;
    QVector<BinContents::Item> all() const;
    void restore(const QVector<BinContents::Item>& items);
    void restoreOne(const BinContents::Item& item, const QString& newName);
    /// The name is taken: another one is asked for, below the list.
    void askForName(const BinContents::Item& item);
    void restoreUnderName();
    void lookBeforeDeleting(const QVector<BinContents::Item>& items);
    void looked(const std::shared_ptr<Look>& look);
    void tell(const QString& sentence);
    int days() const;

    BinContents& m_contents;
    ConnectionList& m_connections;
    OperationRunner& m_runner;
    const Settings* m_settings;
    BinModel* m_model;
    QStackedLayout* m_stack;
    EmptyPage* m_empty;
    QPushButton* m_emptyClose;
    QWidget* m_full;
    QLabel* m_heading;
    QLabel* m_explanation;
    QTreeView* m_list;
    QLabel* m_told;
    QWidget* m_nameRow;
    QLabel* m_nameText;
    QLineEdit* m_name;
    QPushButton* m_nameYes;
    QPushButton* m_nameNo;
    ConfirmBar* m_confirm;
    QPushButton* m_restore;
    QPushButton* m_delete;
    QPushButton* m_emptyBin;
    QPushButton* m_close;
    DomainKey m_naming; ///< the machine whose new name is asked for
    int m_lastLook = 0; ///< a later question makes what an earlier one looked up stale
    bool m_isLooking = false;
};

} // namespace domus
