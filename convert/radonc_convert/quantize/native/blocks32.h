/* Types with one scale per block of 32 weights (Q8_0, Q4_0, Q5_0, Q5_1): the weights of a block in the lanes.
 *
 * Their only reductions are a largest and a smallest weight, which do not depend on the order; which of several
 * equal ones comes first matters for its sign alone and is looked up.
 */

enum { PER_BLOCK = 32 / LANES };

/* The first weight of the block that equals `value` (or, `by_size`, has that magnitude). */
INLINE float first_equal(const vf *x, const float *from, float value, int by_size) {
    for (int part = 0; part < PER_BLOCK; part++) {
        const unsigned equal = m_bits(m_equal(by_size ? v_abs(x[part]) : x[part], v_all(value)));
        if (equal) return from[part * LANES + __builtin_ctz(equal)];
    }
    return value;
}

INLINE float largest_size(const vf *x) {
    vf size = v_abs(x[0]);
    for (int part = 1; part < PER_BLOCK; part++) size = v_max(v_abs(x[part]), size);
    return v_highest(size);
}

INLINE void load_block(const float *from, vf *x) {
    for (int part = 0; part < PER_BLOCK; part++) x[part] = v_load(from + part * LANES);
}

static void blocks_q8_0(const float *from, uint8_t *out, int64_t blocks, reference other) {
    (void)other;
    const vf just_below_half = v_all(0x1.fffffep-2f);
    for (int64_t at = 0; at < blocks; at++, from += 32, out += 34) {
        vf x[PER_BLOCK];
        load_block(from, x);
        const float d = largest_size(x) / 127, inverse = d != 0 ? 1.0f / d : 0.0f;
        const uint16_t half_d = half_of(d);
        memcpy(out, &half_d, 2);
        for (int part = 0; part < PER_BLOCK; part++) {
            const vf level = x[part] * v_all(inverse);
            /* halves away from zero, as roundf does */
            i_store_bytes(out + 2 + part * LANES, i_truncate(level + v_sign_of(just_below_half, level)));
        }
    }
}

/* The low bytes of the levels, taken as signed like the definition does, and not above `top`. */
INLINE void levels32(const vf *x, float offset, float inverse, float rounding, int top, uint8_t *levels) {
    for (int part = 0; part < PER_BLOCK; part++) {
        const vi level = i_truncate((x[part] - v_all(offset)) * v_all(inverse) + v_all(rounding));
        i_store_bytes(levels + part * LANES, i_min(i_shift_signed(i_shift_left(level, 24), 24), i_all(top)));
    }
}

/* Weight i shares a byte with weight i + 16; the fifth bits of all weights are kept together. */
INLINE void pack_block32(const uint8_t *levels, uint8_t *high, uint8_t *low) {
    const __m128i nibble = _mm_set1_epi8(15);
    const __m128i a = _mm_loadu_si128((const __m128i *)levels), b = _mm_loadu_si128((const __m128i *)(levels + 16));
    if (high) {
        const unsigned first = (unsigned)_mm_movemask_epi8(_mm_slli_epi16(a, 3));
        const unsigned bits = first | (unsigned)_mm_movemask_epi8(_mm_slli_epi16(b, 3)) << 16;
        memcpy(high, &bits, 4);
    }
    const __m128i above = _mm_slli_epi16(_mm_and_si128(b, nibble), 4);
    _mm_storeu_si128((__m128i *)low, _mm_or_si128(_mm_and_si128(a, nibble), above));
}

INLINE void blocks_around_zero(int half, const float *from, uint8_t *out, int64_t blocks) {
    const int size = half == 8 ? 18 : 22;
    for (int64_t at = 0; at < blocks; at++, from += 32, out += size) {
        vf x[PER_BLOCK];
        uint8_t levels[32];
        load_block(from, x);
        const float peak = largest_size(x);
        const float d = (peak != 0 ? first_equal(x, from, peak, 1) : 0.f) / (float)-half;
        const float inverse = d != 0 ? 1.0f / d : 0.0f;
        const uint16_t half_d = half_of(d);
        memcpy(out, &half_d, 2);
        levels32(x, 0.f, inverse, (float)half + 0.5f, 2 * half - 1, levels);
        pack_block32(levels, half == 8 ? 0 : out + 2, out + size - 16);
    }
}

static void blocks_q4_0(const float *from, uint8_t *out, int64_t blocks, reference other) {
    (void)other;
    blocks_around_zero(8, from, out, blocks);
}

static void blocks_q5_0(const float *from, uint8_t *out, int64_t blocks, reference other) {
    (void)other;
    blocks_around_zero(16, from, out, blocks);
}

static void blocks_q5_1(const float *from, uint8_t *out, int64_t blocks, reference other) {
    (void)other;
    for (int64_t at = 0; at < blocks; at++, from += 32, out += 24) {
        vf x[PER_BLOCK];
        uint8_t levels[32];
        load_block(from, x);
        vf high = x[0], low = v_all(0) - x[0];
        for (int part = 1; part < PER_BLOCK; part++) {
            high = v_max(x[part], high);
            low = v_max(v_all(0) - x[part], low);
        }
        const float least = first_equal(x, from, -v_highest(low), 0);
        const float d = (v_highest(high) + 0.0f - least) / 31; /* a zero without its sign */
        const float inverse = d != 0 ? 1.0f / d : 0.0f;
        const uint16_t half_d = half_of(d), half_min = half_of(least);
        memcpy(out, &half_d, 2);
        memcpy(out + 2, &half_min, 2);
        levels32(x, least, inverse, 0.5f, 255, levels);
        pack_block32(levels, out + 4, out + 8);
    }
}
