// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/desktopnotifications.h"

#include "ui/tray/activationtoken.h"

#include <QDBusAbstractInterface>
#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFile>
#include <QVariantMap>

namespace domus {

namespace {

QString serviceName()
{
    return QStringLiteral("org.freedesktop.Notifications");
}

QString servicePath()
{
    return QStringLiteral("/org/freedesktop/Notifications");
}

QString defaultAction()
{
    return QStringLiteral("default");
}

/// A bus is not started for our sake, as libdbus would do.
bool hasBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QLatin1String("/bus"));
}

} // namespace

/// The desktop's side; signals are named as on the bus.
class NotificationService : public QDBusAbstractInterface
{
    Q_OBJECT
public:
    explicit NotificationService(QObject* parent)
        : QDBusAbstractInterface(
            serviceName(), servicePath(), "org.freedesktop.Notifications", QDBusConnection::sessionBus(), parent)
    {
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);
    void ActivationToken(uint id, const QString& token);
};

DesktopNotifications::DesktopNotifications(QObject* parent) : QObject(parent) { }

DesktopNotifications::~DesktopNotifications() = default;

bool DesktopNotifications::listen()
{
    if (m_service != nullptr) {
        return true;
    }
    if (!hasBus() || !QDBusConnection::sessionBus().isConnected()) {
        return false;
    }
    m_service = new NotificationService(this);
    connect(m_service, &NotificationService::ActionInvoked, this, &DesktopNotifications::invoked);
    connect(m_service, &NotificationService::NotificationClosed, this, &DesktopNotifications::closed);
    connect(m_service, &NotificationService::ActivationToken, this, &DesktopNotifications::takeToken);
    return true;
}

void DesktopNotifications::show(const QString& key, const Bubble& bubble)
{
    if (!listen()) {
        Q_EMIT unavailable(bubble.title, bubble.text, bubble.clicked);
        return;
    }
    if (const auto waiting = m_unanswered.find(key); waiting != m_unanswered.end()) {
        *waiting = bubble; // fifty at once are one bubble, and its newest words
        return;
    }
    send(key, bubble);
}

void DesktopNotifications::send(const QString& key, const Bubble& bubble)
{
    QStringList actions;
    if (bubble.clicked) {
        actions << defaultAction() << tr("Show");
    }
    // The text is markup to most desktops, and the names of machines are not.
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("io.domus.Domus")},
        {QStringLiteral("urgency"), QVariant::fromValue(static_cast<uchar>(bubble.isUrgent ? 2 : 1))}};
    const QDBusPendingCall call
        = m_service->asyncCall(QStringLiteral("Notify"), QStringLiteral("Domus"), m_numbers.value(key),
            QStringLiteral("io.domus.Domus"), bubble.title, bubble.text.toHtmlEscaped(), actions, hints, -1);
    m_unanswered.insert(key, std::nullopt);
    auto* answer = new QDBusPendingCallWatcher(call, this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, key, bubble, answer] {
        answer->deleteLater();
        const std::optional<Bubble> next = m_unanswered.take(key);
        const QDBusPendingReply<uint> number = *answer;
        if (number.isError()) {
            Q_EMIT unavailable(bubble.title, bubble.text, bubble.clicked);
        } else {
            m_numbers.insert(key, number.value());
            m_shown.insert(number.value(), {key, bubble});
        }
        if (next) {
            send(key, *next);
        }
    });
}

void DesktopNotifications::invoked(uint id, const QString& action)
{
    const auto shown = m_shown.constFind(id);
    if (shown != m_shown.constEnd() && action == defaultAction() && shown->bubble.clicked) {
        const std::function<void()> clicked = shown->bubble.clicked;
        clicked();
    }
}

void DesktopNotifications::closed(uint id)
{
    const Shown gone = m_shown.take(id);
    if (m_numbers.value(gone.key) == id) {
        m_numbers.remove(gone.key);
    }
}

void DesktopNotifications::takeToken(uint id, const QString& token)
{
    if (m_shown.contains(id)) {
        activation::takeToken(token); // comes before the action
    }
}

} // namespace domus

#include "desktopnotifications.moc"
