#define _GNU_SOURCE
#include "include/response_shim.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <poll.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

int mitsuke_process_open(int pid) {
    int process = syscall(SYS_pidfd_open, pid, 0);
    return process < 0 ? -errno : process;
}

int mitsuke_process_signal(int process, int signal) {
    return syscall(SYS_pidfd_send_signal, process, signal, NULL, 0) < 0 ? -errno : 0;
}

int mitsuke_process_ended(int process, int milliseconds) {
    struct pollfd polled = {process, POLLIN, 0};
    return poll(&polled, 1, milliseconds) > 0;
}

int mitsuke_open_plainly(const char *path, int flags) {
    struct open_how how = {
        .flags = flags | O_NOFOLLOW | O_CLOEXEC, .resolve = RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS};
    int file = syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof how);
    return file < 0 ? -errno : file;
}

int mitsuke_nameless(int folder) {
    int file = openat(folder, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    return file < 0 ? -errno : file;
}

int mitsuke_give_name(int file, int folder, const char *name) {
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    return linkat(AT_FDCWD, path, folder, name, AT_SYMLINK_FOLLOW) < 0 ? -errno : 0;
}

int mitsuke_rename_plainly(int folder, const char *from, const char *to) {
    return renameat2(folder, from, folder, to, RENAME_NOREPLACE) < 0 ? -errno : 0;
}

int64_t mitsuke_attribute_names(int file, char *names, size_t capacity) {
    ssize_t size = flistxattr(file, names, capacity);
    return size < 0 ? -errno : size;
}

int64_t mitsuke_attribute(int file, const char *name, void *value, size_t capacity) {
    ssize_t size = fgetxattr(file, name, value, capacity);
    return size < 0 ? -errno : size;
}

int mitsuke_set_attribute(int file, const char *name, const void *value, size_t size) {
    return fsetxattr(file, name, value, size, 0) < 0 ? -errno : 0;
}
