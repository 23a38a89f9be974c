// The system's table of TCP sockets over netlink, whose structures Swift cannot see. Plain scalars and pointers; nothing is decided here.
#pragma once
#include <stdint.h>

struct mitsuke_socket {
    // Network order; 4 or 16 bytes count.
    uint8_t local[16];
    uint8_t remote[16];
    uint64_t sent;
    uint64_t received;
    uint32_t user;
    uint32_t inode;
    uint16_t local_port;
    uint16_t remote_port;
    // 2 for IPv4, 10 for IPv6.
    uint8_t family;
    // 10 listens; others are connections.
    uint8_t state;
};

// -errno.
int mitsuke_sockdiag_open(void);
// Hands on each socket of a family that is connected or listens; 0 or -errno. -EAGAIN: the answer was cut.
int mitsuke_sockdiag_dump(
    int netlink, int family, void (*take)(void *context, const struct mitsuke_socket *socket), void *context);
