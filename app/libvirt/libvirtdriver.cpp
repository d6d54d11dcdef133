// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/libvirtdriver.h"

#include "app/libvirt/call.h"
#include "app/libvirt/libvirtconnection.h"

#include <QCoreApplication>
#include <QUrl>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <array>
#include <cstring>

namespace domus {

using libvirt::call;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::LibvirtDriver)
};

// libvirt takes a peer for dead after interval * (count + 1) seconds.
constexpr int keepAliveInterval = 5;
constexpr unsigned keepAliveCount = 3;

/// Without one of its own, libvirt prints every error to stderr.
void swallowError(void*, virErrorPtr) { }

struct Conversation
{
    const OpenRequest* request = nullptr;
    bool asked = false;
    bool givenUp = false;
};

bool isSecret(int type)
{
    return type == VIR_CRED_PASSPHRASE || type == VIR_CRED_NOECHOPROMPT;
}

/// Runs in the opening thread; libvirt frees the answers.
int answerCredentials(virConnectCredentialPtr list, unsigned count, void* opaque)
{
    auto* conversation = static_cast<Conversation*>(opaque);
    conversation->asked = true;
    const Authenticator& authenticate = conversation->request->authenticate;
    if (!authenticate) {
        return -1;
    }
    QVector<Credential> questions;
    questions.reserve(static_cast<qsizetype>(count));
    for (unsigned i = 0; i < count; ++i) {
        questions.append({list[i].type, QString::fromUtf8(list[i].prompt), QString::fromUtf8(list[i].defresult),
            isSecret(list[i].type)});
    }
    const auto answers = authenticate(questions, conversation->request->stop);
    if (!answers || answers->size() != static_cast<qsizetype>(count)) {
        conversation->givenUp = true;
        return -1;
    }
    for (unsigned i = 0; i < count; ++i) {
        const QByteArray answer = answers->at(static_cast<qsizetype>(i)).toUtf8();
        list[i].result = strdup(answer.constData());
        list[i].resultlen = static_cast<unsigned>(answer.size());
    }
    return 0;
}

/// Nothing had been sent yet, so nothing is unknown: what opening reports as a broken socket is a host out of reach.
Error openingError(Error error, Conversation conversation)
{
    if (conversation.givenUp) {
        error.kind = ErrorKind::Cancelled;
    } else if (conversation.asked && !conversation.request->authenticate) {
        error.kind = ErrorKind::AuthenticationFailed;
    } else if (error.domain == VIR_FROM_RPC
        && (error.kind == ErrorKind::OutcomeUnknown || error.kind == ErrorKind::NotFound)) {
        error.kind = ErrorKind::NotConnected;
    }
    return error;
}

bool isRemote(const QUrl& uri)
{
    return !uri.host().isEmpty() || (uri.scheme().contains(u'+') && !uri.scheme().endsWith(QLatin1String("+unix")));
}

} // namespace

LibvirtDriver::LibvirtDriver() : m_loop(EventLoop::acquire())
{
    virSetErrorFunc(nullptr, &swallowError);
    // Nor its warnings: on a computer whose own name is in no list of hosts, each program would begin with one.
    if (!qEnvironmentVariableIsSet("LIBVIRT_DEBUG")) {
        qputenv("LIBVIRT_DEBUG", "error");
    }
}

LibvirtDriver::~LibvirtDriver() = default;

Result<std::unique_ptr<Connection>> LibvirtDriver::open(const OpenRequest& request)
{
    std::array<int, 6> types{VIR_CRED_USERNAME, VIR_CRED_AUTHNAME, VIR_CRED_ECHOPROMPT, VIR_CRED_REALM,
        VIR_CRED_PASSPHRASE, VIR_CRED_NOECHOPROMPT};
    Conversation conversation{&request};
    virConnectAuth auth{};
    auth.credtype = types.data();
    auth.ncredtype = static_cast<unsigned>(types.size());
    auth.cb = &answerCredentials;
    auth.cbdata = &conversation;

    auto handle = call<virConnectOpenAuth>(
        request.uri.toUtf8().constData(), &auth, request.readOnly ? unsigned{VIR_CONNECT_RO} : 0U);
    if (!handle) {
        return fail(openingError(handle.error(), conversation).during(Tr::tr("Connect"), request.uri));
    }
    if (isRemote(QUrl(request.uri))) {
        // A peer without it says so; then a dead one is noticed by the next call instead.
        (void)call<virConnectSetKeepAlive>(*handle, keepAliveInterval, keepAliveCount);
    }
    return std::make_unique<LibvirtConnection>(m_loop, std::move(*handle), request.readOnly);
}

bool LibvirtDriver::mustShareConnection(const QString& uri) const
{
    const QUrl parsed(uri);
    return parsed.scheme() == QLatin1String("test") && parsed.host().isEmpty()
        && parsed.path() != QLatin1String("/default");
}

} // namespace domus
