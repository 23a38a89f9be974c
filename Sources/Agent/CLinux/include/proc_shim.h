// The kernel's process events over netlink, whose structures Swift cannot see. Plain scalars and pointers; nothing is decided here.
#pragma once
#include <stdint.h>

// Opens the socket and asks for events. -errno.
int mitsuke_proc_open(void);
// One event: its kind (1 exec, 2 fork, 3 exit, 0 anything else) and its process. -errno; -ENOBUFS says that some were lost.
int mitsuke_proc_read(int socket, uint32_t *pid, uint32_t *parent);
