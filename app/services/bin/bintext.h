// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Words that more than one place tells of the bin; translated.
namespace domus::bintext {

/// "It waits in the bin... After 30 days it is deleted for good." Of one machine, or of `count`; 0 days: for ever.
QString whatWaitingMeans(int days, int count = 1);
/// "Move to bin"
QString moveToBin();
/// "Delete now"
QString deleteNow();

} // namespace domus::bintext
