// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/create/createservices.h"

#include "app/core/settings.h"
#include "app/services/create/createdomainoperation.h"
#include "app/services/create/oscatalog.h"
#include "app/services/create/sourcecatalog.h"
#include "app/services/hostsession.h"
#include "app/services/preferences.h"

#include <QFileInfo>

#include <utility>

namespace domus {

namespace {

constexpr QLatin1String recentKey("create/recentSources");
constexpr int mostRecent = 10;

/// As the page shows them: the system's name where it is known, and where the file lies.
QVector<SourceCandidate> candidates(QVector<FoundSource> found, const std::shared_ptr<OsCatalog>& catalog)
{
    if (catalog != nullptr) {
        nameSources(found, *catalog);
    }
    QVector<SourceCandidate> result;
    result.reserve(found.size());
    for (const FoundSource& source : std::as_const(found)) {
        SourceCandidate candidate;
        candidate.source = source.source;
        candidate.title = source.osName;
        candidate.place = source.folder;
        candidate.size = source.size;
        result.append(candidate);
    }
    return result;
}

/// What the settings want of every new machine.
void fillDefaults(const Settings& settings, CreateRequest& request)
{
    const auto number = [&settings](const NumberPreference& preference) -> std::optional<qint64> {
        const qint64 value = settings.number(preference.key);
        return value > preference.least && value <= preference.most ? std::optional(value) : std::nullopt;
    };
    CreateDefaults& defaults = request.defaults;
    if (const auto memory = number(preference::newMemory)) {
        defaults.memory = ByteSize::fromMiB(*memory);
    }
    if (const auto cpus = number(preference::newCpus)) {
        defaults.cpus = static_cast<int>(*cpus);
    }
    if (const auto size = number(preference::newDiskSize)) {
        defaults.diskSize = ByteSize::fromGiB(*size);
    }
    if (settings.text(preference::newDiskFormat.key) == QLatin1String("raw")) {
        defaults.diskFormat = QStringLiteral("raw");
    }
    const QString firmware = settings.text(preference::newFirmware.key);
    if (firmware == QLatin1String("uefi") || firmware == QLatin1String("bios")) {
        defaults.firmware = firmware == QLatin1String("uefi") ? FirmwareKind::Uefi : FirmwareKind::Bios;
    }
    request.startNow = settings.flag(preference::newStarts.key, preference::newStarts.standard);
}

} // namespace

CreateServices CreateServices::real(
    ConnectionList& connections, OperationRunner& runner, std::shared_ptr<OsCatalog> catalog, Settings* settings)
{
    CreateServices services;
    services.connections = &connections;
    services.runner = &runner;
    services.settings = settings;
    services.plan = planDomain;
    services.gatherFacts = gatherHostFacts;
    services.inspectFile = domus::inspectFile;
    services.identify = [catalog](const QString& path, const FileFacts& facts) {
        if (catalog == nullptr || !facts.isIso9660) {
            return OsDescription{};
        }
        const QFileInfo file(path);
        return file.isReadable()
            ? catalog->identifyIso(path)
            : catalog->identifyLabel(facts.volumeLabel.isEmpty() ? file.completeBaseName() : facts.volumeLabel);
    };
    services.describeOs
        = [catalog](const QString& id) { return catalog != nullptr ? catalog->describe(id) : OsDescription{}; };
    services.allOs = [catalog] { return catalog != nullptr ? catalog->all() : QVector<OsDescription>{}; };
    services.findFiles = [catalog](const QStringList& recent) { return candidates(findLocalSources(recent), catalog); };
    services.findVolumes = [catalog](Connection& connection) -> Result<QVector<SourceCandidate>> {
        return findSourcesInPools(connection).map([&](QVector<FoundSource>&& found) {
            return candidates(std::move(found), catalog);
        });
    };
    services.createOperation = createDomainOperation;
    if (settings != nullptr) {
        services.defaults = [settings](CreateRequest& request) { fillDefaults(*settings, request); };
        services.recentSources = [settings] { return settings->list(recentKey); };
        services.remember = [settings](const InstallSource& source) {
            QStringList recent = settings->list(recentKey);
            recent.removeAll(source.path);
            recent.prepend(source.path);
            settings->setList(recentKey, QStringList(recent.mid(0, mostRecent)));
        };
    }
    services.catalog = std::move(catalog);
    return services;
}

} // namespace domus
