// Ending processes and moving files whose names others chose. Plain scalars and pointers; nothing is decided here.
#pragma once
#include <stddef.h>
#include <stdint.h>

// A descriptor that stands for a process and for no later one of its pid; -errno.
int mitsuke_process_open(int pid);
// Sends a signal to it; 0 or -errno.
int mitsuke_process_signal(int process, int signal);
// Whether it ended within so many milliseconds: 1 or 0.
int mitsuke_process_ended(int process, int milliseconds);

// Opens without following any link; flags as open's. -errno.
int mitsuke_open_plainly(const char *path, int flags);
// A file without a name in a folder; -errno.
int mitsuke_nameless(int folder);
// Gives it one, never that of another file; 0 or -errno.
int mitsuke_give_name(int file, int folder, const char *name);
// Renames within a folder, never over another file; 0 or -errno.
int mitsuke_rename_plainly(int folder, const char *from, const char *to);

// Extended attributes of an open file; a size or -errno.
int64_t mitsuke_attribute_names(int file, char *names, size_t capacity);
int64_t mitsuke_attribute(int file, const char *name, void *value, size_t capacity);
int mitsuke_set_attribute(int file, const char *name, const void *value, size_t size);
