// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/viewer.h"

#include "app/console/consolesession.h"
#include "app/console/socketopener.h"
#include "ui/console/consolepane.h"
#include "ui/console/consolewindow.h"
#include "ui/console/vieweraddressrow.h"
#include "ui/console/viewerfile.h"

#include <QCoreApplication>
#include <QLayout>
#include <QUrl>
#include <QUrlQuery>

#include <memory>
#include <optional>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::Viewer)
};

constexpr int defaultPort = 5900;

ConsoleAddress consoleAddress(const ViewerAddress& viewer)
{
    if (viewer.protocol == ConsoleProtocol::Spice) {
        SpiceAddress spice;
        spice.listening = viewer.address;
        spice.encrypted = viewer.encrypted;
        spice.secureChannels = viewer.secureChannels;
        return spice;
    }
    if (const auto* host = std::get_if<TcpAddress>(&viewer.address)) {
        return *host;
    }
    const auto* path = std::get_if<UnixAddress>(&viewer.address);
    return path == nullptr ? ConsoleAddress(NoPicture{NoPicture::Why::Unreachable}) : ConsoleAddress(*path);
}

/// The port of spice://HOST?tls-port=PORT; none where the query says anything else, 0 where it is no port.
std::optional<quint16> tlsPortOf(const QUrl& url)
{
    const QString key = QStringLiteral("tls-port");
    const QUrlQuery query(url);
    if (url.scheme() != QLatin1String("spice") || query.queryItems().size() != 1 || !query.hasQueryItem(key)) {
        return std::nullopt;
    }
    return query.queryItemValue(key).toUShort();
}

} // namespace

Result<ViewerAddress> parseViewerUrl(const QString& text)
{
    if (isViewerFile(text)) {
        return readViewerFile(text);
    }
    const QUrl url(text, QUrl::StrictMode);
    const auto wrong = [&](const QString& why) {
        Error error = Error::make(ErrorKind::InvalidArgument, why);
        error.subject = text;
        return fail(error);
    };
    const auto tlsPort = tlsPortOf(url);
    if (!url.isValid() || (url.hasQuery() && !tlsPort) || url.hasFragment()) {
        return wrong(Tr::tr("This is not an address of a screen. Write vnc://HOST:PORT, spice://HOST:PORT, "
                            "vnc+unix:///PATH or spice+unix:///PATH."));
    }
    const QString scheme = url.scheme();
    ViewerAddress result;
    result.protocol = scheme.startsWith(QLatin1String("spice")) ? ConsoleProtocol::Spice : ConsoleProtocol::Vnc;
    if (scheme == QLatin1String("vnc+unix") || scheme == QLatin1String("spice+unix")) {
        const QString path = url.path(QUrl::FullyDecoded);
        if (!url.host().isEmpty() || !path.startsWith(QLatin1Char('/')) || path.size() == 1) {
            //: %1 vnc+unix or spice+unix
            return wrong(Tr::tr("The path of the socket is missing. Write %1:///PATH.").arg(scheme));
        }
        result.address = UnixAddress{path};
        result.title = path;
        return result;
    }
    const bool isTls = scheme == QLatin1String("spice+tls");
    const bool isVncTls = scheme == QLatin1String("vnc+tls");
    if (scheme != QLatin1String("vnc") && scheme != QLatin1String("spice") && !isTls && !isVncTls) {
        return wrong(Tr::tr("Only addresses that begin with vnc://, vnc+tls://, spice://, spice+tls://, vnc+unix:// or "
                            "spice+unix:// can be opened."));
    }
    if (url.host().isEmpty() || url.port() == 0 || tlsPort == quint16{0} || (isTls && url.port() < 0)) {
        //: %1 vnc or spice
        return wrong(Tr::tr("The host or the port is missing. Write %1://HOST:PORT.").arg(scheme));
    }
    const TcpAddress address{url.host(), static_cast<quint16>(url.port(tlsPort.value_or(defaultPort))), isVncTls};
    result.title = addressText(address);
    if (isTls || tlsPort) {
        result.encrypted = EncryptedAddress{{address.host, tlsPort.value_or(address.port)}, {}};
    }
    // Where a port is named beside the encrypted one, a server may refuse to encrypt some channels.
    if (!result.encrypted || (tlsPort && url.port() > 0)) {
        result.address = address;
    }
    return result;
}

Result<ConsoleWindow*> openViewer(const QString& url)
{
    const auto parsed = parseViewerUrl(url);
    if (!parsed) {
        return fail(parsed.error());
    }
    auto* window = new ConsoleWindow;
    window->setAttribute(Qt::WA_DeleteOnClose);
    auto* pane = new ConsolePane(window);
    pane->setPopOutOffered(false);
    auto* row = new ViewerAddressRow(window);
    row->setUrl(url);
    row->hide();
    window->layout()->addWidget(row);
    window->setPane(pane);
    const auto password = std::make_shared<QString>(); // of the address that is shown
    const auto show = [pane, password](const ViewerAddress& address) {
        pane->stop();
        pane->setTitle(address.title);
        pane->setOpener([address](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
            done(consoleAddress(address));
        });
        *password = address.password;
        pane->start();
    };
    QObject::connect(row, &ViewerAddressRow::addressChosen, pane, show);
    QObject::connect(pane->session(), &ConsoleSession::passwordNeeded, pane, [pane, password](bool wasWrong) {
        if (!wasWrong && !password->isEmpty()) { // the one that came with the address, once
            pane->session()->answerPassword(*password);
        }
    });
    // A wrong address is corrected here; a server that was there once is waited for.
    QObject::connect(pane->session(), &ConsoleSession::stateChanged, row, [row, pane](ConsoleState state) {
        if (state == ConsoleState::Connected) {
            row->hide();
        } else if (state == ConsoleState::Waiting || state == ConsoleState::Closed) {
            row->setVisible(row->isVisible() || pane->session()->image().isNull());
        }
    });
    window->show();
    show(*parsed);
    return window;
}

} // namespace domus
