// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/connectionuri.h"

#include <QCoreApplication>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace domus::connectionuri {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ConnectionUri)
};

QString transportOf(const QUrl& url)
{
    return url.scheme().section(QLatin1Char('+'), 1);
}

/// Where the computer's name stands in the address, as it is written; an address in brackets with them.
struct Place
{
    qsizetype start = 0;
    qsizetype size = 0;
};

Place placeOfHost(const QString& uri)
{
    const qsizetype slashes = uri.indexOf(QLatin1String("://"));
    if (slashes < 0) {
        return {};
    }
    qsizetype start = slashes + 3;
    const auto isEnd = [](QChar sign) { return QStringView(u"/?#").contains(sign); };
    const auto found = std::find_if(uri.cbegin() + start, uri.cend(), isEnd);
    qsizetype end = found - uri.cbegin();
    if (const qsizetype at = QStringView(uri).mid(start, end - start).lastIndexOf(u'@'); at >= 0) {
        start += at + 1;
    }
    const QStringView named = QStringView(uri).mid(start, end - start);
    if (const qsizetype colon = named.lastIndexOf(u':'); colon > named.lastIndexOf(u']')) {
        end = start + colon;
    }
    return {start, end - start};
}

/// The same name but for capitals: of what is not ASCII, QUrl knows better.
bool isSameName(const QString& written, const QString& host)
{
    return std::all_of(written.cbegin(), written.cend(), [](QChar sign) { return sign.unicode() < 0x80; })
        && written.toLower() == host;
}

bool isSsh(const QUrl& url)
{
    const QString transport = transportOf(url);
    return transport == QLatin1String("ssh") || transport == QLatin1String("libssh")
        || transport == QLatin1String("libssh2") || transport == QLatin1String("ext");
}

QString schemeOf(Kind kind)
{
    switch (kind) {
    case Kind::Ssh:
        return QStringLiteral("qemu+ssh");
    case Kind::Tls:
        return QStringLiteral("qemu+tls");
    case Kind::Tcp:
        return QStringLiteral("qemu+tcp");
    case Kind::Socket:
        return QStringLiteral("qemu+unix");
    case Kind::Esx:
        return QStringLiteral("esx");
    default:
        return QStringLiteral("qemu");
    }
}

/// The whole of it on this computer.
QString localUri(Kind kind)
{
    switch (kind) {
    case Kind::System:
        return QStringLiteral("qemu:///system");
    case Kind::Session:
        return QStringLiteral("qemu:///session");
    case Kind::Lxc:
        return QStringLiteral("lxc:///system");
    case Kind::Xen:
        return QStringLiteral("xen:///system");
    case Kind::Test:
        return QStringLiteral("test:///default");
    default:
        return {};
    }
}

void addItem(QUrlQuery* query, const QString& key, const QString& value)
{
    if (!value.isEmpty()) {
        query->addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value, "/")));
    }
}

/// Kinds that an address can be recognised as.
constexpr std::array recognised{Kind::System, Kind::Session, Kind::Lxc, Kind::Xen, Kind::Test, Kind::Ssh, Kind::Tls,
    Kind::Tcp, Kind::Socket, Kind::Esx};

struct Item
{
    QString name; ///< in small letters
    QString value;
};

/// What libvirt may read in the address, all of it: it compares names without case, takes the last of several, and
/// parts at ";" where no "&" follows, none of which QUrlQuery does.
QVector<Item> itemsOf(const QString& uri)
{
    const auto decoded = [](const QString& text) {
        // C strings end there, in libvirt.
        return QUrl::fromPercentEncoding(text.toUtf8()).section(QChar(QChar::Null), 0, 0);
    };
    QVector<Item> items;
    const auto add = [&items, &decoded](const QString& word) {
        items.append(
            {decoded(word.section(QLatin1Char('='), 0, 0)).toLower(), decoded(word.section(QLatin1Char('='), 1))});
    };
    const QString query = uri.section(QLatin1Char('#'), 0, 0).section(QLatin1Char('?'), 1);
    for (const QString& word : query.split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
        add(word); // whole, for before another "&" a value may hold a ";"
        if (const QStringList parts = word.split(QLatin1Char(';'), Qt::SkipEmptyParts); parts.size() > 1) {
            std::for_each(parts.cbegin(), parts.cend(), add);
        }
    }
    return items;
}

