// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace domus {

/// An sshd of the test's own on the loopback, with keys of its own, that lets the test's user in by one key. Behind
/// tests/support/with-sshd. Ends with everybody who is logged in.
class SshServer
{
public:
    SshServer();
    ~SshServer();
    SshServer(const SshServer&) = delete;
    SshServer& operator=(const SshServer&) = delete;

    /// Why it cannot be run here; empty when it can.
    static QString obstacle();

    /// Whoever logs in finds the libvirt whose folders (run, config, cache, data) are below this one; the test's own
    /// unless told.
    void leadTo(const QString& folder) { m_elsewhere = folder; }
    bool start(); ///< also again, on the same port
    /// Whoever is logged in hears nothing any more, as when a cable is pulled; or hears again.
    void hush(bool on) const;
    void stop(); ///< and whoever is logged in is cut off
    bool changeHostKey(); ///< to be seen after the next start()
    quint16 port() const { return m_port; }
    QString fingerprint() const; ///< of its key now: "SHA256:..."
    QString keyFile() const; ///< the user's
    static QString passphrase(); ///< which opens that
    void forgetHost() const; ///< in the user's known hosts
    /// The ssh of Domus that are alive, by their process numbers.
    static QVector<qint64> mastersAlive();
    static bool killMasters(); ///< false when there was none

private:
    bool makeKey(const QString& name, const QString& secret) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QString m_elsewhere;
};

} // namespace domus
