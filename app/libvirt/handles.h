// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

// libvirt's own tags, declared here so that its headers stay in the .cpp files.
struct _virConnect; // NOLINT(bugprone-reserved-identifier): libvirt's name
struct _virDomain; // NOLINT(bugprone-reserved-identifier): libvirt's name
struct _virNetwork; // NOLINT(bugprone-reserved-identifier): libvirt's name
struct _virStoragePool; // NOLINT(bugprone-reserved-identifier): libvirt's name
struct _virStorageVol; // NOLINT(bugprone-reserved-identifier): libvirt's name
struct _virStream; // NOLINT(bugprone-reserved-identifier): libvirt's name

/// Owners of what libvirt hands out. None of them outlives the call that made it, but for the connection itself.
namespace domus::libvirt {

void release(_virConnect* connection) noexcept;
void release(_virDomain* domain) noexcept;
void release(_virNetwork* network) noexcept;
void release(_virStoragePool* pool) noexcept;
void release(_virStorageVol* volume) noexcept;
void release(_virStream* stream) noexcept;
void release(char* text) noexcept;

template <typename T, void (*Release)(T*) noexcept> struct Releaser
{
    void operator()(T* object) const noexcept { Release(object); }
};
template <typename T> using Handle = std::unique_ptr<T, Releaser<T, &release>>;

using ConnectHandle = Handle<_virConnect>;
using DomainHandle = Handle<_virDomain>;
using NetworkHandle = Handle<_virNetwork>;
using StoragePoolHandle = Handle<_virStoragePool>;
using StorageVolumeHandle = Handle<_virStorageVol>;
/// A stream that was not finished is aborted when its handle goes.
using StreamHandle = Handle<_virStream>;
using TextHandle = Handle<char>;

} // namespace domus::libvirt
