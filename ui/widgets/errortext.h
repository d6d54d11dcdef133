// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QString>

namespace domus {

struct ErrorExplanation;

/// An error as the window says it: plain text of a size that is laid out at once.
struct ErrorText
{
    QString sentence; ///< what failed and why, in plain words
    QString advice; ///< the next step; may be empty
    QString original; ///< the library's own words, when they differ from the sentence; of very long ones both ends
    QString command = {}; ///< one that helps, for a shell on the host; empty for none
    QString complete = {}; ///< the library's own words in full, when `original` is not that

    /// Everything, for the clipboard.
    QString all() const;
};

ErrorText errorText(const Error& error);
ErrorText errorText(const Error& error, const ErrorExplanation& explanation);
/// Of a connection that could not be opened, where "it is closed" would tell nothing.
ErrorText openingErrorText(const Error& error);

} // namespace domus
