#pragma once

/// Few arenas in the C library's memory, and large blocks given back when they are free, from now on: an import passes memory from
/// thread to thread, and each arena would keep what it once had. Over three imports of half a gigabyte: 202 MB at the most, not 381.
void mitsuke_keep_heap_small(void);
