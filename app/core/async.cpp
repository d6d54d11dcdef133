// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/async.h"

#include <QThread>

#ifdef __SANITIZE_THREAD__
// The thread sanitizer's run-time offers these; it declares them in no header of GCC's.
extern "C" void AnnotateIgnoreWritesBegin(const char* file, int line);
extern "C" void AnnotateIgnoreWritesEnd(const char* file, int line);
#endif

namespace domus::async::detail {

namespace {

/// Qt's event queue hands over under Qt's own futex mutex, which the thread sanitizer cannot see: two threads that let
/// the queue grow look like a race. For the length of a wake-up it looks away. What travels with one is only a
/// pointer; the values themselves pass under a std::mutex of ours, which it does see.
class HiddenFromSanitizer
{
public:
#ifdef __SANITIZE_THREAD__
    HiddenFromSanitizer()
    {
        AnnotateIgnoreWritesBegin(__FILE__, __LINE__);
    }
    ~HiddenFromSanitizer()
    {
        AnnotateIgnoreWritesEnd(__FILE__, __LINE__);
    }
#else
    HiddenFromSanitizer() = default;
    ~HiddenFromSanitizer() = default;
#endif
    HiddenFromSanitizer(const HiddenFromSanitizer&) = delete;
    HiddenFromSanitizer& operator=(const HiddenFromSanitizer&) = delete;
};

} // namespace

Receiver::Receiver(QObject* context, std::function<void()> drain, std::function<void()> closed)
    : QObject(context)
    , m_drain(std::move(drain))
    , m_closed(std::move(closed))
{
    Q_ASSERT(context != nullptr && context->thread() == QThread::currentThread());
}

Receiver::~Receiver()
{
    m_closed();
}

void Receiver::wake()
{
    [[maybe_unused]] const HiddenFromSanitizer hidden;
    QMetaObject::invokeMethod(this, &Receiver::drain, Qt::QueuedConnection);
}

void Receiver::drain()
{
    const auto work = m_drain; // outlives this object should the handler delete it
    work();
}

} // namespace domus::async::detail
