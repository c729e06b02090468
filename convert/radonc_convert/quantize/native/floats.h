/* Conversions between f32 and the 16-bit types, and the largest magnitude. */

INLINE vi bf16_bits(vi bits) {
    const vi even = i_and(i_shift_right(bits, 16), i_all(1));
    const vi rounded = i_shift_right(i_add(bits, i_add(i_all(0x7fff), even)), 16);
    const vi quiet = i_or(i_shift_right(bits, 16), i_all(64));
    return i_pick(m_above(i_and(bits, i_all(0x7fffffff)), i_all(0x7f800000)), quiet, rounded);
}

INLINE void store_shorts(int type, const float *from, uint16_t *to) {
    if (type == TYPE_F16) v_store_half(to, v_load(from));
    else i_store_shorts(to, bf16_bits(i_of_bits(v_load(from))));
}

/* Bytes of a weight stored without blocks. */
INLINE int stored_size(int type) { return type == TYPE_F32 ? 4 : 2; }

INLINE vf v_load_stored(int type, const void *from) {
    if (type == TYPE_F16) return v_load_half(from);
    if (type == TYPE_BF16) return v_of_bits(i_shift_left(i_load_shorts(from), 16));
    return v_load(from);
}

/* The rest of a row that does not fill a vector goes through buffers that do. */
INLINE void store_all_shorts(int type, const float *from, uint16_t *to, int64_t count) {
    int64_t at = 0;
    for (; at + LANES <= count; at += LANES) store_shorts(type, from + at, to + at);
    if (at < count) {
        float last[LANES] = {0};
        uint16_t stored[LANES];
        memcpy(last, from + at, (size_t)(count - at) * 4);
        store_shorts(type, last, stored);
        memcpy(to + at, stored, (size_t)(count - at) * 2);
    }
}

INLINE void read_all_shorts(int type, const uint16_t *from, float *to, int64_t count) {
    int64_t at = 0;
    for (; at + LANES <= count; at += LANES) v_store(to + at, v_load_stored(type, from + at));
    if (at < count) {
        uint16_t last[LANES] = {0};
        float found[LANES];
        memcpy(last, from + at, (size_t)(count - at) * 2);
        v_store(found, v_load_stored(type, last));
        memcpy(to + at, found, (size_t)(count - at) * 4);
    }
}

/* The raw bytes of a file may lie at any address: vectors are loaded without alignment, the rest is copied. */
static int read_weights(int type, const void *raw, float *out, int64_t count) {
    if (type == TYPE_F16) read_all_shorts(TYPE_F16, raw, out, count);
    else if (type == TYPE_BF16) read_all_shorts(TYPE_BF16, raw, out, count);
    else return 0;
    return 1;
}

/* As bits, a magnitude that is not a number is above infinity, and infinity above all others. */
static float largest_magnitude(const float *weights, int64_t count) {
    const vi no_sign = i_all(0x7fffffff);
    vi a = i_all(0), b = a, c = a, d = a;
    int64_t at = 0;
    for (; at + 4 * LANES <= count; at += 4 * LANES) {
        a = i_max(a, i_and(no_sign, i_of_bits(v_load(weights + at))));
        b = i_max(b, i_and(no_sign, i_of_bits(v_load(weights + at + LANES))));
        c = i_max(c, i_and(no_sign, i_of_bits(v_load(weights + at + 2 * LANES))));
        d = i_max(d, i_and(no_sign, i_of_bits(v_load(weights + at + 3 * LANES))));
    }
    uint32_t lanes[LANES], largest = 0;
    i_store(lanes, i_max(i_max(a, b), i_max(c, d)));
    for (int i = 0; i < LANES; i++) largest = lanes[i] > largest ? lanes[i] : largest;
    for (; at < count; at++) {
        uint32_t bits;
        memcpy(&bits, weights + at, 4);
        bits &= 0x7fffffff;
        largest = bits > largest ? bits : largest;
    }
    float found;
    memcpy(&found, &largest, 4);
    return found;
}

static void round_all_to_half(float *weights, int64_t count) {
    int64_t at = 0;
    for (; at + LANES <= count; at += LANES) v_store(weights + at, v_as_half(v_load(weights + at)));
    for (; at < count; at++) weights[at] = float_of_half(half_of(weights[at]));
}
