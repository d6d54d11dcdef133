// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/commandpalette.h"

#include "ui/palette/palettedelegate.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace domus {

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window)
    , m_window(window)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_model(new QStandardItemModel(this))
    , m_nothing(new QLabel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setFrameShape(QFrame::StyledPanel);
    setFrameShadow(QFrame::Raised);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setClearButtonEnabled(true);
    m_field->setFocusPolicy(Qt::ClickFocus); // Tab goes through the window, not over it
    m_field->addAction(theme::icon(QStringLiteral("search"), theme::Tone::Muted), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the keys go to the field, which hands on those that are for the list
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_nothing->setObjectName(QStringLiteral("paletteNothing"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);

    const int gap = theme::gap(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(gap / 2, gap / 2, gap / 2, gap / 2);
    column->setSpacing(gap / 2);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandPalette::currentChanged);
    m_field->installEventFilter(this);
    m_window->installEventFilter(this);
    retranslate();
    hide();
}

void CommandPalette::open(const Contents& contents)
{
    m_contents = contents;
    QVector<PaletteMatcher::Named> commands;
    QVector<PaletteMatcher::Named> machines;
    QVector<PaletteMatcher::Named> verbs;
    commands.reserve(contents.commands.size());
    for (const Command& command : contents.commands) {
        commands.append({command.id, command.title});
    }
    machines.reserve(contents.machines.size());
    for (const Machine& machine : contents.machines) {
        machines.append({machine.id, machine.name});
    }
    verbs.reserve(contents.verbs.size());
    for (const Verb& verb : contents.verbs) {
        verbs.append({verb.id, verb.title});
    }
    m_matcher.setCommands(commands);
    m_matcher.setMachines(machines);
    m_matcher.setVerbs(verbs);
    m_matcher.setRecent(m_recent);
    if (!isVisible()) {
        m_before = QApplication::focusWidget();
    }
    m_field->clear();
    find(QString());
    place();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::dismiss()
{
    if (isHidden()) {
        return;
    }
    const bool hadFocus = m_field->hasFocus();
    hide();
    m_contents = {};
    m_model->clear();
    if (hadFocus && m_before) {
        m_before->setFocus(Qt::PopupFocusReason);
    }
}

void CommandPalette::find(const QString& text)
{
    m_hits = m_matcher.find(text, mostHits);
    m_model->clear();
    for (const PaletteMatcher::Hit& hit : std::as_const(m_hits)) {
        addRow(hit);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->setVisible(!m_hits.isEmpty());
    m_nothing->setVisible(m_hits.isEmpty());
}

void CommandPalette::addRow(PaletteMatcher::Hit hit)
{
    QString title;
    QString note;
    QIcon icon;
    Availability can{true, {}};
    if (hit.command >= 0) {
        const Command& command = m_contents.commands.at(hit.command);
        title = command.title;
        note = command.shortcut;
        icon = command.icon;
        can = command.can;
    } else {
        const Machine& machine = m_contents.machines.at(hit.machine);
        title = machine.name;
        note = machine.host;
        icon = machine.icon;
        if (hit.verb >= 0) {
            const Verb& verb = m_contents.verbs.at(hit.verb);
            //: %1 is what is done ("Start"), %2 the name of the virtual machine that it is done to
            title = tr("%1 “%2”").arg(verb.title, machine.name);
            icon = verb.icon;
            can = verb.can(hit.machine);
        }
    }
    auto* item = new QStandardItem(icon, title);
    item->setData(can.isPossible ? note : can.reason, PaletteDelegate::NoteRole);
    item->setData(can.isPossible, PaletteDelegate::PossibleRole);
    const QString spoken = can.isPossible ? note : can.reason;
    //: %1 is a command, %2 its key, or why it is not possible
    item->setData(spoken.isEmpty() ? title : tr("%1, %2").arg(title, spoken), Qt::AccessibleTextRole);
    item->setToolTip(can.isPossible ? QString() : theme::plainToolTip(can.reason));
    m_model->appendRow(item);
}

void CommandPalette::currentChanged()
{
    // The focus stays in the field: what is chosen is told through it.
    m_field->setAccessibleDescription(m_list->currentIndex().data(Qt::AccessibleTextRole).toString());
    QAccessibleEvent changed(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void CommandPalette::choose(const QModelIndex& index)
{
    if (!index.isValid() || !index.data(PaletteDelegate::PossibleRole).toBool()) {
        return; // its reason stands beside it
    }
    const PaletteMatcher::Hit hit = m_hits.at(index.row());
    const QString id = m_matcher.idOf(hit);
    m_recent.removeAll(id);
    m_recent.prepend(id);
    m_recent.resize(std::min<qsizetype>(m_recent.size(), mostRecent));
    std::function<void()> run;
    if (hit.command >= 0) {
        run = m_contents.commands.at(hit.command).run;
    } else {
        const auto what = hit.verb >= 0 ? m_contents.verbs.at(hit.verb).run : m_contents.show;
        run = [what, machine = hit.machine] { what(machine); };
    }
    dismiss(); // first: what is done may take the focus elsewhere
    Q_EMIT recentChanged();
    run();
}

void CommandPalette::place()
{
    const int width = qMin(m_window->width() * 9 / 10, fontMetrics().averageCharWidth() * 90);
    const int height = qMin(m_window->height() * 2 / 3, fontMetrics().lineSpacing() * 26);
    const int top = qMin(m_window->height() / 10, fontMetrics().lineSpacing() * 4);
    setGeometry((m_window->width() - width) / 2, top, width, height);
}

void CommandPalette::retranslate()
{
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("A command or a virtual machine"));
    m_field->setAccessibleName(tr("Find a command or a virtual machine"));
    m_list->setAccessibleName(tr("What was found"));
    m_nothing->setText(tr("Nothing has such a name."));
}

void CommandPalette::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        dismiss(); // its lines are in the language before
    }
    QFrame::changeEvent(event);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    if (watched != m_field) {
        return QFrame::eventFilter(watched, event);
    }
    if (event->type() == QEvent::FocusOut && isVisible()
        && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason
        && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason) {
        dismiss();
    }
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Escape:
            dismiss();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose(m_list->currentIndex());
            return true;
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
            return true; // there is nowhere else to go in it
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QApplication::sendEvent(m_list, event);
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace domus
