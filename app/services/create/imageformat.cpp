// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/imageformat.h"

#include <QIODevice>
#include <QtEndian>

#include <algorithm>

namespace domus {
namespace {

constexpr qint64 sectorSize = 2048;
constexpr qint64 firstDescriptor = 16;
constexpr int maximumDescriptors = 16;

QByteArray readAt(QIODevice& device, qint64 offset, qint64 size)
{
    if (offset < 0 || offset > device.size() || !device.seek(offset)) {
        return {};
    }
    return device.read(size);
}

template <typename T> T littleEndian(const QByteArray& data, qsizetype offset)
{
    return offset + qsizetype(sizeof(T)) <= data.size() ? qFromLittleEndian<T>(data.constData() + offset) : T{};
}

template <typename T> T bigEndian(const QByteArray& data, qsizetype offset)
{
    return offset + qsizetype(sizeof(T)) <= data.size() ? qFromBigEndian<T>(data.constData() + offset) : T{};
}

/// A label may hold anything: what cannot be shown on one line goes.
QString cleanLabel(const QByteArray& raw)
{
    QString label = QString::fromUtf8(raw);
    label.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c == QChar::ReplacementCharacter; });
    return label.trimmed();
}

/// El Torito: a validation entry, the default entry, then sections, each with a platform of its own.
void readBootCatalogue(const QByteArray& catalogue, IsoFacts& facts)
{
    constexpr qsizetype entrySize = 32;
    constexpr char platformEfi = char(0xEF);
    constexpr char bootable = char(0x88);
    const auto note = [&facts](char platform) {
        if (platform == platformEfi) {
            facts.bootsUefi = true;
        } else if (platform == 0) {
            facts.bootsBios = true;
        }
    };
    if (catalogue.size() < 2 * entrySize || catalogue.at(0) != 1 || catalogue.at(30) != char(0x55)
        || catalogue.at(31) != char(0xAA)) {
        return;
    }
    if (catalogue.at(entrySize) == bootable) {
        note(catalogue.at(1));
    }
    for (qsizetype at = 2 * entrySize; at + entrySize <= catalogue.size();) {
        const char header = catalogue.at(at);
        if (header != char(0x90) && header != char(0x91)) {
            return;
        }
        const char platform = catalogue.at(at + 1);
        const qsizetype entries = littleEndian<quint16>(catalogue, at + 2);
        at += entrySize;
        for (qsizetype entry = 0; entry < entries && at + entrySize <= catalogue.size(); ++entry, at += entrySize) {
            if (catalogue.at(at) == bootable) {
                note(platform);
            }
        }
        if (header == char(0x91)) {
            return;
        }
    }
}

ByteSize sane(quint64 bytes)
{
    constexpr quint64 limit = quint64(1) << 60;
    return bytes <= limit ? ByteSize::fromBytes(qint64(bytes)) : ByteSize();
}

} // namespace

std::optional<IsoFacts> readIso(QIODevice& device)
{
    std::optional<IsoFacts> facts;
    bool hasBootRecord = false;
    quint32 catalogueSector = 0;
    for (qint64 sector = firstDescriptor; sector < firstDescriptor + maximumDescriptors; ++sector) {
        const QByteArray descriptor = readAt(device, sector * sectorSize, sectorSize);
        if (descriptor.size() < sectorSize || descriptor.mid(1, 5) != QByteArrayLiteral("CD001")) {
            break;
        }
        const auto type = static_cast<unsigned char>(descriptor.at(0));
        if (type == 0 && descriptor.mid(7, 23) == QByteArrayLiteral("EL TORITO SPECIFICATION")) {
            hasBootRecord = true;
            catalogueSector = littleEndian<quint32>(descriptor, 71);
        } else if (type == 1 && !facts) {
            facts = IsoFacts{};
            facts->volumeLabel = cleanLabel(descriptor.mid(40, 32));
        } else if (type == 255) {
            break;
        }
    }
    if (facts && hasBootRecord) {
        facts->hasBootRecord = true;
        readBootCatalogue(readAt(device, qint64(catalogueSector) * sectorSize, sectorSize), *facts);
    }
    return facts;
}

ImageFacts readImage(QIODevice& device)
{
    const QByteArray head = readAt(device, 0, 4096);
    ImageFacts facts;
    if (head.startsWith(QByteArrayLiteral("QFI\xfb"))) {
        facts.format = bigEndian<quint32>(head, 4) == 1 ? QStringLiteral("qcow") : QStringLiteral("qcow2");
        facts.hasBackingFile = bigEndian<quint64>(head, 8) != 0;
        facts.virtualSize = sane(bigEndian<quint64>(head, 24));
        return facts;
    }
    if (head.startsWith(QByteArrayLiteral("KDMV")) || head.startsWith(QByteArrayLiteral("COWD"))
        || head.startsWith(QByteArrayLiteral("# Disk DescriptorFile"))) {
        facts.format = QStringLiteral("vmdk");
        if (head.startsWith(QByteArrayLiteral("KDMV"))) {
            const auto sectors = littleEndian<quint64>(head, 12);
            facts.virtualSize = sectors < (quint64(1) << 51) ? sane(sectors * 512) : ByteSize();
        }
        return facts;
    }
    if (littleEndian<quint32>(head, 64) == 0xbeda107fU) {
        facts.format = QStringLiteral("vdi");
        facts.virtualSize = sane(littleEndian<quint64>(head, 368));
        return facts;
    }
    if (head.startsWith(QByteArrayLiteral("vhdxfile"))) {
        facts.format = QStringLiteral("vhdx");
        return facts;
    }
    if (head.startsWith(QByteArrayLiteral("QED\0"))) {
        facts.format = QStringLiteral("qed");
        return facts;
    }
    const QByteArray foot = device.size() >= 512 ? readAt(device, device.size() - 512, 512) : QByteArray();
    if (head.startsWith(QByteArrayLiteral("conectix")) || foot.startsWith(QByteArrayLiteral("conectix"))) {
        facts.format = QStringLiteral("vpc");
        return facts;
    }
    facts.format = QStringLiteral("raw");
    facts.virtualSize = ByteSize::fromBytes(qMax<qint64>(0, device.size()));
    return facts;
}

} // namespace domus