QStringList valuesOf(const QVector<Item>& items, const char* name)
{
    QStringList values;
    for (const Item& item : items) {
        if (item.name == QLatin1String(name)) {
            values.append(item.value);
        }
    }
    return values;
}

bool has(const QVector<Item>& items, const char* name)
{
    return !valuesOf(items, name).isEmpty();
}

/// The value as far as a ";", where there is one: the rest is an item of its own.
bool hasOther(const QVector<Item>& items, const char* name, const QStringList& harmless)
{
    const QStringList values = valuesOf(items, name);
    return std::any_of(values.cbegin(), values.cend(), [&harmless](const QString& value) {
        return !harmless.contains(value.section(QLatin1Char(';'), 0, 0), Qt::CaseInsensitive);
    });
}

bool isOn(const QVector<Item>& items, const char* name)
{
    return hasOther(items, name, {QString(), QStringLiteral("0")});
}

} // namespace

bool hasHost(Kind kind)
{
    return kind == Kind::Ssh || kind == Kind::Tls || kind == Kind::Tcp || kind == Kind::Esx;
}

bool hasUser(Kind kind)
{
    return kind == Kind::Ssh || kind == Kind::Esx;
}

bool hasSocket(Kind kind)
{
    return kind == Kind::Ssh || kind == Kind::Socket;
}

QString toUri(const Parts& parts)
{
    if (parts.kind == Kind::Other) {
        return parts.address;
    }
    if (QString local = localUri(parts.kind); !local.isEmpty()) {
        return local;
    }
    if ((hasHost(parts.kind) && parts.host.isEmpty()) || (parts.kind == Kind::Socket && parts.socket.isEmpty())) {
        return {};
    }
    QUrl url;
    url.setScheme(schemeOf(parts.kind));
    if (hasHost(parts.kind)) {
        url.setHost(parts.host);
        url.setPort(parts.port > 0 ? parts.port : -1);
    } else {
        url.setHost(QLatin1String(""));
    }
    if (hasUser(parts.kind) && !parts.user.isEmpty()) {
        url.setUserName(parts.user, QUrl::DecodedMode);
    }
    url.setPath(parts.kind == Kind::Esx ? QStringLiteral("/")
            : parts.ofUser              ? QStringLiteral("/session")
                                        : QStringLiteral("/system"));
    QUrlQuery query;
    if (parts.kind == Kind::Ssh) {
        addItem(&query, QStringLiteral("keyfile"), parts.keyFile);
    }
    if (hasSocket(parts.kind)) {
        addItem(&query, QStringLiteral("socket"), parts.socket);
    }
    if (!query.isEmpty()) {
        url.setQuery(query);
    }
    QString uri = QString::fromLatin1(url.toEncoded());
    const Place place = placeOfHost(uri);
    if (isSameName(parts.host, uri.mid(place.start, place.size))) {
        uri.replace(place.start, place.size, parts.host); // as it was written
    }
    return uri;
}

QString hostOf(const QString& uri)
{
    const QString host = QUrl(uri).host();
    const Place place = placeOfHost(uri);
    const QString written = uri.mid(place.start, place.size);
    return isSameName(written, host) ? written : host;
}

