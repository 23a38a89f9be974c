#define _GNU_SOURCE
#include "include/waiting_shim.h"
#include <errno.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>

int mitsuke_epoll(void) {
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    return epoll < 0 ? -errno : epoll;
}

int mitsuke_epoll_add(int epoll, int descriptor, int exceptions, uint32_t tag) {
    struct epoll_event event = {.events = exceptions ? EPOLLPRI | EPOLLERR : EPOLLIN, .data = {.u32 = tag}};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) < 0 ? -errno : 0;
}

int mitsuke_epoll_ready(int epoll, uint32_t *tags, int capacity) {
    struct epoll_event events[16];
    int count = epoll_wait(epoll, events, capacity < 16 ? capacity : 16, 0);
    if (count < 0) return -errno;
    for (int i = 0; i < count; i++) tags[i] = events[i].data.u32;
    return count;
}

int mitsuke_timer(void) {
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    return timer < 0 ? -errno : timer;
}

static struct timespec span(uint64_t nanoseconds) {
    return (struct timespec){.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
}

int mitsuke_timer_set(int timer, uint64_t first, uint64_t interval) {
    struct itimerspec times = {.it_value = span(first), .it_interval = span(interval)};
    return timerfd_settime(timer, 0, &times, 0) < 0 ? -errno : 0;
}
