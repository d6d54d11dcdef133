// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/viewer.h"

#include "app/console/consolesession.h"
#include "ui/console/consolepane.h"
#include "ui/console/consolewindow.h"
#include "ui/console/vieweraddressrow.h"

#include <QCoreApplication>
#include <QLayout>
#include <QUrl>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::Viewer)
};

constexpr int defaultPort = 5900;

} // namespace

Result<ViewerAddress> parseViewerUrl(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const auto wrong = [&](const QString& why) {
        Error error = Error::make(ErrorKind::InvalidArgument, why);
        error.subject = text;
        return fail(error);
    };
    if (!url.isValid() || url.hasQuery() || url.hasFragment()) {
        return wrong(Tr::tr("This is not an address of a screen. Write vnc://HOST:PORT or vnc+unix:///PATH."));
    }
    if (url.scheme() == QLatin1String("vnc+unix")) {
        const QString path = url.path(QUrl::FullyDecoded);
        if (!url.host().isEmpty() || !path.startsWith(QLatin1Char('/')) || path.size() == 1) {
            return wrong(Tr::tr("The path of the socket is missing. Write vnc+unix:///PATH."));
        }
        return ViewerAddress{UnixAddress{path}, path};
    }
    if (url.scheme() != QLatin1String("vnc")) {
        return wrong(Tr::tr("Only addresses that begin with vnc:// or vnc+unix:// can be opened."));
    }
    if (url.host().isEmpty() || url.port() == 0) {
        return wrong(Tr::tr("The host or the port is missing. Write vnc://HOST:PORT."));
    }
    const auto port = static_cast<quint16>(url.port(defaultPort));
    //: %1 a host, %2 a port
    return ViewerAddress{TcpAddress{url.host(), port}, Tr::tr("%1:%2").arg(url.host()).arg(port)};
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
    const auto show = [pane](const ViewerAddress& address) {
        pane->stop();
        pane->setTitle(address.title);
        pane->setOpener([one = address.address](QObject*, const std::function<void(Result<ConsoleAddress>)>& done) {
            done(std::visit([](const auto& where) { return ConsoleAddress(where); }, one));
        });
        pane->start();
    };
    QObject::connect(row, &ViewerAddressRow::addressChosen, pane, show);
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
