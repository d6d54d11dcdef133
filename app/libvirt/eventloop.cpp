// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/libvirt/eventloop.h"

#include <QtGlobal>

#include <glib-unix.h>
#include <glib.h>
#include <libvirt/libvirt.h>

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace domus {

namespace {

using namespace std::chrono_literals;

/// libvirt asks that the loop runs on for a moment after the last connection closed.
constexpr auto drainTime = 100ms;
constexpr auto drainStep = 5ms;

struct Watch
{
    GSource* source = nullptr; // null while disabled
    int fd = -1; // -1 for a timer
    int events = 0;
    virEventHandleCallback onHandle = nullptr;
    virEventTimeoutCallback onTimeout = nullptr;
    void* opaque = nullptr;
    virFreeCallback release = nullptr;
};

struct Farewell
{
    virFreeCallback release = nullptr;
    void* opaque = nullptr;
};

/// What libvirt's six callbacks work on. They carry no context pointer and can't be unregistered, so this lives as long
/// as the process: a lane let go at exit may still be inside libvirt when static objects are destroyed.
struct Registry
{
    GMainContext* context = g_main_context_new();

    std::mutex lifecycle; // serialises start and stop
    std::weak_ptr<EventLoop> current; // guarded by lifecycle
    int holders = 0; // guarded by lifecycle: for a moment two, when one is acquired while the last one goes
    std::thread thread; // guarded by lifecycle
    std::atomic<std::thread::id> threadId;
    std::atomic<bool> quitting = false;

    std::mutex mutex; // guards everything below; never held while a callback of libvirt runs
    std::map<int, Watch> watches;
    std::vector<Farewell> farewells;
    int nextId = 1;
};

Registry& registry()
{
    static auto* const theRegistry = new Registry;
    return *theRegistry;
}

GIOCondition conditionOf(int events)
{
    unsigned condition = G_IO_HUP | G_IO_ERR;
    if ((events & VIR_EVENT_HANDLE_READABLE) != 0) {
        condition |= G_IO_IN;
    }
    if ((events & VIR_EVENT_HANDLE_WRITABLE) != 0) {
        condition |= G_IO_OUT;
    }
    return static_cast<GIOCondition>(condition);
}

int eventsOf(GIOCondition condition)
{
    int events = 0;
    if ((condition & G_IO_IN) != 0) {
        events |= VIR_EVENT_HANDLE_READABLE;
    }
    if ((condition & G_IO_OUT) != 0) {
        events |= VIR_EVENT_HANDLE_WRITABLE;
    }
    if ((condition & (G_IO_ERR | G_IO_NVAL)) != 0) {
        events |= VIR_EVENT_HANDLE_ERROR;
    }
    if ((condition & G_IO_HUP) != 0) {
        events |= VIR_EVENT_HANDLE_HANGUP;
    }
    return events;
}

/// The watch as it is now; a default one (no callback) when another thread removed it meanwhile. Its opaque pointer
/// stays valid while the callback runs, because releases wait for the loop's own thread.
Watch watchNow(int id)
{
    Registry& loop = registry();
    const std::scoped_lock lock(loop.mutex);
    const auto found = loop.watches.find(id);
    return found == loop.watches.end() ? Watch() : found->second;
}

gboolean dispatchHandle(gint fd, GIOCondition condition, gpointer data)
{
    const int id = GPOINTER_TO_INT(data);
    const Watch watch = watchNow(id);
    if (watch.onHandle == nullptr) {
        return G_SOURCE_REMOVE;
    }
    watch.onHandle(id, fd, eventsOf(condition), watch.opaque);
    return G_SOURCE_CONTINUE;
}

gboolean dispatchTimeout(gpointer data)
{
    const int id = GPOINTER_TO_INT(data);
    const Watch watch = watchNow(id);
    if (watch.onTimeout == nullptr) {
        return G_SOURCE_REMOVE;
    }
    watch.onTimeout(id, watch.opaque);
    return G_SOURCE_CONTINUE;
}

gboolean dispatchFarewells(gpointer)
{
    Registry& loop = registry();
    std::vector<Farewell> farewells;
    {
        const std::scoped_lock lock(loop.mutex);
        farewells.swap(loop.farewells);
    }
    for (const Farewell& farewell : farewells) {
        farewell.release(farewell.opaque);
    }
    return G_SOURCE_REMOVE;
}

// GLib stores every callback as a GSourceFunc and calls it by what the source is.
GSourceFunc asSourceFunc(gboolean (*function)(gint, GIOCondition, gpointer))
{
    return reinterpret_cast<GSourceFunc>(reinterpret_cast<void (*)()>(function));
}

void disarm(Watch& watch)
{
    if (watch.source != nullptr) {
        g_source_destroy(watch.source);
        g_source_unref(watch.source);
        watch.source = nullptr;
    }
}

void armHandle(int id, Watch& watch, int events)
{
    disarm(watch);
    watch.events = events;
    if (events == 0) {
        return;
    }
    watch.source = g_unix_fd_source_new(watch.fd, conditionOf(events));
    g_source_set_callback(watch.source, asSourceFunc(&dispatchHandle), GINT_TO_POINTER(id), nullptr);
    g_source_attach(watch.source, registry().context);
}

void armTimeout(int id, Watch& watch, int milliseconds)
{
    disarm(watch);
    if (milliseconds < 0) {
        return;
    }
    watch.source = g_timeout_source_new(static_cast<guint>(milliseconds));
    g_source_set_callback(watch.source, &dispatchTimeout, GINT_TO_POINTER(id), nullptr);
    g_source_attach(watch.source, registry().context);
}

// libvirt may hold a lock of its own while it removes a watch, and the release may want that lock: so never here, but
// in the loop. Its callback may also be running just now.
void releaseLater(Registry& loop, const Watch& watch)
{
    if (watch.release == nullptr) {
        return;
    }
    loop.farewells.push_back({watch.release, watch.opaque});
    if (loop.farewells.size() == 1) {
        GSource* idle = g_idle_source_new();
        g_source_set_priority(idle, G_PRIORITY_HIGH);
        g_source_set_callback(idle, &dispatchFarewells, nullptr, nullptr);
        g_source_attach(idle, loop.context);
        g_source_unref(idle);
    }
}

int addWatch(const Watch& watch, int eventsOrMilliseconds)
{
    Registry& loop = registry();
    const std::scoped_lock lock(loop.mutex);
    const int id = loop.nextId++;
    Watch& stored = loop.watches[id] = watch;
    if (stored.onHandle != nullptr) {
        armHandle(id, stored, eventsOrMilliseconds);
    } else {
        armTimeout(id, stored, eventsOrMilliseconds);
    }
    return id;
}

int removeWatch(int id)
{
    Registry& loop = registry();
    const std::scoped_lock lock(loop.mutex);
    const auto found = loop.watches.find(id);
    if (found == loop.watches.end()) {
        return -1;
    }
    disarm(found->second);
    releaseLater(loop, found->second);
    loop.watches.erase(found);
    return 0;
}

int addHandle(int fd, int events, virEventHandleCallback callback, void* opaque, virFreeCallback release)
{
    Watch watch;
    watch.fd = fd;
    watch.onHandle = callback;
    watch.opaque = opaque;
    watch.release = release;
    return addWatch(watch, events);
}

void updateHandle(int id, int events)
{
    Registry& loop = registry();
    const std::scoped_lock lock(loop.mutex);
    const auto found = loop.watches.find(id);
    if (found != loop.watches.end() && found->second.events != events) {
        armHandle(id, found->second, events);
    }
}

int addTimeout(int milliseconds, virEventTimeoutCallback callback, void* opaque, virFreeCallback release)
{
    Watch watch;
    watch.onTimeout = callback;
    watch.opaque = opaque;
    watch.release = release;
    return addWatch(watch, milliseconds);
}

void updateTimeout(int id, int milliseconds)
{
    Registry& loop = registry();
    const std::scoped_lock lock(loop.mutex);
    const auto found = loop.watches.find(id);
    if (found != loop.watches.end()) {
        armTimeout(id, found->second, milliseconds);
    }
}

void registerOnce()
{
    static const bool done = [] {
        virEventRegisterImpl(&addHandle, &updateHandle, &removeWatch, &addTimeout, &updateTimeout, &removeWatch);
        return true;
    }();
    Q_UNUSED(done)
}

bool isIdle(Registry& loop)
{
    const std::scoped_lock lock(loop.mutex);
    return loop.watches.empty() && loop.farewells.empty();
}

void run()
{
    Registry& loop = registry();
    loop.threadId = std::this_thread::get_id();
    g_main_context_push_thread_default(loop.context);
    while (!loop.quitting) {
        g_main_context_iteration(loop.context, TRUE);
    }
    const auto deadline = std::chrono::steady_clock::now() + drainTime;
    while (!isIdle(loop) && std::chrono::steady_clock::now() < deadline) {
        if (g_main_context_iteration(loop.context, FALSE) == FALSE) {
            std::this_thread::sleep_for(drainStep);
        }
    }
    g_main_context_pop_thread_default(loop.context);
    loop.threadId = std::thread::id();
}

} // namespace

std::shared_ptr<EventLoop> EventLoop::acquire()
{
    Registry& loop = registry();
    const std::scoped_lock lock(loop.lifecycle);
    std::shared_ptr<EventLoop> eventLoop = loop.current.lock();
    if (!eventLoop) {
        eventLoop.reset(new EventLoop);
        loop.current = eventLoop;
    }
    return eventLoop;
}

EventLoop::EventLoop()
{
    registerOnce();
    Registry& loop = registry();
    if (++loop.holders == 1) {
        loop.quitting = false;
        loop.thread = std::thread(&run);
    }
}

EventLoop::~EventLoop()
{
    Registry& loop = registry();
    const std::scoped_lock lock(loop.lifecycle);
    if (--loop.holders == 0) {
        loop.quitting = true;
        g_main_context_wakeup(loop.context);
        loop.thread.join();
    }
}

bool EventLoop::isCurrentThread()
{
    return registry().threadId.load() == std::this_thread::get_id();
}

int EventLoop::watchCount()
{
    Registry& loop = registry();
    const std::scoped_lock lock(loop.mutex);
    return static_cast<int>(loop.watches.size());
}

} // namespace domus
