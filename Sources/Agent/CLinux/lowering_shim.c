#define _GNU_SOURCE
#include "include/lowering_shim.h"
#include <errno.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

int mitsuke_keep_capabilities(uint64_t mask) {
    for (int capability = 0; capability < 64; capability++) {
        if (mask >> capability & 1) continue;
        // Beyond the last one there is nothing to give up.
        if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) < 0 && errno != EINVAL) return -errno;
    }
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct had[2], keep[2];
    if (syscall(SYS_capget, &head, had) < 0) return -errno;
    for (int half = 0; half < 2; half++) {
        uint32_t kept = (uint32_t)(mask >> (32 * half)) & had[half].permitted;
        keep[half] = (struct __user_cap_data_struct){.effective = kept, .permitted = kept, .inheritable = 0};
    }
    return syscall(SYS_capset, &head, keep) < 0 ? -errno : 0;
}

uint64_t mitsuke_capabilities(void) {
    struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct had[2];
    if (syscall(SYS_capget, &head, had) < 0) return 0;
    return had[0].effective | (uint64_t)had[1].effective << 32;
}

// A list of what is refused, not of what is allowed: the agent runs on kernels and C libraries that it has not seen, and a call of theirs
// that is missing in such a list would end it, and with it the watch.
#define EACH(CALL) \
    /* Other filesystems, namespaces and roots. */ \
    CALL(mount) CALL(umount2) CALL(pivot_root) CALL(chroot) CALL(unshare) CALL(setns) CALL(open_tree) CALL(move_mount) \
    CALL(fsopen) CALL(fsconfig) CALL(fsmount) CALL(fspick) CALL(mount_setattr) \
    /* The kernel itself, and the machine. */ \
    CALL(init_module) CALL(finit_module) CALL(delete_module) CALL(kexec_load) CALL(kexec_file_load) CALL(reboot) \
    CALL(swapon) CALL(swapoff) CALL(acct) CALL(quotactl) CALL(syslog) CALL(perf_event_open) CALL(userfaultfd) \
    CALL(personality) CALL(vhangup) \
    /* Time and name. */ \
    CALL(settimeofday) CALL(clock_settime) CALL(clock_adjtime) CALL(adjtimex) CALL(sethostname) CALL(setdomainname) \
    /* Reaching into other processes; reading a few bytes of them is needed. */ \
    CALL(ptrace) CALL(process_vm_writev) CALL(pidfd_getfd) CALL(move_pages) CALL(migrate_pages) \
    /* Keys, and a way round such lists. */ \
    CALL(keyctl) CALL(add_key) CALL(request_key) CALL(io_uring_setup) CALL(io_uring_enter) CALL(io_uring_register) \
    /* The agent opens no port, and makes no device. */ \
    CALL(listen) CALL(accept) CALL(accept4) CALL(mknodat)

struct call {
    int number;
    const char *name;
};

#define ENTRY(name) {SYS_##name, #name},
static const struct call refused[] = {EACH(ENTRY)};
enum { count = sizeof refused / sizeof *refused };

int mitsuke_refuse_calls(void) {
    struct sock_filter filter[count * 2 + 8];
    int length = 0;
    filter[length++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    filter[length++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0);
    filter[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    filter[length++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
    // The calls of x32 have numbers of their own.
    filter[length++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
    filter[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
#endif
    for (int i = 0; i < count; i++) {
        filter[length++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)refused[i].number, 0, 1);
        filter[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    }
    filter[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    struct sock_fprog program = {length, filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return -errno;
    long result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    return result < 0 ? -errno : result > 0 ? -ESRCH : 0;
}

long mitsuke_try_call(const char *name, long first) {
    for (int i = 0; i < count; i++)
        if (strcmp(refused[i].name, name) == 0) return syscall(refused[i].number, first, 0L, 0L, 0L, 0L);
    errno = ENOSYS;
    return -1;
}
