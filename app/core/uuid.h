// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QHashFunctions>
#include <QMetaType>
#include <QString>
#include <QUuid>

namespace domus {

/// The identity of a libvirt object. Written the way libvirt writes it: lower case, dashes, no braces.
class Uuid
{
public:
    Uuid() = default;
    static Uuid create() { return Uuid(QUuid::createUuid()); }
    /// With or without dashes, as libvirt reads them. A null Uuid when the text is not a UUID.
    static Uuid fromString(QStringView text);
    /// From libvirt's 16 raw bytes (VIR_UUID_BUFLEN).
    static Uuid fromRaw(const unsigned char* bytes);

    QString toString() const { return m_value.toString(QUuid::WithoutBraces); }
    QByteArray toUtf8() const { return m_value.toByteArray(QUuid::WithoutBraces); }
    bool isNull() const { return m_value.isNull(); }

    friend bool operator==(Uuid a, Uuid b) { return a.m_value == b.m_value; }
    friend bool operator<(Uuid a, Uuid b) { return a.m_value < b.m_value; }
    friend size_t qHash(Uuid uuid, size_t seed = 0) { return qHash(uuid.m_value, seed); }

private:
    explicit Uuid(QUuid value) : m_value(value) { }
    QUuid m_value;
};

} // namespace domus

Q_DECLARE_METATYPE(domus::Uuid)
