// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/create/createservices.h"

#include <QListView>

class QStandardItemModel;

namespace domus {

/// The images that were found, two lines each: what it is, and where. One click chooses.
class SourceList : public QListView
{
    Q_OBJECT
public:
    explicit SourceList(QWidget* parent = nullptr);

    void setSources(const QVector<SourceCandidate>& sources);
    int count() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const domus::InstallSource& source);

protected:
    void changeEvent(QEvent* event) override;

private:
    QVector<SourceCandidate> m_sources;
    QStandardItemModel* m_model;
};

} // namespace domus
