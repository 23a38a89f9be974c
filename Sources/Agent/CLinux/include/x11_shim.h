// An X server's windows and its idle time, through libxcb and libxcb-screensaver, which are loaded and not linked: a host without X needs neither.
// Plain scalars and pointers; nothing is decided here.
#pragma once
#include <stdint.h>

// Loads the libraries and connects. 0; -ENOENT without the libraries, -ECONNREFUSED without the server.
int mitsuke_x11_open(const char *display);

struct mitsuke_window {
    // As the window itself says; 0 where it says nothing.
    uint32_t pid;
    // 1: mapped, on the current desktop, not minimised, and some of it on the screen.
    uint32_t is_visible;
};

// All windows of programs, at most `capacity`; how many, or -EIO. `idle` in milliseconds since the last input; `saver` becomes 1 while the screen saver is on.
int mitsuke_x11_ask(struct mitsuke_window *windows, int capacity, uint64_t *idle, int *saver);
