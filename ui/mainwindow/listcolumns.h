// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QVector>

#include <array>

class QAction;
class QMenu;
class QTreeView;

namespace domus {

class Settings;

/// The columns of the list: which, in what order, how wide, sorted by which. Two sets of them, for the list beside a
/// page and for the list by itself. Beside a page, with nothing but name and state, each machine has two lines and
/// there is no header.
class ListColumns : public QObject
{
    Q_OBJECT
public:
    /// The tree has its model, and outlives this.
    explicit ListColumns(QTreeView& tree, QObject* parent = nullptr);

    /// The list has the window for itself.
    void setWide(bool wide);
    bool isWide() const { return m_isWide; }
    /// A line for each machine and a header, in place of two lines without.
    bool isTable() const;
    bool isShown(int column) const { return current().shown.contains(column); }
    void setShown(int column, bool shown);
    void reset();
    /// An action for each column, and the way back to the defaults. The names are the model's of that moment.
    void fillMenu(QMenu* menu);

    void restore(const Settings& settings);
    void save(Settings& settings) const;

Q_SIGNALS:
    void changed();

private:
    struct Layout
    {
        QVector<int> shown;
        QByteArray header; ///< order, widths and sorting, as the header keeps them
    };
    Layout& current() { return m_layouts[m_isWide ? 1 : 0]; }
    const Layout& current() const { return m_layouts[m_isWide ? 1 : 0]; }
    static Layout defaults(bool wide);
    int defaultWidth(int column) const;
    void keep();
    void apply();
    void sort();

    QTreeView& m_tree;
    bool m_isWide = false;
    std::array<Layout, 2> m_layouts;
};

} // namespace domus
