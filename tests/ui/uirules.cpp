// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uirules.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QGroupBox>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

namespace domus::uirules {

namespace {

/// Parts that a widget brings along (a spin box's line edit, a scroll bar) answer for the widget, not for themselves.
bool isPart(const QWidget* widget)
{
    for (const QWidget* parent = widget->parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractSpinBox*>(parent) != nullptr
            || qobject_cast<const QComboBox*>(parent) != nullptr || qobject_cast<const QLineEdit*>(parent) != nullptr
            || qobject_cast<const QTabBar*>(parent) != nullptr || qobject_cast<const QHeaderView*>(parent) != nullptr
            || qobject_cast<const QMenuBar*>(parent) != nullptr) {
            return true;
        }
    }
    return widget->objectName().startsWith(QLatin1String("qt_"));
}

bool isInteractive(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) != nullptr || qobject_cast<const QComboBox*>(widget) != nullptr
        || qobject_cast<const QLineEdit*>(widget) != nullptr || qobject_cast<const QAbstractSpinBox*>(widget) != nullptr
        || (qobject_cast<const QAbstractSlider*>(widget) != nullptr
            && qobject_cast<const QScrollBar*>(widget) == nullptr)
        || qobject_cast<const QAbstractItemView*>(widget) != nullptr
        || qobject_cast<const QPlainTextEdit*>(widget) != nullptr || qobject_cast<const QTabWidget*>(widget) != nullptr;
}

QVector<const QWidget*> shown(const QWidget* page)
{
    QVector<const QWidget*> all;
    for (const QWidget* widget : page->findChildren<QWidget*>()) {
        if (widget->isVisibleTo(page) && widget->window() == page->window()) {
            all.append(widget);
        }
    }
    return all;
}

QString describe(const QWidget* widget)
{
    QString text;
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
        text = button->text();
    } else if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        text = label->text();
    }
    const QString parent = widget->parentWidget() != nullptr ? widget->parentWidget()->objectName() : QString();
    return QStringLiteral("%1 '%2' in '%3' \"%4\"")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(), parent, text.left(60));
}

QChar mnemonicOf(const QString& text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text.at(i) == u'&') {
            if (text.at(i + 1) != u'&') {
                return text.at(i + 1).toLower();
            }
            ++i;
        }
    }
    return {};
}

QStringList wordsOf(const QString& text)
{
    static const QRegularExpression between(
        QStringLiteral("[^\\p{L}\\p{N}_]+"), QRegularExpression::UseUnicodePropertiesOption);
    return text.split(between, Qt::SkipEmptyParts);
}

/// Without paths, addresses of hosts and people, and names that end as files do.
QString withoutFiles(QString text)
{
    static const QRegularExpression file(QStringLiteral("\\S*(/|@|\\.(iso|img|qcow2|fd)\\b)\\S*"));
    return text.remove(file);
}

QString withoutMnemonic(QString text)
{
    return text.remove(u'&').simplified();
}

/// The part of the widget that its parents let through, in the widget's own coordinates; scrolled-out parts count as
/// shown, as one can scroll there.
bool isInScrollArea(const QWidget* widget, const QWidget* page)
{
    for (const QWidget* parent = widget; parent != nullptr && parent != page; parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()) != nullptr) {
            return true;
        }
    }
    return false;
}

QRect placeOf(const QWidget* widget, const QWidget* page)
{
    return {widget->mapTo(page, QPoint(0, 0)), widget->size()};
}

} // namespace

QStringList missingObjectNames(const QWidget* page)
{
    QStringList offenders;
    QHash<QString, int> seen;
    for (const QWidget* widget : shown(page)) {
        if (!isInteractive(widget) || isPart(widget)) {
            continue;
        }
        if (widget->objectName().isEmpty()) {
            offenders.append(QStringLiteral("no object name: ") + describe(widget));
        } else if (++seen[widget->objectName()] == 2) {
            offenders.append(QStringLiteral("object name used twice: ") + describe(widget));
        }
    }
    return offenders;
}

QStringList missingAccessibleNames(const QWidget* page)
{
    QStringList offenders;
    const auto labels = page->findChildren<QLabel*>();
    for (const QWidget* widget : shown(page)) {
        if (!isInteractive(widget) || isPart(widget) || !widget->accessibleName().isEmpty()) {
            continue;
        }
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget); button && !button->text().isEmpty()) {
            continue;
        }
        const bool hasLabel = std::any_of(labels.begin(), labels.end(),
            [widget](const QLabel* label) { return label->buddy() == widget && !label->text().isEmpty(); });
        if (!hasLabel) {
            offenders.append(QStringLiteral("no accessible name: ") + describe(widget));
        }
    }
    return offenders;
}

QStringList clippedTexts(const QWidget* page)
{
    QStringList offenders;
    for (const QWidget* widget : shown(page)) {
        if (widget->size().isEmpty()) {
            continue;
        }
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            if (label->text().isEmpty() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored) {
                continue; // those cut themselves off on purpose and have a tool tip
            }
            const bool fits = label->wordWrap()
                ? label->height() >= label->heightForWidth(label->width())
                    && label->width() >= label->minimumSizeHint().width()
                : label->width() >= label->sizeHint().width() && label->height() >= label->minimumSizeHint().height();
            if (!fits) {
                offenders.append(QStringLiteral("clipped: %1 has %2x%3")
                                     .arg(describe(widget))
                                     .arg(widget->width())
                                     .arg(widget->height()));
            }
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            if (!button->text().isEmpty() && button->width() < button->minimumSizeHint().width()) {
                offenders.append(QStringLiteral("clipped: ") + describe(widget));
            }
        } else if (qobject_cast<const QComboBox*>(widget) != nullptr
            || qobject_cast<const QAbstractSpinBox*>(widget) != nullptr) {
            if (widget->width() < widget->minimumSizeHint().width()
                || widget->height() < widget->minimumSizeHint().height()) {
                offenders.append(QStringLiteral("clipped: ") + describe(widget));
            }
        }
        if (!isInScrollArea(widget, page)
            && (isInteractive(widget) || qobject_cast<const QLabel*>(widget) != nullptr)) {
            const QRect onPage(widget->mapTo(page, QPoint(0, 0)), widget->size());
            if (!page->rect().contains(onPage)) {
                offenders.append(QStringLiteral("outside the page: ") + describe(widget));
            }
        }
    }
    return offenders;
}

