// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/bin/bintext.h"

#include "app/services/bin/binwork.h"

namespace domus::bintext {

using binwork::Tr;

QString whatWaitingMeans(int days, int count)
{
    if (count > 1) {
        return days > 0
            ? Tr::tr("In the bin they keep all they have and can be restored as they are; after %n day(s) they are "
                     "deleted for good.",
                nullptr, days)
            : Tr::tr("In the bin they keep all they have and can be restored as they are, until you empty the bin.");
    }
    return days > 0
        ? Tr::tr("In the bin it keeps all it has and can be restored as it is; after %n day(s) it is deleted for good.",
            nullptr, days)
        : Tr::tr("In the bin it keeps all it has and can be restored as it is, until you empty the bin.");
}

QString moveToBin()
{
    return Tr::tr("Move to bin");
}

QString deleteNow()
{
    return Tr::tr("Delete now");
}

} // namespace domus::bintext
