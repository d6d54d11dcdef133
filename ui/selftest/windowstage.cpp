// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/selftest/windowstage.h"

#include "app/console/consolesession.h"
#include "ui/mainwindow/machinepage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/sidebar.h"

#include <QDir>
#include <QHash>
#include <QPixmap>
#include <QTimer>

#include <utility>

namespace domus {

using namespace std::chrono_literals;

namespace {

// A page asks its host for what it shows; there is no one moment at which all of them are complete.
constexpr auto PageSettles = 1500ms;

} // namespace

WindowStage::WindowStage(MainWindow& window, QString pictures, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_folder(std::move(pictures))
{
}

MachinePage* WindowStage::page() const
{
    return m_window.findChild<MachinePage*>();
}

ConsoleSession* WindowStage::console() const
{
    return m_window.findChild<ConsoleSession*>();
}

void WindowStage::showConsole(const DomainKey& machine)
{
    m_machine = machine;
    m_window.select(machine);
    page()->showConsole();
}

bool WindowStage::isConsoleAttached() const
{
    const ConsoleSession* session = console();
    return session != nullptr && page()->machine() == m_machine && session->state() == ConsoleState::Connected;
}

std::optional<SelfTestView> WindowStage::look() const
{
    const ConsoleSession* session = console();
    if (session == nullptr || session->image().isNull()) {
        return std::nullopt;
    }
    const QImage& image = session->image();
    SelfTestView view;
    view.fingerprint = qHashBits(image.constBits(), size_t(image.sizeInBytes()));
    // The lowest part holds the ground colour alone; a few points tell it.
    constexpr int Points = 16;
    const int row = image.height() * 9 / 10;
    for (int i = 0; i < Points; ++i) {
        const QColor color = image.pixelColor(image.width() * (2 * i + 1) / (2 * Points), row);
        view.red += color.red();
        view.green += color.green();
        view.blue += color.blue();
    }
    view.red /= Points;
    view.green /= Points;
    view.blue /= Points;
    return view;
}

void WindowStage::pressKey()
{
    if (ConsoleSession* session = console()) {
        session->sendKeys({keymap::fromQtKey(Qt::Key_D)});
    }
}

void WindowStage::leave()
{
    if (m_machine.isNull()) {
        return;
    }
    if (auto* sidebar = m_window.findChild<Sidebar*>()) {
        sidebar->select(m_machine.connection);
    }
    m_machine = {};
}

void WindowStage::takePictures(const DomainKey& machine, std::function<void(Result<int>)> done)
{
    m_machine = machine;
    m_taken = 0;
    m_done = std::move(done);
    m_left.clear();
    if (!m_folder.isEmpty()) {
        m_left
            = {QStringLiteral("console"), QStringLiteral("overview"), QStringLiteral("list"), QStringLiteral("create")};
        if (!QDir().mkpath(m_folder)) {
            std::exchange(m_done, nullptr)(
                fail(ErrorKind::Io, tr("The folder %1 cannot be made.").arg(m_folder), "mkpath"));
            return;
        }
    }
    takeNext();
}

void WindowStage::takeNext()
{
    if (m_left.isEmpty()) {
        // Back to where it was.
        if (m_taken > 0) {
            showConsole(m_machine);
        }
        std::exchange(m_done, nullptr)(m_taken);
        return;
    }
    const QString name = m_left.takeFirst();
    if (name == QLatin1String("overview")) {
        page()->showOverview();
    } else if (name == QLatin1String("list")) {
        if (auto* sidebar = m_window.findChild<Sidebar*>()) {
            sidebar->select(m_machine.connection);
        }
    } else if (name == QLatin1String("create")) {
        m_window.openCreatePage();
    }
    QTimer::singleShot(PageSettles, this, [this, name] {
        if (!save(name)) {
            std::exchange(m_done, nullptr)(
                fail(ErrorKind::Io, tr("The folder %1 cannot be written to.").arg(m_folder), "QPixmap::save"));
            return;
        }
        ++m_taken;
        takeNext();
    });
}

bool WindowStage::save(const QString& name)
{
    return m_window.grab().save(QDir(m_folder).filePath(name + QStringLiteral(".png")));
}

} // namespace domus
