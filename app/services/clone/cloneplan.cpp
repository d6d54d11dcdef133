// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/clone/cloneplan.h"

#include "app/core/shellquote.h"
#include "app/services/clone/clonexml.h"
#include "app/services/clone/startguard.h"
#include "app/services/create/plannames.h"
#include "app/services/domainoperations.h"
#include "app/services/metadataentry.h"
#include "app/services/virshcommand.h"
#include "app/xml/storagexml.h"

#include <QCoreApplication>

#include <algorithm>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::CloneDomain)
};

using Field = CloneProblem::Field;

bool isFolderPool(const QString& type)
{
    return type == QLatin1String("dir") || type == QLatin1String("fs") || type == QLatin1String("netfs");
}

/// One planning.
class Planner
{
public:
    Planner(const CloneRequest& request, const CloneFacts& facts) : m_facts(facts)
    {
        m_plan.uri = facts.uri;
        m_plan.source = facts.source;
        m_plan.sourceXml = facts.xml;
        m_plan.request = request;
    }

    ClonePlan run();

private:
    void problem(Field field, const QString& text, bool isError = true);
    void checkSource();
    void planNames();
    void planDisks();
    CloneDiskPlan planDisk(const CloneDisk& disk) const;
    QString whyNotCopied(const CloneDisk& disk) const;
    QString textOf(const CloneDiskPlan& disk) const;
    void planMachines();
    CloneVolume planVolume(const CloneDisk& disk, const QString& machine, bool isFirst);
    void checkSpace();
    void tell();
    /// Guards the base of a linked clone.
    QString markCommand() const;
    QString commandOf(const ClonedMachine& machine) const;

    const CloneFacts& m_facts;
    ClonePlan m_plan;
    QStringList m_names;
    QSet<QString> m_takenVolumes;
};

void Planner::problem(Field field, const QString& text, bool isError)
{
    m_plan.problems.append({field, isError, text});
}

void Planner::checkSource()
{
    if (!m_facts.source.persistent) {
        problem(Field::Source, Tr::tr("It has no definition of its own: it is gone when it stops."));
    } else if (hasProcess(m_facts.source)) {
        problem(Field::Source,
            Tr::tr("%1 is not off. Its disks change while it runs, so a copy of them would be torn, and nothing may "
                   "build upon them. Shut it down first.")
                .arg(m_facts.source.name));
    } else if (m_plan.request.isLinked && m_facts.source.autostart) {
        problem(Field::Source,
            Tr::tr("%1 starts with its host, which would damage the clones that build upon it. Switch that off first.")
                .arg(m_facts.source.name));
    } else if (m_facts.source.hasManagedSave) {
        problem(Field::Source,
            Tr::tr("%1 has a saved state. The clone starts as if its power had failed at that moment.")
                .arg(m_facts.source.name),
            false);
    }
}

void Planner::planNames()
{
    CloneRequest& request = m_plan.request;
    request.count = std::clamp(request.count, 1, mostClones);
    request.name = request.name.trimmed();
    if (request.name.isEmpty()) {
        request.name = plannames::unique(m_facts.source.name, m_facts.domainNames);
    }
    m_names = cloneNames(request.name, request.count);
    if (const QString wrong = plannames::problemWith(m_names.constLast()); !wrong.isEmpty()) {
        problem(Field::Name, wrong);
    }
    QStringList taken;
    std::copy_if(m_names.cbegin(), m_names.cend(), std::back_inserter(taken),
        [this](const QString& name) { return m_facts.domainNames.contains(name); });
    if (!taken.isEmpty()) {
        problem(Field::Name,
            Tr::tr("There are virtual machines of these names already: %1.").arg(QLocale().createSeparatedList(taken)));
    }
}

/// Why libvirt cannot copy it; empty where it can.
QString Planner::whyNotCopied(const CloneDisk& disk) const
{
    if (!m_facts.canCopy) {
        return Tr::tr("This host cannot copy disks by itself.");
    }
    if (!disk.volume) {
        return disk.xml.type == QLatin1String("network")
            ? Tr::tr("It lies on a server and in no active storage pool, so libvirt cannot copy it.")
            : Tr::tr("It lies in no active storage pool, so libvirt cannot copy it. Make its folder a storage pool "
                     "first.");
    }
    // What a guest wrote into a raw disk may look like another format; read as that, it could name any file of the
    // host.
    const QString used = disk.xml.format.isEmpty() ? QStringLiteral("raw") : disk.xml.format;
    if (isFolderPool(disk.poolType) && disk.volume->format != used) {
        return Tr::tr("The machine uses it as %1, and its storage pool takes it for %2: a copy could be read wrongly.")
            .arg(used, disk.volume->format);
    }
    if (disk.isEncrypted) {
        return Tr::tr("It is encrypted, and libvirt cannot copy encrypted images.");
    }
    if (!m_plan.request.isLinked) {
        return {};
    }
    if (!isFolderPool(disk.poolType)) {
        return Tr::tr("Its storage pool holds no image files, so nothing can build upon it. A full clone can be made.");
    }
    const bool canBeBase = disk.volume->format == QLatin1String("qcow2") || disk.volume->format == QLatin1String("raw");
    return canBeBase ? QString() : Tr::tr("Nothing can build upon an image of this format. A full clone can be made.");
}

