// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The numbers of libvirt's errors that causes are told by: part of its stable interface, named here because only the
/// adapter includes its headers. tests/libvirt/tst_realfaults holds them against those.
namespace domus::virnumber {

// virErrorNumber
inline constexpr int noSupport = 3;
inline constexpr int operationDenied = 29;
inline constexpr int systemError = 38;
inline constexpr int noDomain = 42;
inline constexpr int noNetwork = 43;
inline constexpr int authFailed = 45;
inline constexpr int noStoragePool = 49;
inline constexpr int noStorageVolume = 50;
inline constexpr int operationTimeout = 68;
inline constexpr int noSnapshot = 72;
inline constexpr int agentUnresponsive = 86;
inline constexpr int accessDenied = 88;
inline constexpr int volumeExists = 90;
inline constexpr int cpuIncompatible = 91;

// virErrorDomain
inline constexpr int fromRpc = 7;
inline constexpr int fromQemu = 10;
inline constexpr int fromStorage = 18;
inline constexpr int fromSecurity = 24;

} // namespace domus::virnumber
