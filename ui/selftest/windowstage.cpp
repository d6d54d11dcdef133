// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/selftest/windowstage.h"

#include "app/console/consolesession.h"
#include "app/core/paths.h"
#include "app/services/bootguest.h"
#include "ui/mainwindow/machinepage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/sidebar.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QPixmap>
#include <QPushButton>
#include <QTimer>

#include <utility>

namespace domus {

using namespace std::chrono_literals;

namespace {

// A page asks its host for what it shows; there is no one moment at which all of them are complete.
constexpr auto pageSettles = 1500ms;
// The create page first asks a cold libvirt what its machines can be made of.
constexpr auto pagePatience = 60s;

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
    // The user may look at another machine meanwhile, whose screen is then the one in the window.
    const MachinePage* shown = page();
    return shown != nullptr && shown->machine() == m_machine ? m_window.findChild<ConsoleSession*>() : nullptr;
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
    return session != nullptr && session->state() == ConsoleState::Connected;
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
    constexpr int points = 16;
    const int row = image.height() * 9 / 10;
    for (int i = 0; i < points; ++i) {
        const QColor color = image.pixelColor(image.width() * (2 * i + 1) / (2 * points), row);
        view.red += color.red();
        view.green += color.green();
        view.blue += color.blue();
    }
    view.red /= points;
    view.green /= points;
    view.blue /= points;
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
        openCreatePage();
    }
    m_sinceOpened.start();
    saveWhenComplete(name);
}

void WindowStage::openCreatePage()
{
    m_image = std::make_unique<QTemporaryDir>(paths::sharedTemporary(QStringLiteral("domus-boot")));
    const QString path = m_image->filePath(QStringLiteral("boot.img"));
    QFile image(path);
    if (m_image->isValid() && image.open(QIODevice::WriteOnly)) {
        image.write(bootGuestImage());
        image.close();
        QFile::setPermissions(m_image->path(),
            QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
        m_window.openCreatePage(path);
    } else {
        m_window.openCreatePage(); // a picture without a source is a picture all the same
    }
}

bool WindowStage::isComplete(const QString& name) const
{
    if (name != QLatin1String("create")) {
        return true;
    }
    const auto* create = m_window.findChild<QPushButton*>(QStringLiteral("createButton"));
    return create != nullptr && create->isEnabled();
}

void WindowStage::saveWhenComplete(const QString& name)
{
    QTimer::singleShot(pageSettles, this, [this, name] {
        if (!isComplete(name) && std::chrono::milliseconds(m_sinceOpened.elapsed()) < pagePatience) {
            saveWhenComplete(name);
            return;
        }
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
