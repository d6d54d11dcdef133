// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/create/createdomainplan.h"
#include "app/xml/domaindevices.h"

#include <QCoreApplication>
#include <QVector>

#include <optional>

namespace domus {

struct StorageVolumeXml;

/// One planning run, step after step; what a step decides the later ones read from `m_request` and the members.
/// Private to this folder; planDomain() is the way in. Its parts: planner (order, virtualisation, name), planresources
/// (CPUs, memory), planstorage (source, files, disks), plandevices (networks, firmware, TPM, display), planxml,
/// planvirtinstall.
class Planner
{
    Q_DECLARE_TR_FUNCTIONS(domus::CreatePlan)
public:
    Planner(const CreateRequest& wish, const OsDescription& os, const HostFacts& host);
    CreateDomainPlan run();

private:
    // planner.cpp
    void decideVirt();
    void decideName();
    // planresources.cpp
    void decideCpus();
    void decideMemory();
    // planstorage.cpp
    void checkSource();
    void decideReach();
    void decideDisks();
    void checkDisks();
    /// Where the machine finds an existing image: the copy, where the medium is one.
    QString pathOf(const DiskRequest& disk) const;
    void decideFormat(DiskRequest& disk, int index);
    // plandevices.cpp
    void decideNics();
    void checkNics();
    void decideFirmware();
    void decideTpm();
    void decideGraphics();
    void decideVideo();
    // planxml.cpp
    void writeXml();
    // planvirtinstall.cpp
    QString virtInstallCommand() const;

    void say(CreateField field, const QString& text, const QString& reason = {});
    void complain(CreateField field, PlanProblem::Severity severity, const QString& text, int index = 0,
        const std::optional<PlanCure>& cure = std::nullopt);
    void error(
        CreateField field, const QString& text, int index = 0, const std::optional<PlanCure>& cure = std::nullopt);
    void warn(CreateField field, const QString& text, int index = 0);

    bool isX86() const;
    bool isQ35() const;
    bool isKvm() const { return m_domainType == QLatin1String("kvm"); }
    bool isWindows() const { return m_os.family == QLatin1String("winnt"); }
    /// The installer runs and leaves a system on a disk that the next start boots.
    bool installsToDisk() const;
    bool bootsCdromFirst() const;
    /// "Debian 12" or, where nothing is known, "this system".
    QString osName() const;
    QString asSentence(const QString& text) const;
    const StoragePoolRecord* poolNamed(const QString& name) const;
    const NetworkRecord* networkNamed(const QString& name) const;
    /// Where new volumes go: plans that it is started, or made where there is none. Null, with an error told, when
    /// there can be none.
    const StoragePoolRecord* poolFor(const QString& wished, CreateField field, int index);
    const StoragePoolRecord* newDefaultPool();
    /// Once for each of them.
    void planStart(PlannedHostStep::What what, const QString& name);
    /// Takes the name in the pool; returns where the volume will lie.
    QString planVolume(const StoragePoolRecord& pool, const StorageVolumeXml& xml, const QString& uploadFrom);
    /// Plans an upload of a local file and gives the path it will have.
    QString planUpload(const FileFacts& file, const QString& suffix);

    const CreateRequest& m_wish;
    const OsDescription& m_os;
    const HostFacts& m_host;
    CreateDomainPlan m_plan;
    CreateRequest& m_request; ///< m_plan.resolved: the wish, filled in as decisions are made

    QString m_domainType; ///< "kvm", "qemu", "test"
    QString m_architecture;
    const DomainCapabilities* m_capabilities = nullptr; ///< of the chosen type; never null
    int m_maximumCpus = 0;
    ByteSize m_maximumMemory; ///< zero: no room to grow
    QString m_mediumPath; ///< as the machine will see it, after an upload
    QString m_kernelPath;
    QString m_initrdPath;
    QVector<DiskXml> m_disks; ///< hard disks, in order
    QString m_tpmModel;
    QSet<QString> m_volumesTaken;
    bool m_poolProblemTold = false;
    std::optional<StoragePoolRecord> m_newPool; ///< "default", when it is made for this machine
};

} // namespace domus
