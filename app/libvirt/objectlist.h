// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/libvirt/call.h"

#include <cstdlib>
#include <utility>

/// What the virConnectListAll* functions return: an array of objects, owned.
namespace domus::libvirt {

template <typename T> class ObjectList
{
public:
    ObjectList(T** objects, int count) : m_objects(objects), m_count(count) { }
    ~ObjectList()
    {
        for (int i = 0; i < m_count; ++i) {
            release(m_objects[i]);
        }
        std::free(static_cast<void*>(m_objects));
    }
    ObjectList(ObjectList&& other) noexcept
        : m_objects(std::exchange(other.m_objects, nullptr))
        , m_count(std::exchange(other.m_count, 0))
    {
    }
    ObjectList(const ObjectList&) = delete;
    ObjectList& operator=(const ObjectList&) = delete;
    ObjectList& operator=(ObjectList&&) = delete;

    T* const* begin() const { return m_objects; }
    T* const* end() const { return m_objects + m_count; }
    int count() const { return m_count; }

private:
    T** m_objects;
    int m_count;
};

/// list<virConnectListAllNetworks, _virNetwork>(connection, flags)
template <auto Function, typename T, typename Parent> Result<ObjectList<T>> list(const Parent& parent, unsigned flags)
{
    T** objects = nullptr;
    const auto count = call<Function>(parent, &objects, flags);
    // A spoiled call has an array all the same, which ends with a null pointer.
    int found = 0;
    while (objects != nullptr && objects[found] != nullptr) {
        ++found;
    }
    ObjectList<T> owner(objects, found);
    if (!count) {
        return fail(count.error());
    }
    return owner;
}

} // namespace domus::libvirt
