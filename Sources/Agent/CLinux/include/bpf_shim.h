// libbpf: loading the agent's programs and reading their ring. Plain scalars and pointers; nothing is decided here.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Loads and attaches all programs of an object file; null and an errno where that is refused.
void *mitsuke_bpf_open(const char *path, int *error);
void mitsuke_bpf_close(void *bpf);
// Becomes readable when the ring holds records.
int mitsuke_bpf_descriptor(void *bpf);
// Hands on records until none is left or `take` returns anything but 0.
void mitsuke_bpf_drain(void *bpf, int (*take)(void *context, void *record, size_t size), void *context);
// How many records found the ring full, since the start.
uint64_t mitsuke_bpf_dropped(void *bpf);
