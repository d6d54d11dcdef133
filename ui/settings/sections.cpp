// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/sections.h"

#include "app/services/autostart.h"
#include "app/services/preferences.h"
#include "ui/settings/settingssection.h"
#include "ui/settings/shortcutlist.h"
#include "ui/translator.h"

#include <QCoreApplication>

namespace domus::settingssections {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::SettingsPage)
};

using Words = SettingsSection::Words;
using Choices = SettingsSection::Choices;

QString none()
{
    return {};
}

} // namespace

SettingsSection* appearance(Preferences& preferences, QWidget* parent)
{
    auto* section = new SettingsSection(
        QStringLiteral("appearanceSection"), preferences, [] { return Tr::tr("Appearance"); }, parent);
    section->addChoice(
        preference::language,
        [] {
            return Words{Tr::tr("Language"), {}, QStringLiteral("language English Vietnamese ngôn ngữ tiếng Việt")};
        },
        [] {
            //: the language or the colours of the desktop
            Choices choices{{QString(), Tr::tr("As the system")}};
            const QStringList languages = Translator::languages();
            choices.reserve(languages.size() + 1);
            for (const QString& language : languages) {
                choices.append({language, Translator::nameOf(language)});
            }
            return choices;
        });
    section->addChoice(
        preference::theme,
        [] {
            return Words{Tr::tr("Colours"), {}, Tr::tr("theme scheme dark mode night")};
        },
        [] {
            return Choices{{QString(), Tr::tr("As the system")}, {QStringLiteral("light"), Tr::tr("Light")},
                {QStringLiteral("dark"), Tr::tr("Dark")}};
        });
    return section;
}

SettingsSection* confirmations(Preferences& preferences, QWidget* parent)
{
    auto* section = new SettingsSection(
        QStringLiteral("confirmationsSection"), preferences, [] { return Tr::tr("Confirmations"); }, parent);
    section->addText([] {
        return Words{Tr::tr("Forcing off, resetting, discarding a saved state and deleting always ask, because "
                            "something is lost for good. So does what is done to several virtual machines at once.")};
    });
    section->addFlag(preference::confirmShutDown, [] { return Words{Tr::tr("Ask before shutting down")}; });
    section->addFlag(preference::confirmReboot, [] { return Words{Tr::tr("Ask before rebooting")}; });
    section->addFlag(preference::confirmPause, [] { return Words{Tr::tr("Ask before pausing")}; });
    section->addFlag(preference::confirmSave, [] { return Words{Tr::tr("Ask before saving the state")}; });
    return section;
}

SettingsSection* newMachines(Preferences& preferences, QWidget* parent)
{
    auto* section = new SettingsSection(
        QStringLiteral("newMachinesSection"), preferences, [] { return Tr::tr("New virtual machines"); }, parent);
    //: a number in the settings that is not set: Domus decides for each machine
    const auto fits = [] { return Tr::tr("What fits"); };
    section->addText([] {
        return Words{Tr::tr("What fits is found out for each system and host. What you set here is used instead, and "
                            "never less than the system needs; both can be changed for each new machine.")};
    });
    section->addNumber(
        preference::newMemory,
        [] {
            return Words{Tr::tr("Memory"), {}, Tr::tr("RAM")};
        },
        [] { return QStringLiteral(" MiB"); }, fits);
    section->addNumber(
        preference::newCpus,
        [] {
            return Words{Tr::tr("Processors"), {}, Tr::tr("CPU cores")};
        },
        none, fits);
    section->addNumber(
        preference::newDiskSize,
        [] {
            return Words{Tr::tr("Size of the disk"), {}, Tr::tr("capacity storage")};
        },
        [] { return QStringLiteral(" GiB"); }, fits);
    section->addChoice(
        preference::newDiskFormat,
        [] {
            return Words{Tr::tr("Format of the disk"), {}, QStringLiteral("qcow2 raw")};
        },
        [] {
            return Choices{{QString(), Tr::tr("qcow2: grows as it fills, has snapshots")},
                {QStringLiteral("raw"), Tr::tr("raw: plain, a little faster")}};
        });
    section->addChoice(
        preference::newFirmware,
        [] {
            return Words{Tr::tr("Firmware"),
                Tr::tr("Where the system or its medium starts from one only, that is used."),
                QStringLiteral("BIOS UEFI EFI")};
        },
        [fits] {
            return Choices{{QString(), fits()}, {QStringLiteral("uefi"), QStringLiteral("UEFI")},
                {QStringLiteral("bios"), QStringLiteral("BIOS")}};
        });
    section->addFlag(preference::newStarts, [] { return Words{Tr::tr("Start a new virtual machine right away")}; });
    return section;
}

