// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/createfixture.h"
#include "ui/create/createpage.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <memory>

namespace domus {

/// Counts what a hand does: presses as they arrive at windows, and drops.
class ClickCounter : public QObject
{
    Q_OBJECT
public:
    ClickCounter() { qApp->installEventFilter(this); }
    int clicks = 0;
    int keys = 0;

    bool eventFilter(QObject* object, QEvent* event) override
    {
        const auto* widget = qobject_cast<QWidget*>(object);
        if (widget == nullptr) {
            return false;
        }
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick:
            // A press that nobody takes goes on to the parents; it is counted where it was made.
            clicks += widget->childAt(static_cast<QMouseEvent*>(event)->position().toPoint()) == nullptr ? 1 : 0;
            break;
        case QEvent::Drop:
            clicks += qobject_cast<const CreatePage*>(widget) != nullptr ? 1 : 0;
            break;
        case QEvent::KeyPress:
            ++keys;
            break;
        default:
            break;
        }
        return false;
    }
};

/// A create page over the fixture's world, and the hands to use it.
class CreatePageTest : public QObject
{
    Q_OBJECT
protected:
    void open()
    {
        m_fixture = std::make_unique<CreateFixture>();
        QVERIFY(m_fixture->open());
        m_page = std::make_unique<CreatePage>(m_fixture->services());
        m_page->resize(900, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->start(m_fixture->session()->id());
    }
    void close()
    {
        m_page.reset();
        m_fixture.reset();
    }
    template <typename T> T* find(const char* name) const
    {
        auto* found = m_page->findChild<T*>(QString::fromLatin1(name));
        if (found == nullptr) {
            qWarning("nothing on the page is called %s", name);
        }
        return found;
    }
    QPushButton* createButton() const { return find<QPushButton>("createButton"); }
    void click(QWidget* widget)
    {
        if (widget == nullptr) {
            QFAIL("there is nothing to click");
        }
        // What has just been unfolded gets its place in the next turn of the event loop.
        QVERIFY(QTest::qWaitFor(
            [widget] { return widget->isVisible() && widget->height() >= widget->minimumSizeHint().height(); }));
        auto* area = find<QScrollArea>("createScroll");
        QVERIFY(area != nullptr);
        area->ensureWidgetVisible(widget);
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void chooseIso()
    {
        m_page->start(m_fixture->session()->id(), CreateFixture::isoPath());
        QTRY_VERIFY(createButton()->isEnabled());
    }
    void unfoldMore() { click(find<QToolButton>("moreButton")); }
    void pick(const char* box, const QString& value)
    {
        auto* combo = find<QComboBox>(box);
        const int index = combo->findData(value);
        QVERIFY2(index >= 0, qPrintable(QString::fromLatin1(box) % QStringLiteral(" lacks ") % value));
        combo->setFocus();
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index); // what the popup does; it is a window of its own
    }
    void paste(const QString& name)
    {
        auto* edit = find<QLineEdit>("machineName");
        edit->setFocus();
        edit->selectAll();
        edit->del();
        QApplication::clipboard()->setText(name);
        QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
    }
    void drop(const QString& path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &event);
    }
    QString xml() const { return find<QPlainTextEdit>("reviewXml")->toPlainText(); }

    std::unique_ptr<CreateFixture> m_fixture;
    std::unique_ptr<CreatePage> m_page;
};

} // namespace domus
