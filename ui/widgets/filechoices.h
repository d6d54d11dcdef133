// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/domainoperations.h"

#include <QScrollArea>
#include <QVector>

namespace domus {

class PathCheckBox;

/// Files to tick, none of them ticked at first: a line for each path, its middle cut out where it does not fit, and a
/// quieter one under it with the size, and why it stays or what is not known of it. A long list scrolls.
class FileChoices : public QScrollArea
{
    Q_OBJECT
public:
    explicit FileChoices(QWidget* parent = nullptr);

    /// Settled: there is nothing to choose; those that may be deleted are ticked, and say that they go.
    void setFiles(const QVector<DomainFile>& files, bool areSettled = false);
    QVector<DomainFile> ticked() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    QWidget* row(const DomainFile& file, QWidget* parent);
    int tallest() const;

    QVector<DomainFile> m_files;
    bool m_areSettled = false;
    QVector<PathCheckBox*> m_boxes; ///< one a file, in the files' order
};

} // namespace domus
