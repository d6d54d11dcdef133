// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/progress.h"
#include "app/virt/connection.h"

#include <QString>
#include <QVector>

#include <functional>
#include <memory>
#include <optional>

namespace domus {

/// One thing that is asked for while a connection opens: by libvirt (virConnectCredential), or by SSH.
struct Credential
{
    int type = 0; ///< virConnectCredentialType; 0 when SSH asks
    QString prompt; ///< in the asker's words; plain text that the other computer may have chosen
    QString defaultAnswer;
    bool isSecret = false;
    /// Of a computer that SSH does not know yet: whether to trust the key with this fingerprint, which is the answer.
    QString fingerprint = {};
    QString subject = {}; ///< for a fingerprint: the computer; for a passphrase: the key's file; else empty
};

/// Answers in the order asked; nothing when the user gave up or the question was withdrawn. Called in the opening lane,
/// may block for the user, but not beyond a stop wish.
using Authenticator = std::function<std::optional<QStringList>(const QVector<Credential>&, const StopToken&)>;

/// What a driver keeps for one life of a connection, shared by its lanes and gone with the last of them.
class Companion
{
public:
    virtual ~Companion() = default;
    Companion(const Companion&) = delete;
    Companion& operator=(const Companion&) = delete;

protected:
    Companion() = default;
};

struct OpenRequest
{
    QString uri;
    bool readOnly = false;
    Authenticator authenticate; ///< empty: fail when something is asked
    StopToken stop = {}; ///< nobody wants the connection any more
    std::shared_ptr<Companion> companion = {}; ///< what prepare() gave
};

/// Opens connections: the adapter in the program, a fake in tests.
class ConnectionDriver
{
public:
    virtual ~ConnectionDriver() = default;
    ConnectionDriver(const ConnectionDriver&) = delete;
    ConnectionDriver& operator=(const ConnectionDriver&) = delete;

    /// What the openings of one life share; null for nothing. In the GUI thread, before the first of them.
    virtual std::shared_ptr<Companion> prepare(const QString& uri)
    {
        Q_UNUSED(uri)
        return {};
    }

    /// Blocks without limit for a dead host: call in a lane. Thread-safe.
    virtual Result<std::unique_ptr<Connection>> open(const OpenRequest& request) = 0;

    /// True where every open has its own private state (test:///FILE): all lanes must share one connection.
    virtual bool mustShareConnection(const QString& uri) const = 0;

protected:
    ConnectionDriver() = default;
};

} // namespace domus
