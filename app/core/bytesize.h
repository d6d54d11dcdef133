// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QMetaType>
#include <QString>

#include <compare>
#include <optional>

namespace domus {

/// An amount of memory or storage. Counts bytes; KiB, MiB, GiB are powers of 1024 (libvirt's default unit is KiB).
class ByteSize
{
public:
    constexpr ByteSize() = default;
    static constexpr ByteSize fromBytes(qint64 n) { return ByteSize(n); }
    static constexpr ByteSize fromKiB(qint64 n) { return ByteSize(n * 1024); }
    static constexpr ByteSize fromMiB(qint64 n) { return ByteSize(n * 1024 * 1024); }
    static constexpr ByteSize fromGiB(qint64 n) { return ByteSize(n * 1024 * 1024 * 1024); }

    constexpr qint64 bytes() const { return m_bytes; }
    constexpr qint64 kib() const { return m_bytes / 1024; }
    constexpr qint64 mib() const { return m_bytes / (qint64{1024} * 1024); }
    constexpr double gib() const { return static_cast<double>(m_bytes) / (1024.0 * 1024.0 * 1024.0); }
    constexpr bool isZero() const { return m_bytes == 0; }

    /// "4 GiB", "512 MiB", "1.5 GiB": as few digits as tell the size, in the given locale's way of writing numbers.
    QString toString(const QLocale& locale = QLocale()) const;

    friend constexpr bool operator==(ByteSize, ByteSize) = default;
    friend constexpr std::strong_ordering operator<=>(ByteSize a, ByteSize b) { return a.m_bytes <=> b.m_bytes; }
    constexpr ByteSize operator+(ByteSize other) const { return ByteSize(m_bytes + other.m_bytes); }
    constexpr ByteSize operator-(ByteSize other) const { return ByteSize(m_bytes - other.m_bytes); }
    constexpr ByteSize operator*(qint64 factor) const { return ByteSize(m_bytes * factor); }
    constexpr ByteSize operator/(qint64 divisor) const { return ByteSize(m_bytes / divisor); }

private:
    explicit constexpr ByteSize(qint64 bytes) : m_bytes(bytes) { }
    qint64 m_bytes = 0;
};

/// Reads what a person types: "4 GiB", "4G", "1,5 GB" (in the locale's way of writing numbers), "512m". K, M, G, T and
/// P are powers of 1024 with or without "iB", as everywhere in Domus; a bare number counts in defaultUnit. Nothing when
/// it is not a size, is negative or too large.
std::optional<ByteSize> parseByteSize(
    QStringView text, const QLocale& locale = QLocale(), ByteSize defaultUnit = ByteSize::fromMiB(1));

} // namespace domus

Q_DECLARE_METATYPE(domus::ByteSize)
