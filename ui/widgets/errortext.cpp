// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/errortext.h"

#include "app/services/errorexplanation.h"

#include <QStringList>

namespace domus {

QString ErrorText::all() const
{
    QStringList parts{sentence, advice, original};
    parts.removeAll(QString());
    return parts.join(QLatin1Char('\n'));
}

ErrorText errorText(const Error& error)
{
    const ErrorExplanation explanation = explain(error);
    return {explanation.sentence, explanation.cureText, explanation.details};
}

} // namespace domus
