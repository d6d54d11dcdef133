// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/errortext.h"

#include "app/services/errorexplanation.h"

#include <QCoreApplication>
#include <QStringList>

namespace domus {

QString ErrorText::all() const
{
    QStringList parts{sentence, advice, command, complete.isEmpty() ? original : complete};
    parts.removeAll(QString());
    return parts.join(QLatin1Char('\n'));
}

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ErrorText)
};

/// A paragraph of more would push what can be done out of sight.
constexpr qsizetype longestShown = 1200;

} // namespace

ErrorText openingErrorText(const Error& error)
{
    ErrorText text = errorText(error);
    if (text.sentence != errorText(Error::make(ErrorKind::NotConnected, QString())).sentence) {
        return text;
    }
    return {Tr::tr("libvirt does not answer there: its service may not be running, or the computer cannot be reached."),
        {}, text.original, {}, text.complete};
}

ErrorText errorText(const Error& error, const ErrorExplanation& explanation)
{
    ErrorText text{explanation.sentence, explanation.cureText, explanation.details, explanation.command};
    if (text.original.size() > longestShown) {
        text.original = text.original.left(longestShown / 2) % QChar(0x2026) % text.original.right(longestShown / 2);
    }
    if (text.original.size() < error.text.size() && !text.sentence.contains(error.text)) {
        text.complete = error.text;
    }
    return text;
}

ErrorText errorText(const Error& error)
{
    return errorText(error, explain(error));
}

} // namespace domus
