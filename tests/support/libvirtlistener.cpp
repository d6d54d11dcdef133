// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/libvirtlistener.h"

#include "tests/support/freeport.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QStringList>

#include <sys/prctl.h>

#include <csignal>

namespace domus {

namespace {

constexpr int patience = 20'000; // ms
constexpr int daemonPatience = 60'000;

bool run(const QString& program, const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    return process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

QStringList newKey(const QString& file)
{
    return {QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
        QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"), QStringLiteral("-keyout"), file};
}

} // namespace

LibvirtListener::LibvirtListener(const QString& name)
    : m_folder(qEnvironmentVariable("DOMUS_TEST_ROOT") + QLatin1Char('/') + name)
    , m_tlsPort(freePort())
    , m_tcpPort(freePort())
{
    QDir().mkpath(m_folder);
}

LibvirtListener::~LibvirtListener()
{
    stop();
}

QString LibvirtListener::obstacle()
{
    for (const char* tool : {"libvirtd", "openssl", "saslpasswd2"}) {
        const QString name = QLatin1String(tool);
        if (QStandardPaths::findExecutable(name).isEmpty()
            && QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")}).isEmpty()) {
            return name + QStringLiteral(" is not installed");
        }
    }
    return qEnvironmentVariableIsSet("DOMUS_TEST_ROOT")
        ? QString()
        : QStringLiteral("not behind tests/support/with-session-libvirtd");
}

bool LibvirtListener::write(const QString& name, const QByteArray& content) const
{
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

bool LibvirtListener::makeAuthority(const QString& name) const
{
    return run(QStringLiteral("openssl"),
        QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-days"), QStringLiteral("2"),
            QStringLiteral("-subj"), QStringLiteral("/CN=") + name, QStringLiteral("-out"),
            path(name + QStringLiteral(".pem")), QStringLiteral("-addext"),
            QStringLiteral("basicConstraints=critical,CA:TRUE"), QStringLiteral("-addext"),
            QStringLiteral("keyUsage=critical,keyCertSign")}
            + newKey(path(name + QStringLiteral("-key.pem"))));
}

bool LibvirtListener::makeCertificate(
    const QString& name, const QString& authority, const QString& host, int days) const
{
    const bool isAddress = !host.isEmpty() && host.at(0).isDigit();
    const QByteArray kinds = "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,keyEncipherment\n"
                             "extendedKeyUsage=serverAuth,clientAuth\nsubjectAltName="
        + QByteArray(isAddress ? "IP:" : "DNS:") + host.toUtf8() + '\n';
    const QString request = path(name + QStringLiteral(".csr"));
    const QString extensions = path(name + QStringLiteral(".ext"));
    return write(name + QStringLiteral(".ext"), kinds)
        && run(QStringLiteral("openssl"),
            QStringList{QStringLiteral("req"), QStringLiteral("-subj"), QStringLiteral("/CN=") + host,
                QStringLiteral("-out"), request}
                + newKey(path(name + QStringLiteral("-key.pem"))))
        && run(QStringLiteral("openssl"),
            {QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), request, QStringLiteral("-CA"),
                path(authority + QStringLiteral(".pem")), QStringLiteral("-CAkey"),
                path(authority + QStringLiteral("-key.pem")), QStringLiteral("-CAcreateserial"),
                QStringLiteral("-days"), QString::number(days), QStringLiteral("-extfile"), extensions,
                QStringLiteral("-out"), path(name + QStringLiteral(".pem"))});
}

QString LibvirtListener::clientFolder(const QString& name, const QString& authority, const QString& certificate) const
{
    QString folder = path(QStringLiteral("pki-") + name);
    QDir().mkpath(folder);
    const auto put = [this, &folder](const QString& from, const char* to) {
        if (!QFile::copy(path(from), folder + QLatin1Char('/') + QLatin1String(to))) {
            qWarning("%s cannot be copied", qPrintable(from));
        }
    };
    if (!authority.isEmpty()) {
        put(authority + QStringLiteral(".pem"), "cacert.pem");
    }
    if (!certificate.isEmpty()) {
        put(certificate + QStringLiteral(".pem"), "clientcert.pem");
        put(certificate + QStringLiteral("-key.pem"), "clientkey.pem");
    }
    return folder;
}

bool LibvirtListener::makePassword() const
{
    const QString logins = path(QStringLiteral("logins"));
    QDir().mkpath(path(QStringLiteral("sasl")));
    // The only one of libvirt's that encrypts what follows over TCP, which it wants, is digest-md5.
    return write(QStringLiteral("sasl/libvirt.conf"),
               "mech_list: digest-md5 scram-sha-256\nsasldb_path: " + QFile::encodeName(logins) + '\n')
        && run(QStringLiteral("/usr/sbin/saslpasswd2"),
            {QStringLiteral("-p"), QStringLiteral("-c"), QStringLiteral("-f"), logins, QStringLiteral("-a"),
                QStringLiteral("libvirt"), user()},
            password().toUtf8() + '\n');
}

bool LibvirtListener::start(const QString& certificate, Login login)
{
    const QByteArray auth = login == Login::Password ? "\"sasl\"" : "\"none\"";
    const auto quoted
        = [this](const QString& name) -> QByteArray { return '"' + QFile::encodeName(path(name)) + ".pem\"\n"; };
    const QByteArray config = "listen_tls = 1\nlisten_tcp = 1\nlisten_addr = \"127.0.0.1\"\ntls_port = \""
        + QByteArray::number(m_tlsPort) + "\"\ntcp_port = \"" + QByteArray::number(m_tcpPort) + "\"\nauth_tcp = " + auth
        + "\nauth_tls = " + auth + "\ntls_no_sanity_certificate = 1\nca_file = " + quoted(QStringLiteral("authority"))
        + "cert_file = " + quoted(certificate) + "key_file = " + quoted(certificate + QStringLiteral("-key"));
    if (!write(QStringLiteral("libvirtd.conf"), config) || (login == Login::Password && !makePassword())) {
        return false;
    }
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto& [variable, folder] : {std::pair("HOME", "home"), {"XDG_RUNTIME_DIR", "run"},
             {"XDG_CONFIG_HOME", "config"}, {"XDG_CACHE_HOME", "cache"}, {"XDG_DATA_HOME", "data"}}) {
        const QString own = path(QLatin1String(folder));
        QDir().mkpath(own);
        QFile::setPermissions(own, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        environment.insert(QLatin1String(variable), own);
    }
    for (const char* variable : {"LD_PRELOAD", "ASAN_OPTIONS", "DOMUS_FAULT", "DBUS_SESSION_BUS_ADDRESS"}) {
        environment.remove(QLatin1String(variable));
    }
    environment.insert(QStringLiteral("SASL_CONF_PATH"), path(QStringLiteral("sasl")));
    m_process.setProcessEnvironment(environment);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(path(QStringLiteral("libvirtd.log")));
    const bool isListening = !certificate.isEmpty();
    QStringList words{QStringLiteral("--config"), path(QStringLiteral("libvirtd.conf")), QStringLiteral("--pid-file"),
        path(QStringLiteral("libvirtd.pid"))};
    if (isListening) {
        words.prepend(QStringLiteral("--listen"));
    }
    m_process.start(QStringLiteral("/usr/sbin/libvirtd"), words);
    for (int waited = 0; waited < daemonPatience; waited += 50) {
        if (m_process.waitForFinished(50)) {
            return false;
        }
        if (QFileInfo::exists(socketPath()) && (!isListening || (answersOn(m_tlsPort) && answersOn(m_tcpPort)))) {
            return true;
        }
    }
    return false;
}

void LibvirtListener::stop()
{
    if (m_process.state() != QProcess::NotRunning) {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
        m_process.terminate();
        if (!m_process.waitForFinished(patience)) {
            m_process.kill();
            m_process.waitForFinished(patience);
        }
    }
}

QString LibvirtListener::tlsUri(const QString& host, const QString& pkiPath) const
{
    return QStringLiteral("qemu+tls://%1:%2/session?pkipath=%3").arg(host).arg(m_tlsPort).arg(pkiPath);
}

QString LibvirtListener::tcpUri() const
{
    return QStringLiteral("qemu+tcp://127.0.0.1:%1/session").arg(m_tcpPort);
}

QString LibvirtListener::socketPath() const
{
    return path(QStringLiteral("run/libvirt/libvirt-sock"));
}

} // namespace domus
