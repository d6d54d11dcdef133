// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QList>

#include <functional>

class QAction;
class QWidget;

namespace domus {

class Preferences;
class SettingsSection;

/// What the sections of the settings page hold. Each is made with its words; the caller retranslates it.
namespace settingssections {

SettingsSection* appearance(Preferences& preferences, QWidget* parent);
SettingsSection* confirmations(Preferences& preferences, QWidget* parent);
SettingsSection* newMachines(Preferences& preferences, QWidget* parent);
SettingsSection* list(Preferences& preferences, QWidget* parent);
SettingsSection* console(Preferences& preferences, QWidget* parent);
SettingsSection* bin(Preferences& preferences, QWidget* parent);
/// `failed`: the session's start could not be changed.
SettingsSection* background(Preferences& preferences, std::function<void(const Error&)> failed, QWidget* parent);
SettingsSection* notifications(Preferences& preferences, QWidget* parent);
/// Of the actions that have one; they may go before the section.
SettingsSection* shortcuts(Preferences& preferences, const QList<QAction*>& actions, QWidget* parent);

} // namespace settingssections

} // namespace domus
