// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/sandbox.h"

#include "app/console/protocol.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <initializer_list>

namespace domus::consolelink {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool isSanitized = true;
#else
constexpr bool isSanitized = false;
#endif

bool limit(__rlimit_resource_t resource, rlim_t value)
{
    const rlimit both{value, value};
    return ::setrlimit(resource, &both) == 0;
}

bool setLimits(SandboxRoom room)
{
    // A frame buffer is a file in memory, which RLIMIT_AS counts only while it is mapped.
    constexpr rlim_t fileSize = rlim_t{maxPixels} * bytesPerPixel;
    if (!limit(RLIMIT_NOFILE, room.descriptors) || !limit(RLIMIT_FSIZE, fileSize) || !limit(RLIMIT_CORE, 0)) {
        return false;
    }
    // The address sanitizer reserves terabytes of address space for its shadow.
    return isSanitized || limit(RLIMIT_AS, room.addressSpace);
}

bool allow(scmp_filter_ctx filter, std::initializer_list<int> calls)
{
    for (const int call : calls) {
        if (::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0) {
            return false;
        }
    }
    return true;
}

/// Only when every argument named is as told.
bool allowWith(scmp_filter_ctx filter, int call, std::initializer_list<scmp_arg_cmp> arguments)
{
    return ::seccomp_rule_add_array(
               filter, SCMP_ACT_ALLOW, call, static_cast<unsigned int>(arguments.size()), arguments.begin())
        == 0;
}

scmp_datum_t number(int value)
{
    return static_cast<scmp_datum_t>(value);
}

bool loadFilter(SandboxRoom room)
{
    scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == nullptr) {
        return false;
    }
    // The two sockets, memory, time, and the end. No open, no socket, no clone, no exec.
    bool isDone = allow(filter,
        {SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(recvfrom), SCMP_SYS(sendto),
            SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(select), SCMP_SYS(pselect6),
            SCMP_SYS(close), SCMP_SYS(shutdown), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(memfd_create),
            SCMP_SYS(ftruncate), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(futex),
            SCMP_SYS(getrandom), SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
            SCMP_SYS(gettimeofday), SCMP_SYS(restart_syscall), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
            SCMP_SYS(rt_sigaction), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(exit), SCMP_SYS(exit_group)});
    // Memory that can be written never becomes code.
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
        isDone = isDone && allowWith(filter, call, {{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0}});
    }
    // Nor may a signal be arranged: F_SETOWN and O_ASYNC would send it to any process of the user.
    for (const int command : {F_GETFD, F_GETFL, F_ADD_SEALS, F_GET_SEALS}) {
        isDone = isDone && allowWith(filter, SCMP_SYS(fcntl), {{1, SCMP_CMP_EQ, number(command), 0}});
    }
    isDone = isDone
        && allowWith(
            filter, SCMP_SYS(fcntl), {{1, SCMP_CMP_EQ, number(F_SETFL), 0}, {2, SCMP_CMP_MASKED_EQ, O_ASYNC, 0}});
    // abort() after a failed assertion raises the signal on itself and on nothing else.
    isDone = isDone
        && allowWith(filter, SCMP_SYS(tgkill),
            {{0, SCMP_CMP_EQ, number(::getpid()), 0}, {1, SCMP_CMP_EQ, number(::gettid()), 0},
                {2, SCMP_CMP_EQ, SIGABRT, 0}});
    if (room.hasEventLoop) {
        // What GLib asks of the sockets it was given, and how its loop wakes itself. Still none that opens anything.
        isDone = isDone
            && allow(filter,
                {SCMP_SYS(eventfd2), SCMP_SYS(getsockopt), SCMP_SYS(setsockopt), SCMP_SYS(getsockname),
                    SCMP_SYS(getpeername)});
    }
    if (isSanitized) {
        // What the sanitizers' runtime does when it reports, and when it looks at a pointer to an object (a pipe).
        isDone = isDone
            && allow(filter,
                {SCMP_SYS(openat), SCMP_SYS(open), SCMP_SYS(readlink), SCMP_SYS(sigaltstack), SCMP_SYS(sched_yield),
                    SCMP_SYS(prctl), SCMP_SYS(getrlimit), SCMP_SYS(prlimit64), SCMP_SYS(lseek), SCMP_SYS(ioctl),
                    SCMP_SYS(sched_getaffinity), SCMP_SYS(dup), SCMP_SYS(access), SCMP_SYS(uname), SCMP_SYS(stat),
                    SCMP_SYS(pipe), SCMP_SYS(pipe2)});
    }
    // No thread is left outside, should a library have started one.
    isDone = isDone && ::seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 && ::seccomp_load(filter) == 0;
    ::seccomp_release(filter);
    return isDone;
}

} // namespace

bool enterSandbox(SandboxRoom room)
{
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && setLimits(room)
        && loadFilter(room);
}

} // namespace domus::consolelink
