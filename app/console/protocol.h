// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/// The link between a console's window and the process that decodes its picture: domus-console for VNC,
/// domus-console-spice for SPICE.
///
/// A SOCK_SEQPACKET socketpair: one packet is one of the structs below, of exactly its size, file descriptors beside
/// it by SCM_RIGHTS. Both ends are the same build on the same machine, so the numbers are native. The process talks to
/// foreign servers and may have been taken over by one: the window's end believes no number (see consolelink.h). No Qt
/// here: the process has none.
///
///     window                                   process
///     Open (+ socket, when it has one)  ->
///                                       <-     PasswordNeeded            0 or more times
///     Password                          ->
///                                       <-     SocketNeeded              SPICE: for each of its channels
///     Socket + socket                   ->
///                                       <-     Certificate               where TLS is spoken, before anything else is
///                                       said
///     Trust                             ->
///                                       <-     Connected, Capabilities, PointerMode
///                                       <-     Buffers + memfds          before the first frame and for each new size
///                                       <-     Frame                     at most one a display frame
///     Release                           ->                               for each frame's predecessor
///     Key, Pointer, Motion, Show        ->
///                                       <-     Cursor + memfd, CursorPosition, Leds, Alive
///                                       <-     Failed, and the end
///
/// Buffers: two or three of one size, a *generation*. The process writes one, the window shows another; a Frame hands
/// one over, whole. The window gives the one before it back with Release once the new one has reached the display, and
/// with it all of an older generation: a picture is never torn. The process waits with the next frame while two are
/// out, and then hands over all that has come meanwhile: no frame grows old waiting for the window.
namespace domus::consolelink {

inline constexpr std::uint32_t protocolVersion = 4;
/// The process finds its end of the link here.
inline constexpr int linkDescriptor = 3;

inline constexpr std::uint32_t maxSide = 8192;
inline constexpr std::uint32_t maxPixels = 16U * 1024 * 1024;
/// Above this a generation has two buffers instead of three, which keeps all of them below 128 MiB.
inline constexpr std::uint32_t maxPixelsOfThree = 10U * 1024 * 1024;
inline constexpr std::uint32_t maxBuffers = 3;
inline constexpr std::uint32_t bytesPerPixel = 4; ///< 0xffRRGGBB or 0x00RRGGBB in native order
inline constexpr std::uint32_t maxDamage = 256;
inline constexpr std::uint32_t maxCursorSide = 512;
inline constexpr std::size_t maxTextBytes = 256;
inline constexpr std::size_t maxAddressBytes = 1024;
/// Of the authorities' certificates that come with an address.
inline constexpr std::size_t maxAuthorityBytes = std::size_t{256} * 1024;
/// One connection asks for no more sockets.
inline constexpr std::uint32_t maxSockets = 16;

/// How often the process says that it lives; see Alive.
inline constexpr int aliveMilliseconds = 400;
/// The shortest time between two frames: a display's.
inline constexpr int frameMilliseconds = 16;

enum class Type : std::uint32_t {
    Open = 1,
    Password,
    Release,
    Key,
    Pointer,
    Show,
    Socket,
    Motion,
    Trust,
    Connected = 100,
    PasswordNeeded,
    Capabilities,
    Buffers,
    Frame,
    Cursor,
    Leds,
    Alive,
    Failed,
    SocketNeeded,
    PointerMode,
    CursorPosition,
    Certificate,
};

enum class AddressKind : std::uint32_t {
    Socket,
    Tcp,
    Unix,
    Asked, ///< SPICE: each socket is asked for with SocketNeeded
};

/// Stable numbers: they are what the window decides by and what tests and logs quote.
enum class Failure : std::uint32_t {
    None = 0,
    ConnectRefused = 1, ///< nobody listens, no route
    NotVnc = 2, ///< it answers, but not as a VNC server
    Version = 3, ///< a protocol version that is not spoken here
    SecurityType = 4, ///< no security type in common; only anonymous TLS offered, for one
    Authentication = 5, ///< wrong password, or refused after it
    Rejected = 6, ///< the server said no, with its words in `text`
    TooLarge = 7, ///< a screen beyond maxSide or maxPixels, or of no size
    Protocol = 8, ///< it broke the protocol
    Timeout = 9, ///< silent in the middle of something
    Closed = 10, ///< the server ended the connection
    Internal = 11, ///< a mistake of ours, or no memory
    UnknownHost = 12, ///< there is no host of that name
    NotSpice = 13, ///< it answers, but not as a SPICE server of a version that is spoken here
    SpiceProtocol = 14, ///< it broke the protocol after a good beginning
    Encrypted = 15, ///< a SPICE server that takes only encrypted connections, at a port that is not known
    NotEncrypted = 16, ///< it answers, but not with TLS
    Encryption = 17, ///< TLS could not be agreed on; the library's words in `text`
    OwnCertificate = 18, ///< the server wants a certificate of ours
    CertificateExpired = 19, ///< the day in `text`
    CertificateHost = 20, ///< it is another server's, whose name is in `text`
    CertificateAuthority = 21, ///< signed by none that is trusted, whose name is in `text`
    CertificateChanged = 22, ///< another one than was trusted
    CertificateUnusable = 23, ///< revoked, badly signed, made for something else
    CertificateDeclined = 24, ///< the user does not trust it
    CertificateNotYet = 25, ///< valid from a later day on, which is in `text`
    AnonymousOnly = 26, ///< a VNC server that encrypts, but does not say who it is
};

/// Why a server's certificate is not trusted by itself.
enum class CertificateProblem : std::uint32_t {
    None = 0,
    UnknownAuthority = 1,
    OtherHost = 2,
    Expired = 3,
    NotYetValid = 4,
    Unusable = 5, ///< revoked, badly signed, made for something else
};

/// SPICE's own numbers.
enum class ChannelKind : std::uint32_t { Main = 1, Display = 2, Inputs = 3, Cursor = 4 };

enum class Tls : std::uint32_t {
    None, ///< or demanded by nobody
    Offered, ///< SPICE: encrypted sockets may be asked for; VNC: encrypted where the server offers it
    Demanded, ///< VNC: nothing else will do
};

/// Window to process, first. A socket comes as the packet's only descriptor. With TLS, the address is the host whose
/// certificate is looked for, and a memfd with certificates of authorities (PEM) may come as the only descriptor:
/// these count then, instead of the computer's.
struct Open
{
    static constexpr Type id = Type::Open;
    Type type = id;
    std::uint32_t version = protocolVersion;
    AddressKind kind = AddressKind::Socket;
    std::uint32_t port = 0;
    std::array<char, maxAddressBytes> address{}; ///< host or path, ends with 0
    Tls tls = Tls::None;
    std::array<char, maxTextBytes> subject{}; ///< TLS: what the certificate's must be, instead of a name of the host's
};

/// Window to process, the answer to PasswordNeeded. Only 8 bytes count in the protocol.
struct Password
{
    static constexpr Type id = Type::Password;
    Type type = id;
    std::array<char, maxTextBytes> text{};
};

/// Window to process: it no longer shows this buffer (nor any of an older generation).
struct Release
{
    static constexpr Type id = Type::Release;
    Type type = id;
    std::uint32_t generation = 0;
    std::uint32_t buffer = 0;
};

struct Key
{
    static constexpr Type id = Type::Key;
    Type type = id;
    std::uint32_t keysym = 0; ///< X11 keysym
    std::uint32_t scancode = 0; ///< XT, 0x80 added for E0-prefixed ones; 0 unknown
    std::uint32_t down = 0;
};

struct Pointer
{
    static constexpr Type id = Type::Pointer;
    Type type = id;
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    std::uint32_t buttons = 0; ///< bit 0 left, 1 middle, 2 right, 3 wheel up, 4 wheel down
};

/// Window to process, where the guest takes movements instead of places (see PointerMode).
struct Motion
{
    static constexpr Type id = Type::Motion;
    Type type = id;
    std::int32_t dx = 0;
    std::int32_t dy = 0;
    std::uint32_t buttons = 0; ///< as in Pointer
};

/// Window to process, the answer to SocketNeeded: the packet's first descriptor is a connected socket. Where TLS is to
/// be spoken over it, a connected pair follows, over which the process hands the decrypted side to its library.
struct Socket
{
    static constexpr Type id = Type::Socket;
    Type type = id;
    std::uint32_t number = 0;
    std::uint32_t isEncrypted = 0;
};

inline constexpr std::size_t fingerprintBytes = 32; ///< SHA-256

/// Window to process: the server with this certificate may be talked to.
struct Trust
{
    static constexpr Type id = Type::Trust;
    Type type = id;
    std::array<std::uint8_t, fingerprintBytes> fingerprint{};
};

/// Window to process: whether anybody looks. Unseen, nothing is asked of the server.
struct Show
{
    static constexpr Type id = Type::Show;
    Type type = id;
    std::uint32_t visible = 1;
};

struct Connected
{
    static constexpr Type id = Type::Connected;
    Type type = id;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::array<char, maxTextBytes> name{}; ///< the server's words, ends with 0
};

/// Process to window: asked once, and again after a wrong one.
struct PasswordNeeded
{
    static constexpr Type id = Type::PasswordNeeded;
    Type type = id;
};

struct Capabilities
{
    static constexpr Type id = Type::Capabilities;
    Type type = id;
    std::uint32_t scancodes = 0; ///< the server takes keys by scancode
};

/// Process to window with `count` memfds, each of at least width * height * bytesPerPixel bytes, sealed against
/// shrinking. No padding between rows.
struct Buffers
{
    static constexpr Type id = Type::Buffers;
    Type type = id;
    std::uint32_t generation = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t count = 0;
};

struct Rect
{
    std::uint16_t x = 0;
    std::uint16_t y = 0;
    std::uint16_t width = 0;
    std::uint16_t height = 0;
};

struct Frame
{
    static constexpr Type id = Type::Frame;
    Type type = id;
    std::uint32_t generation = 0;
    std::uint32_t buffer = 0;
    std::uint32_t rectCount = 0;
    std::uint64_t serial = 0; ///< grows by one a frame
    std::uint64_t updates = 0; ///< decoded since the connection
    std::uint64_t bytes = 0; ///< read from the server since the connection
    std::uint64_t oldest = 0; ///< when the first update in it had been received, CLOCK_MONOTONIC in nanoseconds
    std::uint64_t newest = 0; ///< and the last one
    std::array<Rect, maxDamage> rects{}; ///< what differs from the frame before
};

/// Process to window with one memfd of width * height premultiplied ARGB pixels; no descriptor when of no size: the
/// guest hides its pointer.
struct Cursor
{
    static constexpr Type id = Type::Cursor;
    Type type = id;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t hotX = 0;
    std::uint32_t hotY = 0;
};

struct Leds
{
    static constexpr Type id = Type::Leds;
    Type type = id;
    std::uint32_t state = 0; ///< bit 0 scroll lock, 1 num lock, 2 caps lock
};

/// Process to window every aliveMilliseconds, whatever the server does: a process that stays silent hangs.
struct Alive
{
    static constexpr Type id = Type::Alive;
    Type type = id;
};

struct Failed
{
    static constexpr Type id = Type::Failed;
    Type type = id;
    Failure failure = Failure::None;
    std::int32_t error = 0; ///< errno, 0 when it does not apply
    std::array<char, maxTextBytes> text{}; ///< the server's or the system's words, foreign; ends with 0
};

/// Process to window: one more socket to the same server, please. The process itself can open none.
struct SocketNeeded
{
    static constexpr Type id = Type::SocketNeeded;
    Type type = id;
    std::uint32_t number = 0; ///< grows by one; comes back with the socket
    ChannelKind channel = ChannelKind::Main;
    std::uint32_t isEncryptionDemanded = 0; ///< the server refused this channel without
};

/// Process to window: whom a server says to be. Nothing is said to it before Trust; another one later ends it all.
struct Certificate
{
    static constexpr Type id = Type::Certificate;
    Type type = id;
    CertificateProblem problem = CertificateProblem::None;
    std::int64_t validFrom = 0; ///< seconds since 1970
    std::int64_t validUntil = 0;
    std::array<std::uint8_t, fingerprintBytes> fingerprint{};
    std::array<char, maxTextBytes> subject{}; ///< foreign, ends with 0
    std::array<char, maxTextBytes> issuer{}; ///< foreign, ends with 0
};

/// Process to window: what the guest understands of a pointer. Places until told otherwise.
struct PointerMode
{
    static constexpr Type id = Type::PointerMode;
    Type type = id;
    std::uint32_t isRelative = 0; ///< it takes Motion and shows where its pointer is itself (CursorPosition)
};

struct CursorPosition
{
    static constexpr Type id = Type::CursorPosition;
    Type type = id;
    std::uint32_t x = 0;
    std::uint32_t y = 0;
};

/// No packet is longer.
inline constexpr std::size_t maxPacketBytes = 4096;

} // namespace domus::consolelink
