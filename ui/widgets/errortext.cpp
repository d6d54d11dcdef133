// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/errortext.h"

#include "app/services/errorexplanation.h"

#include <QCoreApplication>
#include <QStringList>

namespace domus {

QString ErrorText::all() const
{
    QStringList parts{sentence, advice, original};
    parts.removeAll(QString());
    return parts.join(QLatin1Char('\n'));
}

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ErrorText)
};

} // namespace

ErrorText openingErrorText(const Error& error)
{
    const ErrorText text = errorText(error);
    if (text.sentence != errorText(Error::make(ErrorKind::NotConnected, QString())).sentence) {
        return text;
    }
    return {Tr::tr("libvirt does not answer there: its service may not be running, or the computer cannot be reached."),
        {}, text.original};
}

ErrorText errorText(const Error& error)
{
    const ErrorExplanation explanation = explain(error);
    return {explanation.sentence, explanation.cureText, explanation.details};
}

} // namespace domus
