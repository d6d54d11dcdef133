// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QObject>

class QAbstractItemView;

namespace domus {

/// Tells when a row of a list of many selections is meant to be opened: a double click, or Return. The view's own
/// activated() comes with each single click on desktops that want it so, also with those that only add to a selection.
/// GUI thread.
class ItemActivation : public QObject
{
    Q_OBJECT
public:
    /// Belongs to the view.
    explicit ItemActivation(QAbstractItemView& view);

Q_SIGNALS:
    void activated(const QModelIndex& index);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QAbstractItemView& m_view;
};

} // namespace domus
