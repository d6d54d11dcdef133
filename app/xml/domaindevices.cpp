// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/domaindevices.h"

#include "app/xml/childorder.h"
#include "app/xml/domainxml.h"

#include <QSet>

#include <array>

namespace domus {

namespace {

using lenses::get;
using lenses::set;

template <typename T> QVector<T> readAll(XmlNode devices, const char* name, T (*read)(XmlNode))
{
    QVector<T> all;
    const auto nodes = devices.children(name);
    all.reserve(nodes.size());
    for (const XmlNode& node : nodes) {
        all.append(read(node));
    }
    return all;
}

/// Writes what says something; an empty text means "not written".
void put(XmlNode node, const Lens<QString>& lens, const QString& value)
{
    if (!value.isEmpty()) {
        set(node, lens, value);
    }
}

void put(XmlNode node, const Lens<int>& lens, int value, int nothing = 0)
{
    if (value != nothing) {
        set(node, lens, value);
    }
}

void put(XmlNode node, const Lens<bool>& lens, bool value)
{
    if (value) {
        set(node, lens, value);
    }
}

/// The lens of a disk's source, which libvirt names by the disk's type; a null pointer where it is not one text.
const Lens<QString>* diskSourceLens(const QString& type)
{
    if (type == QLatin1String("file")) {
        return &lens::disk::sourceFile;
    }
    if (type == QLatin1String("block")) {
        return &lens::disk::sourceDevice;
    }
    if (type == QLatin1String("dir")) {
        return &lens::disk::sourceFolder;
    }
    return nullptr;
}

QString sourceText(XmlNode node, const QString& type)
{
    const auto* const lens = diskSourceLens(type);
    return lens != nullptr ? get(node, *lens) : QString();
}

QStringList readBackingChain(XmlNode disk)
{
    QStringList chain;
    for (XmlNode layer = disk.child("backingStore"); layer; layer = layer.child("backingStore")) {
        const XmlNode source = layer.child("source");
        if (source.isNull()) {
            break; // libvirt's mark for the end of the chain
        }
        const QString path = sourceText(layer, layer.attribute("type"));
        chain.append(path.isEmpty() ? source.attribute("name", source.attribute("volume")) : path);
    }
    return chain;
}

DiskXml readDisk(XmlNode node)
{
    DiskXml disk;
    disk.type = get(node, lens::disk::type);
    disk.device = get(node, lens::disk::device);
    disk.path = sourceText(node, disk.type);
    disk.pool = get(node, lens::disk::sourcePool);
    disk.volume = get(node, lens::disk::sourceVolume);
    disk.protocol = get(node, lens::disk::sourceProtocol);
    disk.protocolName = get(node, lens::disk::sourceName);
    disk.format = get(node, lens::disk::format);
    disk.cache = get(node, lens::disk::cache);
    disk.io = get(node, lens::disk::io);
    disk.discard = get(node, lens::disk::discard);
    disk.detectZeroes = get(node, lens::disk::detectZeroes);
    disk.ioThread = get(node, lens::disk::ioThread);
    disk.targetDevice = get(node, lens::disk::targetDevice);
    disk.bus = get(node, lens::disk::targetBus);
    disk.serial = get(node, lens::disk::serial);
    disk.startupPolicy = get(node, lens::disk::startupPolicy);
    disk.isReadonly = get(node, lens::disk::readonly);
    disk.isShareable = get(node, lens::disk::shareable);
    disk.bootOrder = get(node, lens::device::bootOrder);
    disk.backingChain = readBackingChain(node);
    return disk;
}

/// The lens of a network card's source, by its type; a null pointer where it has none.
const Lens<QString>* interfaceSourceLens(const QString& type)
{
    if (type == QLatin1String("network")) {
        return &lens::interface::sourceNetwork;
    }
    if (type == QLatin1String("bridge")) {
        return &lens::interface::sourceBridge;
    }
    if (type == QLatin1String("direct")) {
        return &lens::interface::sourceDevice;
    }
    return nullptr;
}

InterfaceXml readInterface(XmlNode node)
{
    InterfaceXml nic;
    nic.type = get(node, lens::interface::type);
    const auto* const source = interfaceSourceLens(nic.type);
    nic.source = source != nullptr ? get(node, *source) : QString();
    nic.portGroup = get(node, lens::interface::portGroup);
    nic.model = get(node, lens::interface::model);
    nic.mac = get(node, lens::interface::mac);
    nic.target = get(node, lens::interface::target);
    nic.queues = get(node, lens::interface::queues);
    nic.isLinkUp = get(node, lens::interface::linkState) != QLatin1String("down");
    nic.bootOrder = get(node, lens::device::bootOrder);
    return nic;
}

GraphicsXml readGraphics(XmlNode node)
{
    GraphicsXml graphics;
    graphics.type = get(node, lens::graphics::type);
    graphics.listenType = get(node, lens::graphics::listenType);
    graphics.listenAddress = get(node, lens::graphics::listenAddress);
    if (graphics.listenAddress.isEmpty()) {
        graphics.listenAddress = get(node, lens::graphics::listen); // the older spelling
    }
    graphics.socket = get(node, lens::graphics::listenSocket);
    if (graphics.socket.isEmpty()) {
        graphics.socket = get(node, lens::graphics::socket);
    }
    graphics.port = get(node, lens::graphics::port);
    graphics.tlsPort = get(node, lens::graphics::tlsPort);
    // A port that is not written, or -1, is libvirt's to choose, whatever autoport says.
    graphics.isAutoPort = get(node, lens::graphics::autoPort) || graphics.port == -1;
    graphics.password = get(node, lens::graphics::password);
    graphics.keymap = get(node, lens::graphics::keymap);
    graphics.imageCompression = get(node, lens::graphics::imageCompression);
    graphics.hasGl = get(node, lens::graphics::gl);
    return graphics;
}

VideoXml readVideo(XmlNode node)
{
    return {get(node, lens::video::model), get(node, lens::video::heads), get(node, lens::video::primary),
        get(node, lens::video::accel3d)};
}

CharacterDeviceXml readCharacter(XmlNode node)
{
    return {get(node, lens::character::type), get(node, lens::character::sourcePath),
        get(node, lens::character::sourceMode), get(node, lens::character::targetType),
        get(node, lens::character::targetName), get(node, lens::character::targetPort)};
}

TpmXml readTpm(XmlNode node)
{
    return {get(node, lens::tpm::model), get(node, lens::tpm::backend), get(node, lens::tpm::version),
        get(node, lens::tpm::device)};
}

RngXml readRng(XmlNode node)
{
    return {get(node, lens::rng::model), get(node, lens::rng::backend), get(node, lens::rng::source)};
}

BalloonXml readBalloon(XmlNode node)
{
    return {get(node, lens::balloon::model), get(node, lens::balloon::statsPeriod),
        get(node, lens::balloon::freePageReporting)};
}

InputXml readInput(XmlNode node)
{
    return {get(node, lens::input::type), get(node, lens::input::bus)};
}

SoundXml readSound(XmlNode node)
{
    return {get(node, lens::sound::model), get(node, lens::sound::audioId)};
}

ControllerXml readController(XmlNode node)
{
    return {get(node, lens::controller::type), get(node, lens::controller::index), get(node, lens::controller::model),
        get(node, lens::controller::ports)};
}

void writeCharacter(XmlNode node, const CharacterDeviceXml& device)
{
    put(node, lens::character::type, device.type);
    put(node, lens::character::sourceMode, device.sourceMode);
    put(node, lens::character::sourcePath, device.sourcePath);
    put(node, lens::character::targetType, device.targetType);
    put(node, lens::character::targetName, device.targetName);
    put(node, lens::character::targetPort, device.targetPort, -1);
}

struct BusPrefix
{
    const char* bus;
    const char* prefix;
};
constexpr std::array busPrefixes{
    BusPrefix{"virtio", "vd"},
    BusPrefix{"ide", "hd"},
    BusPrefix{"fdc", "fd"},
    BusPrefix{"xen", "xvd"},
};

/// 0 is "a", 25 is "z", 26 is "aa": the way Linux counts disks.
QString driveLetters(int index)
{
    constexpr int letters = 26;
    QString text;
    for (int rest = index; rest >= 0; rest = rest / letters - 1) {
        text.prepend(QLatin1Char(static_cast<char>('a' + rest % letters)));
    }
    return text;
}

} // namespace

XmlNode DomainXml::devices() const
{
    return root().child("devices");
}

XmlNode DomainXml::addDevice(const char* name)
{
    XmlNode devices = root().ensureChild("devices", &usualChildOrder);
    return devices.insertChild(name, usualChildOrder("devices"));
}

QVector<DiskXml> DomainXml::disks() const
{
    return readAll(devices(), "disk", &readDisk);
}

QVector<InterfaceXml> DomainXml::interfaces() const
{
    return readAll(devices(), "interface", &readInterface);
}

QVector<GraphicsXml> DomainXml::graphics() const
{
    return readAll(devices(), "graphics", &readGraphics);
}

QVector<VideoXml> DomainXml::videos() const
{
    return readAll(devices(), "video", &readVideo);
}

QVector<CharacterDeviceXml> DomainXml::channels() const
{
    return readAll(devices(), "channel", &readCharacter);
}

QVector<CharacterDeviceXml> DomainXml::serials() const
{
    return readAll(devices(), "serial", &readCharacter);
}

QVector<CharacterDeviceXml> DomainXml::consoles() const
{
    return readAll(devices(), "console", &readCharacter);
}

QVector<TpmXml> DomainXml::tpms() const
{
    return readAll(devices(), "tpm", &readTpm);
}

QVector<RngXml> DomainXml::rngs() const
{
    return readAll(devices(), "rng", &readRng);
}

QVector<BalloonXml> DomainXml::balloons() const
{
    return readAll(devices(), "memballoon", &readBalloon);
}

QVector<InputXml> DomainXml::inputs() const
{
    return readAll(devices(), "input", &readInput);
}

QVector<SoundXml> DomainXml::sounds() const
{
    return readAll(devices(), "sound", &readSound);
}

QVector<ControllerXml> DomainXml::controllers() const
{
    return readAll(devices(), "controller", &readController);
}

XmlNode DomainXml::diskNode(const QString& targetDevice) const
{
    const auto nodes = devices().children("disk");
    for (const XmlNode& node : nodes) {
        if (lenses::get(node, lens::disk::targetDevice) == targetDevice) {
            return node;
        }
    }
    return {};
}

XmlNode DomainXml::interfaceNode(const QString& mac) const
{
    const auto nodes = devices().children("interface");
    for (const XmlNode& node : nodes) {
        if (lenses::get(node, lens::interface::mac).compare(mac, Qt::CaseInsensitive) == 0) {
            return node;
        }
    }
    return {};
}

XmlNode DomainXml::addDisk(const DiskXml& disk)
{
    const QString target = disk.targetDevice.isEmpty() ? nextTarget(disk.bus) : disk.targetDevice;
    const XmlNode node = addDevice("disk");
    put(node, lens::disk::type, disk.type);
    put(node, lens::disk::device, disk.device);
    if (!disk.format.isEmpty()) {
        lenses::set(node, lens::disk::driver, QStringLiteral("qemu"));
    }
    put(node, lens::disk::format, disk.format);
    put(node, lens::disk::cache, disk.cache);
    put(node, lens::disk::io, disk.io);
    put(node, lens::disk::discard, disk.discard);
    put(node, lens::disk::detectZeroes, disk.detectZeroes);
    put(node, lens::disk::ioThread, disk.ioThread);
    if (const auto* const source = diskSourceLens(disk.type)) {
        put(node, *source, disk.path);
    }
    put(node, lens::disk::sourcePool, disk.pool);
    put(node, lens::disk::sourceVolume, disk.volume);
    put(node, lens::disk::sourceProtocol, disk.protocol);
    put(node, lens::disk::sourceName, disk.protocolName);
    if (!node.child("source").isNull()) {
        put(node, lens::disk::startupPolicy, disk.startupPolicy);
    }
    lenses::set(node, lens::disk::targetDevice, target);
    put(node, lens::disk::targetBus, disk.bus);
    put(node, lens::disk::readonly, disk.isReadonly);
    put(node, lens::disk::shareable, disk.isShareable);
    put(node, lens::disk::serial, disk.serial);
    put(node, lens::device::bootOrder, disk.bootOrder);
    return node;
}

XmlNode DomainXml::addInterface(const InterfaceXml& nic)
{
    const XmlNode node = addDevice("interface");
    put(node, lens::interface::type, nic.type);
    put(node, lens::interface::mac, nic.mac);
    if (const auto* const source = interfaceSourceLens(nic.type)) {
        put(node, *source, nic.source);
    }
    put(node, lens::interface::portGroup, nic.portGroup);
    put(node, lens::interface::target, nic.target);
    put(node, lens::interface::model, nic.model);
    put(node, lens::interface::queues, nic.queues);
    if (!nic.isLinkUp) {
        lenses::set(node, lens::interface::linkState, QStringLiteral("down"));
    }
    put(node, lens::device::bootOrder, nic.bootOrder);
    return node;
}

XmlNode DomainXml::addGraphics(const GraphicsXml& graphics)
{
    const XmlNode node = addDevice("graphics");
    put(node, lens::graphics::type, graphics.type);
    const bool hasPorts = graphics.listenType.isEmpty() || graphics.listenType == QLatin1String("address")
        || graphics.listenType == QLatin1String("network");
    if (hasPorts) {
        put(node, lens::graphics::port, graphics.port, -1);
        put(node, lens::graphics::tlsPort, graphics.tlsPort, -1);
        lenses::set(node, lens::graphics::autoPort, graphics.isAutoPort);
    }
    put(node, lens::graphics::password, graphics.password);
    put(node, lens::graphics::keymap, graphics.keymap);
    put(node, lens::graphics::listenType, graphics.listenType);
    if (graphics.listenType == QLatin1String("address")) {
        put(node, lens::graphics::listenAddress, graphics.listenAddress);
    } else if (graphics.listenType == QLatin1String("socket")) {
        put(node, lens::graphics::listenSocket, graphics.socket);
    } else if (graphics.listenType.isEmpty()) {
        put(node, lens::graphics::listen, graphics.listenAddress);
    }
    put(node, lens::graphics::imageCompression, graphics.imageCompression);
    put(node, lens::graphics::gl, graphics.hasGl);
    return node;
}

XmlNode DomainXml::addVideo(const VideoXml& video)
{
    const XmlNode node = addDevice("video");
    put(node, lens::video::model, video.model);
    put(node, lens::video::heads, video.heads, 1);
    put(node, lens::video::primary, video.isPrimary);
    put(node, lens::video::accel3d, video.hasAccel3d);
    return node;
}

XmlNode DomainXml::addChannel(const CharacterDeviceXml& channel)
{
    const XmlNode node = addDevice("channel");
    writeCharacter(node, channel);
    return node;
}

XmlNode DomainXml::addSerial(const CharacterDeviceXml& serial)
{
    const XmlNode node = addDevice("serial");
    writeCharacter(node, serial);
    return node;
}

XmlNode DomainXml::addConsole(const CharacterDeviceXml& console)
{
    const XmlNode node = addDevice("console");
    writeCharacter(node, console);
    return node;
}

XmlNode DomainXml::addTpm(const TpmXml& tpm)
{
    const XmlNode node = addDevice("tpm");
    put(node, lens::tpm::model, tpm.model);
    put(node, lens::tpm::backend, tpm.backend);
    put(node, lens::tpm::version, tpm.version);
    put(node, lens::tpm::device, tpm.device);
    return node;
}

XmlNode DomainXml::addRng(const RngXml& rng)
{
    const XmlNode node = addDevice("rng");
    put(node, lens::rng::model, rng.model);
    put(node, lens::rng::backend, rng.backend);
    put(node, lens::rng::source, rng.source);
    return node;
}

XmlNode DomainXml::addInput(const InputXml& input)
{
    const XmlNode node = addDevice("input");
    put(node, lens::input::type, input.type);
    put(node, lens::input::bus, input.bus);
    return node;
}

XmlNode DomainXml::addSound(const SoundXml& sound)
{
    const XmlNode node = addDevice("sound");
    put(node, lens::sound::model, sound.model);
    put(node, lens::sound::audioId, sound.audioId);
    return node;
}

XmlNode DomainXml::addController(const ControllerXml& controller)
{
    const XmlNode node = addDevice("controller");
    put(node, lens::controller::type, controller.type);
    put(node, lens::controller::index, controller.index, -1);
    put(node, lens::controller::model, controller.model);
    put(node, lens::controller::ports, controller.ports);
    return node;
}

XmlNode DomainXml::setBalloon(const BalloonXml& balloon)
{
    XmlNode node = devices().child("memballoon");
    if (node.isNull()) {
        node = addDevice("memballoon");
    }
    put(node, lens::balloon::model, balloon.model);
    if (balloon.freePageReporting || lenses::isSet(node, lens::balloon::freePageReporting)) {
        lenses::set(node, lens::balloon::freePageReporting, balloon.freePageReporting);
    }
    if (balloon.statsPeriod > 0) {
        lenses::set(node, lens::balloon::statsPeriod, balloon.statsPeriod);
    } else {
        node.child("stats").remove();
    }
    return node;
}

bool DomainXml::setDiskPath(const QString& targetDevice, const QString& path)
{
    const XmlNode node = diskNode(targetDevice);
    const auto* const source = diskSourceLens(lenses::get(node, lens::disk::type));
    if (node.isNull() || source == nullptr) {
        return false;
    }
    if (path.isEmpty()) {
        node.child("source").remove();
        return true;
    }
    return lenses::set(node, *source, path);
}

QString DomainXml::nextTarget(const QString& bus) const
{
    const char* prefix = "sd";
    for (const BusPrefix& known : busPrefixes) {
        if (bus == QLatin1String(known.bus)) {
            prefix = known.prefix;
        }
    }
    QSet<QString> taken;
    const auto nodes = devices().children("disk");
    for (const XmlNode& node : nodes) {
        taken.insert(lenses::get(node, lens::disk::targetDevice));
    }
    for (int index = 0;; ++index) {
        QString candidate = QLatin1String(prefix) + driveLetters(index);
        if (!taken.contains(candidate)) {
            return candidate;
        }
    }
}

} // namespace domus
