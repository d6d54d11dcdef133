// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>

/// One category per library: QT_LOGGING_RULES="domus.libvirt.debug=true" shows every libvirt call.
namespace domus::log {

Q_DECLARE_LOGGING_CATEGORY(core)
Q_DECLARE_LOGGING_CATEGORY(xml)
Q_DECLARE_LOGGING_CATEGORY(virt)
Q_DECLARE_LOGGING_CATEGORY(libvirt)
Q_DECLARE_LOGGING_CATEGORY(services)
Q_DECLARE_LOGGING_CATEGORY(models)
Q_DECLARE_LOGGING_CATEGORY(console)
Q_DECLARE_LOGGING_CATEGORY(ui)

/// The text with every secret's value replaced by "***": passwd='…' and password="…" in XML, password=… in commands.
QString masked(const QString& text);

/// Every message of the program goes to standard error as one line, secrets masked. Call once, first thing in main.
void installHandler();

} // namespace domus::log