SettingsSection* list(Preferences& preferences, QWidget* parent)
{
    auto* section = new SettingsSection(
        QStringLiteral("listSection"), preferences, [] { return Tr::tr("List"); }, parent);
    section->addChoice(
        preference::samplingSeconds,
        [] {
            return Words{Tr::tr("Read the loads"),
                Tr::tr("They are read only while the window can be seen. Less often costs the hosts less."),
                Tr::tr("sampling CPU performance polling interval")};
        },
        [] {
            return Choices{{QStringLiteral("1"), Tr::tr("Every second")},
                {QStringLiteral("2"), Tr::tr("Every 2 seconds")}, {QStringLiteral("5"), Tr::tr("Every 5 seconds")},
                {QStringLiteral("0"), Tr::tr("Never")}};
        });
    return section;
}

SettingsSection* console(Preferences& preferences, QWidget* parent)
{
    auto* section = new SettingsSection(
        QStringLiteral("consoleSection"), preferences, [] { return Tr::tr("Console"); }, parent);
    section->addFlag(preference::consoleScale, [] {
        return Words{Tr::tr("Scale the screen to the room there is"),
            Tr::tr("Otherwise it is shown pixel for pixel, with scroll bars where it is larger."), Tr::tr("zoom fit")};
    });
    return section;
}

SettingsSection* bin(Preferences& preferences, QWidget* parent)
{
    auto* section = new SettingsSection(
        QStringLiteral("binSection"), preferences, [] { return Tr::tr("Bin"); }, parent);
    section->addNumber(
        preference::binDays,
        [] {
            return Words{Tr::tr("Days in the bin"),
                Tr::tr("A deleted virtual machine waits there so long, and is then deleted for good."),
                Tr::tr("trash delete restore empty")};
        },
        //: after a number of days in a field
        [] { return Tr::tr(" days"); },
        //: how long a machine waits in the bin
        [] { return Tr::tr("For ever"); });
    return section;
}

SettingsSection* background(Preferences& preferences, std::function<void(const Error&)> failed, QWidget* parent)
{
    auto* section = new SettingsSection(
        QStringLiteral("backgroundSection"), preferences, [] { return Tr::tr("In the background"); }, parent);
    section->addText([] { return Words{Tr::tr("Virtual machines run on when Domus is closed.")}; });
    section->addFlag(preference::trayIcon, [] {
        return Words{Tr::tr("Show an icon in the notification area"),
            Tr::tr(
                "It tells how many virtual machines run, and starts or stops them. Some desktops have no such area."),
            Tr::tr("system tray")};
    });
    section->addFlag(preference::trayStays, [] {
        return Words{Tr::tr("Closing the window leaves Domus there"), Tr::tr("Ctrl+Q ends it in any case."),
            Tr::tr("quit close hide minimise system tray")};
    });
    section->addFlag(
        QStringLiteral("settingAutostart"), autostart::isOn,
        [failed = std::move(failed)](bool on) {
            if (const Status set = autostart::set(on); !set) {
                failed(set.error());
            }
        },
        [] {
            return Words{Tr::tr("Start Domus when I log in"),
                Tr::tr("It stays in the notification area until it is wanted."),
                Tr::tr("autostart login session boot")};
        },
        false);
    return section;
}

SettingsSection* notifications(Preferences& preferences, QWidget* parent)
{
    auto* section = new SettingsSection(
        QStringLiteral("notificationsSection"), preferences, [] { return Tr::tr("Notifications"); }, parent);
    section->addText([] { return Words{Tr::tr("They come only while you are not looking at Domus.")}; });
    section->addFlag(preference::notifyTasks, [] { return Words{Tr::tr("A task that took long is over, or failed")}; });
    section->addFlag(
        preference::notifyMachines, [] { return Words{Tr::tr("A virtual machine stopped by itself, or crashed")}; });
    section->addFlag(preference::notifyConnections, [] { return Words{Tr::tr("A connection was lost")}; });
    return section;
}

SettingsSection* shortcuts(Preferences& preferences, const QList<QAction*>& actions, QWidget* parent)
{
    auto* section = new SettingsSection(
        QStringLiteral("shortcutsSection"), preferences, [] { return Tr::tr("Shortcuts"); }, parent);
    for (QAction* action : actions) {
        if (!action->shortcut().isEmpty()) {
            auto* row = new ShortcutRow(action, section);
            section->addWidget(row, [row] { return Words{row->text(), {}, row->keys()}; });
        }
    }
    return section;
}

} // namespace domus::settingssections
