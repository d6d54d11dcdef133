// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/preferences.h"

#include <algorithm>

namespace domus {

Preferences::Preferences(Settings* settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_unsaved(Settings::load(QString()))
{
}

bool Preferences::flag(const FlagPreference& preference) const
{
    return settings().flag(preference.key, preference.standard);
}

int Preferences::number(const NumberPreference& preference) const
{
    const qint64 value = settings().number(preference.key, preference.standard);
    return static_cast<int>(std::clamp(value, qint64{preference.least}, qint64{preference.most}));
}

QString Preferences::text(TextPreference preference) const
{
    return settings().text(preference.key);
}

bool Preferences::isSet(QLatin1String key) const
{
    return settings().contains(key);
}

void Preferences::set(const FlagPreference& preference, bool value)
{
    if (!isSet(preference.key) || flag(preference) != value) {
        settings().setFlag(preference.key, value);
        finish(preference.key);
    }
}

void Preferences::set(const NumberPreference& preference, int value)
{
    if (number(preference) != value) {
        settings().setNumber(preference.key, value);
        finish(preference.key);
    }
}

void Preferences::set(TextPreference preference, const QString& value)
{
    if (text(preference) != value) {
        settings().setText(preference.key, value);
        finish(preference.key);
    }
}

void Preferences::forget(QLatin1String key)
{
    if (isSet(key)) {
        settings().remove(key);
        finish(key);
    }
}

void Preferences::finish(QLatin1String key)
{
    if (m_settings != nullptr) {
        if (const Status saved = m_settings->save(); !saved) {
            Q_EMIT saveFailed(saved.error());
        }
    }
    Q_EMIT changed(key);
}

} // namespace domus
