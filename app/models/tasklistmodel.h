// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QVector>

namespace domus {

class OperationRunner;
class Task;

/// The runner's tasks, newest first. GUI thread; the runner must outlive the model.
class TaskListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        TaskRole = Qt::UserRole + 1, ///< Task*
        StateRole, ///< int of Task::State
        StateTextRole,
        PartRole, ///< 0 to 1; invalid while the part is not known
        StepRole,
        ErrorRole, ///< Error; nothing unless it failed
        CanCancelRole,
    };

    explicit TaskListModel(OperationRunner& runner, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Task* taskAt(const QModelIndex& index) const;
    QModelIndex indexOf(const Task* task) const;

private:
    QVector<Task*> m_tasks;
};

} // namespace domus
