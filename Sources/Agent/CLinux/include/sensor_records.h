// What the BPF programs write into their ring: shared by them and by who reads it. All numbers are the host's own.
#pragma once
#include <linux/types.h>

enum mitsuke_record_kind { mitsuke_exec = 1, mitsuke_fork = 2, mitsuke_exit = 3, mitsuke_connected = 4, mitsuke_closed = 5 };

// The size of the command line that is kept; what is longer is cut, and `arguments_whole` says how long it was.
#define MITSUKE_ARGUMENTS 16384
#define MITSUKE_FILENAME 512
#define MITSUKE_PATH 2048

struct mitsuke_record {
    __u32 kind;
    __u32 pid;
    __u32 parent;
    __u32 user;
    // Nanoseconds since the system started.
    __u64 time;
    __u64 start;
};

// Then: the file's name as it was asked for, the parts of its path (each ends with 0, the last one first), the arguments.
struct mitsuke_exec_record {
    struct mitsuke_record head;
    __u32 filename_length;
    __u32 path_length;
    __u32 arguments_length;
    __u32 path_cut;
    __u64 arguments_whole;
};

struct mitsuke_tcp_record {
    struct mitsuke_record head;
    // 2 for IPv4, 10 for IPv6; addresses in network order.
    __u16 family;
    __u16 local_port;
    __u16 remote_port;
    // Bit 0: the other end opened it; bit 1: it was established; bit 2: the other end closed it in order.
    __u16 flags;
    __u8 local_address[16];
    __u8 remote_address[16];
    __u64 sent;
    __u64 received;
};
