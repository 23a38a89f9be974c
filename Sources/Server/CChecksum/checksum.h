// CRC-32 with the processor's carry-less multiplication, which Swift cannot reach: ten times as fast as tables, and a
// log is checked whole. The constants are powers of x modulo the polynomial 0x04C11DB7, bits reversed.
#ifndef MITSUKE_CHECKSUM_H
#define MITSUKE_CHECKSUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
#include <immintrin.h>

static inline bool checksum_is_fast(void) {
    return __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1");
}

#define MITSUKE_FOLD(value, factors, next) \
    _mm_xor_si128( \
        _mm_xor_si128(_mm_clmulepi64_si128(value, factors, 0x00), _mm_clmulepi64_si128(value, factors, 0x11)), next)

// Continues the inverted checksum `crc` over `count` bytes, at least 64 and a multiple of 16.
__attribute__((target("sse4.1,pclmul"))) static inline uint32_t checksum_fold(
    const void *_Nonnull start, size_t count, uint32_t crc) {
    const __m128i by_four = _mm_set_epi64x(0x01c6e41596, 0x0154442bd4);
    const __m128i by_one = _mm_set_epi64x(0x00ccaa009e, 0x01751997d0);
    const __m128i to_half = _mm_set_epi64x(0, 0x0163cd6124);
    const __m128i barrett = _mm_set_epi64x(0x01f7011641, 0x01db710641);
    const __m128i low = _mm_setr_epi32(~0, 0, ~0, 0);
    const __m128i *block = (const __m128i *)start;
    const __m128i *end = block + count / 16;

    __m128i a = _mm_xor_si128(_mm_loadu_si128(block), _mm_cvtsi32_si128((int)crc));
    __m128i b = _mm_loadu_si128(block + 1);
    __m128i c = _mm_loadu_si128(block + 2);
    __m128i d = _mm_loadu_si128(block + 3);
    for (block += 4; end - block >= 4; block += 4) {
        a = MITSUKE_FOLD(a, by_four, _mm_loadu_si128(block));
        b = MITSUKE_FOLD(b, by_four, _mm_loadu_si128(block + 1));
        c = MITSUKE_FOLD(c, by_four, _mm_loadu_si128(block + 2));
        d = MITSUKE_FOLD(d, by_four, _mm_loadu_si128(block + 3));
    }
    a = MITSUKE_FOLD(a, by_one, b);
    a = MITSUKE_FOLD(a, by_one, c);
    a = MITSUKE_FOLD(a, by_one, d);
    for (; block < end; block++) a = MITSUKE_FOLD(a, by_one, _mm_loadu_si128(block));

    // 128 bits to 64, these to 32.
    b = _mm_clmulepi64_si128(a, by_one, 0x10);
    a = _mm_xor_si128(_mm_srli_si128(a, 8), b);
    b = _mm_srli_si128(a, 4);
    a = _mm_xor_si128(_mm_clmulepi64_si128(_mm_and_si128(a, low), to_half, 0x00), b);
    b = _mm_and_si128(_mm_clmulepi64_si128(_mm_and_si128(a, low), barrett, 0x10), low);
    a = _mm_xor_si128(a, _mm_clmulepi64_si128(b, barrett, 0x00));
    return (uint32_t)_mm_extract_epi32(a, 1);
}

#undef MITSUKE_FOLD

#else

static inline bool checksum_is_fast(void) { return false; }

static inline uint32_t checksum_fold(const void *_Nonnull start, size_t count, uint32_t crc) { return crc; }

#endif
#endif
