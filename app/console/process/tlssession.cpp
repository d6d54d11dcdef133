// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/tlssession.h"

#include "app/console/textfield.h"

#include <arpa/inet.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <vector>

namespace domus::consolelink {

namespace {

using CertificateHandle = std::unique_ptr<gnutls_x509_crt_int, decltype(&::gnutls_x509_crt_deinit)>;
using Dn = int (*)(gnutls_x509_crt_t, gnutls_datum_t*);

std::vector<unsigned char> readAll(int memory)
{
    std::vector<unsigned char> result(maxAuthorityBytes);
    const ssize_t size = ::pread(memory, result.data(), result.size(), 0);
    result.resize(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    return result;
}

bool isNumber(const std::string& host)
{
    std::array<unsigned char, sizeof(in6_addr)> number{};
    return ::inet_pton(AF_INET, host.c_str(), number.data()) == 1
        || ::inet_pton(AF_INET6, host.c_str(), number.data()) == 1;
}

std::string nameBy(Dn function, gnutls_x509_crt_t certificate)
{
    gnutls_datum_t text{nullptr, 0};
    if (function(certificate, &text) < 0) {
        return {};
    }
    std::string result(reinterpret_cast<const char*>(text.data), text.size);
    ::gnutls_free(text.data);
    return result;
}

/// "CN=a, O=b" as its parts, sorted: the two usual orders of a name are the same name here.
std::vector<std::string> partsOf(const std::string& name)
{
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == '\\' && i + 1 < name.size()) {
            parts.back() += name[++i];
        } else if (name[i] == ',') {
            parts.emplace_back();
        } else if (name[i] != ' ' || !parts.back().empty()) {
            parts.back() += name[i];
        }
    }
    std::sort(parts.begin(), parts.end());
    return parts;
}

} // namespace

struct TlsAuthorities::Private
{
    gnutls_certificate_credentials_t credentials = nullptr;
    gnutls_priority_t priority = nullptr;
    std::string host;
    std::string subject;
    bool isValid = false;
};

TlsAuthorities::TlsAuthorities(const Open& open, int memory) : m_d(std::make_unique<Private>())
{
    m_d->host = std::string(textOf(open.address));
    m_d->subject = std::string(textOf(open.subject));
    if (::gnutls_certificate_allocate_credentials(&m_d->credentials) < 0
        || ::gnutls_priority_init(&m_d->priority, "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2", nullptr) < 0) {
        return;
    }
    if (memory < 0) {
        (void)::gnutls_certificate_set_x509_system_trust(m_d->credentials); // without any, the user is asked
        m_d->isValid = true;
        return;
    }
    auto text = readAll(memory);
    const gnutls_datum_t datum{text.data(), static_cast<unsigned int>(text.size())};
    m_d->isValid = ::gnutls_certificate_set_x509_trust_mem(m_d->credentials, &datum, GNUTLS_X509_FMT_PEM) > 0;
}

TlsAuthorities::~TlsAuthorities()
{
    if (m_d->priority != nullptr) {
        ::gnutls_priority_deinit(m_d->priority);
    }
    if (m_d->credentials != nullptr) {
        ::gnutls_certificate_free_credentials(m_d->credentials);
    }
}

bool TlsAuthorities::isValid() const
{
    return m_d->isValid;
}

struct TlsSession::Private
{
    Private(const TlsAuthorities::Private& all, int fd) : authorities(all), socket(fd) { }

    Step ended(int code);
    bool isExpected(gnutls_x509_crt_t certificate) const;
    CertificateProblem problemOf(gnutls_x509_crt_t handle);
    bool look();

    const TlsAuthorities::Private& authorities;
    int socket;
    gnutls_session_t session = nullptr;
    Certificate certificate;
    bool isAgreed = false;
    bool hasSpoken = false; // the server, after that
    Failure failure = Failure::None;
    std::string text;
};

TlsSession::TlsSession(const TlsAuthorities& authorities, int socket)
    : m_d(std::make_unique<Private>(*authorities.m_d, socket))
{
    const auto& all = *authorities.m_d;
    if (::gnutls_init(&m_d->session, GNUTLS_CLIENT | GNUTLS_NONBLOCK | GNUTLS_NO_SIGNAL) < 0) {
        m_d->session = nullptr;
        return;
    }
    ::gnutls_priority_set(m_d->session, all.priority);
    ::gnutls_credentials_set(m_d->session, GNUTLS_CRD_CERTIFICATE, all.credentials);
    if (!all.host.empty() && !isNumber(all.host)) {
        ::gnutls_server_name_set(m_d->session, GNUTLS_NAME_DNS, all.host.data(), all.host.size());
    }
    ::gnutls_transport_set_int(m_d->session, socket);
}

TlsSession::~TlsSession()
{
    if (m_d->session != nullptr) {
        ::gnutls_deinit(m_d->session);
    }
}

