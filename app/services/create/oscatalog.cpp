// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/oscatalog.h"

#include "app/services/create/oslabels.h"

#include <QCollator>
#include <QDate>
#include <QFileInfo>

#include <algorithm>
#include <memory>
#include <mutex>

// libosinfo's headers have no extern "C" of their own, and the GLib headers they include must stay outside of ours.
#include <gio/gio.h>
#include <glib-object.h>

extern "C" {
#include <osinfo/osinfo.h>
}

namespace domus {
namespace {

struct ObjectUnref
{
    void operator()(void* object) const { g_object_unref(object); }
};
template <typename T> using Ref = std::unique_ptr<T, ObjectUnref>;

QString text(const gchar* value)
{
    return QString::fromUtf8(value);
}

/// The elements of a list that the caller owns; they live as long as the list.
template <typename T> QVector<T*> elements(OsinfoList* list)
{
    QVector<T*> result;
    const int count = list != nullptr ? osinfo_list_get_length(list) : 0;
    result.reserve(count);
    for (int i = 0; i < count; ++i) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): GObject's inheritance
        result.append(reinterpret_cast<T*>(osinfo_list_get_nth(list, i)));
    }
    return result;
}

/// libosinfo reads a medium through a main loop of the thread's context. Without a context of its own that is the GUI
/// thread's: its answer may then come before libosinfo waits for it, which waits for ever. The caller owns the result.
OsinfoMedia* readMedium(const QString& path, GError** error)
{
    GMainContext* context = g_main_context_new();
    g_main_context_push_thread_default(context);
    OsinfoMedia* media = osinfo_media_create_from_location(QFile::encodeName(path).constData(), nullptr, error);
    g_main_context_pop_thread_default(context);
    g_main_context_unref(context);
    return media;
}

template <typename T> OsinfoList* asList(const Ref<T>& list)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): GObject's inheritance
    return reinterpret_cast<OsinfoList*>(list.get());
}

template <typename T> OsinfoProduct* asProduct(T* os)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): GObject's inheritance
    return reinterpret_cast<OsinfoProduct*>(os);
}

template <typename T> QString idOf(T* entity)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): GObject's inheritance
    return text(osinfo_entity_get_id(reinterpret_cast<OsinfoEntity*>(entity)));
}

struct Resources
{
    int cpus = 0;
    ByteSize memory;
    ByteSize disk;
};

/// Of x86_64 where it is told apart, else of "all".
Resources resourcesIn(OsinfoResourcesList* owned)
{
    const Ref<OsinfoResourcesList> list(owned);
    Resources best;
    int bestRank = 0;
    for (OsinfoResources* entry : elements<OsinfoResources>(asList(list))) {
        const QString architecture = text(osinfo_resources_get_architecture(entry));
        const int rank = architecture == QLatin1String("x86_64") ? 3 : architecture == QLatin1String("all") ? 2 : 1;
        if (rank <= bestRank) {
            continue;
        }
        bestRank = rank;
        // Absent values are -1.
        best.cpus = qMax(0, osinfo_resources_get_n_cpus(entry));
        best.memory = ByteSize::fromBytes(qMax<gint64>(0, osinfo_resources_get_ram(entry)));
        best.disk = ByteSize::fromBytes(qMax<gint64>(0, osinfo_resources_get_storage(entry)));
    }
    return best;
}

