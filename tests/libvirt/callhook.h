// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLoggingCategory>

#include <functional>
#include <utility>

namespace domus {

/// Does something once, directly after a libvirt call of that function and before the next one: what another hand does
/// in between. The adapter's own log tells of each call. One at a time, in the thread that calls.
class CallHook
{
public:
    /// After the nth call, counted from 1.
    CallHook(QByteArray function, std::function<void()> what, int nth = 1)
    {
        state() = {std::move(function), std::move(what), nth, qInstallMessageHandler(&CallHook::take)};
        QLoggingCategory::setFilterRules(QStringLiteral("domus.libvirt.debug=true"));
    }
    ~CallHook()
    {
        QLoggingCategory::setFilterRules({});
        qInstallMessageHandler(state().previous);
        state() = {};
    }
    CallHook(const CallHook&) = delete;
    CallHook& operator=(const CallHook&) = delete;

    static bool wasReached() { return !state().what; }

private:
    struct State
    {
        QByteArray function;
        std::function<void()> what;
        int left = 0;
        QtMessageHandler previous = nullptr;
    };
    static State& state()
    {
        static State one;
        return one;
    }
    static void take(QtMsgType type, const QMessageLogContext& context, const QString& text)
    {
        if (qstrcmp(context.category, "domus.libvirt") != 0 || type != QtDebugMsg) {
            state().previous(type, context, text);
            return;
        }
        if (state().what && text.section(u' ', 0, 0).toLatin1() == state().function && --state().left == 0) {
            const std::function<void()> what = std::exchange(state().what, nullptr);
            what();
        }
    }
};

} // namespace domus