CloneDiskPlan Planner::planDisk(const CloneDisk& disk) const
{
    CloneDiskPlan plan;
    plan.disk = disk;
    const bool isMedium = disk.xml.isRemovable();
    const bool isShared = isMedium || disk.xml.isReadonly || disk.xml.isShareable;
    const QString why = isShared ? QString() : whyNotCopied(disk);
    if (isShared) {
        plan.choices = {DiskFate::Share, DiskFate::LeaveOut};
    } else if (why.isEmpty()) {
        plan.choices = {DiskFate::Copy, DiskFate::LeaveOut};
    } else {
        plan.choices = {DiskFate::Undecided, DiskFate::LeaveOut};
    }
    const DiskFate wished = m_plan.request.fates.value(disk.xml.targetDevice, plan.choices.constFirst());
    plan.fate = plan.choices.contains(wished) ? wished : plan.choices.constFirst();
    plan.text = why.isEmpty() ? textOf(plan) : why;
    return plan;
}

QString Planner::textOf(const CloneDiskPlan& plan) const
{
    const CloneDisk& disk = plan.disk;
    switch (plan.fate) {
    case DiskFate::LeaveOut:
        return disk.xml.isRemovable() ? Tr::tr("The drive of the clone is empty.")
                                      : Tr::tr("The clone is without this disk.");
    case DiskFate::Share:
        return disk.xml.isRemovable() ? Tr::tr("Both read the same medium.")
            : disk.xml.isReadonly     ? Tr::tr("Both only read it.")
                                      : Tr::tr("It is marked as shared between machines.");
    case DiskFate::Copy:
        if (m_plan.request.isLinked) {
            return Tr::tr("The clone keeps what it changes in an image of its own in the pool “%1”.")
                .arg(disk.volume->pool);
        }
        return disk.hasBase
            ? Tr::tr("Copied whole, with what it builds upon, into the pool “%1”.").arg(disk.volume->pool)
            : Tr::tr("Copied within the pool “%1”.").arg(disk.volume->pool);
    case DiskFate::Undecided:
        break;
    }
    return {};
}

void Planner::planDisks()
{
    m_plan.disks.reserve(m_facts.disks.size());
    for (const CloneDisk& disk : m_facts.disks) {
        const bool isEmptyDrive = disk.xml.isRemovable() && disk.xml.path.isEmpty() && disk.xml.volume.isEmpty();
        if (isEmptyDrive) {
            continue;
        }
        m_plan.disks.append(planDisk(disk));
        const CloneDiskPlan& plan = m_plan.disks.constLast();
        if (plan.fate == DiskFate::Undecided) {
            problem(Field::Disks,
                Tr::tr("%1 cannot be copied. Leave it out, or cure the reason first.").arg(disk.xml.targetDevice));
        }
    }
    const bool isLinkedToNothing = m_plan.request.isLinked
        && std::none_of(m_plan.disks.cbegin(), m_plan.disks.cend(),
            [](const CloneDiskPlan& disk) { return disk.fate == DiskFate::Copy; });
    if (isLinkedToNothing) {
        problem(Field::Kind, Tr::tr("There is no disk that a linked clone could build upon."));
    }
}

