// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/xml/domaindevices.h"
#include "app/xml/domainlenses.h"
#include "app/xml/lens.h"
#include "app/xml/xmldocument.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

#include <type_traits>

namespace domus {

/// Domus' own notes in a domain's <metadata>, namespace urn:domus:machine:1. Whoever opens the machine sees the same.
namespace machinemetadata {

inline constexpr const char* namespaceUri = "urn:domus:machine:1";
inline constexpr const char* prefix = "domus";
inline constexpr const char* elementName = "machine";
inline constexpr const char* libosinfoUri = "http://libosinfo.org/xmlns/libvirt/domain/1.0";

} // namespace machinemetadata

/// How far an installation has come.
enum class InstallPhase { None, Installing, Installed };

/// What Domus notes about a machine; also read from and written as the content of the metadata entry alone, as
/// Connection::domainMetadata and setDomainMetadata exchange it.
struct MachineMetadata
{
    InstallPhase installPhase = InstallPhase::None;
    /// The machine was started with its CPUs stopped so that a console could attach; resume it at the next start of
    /// Domus should this one have died in between.
    bool isStartedPaused = false;

    bool isEmpty() const { return installPhase == InstallPhase::None && !isStartedPaused; }
    /// Tolerant: an unreadable entry is an empty one.
    static MachineMetadata fromXml(const QByteArray& entry);
    /// Empty when there is nothing to note, which removes the entry.
    QByteArray toXml() const;
    /// The same, but what other versions of Domus wrote into the entry stays.
    QByteArray toXml(const QByteArray& previousEntry) const;
    friend bool operator==(MachineMetadata, MachineMetadata) = default;
};

/// A domain's XML through typed lenses: reads for the overview, edits in place, builds new machines.
///
///     DomainXml xml = DomainXml::create(QStringLiteral("kvm"));
///     xml.set(lens::name, name);
///     xml.set(lens::memory, ByteSize::fromGiB(2));
///     xml.addDisk({.path = path, .format = QStringLiteral("qcow2"), .bus = QStringLiteral("virtio")});
///
/// New elements stand where libvirt writes them; everything that is not spoken of stays as it is. One thread at a time.
class DomainXml
{
public:
    static Result<DomainXml> parse(const QByteArray& xml);
    static DomainXml create(const QString& type);

    QByteArray save() const { return m_document.save(); }
    XmlNode root() const { return m_document.root(); }
    XmlDocument& document() { return m_document; }

    template <typename T> T get(const Lens<T>& lens) const { return lenses::get(root(), lens); }
    /// False, with nothing changed, where XML cannot carry the text.
    template <typename T> bool set(const Lens<T>& lens, const std::type_identity_t<T>& value)
    {
        return lenses::set(root(), lens, value);
    }
    template <typename T> bool isSet(const Lens<T>& lens) const { return lenses::isSet(root(), lens); }
    template <typename T> void clear(const Lens<T>& lens) { lenses::clear(root(), lens); }

    // Lists that are no single property
    /// "hd", "cdrom", "network", "fd" of <os><boot dev=…/>; empty when devices carry their own order.
    QStringList bootDevices() const;
    void setBootDevices(const QStringList& devices);
    QVector<CpuFeatureXml> cpuFeatures() const;
    void setCpuFeature(const CpuFeatureXml& feature);
    QVector<TimerXml> timers() const;
    void setTimer(const TimerXml& timer);
    /// A child of <features><hyperv>: setHypervFeature("relaxed", true).
    bool hasHypervFeature(const char* name) const;
    void setHypervFeature(const char* name, bool on);
    /// Boots with UEFI, however that is written.
    bool isUefi() const;
    /// CPUs at start: current where written, else all.
    int startVcpus() const;

    // Devices, in the order of the text
    QVector<DiskXml> disks() const;
    QVector<InterfaceXml> interfaces() const;
    QVector<GraphicsXml> graphics() const;
    QVector<VideoXml> videos() const;
    QVector<CharacterDeviceXml> channels() const;
    QVector<CharacterDeviceXml> serials() const;
    QVector<CharacterDeviceXml> consoles() const;
    QVector<TpmXml> tpms() const;
    QVector<RngXml> rngs() const;
    QVector<BalloonXml> balloons() const;
    QVector<InputXml> inputs() const;
    QVector<SoundXml> sounds() const;
    QVector<ControllerXml> controllers() const;

    /// The element of a device, for editing through lens::disk and so on: by what identifies it, never by index.
    XmlNode diskNode(const QString& targetDevice) const;
    XmlNode interfaceNode(const QString& mac) const;
    XmlNode devices() const;

    XmlNode addDisk(const DiskXml& disk);
    XmlNode addInterface(const InterfaceXml& nic);
    XmlNode addGraphics(const GraphicsXml& graphics);
    XmlNode addVideo(const VideoXml& video);
    XmlNode addChannel(const CharacterDeviceXml& channel);
    XmlNode addSerial(const CharacterDeviceXml& serial);
    XmlNode addConsole(const CharacterDeviceXml& console);
    XmlNode addTpm(const TpmXml& tpm);
    XmlNode addRng(const RngXml& rng);
    XmlNode addInput(const InputXml& input);
    XmlNode addSound(const SoundXml& sound);
    XmlNode addController(const ControllerXml& controller);
    /// There is one: changes it in place.
    XmlNode setBalloon(const BalloonXml& balloon);

    /// Puts a medium in, takes it out (empty path), changes an image: the source alone, of whatever type.
    bool setDiskPath(const QString& targetDevice, const QString& path);
    /// "vda", "sdb", "hdc": the first name of the bus that no disk has.
    QString nextTarget(const QString& bus) const;

    MachineMetadata metadata() const;
    void setMetadata(MachineMetadata metadata);
    /// libosinfo's id of the guest system: "http://debian.org/debian/12".
    QString osId() const;
    bool setOsId(const QString& id);

private:
    explicit DomainXml(XmlDocument document);
    XmlNode addDevice(const char* name);
    XmlDocument m_document;
};

} // namespace domus
