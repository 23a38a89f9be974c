// Giving up what the agent does not need. Plain scalars and pointers; nothing is decided here.
#pragma once
#include <stdint.h>

// Keeps only these capabilities (a bit for each), for all threads to come, and none to be gained by running a program. Called before there
// is a second thread. 0 or -errno.
int mitsuke_keep_capabilities(uint64_t mask);
// The capabilities that the calling thread has in effect.
uint64_t mitsuke_capabilities(void);
// Refuses (EPERM) to all threads, and to whatever they start, what the agent never asks for after its start. 0 or -errno.
int mitsuke_refuse_calls(void);
// A call by its name with one argument and zeros; -1 and errno where it is refused.
long mitsuke_try_call(const char *name, long first);
