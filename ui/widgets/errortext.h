// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QString>

namespace domus {

/// An error as the window says it.
struct ErrorText
{
    QString sentence; ///< what failed and why, in plain words
    QString advice; ///< the next step; may be empty
    QString original; ///< the library's own words, when they differ from the sentence

    /// Everything, for the clipboard.
    QString all() const;
};

ErrorText errorText(const Error& error);
/// Of a connection that could not be opened, where "it is closed" would tell nothing.
ErrorText openingErrorText(const Error& error);

} // namespace domus
