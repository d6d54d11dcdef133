// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/process/sandbox.h"

#include "app/console/protocol.h"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <initializer_list>

namespace domus::consolelink {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool IsSanitized = true;
#else
constexpr bool IsSanitized = false;
#endif

bool limit(__rlimit_resource_t resource, rlim_t value)
{
    const rlimit both{value, value};
    return ::setrlimit(resource, &both) == 0;
}

bool setLimits()
{
    // Three frame buffers, one generation more while sizes change, what Tight unpacks, and the libraries.
    constexpr rlim_t AddressSpace = 640ULL * 1024 * 1024;
    constexpr rlim_t Descriptors = 32;
    if (!limit(RLIMIT_NOFILE, Descriptors) || !limit(RLIMIT_CORE, 0)) {
        return false;
    }
    // The address sanitizer reserves terabytes of address space for its shadow.
    return IsSanitized || limit(RLIMIT_AS, AddressSpace);
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

bool loadFilter()
{
    scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == nullptr) {
        return false;
    }
    // The two sockets, memory, time, and the end. No open, no socket, no clone, no exec.
    bool isDone = allow(filter,
        {SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(recvfrom), SCMP_SYS(sendto),
            SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(select), SCMP_SYS(pselect6),
            SCMP_SYS(close), SCMP_SYS(shutdown), SCMP_SYS(fcntl), SCMP_SYS(fstat), SCMP_SYS(newfstatat),
            SCMP_SYS(memfd_create), SCMP_SYS(ftruncate), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk),
            SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(getrandom), SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep),
            SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(restart_syscall), SCMP_SYS(rt_sigreturn),
            SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(exit),
            SCMP_SYS(exit_group)});
    // Memory that can be written never becomes code.
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
        isDone = isDone
            && ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
    }
    // abort() after a failed assertion raises the signal on itself and on nothing else.
    isDone = isDone
        && ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A2(SCMP_CMP_EQ, 6 /* SIGABRT */)) == 0;
    if (IsSanitized) {
        // What the sanitizers' runtime does when it reports.
        isDone = isDone
            && allow(filter,
                {SCMP_SYS(openat), SCMP_SYS(open), SCMP_SYS(readlink), SCMP_SYS(sigaltstack), SCMP_SYS(sched_yield),
                    SCMP_SYS(prctl), SCMP_SYS(getrlimit), SCMP_SYS(prlimit64), SCMP_SYS(lseek), SCMP_SYS(ioctl),
                    SCMP_SYS(sched_getaffinity), SCMP_SYS(dup), SCMP_SYS(access), SCMP_SYS(uname), SCMP_SYS(stat)});
    }
    isDone = isDone && ::seccomp_load(filter) == 0;
    ::seccomp_release(filter);
    return isDone;
}

} // namespace

bool enterSandbox()
{
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && setLimits()
        && loadFilter();
}

} // namespace domus::consolelink
