// Processes and TCP connections as the kernel sees them: hooks at exec, fork, exit and the change of a socket's state.
//
// Why these: they load on every kernel with BTF (5.8 and later), where fentry and LSM hooks are refused on some. Compiled without a
// vmlinux.h: of the kernel's structures only the members that are read are declared, and libbpf finds where they are (CO-RE).
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_tracing.h>
#include "../CLinux/include/sensor_records.h"

char LICENSE[] SEC("license") = "GPL";

#define KERNEL __attribute__((preserve_access_index))

struct qstr { const unsigned char *name; } KERNEL;
struct dentry { struct dentry *d_parent; struct qstr d_name; } KERNEL;
struct vfsmount { struct dentry *mnt_root; } KERNEL;
struct mount { struct mount *mnt_parent; struct dentry *mnt_mountpoint; struct vfsmount mnt; } KERNEL;
struct path { struct vfsmount *mnt; struct dentry *dentry; } KERNEL;
struct file { struct path f_path; } KERNEL;
struct linux_binprm { const char *filename; struct file *file; } KERNEL;
struct mm_struct { unsigned long arg_start, arg_end; } KERNEL;
struct task_struct {
    int pid, tgid;
    struct task_struct *real_parent, *group_leader;
    __u64 start_boottime;
    struct mm_struct *mm;
} KERNEL;
struct in6_addr { __u8 bytes[16]; };
struct sock_common {
    unsigned short skc_family;
    __u16 skc_num;
    __u16 skc_dport;
    __u32 skc_daddr, skc_rcv_saddr;
    struct in6_addr skc_v6_daddr, skc_v6_rcv_saddr;
    unsigned long skc_flags;
} KERNEL;
struct sock { struct sock_common __sk_common; __u16 sk_protocol; } KERNEL;
struct tcp_sock { __u64 bytes_sent, bytes_retrans, bytes_received; } KERNEL;

struct {
    __uint(type, BPF_MAP_TYPE_RINGBUF);
    __uint(max_entries, 4 << 20);
} ring SEC(".maps");

// How many records found the ring full.
struct {
    __uint(type, BPF_MAP_TYPE_ARRAY);
    __uint(max_entries, 1);
    __type(key, __u32);
    __type(value, __u64);
} dropped SEC(".maps");

struct exec_space {
    struct mitsuke_exec_record record;
    char filename[MITSUKE_FILENAME];
    char path[MITSUKE_PATH];
    char arguments[MITSUKE_ARGUMENTS];
};

// Too large for the stack, and not reserved in the ring, which would take its whole size for every exec.
struct {
    __uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
    __uint(max_entries, 1);
    __type(key, __u32);
    __type(value, struct exec_space);
} space SEC(".maps");

// Who opened a connection; at its end that is not known any more, nor is the local port.
struct owner {
    __u64 start;
    __u32 pid, parent, user;
    __u16 local_port, established, inbound;
};
struct {
    __uint(type, BPF_MAP_TYPE_LRU_HASH);
    __uint(max_entries, 65536);
    __type(key, __u64);
    __type(value, struct owner);
} owners SEC(".maps");

static __always_inline void count_drop(void) {
    __u32 zero = 0;
    __u64 *count = bpf_map_lookup_elem(&dropped, &zero);
    if (count) __sync_fetch_and_add(count, 1);
}

static __always_inline void describe(struct mitsuke_record *record, __u32 kind, struct task_struct *task) {
    record->kind = kind;
    record->pid = BPF_CORE_READ(task, tgid);
    record->parent = BPF_CORE_READ(task, real_parent, tgid);
    record->user = (__u32)bpf_get_current_uid_gid();
    record->time = bpf_ktime_get_boot_ns();
    record->start = BPF_CORE_READ(task, group_leader, start_boottime);
}

