// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/machinequery.h"
#include "app/services/smartgroups.h"

#include <QWidget>

#include <functional>

class QCompleter;
class QLineEdit;
class QMenu;
class QPushButton;
class QStringListModel;
class QToolButton;

namespace domus {

/// The field above the list: words and keys that filter it, completed while they are typed, and the filters that were
/// saved under a name.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    /// The smart groups outlive the bar.
    explicit FilterBar(SmartGroups& saved, QWidget* parent = nullptr);

    QString text() const;
    void clear();
    void focusField();
    /// What there is to complete with, asked when something is typed.
    void setVocabulary(std::function<QueryVocabulary()> vocabulary) { m_vocabulary = std::move(vocabulary); }

Q_SIGNALS:
    void textChanged(const QString& text);
    void saveFailed(const domus::Error& error);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void complete();
    void fillMenu();
    void askForName();
    void saveAs();
    void closeName();
    void report(const Status& status);

    SmartGroups& m_saved;
    std::function<QueryVocabulary()> m_vocabulary;
    QLineEdit* m_field;
    QToolButton* m_savedButton;
    QMenu* m_menu;
    QStringListModel* m_completions;
    QCompleter* m_completer;
    QWidget* m_nameRow;
    QLineEdit* m_name;
    QPushButton* m_save;
};

} // namespace domus
