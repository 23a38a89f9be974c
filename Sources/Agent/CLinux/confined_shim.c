#define _GNU_SOURCE
#include "include/confined_shim.h"
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static void limit(int what, rlim_t most) {
    struct rlimit both = {most, most};
    setrlimit(what, &both);
}

// Between fork and exec: nothing but system calls.
static void become(
    const char *program, char *const *arguments, const int *given, int count, int output, uint32_t user, uint64_t memory,
    uint32_t seconds) {
    enum { high = 512 };
    int nothing = open("/dev/null", O_RDWR);
    if (nothing < 0) _exit(120);
    // Out of the way first, so that none is written over before it is moved.
    for (int i = 0; i < count; i++)
        if (dup2(given[i], high + i) < 0) _exit(121);
    if (dup2(output, high + count) < 0 || dup2(nothing, high + count + 1) < 0) _exit(121);
    dup2(high + count + 1, 0);
    dup2(high + count, 1);
    dup2(high + count + 1, 2);
    for (int i = 0; i < count; i++) dup2(high + i, 3 + i);
    if (syscall(SYS_close_range, 3 + count, ~0u, 0) < 0) _exit(122);
    setsid();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    limit(RLIMIT_AS, memory);
    limit(RLIMIT_CPU, seconds);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    if (geteuid() == 0) {
        if (setgroups(0, NULL) < 0 || setresgid(user, user, user) < 0 || setresuid(user, user, user) < 0) _exit(123);
    }
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) _exit(124);
    // It was forgotten with the change of the user.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    char *nobody[] = {NULL};
    execve(program, arguments, nobody);
    _exit(126);
}

int mitsuke_confined_start(
    const char *program, char *const *arguments, const int *given, int count, int output, uint32_t user, uint64_t memory,
    uint32_t seconds) {
    pid_t child = fork();
    if (child < 0) return -errno;
    if (child == 0) become(program, arguments, given, count, output, user, memory, seconds);
    return child;
}

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset)
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define KILL BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)
#define IF(number, then) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), then

int mitsuke_confine(void) {
    struct sock_filter filter[] = {
        LOAD(offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0),
        KILL,
        LOAD(offsetof(struct seccomp_data, nr)),
        IF(SYS_read, ALLOW),
        IF(SYS_pread64, ALLOW),
        IF(SYS_readv, ALLOW),
        IF(SYS_write, ALLOW),
        IF(SYS_writev, ALLOW),
        IF(SYS_lseek, ALLOW),
        IF(SYS_fstat, ALLOW),
        IF(SYS_close, ALLOW),
        IF(SYS_munmap, ALLOW),
        IF(SYS_mremap, ALLOW),
        IF(SYS_brk, ALLOW),
        IF(SYS_madvise, ALLOW),
        IF(SYS_futex, ALLOW),
        IF(SYS_clock_gettime, ALLOW),
        IF(SYS_gettimeofday, ALLOW),
        IF(SYS_getrandom, ALLOW),
        IF(SYS_getpid, ALLOW),
        IF(SYS_gettid, ALLOW),
        IF(SYS_getuid, ALLOW),
        IF(SYS_geteuid, ALLOW),
        IF(SYS_sched_yield, ALLOW),
        // Of a connection that was made before.
        IF(SYS_recvmsg, ALLOW),
        IF(SYS_recvfrom, ALLOW),
        IF(SYS_ppoll, ALLOW),
#ifdef SYS_poll
        IF(SYS_poll, ALLOW),
#endif
        // Threads of the runtime that have nothing to do wait so.
        IF(SYS_epoll_pwait, ALLOW),
#ifdef SYS_epoll_wait
        IF(SYS_epoll_wait, ALLOW),
#endif
        IF(SYS_rt_sigprocmask, ALLOW),
        IF(SYS_rt_sigreturn, ALLOW),
        IF(SYS_exit, ALLOW),
        IF(SYS_exit_group, ALLOW),
        // What a library may try before it does without.
        IF(SYS_openat, REFUSE),
        IF(SYS_newfstatat, REFUSE),
        IF(SYS_statx, REFUSE),
        IF(SYS_fcntl, REFUSE),
        IF(SYS_getcwd, REFUSE),
        IF(SYS_readlinkat, REFUSE),
        IF(SYS_faccessat, REFUSE),
        IF(SYS_sysinfo, REFUSE),
        IF(SYS_prlimit64, REFUSE),
        IF(SYS_sched_getaffinity, REFUSE),
#ifdef SYS_open
        IF(SYS_open, REFUSE),
        IF(SYS_stat, REFUSE),
        IF(SYS_lstat, REFUSE),
        IF(SYS_access, REFUSE),
        IF(SYS_readlink, REFUSE),
        IF(SYS_getrlimit, REFUSE),
#endif
        // Memory, but none that can be run.
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mmap, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mprotect, 1, 0),
        KILL,
        LOAD(offsetof(struct seccomp_data, args[2])),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1),
        KILL,
        ALLOW,
    };
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return -errno;
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0) return -errno;
    // Of all threads, whoever started them.
    long result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    return result < 0 ? -errno : result > 0 ? -ESRCH : 0;
}
