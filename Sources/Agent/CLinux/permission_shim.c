#define _GNU_SOURCE
#include "include/permission_shim.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/fanotify.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { room = 64 };

struct mitsuke_permission_shared {
    // Of the listener's last sign of life.
    _Atomic uint64_t beat;
    _Atomic uint64_t guarded;
    // Grows when the guard takes over.
    _Atomic uint64_t taken;
    uint64_t seen;
    // The kernel writes here: no event is ever known only to a process that was stopped.
    struct fanotify_event_metadata events[room];
    // What was read and is not answered yet.
    _Atomic int open[room * 4];
};

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

int mitsuke_permission_open(void) {
    int group = fanotify_init(
        FAN_CLASS_CONTENT | FAN_CLOEXEC | FAN_NONBLOCK | FAN_UNLIMITED_QUEUE | FAN_UNLIMITED_MARKS | FAN_REPORT_TID,
        O_RDONLY | O_LARGEFILE | O_CLOEXEC | O_NOATIME);
    return group < 0 ? -errno : group;
}

int mitsuke_permission_mark(int group, const char *path, int remove) {
    unsigned flags = (remove ? FAN_MARK_REMOVE : FAN_MARK_ADD) | FAN_MARK_FILESYSTEM;
    return fanotify_mark(group, flags, FAN_OPEN_PERM | FAN_OPEN_EXEC_PERM, AT_FDCWD, path) < 0 ? -errno : 0;
}

struct mitsuke_permission_shared *mitsuke_permission_share(void) {
    void *shared = mmap(
        NULL, sizeof(struct mitsuke_permission_shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) return NULL;
    struct mitsuke_permission_shared *made = shared;
    for (int i = 0; i < room; i++) made->events[i].fd = -1;
    for (int i = 0; i < room * 4; i++) atomic_store(&made->open[i], -1);
    atomic_store(&made->beat, now());
    return made;
}

static void note(struct mitsuke_permission_shared *shared, int file) {
    for (int i = 0; i < room * 4; i++) {
        int none = -1;
        if (atomic_compare_exchange_strong(&shared->open[i], &none, file)) return;
    }
}

static void forget(struct mitsuke_permission_shared *shared, int file) {
    for (int i = 0; i < room * 4; i++) {
        int expected = file;
        if (atomic_compare_exchange_strong(&shared->open[i], &expected, -1)) return;
    }
}

static struct mitsuke_permission_shared *answering;

int mitsuke_permission_read(int group, struct mitsuke_permission_shared *shared, struct mitsuke_permission_event *events) {
    answering = shared;
    ssize_t size = read(group, shared->events, sizeof shared->events);
    if (size < 0) return errno == EAGAIN || errno == EINTR ? 0 : -errno;
    int count = 0;
    for (struct fanotify_event_metadata *event = shared->events; FAN_EVENT_OK(event, size);
         event = FAN_EVENT_NEXT(event, size)) {
        if (event->fd < 0) continue;
        note(shared, event->fd);
        events[count].file = event->fd;
        events[count].thread = event->pid;
        events[count].runs = (event->mask & FAN_OPEN_EXEC_PERM) != 0;
        event->fd = -1;
        count++;
    }
    return count;
}

static int answer(int group, int file, int allows) {
    struct fanotify_response response = {file, allows ? FAN_ALLOW : FAN_DENY};
    return write(group, &response, sizeof response) < 0 ? -errno : 0;
}

int mitsuke_permission_answer(int group, int file, int allows) {
    int result = answer(group, file, allows);
    if (answering) forget(answering, file);
    return result;
}

int mitsuke_permission_beat(struct mitsuke_permission_shared *shared) {
    atomic_store(&shared->beat, now());
    uint64_t taken = atomic_load(&shared->taken);
    if (taken == shared->seen) return 0;
    shared->seen = taken;
    return 1;
}

uint64_t mitsuke_permission_guarded(struct mitsuke_permission_shared *shared) { return atomic_load(&shared->guarded); }

uint64_t mitsuke_permission_silence(struct mitsuke_permission_shared *shared) {
    uint64_t beat = atomic_load(&shared->beat), time = now();
    return time > beat ? time - beat : 0;
}

static void takeOver(int group, struct mitsuke_permission_shared *shared) {
    // What the listener has read: the kernel knows an event by its number, whoever answers.
    for (int i = 0; i < room; i++) {
        int file = shared->events[i].fd;
        if (file >= 0 && answer(group, file, 1) == 0) atomic_fetch_add(&shared->guarded, 1);
    }
    for (int i = 0; i < room * 4; i++) {
        int file = atomic_load(&shared->open[i]);
        if (file >= 0 && answer(group, file, 1) == 0) atomic_fetch_add(&shared->guarded, 1);
    }
    struct fanotify_event_metadata events[room];
    ssize_t size;
    while ((size = read(group, events, sizeof events)) > 0) {
        for (struct fanotify_event_metadata *event = events; FAN_EVENT_OK(event, size);
             event = FAN_EVENT_NEXT(event, size)) {
            if (event->fd < 0) continue;
            if (answer(group, event->fd, 1) == 0) atomic_fetch_add(&shared->guarded, 1);
            close(event->fd);
        }
    }
}

static void guard(int group, struct mitsuke_permission_shared *shared, uint64_t patience, pid_t parent) {
    enum { own = 900 };
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, "mitsuke-guard");
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGINT, SIG_IGN);
    setsid();
    // Its numbers for events stay apart from the listener's, which are low.
    if (dup2(group, own) < 0) _exit(1);
    for (int file = 0; file < own; file++) dup2(own, file);
    syscall(SYS_close_range, own + 1, ~0u, 0);
    while (getppid() == parent) {
        if (mitsuke_permission_silence(shared) > patience) {
            atomic_fetch_add(&shared->taken, 1);
            struct pollfd waiting = {own, POLLIN, 0};
            takeOver(own, shared);
            poll(&waiting, 1, 20);
        } else {
            poll(NULL, 0, 50);
        }
    }
    _exit(0);
}

