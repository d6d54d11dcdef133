// SPDX-License-Identifier: GPL-3.0-or-later
// What the create page has to find out: of files, of the host, of systems. Asked in lanes, answered in the GUI thread.
#include "app/core/async.h"
#include "app/services/hostsession.h"
#include "ui/create/createcontroller.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace domus {

namespace {

/// What can be said of a file that cannot be looked at from here: it is on another host, or in a pool that keeps us
/// out.
FileFacts takenOnTrust(const QString& path)
{
    FileFacts facts;
    facts.path = path;
    facts.exists = true;
    facts.isReadable = true;
    facts.isReachable = true;
    const QString suffix = QFileInfo(path).suffix().toLower();
    facts.isIso9660 = suffix == u"iso";
    facts.isBootable = facts.isIso9660;
    facts.volumeLabel = facts.isIso9660 ? QFileInfo(path).completeBaseName() : QString();
    // The format stays open: libvirt may know it, and a name proves nothing.
    return facts;
}

} // namespace

void CreateController::inspect()
{
    const quint64 revision = ++m_inspectRevision;
    m_diskPaths = existingDiskPaths();
    if (!hasSource()) {
        m_inspecting = false;
        return;
    }
    m_inspecting = true;
    auto answer = async::reply<Findings>(this, [this, revision](const Findings& findings) {
        if (revision == m_inspectRevision) {
            inspected(findings);
        }
    });
    const bool isTest = m_session != nullptr && m_session->uri().startsWith(QLatin1String("test:"));
    const bool onTrust
        = (m_session != nullptr && !m_session->isLocal()) || (isTest && !m_request.source.pool.isEmpty());
    const bool isOurs = m_request.source.isOnThisComputer;
    const FileView view
        = m_session != nullptr && !isOurs ? fileViewOf(m_session->uri(), m_session->isLocal()) : FileView::AsUser;
    m_worker.post(
        [answer, source = m_request.source, osId = m_request.osId, disks = m_diskPaths, onTrust, isOurs, view,
            inspectFile = m_services.inspectFile, identify = m_services.identify, describe = m_services.describeOs] {
            const auto look = [&](const QString& path, bool isHere) {
                if (path.isEmpty()) {
                    return FileFacts{};
                }
                if (onTrust && !isHere) {
                    return takenOnTrust(path);
                }
                FileFacts facts = inspectFile(path, view);
                // A pool's folder may be closed to us and open to QEMU; libvirt has just listed the file.
                if (!facts.isReadable && !source.pool.isEmpty() && path == source.path
                    && !QFileInfo(QFileInfo(path).path()).isReadable()) {
                    facts = takenOnTrust(path);
                }
                return facts;
            };
            Findings findings;
            findings.source = look(source.path, isOurs);
            findings.initrd = look(source.initrd, isOurs);
            for (const QString& disk : disks) {
                findings.disks.append(look(disk, isOurs && disk == source.path));
            }
            findings.os = osId ? describe(*osId) : identify(source.path, findings.source);
            answer.post(findings);
        });
}

void CreateController::inspected(const Findings& findings)
{
    m_inspecting = false;
    m_sourceFacts = findings.source;
    m_initrdFacts = findings.initrd;
    m_diskFacts = findings.disks;
    m_os = findings.os;
    if (m_kindIsGuessed && m_sourceFacts.exists && m_request.source.kind != SourceKind::Kernel) {
        // "disk.img" may hold an ISO, and a file without any suffix anything.
        if (m_sourceFacts.isIso9660) {
            m_request.source.kind = SourceKind::Iso;
        } else if (!m_sourceFacts.imageFormat.isEmpty() && m_sourceFacts.imageFormat != u"raw") {
            m_request.source.kind = SourceKind::DiskImage;
        }
    }
    replan();
    goOnWhenChecked();
}

void CreateController::gather()
{
    const quint64 revision = ++m_gatherRevision;
    m_gathering = m_session != nullptr;
    if (m_session == nullptr) {
        return;
    }
    // Not in the control lane: it takes many calls, and someone may want to start a machine meanwhile.
    m_session->submit<HostFacts>(
        LaneKind::Slow, this,
        [ask = m_services.gatherFacts, uri = m_session->uri(), isLocal = m_session->isLocal()](
            Connection& connection) { return ask(connection, uri, isLocal); },
        [this, revision](Result<HostFacts> facts) {
            if (revision == m_gatherRevision) {
                gathered(std::move(facts));
            }
        });
}

void CreateController::gathered(Result<HostFacts> facts)
{
    m_gathering = false;
    if (facts) {
        m_facts = std::move(*facts);
        m_hostError.reset();
    } else {
        m_facts.reset();
        m_hostError = facts.error();
    }
    replan();
    goOnWhenChecked();
}

void CreateController::search()
{
    const quint64 revision = ++m_searchRevision;
    m_searches = 0;
    m_sources.clear();
    if (m_session == nullptr) {
        return;
    }
    const auto arrived = [this, revision](const QVector<SourceCandidate>& found) {
        if (revision == m_searchRevision) {
            --m_searches;
            addSources(found);
        }
    };
    if (m_session->isLocal()) {
        ++m_searches;
        auto answer = async::reply<QVector<SourceCandidate>>(this, arrived);
        const QStringList recent = m_services.recentSources ? m_services.recentSources() : QStringList();
        m_worker.post([answer, recent, find = m_services.findFiles] { answer.post(find(recent)); });
    }
    ++m_searches;
    m_session->submit<QVector<SourceCandidate>>(
        LaneKind::Slow, this, m_services.findVolumes, [arrived](const Result<QVector<SourceCandidate>>& found) {
            arrived(found.value_or(QVector<SourceCandidate>{}));
        });
}

void CreateController::addSources(const QVector<SourceCandidate>& found)
{
    for (const SourceCandidate& candidate : found) {
        const auto known = std::find_if(m_sources.begin(), m_sources.end(),
            [&](const SourceCandidate& other) { return other.source.path == candidate.source.path; });
        if (known == m_sources.end()) {
            m_sources.append(candidate);
        } else if (known->source.pool.isEmpty() && !candidate.source.pool.isEmpty()) {
            *known = candidate; // the pool's view of the same file: QEMU reaches it for sure
        }
    }
    Q_EMIT sourcesChanged();
}

void CreateController::loadAllOs()
{
    if (std::exchange(m_allOsAsked, true)) {
        return;
    }
    auto answer = async::reply<QVector<OsDescription>>(this, [this](const QVector<OsDescription>& all) {
        m_allOs = all;
        Q_EMIT allOsChanged();
    });
    m_worker.post([answer, all = m_services.allOs] { answer.post(all()); });
}

} // namespace domus
