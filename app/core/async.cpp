// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/async.h"

#include <QThread>

namespace domus::async::detail {

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
    QMetaObject::invokeMethod(this, &Receiver::drain, Qt::QueuedConnection);
}

void Receiver::drain()
{
    const auto work = m_drain; // outlives this object should the handler delete it
    work();
}

} // namespace domus::async::detail
