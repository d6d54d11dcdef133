// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/windowfixture.h"
#include "ui/mainwindow/mainwindow.h"

#include <QTest>
#include <QTreeView>

// What the tests of the list do with the fixture's window.
namespace domus::listhands {

template <typename T> T* part(WindowFixture& fixture, const char* name)
{
    return fixture.window().findChild<T*>(QString::fromLatin1(name));
}

inline HostSession* connectTo(WindowFixture& fixture)
{
    return fixture.connectTo(QStringLiteral("qemu+ssh://lan@workbench/system"), QStringLiteral("Workbench"));
}

inline QTreeView* tree(WindowFixture& fixture)
{
    return part<QTreeView>(fixture, "machineTree");
}

/// The first row with that value; invalid when there is none.
inline QModelIndex row(WindowFixture& fixture, int role, const QString& value)
{
    const auto* model = tree(fixture)->model();
    const QModelIndexList found
        = model->match(model->index(0, 0), role, value, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.constFirst();
}

inline void click(WindowFixture& fixture, const QModelIndex& index, Qt::KeyboardModifiers modifiers = {})
{
    tree(fixture)->scrollTo(index);
    QTest::mouseClick(tree(fixture)->viewport(), Qt::LeftButton, modifiers, tree(fixture)->visualRect(index).center());
}

} // namespace domus::listhands
