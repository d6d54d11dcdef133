// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace domus {

class NotificationService;

/// Bubbles of the desktop, through org.freedesktop.Notifications on the session's bus. Nothing waits for the desktop:
/// calls are asynchronous. Where there is no such service, unavailable() tells with the text. GUI thread.
class DesktopNotifications : public QObject
{
    Q_OBJECT
public:
    struct Bubble
    {
        QString title; ///< plain text
        QString text; ///< plain text
        bool isUrgent = false;
        std::function<void()> clicked; ///< may be null; not after this has gone
    };

    explicit DesktopNotifications(QObject* parent = nullptr);
    ~DesktopNotifications() override;
    Q_DISABLE_COPY_MOVE(DesktopNotifications)

    /// `key`: of what it is about; the newest of a key replaces the one before.
    void show(const QString& key, const Bubble& bubble);

Q_SIGNALS:
    /// No service took it.
    void unavailable(const QString& title, const QString& text, const std::function<void()>& clicked);

private:
    void invoked(uint id, const QString& action);
    void closed(uint id);
    void takeToken(uint id, const QString& token);

    struct Shown
    {
        QString key;
        Bubble bubble;
    };
    bool listen();
    void send(const QString& key, const Bubble& bubble);

    NotificationService* m_service = nullptr; ///< made when there is something to tell
    QHash<uint, Shown> m_shown; ///< by the desktop's number
    QHash<QString, uint> m_numbers; ///< by key
    QHash<QString, std::optional<Bubble>> m_unanswered; ///< by key: what came while the desktop had not answered
};

} // namespace domus
