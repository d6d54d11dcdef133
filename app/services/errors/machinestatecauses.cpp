// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/errors/cause.h"

#include <QCoreApplication>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ErrorExplanation)
};

} // namespace

const Causes& machineStateCauses()
{
    static const Causes causes{
        {{{"QEMU guest agent is not connected", 0}, {"QEMU guest agent is not available due to an error", 0},
             {"Guest agent is not responding", 0}, {"Guest agent not available for now", 0},
             {"Guest agent disappeared while executing command", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The agent inside the guest does not answer."),
                    Tr::tr("Install and start qemu-guest-agent in the guest; while it boots, wait a little.")};
            }},
        {{{"QEMU guest agent is not configured", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The machine has no channel to an agent inside its guest."),
                    Tr::tr("Add the channel org.qemu.guest_agent.0 to its hardware, and qemu-guest-agent to the "
                           "guest.")};
            }},
        {{{"another migration job is already running for domain '%s'"},
             {"migration of domain %s is being actively monitored by another thread"},
             {"another backup job is already running", 0}, {"domain has active block job", 0}},
            Cure::LookAgain,
            [](const QString&) {
                return CauseWords{Tr::tr("The machine is being moved, saved or copied at the moment."),
                    Tr::tr("Wait until that is done, then try again.")};
            }},
        {{{"cannot acquire state change lock (held by monitor=%s)", 0}, {"cannot acquire state change lock", 0}},
            Cure::LookAgain,
            [](const QString&) {
                return CauseWords{Tr::tr("The machine is busy with something else."),
                    Tr::tr("Wait until that is done, then try again. If it lasts, QEMU may hang: then only force off "
                           "helps.")};
            }},
        {{{"cannot delete inactive domain with %d snapshots"}, {"cannot delete inactive domain with %d checkpoints"}},
            Cure::DeleteHere,
            [](const QString& count) {
                return CauseWords{Tr::tr("The machine has snapshots (%1), and libvirt wants to be told what becomes of "
                                         "them.")
                                      .arg(count),
                    Tr::tr("Delete it with Domus, which does, or delete the snapshots first.")};
            }},
        {{{"cannot migrate domain with %d snapshots"}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("A machine with snapshots cannot be moved to another host."),
                    Tr::tr("Delete its snapshots first.")};
            }},
        {{{"cannot rename active domain", 0}, {"cannot rename a transient domain", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{
                    Tr::tr("A machine that runs keeps its name."), Tr::tr("Shut it down, then rename it.")};
            }},
        {{{"name %s cannot contain '/'"}, {"volume name '%s' cannot contain '/'"}}, Cure::ChooseOtherName,
            [](const QString& name) {
                return CauseWords{Tr::tr("A name cannot hold a slash: %1.").arg(name), Tr::tr("Choose another name.")};
            }},
        {{{"domain '%s' is already defined with uuid %s"}}, Cure::LookAtMachine,
            [](const QString& name) {
                return CauseWords{Tr::tr("The machine %1 has the same UUID.").arg(name),
                    Tr::tr("Leave the UUID out: libvirt makes a new one.")};
            }},
        {{{"domain '%s' already exists with uuid %s"}, {"domain with name '%s' already exists"},
             {"domain %s exists already"}, {"domain '%s' already exists"}},
            Cure::ChooseOtherName,
            [](const QString& name) {
                return CauseWords{Tr::tr("The name %1 is taken.").arg(name), Tr::tr("Choose another name.")};
            }},
        {{{"domain '%s' is already active"}, {"domain is already running", 0}, {"Domain is already running", 0},
             {"Domain '%s' is already running"}},
            Cure::LookAgain,
            [](const QString&) {
                return CauseWords{Tr::tr("The machine is running already."),
                    Tr::tr("Somebody else was faster: nothing is left to do.")};
            }},
        {{{"domain is not running", 0}, {"Domain is not running", 0}, {"domain '%s' is not running", 0}},
            Cure::LookAgain,
            [](const QString&) {
                return CauseWords{
                    Tr::tr("The machine is not running, or is paused."), Tr::tr("Start or resume it, then try again.")};
            }},
        {{{"no domain with matching uuid '%s'", 0}, {"no domain with matching name '%s'"},
             {"no domain with matching id %d", 0}},
            Cure::LookAgain,
            [](const QString&) {
                return CauseWords{Tr::tr("The machine is not there any more."),
                    Tr::tr("Somebody else may have deleted or renamed it.")};
            }},
        {{{"Cannot recv data: %s", 0}, {"End of file while reading data", 0},
             {"connection closed due to keepalive", 0}},
            Cure::Reconnect,
            [](const QString&) {
                return CauseWords{Tr::tr("The connection to libvirt was lost."),
                    Tr::tr("Connect again, and look at what has become of it.")};
            }},
        {{{"monitor socket did not show up", 0}, {"failed to connect to monitor socket", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("QEMU was started, but did not answer in time."),
                    Tr::tr("Try again; on a busy host it may take longer. Its log tells more.")};
            }},
    };
    return causes;
}

} // namespace domus
