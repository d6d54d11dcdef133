// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/uniquefd.h"
#include "app/libvirt/handles.h"

#include <QElapsedTimer>
#include <QLoggingCategory>

#include <array>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

/// The one way this adapter calls libvirt: `call<virDomainCreateWithFlags>(domain, flags)`.
///
/// It runs the function, takes libvirt's error in the same thread at once, writes one line to the log (category
/// domus.libvirt, debug: name, milliseconds, result), and gives the result a type that owns it. For .cpp files that
/// include libvirt's headers themselves.
namespace domus::libvirt {

Q_DECLARE_LOGGING_CATEGORY(log)

/// One call: times and logs it, and in builds with tests lets DOMUS_FAULT spoil it (see faults.h).
class CallRecord
{
public:
    explicit CallRecord(const char* function);

    /// An error to report in place of making the call.
    std::optional<Error> refused();
    /// An error to report although the call was made and went well.
    std::optional<Error> spoiled();

    Error failed(); ///< reads libvirt's error: first thing after the call
    void succeeded();

private:
    void write(const Error* error) const;
    const char* m_function;
    QElapsedTimer m_timer;
    std::optional<Error> m_spoiled;
};

namespace detail {

template <auto Function> constexpr std::string_view prettyName()
{
    // gcc: "... [with auto Function = virDomainCreate; ...]", clang: "... [Function = &virDomainCreate]"
    constexpr std::string_view marker = "Function = ";
    std::string_view name = __PRETTY_FUNCTION__;
    name.remove_prefix(name.find(marker) + marker.size());
    if (name.front() == '&') {
        name.remove_prefix(1);
    }
    return name.substr(0, name.find_first_of(";]"));
}

template <auto Function> struct FunctionName
{
    static constexpr auto text = [] {
        constexpr std::string_view name = prettyName<Function>();
        std::array<char, name.size() + 1> result{};
        for (std::size_t i = 0; i < name.size(); ++i) {
            result[i] = name[i];
        }
        return result;
    }();
};

template <typename T> decltype(auto) toC(const T& argument)
{
    return argument;
}
template <typename T> T* toC(const Handle<T>& handle)
{
    return handle.get();
}

/// How a C return value tells failure, and what owns it otherwise.
template <typename T> struct Returned
{
    static_assert(std::is_same_v<T, int>, "say how this return type tells failure");
    using Value = int;
    static bool isFailure(int value) { return value < 0; }
};
template <typename T> struct Returned<T*>
{
    using Value = Handle<T>;
    static bool isFailure(const T* value) { return value == nullptr; }
};
template <> struct Returned<const char*>
{
    using Value = const char*;
    static bool isFailure(const char* value) { return value == nullptr; }
};
template <> struct Returned<unsigned long long>
{
    using Value = unsigned long long;
    static bool isFailure(unsigned long long value) { return value == 0; }
};

struct Natural
{
};

} // namespace detail

/// Calls a libvirt function. `As` is what comes back: a handle, int or text by the function's own return type; void
/// (a Status) where the number says nothing, UniqueFd where it is a descriptor.
template <auto Function, typename As = detail::Natural, typename... Arguments> auto call(const Arguments&... arguments)
{
    using Raw = decltype(Function(detail::toC(arguments)...));
    using Rules = detail::Returned<Raw>;
    using Value = std::conditional_t<std::is_same_v<As, detail::Natural>, typename Rules::Value, As>;

    CallRecord record(detail::FunctionName<Function>::text.data());
    if (auto error = record.refused()) {
        return Result<Value>(fail(std::move(*error)));
    }
    const Raw raw = Function(detail::toC(arguments)...);
    if (Rules::isFailure(raw)) {
        return Result<Value>(fail(record.failed()));
    }
    if constexpr (std::is_void_v<Value>) {
        if (auto error = record.spoiled()) {
            return Status(fail(std::move(*error)));
        }
        record.succeeded();
        return Status();
    } else {
        Value value(raw);
        if (auto error = record.spoiled()) {
            return Result<Value>(fail(std::move(*error)));
        }
        record.succeeded();
        return Result<Value>(std::move(value));
    }
}

} // namespace domus::libvirt
