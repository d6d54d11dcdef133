// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"

#include "tests/support/fakedriver.h"
#include "tests/ui/createfixture.h"

#include <QAction>
#include <QFontMetrics>
#include <QTabWidget>
#include <QTest>

namespace domus {

namespace {

/// A definition as Domus itself would write it, under that name.
QByteArray definition(const QString& name)
{
    CreateRequest request;
    request.source.kind = SourceKind::Iso;
    request.source.path = CreateFixture::isoPath();
    request.name = name;
    HostFacts host = CreateFixture::sampleHost();
    host.domainNames.clear();
    host.source = CreateFixture::iso(CreateFixture::isoPath());
    return planDomain(request, CreateFixture::debian(), host).domainXml;
}

void populate(FakeHost& host, FakeDriver& driver)
{
    host.addDomain(definition(QStringLiteral("debian12")), DomainState::Running);
    host.addDomain(definition(QStringLiteral("router")), DomainState::ShutOff);
    host.addDomain(definition(QStringLiteral("lớp học tiếng Việt")), DomainState::Paused);
    host.addDomain(QStringLiteral("crashed"), DomainState::Crashed);
    host.addDomain(QStringLiteral("going down"), DomainState::ShuttingDown);
    host.addDomain(QStringLiteral("asleep"), DomainState::PmSuspended);
    host.addDomain(
        QStringLiteral("a machine whose name is longer than any list is wide, and then some"), DomainState::ShutOff);
    const Uuid saved = host.addDomain(QStringLiteral("saved"), DomainState::Running);
    const Uuid atStart = host.addDomain(QStringLiteral("starts with the host"), DomainState::ShutOff);
    if (const auto connection = driver.open({})) {
        (void)(*connection)->managedSaveDomain(saved);
        (void)(*connection)->setAutostart(atStart, true);
    }
    host.addPool(QStringLiteral("default"), QStringLiteral("/var/lib/libvirt/images"));
    host.addNetwork(QStringLiteral("default"), true);
}

} // namespace

WindowFixture::WindowFixture() : m_host(std::make_shared<FakeHost>())
{
    const auto driver = std::make_shared<FakeDriver>(m_host);
    populate(*m_host, *driver);
    m_connections = std::make_unique<ConnectionList>(driver, nullptr);
    m_runner = std::make_unique<OperationRunner>(*m_connections);
    m_pausedStart = std::make_unique<PausedStart>(*m_connections);
    m_window = std::make_unique<MainWindow>(WindowServices{.connections = *m_connections,
        .runner = *m_runner,
        .pausedStart = *m_pausedStart,
        .driver = driver,
        .catalog = nullptr});
    const QFontMetrics metrics = m_window->fontMetrics();
    m_window->resize(metrics.averageCharWidth() * 150, metrics.height() * 42);
    m_window->show();
}

WindowFixture::~WindowFixture()
{
    m_host->release();
    m_window.reset();
    m_connections->closeAll();
}

HostSession* WindowFixture::connectTo(const QString& uri, const QString& label)
{
    ConnectionSettings settings;
    settings.uri = uri;
    settings.label = label;
    HostSession* session = m_connections->add(settings);
    session->open();
    const bool isThere = QTest::qWaitFor(
        [session] { return session->state() == SessionState::Open && !session->inventory()->domains.isEmpty(); });
    return isThere ? session : nullptr;
}

HostSession* WindowFixture::connectInVain()
{
    m_host->failCall(QStringLiteral("open"),
        Error::make(ErrorKind::NotConnected,
            QStringLiteral("Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory")));
    HostSession* session = m_connections->addTemporary(QStringLiteral("qemu+ssh://attic/system"));
    session->open();
    return QTest::qWaitFor([session] { return session->state() == SessionState::Failed; }) ? session : nullptr;
}

bool WindowFixture::select(HostSession* session, const QString& machine)
{
    if (session == nullptr) {
        return false;
    }
    m_window->findChild<QTabWidget*>(QStringLiteral("machineTabs"))->setCurrentIndex(1);
    const InventoryPtr inventory = session->inventory();
    const DomainRecord* record = inventory->domainByName(machine);
    if (record == nullptr) {
        return false;
    }
    m_window->select({session->id(), record->uuid});
    return waitForVisible("machinePage");
}

bool WindowFixture::trigger(const char* action)
{
    auto* found = m_window->findChild<QAction*>(QString::fromLatin1(action));
    if (found == nullptr || !QTest::qWaitFor([found] { return found->isEnabled(); })) {
        return false;
    }
    found->trigger();
    return true;
}

bool WindowFixture::waitForVisible(const char* name)
{
    return QTest::qWaitFor([&] {
        const auto* widget = m_window->findChild<QWidget*>(QString::fromLatin1(name));
        return widget != nullptr && widget->isVisible();
    });
}

} // namespace domus
