/* The kernels of one level. The including file has chosen the instructions and their vectors. */

#define INLINE static inline __attribute__((always_inline))

/* Round to the nearest integer as the definition does, by the bits of a sum: any number gives a defined result. */
#define ROUNDING 12582912.0f

INLINE int nearest(float a) {
    const float shifted = a + ROUNDING;
    int bits;
    memcpy(&bits, &shifted, 4);
    return (bits & 0x7fffff) - 0x400000;
}

INLINE vi i_nearest(vf a) {
    return i_sub(i_and(i_of_bits(a + v_all(ROUNDING)), i_all(0x7fffff)), i_all(0x400000));
}

/* Numbers of at least zero keep their order as integers, all others are below: any unit can do these, and adders are busy. */
INLINE vf v_between(vf zero, vf a, vf top) {
    return v_of_bits(i_max(i_of_bits(zero), i_min(i_of_bits(top), i_of_bits(a))));
}

INLINE uint16_t half_of(float a) { return _cvtss_sh(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
INLINE float float_of_half(uint16_t a) { return _cvtsh_ss(a); }

/* Copy `have` blocks of 256 weights and repeat the last until there are `want`. */
INLINE const float *fill_blocks(float *spare, const float *blocks, int have, int want) {
    for (int i = 0; i < want; i++) memcpy(spare + 256 * i, blocks + 256 * (i < have ? i : have - 1), 256 * 4);
    return spare;
}

/* Levels of two bits, four to a byte, as Q2_K and Q3_K store them. */
INLINE void pack_pairs(const uint8_t *levels, uint8_t *out) {
    for (int part = 0; part < 2; part++, levels += 128, out += 32)
        for (int i = 0; i < 32; i++)
            out[i] = (uint8_t)(levels[i] | levels[i + 32] << 2 | levels[i + 64] << 4 | levels[i + 96] << 6);
}

#include "affine.h"
#include "blocks32.h"
#include "floats.h"
#include "merge.h"
#include "symmetric.h"

static int store_weights(int type, const float *weights, void *out, int64_t count, reference other) {
    switch (type) {
    case TYPE_F16: store_all_shorts(TYPE_F16, weights, out, count); return 1;
    case TYPE_BF16: store_all_shorts(TYPE_BF16, weights, out, count); return 1;
    case TYPE_Q4_0: blocks_q4_0(weights, out, count / 32, other); return 1;
    case TYPE_Q5_0: blocks_q5_0(weights, out, count / 32, other); return 1;
    case TYPE_Q5_1: blocks_q5_1(weights, out, count / 32, other); return 1;
    case TYPE_Q8_0: blocks_q8_0(weights, out, count / 32, other); return 1;
    case TYPE_Q2_K: blocks_q2_k(weights, out, count / 256, other); return 1;
    case TYPE_Q3_K: blocks_q3_k(weights, out, count / 256, other); return 1;
    case TYPE_Q4_K: blocks_q4_k(weights, out, count / 256, other); return 1;
    case TYPE_Q5_K: blocks_q5_k(weights, out, count / 256, other); return 1;
    case TYPE_Q6_K: blocks_q6_k(weights, out, count / 256, other); return 1;
    default: return 0;
    }
}

#include "convert.h"

const level_kernels LEVEL_NAME = {store_weights,     read_weights,  largest_magnitude,
                                  round_all_to_half, merge_weights, convert_rows};
