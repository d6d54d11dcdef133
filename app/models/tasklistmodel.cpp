// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/tasklistmodel.h"

#include "app/services/operationrunner.h"
#include "app/services/task.h"

#include <algorithm>

namespace domus {

namespace {

QString stateText(const Task& task)
{
    if (task.isCancelRequested() && !task.isOver()) {
        return TaskListModel::tr("Stopping…");
    }
    switch (task.state()) {
    case Task::State::Queued:
        return TaskListModel::tr("Waiting");
    case Task::State::Running:
        return task.progress().step.isEmpty() ? TaskListModel::tr("Running") : task.progress().step;
    case Task::State::Succeeded:
        return TaskListModel::tr("Done");
    case Task::State::Failed:
        return TaskListModel::tr("Failed: %1").arg(task.error().text);
    case Task::State::Cancelled:
        return TaskListModel::tr("Cancelled");
    }
    return {};
}

} // namespace

TaskListModel::TaskListModel(OperationRunner& runner, QObject* parent)
    : QAbstractListModel(parent)
    , m_tasks(runner.tasks())
{
    std::reverse(m_tasks.begin(), m_tasks.end());
    connect(&runner, &OperationRunner::taskAdded, this, [this](Task* task) {
        beginInsertRows({}, 0, 0);
        m_tasks.prepend(task);
        endInsertRows();
    });
    connect(&runner, &OperationRunner::taskChanged, this, [this](Task* task) {
        const QModelIndex changed = indexOf(task);
        if (changed.isValid()) {
            Q_EMIT dataChanged(changed, changed);
        }
    });
    connect(&runner, &OperationRunner::taskRemoved, this, [this](Task* task) {
        const int row = static_cast<int>(m_tasks.indexOf(task));
        if (row >= 0) {
            beginRemoveRows({}, row, row);
            m_tasks.removeAt(row);
            endRemoveRows();
        }
    });
}

int TaskListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tasks.size());
}

QVariant TaskListModel::data(const QModelIndex& index, int role) const
{
    Task* task = taskAt(index);
    if (task == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return task->title();
    case Qt::ToolTipRole:
        return task->operation().command;
    case Qt::AccessibleTextRole:
        //: %1 is a task: "Start debian12", %2 its state
        return tr("%1, %2").arg(task->title(), stateText(*task));
    case TaskRole:
        return QVariant::fromValue(task);
    case StateRole:
        return static_cast<int>(task->state());
    case StateTextRole:
        return stateText(*task);
    case PartRole:
        return task->progress().part ? QVariant(*task->progress().part) : QVariant();
    case StepRole:
        return task->progress().step;
    case ErrorRole:
        return task->state() == Task::State::Failed ? QVariant::fromValue(task->error()) : QVariant();
    case CanCancelRole:
        return task->canCancel();
    default:
        return {};
    }
}

Task* TaskListModel::taskAt(const QModelIndex& index) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? m_tasks.at(index.row()) : nullptr;
}

QModelIndex TaskListModel::indexOf(const Task* task) const
{
    const auto it = std::find(m_tasks.cbegin(), m_tasks.cend(), task);
    return it != m_tasks.cend() ? index(static_cast<int>(it - m_tasks.cbegin())) : QModelIndex();
}

} // namespace domus