Parts fromUri(const QString& uri)
{
    const QUrl url(uri, QUrl::StrictMode);
    const QUrlQuery query(url);
    Parts parts;
    for (const Kind kind : recognised) {
        parts = {};
        parts.kind = kind;
        if (localUri(kind).isEmpty()) {
            parts.host = hasHost(kind) ? hostOf(uri) : QString();
            parts.port = hasHost(kind) ? url.port(0) : 0;
            parts.user = hasUser(kind) ? url.userName(QUrl::FullyDecoded) : QString();
            parts.ofUser = kind != Kind::Esx && url.path() == QLatin1String("/session");
            parts.keyFile
                = kind == Kind::Ssh ? query.queryItemValue(QStringLiteral("keyfile"), QUrl::FullyDecoded) : QString();
            parts.socket
                = hasSocket(kind) ? query.queryItemValue(QStringLiteral("socket"), QUrl::FullyDecoded) : QString();
        }
        if (toUri(parts) == uri) {
            return parts;
        }
    }
    parts = {};
    parts.kind = Kind::Other;
    parts.address = uri;
    return parts;
}

QString problemWithName(const QString& name)
{
    if (name.startsWith(QLatin1Char('-'))) {
        return Tr::tr("A name cannot begin with “-”.");
    }
    const bool isOdd = std::any_of(name.cbegin(), name.cend(), [](QChar letter) {
        return letter.isSpace() || !letter.isPrint() || QStringView(u"/\\@?#'\"`$;|&<>").contains(letter);
    });
    if (isOdd) {
        return Tr::tr("A name cannot hold spaces, quotes or the signs / \\ @ ? # $ ; | & < >.");
    }
    return {};
}

QString refusal(const QString& uri)
{
    const QUrl url(uri);
    const QVector<Item> items = itemsOf(uri);
    // libvirt reads addresses more loosely than this: what is not understood here is not handed on to ssh.
    const bool leadsAway = uri.section(QLatin1Char(':'), 0, 0).contains(QLatin1Char('+'));
    if (leadsAway && !url.isValid()) {
        return Tr::tr("This address cannot be read: a computer's name in it is odd, or a sign is missing.");
    }
    for (const QString& name : {url.host(), url.userName(QUrl::FullyDecoded)}) {
        if (QString problem = problemWithName(name); !problem.isEmpty()) {
            return problem;
        }
    }
    if (isSsh(url) && (isOn(items, "no_verify") || hasOther(items, "known_hosts_verify", {QStringLiteral("normal")}))) {
        return Tr::tr("This address asks that nobody checks who answers (“no_verify” or “known_hosts_verify=ignore”). "
                      "Domus does not connect that way: take that part out, and Domus shows you the key to confirm.");
    }
    if (has(items, "command") || transportOf(url) == QLatin1String("ext")) {
        return Tr::tr("This address names a program of its own to connect with (“command”). Domus uses ssh: take that "
                      "part out.");
    }
    const QStringList keyFiles = valuesOf(items, "keyfile");
    if (std::any_of(keyFiles.cbegin(), keyFiles.cend(),
            [](const QString& file) { return file.startsWith(QLatin1Char('-')); })) {
        return Tr::tr("A key's file cannot begin with “-”.");
    }
    return {};
}

QString concern(const QString& uri)
{
    const QVector<Item> items = itemsOf(uri);
    const auto all = [&items](const char* name) { return valuesOf(items, name).join(QLatin1String(", ")); };
    if (has(items, "netcat")) {
        return Tr::tr("This address names a program that is run on the other computer: %1").arg(all("netcat"));
    }
    if (isOn(items, "no_verify")) {
        return Tr::tr("This address asks that nobody checks the certificate of who answers (“no_verify”).");
    }
    if (has(items, "sshauth") || has(items, "known_hosts")) {
        return Tr::tr("This address changes how SSH proves who is who (“sshauth” or “known_hosts”).");
    }
    if (has(items, "pkipath")) {
        return Tr::tr("This address takes certificates from a folder of its own: %1").arg(all("pkipath"));
    }
    return {};
}

bool isPlain(const QString& uri)
{
    return transportOf(QUrl(uri)) == QLatin1String("tcp");
}

} // namespace domus::connectionuri
