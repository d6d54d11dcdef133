// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QApplication;

namespace domus {

/// How the window was asked for.
struct Options
{
    QStringList uris;
    QString console; ///< the machine whose screen is wanted, by name or UUID
    QString viewer;
    QString language;
    QString pictures;
    bool selfTest = false;
    bool newInstance = false; ///< whether another Domus runs or not
    bool hidden = false; ///< no window until it is wanted
};

/// Ends the program where they make no sense, and says why.
Options readOptions(const QApplication& application);

/// The help of these options; translated.
QString optionsHelp();

} // namespace domus
