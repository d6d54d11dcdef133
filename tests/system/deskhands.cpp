// SPDX-License-Identifier: GPL-3.0-or-later
// The hands: what clicks and types.
#include "tests/system/desk.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSpinBox>
#include <QStyleOptionSpinBox>
#include <QTest>
#include <QTreeView>
#include <QWindow>

namespace domus {

void Desk::press(QWidget* widget, QPoint at)
{
    for (QWidget* parent = widget->parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(parent)) {
            area->ensureWidgetVisible(widget);
        }
    }
    QTest::mouseClick(widget, Qt::LeftButton, {}, at);
    ++m_clicks;
}

bool Desk::click(const char* name)
{
    QWidget* widget = visible(name);
    if (widget == nullptr || !widget->isEnabled()) {
        qWarning("%s cannot be clicked: %s", name, widget == nullptr ? "not in sight" : "not enabled");
        return false;
    }
    // A tick is set by clicking on it; the rest of its row may be empty.
    const bool isTick = qobject_cast<QCheckBox*>(widget) != nullptr;
    press(widget, isTick ? QPoint(widget->height() / 2, widget->height() / 2) : widget->rect().center());
    return true;
}

bool Desk::choose(const char* action)
{
    const auto* wanted = m_window->findChild<QAction*>(QString::fromLatin1(action));
    const auto titles = m_window->menuBar()->actions();
    for (QAction* title : titles) {
        QMenu* menu = title->menu();
        if (menu == nullptr || !menu->actions().contains(const_cast<QAction*>(wanted))) {
            continue;
        }
        QTest::mouseClick(m_window->menuBar(), Qt::LeftButton, {}, m_window->menuBar()->actionGeometry(title).center());
        ++m_clicks;
        if (!QTest::qWaitFor([menu] { return menu->isVisible(); }) || !wanted->isEnabled()) {
            qWarning("%s cannot be chosen", action);
            menu->close();
            return false;
        }
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(const_cast<QAction*>(wanted)).center());
        ++m_clicks;
        return true;
    }
    qWarning("no menu holds %s", action);
    return false;
}

bool Desk::chooseHere(const char* action)
{
    auto* menu = qobject_cast<QMenu*>(visible("listMenu"));
    auto* wanted = menu == nullptr ? nullptr : menu->findChild<QAction*>(QString::fromLatin1(action));
    if (wanted == nullptr && menu != nullptr) { // one that stands in other menus, too
        auto* shared = m_window->findChild<QAction*>(QString::fromLatin1(action));
        wanted = menu->actions().contains(shared) ? shared : nullptr;
    }
    if (wanted == nullptr || !wanted->isEnabled()) {
        qWarning("%s cannot be chosen here", action);
        return false;
    }
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(wanted).center());
    ++m_clicks;
    return true;
}

bool Desk::fill(const char* field, const QString& text)
{
    auto* edit = qobject_cast<QLineEdit*>(visible(field));
    if (edit == nullptr || !edit->isEnabled()) {
        qWarning("there is no field %s", field);
        return false;
    }
    press(edit, edit->rect().center());
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    for (const QChar letter : text) {
        if (letter.unicode() < 128) {
            QTest::keyClick(edit, letter.toLatin1());
        } else {
            QTest::sendKeyEvent(QTest::Click, edit, Qt::Key_unknown, QString(letter), Qt::NoModifier);
        }
    }
    return edit->text() == text;
}

bool Desk::type(const char* field, const QString& text)
{
    if (!fill(field, text)) {
        return false;
    }
    QTest::keyClick(visible(field), Qt::Key_Return);
    return true;
}

bool Desk::isListed(const QString& row, QRect* where)
{
    auto* tree = qobject_cast<QTreeView*>(visible("machineTree"));
    if (tree == nullptr) {
        return false;
    }
    const auto found = tree->model()->match(
        tree->model()->index(0, 0), Qt::DisplayRole, row, 1, Qt::MatchExactly | Qt::MatchRecursive);
    if (found.isEmpty()) {
        qWarning("%s is not in the list", qUtf8Printable(row));
        return false;
    }
    tree->scrollTo(found.constFirst());
    *where = tree->visualRect(found.constFirst());
    return true;
}

bool Desk::select(const QString& row)
{
    QRect where;
    if (!isListed(row, &where)) {
        return false;
    }
    press(qobject_cast<QTreeView*>(visible("machineTree"))->viewport(), where.center());
    return true;
}

bool Desk::openListMenu(const QString& row)
{
    QRect where;
    if (!isListed(row, &where)) {
        return false;
    }
    // To the window, which makes of a right click what the platform does.
    const QWidget* viewport = qobject_cast<QTreeView*>(visible("machineTree"))->viewport();
    QTest::mouseClick(m_window->windowHandle(), Qt::RightButton, {}, viewport->mapTo(m_window.get(), where.center()));
    ++m_clicks;
    return QTest::qWaitFor([this] { return visible("listMenu") != nullptr; });
}

