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
constexpr std::uint32_t nameLimit = 1024 * 1024;
constexpr std::size_t versionLength = 12;

bool isDigits(const char* text)
{
    return std::all_of(text, text + 3, [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

} // namespace

Handshake::Handshake(Wire& wire, AskPassword askPassword) : m_wire(wire), m_askPassword(std::move(askPassword)) { }

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
        chosen = offers(securityNone) ? securityNone : offers(securityPassword) ? securityPassword : types[0];
    }
    if (chosen != securityNone && chosen != securityPassword) {
        m_text = std::to_string(chosen);
        return m_wire.fail(Failure::SecurityType);
    }
    if (m_minor >= 7) {
        const auto answer = static_cast<std::uint8_t>(chosen);
        if (!m_wire.write(&answer, 1)) {
            return false;
        }
    }
    if (chosen == securityPassword) {
        return provePassword() && readVerdict(true);
    }
    return m_minor < 8 || readVerdict(false);
}

bool Handshake::provePassword()
{
    std::array<unsigned char, 16> challenge{};
    if (!m_wire.read(challenge.data(), challenge.size())) {
        return false;
    }
    auto password = m_askPassword();
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
