// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/uuid.h"
#include "app/virt/event.h"
#include "app/virt/records.h"
#include "ui/details/machinefacts.h"

#include <QHash>
#include <QPointer>
#include <QScrollArea>
#include <QTimer>

#include <memory>
#include <optional>

class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace domus {

class HostSession;
class InlineMessage;
class Lane;
class OsCatalog;

/// What a machine is, in words, from its definition; what the next boot changes stands beside what runs.
class Overview : public QScrollArea
{
    Q_OBJECT
public:
    /// The catalogue names operating systems; may be null. It outlives the page (shared with work under way).
    explicit Overview(std::shared_ptr<OsCatalog> catalog, QWidget* parent = nullptr);
    ~Overview() override;
    Q_DISABLE_COPY_MOVE(Overview)

    /// A null session: nothing.
    void setMachine(HostSession* session, Uuid uuid);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Reading
    {
        QByteArray live; ///< empty while the machine is off
        QByteArray inactive; ///< empty for a transient machine
        QHash<QString, ByteSize> imageSizes;
    };

    void readSoon();
    void read();
    void show(const Reading& reading);
    void rebuild();
    void fitHeight();
    void askForOsName(const QString& id);
    void copyXml();
    void arrived(const Event& event);

    std::shared_ptr<OsCatalog> m_catalog;
    std::unique_ptr<Lane> m_worker;
    QPointer<HostSession> m_session;
    Uuid m_uuid;
    std::optional<DomainRecord> m_record;
    Reading m_reading;
    bool m_isStale = true;
    quint64 m_revision = 0;
    QHash<QString, QString> m_osNames;
    QTimer m_soon;
    QWidget* m_holder;
    QVBoxLayout* m_column;
    QWidget* m_facts = nullptr;
    InlineMessage* m_message;
    QPushButton* m_copy;
};

} // namespace domus
