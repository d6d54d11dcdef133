// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/settings.h"

#include <QLatin1String>
#include <QObject>
#include <QString>

namespace domus {

struct FlagPreference
{
    QLatin1String key;
    bool standard = false;
};

struct NumberPreference
{
    QLatin1String key;
    int standard = 0;
    int least = 0;
    int most = 0;
};

/// One of a few words; the empty one is the standard.
struct TextPreference
{
    QLatin1String key;
};

/// What the settings page shows: each key once, with what holds where the user said nothing.
namespace preference {

inline constexpr TextPreference language{QLatin1String("ui/language")}; ///< empty: the system's
inline constexpr TextPreference theme{QLatin1String("ui/theme")}; ///< "light", "dark", empty: the system's
inline constexpr FlagPreference confirmShutDown{QLatin1String("confirm/shutDown"), false};
inline constexpr FlagPreference confirmReboot{QLatin1String("confirm/reboot"), false};
inline constexpr FlagPreference confirmPause{QLatin1String("confirm/pause"), false};
inline constexpr FlagPreference confirmSave{QLatin1String("confirm/save"), false};
inline constexpr NumberPreference newMemory{QLatin1String("new/memory"), 0, 0, 1024 * 1024}; ///< MiB; 0: what fits
inline constexpr NumberPreference newCpus{QLatin1String("new/cpus"), 0, 0, 512}; ///< 0: what fits
inline constexpr NumberPreference newDiskSize{QLatin1String("new/diskSize"), 0, 0, 64 * 1024}; ///< GiB; 0: what fits
inline constexpr TextPreference newDiskFormat{QLatin1String("new/diskFormat")}; ///< "raw", empty: qcow2
inline constexpr TextPreference newFirmware{QLatin1String("new/firmware")}; ///< "bios", "uefi", empty: what fits
inline constexpr FlagPreference newStarts{QLatin1String("new/start"), true};
inline constexpr NumberPreference samplingSeconds{QLatin1String("sampling/seconds"), 1, 0, 3600}; ///< 0: never
inline constexpr FlagPreference consoleScale{QLatin1String("console/scale"), true};
inline constexpr NumberPreference binDays{QLatin1String("bin/days"), 30, 0, 3650}; ///< 0: for ever
inline constexpr FlagPreference notifyTasks{QLatin1String("notify/tasks"), true};
inline constexpr FlagPreference notifyMachines{QLatin1String("notify/machines"), true};
inline constexpr FlagPreference notifyConnections{QLatin1String("notify/connections"), true};
inline constexpr FlagPreference trayIcon{QLatin1String("tray/icon"), true};
/// Closing the window leaves Domus in the tray. Not said yet (Preferences::isSet): the window asks once.
inline constexpr FlagPreference trayStays{QLatin1String("tray/stays"), true};

} // namespace preference

/// The user's settings as the program lives with them: what is changed holds at once, is written, and is told. Where
/// the settings are null it holds until the program ends. GUI thread.
class Preferences : public QObject
{
    Q_OBJECT
public:
    /// The settings outlive this.
    explicit Preferences(Settings* settings, QObject* parent = nullptr);

    bool flag(const FlagPreference& preference) const;
    /// Within its bounds, whatever the file says.
    int number(const NumberPreference& preference) const;
    QString text(TextPreference preference) const;
    /// The user has said something, be it the standard.
    bool isSet(QLatin1String key) const;

    void set(const FlagPreference& preference, bool value);
    void set(const NumberPreference& preference, int value);
    void set(TextPreference preference, const QString& value);
    /// Back to what holds where nothing was said.
    void forget(QLatin1String key);

Q_SIGNALS:
    void changed(const QString& key);
    /// It holds, but only until the program ends.
    void saveFailed(const domus::Error& error);

private:
    Settings& settings() { return m_settings != nullptr ? *m_settings : m_unsaved; }
    const Settings& settings() const { return m_settings != nullptr ? *m_settings : m_unsaved; }
    void finish(QLatin1String key);

    Settings* m_settings;
    Settings m_unsaved;
};

} // namespace domus