CloneVolume Planner::planVolume(const CloneDisk& disk, const QString& machine, bool isFirst)
{
    const StorageVolumeRecord& source = *disk.volume;
    const bool isLinked = m_plan.request.isLinked;
    const QString stem = isFirst ? machine : machine + QLatin1Char('-') + disk.xml.targetDevice;
    StorageVolumeXml xml;
    CloneVolume volume;
    if (!isFolderPool(disk.poolType)) {
        QString name = stem;
        for (int number = 2; m_takenVolumes.contains(source.pool + QLatin1Char('/') + name); ++number) {
            name = QStringLiteral("%1-%2").arg(stem).arg(number);
        }
        xml.name = name;
    } else {
        const bool isRaw = !isLinked && source.format != QLatin1String("qcow2");
        xml.name = plannames::volume(
            stem, isRaw ? QStringLiteral("img") : QStringLiteral("qcow2"), source.pool, m_takenVolumes);
    }
    m_takenVolumes.insert(source.pool + QLatin1Char('/') + xml.name);
    xml.capacity = source.capacity;
    xml.format = isLinked ? QStringLiteral("qcow2") : source.format;
    if (isFolderPool(disk.poolType)) {
        xml.allocation = ByteSize(); // else libvirt takes all of the capacity at once
    }
    if (isLinked) {
        xml.backingPath = source.path;
        xml.backingFormat = source.format;
    }
    volume.target = disk.xml.targetDevice;
    volume.pool = source.pool;
    volume.name = xml.name;
    volume.path = source.path.section(QLatin1Char('/'), 0, -2) + QLatin1Char('/') + xml.name;
    volume.xml = xml.toXml();
    volume.sourceVolume = source.name;
    volume.isOverlay = isLinked;
    volume.capacity = source.capacity;
    // An image upon another may grow to all of it when both become one.
    volume.needed = isLinked ? ByteSize::fromMiB(1) : disk.hasBase ? source.capacity : source.allocation;
    return volume;
}

void Planner::planMachines()
{
    m_takenVolumes = m_facts.volumeNames;
    m_plan.machines.reserve(m_names.size());
    for (const QString& name : std::as_const(m_names)) {
        ClonedMachine machine;
        machine.name = name;
        for (const CloneDiskPlan& disk : std::as_const(m_plan.disks)) {
            if (disk.fate == DiskFate::Copy) {
                machine.volumes.append(planVolume(disk.disk, name, machine.volumes.isEmpty()));
            }
        }
        const auto xml = clonexml::make(m_plan, name, machine.volumes);
        if (!xml) {
            problem(Field::Source, xml.error().text);
            return;
        }
        machine.xml = xml->save();
        m_plan.machines.append(machine);
    }
}

void Planner::checkSpace()
{
    for (const StoragePoolRecord& pool : m_facts.pools) {
        ByteSize needed;
        for (const ClonedMachine& machine : std::as_const(m_plan.machines)) {
            for (const CloneVolume& volume : machine.volumes) {
                needed = volume.pool == pool.name ? needed + volume.needed : needed;
            }
        }
        if (needed > pool.available) {
            problem(Field::Disks,
                Tr::tr("The pool “%1” has %2 free, and the copies need about %3.")
                    .arg(pool.name, pool.available.toString(), needed.toString()));
        }
    }
}

void Planner::tell()
{
    const QString source = m_facts.source.name;
    const QString names = QLocale().createSeparatedList(m_names);
    if (m_plan.request.isLinked) {
        //: %1 is a list of new machines
        m_plan.sentences.append(
            Tr::tr("%1: linked, built upon the disks of %2 and keeping only what changes.").arg(names, source));
        m_plan.sentences.append(
            Tr::tr("The disks of %1 are the base then: %1 is not started and its disks are not deleted for as long as "
                   "something builds upon them.")
                .arg(source));
    } else {
        //: %1 is a list of new machines
        m_plan.sentences.append(Tr::tr("%1: full, needing nothing of %2 afterwards.").arg(names, source));
    }
    if (!m_plan.machines.isEmpty()) {
        for (const CloneVolume& volume : m_plan.machines.constFirst().volumes) {
            m_plan.sentences.append(volume.isOverlay
                    ? Tr::tr("%1: a new image %2 upon %3.").arg(volume.target, volume.name, volume.sourceVolume)
                    : Tr::tr("%1: %2 is copied to %3, about %4.")
                          .arg(volume.target, volume.sourceVolume, volume.name, volume.needed.toString()));
        }
    }
    for (const CloneDiskPlan& disk : std::as_const(m_plan.disks)) {
        if (disk.fate != DiskFate::Copy) {
            //: A disk ("vda") and what becomes of it, as a sentence
            m_plan.sentences.append(Tr::tr("%1: %2").arg(disk.disk.xml.targetDevice, disk.text));
        }
    }
    m_plan.sentences.append(Tr::tr("Its identity (UUID), network addresses (MAC), ports and sockets are new."));
    if (const auto xml = DomainXml::parse(m_facts.xml)) {
        m_plan.sentences += clonexml::told(*xml);
    }
    m_plan.sentences.append(
        Tr::tr("Inside it is the same system: its host name, keys and accounts are those of %1 until "
               "they are changed there.")
            .arg(source));
}

