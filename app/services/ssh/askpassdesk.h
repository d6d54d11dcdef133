// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uniquefd.h"

#include <QByteArray>
#include <QObject>

#include <memory>
#include <vector>

class QSocketNotifier;

namespace domus {

/// Where the askpass program of one SSH connection brings ssh's questions: a socket in a private folder, open to this
/// user's processes that know the token. One question at a time, as ssh asks. GUI thread; never blocks.
class AskpassDesk : public QObject
{
    Q_OBJECT
public:
    explicit AskpassDesk(QObject* parent = nullptr);
    ~AskpassDesk() override;
    Q_DISABLE_COPY_MOVE(AskpassDesk)

    /// Makes the socket at this path, 0600.
    Status listen(const QString& path);
    QByteArray token() const { return m_token; }
    /// To the question that is open; nothing happens when there is none (any more).
    void answer(const QString& answer);
    void refuse();

Q_SIGNALS:
    void asked(const QString& prompt);

private:
    struct Visitor;
    void welcome();
    void read(Visitor& visitor);
    void leave(const Visitor& visitor);
    void reply(const QByteArray& words);

    QByteArray m_token;
    QString m_path;
    UniqueFd m_socket;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::vector<std::unique_ptr<Visitor>> m_visitors;
    Visitor* m_asking = nullptr; ///< among the visitors: the one whose question is open
};

} // namespace domus
