// CRC-32C by the processor's own instruction. Plain scalars and pointers; nothing is decided here.
#pragma once
#include <stdint.h>

// Whether this processor has it: 1 or 0.
int mitsuke_has_crc32c(void);
// The sum of bytes, as iSCSI has it. Only where the processor has the instruction.
uint32_t mitsuke_crc32c(const void *bytes, uint64_t length);
