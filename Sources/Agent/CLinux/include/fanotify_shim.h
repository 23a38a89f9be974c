// fanotify, whose calls and constants Swift cannot see. Plain scalars and pointers; nothing is decided here.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Opens a group that reports directory, name and target (FAN_REPORT_DFID_NAME_TARGET), without a limit to its queue; -errno if refused.
int mitsuke_fanotify_names(void);
// Opens a group that reports an open file for each event; -errno if refused.
int mitsuke_fanotify_files(void);

// kind: 0 an inode, 1 a mount, 2 a whole filesystem. 0 or -errno.
int mitsuke_fanotify_mark(int group, int kind, uint64_t mask, const char *path);
int mitsuke_fanotify_unmark(int group, int kind, uint64_t mask, const char *path);

// Opens (O_PATH) what `handle`, a struct file_handle, stands for. -errno if it is gone.
int mitsuke_open_handle(int mount, const void *handle);
// The directory's struct file_handle into `handle` (8 bytes of header first, `capacity` bytes in all) and its filesystem's id; 0 or -errno.
int mitsuke_handle_of(const char *path, void *handle, size_t capacity, uint64_t *filesystem);
// How many bytes wait in a descriptor; -errno.
int mitsuke_waiting(int descriptor);
