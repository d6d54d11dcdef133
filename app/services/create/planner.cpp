// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/create/planner.h"

#include "app/services/create/plannames.h"

#include <algorithm>

namespace domus {

using Severity = PlanProblem::Severity;

bool CreateDomainPlan::canCreate() const
{
    return !domainXml.isEmpty() && std::none_of(problems.cbegin(), problems.cend(), [](const PlanProblem& problem) {
        return problem.severity == Severity::Error;
    });
}

QVector<PlanProblem> CreateDomainPlan::problemsOf(CreateField field) const
{
    QVector<PlanProblem> result;
    std::copy_if(problems.cbegin(), problems.cend(), std::back_inserter(result),
        [field](const PlanProblem& problem) { return problem.field == field; });
    std::stable_sort(result.begin(), result.end(),
        [](const PlanProblem& a, const PlanProblem& b) { return a.severity > b.severity; });
    return result;
}

CreateDomainPlan planDomain(const CreateRequest& request, const OsDescription& os, const HostFacts& host)
{
    return Planner(request, os, host).run();
}

Planner::Planner(const CreateRequest& wish, const OsDescription& os, const HostFacts& host)
    : m_wish(wish)
    , m_os(os)
    , m_host(host)
    , m_request(m_plan.resolved)
    , m_volumesTaken(host.volumeNames)
{
    m_request = wish;
}

CreateDomainPlan Planner::run()
{
    checkSource();
    decideVirt();
    decideName();
    decideCpus();
    decideMemory();
    decideReach();
    decideDisks();
    checkDisks();
    decideNics();
    checkNics();
    decideFirmware();
    decideTpm();
    decideGraphics();
    decideVideo();
    writeXml();
    m_plan.virtInstall = virtInstallCommand();
    return m_plan;
}

void Planner::decideVirt()
{
    m_architecture
        = m_host.capabilities.architecture.isEmpty() ? m_host.host.architecture : m_host.capabilities.architecture;
    if (m_architecture.isEmpty()) {
        m_architecture = QStringLiteral("x86_64");
    }
    if (m_host.isTest) {
        m_domainType = QStringLiteral("test");
        // The driver knows one kind of guest, whatever the host is.
        for (const GuestCapabilities& guest : m_host.capabilities.guests) {
            if (guest.supports(m_domainType)) {
                m_architecture = guest.architecture;
                break;
            }
        }
        m_capabilities = &m_host.emulation;
        m_request.virt = VirtKind::Emulation;
        say(CreateField::Virt, tr("A machine of the demonstration"), tr("It runs nothing and changes nothing."));
        return;
    }
    m_request.virt = m_wish.virt.value_or(m_host.virt.useKvm ? VirtKind::Kvm : VirtKind::Emulation);
    const bool wantsKvm = m_request.virt == VirtKind::Kvm;
    m_domainType = wantsKvm ? QStringLiteral("kvm") : QStringLiteral("qemu");
    m_capabilities = wantsKvm ? &m_host.kvm : &m_host.emulation;
    if (!m_capabilities->architecture.isEmpty()) {
        m_architecture = m_capabilities->architecture;
    }
    if (wantsKvm) {
        say(CreateField::Virt, tr("Hardware acceleration (KVM)"),
            m_wish.virt ? QString() : tr("This host runs machines with it."));
        if (!m_host.kvm.isValid) {
            error(CreateField::Virt, tr("This host does not offer hardware acceleration."), 0,
                PlanCure{PlanCure::What::UseEmulation, {}, tr("Use emulation")});
        } else if (!m_host.virt.useKvm) {
            warn(CreateField::Virt,
                tr("Ordinary machines are unlikely to run with KVM here. %1").arg(m_host.virt.cause));
        }
        return;
    }
    say(CreateField::Virt, tr("Emulated, without hardware acceleration: slow"),
        m_wish.virt ? QString() : m_host.virt.cause);
    if (!m_host.emulation.isValid) {
        error(CreateField::Virt, tr("This host has no emulator for %1 machines.").arg(m_architecture));
    }
}

void Planner::decideName()
{
    if (!m_wish.name) {
        QString name = plannames::fromOs(m_os);
        if (m_os.name.isEmpty() && m_request.source.kind != SourceKind::None) {
            const QString file = m_request.source.path.section(QLatin1Char('/'), -1);
            name = plannames::fromTitle(file.contains(QLatin1Char('.')) ? file.section(QLatin1Char('.'), 0, -2) : file);
        }
        m_request.name = plannames::unique(name, m_host.domainNames);
    }
    if (!m_os.name.isEmpty()) {
        const QString reason = m_os.isNearestKnown
            ? tr("Newer than the OS database: treated like %1, the nearest release it knows.").arg(m_os.nearestName)
            : QString();
        say(CreateField::Os, m_os.name, reason);
    } else {
        say(CreateField::Os, tr("An unknown system"),
            tr("Nothing on the medium tells what it is, so the machine gets devices that every system can use."));
    }
    say(CreateField::Name, tr("Called “%1”").arg(*m_request.name),
        m_wish.name ? QString() : tr("Named after the system; no other machine is called so."));
    if (const QString problem = plannames::problemWith(*m_request.name); !problem.isEmpty()) {
        error(CreateField::Name, problem);
    } else if (m_host.domainNames.contains(*m_request.name)) {
        const QString other = plannames::unique(*m_request.name, m_host.domainNames);
        error(CreateField::Name, tr("There is already a machine called “%1”.").arg(*m_request.name), 0,
            PlanCure{PlanCure::What::UseOtherName, other, tr("Use “%1”").arg(other)});
    }
}

QString Planner::asSentence(const QString& text) const
{
    // A name keeps its letters ("openSUSE"); the words that stand for an unknown system begin like any sentence.
    return m_os.name.isEmpty() && text.startsWith(osName()) ? text.at(0).toUpper() + text.sliced(1) : text;
}

void Planner::say(CreateField field, const QString& text, const QString& reason)
{
    m_plan.sentences.append({field, text, asSentence(reason)});
}

void Planner::complain(
    CreateField field, Severity severity, const QString& text, int index, const std::optional<PlanCure>& cure)
{
    m_plan.problems.append({field, index, severity, asSentence(text), cure});
}

void Planner::error(CreateField field, const QString& text, int index, const std::optional<PlanCure>& cure)
{
    complain(field, Severity::Error, text, index, cure);
}

void Planner::warn(CreateField field, const QString& text, int index)
{
    complain(field, Severity::Warning, text, index);
}

bool Planner::isX86() const
{
    return m_architecture == QLatin1String("x86_64") || m_architecture == QLatin1String("i686");
}

bool Planner::isQ35() const
{
    return isX86() && !m_host.isTest;
}

bool Planner::installsToDisk() const
{
    const bool installs = m_request.source.kind == SourceKind::Iso || m_request.source.kind == SourceKind::Kernel;
    return installs && !m_disks.isEmpty() && !m_os.isTool;
}

bool Planner::bootsCdromFirst() const
{
    // A new disk is empty, so firmware falls through to the CD-ROM; one that exists may boot, and was not meant to.
    return m_request.source.kind == SourceKind::Iso && m_request.disks
        && std::any_of(m_request.disks->cbegin(), m_request.disks->cend(),
            [](const DiskRequest& disk) { return disk.kind == DiskRequest::Kind::Existing; });
}

void Planner::planStart(PlannedHostStep::What what, const QString& name)
{
    PlannedHostStep step;
    step.what = what;
    step.name = name;
    if (m_plan.hostSteps.contains(step)) {
        return;
    }
    m_plan.hostSteps.append(step);
    const QString reason = tr("It is not active now, and the machine needs it.");
    if (what == PlannedHostStep::What::StartNetwork) {
        say(CreateField::Network, tr("The network “%1” is started").arg(name), reason);
    } else {
        say(CreateField::Storage, tr("The storage pool “%1” is started").arg(name), reason);
    }
}

QString Planner::osName() const
{
    return m_os.name.isEmpty() ? tr("this system") : m_os.name;
}

const StoragePoolRecord* Planner::poolNamed(const QString& name) const
{
    const auto found = std::find_if(m_host.pools.cbegin(), m_host.pools.cend(),
        [&name](const StoragePoolRecord& pool) { return pool.name == name; });
    if (found == m_host.pools.cend()) {
        return m_newPool && m_newPool->name == name ? &*m_newPool : nullptr;
    }
    return &*found;
}

const NetworkRecord* Planner::networkNamed(const QString& name) const
{
    const auto found = std::find_if(m_host.networks.cbegin(), m_host.networks.cend(),
        [&name](const NetworkRecord& network) { return network.name == name; });
    return found != m_host.networks.cend() ? &*found : nullptr;
}

} // namespace domus
