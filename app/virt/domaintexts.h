// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uuid.h"

#include <QString>

namespace domus {

/// What a Connection may be able to do besides: change a machine's title and description while it runs. Blocks, fails
/// and belongs in the lane like the Connection that it is asked of (with a dynamic_cast).
class DomainTexts
{
public:
    virtual ~DomainTexts() = default;
    DomainTexts(const DomainTexts&) = delete;
    DomainTexts& operator=(const DomainTexts&) = delete;

    /// In the definition, and in the running domain when it is active. Empty takes it away. A title is one line.
    virtual Status setDomainTitle(const Uuid& uuid, const QString& title) = 0;
    virtual Status setDomainDescription(const Uuid& uuid, const QString& description) = 0;

protected:
    DomainTexts() = default;
};

} // namespace domus