QStringList mnemonicClashes(const QWidget* page)
{
    QStringList offenders;
    QHash<QChar, QString> users;
    const auto use = [&](const QString& text, const QString& who) {
        const QChar letter = mnemonicOf(text);
        if (letter.isNull()) {
            return;
        }
        const auto [entry, isNew] = std::pair{users.find(letter), !users.contains(letter)};
        if (isNew) {
            users.insert(letter, who);
        } else {
            offenders.append(QStringLiteral("Alt+%1: %2 and %3").arg(letter.toUpper()).arg(*entry, who));
        }
    };
    for (const QWidget* widget : shown(page)) {
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            use(button->text(), describe(widget));
        } else if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->buddy() != nullptr) {
            use(label->text(), describe(widget));
        } else if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) {
            for (int i = 0; i < tabs->count(); ++i) {
                use(tabs->tabText(i), describe(widget));
            }
        } else if (const auto* bar = qobject_cast<const QMenuBar*>(widget)) {
            for (const QAction* action : bar->actions()) {
                use(action->text(), QStringLiteral("menu ") + action->text());
            }
        }
    }
    return offenders;
}

QStringList tabOrderBreaks(QWidget* page)
{
    QStringList offenders;
    QVector<QWidget*> chain;
    QWidget* widget = page;
    while ((widget = widget->nextInFocusChain()) != page && widget != nullptr) {
        const bool takesTab = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisibleTo(page)
            && page->isAncestorOf(widget) && widget->isEnabled() && widget->focusProxy() == nullptr && !isPart(widget);
        if (takesTab) {
            chain.append(widget);
        }
    }
    for (qsizetype i = 1; i < chain.size(); ++i) {
        if (isInScrollArea(chain[i - 1], page) != isInScrollArea(chain[i], page)) {
            continue; // what is scrolled stands anywhere to what is not
        }
        const QRect before = placeOf(chain[i - 1], page);
        const QRect here = placeOf(chain[i], page);
        // A column to the right is read after this one, from its top.
        const bool isNextColumn
            = placeOf(chain[i - 1]->parentWidget(), page).right() < placeOf(chain[i]->parentWidget(), page).left();
        const bool isAbove = here.bottom() < before.top() && !isNextColumn;
        const bool isLeftInRow = here.center().y() >= before.top() && here.center().y() <= before.bottom()
            && before.center().y() >= here.top() && before.center().y() <= here.bottom()
            && here.right() < before.left();
        if (isAbove || isLeftInRow) {
            offenders.append(QStringLiteral("tab goes back: %1 -> %2").arg(describe(chain[i - 1]), describe(chain[i])));
        }
    }
    return offenders;
}

QStringList texts(const QWidget* page)
{
    QStringList all;
    const auto add = [&](const QString& text) {
        if (!text.trimmed().isEmpty()) {
            all.append(text);
        }
    };
    for (const QWidget* widget : shown(page)) {
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            add(button->text());
        } else if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            add(label->text());
        } else if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
            for (int i = 0; i < box->count(); ++i) {
                add(box->itemText(i));
            }
        } else if (const auto* edit = qobject_cast<const QLineEdit*>(widget)) {
            add(edit->placeholderText());
        } else if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) {
            for (int i = 0; i < tabs->count(); ++i) {
                add(tabs->tabText(i));
            }
        } else if (const auto* bar = qobject_cast<const QMenuBar*>(widget)) {
            for (const QAction* action : bar->actions()) {
                add(action->text());
            }
        } else if (const auto* group = qobject_cast<const QGroupBox*>(widget)) {
            add(group->title());
        }
        add(widget->accessibleName());
        add(widget->toolTip());
    }
    all.removeDuplicates();
    return all;
}

QStringList untranslated(const QWidget* page, const Scope& scope)
{
    QStringList offenders;
    for (const QString& text : texts(page)) {
        const QString plain = withoutMnemonic(text);
        if (!scope.sourceTexts.contains(text) || scope.foreignTexts.contains(text)) {
            continue;
        }
        static const QRegularExpression pathOrCommand(QStringLiteral("^(<qt>)?(/|virsh )"));
        if (plain.contains(pathOrCommand)) {
            continue; // from end to end, with whatever words there are in it
        }
        // What is left without names, files and addresses has to be free of words.
        const QStringList words = wordsOf(withoutFiles(plain));
        const bool hasWord = std::any_of(words.begin(), words.end(), [&](const QString& word) {
            const bool hasLetter = std::any_of(word.begin(), word.end(), [](QChar c) { return c.isLetter(); });
            return hasLetter && !scope.sameInAllLanguages.contains(word);
        });
        if (hasWord) {
            offenders.append(QStringLiteral("not translated: ") + plain.left(100));
        }
    }
    return offenders;
}

QStringList check(QWidget* page)
{
    return missingObjectNames(page) + missingAccessibleNames(page) + clippedTexts(page) + mnemonicClashes(page)
        + tabOrderBreaks(page);
}

} // namespace domus::uirules
