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

const Causes& displayCauses()
{
    static const Causes causes{
        {{{"chardev '%s' not supported without spice graphics", 0}}, Cure::RemoveSpice,
            [](const QString&) {
                return CauseWords{
                    Tr::tr("The machine has a channel for SPICE, but no SPICE display, and libvirt starts "
                           "it only with both."),
                    Tr::tr("Remove the channel: a VNC display does not use it.")};
            }},
        {{{"Spice audio is not supported without spice graphics", 0}}, Cure::RemoveSpice,
            [](const QString&) {
                return CauseWords{Tr::tr("The machine's sound goes through SPICE, but it has no SPICE display."),
                    Tr::tr("Let its sound go nowhere, or give it a SPICE display.")};
            }},
        {{{"'%s' is not a valid char driver name", 1}}, Cure::RemoveSpice,
            [](const QString& driver) {
                return CauseWords{Tr::tr("QEMU on this host was built without %1.").arg(driver),
                    Tr::tr("Remove the channel that needs it, or install QEMU's SPICE modules.")};
            }},
        {{{"Unable to find an unused port in range '%s' (%d-%d)"}}, Cure::None,
            [](const QString& kind) {
                return CauseWords{Tr::tr("All ports that the host keeps for %1 are in use.").arg(kind),
                    Tr::tr("Shut a machine down, or widen the range of ports in the host's qemu.conf.")};
            }},
        {{{"binding socket to %s failed"},
             {"-vnc %s,audiodev=%s: Failed to find an available port: Address already in "
              "use"},
             {"-vnc %s: Failed to find an available port: Address already in use"},
             {"Failed to find an available port", 0}},
            Cure::StopOtherMachine,
            [](const QString& port) {
                return CauseWords{port.isEmpty()
                        ? Tr::tr("The port of the machine's display is in use already.")
                        : Tr::tr("The port of the machine's display is in use already: %1.").arg(port),
                    Tr::tr("Let libvirt choose the port, or stop what holds it.")};
            }},
        {{{"Failed to bind socket: Cannot assign requested address", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{
                    Tr::tr("The machine's display is to listen on an address that this host does not have."),
                    Tr::tr("Change the address of its display, or let it listen nowhere: Domus does not need that.")};
            }},
        {{{"Failed to bind socket", 0}}, Cure::StopOtherMachine,
            [](const QString&) {
                return CauseWords{Tr::tr("A network port that the machine needs is in use already."),
                    Tr::tr("Let libvirt choose the port, or stop what holds it.")};
            }},
        {{{"failed to initialize spice server", 0}}, Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The machine's SPICE display could not be set up."),
                    Tr::tr("Look at the address and port of its display, or use VNC.")};
            }},
        {{{"domain configuration does not support video model '%s'"}, {"unknown video model '%s'"},
             {"'%s' is not a valid device model name"}},
            Cure::None,
            [](const QString& model) {
                return CauseWords{Tr::tr("QEMU on this host has no device “%1”.").arg(model),
                    Tr::tr("Choose another model for it, or install the package of QEMU that brings it.")};
            }},
        {{{"cannot open directory '/dev/dri'", 0}, {"opengl is not available", 0},
             {"This QEMU doesn't support spice OpenGL", 0}, {"OpenGL is not supported by the display", 0},
             {"egl: eglInitialize failed", 0}, {"egl: egl_init_ctx failed", 0},
             {"virgl could not be initialized: %d", 0}},
            Cure::None,
            [](const QString&) {
                return CauseWords{Tr::tr("The machine wants 3D acceleration, which this host's graphics cannot give."),
                    Tr::tr("Switch 3D acceleration off for its display.")};
            }},
    };
    return causes;
}

} // namespace domus
