// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/vncclient.h"

#include "app/console/process/handshake.h"
#include "app/console/textfield.h"

#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <initializer_list>

namespace domus::consolelink {

namespace {

using std::chrono::milliseconds;

enum ServerMessage : std::uint8_t { UpdateMessage = 0, ColourMapMessage = 1, BellMessage = 2, CutTextMessage = 3 };

enum Encoding : std::int32_t {
    Raw = 0,
    CopyRect = 1,
    Hextile = 5,
    Tight = 7,
    DesktopSize = -223,
    RichCursor = -239,
    CompressLevel2 = -254,
    QemuKeyEvent = -258,
    QemuAudio = -259,
    QemuLeds = -261, // the library knows another number only
};

// QEMU's refresh backs off to 3 s when nothing happens; any message of a type above 3 wakes it (its vnc_refresh).
constexpr milliseconds nudgeInterval{300};
constexpr std::uint32_t cutTextLimit = 16 * 1024 * 1024;

// Big endian, as RFB is.
class Message
{
public:
    template <typename Number> Message& add(Number value)
    {
        for (std::size_t i = sizeof(Number); i-- > 0;) {
            m_bytes[m_size++] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i));
        }
        return *this;
    }
    bool sendTo(Wire& wire) const { return wire.write(m_bytes.data(), m_size); }

private:
    std::array<std::uint8_t, 128> m_bytes{};
    std::size_t m_size = 0;
};

std::uint16_t big16(const std::uint8_t* bytes)
{
    return static_cast<std::uint16_t>((bytes[0] << 8U) | bytes[1]);
}

std::uint32_t low16(std::uint32_t value)
{
    return std::min(value, 0xffffU);
}

} // namespace

VncClient::VncClient(PacketSocket& link, UniqueFd socket, bool isFar, Tls tls, const TlsAuthorities* authorities)
    : m_link(link)
    , m_wire(std::move(socket), *this)
    , m_library(m_wire)
    , m_frames(link)
    , m_tls(tls)
    , m_authorities(authorities)
    , m_isFar(isFar)
{
}

VncClient::~VncClient() = default;

void VncClient::run()
{
    if (!m_library.isValid()) {
        m_wire.fail(Failure::Internal);
    } else if (handshake()) {
        serve();
    }
    reportFailure();
}

bool VncClient::handshake()
{
    Handshake handshake(m_wire,
        {[this] { return askPassword(); }, [this](const Certificate& certificate) { return askTrust(certificate); },
            m_tls, m_authorities});
    const auto screen = handshake.run();
    m_text = handshake.text();
    if (!screen) {
        return false;
    }
    if (!FrameStore::isSizeAllowed(screen->width, screen->height)) {
        m_text = std::to_string(screen->width) + " x " + std::to_string(screen->height);
        return m_wire.fail(Failure::TooLarge);
    }
    Connected message;
    message.width = screen->width;
    message.height = screen->height;
    putText(message.name, screen->name);
    m_link.send(message);
    m_isConnected = true;
    m_frames.setSize(screen->width, screen->height);
    return sendFormatAndEncodings() && requestUpdate();
}

std::optional<std::string> VncClient::askPassword()
{
    m_password.reset();
    m_link.send(PasswordNeeded{});
    while (!m_password && m_wire.failure() == Failure::None) {
        m_wire.waitLink(1000);
    }
    return m_password;
}

bool VncClient::askTrust(const Certificate& certificate)
{
    m_link.send(certificate);
    while (!m_trust && m_wire.failure() == Failure::None) {
        m_wire.waitLink(1000);
    }
    return m_trust && m_trust->fingerprint == certificate.fingerprint;
}

