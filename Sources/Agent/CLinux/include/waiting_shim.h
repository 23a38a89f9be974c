// epoll and timers, whose structures and constants Swift sees badly. Plain scalars and pointers; nothing is decided here.
#pragma once
#include <stdint.h>

// -errno where it failed, all of them.
int mitsuke_epoll(void);
// Waits for input, or, with `exceptions`, for what is out of band (POLLPRI). `tag` comes back from mitsuke_epoll_ready.
int mitsuke_epoll_add(int epoll, int descriptor, int exceptions, uint32_t tag);
// Fills in at most 16 tags of what is ready now, and does not wait; how many.
int mitsuke_epoll_ready(int epoll, uint32_t *tags, int capacity);
int mitsuke_timer(void);
// Rings once after `first` nanoseconds, and then every `interval`; 0 and 0 stop it.
int mitsuke_timer_set(int timer, uint64_t first, uint64_t interval);