void readDevices(OsinfoOs* os, OsDescription& description)
{
    const Ref<OsinfoDeviceList> list(osinfo_os_get_all_devices(os, nullptr));
    const auto devices = elements<OsinfoDevice>(asList(list));
    QStringList ids;
    ids.reserve(devices.size());
    for (OsinfoDevice* device : devices) {
        ids.append(idOf(device));
    }
    const auto drives = [&ids](std::initializer_list<const char*> numbers) {
        return std::any_of(numbers.begin(), numbers.end(), [&ids](const char* device) {
            return ids.contains(QLatin1String("http://pcisig.com/pci/") + QLatin1String(device));
        });
    };
    // Transitional and modern numbers of the same virtio device.
    if (drives({"1af4/1042", "1af4/1001"})) {
        description.diskBuses.append(QStringLiteral("virtio"));
    }
    description.diskBuses.append(QStringLiteral("sata"));
    if (drives({"1af4/1048", "1af4/1004"})) {
        description.diskBuses.append(QStringLiteral("scsi"));
    }
    if (drives({"1af4/1041", "1af4/1000"})) {
        description.nicModels.append(QStringLiteral("virtio"));
    }
    if (drives({"8086/10d3"}) || description.family == QLatin1String("winnt")) {
        description.nicModels.append(QStringLiteral("e1000e"));
    }
    if (drives({"8086/100e", "8086/100f"})) {
        description.nicModels.append(QStringLiteral("e1000"));
    }
    if (drives({"10ec/8139"})) {
        description.nicModels.append(QStringLiteral("rtl8139"));
    }
    description.supportsVirtioGpu = drives({"1af4/1050"});
}

void readFirmware(OsinfoOs* os, OsDescription& description)
{
    const Ref<OsinfoFirmwareList> list(osinfo_os_get_complete_firmware_list(os, nullptr));
    bool tellsUefi = false;
    for (OsinfoFirmware* firmware : elements<OsinfoFirmware>(asList(list))) {
        const QString architecture = text(osinfo_firmware_get_architecture(firmware));
        if (architecture != QLatin1String("x86_64") && architecture != QLatin1String("all")) {
            continue;
        }
        const QString kind = text(osinfo_firmware_get_firmware_type(firmware));
        const bool supported = osinfo_firmware_is_supported(firmware) != FALSE;
        if (kind.startsWith(QLatin1String("efi"))) {
            description.supportsUefi = supported;
            tellsUefi = true;
        } else if (kind == QLatin1String("bios")) {
            description.supportsBios = supported;
        }
    }
    if (!tellsUefi) {
        // The database tells firmware of few systems. What came out before 2013 seldom has an UEFI loader that works.
        const GDate* released = osinfo_product_get_release_date(asProduct(os));
        const bool isOld = released != nullptr && g_date_valid(released) && g_date_get_year(released) < 2013;
        const bool isModernKind
            = description.family == QLatin1String("linux") || description.family == QLatin1String("winnt");
        description.supportsUefi = isModernKind && !isOld;
    }
    description.needsUefi = description.supportsUefi && !description.supportsBios;
    // The database tells nothing of TPM and Secure Boot; these are Microsoft's own requirements.
    const bool isWindows11 = description.shortId == QLatin1String("win11");
    description.needsTpm = isWindows11;
    description.needsSecureBoot = isWindows11;
    description.needsUefi = description.needsUefi || isWindows11;
}

OsDescription describedBy(OsinfoOs* os)
{
    OsDescription description;
    description.id = idOf(os);
    description.shortId = text(osinfo_product_get_short_id(asProduct(os)));
    description.name = text(osinfo_product_get_name(asProduct(os)));
    description.version = text(osinfo_product_get_version(asProduct(os)));
    description.family = text(osinfo_os_get_family(os));
    const Resources minimum = resourcesIn(osinfo_os_get_minimum_resources(os));
    const Resources recommended = resourcesIn(osinfo_os_get_recommended_resources(os));
    description.minimumCpus = minimum.cpus;
    description.minimumMemory = minimum.memory;
    description.minimumDisk = minimum.disk;
    description.recommendedCpus = recommended.cpus;
    description.recommendedMemory = recommended.memory;
    description.recommendedDisk = recommended.disk;
    readDevices(os, description);
    readFirmware(os, description);
    return description;
}

