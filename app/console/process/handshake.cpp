// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/handshake.h"

#include "app/console/process/librarydecoder.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace domus::consolelink {

namespace {

constexpr std::uint32_t securityNone = 1;
constexpr std::uint32_t securityPassword = 2;
constexpr std::uint32_t securityVencrypt = 19;
// VeNCrypt's own types: TLS with a certificate, and what of the above inside it.
constexpr int shownTypes = 4;
constexpr std::uint32_t firstAnonymous = 257; // TLS without a certificate
constexpr std::uint32_t lastAnonymous = 259;
constexpr std::uint32_t certificateNone = 260;
constexpr std::uint32_t certificatePassword = 261;
constexpr std::uint32_t nameLimit = 1024 * 1024;
constexpr std::size_t versionLength = 12;

bool isDigits(const char* text)
{
    return std::all_of(text, text + 3, [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

} // namespace

Handshake::Handshake(Wire& wire, Credentials credentials) : m_wire(wire), m_credentials(std::move(credentials)) { }

std::optional<ServerScreen> Handshake::run()
{
    if (!agreeOnVersion() || !agreeOnSecurity()) {
        return std::nullopt;
    }
    const std::uint8_t shared = 1; // or QEMU shows the other viewers out
    if (!m_wire.write(&shared, 1)) {
        return std::nullopt;
    }
    return readScreen();
}

bool Handshake::agreeOnVersion()
{
    std::array<char, versionLength> theirs{};
    // Four bytes tell whether it is VNC at all; another server may say less than twelve and wait.
    if (!m_wire.read(theirs.data(), 4)) {
        return false;
    }
    if (std::string(theirs.data(), 4) != "RFB ") {
        return m_wire.fail(Failure::NotVnc);
    }
    if (!m_wire.read(theirs.data() + 4, versionLength - 4)) {
        return false;
    }
    if (!isDigits(&theirs[4]) || theirs[7] != '.' || !isDigits(&theirs[8]) || theirs[11] != '\n') {
        return m_wire.fail(Failure::Version);
    }
    const int major = std::stoi(std::string(&theirs[4], 3));
    const int minor = std::stoi(std::string(&theirs[8], 3));
    if (major < 3 || (major == 3 && minor < 3) || major > 5) {
        m_text = std::string(theirs.data(), versionLength - 1);
        return m_wire.fail(Failure::Version);
    }
    // Later numbers than 3.8 were used by vendors and mean 3.8; between 3.3 and 3.7 the standard says 3.3.
    m_minor = major > 3 || minor >= 8 ? 8 : minor == 7 ? 7 : 3;
    const std::string ours = "RFB 003.00" + std::to_string(m_minor) + "\n";
    return m_wire.write(ours.data(), ours.size());
}

bool Handshake::agreeOnSecurity()
{
    std::uint32_t chosen = 0;
    if (m_minor == 3) {
        if (!m_wire.readNumber(chosen)) {
            return false;
        }
        if (chosen == 0) {
            return readReason(Failure::Rejected);
        }
    } else {
        std::uint8_t count = 0;
        if (!m_wire.readNumber(count)) {
            return false;
        }
        if (count == 0) {
            return readReason(Failure::Rejected);
        }
        std::array<std::uint8_t, 255> types{};
        if (!m_wire.read(types.data(), count)) {
            return false;
        }
        const auto offers
            = [&](std::uint32_t type) { return std::count(types.begin(), types.begin() + count, type) > 0; };
        const bool isEncrypted = m_credentials.tls != Tls::None && offers(securityVencrypt);
        chosen = isEncrypted           ? securityVencrypt
            : offers(securityNone)     ? securityNone
            : offers(securityPassword) ? securityPassword
                                       : types[0];
    }
    const bool isEncrypted = chosen == securityVencrypt && m_credentials.authorities != nullptr;
    if (m_credentials.tls == Tls::Demanded && !isEncrypted) {
        return m_wire.fail(Failure::NotEncrypted);
    }
    if (chosen != securityNone && chosen != securityPassword && !isEncrypted) {
        m_text = std::to_string(chosen);
        return m_wire.fail(Failure::SecurityType);
    }
    if (m_minor >= 7) {
        const auto answer = static_cast<std::uint8_t>(chosen);
        if (!m_wire.write(&answer, 1)) {
            return false;
        }
    }
    return isEncrypted ? encrypt() : prove(chosen);
}

bool Handshake::prove(std::uint32_t type)
{
    if (type == securityPassword) {
        return provePassword() && readVerdict(true);
    }
    return m_minor < 8 || readVerdict(false);
}

bool Handshake::encrypt()
{
    std::uint16_t version = 0;
    if (!m_wire.readNumber(version)) {
        return false;
    }
    const std::array<std::uint8_t, 2> ours{0, 2};
    std::uint8_t refusal = 0;
    std::uint8_t count = 0;
    const bool isAgreed = version >= 2 && m_wire.write(ours.data(), ours.size()) && m_wire.readNumber(refusal)
        && refusal == 0 && m_wire.readNumber(count);
    if (!isAgreed) {
        return m_wire.fail(Failure::Encryption);
    }
    m_text = std::to_string(securityVencrypt);
    bool offersNone = false;
    bool offersPassword = false;
    bool isAnonymous = false;
    for (int i = 0; i < count; ++i) {
        std::uint32_t type = 0;
        if (!m_wire.readNumber(type)) {
            return false;
        }
        offersNone = offersNone || type == certificateNone;
        offersPassword = offersPassword || type == certificatePassword;
        isAnonymous = isAnonymous || (type >= firstAnonymous && type <= lastAnonymous);
        if (i < shownTypes) {
            m_text += (i == 0 ? ": " : ", ") + std::to_string(type);
        }
    }
    if (!offersNone && !offersPassword) {
        return m_wire.fail(isAnonymous ? Failure::AnonymousOnly : Failure::SecurityType);
    }
    m_text.clear();
    const std::uint32_t chosen = offersNone ? certificateNone : certificatePassword;
    const std::array<std::uint8_t, 4> answer{0, 0, 1, static_cast<std::uint8_t>(chosen - 256)};
    std::uint8_t isAccepted = 0;
    if (!m_wire.write(answer.data(), answer.size()) || !m_wire.readNumber(isAccepted) || isAccepted != 1) {
        return m_wire.fail(Failure::Encryption);
    }
    if (!m_wire.encrypt(*m_credentials.authorities)) {
        m_text = m_wire.tlsText();
        return false;
    }
    if (!m_credentials.isTrusted(m_wire.certificate())) {
        return m_wire.fail(Failure::CertificateDeclined);
    }
    return prove(offersNone ? securityNone : securityPassword);
}

bool Handshake::provePassword()
{
    std::array<unsigned char, 16> challenge{};
    if (!m_wire.read(challenge.data(), challenge.size())) {
        return false;
    }
    auto password = m_credentials.askPassword();
    if (!password) {
        return m_wire.fail(Failure::Authentication);
    }
    encryptChallenge(challenge, *password);
    return m_wire.write(challenge.data(), challenge.size());
}

bool Handshake::readVerdict(bool afterPassword)
{
    std::uint32_t verdict = 0;
    if (!m_wire.readNumber(verdict)) {
        return false;
    }
    if (verdict == 0) {
        return true;
    }
    const Failure failure = afterPassword ? Failure::Authentication : Failure::Rejected;
    return m_minor >= 8 ? readReason(failure) : m_wire.fail(failure);
}

bool Handshake::readReason(Failure failure)
{
    std::uint32_t length = 0;
    if (m_wire.readNumber(length)) {
        std::string text(std::min<std::uint32_t>(length, maxTextBytes - 1), '\0');
        if (m_wire.read(text.data(), text.size())) {
            m_text = text;
            return m_wire.fail(failure);
        }
    }
    // It closed before it had told why: the refusal is what counts.
    m_wire.resetFailure();
    return m_wire.fail(failure);
}

std::optional<ServerScreen> Handshake::readScreen()
{
    std::uint16_t width = 0;
    std::uint16_t height = 0;
    std::uint32_t nameLength = 0;
    if (!m_wire.readNumber(width) || !m_wire.readNumber(height) || !m_wire.skip(16) || !m_wire.readNumber(nameLength)) {
        return std::nullopt;
    }
    if (nameLength > nameLimit) {
        m_wire.fail(Failure::Protocol);
        return std::nullopt;
    }
    ServerScreen screen;
    screen.width = width;
    screen.height = height;
    screen.name.resize(std::min<std::uint32_t>(nameLength, maxTextBytes - 1));
    if (!m_wire.read(screen.name.data(), screen.name.size()) || !m_wire.skip(nameLength - screen.name.size())) {
        return std::nullopt;
    }
    return screen;
}

} // namespace domus::consolelink
