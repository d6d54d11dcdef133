// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/async.h"
#include "app/virt/connectiondriver.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <deque>
#include <memory>

namespace domus {

/// What one connection asks the user while it opens, until the window has an answer. Lives in the GUI thread; the
/// opening lanes wait in authenticator().
///
/// What was answered is kept in memory, while the connection is wanted, so that the other lanes and a connection that
/// comes back need not ask again; an answer that did not fit is asked for anew.
class ConnectionPrompt : public QObject
{
    Q_OBJECT
public:
    explicit ConnectionPrompt(QObject* parent = nullptr);
    /// Everybody who waits gives up.
    ~ConnectionPrompt() override;
    Q_DISABLE_COPY_MOVE(ConnectionPrompt)

    /// Nobody is there to answer: openings are told so, and fail where something is asked. False unless told.
    void setSilent(bool silent) { m_isSilent = silent; }
    bool isSilent() const { return m_isSilent; }
    bool isAsking() const { return !m_asked.empty(); }
    QVector<Credential> questions() const; ///< empty when nothing is asked
    void answer(const QStringList& answers); ///< to questions(), in their order
    void giveUp();

    /// For the driver: asks, and waits.
    Authenticator authenticator() const;
    /// A new opening begins: each answer that is known may be used once, as it may be the wrong one.
    void beginOpening();
    /// It is open: what was answered is right, for every lane.
    void opened();
    void forget();

Q_SIGNALS:
    void changed(); ///< something else is asked, or nothing any more

private:
    struct Question;
    struct Memory;

    void add(const std::shared_ptr<Question>& question);
    void settle(const std::shared_ptr<Question>& question, const std::optional<QStringList>& answers);

    std::deque<std::shared_ptr<Question>> m_asked;
    std::shared_ptr<Memory> m_memory;
    async::Mailbox<std::shared_ptr<Question>> m_mailbox;
    bool m_isSilent = false;
};

} // namespace domus
