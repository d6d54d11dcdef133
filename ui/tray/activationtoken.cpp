// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/activationtoken.h"

#include <QGuiApplication>

#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

namespace domus::activation {

namespace {

using List = std::vector<char*>;

/// Whatever was in the environment once: a reader may hold on to it for as long as it likes. A start of the program or
/// a click on a bubble adds some two kilobytes.
struct Kept
{
    std::vector<std::unique_ptr<QByteArray>> texts;
    std::vector<std::unique_ptr<List>> lists;
};

Kept& kept()
{
    static auto* const all = new Kept; // never ends: neither do the readers
    return *all;
}

} // namespace

void putInEnvironment(const QByteArray& name, const QByteArray& value)
{
    Kept& all = kept();
    const QByteArray start = name + '=';
    all.texts.push_back(std::make_unique<QByteArray>(start + value));
    char* const text = all.texts.back()->data();
    char** end = environ;
    while (end != nullptr && *end != nullptr) {
        ++end;
    }
    auto next = std::make_unique<List>(environ, end);
    const auto isIt = [&start](const char* entry) {
        return std::strncmp(entry, start.constData(), static_cast<size_t>(start.size())) == 0;
    };
    const auto known = std::find_if(next->begin(), next->end(), isIt);
    if (known != next->end()) {
        *known = text;
    } else {
        next->push_back(text);
    }
    next->push_back(nullptr);
    // Readers see the one list or the other, and both are whole.
    __atomic_store_n(&environ, next->data(), __ATOMIC_RELEASE);
    all.lists.push_back(std::move(next));
}

void takeToken(const QString& token)
{
    if (!token.isEmpty() && QGuiApplication::platformName().startsWith(QLatin1String("wayland"))) {
        putInEnvironment("XDG_ACTIVATION_TOKEN", token.toUtf8());
    }
}

} // namespace domus::activation
