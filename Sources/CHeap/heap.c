#include "CHeap.h"
#include <malloc.h>

void mitsuke_keep_heap_small(void) {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_TRIM_THRESHOLD, 1 << 20);
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}