/// The version that follows the series in a short id: "9.1" of "rhel9.1", "15.4" of "sle15sp4"; empty when it is none.
QString versionAfter(const QString& shortId, const QString& series)
{
    if (!shortId.startsWith(series)) {
        return {};
    }
    QString version = shortId.mid(series.size());
    version.replace(QLatin1String("sp"), QLatin1String("."));
    const bool isVersion = !version.isEmpty() && version.at(0).isDigit()
        && std::all_of(version.cbegin(), version.cend(), [](QChar c) { return c.isDigit() || c == QLatin1Char('.'); });
    return isVersion ? version : QString();
}

} // namespace

class OsCatalog::Private
{
public:
    std::mutex mutex; ///< libosinfo's objects have no locks of their own
    Ref<OsinfoDb> db;

    OsinfoDb* database()
    {
        if (!db) {
            const Ref<OsinfoLoader> loader(osinfo_loader_new());
            GError* error = nullptr;
            osinfo_loader_process_default_path(loader.get(), &error);
            g_clear_error(&error); // what was read until then is still of use
            OsinfoDb* loaded = osinfo_loader_get_db(loader.get());
            g_object_ref(loaded);
            db.reset(loaded);
        }
        return db.get();
    }

    OsinfoOs* byShortId(const QString& shortId)
    {
        const Ref<OsinfoOsList> list(osinfo_db_get_os_list(database()));
        for (OsinfoOs* os : elements<OsinfoOs>(asList(list))) {
            if (text(osinfo_product_get_short_id(asProduct(os))) == shortId) {
                return os; // the database keeps it
            }
        }
        return nullptr;
    }

    /// The release asked for, else the newest before it, else the oldest after it.
    OsinfoOs* nearest(const QString& series, const QString& version, bool& isExact)
    {
        const Ref<OsinfoOsList> list(osinfo_db_get_os_list(database()));
        OsinfoOs* below = nullptr;
        OsinfoOs* above = nullptr;
        QString belowVersion;
        QString aboveVersion;
        isExact = false;
        for (OsinfoOs* os : elements<OsinfoOs>(asList(list))) {
            const QString candidate = versionAfter(text(osinfo_product_get_short_id(asProduct(os))), series);
            if (candidate.isEmpty()) {
                continue;
            }
            const int order = compareVersions(candidate, version);
            if (order == 0) {
                isExact = true;
                return os;
            }
            if (order < 0 && (below == nullptr || compareVersions(candidate, belowVersion) > 0)) {
                below = os;
                belowVersion = candidate;
            } else if (order > 0 && (above == nullptr || compareVersions(candidate, aboveVersion) < 0)) {
                above = os;
                aboveVersion = candidate;
            }
        }
        return below != nullptr ? below : above;
    }

    OsDescription fromLabel(const QString& volumeLabel, const QString& fileName);
    std::optional<OsDescription> fromMedium(const QString& path);
};

OsDescription OsCatalog::Private::fromLabel(const QString& volumeLabel, const QString& fileName)
{
    const auto label = readOsLabel(volumeLabel, fileName);
    if (!label) {
        OsDescription unknown;
        unknown.name = nameFromMedium(volumeLabel, fileName);
        return unknown;
    }
    bool isExact = true;
    OsinfoOs* os = nullptr;
    if (!label->series.isEmpty()) {
        os = label->version.isEmpty() ? byShortId(label->series) : nearest(label->series, label->version, isExact);
    }
    OsDescription description;
    if (os != nullptr) {
        description = describedBy(os);
        // "Linux Mint 22" stands on Ubuntu 24.04, which the database has: still not the medium's own entry.
        const bool sameSystem = isExact && label->name.startsWith(description.name);
        description.isNearestKnown = !sameSystem;
        description.nearestName = sameSystem ? QString() : description.name;
    } else {
        description.family = label->family;
    }
    description.name = label->name;
    description.architecture = label->architecture;
    description.isTool = label->isTool;
    description.isLive = label->isLive || label->isTool;
    if (label->name == QLatin1String("Windows Server 2025")) {
        description.needsUefi = true;
    }
    return description;
}

