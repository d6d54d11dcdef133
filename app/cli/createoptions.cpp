// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/createoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QMap>

namespace domus::cli::createoptions {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::cli::CreateOptions)
};

/// More CPUs than any host has.
constexpr int mostCpus = 4096;

tl::unexpected<Error> wrong(const QString& text)
{
    return fail(ErrorKind::InvalidArgument, text, "createoptions");
}

tl::unexpected<Error> notASize(const QString& option, const QString& text)
{
    return wrong(Tr::tr("%1: “%2” is not a size. Write it as %3.").arg(option, text, QStringLiteral("20G")));
}

/// Sizes are written alike whatever the language, as scripts are.
std::optional<ByteSize> sizeOf(const QString& text, ByteSize unit)
{
    const auto size = parseByteSize(text, QLocale::c(), unit);
    return size && !size->isZero() ? size : std::nullopt;
}

QString absolute(const QString& path)
{
    return QFileInfo(path).absoluteFilePath();
}

/// At single commas; one written twice is part of the value.
QStringList partsOf(const QString& words)
{
    QStringList parts{QString()};
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.at(i) != QLatin1Char(',')) {
            parts.last() += words.at(i);
        } else if (i + 1 < words.size() && words.at(i + 1) == QLatin1Char(',')) {
            parts.last() += words.at(i++);
        } else {
            parts.append(QString());
        }
    }
    return parts;
}

/// "a=b,c=d" by key; a first word without "=" comes under the empty key.
Result<QMap<QString, QString>> pairsOf(const QString& option, const QString& words, const QStringList& known)
{
    const QStringList parts = partsOf(words);
    QMap<QString, QString> pairs;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString& part = parts.at(i);
        const qsizetype equals = part.indexOf(QLatin1Char('='));
        const bool isBare = equals < 0 || QStringView(part).left(equals).contains(QLatin1Char('/'));
        const QString key = isBare ? QString() : part.left(equals);
        if ((isBare && i > 0) || (!isBare && !known.contains(key))) {
            return wrong(Tr::tr("%1: “%2” is not one of %3.")
                             .arg(option, isBare ? part : key, known.join(QStringLiteral("=, ")) + QLatin1Char('=')));
        }
        const QString value = isBare ? part : part.mid(equals + 1);
        if (value.isEmpty() || pairs.contains(key)) {
            return wrong(Tr::tr("%1: “%2” cannot be understood.").arg(option, words));
        }
        pairs.insert(key, value);
    }
    return pairs;
}

Status readSource(const QCommandLineParser& parser, InstallSource& source)
{
    const QString iso = parser.value(QStringLiteral("iso"));
    const QString image = parser.value(QStringLiteral("image"));
    const QString kernel = parser.value(QStringLiteral("kernel"));
    const auto given = (iso.isEmpty() ? 0 : 1) + (image.isEmpty() ? 0 : 1) + (kernel.isEmpty() ? 0 : 1);
    if (given != 1) {
        return wrong(Tr::tr("Say what the machine starts from, with one of %1, %2 and %3.")
                         .arg(QStringLiteral("--iso"), QStringLiteral("--image"), QStringLiteral("--kernel")));
    }
    const QString initrd = parser.value(QStringLiteral("initrd"));
    const QString arguments = parser.value(QStringLiteral("kernel-arguments"));
    if (kernel.isEmpty() && (!initrd.isEmpty() || !arguments.isEmpty())) {
        return wrong(
            Tr::tr("%1 and %2 go with %3.")
                .arg(QStringLiteral("--initrd"), QStringLiteral("--kernel-arguments"), QStringLiteral("--kernel")));
    }
    source.kind = !iso.isEmpty() ? SourceKind::Iso : !image.isEmpty() ? SourceKind::DiskImage : SourceKind::Kernel;
    source.path = absolute(!iso.isEmpty() ? iso : !image.isEmpty() ? image : kernel);
    if (!initrd.isEmpty()) {
        source.initrd = absolute(initrd);
    }
    source.kernelArguments = arguments;
    return {};
}

/// "none" alone stands for none at all.
template <typename T>
Status readList(const QCommandLineParser& parser, const QString& option, Result<T> (*one)(const QString&),
    std::optional<QVector<T>>& list)
{
    if (!parser.isSet(option)) {
        return {};
    }
    const QStringList values = parser.values(option);
    list.emplace();
    if (values == QStringList{QStringLiteral("none")}) {
        return {};
    }
    for (const QString& value : values) {
        const Result<T> read = one(value);
        if (!read) {
            return fail(read.error());
        }
        list->append(*read);
    }
    return {};
}

