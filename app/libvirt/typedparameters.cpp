// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/typedparameters.h"

#include <QByteArrayView>

#include <libvirt/libvirt.h>

namespace domus::libvirt {

namespace {

std::optional<unsigned long long> valueOf(const virTypedParameter& parameter)
{
    switch (parameter.type) {
    case VIR_TYPED_PARAM_INT:
        return parameter.value.i < 0 ? std::nullopt : std::optional(static_cast<unsigned long long>(parameter.value.i));
    case VIR_TYPED_PARAM_UINT:
        return parameter.value.ui;
    case VIR_TYPED_PARAM_LLONG:
        return parameter.value.l < 0 ? std::nullopt : std::optional(static_cast<unsigned long long>(parameter.value.l));
    case VIR_TYPED_PARAM_ULLONG:
        return parameter.value.ul;
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<unsigned long long> TypedParameters::number(const char* name) const
{
    for (int i = 0; i < m_count; ++i) {
        if (QByteArrayView(&m_list[i].field[0]) == QByteArrayView(name)) {
            return valueOf(m_list[i]);
        }
    }
    return std::nullopt;
}

std::optional<unsigned long long> TypedParameters::sum(const char* prefix, const char* suffix) const
{
    const QByteArrayView head(prefix);
    const QByteArrayView tail(suffix);
    std::optional<unsigned long long> total;
    for (int i = 0; i < m_count; ++i) {
        const QByteArrayView name(&m_list[i].field[0]);
        if (name.startsWith(head) && name.endsWith(tail)) {
            if (const auto value = valueOf(m_list[i])) {
                total = total.value_or(0) + *value;
            }
        }
    }
    return total;
}

} // namespace domus::libvirt
