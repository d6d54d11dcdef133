// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/virt/connection.h"

#include <QString>
#include <QVector>

#include <functional>
#include <memory>
#include <optional>

namespace domus {

/// One thing libvirt asks for while it opens a connection (virConnectCredential).
struct Credential
{
    int type = 0; ///< virConnectCredentialType
    QString prompt;
    QString defaultAnswer;
    bool isSecret = false;
};

/// Answers in the order asked; nothing when the user gave up. Called in the opening lane, may block for the user.
using Authenticator = std::function<std::optional<QStringList>(const QVector<Credential>&)>;

struct OpenRequest
{
    QString uri;
    bool readOnly = false;
    Authenticator authenticate; ///< empty: fail when libvirt asks
};

/// Opens connections: the adapter in the program, a fake in tests.
class ConnectionDriver
{
public:
    virtual ~ConnectionDriver() = default;
    ConnectionDriver(const ConnectionDriver&) = delete;
    ConnectionDriver& operator=(const ConnectionDriver&) = delete;

    /// Blocks without limit for a dead host: call in a lane. Thread-safe.
    virtual Result<std::unique_ptr<Connection>> open(const OpenRequest& request) = 0;

    /// True where every open has its own private state (test:///FILE): all lanes must share one connection.
    virtual bool mustShareConnection(const QString& uri) const = 0;

protected:
    ConnectionDriver() = default;
};

} // namespace domus