Status readResources(const QCommandLineParser& parser, CreateRequest& request)
{
    if (parser.isSet(QStringLiteral("memory"))) {
        const QString text = parser.value(QStringLiteral("memory"));
        request.memory = sizeOf(text, ByteSize::fromMiB(1));
        if (!request.memory) {
            return notASize(QStringLiteral("--memory"), text);
        }
    }
    if (parser.isSet(QStringLiteral("cpus"))) {
        const QString text = parser.value(QStringLiteral("cpus"));
        bool isNumber = false;
        const int cpus = text.toInt(&isNumber);
        if (!isNumber || cpus < 1 || cpus > mostCpus) {
            return wrong(Tr::tr("%1: “%2” is not a number of processors.").arg(QStringLiteral("--cpus"), text));
        }
        request.topology = CpuTopology{1, cpus, 1};
    }
    return {};
}

/// One of a few words; unset stays unset.
template <typename T>
Status readChoice(
    const QCommandLineParser& parser, const QString& option, const QMap<QString, T>& choices, std::optional<T>& choice)
{
    if (!parser.isSet(option)) {
        return {};
    }
    const QString word = parser.value(option);
    const auto it = choices.constFind(word);
    if (it == choices.constEnd()) {
        return wrong(Tr::tr("%1: “%2” is not one of %3.")
                         .arg(QStringLiteral("--") + option, word, choices.keys().join(QStringLiteral(", "))));
    }
    choice = *it;
    return {};
}

Status readPlatform(const QCommandLineParser& parser, CreateRequest& request)
{
    const QMap<QString, FirmwareKind> firmwares{{QStringLiteral("bios"), FirmwareKind::Bios},
        {QStringLiteral("uefi"), FirmwareKind::Uefi}, {QStringLiteral("secure-boot"), FirmwareKind::UefiSecureBoot}};
    const QMap<QString, VirtKind> kinds{
        {QStringLiteral("kvm"), VirtKind::Kvm}, {QStringLiteral("emulation"), VirtKind::Emulation}};
    const QMap<QString, FileReach> ways{
        {QStringLiteral("copy"), FileReach::CopyToPool}, {QStringLiteral("grant"), FileReach::GrantAccess}};
    const QMap<QString, bool> yesNo{{QStringLiteral("yes"), true}, {QStringLiteral("no"), false}};
    Status status = readChoice(parser, QStringLiteral("firmware"), firmwares, request.firmware);
    if (status) {
        status = readChoice(parser, QStringLiteral("virt"), kinds, request.virt);
    }
    if (status) {
        status = readChoice(parser, QStringLiteral("reach"), ways, request.reach);
    }
    if (status) {
        status = readChoice(parser, QStringLiteral("tpm"), yesNo, request.tpm);
    }
    return status;
}

} // namespace

void declare(QCommandLineParser& parser)
{
    const auto add = [&parser](const char* name, const QString& help, const char* value) {
        parser.addOption({QLatin1String(name), help, QLatin1String(value)});
    };
    add("iso", Tr::tr("Install from this ISO image."), "FILE");
    add("image", Tr::tr("Start from this disk image."), "FILE");
    add("kernel", Tr::tr("Start this Linux kernel."), "FILE");
    add("initrd", Tr::tr("The initial RAM disk of the kernel."), "FILE");
    add("kernel-arguments", Tr::tr("The command line of the kernel."), "TEXT");
    add("name", Tr::tr("The name; without it one after the operating system."), "NAME");
    add("os", Tr::tr("The operating system, by its libosinfo id, where the medium does not tell it."), "ID");
    add("memory", Tr::tr("The memory: 4G, or a number of MiB."), "SIZE");
    add("cpus", Tr::tr("The number of processors."), "NUMBER");
    add("disk",
        Tr::tr("A disk: 20G, a path, or a list of size=, pool=, bus=, format= and path=; none for no disk. May be "
               "given several times."),
        "DISK");
    add("network",
        Tr::tr("A network card: the name of a network, user, or a list of network=, bridge=, model= and mac=; none for "
               "no network. May be given several times."),
        "NETWORK");
    add("firmware", Tr::tr("bios, uefi or secure-boot."), "KIND");
    add("tpm", Tr::tr("yes or no: a security chip (TPM)."), "CHOICE");
    add("virt", Tr::tr("kvm or emulation."), "KIND");
    add("reach",
        Tr::tr("For a file that QEMU's user cannot reach: copy it into the storage pool, or grant access to it."),
        "WAY");
    parser.addOption({QStringLiteral("no-start"), Tr::tr("Leave it off.")});
    parser.addOption({QStringLiteral("plan"), Tr::tr("Show what would be made, and make nothing.")});
}

