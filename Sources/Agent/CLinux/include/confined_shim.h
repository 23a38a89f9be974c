// Starting a child without privilege, and shutting it in. Plain scalars and pointers; nothing is decided here.
#pragma once
#include <stdint.h>

// Runs `program` with `arguments` (ended by a null), without an environment, as `user` without groups and capabilities, in a session of its
// own. Its descriptors: 0 is nothing, 1 is `output`, 2 is nothing, and from 3 on those of `given`; no others. `memory` and `seconds` bound
// its address space and its time on a processor. Its process id, or -errno.
int mitsuke_confined_start(
    const char *program, char *const *arguments, const int *given, int count, int output, uint32_t user, uint64_t memory,
    uint32_t seconds);

// Lets the calling process do no more than read and write what it has open, get memory, and end. What opens a file is refused with EPERM;
// everything else kills it. 0 or -errno.
int mitsuke_confine(void);