// The names from the file up to the root, across mounts.
static __always_inline void write_path(struct exec_space *out, struct file *file) {
    struct dentry *dentry = BPF_CORE_READ(file, f_path.dentry);
    struct vfsmount *view = BPF_CORE_READ(file, f_path.mnt);
    struct mount *mount = (void *)view - bpf_core_field_offset(struct mount, mnt);
    __u32 length = 0;
    out->record.path_cut = 1;
    for (int i = 0; i < 48; i++) {
        struct dentry *parent = BPF_CORE_READ(dentry, d_parent);
        if (dentry == BPF_CORE_READ(mount, mnt.mnt_root) || dentry == parent) {
            struct mount *outer = BPF_CORE_READ(mount, mnt_parent);
            if (outer == mount || dentry != BPF_CORE_READ(mount, mnt.mnt_root)) {
                out->record.path_cut = 0;
                break;
            }
            dentry = BPF_CORE_READ(mount, mnt_mountpoint);
            mount = outer;
            continue;
        }
        if (length > MITSUKE_PATH - 256) break;
        long size = bpf_probe_read_kernel_str(out->path + length, 256, BPF_CORE_READ(dentry, d_name.name));
        if (size <= 0) break;
        length += size & 511;
        dentry = parent;
    }
    out->record.path_length = length;
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(on_exec, struct task_struct *task, int old_pid, struct linux_binprm *program) {
    __u32 zero = 0;
    struct exec_space *out = bpf_map_lookup_elem(&space, &zero);
    if (!out) return 0;
    describe(&out->record.head, mitsuke_exec, task);
    long named = bpf_probe_read_kernel_str(out->filename, sizeof out->filename, BPF_CORE_READ(program, filename));
    out->record.filename_length = named > 0 ? named - 1 : 0;
    write_path(out, BPF_CORE_READ(program, file));
    unsigned long start = BPF_CORE_READ(task, mm, arg_start);
    __u64 whole = BPF_CORE_READ(task, mm, arg_end) - start;
    out->record.arguments_whole = whole;
    __u64 length = whole;
    if (length > MITSUKE_ARGUMENTS - 1) length = MITSUKE_ARGUMENTS - 1;
    length &= MITSUKE_ARGUMENTS - 1;
    if (bpf_probe_read_user(out->arguments, length, (void *)start)) length = 0;
    out->record.arguments_length = length;
    if (bpf_ringbuf_output(&ring, out, __builtin_offsetof(struct exec_space, arguments) + length, 0)) count_drop();
    return 0;
}

SEC("tp_btf/sched_process_fork")
int BPF_PROG(on_fork, struct task_struct *parent, struct task_struct *child) {
    if (BPF_CORE_READ(child, pid) != BPF_CORE_READ(child, tgid)) return 0;
    struct mitsuke_record *record = bpf_ringbuf_reserve(&ring, sizeof *record, 0);
    if (!record) {
        count_drop();
        return 0;
    }
    describe(record, mitsuke_fork, child);
    bpf_ringbuf_submit(record, 0);
    return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(on_exit, struct task_struct *task) {
    if (BPF_CORE_READ(task, pid) != BPF_CORE_READ(task, tgid)) return 0;
    struct mitsuke_record *record = bpf_ringbuf_reserve(&ring, sizeof *record, 0);
    if (!record) {
        count_drop();
        return 0;
    }
    describe(record, mitsuke_exit, task);
    bpf_ringbuf_submit(record, 0);
    return 0;
}

#define STATE_ESTABLISHED 1
#define STATE_SYN_SENT 2
#define STATE_SYN_RECEIVED 3
#define STATE_CLOSE 7
#define PROTOCOL_TCP 6
// The bit of skc_flags that says that the other end's FIN came.
#define SOCKET_DONE 1

static __always_inline void tell(struct sock *socket, struct owner *owner, __u32 kind) {
    struct mitsuke_tcp_record *record = bpf_ringbuf_reserve(&ring, sizeof *record, 0);
    if (!record) {
        count_drop();
        return;
    }
    __builtin_memset(record, 0, sizeof *record);
    record->head.kind = kind;
    record->head.pid = owner->pid;
    record->head.parent = owner->parent;
    record->head.user = owner->user;
    record->head.time = bpf_ktime_get_boot_ns();
    record->head.start = owner->start;
    record->family = BPF_CORE_READ(socket, __sk_common.skc_family);
    record->local_port = owner->local_port;
    record->remote_port = __builtin_bswap16(BPF_CORE_READ(socket, __sk_common.skc_dport));
    if (record->family == 2) {
        __u32 address = BPF_CORE_READ(socket, __sk_common.skc_rcv_saddr);
        __builtin_memcpy(record->local_address, &address, 4);
        address = BPF_CORE_READ(socket, __sk_common.skc_daddr);
        __builtin_memcpy(record->remote_address, &address, 4);
    } else {
        BPF_CORE_READ_INTO(&record->local_address, socket, __sk_common.skc_v6_rcv_saddr);
        BPF_CORE_READ_INTO(&record->remote_address, socket, __sk_common.skc_v6_daddr);
    }
    struct tcp_sock *tcp = (struct tcp_sock *)socket;
    int done = (BPF_CORE_READ(socket, __sk_common.skc_flags) >> SOCKET_DONE) & 1;
    record->flags = (owner->inbound ? 1 : 0) | (owner->established ? 2 : 0) | (done ? 4 : 0);
    record->sent = BPF_CORE_READ(tcp, bytes_sent) - BPF_CORE_READ(tcp, bytes_retrans);
    record->received = BPF_CORE_READ(tcp, bytes_received);
    // The other end's FIN is counted as a byte.
    if (done && record->received) record->received -= 1;
    bpf_ringbuf_submit(record, 0);
}

SEC("tp_btf/inet_sock_set_state")
int BPF_PROG(on_state, struct sock *socket, int old, int new) {
    if (BPF_CORE_READ(socket, sk_protocol) != PROTOCOL_TCP) return 0;
    __u64 key = (__u64)socket;
    if (new == STATE_SYN_SENT) {
        // Still in the process that called connect; later changes may come from the network's side.
        struct task_struct *task = (struct task_struct *)bpf_get_current_task();
        struct owner owner = {};
        owner.pid = bpf_get_current_pid_tgid() >> 32;
        owner.parent = BPF_CORE_READ(task, real_parent, tgid);
        owner.user = (__u32)bpf_get_current_uid_gid();
        owner.start = BPF_CORE_READ(task, group_leader, start_boottime);
        bpf_map_update_elem(&owners, &key, &owner, BPF_ANY);
        return 0;
    }
    if (new == STATE_ESTABLISHED && old == STATE_SYN_RECEIVED) {
        struct owner owner = {.inbound = 1, .established = 1};
        owner.local_port = BPF_CORE_READ(socket, __sk_common.skc_num);
        bpf_map_update_elem(&owners, &key, &owner, BPF_ANY);
        tell(socket, &owner, mitsuke_connected);
        return 0;
    }
    if (new != STATE_ESTABLISHED && new != STATE_CLOSE) return 0;
    struct owner *owner = bpf_map_lookup_elem(&owners, &key);
    if (!owner) return 0;
    if (new == STATE_ESTABLISHED) {
        owner->local_port = BPF_CORE_READ(socket, __sk_common.skc_num);
        owner->established = 1;
        tell(socket, owner, mitsuke_connected);
    } else {
        tell(socket, owner, mitsuke_closed);
        bpf_map_delete_elem(&owners, &key);
    }
    return 0;
}
