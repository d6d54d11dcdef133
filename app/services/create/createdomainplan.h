// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/services/create/createrequest.h"
#include "app/services/create/hostfacts.h"
#include "app/services/create/oscatalog.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <optional>

namespace domus {

/// The field of the create page that a sentence or a problem belongs to.
enum class CreateField {
    Source,
    Os,
    Name,
    Virt,
    Cpu,
    Memory,
    Storage, ///< the pool that new disks and copies go into
    Disk,
    Network,
    Firmware,
    Tpm,
    Graphics,
    Video,
    Files
};

/// One line of the review: what will be, and why it is a good default (empty when the user chose it).
struct PlanSentence
{
    CreateField field = CreateField::Source;
    QString text; ///< "4 GiB of memory"
    QString reason; ///< "Debian 12 recommends 2 GiB, this host has 23 GiB free"
    bool operator==(const PlanSentence&) const = default;
};

/// Something that the page can do about a problem with one click.
struct PlanCure
{
    enum class What { UseOtherName, UseEmulation };
    What what = What::UseOtherName;
    QString argument; ///< the name
    QString text; ///< the button's words
    bool operator==(const PlanCure&) const = default;
};

struct PlanProblem
{
    enum class Severity { Note, Warning, Error }; ///< an Error keeps Create from going on
    CreateField field = CreateField::Source;
    int index = 0; ///< which disk or network card
    Severity severity = Severity::Error;
    QString text;
    std::optional<PlanCure> cure;
    bool operator==(const PlanProblem&) const = default;
};

/// Something of the host that has to be there, or to run, before anything is made.
struct PlannedHostStep
{
    enum class What { MakePool, StartPool, StartNetwork };
    What what = What::MakePool;
    QString name; ///< of the pool or network
    QString folder; ///< of a pool to be made
    bool isLocal = true; ///< the folder can be looked at from here
    bool operator==(const PlannedHostStep&) const = default;
};

/// A volume to be made before the machine is defined.
struct PlannedVolume
{
    QString pool;
    QString name;
    QString path; ///< where it will lie
    ByteSize capacity;
    QString format; ///< of the content; the volume of an uploaded file is made "raw", as its bytes are its own
    QByteArray xml;
    QString uploadFrom; ///< a local file whose bytes go into it; empty for an empty volume
    bool operator==(const PlannedVolume&) const = default;
};

/// Everything that creating a machine will do, computed without touching anything: pure, fast, any thread.
struct CreateDomainPlan
{
    CreateRequest resolved; ///< the request with every optional set to what will be done
    QVector<PlanSentence> sentences;
    QVector<PlanProblem> problems;
    QVector<PlannedHostStep> hostSteps; ///< in order, before everything else
    QVector<PlannedVolume> volumes;
    /// A local file that QEMU's user gets a read permission for (ACL), when that was chosen.
    QString grantAccessTo;
    QStringList grantAccessPaths; ///< all of them: a kernel and its initrd may both be out of reach
    QByteArray domainXml; ///< what is defined and started
    bool changesAfterStart = false; ///< the definition after the start differs: see toAfterInstall()
    QByteArray afterInstallXml; ///< what the next start uses, where it differs (kernel and initrd); else empty
    QString virtInstall; ///< the command that does the same

    bool canCreate() const;
    /// The problems of one field, worst first.
    QVector<PlanProblem> problemsOf(CreateField field) const;
};

/// Turns a definition that installs into the one that boots what was installed: no kernel, the disk before the CD-ROM,
/// a restart at reboot. Everything else, also what libvirt filled in, stays; one that is like that already comes back
/// as it is. Pure.
Result<QByteArray> toAfterInstall(const QByteArray& domainXml);

CreateDomainPlan planDomain(const CreateRequest& request, const OsDescription& os, const HostFacts& host);

} // namespace domus
