// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/shellquote.h"
#include "app/services/errors/cause.h"

#include <QCoreApplication>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ErrorExplanation)
};

} // namespace

const Causes& storageCauses()
{
    static const Causes causes{
        {{{"storage pool '%s' containing volume '%s' is not active"}, {"storage pool '%s' is not active"}},
            Cure::StartPool,
            [](const QString& pool) {
                return CauseWords{
                    Tr::tr("The storage pool %1 is not running.").arg(pool), Tr::tr("Start the pool, then try again.")};
            }},
        {{{"no storage pool with matching name '%s'"}, {"no storage pool with matching uuid '%s'"}}, Cure::None,
            [](const QString& pool) {
                return CauseWords{Tr::tr("There is no storage pool %1.").arg(pool),
                    Tr::tr("Choose another place, or make the pool again.")};
            }},
        {{{"cannot open directory '%s': No such file"}, {"cannot open path '%s': No such file"}}, Cure::None,
            [](const QString& folder) {
                return CauseWords{Tr::tr("The folder %1 of the storage pool is missing.").arg(folder),
                    Tr::tr("Make the folder again, or attach the disk it was on."),
                    shellQuote({QStringLiteral("mkdir"), QStringLiteral("-p"), QStringLiteral("--"), folder})};
            }},
        {{{"unexpected exit status 32: mount: %s", 0}, {"must be superuser to use mount", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The storage pool's share could not be mounted on the host."),
                    Tr::tr("Check the server and the path of the share. The user's libvirt may not mount at all: use "
                           "the system's.")};
            }},
        {{{"storage volume '%s' exists already"}, {"storage volume %s exists already"},
             {"storage volume name '%s' already in use."}, {"volume target path '%s' already exists"}},
            Cure::ChooseOtherName,
            [](const QString& name) {
                return CauseWords{
                    Tr::tr("The storage has a file %1 already.").arg(name), Tr::tr("Choose another name.")};
            }},
        {{{"no storage vol with matching path '%s'"}, {"no storage vol with matching name '%s'"},
             {"no storage vol with matching key '%s'"}, {"No storage volume with key or path '%s'"}},
            Cure::None,
            [](const QString& volume) {
                return CauseWords{Tr::tr("The storage has no file %1.").arg(volume),
                    Tr::tr("Somebody else may have deleted it: read the pool again.")};
            }},
        {{{"volume '%s' is still in use."}, {"volume '%s' is still being allocated."}}, Cure::None,
            [](const QString& volume) {
                return CauseWords{
                    Tr::tr("%1 is in use.").arg(volume), Tr::tr("Wait until what uses it is done, then try again.")};
            }},
        {{{"pool '%s' already exists with uuid %s"}, {"pool '%s' is already defined with uuid %s"}},
            Cure::ChooseOtherName,
            [](const QString& pool) {
                return CauseWords{
                    Tr::tr("There is a storage pool %1 already.").arg(pool), Tr::tr("Choose another name.")};
            }},
        {{{"storage pool '%s' is still active"}}, Cure::None,
            [](const QString& pool) {
                return CauseWords{Tr::tr("The storage pool %1 is running.").arg(pool), Tr::tr("Stop the pool first.")};
            }},
        {{{"storage pool '%s' is already active"}}, Cure::LookAgain,
            [](const QString& pool) {
                return CauseWords{Tr::tr("The storage pool %1 is running already.").arg(pool),
                    Tr::tr("Somebody else was faster: nothing is left to do.")};
            }},
        {{{"Not enough free space in pool for volume '%s'", 0}, {"Not enough space left in storage pool", 0},
             {"No space left on device", 0}, {"Disk quota exceeded", 0}},
            Cure::FreeSpace,
            [](const QString&) {
                return CauseWords{Tr::tr("The host's storage is full."), Tr::tr("Free some space, then try again."),
                    QStringLiteral("df -h")};
            }},
        {{{"cannot extend file '%s': File too large"}, {"cannot allocate %llu bytes in file '%s': File too large", 2}},
            Cure::None,
            [](const QString& file) {
                return CauseWords{Tr::tr("The host's file system holds no file as large as %1 would be.").arg(file),
                    Tr::tr("Choose a smaller size, or another storage pool.")};
            }},
    };
    return causes;
}

} // namespace domus
