#include "include/crc_shim.h"
#include <string.h>

#if defined(__x86_64__)
#include <nmmintrin.h>

int mitsuke_has_crc32c(void) { return __builtin_cpu_supports("sse4.2") ? 1 : 0; }

#define WITH_CRC __attribute__((target("sse4.2")))
#define EIGHT(sum, value) _mm_crc32_u64(sum, value)
#define ONE(sum, value) _mm_crc32_u8(sum, value)
#elif defined(__aarch64__)
#include <arm_acle.h>
#include <sys/auxv.h>

#ifndef HWCAP_CRC32
#define HWCAP_CRC32 (1 << 7)
#endif

int mitsuke_has_crc32c(void) { return getauxval(AT_HWCAP) & HWCAP_CRC32 ? 1 : 0; }

#define WITH_CRC __attribute__((target("crc")))
#define EIGHT(sum, value) __crc32cd(sum, value)
#define ONE(sum, value) __crc32cb(sum, value)
#else
int mitsuke_has_crc32c(void) { return 0; }

#define WITH_CRC
#define EIGHT(sum, value) (sum)
#define ONE(sum, value) (sum)
#endif

WITH_CRC uint32_t mitsuke_crc32c(const void *bytes, uint64_t length) {
    const unsigned char *at = bytes;
    uint32_t sum = 0xffffffff;
    for (; length >= 8; length -= 8, at += 8) {
        uint64_t eight;
        memcpy(&eight, at, 8);
        sum = (uint32_t)EIGHT(sum, eight);
    }
    for (; length > 0; length--, at++) sum = ONE(sum, *at);
    return ~sum;
}