TlsSession::Step TlsSession::Private::ended(int code)
{
    if (code == GNUTLS_E_AGAIN || code == GNUTLS_E_INTERRUPTED) {
        return ::gnutls_record_get_direction(session) == 0 ? Step::WantsRead : Step::WantsWrite;
    }
    text = ::gnutls_strerror(code);
    if (code == GNUTLS_E_FATAL_ALERT_RECEIVED) {
        const char* const said = ::gnutls_alert_get_name(::gnutls_alert_get(session));
        text = said == nullptr ? text : said;
    }
    const bool isTheirs = code == GNUTLS_E_FATAL_ALERT_RECEIVED || code == GNUTLS_E_PREMATURE_TERMINATION
        || code == GNUTLS_E_PULL_ERROR;
    if (isTheirs && !hasSpoken && ::gnutls_certificate_client_get_request_status(session) != 0) {
        failure = Failure::OwnCertificate; // asked for one, and went when there was none; many say nothing more
        return Step::Ended;
    }
    if (isAgreed) {
        return Step::Ended;
    }
    switch (code) {
    case GNUTLS_E_UNEXPECTED_PACKET_LENGTH:
    case GNUTLS_E_UNEXPECTED_PACKET:
    case GNUTLS_E_UNSUPPORTED_VERSION_PACKET:
    case GNUTLS_E_RECORD_OVERFLOW:
        failure = Failure::NotEncrypted;
        break;
    case GNUTLS_E_PULL_ERROR:
    case GNUTLS_E_PUSH_ERROR:
    case GNUTLS_E_PREMATURE_TERMINATION:
        failure = Failure::Closed;
        break;
    default:
        failure = Failure::Encryption;
    }
    return Step::Ended;
}

bool TlsSession::Private::isExpected(gnutls_x509_crt_t handle) const
{
    if (!authorities.subject.empty()) {
        return partsOf(authorities.subject) == partsOf(nameBy(&::gnutls_x509_crt_get_dn2, handle));
    }
    return ::gnutls_x509_crt_check_hostname(handle, authorities.host.c_str()) != 0;
}

CertificateProblem TlsSession::Private::problemOf(gnutls_x509_crt_t handle)
{
    std::string purpose = GNUTLS_KP_TLS_WWW_SERVER;
    gnutls_typed_vdata_st wanted{GNUTLS_DT_KEY_PURPOSE_OID, reinterpret_cast<unsigned char*>(purpose.data()), 0};
    unsigned int status = 0;
    if (::gnutls_certificate_verify_peers(session, &wanted, 1, &status) < 0) {
        return CertificateProblem::Unusable;
    }
    // The library does not look at the days of a certificate of an unknown authority.
    const auto now = static_cast<std::int64_t>(std::time(nullptr));
    if ((status & GNUTLS_CERT_EXPIRED) != 0 || certificate.validUntil < now) {
        return CertificateProblem::Expired;
    }
    if ((status & GNUTLS_CERT_NOT_ACTIVATED) != 0 || certificate.validFrom > now) {
        return CertificateProblem::NotYetValid;
    }
    constexpr unsigned int unknown = GNUTLS_CERT_SIGNER_NOT_FOUND | GNUTLS_CERT_SIGNER_NOT_CA;
    if ((status & ~(unknown | GNUTLS_CERT_INVALID)) != 0) {
        return CertificateProblem::Unusable;
    }
    if (status != 0) {
        return CertificateProblem::UnknownAuthority;
    }
    return isExpected(handle) ? CertificateProblem::None : CertificateProblem::OtherHost;
}

bool TlsSession::Private::look()
{
    unsigned int count = 0;
    const gnutls_datum_t* const chain = ::gnutls_certificate_get_peers(session, &count);
    gnutls_x509_crt_t raw = nullptr;
    if (chain == nullptr || count == 0 || ::gnutls_x509_crt_init(&raw) < 0) {
        return false;
    }
    const CertificateHandle handle(raw, &::gnutls_x509_crt_deinit);
    std::size_t size = certificate.fingerprint.size();
    if (::gnutls_x509_crt_import(raw, chain, GNUTLS_X509_FMT_DER) < 0
        || ::gnutls_fingerprint(GNUTLS_DIG_SHA256, chain, certificate.fingerprint.data(), &size) < 0) {
        return false;
    }
    certificate.validFrom = ::gnutls_x509_crt_get_activation_time(raw);
    certificate.validUntil = ::gnutls_x509_crt_get_expiration_time(raw);
    (void)putText(certificate.subject, nameBy(&::gnutls_x509_crt_get_dn2, raw));
    (void)putText(certificate.issuer, nameBy(&::gnutls_x509_crt_get_issuer_dn2, raw));
    certificate.problem = problemOf(raw);
    return true;
}

TlsSession::Step TlsSession::handshake()
{
    if (m_d->session == nullptr) {
        m_d->failure = Failure::Internal;
        return Step::Ended;
    }
    int code = 0;
    do {
        code = ::gnutls_handshake(m_d->session);
    } while (code == GNUTLS_E_WARNING_ALERT_RECEIVED);
    if (code < 0) {
        return m_d->ended(code);
    }
    if (!m_d->look()) {
        m_d->failure = Failure::CertificateUnusable;
        return Step::Ended;
    }
    m_d->isAgreed = true;
    return Step::Done;
}

const Certificate& TlsSession::certificate() const
{
    return m_d->certificate;
}

TlsSession::Step TlsSession::read(void* data, std::size_t size, std::size_t& got)
{
    const auto count = ::gnutls_record_recv(m_d->session, data, size);
    got = static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    m_d->hasSpoken = m_d->hasSpoken || got > 0;
    return count < 0 ? m_d->ended(static_cast<int>(count)) : Step::Done;
}

TlsSession::Step TlsSession::write(const void* data, std::size_t size, std::size_t& sent)
{
    const auto count = ::gnutls_record_send(m_d->session, data, size);
    sent = static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    return count < 0 ? m_d->ended(static_cast<int>(count)) : Step::Done;
}

Failure TlsSession::failure() const
{
    return m_d->failure;
}

const std::string& TlsSession::text() const
{
    return m_d->text;
}

} // namespace domus::consolelink
