// Permission events of fanotify, and the guard that answers them when nobody else does. Plain scalars and pointers; nothing is decided here.
#pragma once
#include <stddef.h>
#include <stdint.h>

struct mitsuke_permission_event {
    // Open for reading; to be answered and closed.
    int file;
    // The thread that waits.
    int thread;
    // It wants to run the file.
    int runs;
};

// A group of class content that reports threads; -errno.
int mitsuke_permission_open(void);
// Marks, or with `remove` unmarks, the whole filesystem that holds `path`: opening and running. 0 or -errno.
int mitsuke_permission_mark(int group, const char *path, int remove);

// What the agent and its guard share.
struct mitsuke_permission_shared;
struct mitsuke_permission_shared *mitsuke_permission_share(void);
// Reads what waits; how many, or -errno. At most 64. What was read lies in `shared` before any event can be lost sight of.
int mitsuke_permission_read(int group, struct mitsuke_permission_shared *shared, struct mitsuke_permission_event *events);
// Answers and closes; 0 or -errno.
int mitsuke_permission_answer(int group, int file, int allows);
// Says that the listener lives. Becomes 1 when the guard had to answer in its place since the last time.
int mitsuke_permission_beat(struct mitsuke_permission_shared *shared);
// How many events the guard allowed, all in all.
uint64_t mitsuke_permission_guarded(struct mitsuke_permission_shared *shared);
// Nanoseconds since the listener said that it lives.
uint64_t mitsuke_permission_silence(struct mitsuke_permission_shared *shared);
// Starts the guard: a process that allows what waits for as long as the listener is silent for longer than `patience` nanoseconds. Its
// process id or -errno.
int mitsuke_permission_guard(int group, struct mitsuke_permission_shared *shared, uint64_t patience);

// Device, inode, size and change of status of what a thread runs, without opening it; 0 or -errno.
int mitsuke_running_identity(int thread, uint64_t *device, uint64_t *inode, uint64_t *size, int64_t *changed);
// Whether a thread that waits in open wants to write: 1, 0, or -errno where that cannot be told.
int mitsuke_opens_for_writing(int thread);
// Whether a thread is one of this process: 1 or 0.
int mitsuke_is_own_thread(int thread);
// A descriptor to wake somebody who polls, and to be woken; -errno.
int mitsuke_wakeup(void);
