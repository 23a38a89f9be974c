// Looking at files that others made, whose calls Swift cannot see. Plain scalars and pointers; nothing is decided here.
#pragma once
#include <stdint.h>

struct mitsuke_file {
    uint64_t device;
    uint64_t inode;
    uint64_t size;
    // Nanoseconds since 1970 at which its content or its status changed last.
    int64_t changed;
    uint32_t mode;
    uint32_t links;
};

// Opens a path (O_PATH) without following any link, also not the last, and tells what is there; -errno. Nothing of the file itself is opened.
// folder: a descriptor, or -1 for none; within: 1 refuses to leave the folder's filesystem.
int mitsuke_look(int folder, const char *path, int within, struct mitsuke_file *about);
// Opens a regular file for reading without following any link, and tells of it; -errno. What is something else when it is looked at is not
// opened; a pipe that somebody puts there at that very moment is, without waiting, and closed.
int mitsuke_open_regular(const char *path, struct mitsuke_file *about);
// The same as mitsuke_look for what a process runs.
int mitsuke_look_at_executable(int pid, struct mitsuke_file *about);
// The same for a file that is open already; 0 or -errno.
int mitsuke_look_at_open(int file, struct mitsuke_file *about);
// Opens for reading what was looked at, without waiting for anybody; -errno.
int mitsuke_open_looked(int looked);
// Where a link that was looked at points, without a 0 at its end; its length or -errno.
int mitsuke_link_target(int looked, char *target, int capacity);
// Whether bytes hold a piece: 1 or 0.
int mitsuke_holds(const void *bytes, uint64_t length, const void *piece, uint64_t pieceLength);
