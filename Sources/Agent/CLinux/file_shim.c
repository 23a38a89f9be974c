#define _GNU_SOURCE
#include "include/file_shim.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int mitsuke_look_at_open(int file, struct mitsuke_file *about) {
    struct stat status;
    if (fstat(file, &status) < 0) return -errno;
    about->device = status.st_dev;
    about->inode = status.st_ino;
    about->size = status.st_size;
    about->changed = (int64_t)status.st_ctim.tv_sec * 1000000000 + status.st_ctim.tv_nsec;
    about->mode = status.st_mode;
    about->links = status.st_nlink;
    return 0;
}

static int tell(int file, struct mitsuke_file *about) {
    int result = mitsuke_look_at_open(file, about);
    if (result == 0) return file;
    close(file);
    return result;
}

int mitsuke_look(int folder, const char *path, int within, struct mitsuke_file *about) {
    struct open_how how = {
        .flags = O_PATH | O_NOFOLLOW | O_CLOEXEC,
        .resolve = RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | (within ? RESOLVE_NO_XDEV | RESOLVE_BENEATH : 0),
    };
    int file = syscall(SYS_openat2, folder < 0 ? AT_FDCWD : folder, path, &how, sizeof how);
    return file < 0 ? -errno : tell(file, about);
}

int mitsuke_open_regular(const char *path, struct mitsuke_file *about) {
    struct stat status;
    if (lstat(path, &status) < 0) return -errno;
    if (!S_ISREG(status.st_mode)) return -ENOTSUP;
    // With O_NONBLOCK a lease that somebody holds on the file refuses instead of making us wait.
    struct open_how how = {
        .flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC,
        .resolve = RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
    };
    int file = syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof how);
    if (file < 0) return -errno;
    int result = tell(file, about);
    if (result < 0 || S_ISREG(about->mode)) return result;
    close(file);
    return -ENOTSUP;
}

int mitsuke_look_at_executable(int pid, struct mitsuke_file *about) {
    char path[32];
    snprintf(path, sizeof path, "/proc/%d/exe", pid);
    int file = open(path, O_PATH | O_CLOEXEC);
    return file < 0 ? -errno : tell(file, about);
}

int mitsuke_open_looked(int looked) {
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", looked);
    // With O_NONBLOCK a lease that somebody holds on the file refuses instead of making us wait.
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    return file < 0 ? -errno : file;
}

int mitsuke_link_target(int looked, char *target, int capacity) {
    ssize_t length = readlinkat(looked, "", target, capacity);
    return length < 0 ? -errno : (int)length;
}

int mitsuke_holds(const void *bytes, uint64_t length, const void *piece, uint64_t pieceLength) {
    return memmem(bytes, length, piece, pieceLength) != NULL;
}
