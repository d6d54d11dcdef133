// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/ids.h"
#include "app/services/task.h"
#include "ui/create/createservices.h"

#include <QWidget>

#include <memory>

class QMimeData;

namespace domus {

/// The one page on which a virtual machine is made: a source, what Domus makes of it, and Create.
///
/// Lives beside the machine list in the main window; holds what the user chose until closed(), also when creating
/// fails, so that nothing typed is lost. Never blocks and opens no modal box but the file chooser.
class CreatePage : public QWidget
{
    Q_OBJECT
public:
    explicit CreatePage(CreateServices services, QWidget* parent = nullptr);
    ~CreatePage() override;
    CreatePage(const CreatePage&) = delete;
    CreatePage& operator=(const CreatePage&) = delete;

    /// Begins afresh on that connection (a null id: the first open one); with a path, that file is the source already.
    void start(const ConnectionId& connection, const QString& path = {});
    /// The same page, another source: a file dropped on the window while the page is open.
    void useFile(const QString& path);

    /// The first local file of a drop, empty when there is none the page could use. For the window's own drop handling.
    static QString fileOf(const QMimeData* data);
    static bool acceptsFile(const QMimeData* data) { return !fileOf(data).isEmpty(); }

    /// Nothing on the page will change by itself any more: the file was looked at and the machine is planned. For
    /// whoever takes its picture.
    bool isSettled() const;

    /// Something was chosen or typed that closing would lose.
    bool hasChanges() const;

Q_SIGNALS:
    /// Create was clicked and the work is under way.
    void started(domus::Task* task, const domus::ConnectionId& connection);
    /// The machine is there: the window selects it and leaves the page.
    void finished(const domus::DomainKey& machine);
    /// The user leaves the page without creating.
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus
