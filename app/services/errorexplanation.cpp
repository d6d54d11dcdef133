// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/errorexplanation.h"

#include "app/services/errors/cause.h"
#include "app/services/errors/plainwords.h"
#include "app/services/errors/virnumbers.h"

#include <QCoreApplication>

namespace domus {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(domus::ErrorExplanation)
};

constexpr qsizetype longestDetails = 4000;
constexpr qsizetype longestSentence = 1000;

bool wasOpening(const Error& error)
{
    return qstrncmp(error.where, "virConnectOpen", 14) == 0;
}

/// What became of the call is surer than any cause.
std::optional<ErrorExplanation> byOutcome(const Error& error)
{
    ErrorExplanation result;
    result.details = error.text;
    switch (error.kind) {
    case ErrorKind::OutcomeUnknown:
        if (wasOpening(error)) {
            return std::nullopt;
        }
        result.sentence = Tr::tr("The connection was lost while it was being done: it may have happened or not.");
        result.cure = Cure::LookAgain;
        result.cureText = Tr::tr("Look at the machine's state before trying again.");
        return result;
    case ErrorKind::Cancelled:
        result.sentence = Tr::tr("It was cancelled.");
        result.details.clear();
        return result;
    default:
        return std::nullopt;
    }
}

bool fits(CauseNumbers numbers, const Error& error)
{
    return (numbers.code == 0 || numbers.code == error.code) && (numbers.domain == 0 || numbers.domain == error.domain)
        && (!numbers.kind || *numbers.kind == error.kind);
}

/// What the cause is about when it is the one.
std::optional<QString> subjectOf(const Cause& cause, const Error& error, const QString& text)
{
    if (!fits(cause.numbers, error)) {
        return std::nullopt;
    }
    if (cause.said.empty()) {
        return firstPath(text);
    }
    for (const Said& said : cause.said) {
        if (auto subject = said.subjectIn(text)) {
            return subject;
        }
    }
    return std::nullopt;
}

std::optional<ErrorExplanation> byCause(const Error& error)
{
    const QString text = boundedForMatching(error.text);
    for (const Causes* theme : allCauses()) {
        for (const Cause& cause : *theme) {
            const std::optional<QString> subject = subjectOf(cause, error, text);
            if (!subject) {
                continue;
            }
            const CauseWords words = cause.words(plainName(*subject));
            return ErrorExplanation{words.sentence, error.text, cause.cure, words.advice, *subject, words.command};
        }
    }
    return std::nullopt;
}

/// libvirt now and then misses the last words of a QEMU that ends at once.
std::optional<ErrorExplanation> withoutReason(const Error& error)
{
    if (!error.text.endsWith(QLatin1String("unexpectedly closed the monitor"))
        && !error.text.endsWith(QLatin1String("process exited while connecting to monitor"))) {
        return std::nullopt;
    }
    ErrorExplanation result;
    result.sentence = Tr::tr("QEMU ended before the machine ran, and libvirt did not catch why.");
    result.cureText = Tr::tr("Try again: libvirt may catch it then. The reason stands in the machine's log on the "
                             "host.");
    result.details = error.text;
    return result;
}

/// What is known from the kind alone.
std::optional<ErrorExplanation> byKind(const Error& error)
{
    ErrorExplanation result;
    result.details = error.text;
    switch (error.kind) {
    case ErrorKind::NotConnected:
        result.sentence = Tr::tr("The connection is closed, so nothing was done.");
        result.cure = Cure::Reconnect;
        result.cureText = Tr::tr("Connect again, then repeat it.");
        return result;
    case ErrorKind::OutOfSpace:
        result.sentence = Tr::tr("The host's storage is full.");
        result.cure = Cure::FreeSpace;
        result.cureText = Tr::tr("Free some space, then try again.");
        return result;
    case ErrorKind::AuthenticationFailed:
        result.sentence = Tr::tr("libvirt did not accept who you are.");
        result.cureText = Tr::tr("Try again with the right password, or ask for the right to manage virtual machines.");
        return result;
    default:
        return std::nullopt;
    }
}

ErrorExplanation inItsOwnWords(const Error& error)
{
    ErrorExplanation result;
    const QString text
        = error.text.isEmpty() ? Tr::tr("libvirt gave no reason.") : shortened(error.text, longestSentence);
    if (text != error.text && !error.text.isEmpty()) {
        result.details = error.text;
    }
    if (error.action.isEmpty()) {
        //: %1 is an object's name, %2 a library's message
        result.sentence = error.subject.isEmpty() ? text : Tr::tr("%1: %2").arg(plainName(error.subject), text);
    } else if (error.subject.isEmpty()) {
        //: %1 is what was tried ("Start the virtual machine"), %2 a library's message
        result.sentence = Tr::tr("%1 failed: %2").arg(error.action, text);
    } else {
        //: %1 is what was tried ("Start the virtual machine"), %2 an object's name, %3 a library's message
        result.sentence = Tr::tr("%1 failed for %2: %3").arg(error.action, plainName(error.subject), text);
    }
    return result;
}

ErrorExplanation explained(const Error& error)
{
    if (const auto known = byOutcome(error)) {
        return *known;
    }
    if (const auto known = byCause(error)) {
        return *known;
    }
    if (const auto known = withoutReason(error)) {
        return *known;
    }
    if (const auto known = byKind(error)) {
        return *known;
    }
    return inItsOwnWords(error);
}

} // namespace

ErrorExplanation explain(const Error& error)
{
    ErrorExplanation result = explained(error);
    result.details = shortened(result.details, longestDetails);
    return result;
}

} // namespace domus
