#define _GNU_SOURCE
#include "include/fanotify_shim.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/fanotify.h>
#include <sys/ioctl.h>
#include <sys/vfs.h>

#ifndef FAN_REPORT_TARGET_FID
#define FAN_REPORT_TARGET_FID 0x00001000
#endif

int mitsuke_fanotify_names(void) {
    int group = fanotify_init(
        FAN_CLASS_NOTIF | FAN_CLOEXEC | FAN_NONBLOCK | FAN_UNLIMITED_QUEUE | FAN_REPORT_DIR_FID | FAN_REPORT_NAME |
            FAN_REPORT_FID | FAN_REPORT_TARGET_FID,
        O_RDONLY | O_LARGEFILE);
    return group < 0 ? -errno : group;
}

int mitsuke_fanotify_files(void) {
    int group = fanotify_init(FAN_CLASS_NOTIF | FAN_CLOEXEC | FAN_NONBLOCK, O_RDONLY | O_LARGEFILE | O_CLOEXEC);
    return group < 0 ? -errno : group;
}

static int change(int group, unsigned flags, int kind, uint64_t mask, const char *path) {
    flags |= kind == 2 ? FAN_MARK_FILESYSTEM : kind == 1 ? FAN_MARK_MOUNT : 0;
    return fanotify_mark(group, flags, mask, AT_FDCWD, path) < 0 ? -errno : 0;
}

int mitsuke_fanotify_mark(int group, int kind, uint64_t mask, const char *path) {
    return change(group, FAN_MARK_ADD, kind, mask, path);
}

int mitsuke_fanotify_unmark(int group, int kind, uint64_t mask, const char *path) {
    return change(group, FAN_MARK_REMOVE, kind, mask, path);
}

int mitsuke_open_handle(int mount, const void *handle) {
    int file = open_by_handle_at(mount, (struct file_handle *)handle, O_PATH | O_CLOEXEC);
    return file < 0 ? -errno : file;
}

int mitsuke_handle_of(const char *path, void *handle, size_t capacity, uint64_t *filesystem) {
    struct file_handle *out = handle;
    struct statfs about;
    int mount;
    if (capacity < sizeof *out) return -EINVAL;
    out->handle_bytes = capacity - sizeof *out;
    if (name_to_handle_at(AT_FDCWD, path, out, &mount, 0) < 0) return -errno;
    if (statfs(path, &about) < 0) return -errno;
    memcpy(filesystem, &about.f_fsid, sizeof *filesystem);
    return 0;
}

int mitsuke_waiting(int descriptor) {
    int bytes = 0;
    return ioctl(descriptor, FIONREAD, &bytes) < 0 ? -errno : bytes;
}