bool VncClient::sendFormatAndEncodings()
{
    // 32 bits, depth 24, little endian, true colour, 0x00RRGGBB: QEMU's own and QImage::Format_RGB32.
    Message format;
    format.add<std::uint32_t>(0);
    format.add<std::uint8_t>(32).add<std::uint8_t>(24).add<std::uint8_t>(0).add<std::uint8_t>(1);
    format.add<std::uint16_t>(255).add<std::uint16_t>(255).add<std::uint16_t>(255);
    format.add<std::uint8_t>(16).add<std::uint8_t>(8).add<std::uint8_t>(0);
    format.add<std::uint8_t>(0).add<std::uint16_t>(0);

    // The first is what the server should use. On this machine, that is no encoding at all.
    const std::initializer_list<Encoding> near{
        Raw, CopyRect, Hextile, DesktopSize, RichCursor, QemuKeyEvent, QemuAudio, QemuLeds};
    const std::initializer_list<Encoding> far{
        Tight, CopyRect, Hextile, Raw, CompressLevel2, DesktopSize, RichCursor, QemuKeyEvent, QemuAudio, QemuLeds};
    // Hextile is the library's to read, which cannot from TLS; of Tight it is known where a rectangle ends.
    const std::initializer_list<Encoding> encrypted{
        Tight, CopyRect, Raw, CompressLevel2, DesktopSize, RichCursor, QemuKeyEvent, QemuAudio, QemuLeds};
    const auto& wanted = m_wire.isEncrypted() ? encrypted : m_isFar ? far : near;
    Message encodings;
    encodings.add<std::uint16_t>(0x0200).add<std::uint16_t>(static_cast<std::uint16_t>(wanted.size()));
    for (const Encoding encoding : wanted) {
        encodings.add<std::int32_t>(encoding);
    }
    return format.sendTo(m_wire) && encodings.sendTo(m_wire);
}

bool VncClient::requestUpdate()
{
    if (!m_isVisible) {
        return true;
    }
    m_isRequested = true;
    Message message;
    message.add<std::uint8_t>(3).add<std::uint8_t>(m_needsAll ? 0 : 1);
    m_needsAll = false;
    message.add<std::uint16_t>(0).add<std::uint16_t>(0);
    message.add(static_cast<std::uint16_t>(m_frames.width())).add(static_cast<std::uint16_t>(m_frames.height()));
    return message.sendTo(m_wire);
}

void VncClient::sendKey(Key key)
{
    Message message;
    if (m_takesScancodes && key.scancode != 0) {
        message.add<std::uint8_t>(255).add<std::uint8_t>(0).add(static_cast<std::uint16_t>(key.down != 0 ? 1 : 0));
        message.add(key.keysym).add(key.scancode);
    } else {
        message.add<std::uint8_t>(4).add(static_cast<std::uint8_t>(key.down != 0 ? 1 : 0)).add<std::uint16_t>(0);
        message.add(key.keysym);
    }
    message.sendTo(m_wire);
}

void VncClient::sendPointer(Pointer pointer)
{
    Message message;
    message.add<std::uint8_t>(5).add(static_cast<std::uint8_t>(pointer.buttons));
    message.add(static_cast<std::uint16_t>(low16(std::min(pointer.x, m_frames.width() - 1))));
    message.add(static_cast<std::uint16_t>(low16(std::min(pointer.y, m_frames.height() - 1))));
    message.sendTo(m_wire);
}

void VncClient::setVisible(bool visible)
{
    const bool hasWoken = visible && !m_isVisible;
    m_isVisible = visible;
    if (hasWoken && m_isConnected && (!m_isRequested || m_needsAll)) {
        requestUpdate();
    }
}

void VncClient::linkReadable()
{
    Packet packet;
    for (;;) {
        switch (m_link.receive(packet)) {
        case Received::Nothing:
            return;
        case Received::End:
            ::_exit(0); // the window has gone: nothing is worth an orderly end
        case Received::Packet:
            break;
        }
        if (const auto release = packet.as<Release>()) {
            m_frames.release(*release);
        } else if (const auto password = packet.as<Password>()) {
            m_password = std::string(textOf(password->text));
        } else if (const auto trust = packet.as<Trust>()) {
            m_trust = trust;
        } else if (const auto show = packet.as<Show>()) {
            setVisible(show->visible != 0);
        } else if (m_isConnected) {
            if (const auto key = packet.as<Key>()) {
                sendKey(*key);
            } else if (const auto pointer = packet.as<Pointer>()) {
                sendPointer(*pointer);
            }
        }
    }
}