int mitsuke_permission_guard(int group, struct mitsuke_permission_shared *shared, uint64_t patience) {
    pid_t parent = getpid();
    pid_t child = fork();
    if (child < 0) return -errno;
    if (child == 0) {
        guard(group, shared, patience, parent);
        _exit(0);
    }
    return child;
}

int mitsuke_running_identity(int thread, uint64_t *device, uint64_t *inode, uint64_t *size, int64_t *changed) {
    char path[40];
    struct stat status;
    snprintf(path, sizeof path, "/proc/%d/exe", thread);
    if (stat(path, &status) < 0) return -errno;
    *device = status.st_dev;
    *inode = status.st_ino;
    *size = status.st_size;
    *changed = (int64_t)status.st_ctim.tv_sec * 1000000000 + status.st_ctim.tv_nsec;
    return 0;
}

static int wantsToWrite(uint64_t flags) { return (flags & O_ACCMODE) != O_RDONLY; }

static int opensForWriting(int thread) {
    char path[40], text[512];
    snprintf(path, sizeof path, "/proc/%d/syscall", thread);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return -errno;
    ssize_t size = read(file, text, sizeof text - 1);
    close(file);
    if (size <= 0) return -EIO;
    text[size] = 0;
    long number;
    unsigned long long words[6];
    if (sscanf(text, "%ld %llx %llx %llx %llx %llx %llx", &number, words, words + 1, words + 2, words + 3, words + 4,
               words + 5) != 7)
        return -EIO;
    if (number == SYS_openat) return wantsToWrite(words[2]);
#ifdef SYS_open
    if (number == SYS_open) return wantsToWrite(words[1]);
    if (number == SYS_creat) return 1;
#endif
    if (number == SYS_openat2) {
        struct open_how how = {0};
        struct iovec own = {&how, sizeof how}, its = {(void *)(uintptr_t)words[2], sizeof how};
        return process_vm_readv(thread, &own, 1, &its, 1, 0) < (ssize_t)sizeof how.flags ? -errno : wantsToWrite(how.flags);
    }
    return -ENOSYS;
}

int mitsuke_opens_for_writing(int thread) {
    // The event can be here before its thread sleeps: until then the kernel says no more than that it runs.
    for (int attempt = 0;; attempt++) {
        int result = opensForWriting(thread);
        if (result != -EIO || attempt == 20) return result;
        nanosleep(&(struct timespec){0, 200000}, NULL);
    }
}

int mitsuke_is_own_thread(int thread) {
    char path[48];
    snprintf(path, sizeof path, "/proc/self/task/%d", thread);
    return access(path, F_OK) == 0;
}

int mitsuke_wakeup(void) {
    int file = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return file < 0 ? -errno : file;
}
