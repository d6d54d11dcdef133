// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/protocol.h"

#include <cstddef>
#include <memory>
#include <string>

namespace domus::consolelink {

/// Whom to believe: authorities, and what a certificate must say. Made before the sandbox, since it reads files; used
/// by sessions afterwards. One thread.
class TlsAuthorities
{
public:
    /// Of a packet that offers TLS: the authorities in the memfd, the computer's own where it is -1.
    TlsAuthorities(const Open& open, int memory);
    ~TlsAuthorities();
    TlsAuthorities(const TlsAuthorities&) = delete;
    TlsAuthorities& operator=(const TlsAuthorities&) = delete;

    /// False where there is no memory, or what was given holds no certificate.
    bool isValid() const;

private:
    friend class TlsSession;
    struct Private;
    std::unique_ptr<Private> m_d;
};

/// TLS as a client, 1.2 or later, over a socket that does not block. Never waits. One thread.
class TlsSession
{
public:
    enum class Step {
        Done,
        WantsRead, ///< again once the socket can be read
        WantsWrite, ///< again once it can be written
        Ended, ///< see failure()
    };

    /// The socket stays the caller's and must live longer.
    TlsSession(const TlsAuthorities& authorities, int socket);
    ~TlsSession();
    TlsSession(const TlsSession&) = delete;
    TlsSession& operator=(const TlsSession&) = delete;

    /// Done: the certificate is known. Whether it is trusted is for the caller to decide before it writes anything.
    Step handshake();
    const Certificate& certificate() const;
    /// Some bytes; Done with none: the server said that it ends here.
    Step read(void* data, std::size_t size, std::size_t& got);
    /// After WantsWrite, again with the same bytes.
    Step write(const void* data, std::size_t size, std::size_t& sent);
    /// None: the connection just ended.
    Failure failure() const;
    /// The library's words.
    const std::string& text() const;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace domus::consolelink