int VncClient::tick()
{
    const auto now = Clock::now();
    const auto aliveInterval = milliseconds(aliveMilliseconds);
    if (now - m_lastAlive >= aliveInterval) {
        m_lastAlive = now;
        m_link.send(Alive{});
    }
    auto wait = aliveInterval;
    if (m_takesAudio && m_isVisible) {
        if (now - m_lastNudge >= nudgeInterval) {
            m_lastNudge = now;
            Message message; // "no audio, please", which it does not send anyway
            message.add<std::uint8_t>(255).add<std::uint8_t>(1).add<std::uint16_t>(1);
            message.sendTo(m_wire);
        }
        wait = nudgeInterval;
    }
    return static_cast<int>(wait.count());
}

bool VncClient::serve()
{
    while (m_wire.failure() == Failure::None) {
        publishIfDue();
        int patience = 1000;
        if (m_frames.canPublish()) {
            const auto due = m_lastFrame + milliseconds(frameMilliseconds) - Clock::now();
            patience = static_cast<int>(std::chrono::ceil<milliseconds>(due).count());
        }
        bool isReadable = false;
        if (!m_wire.waitReadable(patience, isReadable)) {
            return false;
        }
        if (isReadable && !handleMessage()) {
            return false;
        }
    }
    return false;
}

void VncClient::publishIfDue()
{
    if (!m_frames.canPublish()) {
        return;
    }
    const auto now = Clock::now();
    if (now - m_lastFrame >= milliseconds(frameMilliseconds)) {
        m_lastFrame = now;
        m_frames.publish(m_updates, m_wire.bytesRead());
    }
}

bool VncClient::handleMessage()
{
    std::uint8_t type = 0;
    if (!m_wire.readNumber(type)) {
        return false;
    }
    switch (type) {
    case UpdateMessage:
        return handleUpdate();
    case ColourMapMessage: {
        std::uint16_t count = 0; // of no use in true colour
        return m_wire.skip(3) && m_wire.readNumber(count) && m_wire.skip(std::uint64_t{count} * 6);
    }
    case BellMessage:
        return true;
    case CutTextMessage:
        return readCutText();
    default:
        return m_wire.fail(Failure::Protocol);
    }
}

bool VncClient::handleUpdate()
{
    std::uint16_t count = 0;
    if (!m_wire.skip(1) || !m_wire.readNumber(count)) {
        return false;
    }
    ++m_updates;
    // Ask for the next while this one comes: the server need not wait for us.
    m_isRequested = false;
    if (!requestUpdate()) {
        return false;
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        if (!handleRect()) {
            return false;
        }
    }
    if (m_frames.hasNews()) {
        m_frames.noteUpdate(static_cast<std::uint64_t>(Clock::now().time_since_epoch() / std::chrono::nanoseconds(1)));
    }
    return true;
}

bool VncClient::handleRect()
{
    std::array<std::uint8_t, 12> header{};
    if (!m_wire.read(header.data(), header.size())) {
        return false;
    }
    const Rect rect{big16(header.data()), big16(&header[2]), big16(&header[4]), big16(&header[6])};
    const auto encoding = static_cast<std::int32_t>((std::uint32_t{big16(&header[8])} << 16U) | big16(&header[10]));
    switch (encoding) {
    case DesktopSize:
        return resize(rect.width, rect.height);
    case RichCursor:
        return readCursor(rect);
    case QemuKeyEvent: {
        m_takesScancodes = true;
        Capabilities capabilities;
        capabilities.scancodes = 1;
        m_link.send(capabilities);
        return true;
    }
    case QemuAudio:
        m_takesAudio = true;
        return true;
    case QemuLeds: {
        std::uint8_t state = 0;
        if (!m_wire.readNumber(state)) {
            return false;
        }
        Leds leds;
        leds.state = state & 7U;
        m_link.send(leds);
        return true;
    }
    default:
        break;
    }
    if (rect.x + rect.width > static_cast<int>(m_frames.width())
        || rect.y + rect.height > static_cast<int>(m_frames.height())) {
        return m_wire.fail(Failure::Protocol);
    }
    const bool isEncrypted = m_wire.isEncrypted();
    const bool isKnown = encoding == Raw || encoding == CopyRect || (encoding == Hextile && !isEncrypted)
        || (encoding == Tight && (m_isFar || isEncrypted));
    if (!isKnown) {
        return m_wire.fail(Failure::Protocol); // never asked for: its decoder must not be reached
    }
    if (rect.width == 0 || rect.height == 0) {
        return encoding == CopyRect ? m_wire.skip(4) : encoding != Tight || m_wire.fail(Failure::Protocol);
    }
    if (!makeWritable()) {
        return false;
    }
    switch (encoding) {
    case Raw:
        return readRaw(rect);
    case CopyRect:
        return readCopy(rect);
    default:
        return readByLibrary(header, rect);
    }
}

