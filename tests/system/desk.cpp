// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/desk.h"

#include "app/console/consolesession.h"
#include "app/core/paths.h"
#include "app/libvirt/libvirtdriver.h"
#include "app/services/create/oscatalog.h"
#include "app/services/ssh/sshdriver.h"
#include "ui/selftest/selftestdialog.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolBar>

#include <algorithm>
#include <cstdlib>

namespace domus {

Desk::Desk(const QString& uri)
{
    open(nullptr);
    m_session = m_connections->addTemporary(uri);
    m_session->open();
}

Desk::Desk()
{
    open(&m_settings);
    m_connections->load();
    m_connections->openAtStart();
}

void Desk::open(Settings* settings)
{
    m_driver = std::make_shared<SshDriver>(std::make_shared<LibvirtDriver>(), m_links);
    m_settings = Settings::load();
    m_connections = std::make_unique<ConnectionList>(m_driver, settings);
    m_connections->setAsksUser(true);
    m_runner = std::make_unique<OperationRunner>(*m_connections);
    m_journal = std::make_unique<Journal>(paths::dataFolder(), *m_runner, *m_connections);
    m_pausedStart = std::make_unique<PausedStart>(*m_connections);
    m_installPhase = std::make_unique<InstallPhaseWatcher>(*m_connections, m_runner.get());
    m_window = std::make_unique<MainWindow>(WindowServices{.connections = *m_connections,
        .runner = *m_runner,
        .pausedStart = *m_pausedStart,
        .driver = m_driver,
        .catalog = std::make_shared<OsCatalog>(),
        .settings = &m_settings,
        .translator = nullptr,
        .installPhase = m_installPhase.get(),
        .journal = m_journal.get()});
    m_window->setSelfTest([window = m_window.get()](HostSession& session) {
        auto* dialog = new SelfTestDialog(session, *window); // deletes itself
        dialog->start();
    });
    m_window->resize(1400, 900);
    m_window->show();
}

Desk::~Desk()
{
    m_window.reset();
    m_connections->closeAll();
}

bool Desk::isOpen()
{
    const auto isAnyOpen = [this] {
        const auto& sessions = m_connections->sessions();
        return std::any_of(sessions.begin(), sessions.end(),
            [](const HostSession* session) { return session->state() == SessionState::Open; });
    };
    return QTest::qWaitForWindowActive(m_window.get()) && QTest::qWaitFor(isAnyOpen, 60'000);
}

const DomainRecord* Desk::machine(const QString& name) const
{
    if (m_connections->sessions().isEmpty()) {
        return nullptr;
    }
    const HostSession* session = m_session == nullptr ? m_connections->sessions().constFirst() : m_session;
    return session->inventory()->domainByName(name);
}

QWidget* Desk::visible(const char* name) const
{
    const auto found = m_window->findChildren<QWidget*>(QString::fromLatin1(name));
    for (QWidget* widget : found) {
        if (widget->isVisible()) {
            return widget;
        }
    }
    // An action stands in the tool bar as a button.
    if (auto* action = m_window->findChild<QAction*>(QString::fromLatin1(name))) {
        const auto bars = m_window->findChildren<QToolBar*>();
        for (const QToolBar* bar : bars) {
            if (QWidget* button = bar->widgetForAction(action); button != nullptr && button->isVisible()) {
                return button;
            }
        }
    }
    return nullptr;
}

bool Desk::isEnabled(const char* name) const
{
    const QWidget* widget = visible(name);
    return widget != nullptr && widget->isEnabled();
}

bool Desk::says(const QString& words) const
{
    const auto labels = m_window->findChildren<QLabel*>();
    const auto fields = m_window->findChildren<QLineEdit*>();
    return std::any_of(labels.begin(), labels.end(),
               [&words](const QLabel* label) { return label->isVisible() && label->text().contains(words); })
        || std::any_of(fields.begin(), fields.end(),
            [&words](const QLineEdit* field) { return field->isVisible() && field->text().contains(words); });
}

QString Desk::text(const char* name) const
{
    const QWidget* widget = visible(name);
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        return label->text();
    }
    if (const auto* field = qobject_cast<const QLineEdit*>(widget)) {
        return field->text();
    }
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button == nullptr ? QString() : button->text();
}

ConsoleSession* Desk::console() const
{
    return m_window->findChild<ConsoleSession*>();
}

QImage Desk::picture() const
{
    const ConsoleSession* session = console();
    return session == nullptr ? QImage() : session->image().copy();
}

void Desk::photograph(const QString& name, QWidget* window)
{
    const QString folder = qEnvironmentVariable("DOMUS_TEST_PICTURES");
    if (!folder.isEmpty()) {
        (void)QTest::qWaitFor([] { return false; }, 500); // what has just been shown gets its place and is painted
        (window == nullptr ? m_window.get() : window)
            ->grab()
            .save(QDir(folder).filePath(name + QStringLiteral(".png")));
    }
}

std::optional<double> difference(const QImage& one, const QImage& other)
{
    if (one.isNull() || one.size() != other.size()) {
        return std::nullopt;
    }
    qint64 different = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            different += one.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
        }
    }
    return double(different) / (double(one.width()) * one.height());
}

double partOf(const QImage& picture, QRgb color)
{
    constexpr int tolerance = 32;
    if (picture.isNull()) {
        return 0;
    }
    qint64 near = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb pixel = picture.pixel(x, y);
            near += std::abs(qRed(pixel) - qRed(color)) < tolerance
                    && std::abs(qGreen(pixel) - qGreen(color)) < tolerance
                    && std::abs(qBlue(pixel) - qBlue(color)) < tolerance
                ? 1
                : 0;
        }
    }
    return double(near) / (double(picture.width()) * picture.height());
}

} // namespace domus
