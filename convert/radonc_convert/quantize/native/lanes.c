/* Fast kernels for the weights of a model, with the bytes of libggml-base.
 *
 * The quantizers of ggml search scales by sums over 16 or 32 weights, each sum in a fixed order, which a compiler
 * cannot turn into vector instructions without changing roundings. Here each lane of a vector holds a sub-block of
 * its own and goes through the operations of the scalar definition in their order, so that the result is the same
 * bit for bit. Compile with -ffp-contract=off and without -ffast-math.
 *
 * A level is chosen by the caller among those that this processor has: 1 is AVX2 with FMA and F16C, 2 is AVX-512.
 */

#include "lanes.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

#ifndef LANES_SOURCE
#define LANES_SOURCE ""
#endif

#define EXPORT __attribute__((visibility("default")))

/* SHA-256 of the source that this library was compiled from. */
EXPORT const char *lanes_source(void) { return LANES_SOURCE; }

/* The highest level of this processor, 0 for none. */
EXPORT int lanes_level(void) {
#if defined(__x86_64__)
    unsigned a, b, c, d;
    __builtin_cpu_init(); /* asks the operating system too, whether it keeps the wide registers */
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 0;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_F16C)) return 0;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl"))
        return 2;
    return 1;
#else
    return 0;
#endif
}

static const level_kernels *kernels_of(int level) {
#if defined(__x86_64__)
    return level == 2 ? &lanes_of_avx512 : &lanes_of_avx2;
#else
    (void)level;
    return 0;
#endif
}

EXPORT int lanes_store(int level, int type, const float *weights, void *out, int64_t count, reference other) {
    return kernels_of(level)->store(type, weights, out, count, other);
}

EXPORT int lanes_read(int level, int type, const void *raw, float *out, int64_t count) {
    return kernels_of(level)->read(type, raw, out, count);
}

EXPORT float lanes_largest(int level, const float *weights, int64_t count) {
    return kernels_of(level)->largest(weights, count);
}

EXPORT void lanes_round_to_half(int level, float *weights, int64_t count) {
    kernels_of(level)->round_to_half(weights, count);
}

EXPORT int lanes_merge(int level, float *weights, const float *left, const float *right, float scale, int64_t rows,
                       int64_t columns, int64_t rank, int half) {
    return kernels_of(level)->merge(weights, left, right, scale, rows, columns, rank, half);
}

EXPORT int lanes_convert(int level, const conversion *how, const output *outputs, int64_t count, reference other,
                         float *largest) {
    return kernels_of(level)->convert(how, outputs, count, other, largest);
}