bool VncClient::makeWritable()
{
    if (!m_frames.allocate()) {
        return m_wire.fail(Failure::Internal);
    }
    constexpr int linkPause = 5;
    while (m_wire.failure() == Failure::None && !(m_frames.announce() && m_frames.isWritable())) {
        m_wire.waitLink(linkPause);
    }
    return m_wire.failure() == Failure::None;
}

bool VncClient::readRaw(Rect rect)
{
    m_frames.beginWrite(rect);
    const std::size_t stride = std::size_t{m_frames.width()} * bytesPerPixel;
    std::byte* row = m_frames.pixels() + rect.y * stride + std::size_t{rect.x} * bytesPerPixel;
    const std::size_t length = std::size_t{rect.width} * bytesPerPixel;
    if (length == stride) {
        return m_wire.read(row, length * rect.height);
    }
    for (std::uint32_t y = 0; y < rect.height; ++y, row += stride) {
        if (!m_wire.read(row, length)) {
            return false;
        }
    }
    return true;
}

bool VncClient::readCopy(Rect rect)
{
    Rect source = rect;
    if (!m_wire.readNumber(source.x) || !m_wire.readNumber(source.y)) {
        return false;
    }
    if (source.x + source.width > static_cast<int>(m_frames.width())
        || source.y + source.height > static_cast<int>(m_frames.height())) {
        return m_wire.fail(Failure::Protocol);
    }
    m_frames.beginRead(source);
    m_frames.beginWrite(rect);
    const std::size_t stride = std::size_t{m_frames.width()} * bytesPerPixel;
    const std::size_t length = std::size_t{rect.width} * bytesPerPixel;
    for (std::uint32_t i = 0; i < rect.height; ++i) {
        // Downwards when the target lies above, upwards otherwise: rows still to be read stay whole.
        const std::uint32_t y = rect.y <= source.y ? i : rect.height - 1U - i;
        std::memmove(m_frames.pixels() + (rect.y + y) * stride + std::size_t{rect.x} * bytesPerPixel,
            m_frames.pixels() + (source.y + y) * stride + std::size_t{source.x} * bytesPerPixel, length);
    }
    return true;
}

bool VncClient::readByLibrary(std::array<std::uint8_t, 12> header, Rect rect)
{
    std::vector<std::byte> whole;
    if (m_wire.isEncrypted() && !readTight(rect, whole)) {
        return false;
    }
    m_frames.beginWrite(rect);
    return m_library.decode(header, m_frames.pixels(), m_frames.width(), m_frames.height(), whole);
}

