// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/domainoperations.h"
#include "ui/palette/palettematcher.h"

#include <QFrame>
#include <QIcon>
#include <QPointer>
#include <QStringList>
#include <QVector>

#include <functional>

class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace domus {

/// A field over the window that finds every command and every machine by a few letters, for the keyboard alone. What is
/// not possible now stands there with its reason. Not modal: whatever takes the focus closes it.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    struct Command
    {
        QString id;
        QString title;
        QString shortcut;
        QIcon icon;
        Availability can;
        std::function<void()> run;
    };
    struct Machine
    {
        QString id;
        QString name;
        QString host;
        QIcon icon;
    };
    /// Something that can be done to a machine, which is given by its number in the list.
    struct Verb
    {
        QString id;
        QString title; ///< "Start"
        QIcon icon;
        std::function<Availability(int machine)> can;
        std::function<void(int machine)> run;
    };
    struct Contents
    {
        QVector<Command> commands;
        QVector<Machine> machines;
        QVector<Verb> verbs;
        std::function<void(int machine)> show; ///< a machine by itself
    };

    /// Over that window, and of its size.
    explicit CommandPalette(QWidget* window);

    void setRecent(const QStringList& ids) { m_recent = ids; }
    const QStringList& recent() const { return m_recent; }
    void open(const Contents& contents);
    /// Gives the focus back to where it was.
    void dismiss();

Q_SIGNALS:
    void recentChanged();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void find(const QString& text);
    void place();
    void currentChanged();
    void choose(const QModelIndex& index);
    void addRow(PaletteMatcher::Hit hit);
    static constexpr int mostHits = 40;
    static constexpr int mostRecent = 20;

    QWidget* m_window;
    QPointer<QWidget> m_before; ///< had the focus
    Contents m_contents;
    PaletteMatcher m_matcher;
    QVector<PaletteMatcher::Hit> m_hits;
    QStringList m_recent;
    QLineEdit* m_field;
    QListView* m_list;
    QStandardItemModel* m_model;
    QLabel* m_nothing;
};

} // namespace domus