bool Desk::setNumber(const char* field, int value)
{
    auto* box = qobject_cast<QSpinBox*>(visible(field));
    if (box == nullptr || !box->isEnabled()) {
        qWarning("there is no number %s", field);
        return false;
    }
    // Where the page still takes its place a click goes beside the arrow: it is tried again.
    for (QDeadlineTimer patience(20'000); box->value() != value && !patience.hasExpired();) {
        QStyleOptionSpinBox option;
        option.initFrom(box);
        option.buttonSymbols = box->buttonSymbols();
        option.frame = box->hasFrame();
        option.stepEnabled = QAbstractSpinBox::StepUpEnabled | QAbstractSpinBox::StepDownEnabled;
        const int before = box->value();
        const auto arrow = before < value ? QStyle::SC_SpinBoxUp : QStyle::SC_SpinBoxDown;
        press(box, box->style()->subControlRect(QStyle::CC_SpinBox, &option, arrow, box).center());
        (void)QTest::qWaitFor([box, before] { return box->value() != before; }, 100);
    }
    if (box->value() != value) {
        qWarning("%s stays at %d (%d to %d)", field, box->value(), box->minimum(), box->maximum());
    }
    return box->value() == value;
}

bool Desk::pick(const char* box, int row)
{
    auto* combo = qobject_cast<QComboBox*>(visible(box));
    if (combo == nullptr || !combo->isEnabled()) {
        qWarning("there is no choice %s", box);
        return false;
    }
    press(combo, combo->rect().center());
    QAbstractItemView* list = combo->view();
    if (!QTest::qWaitFor([list] { return list->isVisible(); })) {
        return false;
    }
    const QRect where = list->visualRect(list->model()->index(row, 0));
    QTest::mouseMove(list->viewport(), where.center());
    // A list that has just unfolded takes a click for the end of the one that unfolded it.
    const auto isPicked = [combo, list, row, where] {
        if (list->isVisible()) {
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, where.center());
        }
        return combo->currentIndex() == row && !list->isVisible();
    };
    ++m_clicks;
    return QTest::qWaitFor(isPicked);
}

bool Desk::pickSource(const QString& file)
{
    QListView* list = nullptr;
    QModelIndex found;
    const auto isFound = [&] {
        list = qobject_cast<QListView*>(visible("sourceList"));
        if (list == nullptr) {
            return false; // nothing has been found yet
        }
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (index.data(Qt::ToolTipRole).toString() == theme::plainToolTip(file)) {
                found = index;
            }
        }
        return found.isValid();
    };
    constexpr int patience = 60'000;
    if (!QTest::qWaitFor(isFound, patience)) {
        qWarning("%s is not found", qUtf8Printable(file));
        return false;
    }
    press(list->viewport(), list->visualRect(found).center());
    return true;
}

bool Desk::browse(const char* button, const QString& file)
{
    if (!click(button)) {
        return false;
    }
    QFileDialog* chooser = nullptr;
    const auto isOpen = [this, &chooser] {
        chooser = m_window->findChild<QFileDialog*>();
        return chooser != nullptr && chooser->isVisible();
    };
    if (!QTest::qWaitFor(isOpen)) {
        qWarning("no chooser opens");
        return false;
    }
    auto* files = chooser->findChild<QListView*>(QStringLiteral("listView"));
    QModelIndex found;
    const auto isThere = [files, &found, name = QFileInfo(file).fileName()] {
        const auto hits = files->model()->match(
            files->model()->index(0, 0, files->rootIndex()), Qt::DisplayRole, name, 1, Qt::MatchExactly);
        found = hits.isEmpty() ? QModelIndex() : hits.constFirst();
        return found.isValid();
    };
    if (!QTest::qWaitFor(isThere)) {
        qWarning("the chooser does not show %s", qUtf8Printable(file));
        return false;
    }
    press(files->viewport(), files->visualRect(found).center());
    QPushButton* open = chooser->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
    if (!QTest::qWaitFor([open] { return open->isEnabled(); })) {
        return false;
    }
    press(open, open->rect().center());
    return true;
}

bool Desk::create()
{
    const QRegularExpression cures(QStringLiteral("^(sentenceProblem|problem)_.*Cure"));
    const auto cure = [this, &cures]() -> QPushButton* {
        const auto found = m_window->findChildren<QPushButton*>(cures);
        for (QPushButton* button : found) {
            if (button->isVisible() && button->isEnabled()) {
                return button;
            }
        }
        return nullptr;
    };
    // The first answers of a cold libvirt take their time.
    constexpr int patience = 120'000;
    if (!QTest::qWaitFor([&] { return isEnabled("createButton") || cure() != nullptr; }, patience)) {
        qWarning("Create is not offered");
        return false;
    }
    if (!isEnabled("createButton")) {
        QTest::mouseClick(cure(), Qt::LeftButton);
        ++m_clicks;
    }
    return QTest::qWaitFor([this] { return isEnabled("createButton"); }, patience) && click("createButton");
}

bool Desk::key(const char* name)
{
    QWidget* view = visible("consoleView");
    if (view == nullptr) {
        qWarning("no console is shown");
        return false;
    }
    view->setFocus();
    if (!QTest::qWaitForWindowActive(view->window())) {
        qWarning("the window does not get the keyboard");
        return false;
    }
    // Through the X server, as from a keyboard: with the scancode that goes to the guest.
    QProcess keyboard;
    keyboard.start(QStringLiteral("xdotool"), {QStringLiteral("key"), QString::fromLatin1(name)});
    constexpr int patience = 10'000;
    const bool isOver = QTest::qWaitFor([&keyboard] { return keyboard.state() == QProcess::NotRunning; }, patience);
    if (!isOver || keyboard.error() != QProcess::UnknownError || keyboard.exitCode() != 0) {
        qWarning("xdotool presses no key: %s", qPrintable(keyboard.errorString()));
        return false;
    }
    return true;
}

} // namespace domus