bool VncClient::readTight(Rect rect, std::vector<std::byte>& data)
{
    const auto take = [&](std::size_t size) {
        data.resize(data.size() + size);
        return m_wire.read(data.data() + data.size() - size, size);
    };
    const auto last = [&data] { return std::to_integer<std::uint32_t>(data.back()); };
    const auto takeCompact = [&] { // up to three bytes of length, seven bits each, then as many bytes
        std::size_t length = 0;
        for (unsigned int shift = 0; shift <= 14; shift += 7) {
            if (!take(1)) {
                return false;
            }
            const bool isLast = last() < 0x80 || shift == 14;
            length |= std::size_t{isLast && shift == 14 ? last() : last() & 0x7fU} << shift;
            if (isLast) {
                break;
            }
        }
        return take(length);
    };
    constexpr std::size_t pixelBytes = 3;
    constexpr std::uint32_t fill = 8;
    constexpr std::uint32_t jpeg = 9;
    if (!take(1)) {
        return false;
    }
    const std::uint32_t control = last() >> 4U;
    if (control == fill) {
        return take(pixelBytes);
    }
    if (control == jpeg) {
        return takeCompact();
    }
    if (control > jpeg) {
        return m_wire.fail(Failure::Protocol);
    }
    std::size_t size = std::size_t{rect.width} * rect.height * pixelBytes;
    constexpr std::uint32_t hasFilter = 4;
    if ((control & hasFilter) != 0) {
        constexpr std::uint32_t palette = 1;
        if (!take(1)) {
            return false;
        }
        if (last() == palette) {
            if (!take(1)) {
                return false;
            }
            const std::size_t colours = last() + std::size_t{1};
            if (!take(colours * pixelBytes)) {
                return false;
            }
            size = colours == 2 ? (rect.width + std::size_t{7}) / 8 * rect.height
                                : std::size_t{rect.width} * rect.height;
        }
    }
    constexpr std::size_t smallest = 12; // below it nothing is compressed
    return size < smallest ? take(size) : takeCompact();
}

bool VncClient::readCursor(Rect rect)
{
    Cursor message;
    message.width = rect.width;
    message.height = rect.height;
    message.hotX = std::min<std::uint32_t>(rect.x, rect.width);
    message.hotY = std::min<std::uint32_t>(rect.y, rect.height);
    if (rect.width > maxCursorSide || rect.height > maxCursorSide) {
        return m_wire.fail(Failure::Protocol);
    }
    if (rect.width == 0 || rect.height == 0) {
        message.width = message.height = message.hotX = message.hotY = 0;
        m_link.send(message);
        return true;
    }
    const std::size_t count = std::size_t{rect.width} * rect.height;
    const std::size_t maskStride = (rect.width + 7U) / 8;
    std::vector<std::uint32_t> pixels(count);
    std::vector<std::uint8_t> mask(maskStride * rect.height);
    if (!m_wire.read(pixels.data(), count * bytesPerPixel) || !m_wire.read(mask.data(), mask.size())) {
        return false;
    }
    const SharedMemory memory(count * bytesPerPixel);
    if (!memory.isValid()) {
        return m_wire.fail(Failure::Internal);
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t x = i % rect.width;
        const bool isOpaque = (mask[i / rect.width * maskStride + x / 8] & (0x80U >> (x % 8))) != 0;
        pixels[i] = isOpaque ? pixels[i] | 0xff000000U : 0;
    }
    std::memcpy(memory.data(), pixels.data(), count * bytesPerPixel);
    m_link.send(message, {memory.fd()});
    return true;
}

bool VncClient::readCutText()
{
    std::uint32_t length = 0;
    if (!m_wire.skip(3) || !m_wire.readNumber(length)) {
        return false;
    }
    return length <= cutTextLimit ? m_wire.skip(length) : m_wire.fail(Failure::Protocol);
}

bool VncClient::resize(std::uint32_t width, std::uint32_t height)
{
    if (!FrameStore::isSizeAllowed(width, height)) {
        m_text = std::to_string(width) + " x " + std::to_string(height);
        return m_wire.fail(Failure::TooLarge);
    }
    if (width == m_frames.width() && height == m_frames.height()) {
        return true;
    }
    m_frames.setSize(width, height);
    m_needsAll = true;
    return requestUpdate();
}

void VncClient::reportFailure()
{
    Failed message;
    message.failure = m_wire.failure();
    message.error = m_wire.error();
    putText(message.text, m_text);
    m_link.send(message);
}

} // namespace domus::consolelink
