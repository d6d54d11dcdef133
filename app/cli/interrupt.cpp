// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace domus::cli {

namespace {

std::array<int, 2> ends = {-1, -1}; // of the pipe from the handler to the event loop
volatile std::sig_atomic_t times = 0;

void handle(int number)
{
    if (number == SIGINT) {
        times = times + 1;
        if (times > 1) {
            ::_exit(128 + SIGINT);
        }
    }
    const int before = errno;
    const char byte = 0;
    // A pipe that is full says already what is to be said.
    static_cast<void>(!::write(ends[1], &byte, 1));
    errno = before;
}

void setHandler(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction now = {};
        // What nohup has set stays.
        if (::sigaction(number, nullptr, &now) == 0 && now.sa_handler != SIG_IGN) {
            ::sigaction(number, &action, nullptr);
        }
    }
}

} // namespace

Interrupt::Interrupt(QObject* parent) : QObject(parent)
{
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return; // Ctrl+C then ends the program as it ends any
    }
    auto* notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        std::array<char, 16> bytes = {};
        while (::read(ends[0], bytes.data(), bytes.size()) > 0) { }
        Q_EMIT interrupted();
    });
    setHandler(&handle);
}

Interrupt::~Interrupt()
{
    setHandler(SIG_DFL);
    for (int& end : ends) {
        if (end >= 0) {
            ::close(end);
            end = -1;
        }
    }
}

} // namespace domus::cli
