// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/xml/xmltext.h"

#include <array>
#include <optional>
#include <utility>

namespace domus::xmltext {

namespace {

struct NamedReference
{
    const char* name;
    char character;
};
constexpr std::array namedReferences{
    NamedReference{"lt", '<'},
    NamedReference{"gt", '>'},
    NamedReference{"amp", '&'},
    NamedReference{"quot", '"'},
    NamedReference{"apos", '\''},
};

constexpr char32_t highestCharacter = 0x10FFFF;

bool isCarriable(char32_t c)
{
    if (c < 0x20) {
        return c == '\t' || c == '\n' || c == '\r';
    }
    return c <= highestCharacter && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
}

/// What a reference (without & and ;) stands for; nothing when it is not allowed.
std::optional<char32_t> resolve(QByteArrayView reference)
{
    for (const auto& known : namedReferences) {
        if (reference == QByteArrayView(known.name)) {
            return static_cast<char32_t>(known.character);
        }
    }
    if (!reference.startsWith('#')) {
        return std::nullopt;
    }
    reference = reference.sliced(1);
    int base = 10;
    if (reference.startsWith('x')) {
        base = 16;
        reference = reference.sliced(1);
    }
    char32_t value = 0;
    for (const char c : reference) {
        int digit = -1;
        if (c >= '0' && c <= '9') {
            digit = c - '0';
        } else if (base == 16 && c >= 'a' && c <= 'f') {
            digit = c - 'a' + 10;
        } else if (base == 16 && c >= 'A' && c <= 'F') {
            digit = c - 'A' + 10;
        }
        if (digit < 0 || value > highestCharacter) {
            return std::nullopt;
        }
        value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
    }
    if (reference.isEmpty() || !isCarriable(value)) {
        return std::nullopt;
    }
    return value;
}

enum class Blanks { Keep, AsSpaces };

QString unescape(QByteArrayView raw, Blanks blanks)
{
    QByteArray out;
    out.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const char c = raw[i];
        if (c == '&') {
            const qsizetype end = raw.indexOf(';', i);
            const auto character = end > i ? resolve(raw.sliced(i + 1, end - i - 1)) : std::nullopt;
            if (character) {
                out += QStringView(QChar::fromUcs4(*character)).toUtf8(); // QString::fromUcs4 drops a U+FEFF
                i = end;
                continue;
            }
        }
        if (c == '\r' || c == '\n' || c == '\t') {
            if (c == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n') {
                ++i;
            }
            const char kept = c == '\r' ? '\n' : c;
            out += blanks == Blanks::AsSpaces ? ' ' : kept;
            continue;
        }
        out += c;
    }
    return QString::fromUtf8(out);
}

} // namespace

bool canCarry(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            ++i;
        } else if (!isCarriable(c.unicode())) {
            return false;
        }
    }
    return true;
}

QByteArray escapeText(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    QByteArray out;
    out.reserve(utf8.size());
    for (const char c : utf8) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '\r':
            out += "&#13;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

QByteArray escapeAttribute(const QString& text, char quote)
{
    const QByteArray utf8 = text.toUtf8();
    QByteArray out;
    out.reserve(utf8.size());
    for (const char c : utf8) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '\t':
            out += "&#9;";
            break;
        case '\n':
            out += "&#10;";
            break;
        case '\r':
            out += "&#13;";
            break;
        default:
            if (c == quote) {
                out += quote == '"' ? "&quot;" : "&apos;";
            } else {
                out += c;
            }
        }
    }
    return out;
}

QString unescapeText(QByteArrayView raw)
{
    return unescape(raw, Blanks::Keep);
}

QString unescapeAttribute(QByteArrayView raw)
{
    return unescape(raw, Blanks::AsSpaces);
}

qsizetype firstBadReference(QByteArrayView raw)
{
    constexpr qsizetype longest = 16; // "#x10FFFF" and some leading zeros
    for (qsizetype i = raw.indexOf('&'); i >= 0; i = raw.indexOf('&', i + 1)) {
        const qsizetype end = raw.sliced(i, std::min(raw.size() - i, longest)).indexOf(';');
        if (end < 0 || !resolve(raw.sliced(i + 1, end - 1))) {
            return i;
        }
    }
    return -1;
}

qsizetype firstBadByte(QByteArrayView raw)
{
    const auto byteAt = [raw](qsizetype i) { return static_cast<unsigned char>(raw[i]); };
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const unsigned char byte = byteAt(i);
        if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') {
            return i;
        }
        if (byte == 0xEF && i + 2 < raw.size() && byteAt(i + 1) == 0xBF && byteAt(i + 2) >= 0xBE) {
            return i; // U+FFFE, U+FFFF
        }
    }
    return -1;
}

} // namespace domus::xmltext
