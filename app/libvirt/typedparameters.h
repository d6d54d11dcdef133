// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

struct _virTypedParameter; // NOLINT(bugprone-reserved-identifier): libvirt's name

namespace domus::libvirt {

/// A look into libvirt's name-value lists, which it owns; values of any integer type are read as asked.
class TypedParameters
{
public:
    TypedParameters(const _virTypedParameter* list, int count) : m_list(list), m_count(count) { }

    std::optional<unsigned long long> number(const char* name) const;
    /// The sum over "PREFIX.<n>.SUFFIX"; nothing when there is no such entry.
    std::optional<unsigned long long> sum(const char* prefix, const char* suffix) const;

private:
    const _virTypedParameter* m_list;
    int m_count;
};

} // namespace domus::libvirt