QString Planner::markCommand() const
{
    return metadataentry::command(m_facts.uri, m_facts.source.uuid, startguard::with(m_facts.entry, startguard::base));
}

QString Planner::commandOf(const ClonedMachine& machine) const
{
    QStringList lines;
    QStringList clone{QStringLiteral("virt-clone"), QStringLiteral("--connect"), m_facts.uri,
        QStringLiteral("--original"), m_facts.source.name, QStringLiteral("--name"), machine.name};
    for (const CloneVolume& volume : machine.volumes) {
        if (volume.isOverlay) {
            const auto xml = StorageVolumeXml::parse(volume.xml);
            lines.append(virshCommand(m_facts.uri,
                {QStringLiteral("vol-create-as"), volume.pool, volume.name, QString::number(volume.capacity.bytes()),
                    QStringLiteral("--format"), QStringLiteral("qcow2"), QStringLiteral("--backing-vol"),
                    volume.sourceVolume, QStringLiteral("--backing-vol-format"),
                    xml ? xml->backingFormat : QStringLiteral("qcow2")}));
        }
        clone << QStringLiteral("--file") << volume.path;
    }
    for (const CloneDiskPlan& disk : m_plan.disks) {
        if (disk.fate == DiskFate::Share && !disk.disk.xml.isRemovable()) {
            clone << QStringLiteral("--skip-copy") << disk.disk.xml.targetDevice;
        }
    }
    if (m_plan.request.isLinked) {
        clone << QStringLiteral("--preserve-data");
    }
    lines.append(shellQuote(clone));
    if (m_plan.request.isLinked) {
        lines.append(markCommand()); // last: virt-clone would copy the mark
    }
    return lines.join(QLatin1String(" && "));
}

ClonePlan Planner::run()
{
    checkSource();
    planNames();
    planDisks();
    planMachines();
    checkSpace();
    tell();
    for (ClonedMachine& machine : m_plan.machines) {
        machine.command = commandOf(machine);
    }
    return m_plan;
}

} // namespace

QString ClonePlan::command() const
{
    QStringList commands;
    commands.reserve(machines.size());
    for (const ClonedMachine& machine : machines) {
        commands.append(machine.command);
    }
    return commands.join(QLatin1Char('\n'));
}

bool ClonePlan::canClone() const
{
    return !machines.isEmpty() && std::none_of(problems.cbegin(), problems.cend(), [](const CloneProblem& problem) {
        return problem.isError;
    });
}

QStringList ClonePlan::names() const
{
    QStringList all;
    all.reserve(machines.size());
    for (const ClonedMachine& machine : machines) {
        all.append(machine.name);
    }
    return all;
}

QVector<CloneProblem> ClonePlan::problemsOf(CloneProblem::Field field) const
{
    QVector<CloneProblem> found;
    std::copy_if(problems.cbegin(), problems.cend(), std::back_inserter(found),
        [field](const CloneProblem& problem) { return problem.field == field; });
    return found;
}

QStringList cloneNames(const QString& first, int count)
{
    if (count <= 1) {
        return {first};
    }
    constexpr qsizetype mostDigits = 6; // a longer number is no counter
    qsizetype digits = 0;
    while (digits < std::min(first.size(), mostDigits) && first.at(first.size() - 1 - digits) >= QLatin1Char('0')
        && first.at(first.size() - 1 - digits) <= QLatin1Char('9')) {
        ++digits;
    }
    const QString stem = digits > 0 ? first.chopped(digits) : first + QLatin1Char('-');
    const int begin = digits > 0 ? QStringView(first).right(digits).toInt() : 1;
    QStringList names;
    names.reserve(count);
    for (int i = 0; i < count; ++i) {
        names.append(stem + QStringLiteral("%1").arg(begin + i, static_cast<int>(digits), 10, QLatin1Char('0')));
    }
    return names;
}

QByteArray withoutSecrets(const QByteArray& domainXml)
{
    auto document = XmlDocument::parse(domainXml);
    if (!document) {
        return {};
    }
    const auto displays = document->root().findAll("devices/graphics");
    for (XmlNode display : displays) {
        if (display.hasAttribute("passwd")) {
            display.setAttribute("passwd", "***");
        }
    }
    return document->save();
}

Availability cloneAvailability(const DomainRecord& domain, bool connectionIsOpen, bool readOnly)
{
    return offAvailability(domain, connectionIsOpen, readOnly,
        Tr::tr("It can be cloned while it is off: its disks change while it runs."));
}

ClonePlan planClone(const CloneRequest& request, const CloneFacts& facts)
{
    return Planner(request, facts).run();
}

} // namespace domus