std::optional<OsDescription> OsCatalog::Private::fromMedium(const QString& path)
{
    GError* error = nullptr;
    const Ref<OsinfoMedia> media(readMedium(path, &error));
    g_clear_error(&error);
    if (!media || osinfo_db_identify_media(database(), media.get()) == FALSE) {
        return std::nullopt;
    }
    const Ref<OsinfoOs> os(osinfo_media_get_os(media.get()));
    if (!os) {
        return std::nullopt;
    }
    OsDescription description = describedBy(os.get());
    description.architecture = text(osinfo_media_get_architecture(media.get()));
    if (description.architecture == QLatin1String("all")) {
        description.architecture.clear();
    }
    description.isLive
        = osinfo_media_get_live(media.get()) != FALSE && osinfo_media_get_installer(media.get()) == FALSE;
    return description;
}

OsCatalog::OsCatalog() : m_d(std::make_unique<Private>()) { }
OsCatalog::~OsCatalog() = default;

OsDescription OsCatalog::identifyIso(const QString& path)
{
    const std::scoped_lock lock(m_d->mutex);
    GError* error = nullptr;
    // libosinfo opens anything GIO knows; only files of this computer are meant here.
    const QString local = QFileInfo(path).absoluteFilePath();
    const Ref<OsinfoMedia> media(readMedium(local, &error));
    g_clear_error(&error);
    const QString label = media ? text(osinfo_media_get_volume_id(media.get())) : QString();
    // Windows 10 and 11 look alike to the database: the file name, where it tells, is the better witness.
    const auto ours = readOsLabel(label, local);
    auto known = m_d->fromMedium(local);
    const bool isCatchAll = known && (known->shortId.contains(QLatin1String("unknown")) || known->version.isEmpty())
        && ours && !ours->version.isEmpty();
    const bool windowsByName = known && ours && ours->family == QLatin1String("winnt");
    if (known && !isCatchAll && !windowsByName) {
        return *known;
    }
    OsDescription guessed = m_d->fromLabel(label, local);
    if (known && !guessed.isKnown() && !guessed.isTool) {
        return *known;
    }
    return guessed;
}

OsDescription OsCatalog::identifyLabel(const QString& volumeLabel, const QString& fileName)
{
    const std::scoped_lock lock(m_d->mutex);
    return m_d->fromLabel(volumeLabel, fileName);
}

OsDescription OsCatalog::describe(const QString& osId)
{
    const std::scoped_lock lock(m_d->mutex);
    OsinfoOs* os = osinfo_db_get_os(m_d->database(), osId.toUtf8().constData());
    return os != nullptr ? describedBy(os) : OsDescription();
}

QVector<OsDescription> OsCatalog::all()
{
    const std::scoped_lock lock(m_d->mutex);
    const Ref<OsinfoOsList> list(osinfo_db_get_os_list(m_d->database()));
    const auto systems = elements<OsinfoOs>(asList(list));
    QVector<OsDescription> result;
    result.reserve(systems.size());
    for (OsinfoOs* os : systems) {
        if (!idOf(os).isEmpty()) {
            result.append(describedBy(os));
        }
    }
    QCollator collator;
    collator.setNumericMode(true);
    std::stable_sort(result.begin(), result.end(), [&collator](const OsDescription& a, const OsDescription& b) {
        if (a.family != b.family) {
            return a.family < b.family;
        }
        return collator.compare(a.shortId, b.shortId) > 0;
    });
    return result;
}

OsDescription OsCatalog::genericLinux()
{
    const std::scoped_lock lock(m_d->mutex);
    for (const char* shortId : {"linux2022", "linux2020", "linux2018", "linux2016"}) {
        if (OsinfoOs* os = m_d->byShortId(QLatin1String(shortId)); os != nullptr) {
            return describedBy(os);
        }
    }
    return {};
}

} // namespace domus