Result<DiskRequest> readDisk(const QString& words)
{
    const QString option = QStringLiteral("--disk");
    const auto pairs = pairsOf(option, words,
        {QStringLiteral("size"), QStringLiteral("pool"), QStringLiteral("bus"), QStringLiteral("format"),
            QStringLiteral("path")});
    if (!pairs) {
        return fail(pairs.error());
    }
    QString size = pairs->value(QStringLiteral("size"));
    QString path = pairs->value(QStringLiteral("path"));
    const QString bare = pairs->value(QString());
    if (bare.contains(QLatin1Char('/')) && path.isEmpty()) {
        path = bare;
    } else if (!bare.isEmpty() && size.isEmpty() && path.isEmpty()) {
        size = bare;
    } else if (!bare.isEmpty()) {
        return wrong(Tr::tr("%1: “%2” cannot be understood.").arg(option, words));
    }
    DiskRequest disk;
    disk.bus = pairs->value(QStringLiteral("bus"));
    disk.pool = pairs->value(QStringLiteral("pool"));
    if (!path.isEmpty()) {
        if (!size.isEmpty() || !disk.pool.isEmpty()) {
            return wrong(Tr::tr("%1: an image that is there has its size and its place already.").arg(option));
        }
        disk.kind = DiskRequest::Kind::Existing;
        disk.path = absolute(path);
        disk.format = pairs->value(QStringLiteral("format"));
        return disk;
    }
    const auto parsed = sizeOf(size, ByteSize::fromGiB(1));
    if (!parsed) {
        return notASize(option, size.isEmpty() ? words : size);
    }
    disk.size = *parsed;
    disk.format = pairs->value(QStringLiteral("format"), disk.format);
    return disk;
}

Result<NicRequest> readNetwork(const QString& words)
{
    const QString option = QStringLiteral("--network");
    const auto pairs = pairsOf(option, words,
        {QStringLiteral("network"), QStringLiteral("bridge"), QStringLiteral("model"), QStringLiteral("mac")});
    if (!pairs) {
        return fail(pairs.error());
    }
    const QString bare = pairs->value(QString());
    const QString network = pairs->value(QStringLiteral("network"));
    const QString bridge = pairs->value(QStringLiteral("bridge"));
    if ((bare.isEmpty() ? 0 : 1) + (network.isEmpty() ? 0 : 1) + (bridge.isEmpty() ? 0 : 1) != 1) {
        return wrong(Tr::tr("%1: “%2” cannot be understood.").arg(option, words));
    }
    NicRequest nic;
    nic.model = pairs->value(QStringLiteral("model"));
    nic.mac = pairs->value(QStringLiteral("mac"));
    if (!bridge.isEmpty()) {
        nic.kind = NicRequest::Kind::Bridge;
        nic.source = bridge;
    } else if (bare == QLatin1String("user")) {
        nic.kind = NicRequest::Kind::User;
    } else {
        nic.source = network.isEmpty() ? bare : network;
    }
    return nic;
}

Result<CreateRequest> read(const QCommandLineParser& parser)
{
    if (!parser.positionalArguments().isEmpty()) {
        return wrong(Tr::tr("“%1” is one argument too many.").arg(parser.positionalArguments().constFirst()));
    }
    CreateRequest request;
    Status status = readSource(parser, request.source);
    if (status) {
        status = readResources(parser, request);
    }
    if (status) {
        status = readList(parser, QStringLiteral("disk"), &readDisk, request.disks);
    }
    if (status) {
        status = readList(parser, QStringLiteral("network"), &readNetwork, request.nics);
    }
    if (status) {
        status = readPlatform(parser, request);
    }
    if (!status) {
        return fail(status.error());
    }
    if (parser.isSet(QStringLiteral("name"))) {
        request.name = parser.value(QStringLiteral("name"));
    }
    if (parser.isSet(QStringLiteral("os"))) {
        request.osId = parser.value(QStringLiteral("os"));
    }
    request.startNow = !parser.isSet(QStringLiteral("no-start"));
    return request;
}

} // namespace domus::cli::createoptions
