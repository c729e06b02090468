/* Types with a scale per sub-block of 16 weights and levels around zero (Q6_K, Q3_K): one sub-block in each lane. */

/* The weight of largest magnitude, the first one when there are several. */
INLINE vf symmetric_peak(const vf *x, vf *magnitude) {
    vf largest = v_all(0), peak = v_all(0);
    for (int i = 0; i < 16; i++) {
        const vf size = v_abs(x[i]);
        const vm larger = m_less(largest, size);
        largest = v_pick(larger, size, largest);
        peak = v_pick(larger, x[i], peak);
    }
    *magnitude = largest;
    return peak;
}

#define TINY 1e-15f /* below this magnitude a sub-block counts as zero */

typedef struct {
    float scale[16];
    float inverse[16]; /* the levels found are round(inverse * weight); 0 marks a sub-block of zeros */
} q6_found;

#define Q6_TOGETHER 3

/* Take the sums of `count` trial scales in one pass over the sub-blocks.
 *
 * A trial maps the peak to -reach and no weight beyond it, up to a few units in the last place. Levels pass 31 only
 * with a reach of 31.5 or more, and -32 only with a reach above 32.5: other trials need no bounds.
 */
INLINE void q6_pass(int count, float reach, const vf *x, const vf *w, const vf *wx, const vf *inverse, vf *sumlx, vf *suml2) {
    const vf top = v_all(31), bottom = v_all(-32);
#pragma GCC unroll 3
    for (int t = 0; t < count; t++) sumlx[t] = suml2[t] = v_all(0);
#pragma GCC unroll 2
    for (int i = 0; i < 16; i++) {
#pragma GCC unroll 3
        for (int t = 0; t < count; t++) {
            vf level = v_round(inverse[t] * x[i]);
            if (reach > 31.45f) level = v_min(top, level);
            if (reach > 32.45f) level = v_max(bottom, level);
            sumlx[t] = sumlx[t] + wx[i] * level;
            suml2[t] = suml2[t] + w[i] * level * level;
        }
    }
}

typedef struct {
    vf x[16], w[16], wx[16];
    vf peak, scale, best, inverse;
} q6_lanes;

/* Try Q6_TOGETHER scales from number `first` on; `reach` is the largest size that a level can get before bounding. */
INLINE void q6_try(q6_lanes *a, int first, float reach) {
    vf inverse[Q6_TOGETHER], sumlx[Q6_TOGETHER], suml2[Q6_TOGETHER];
#pragma GCC unroll 3
    for (int t = 0; t < Q6_TOGETHER; t++) inverse[t] = v_all(-(32 + 0.1f * (float)(first + t))) / a->peak;
    q6_pass(Q6_TOGETHER, reach, a->x, a->w, a->wx, inverse, sumlx, suml2);
#pragma GCC unroll 3
    for (int t = 0; t < Q6_TOGETHER; t++) {
        const vm better = m_and(m_less(v_all(0), suml2[t]), m_less(a->best * suml2[t], sumlx[t] * sumlx[t]));
        const vf scale = sumlx[t] / suml2[t];
        a->scale = v_pick(better, scale, a->scale);
        a->best = v_pick(better, scale * sumlx[t], a->best);
        a->inverse = v_pick(better, inverse[t], a->inverse);
    }
}

/* Defined by make_qx_quants of ggml-quants.c with weights x*x: try 19 scales, keep the best by least squares. */
INLINE void q6_find(q6_lanes *a, q6_found *found, int first) {
    const vf zero = v_all(0);
    vf magnitude, sumlx, suml2;
    for (int i = 0; i < 16; i++) {
        a->w[i] = a->x[i] * a->x[i];
        a->wx[i] = a->w[i] * a->x[i];
    }
    a->peak = symmetric_peak(a->x, &magnitude);
    const vm empty = m_less(magnitude, v_all(TINY));
    a->inverse = v_all(-32) / a->peak;
    q6_pass(1, 32.f, a->x, a->w, a->wx, &a->inverse, &sumlx, &suml2);
    a->scale = v_pick(m_equal(suml2, zero), zero, sumlx / suml2);
    a->best = a->scale * sumlx;
    q6_try(a, -9, 31.3f);
    q6_try(a, -6, 31.6f);
    q6_try(a, -3, 31.9f);
    q6_try(a, 1, 32.3f);
    q6_try(a, 4, 32.6f);
    q6_try(a, 7, 32.9f);
    v_store(found->scale + first, v_pick(empty, zero, a->scale));
    v_store(found->inverse + first, v_pick(empty, zero, a->inverse));
}

INLINE void symmetric_levels(const float *x, float factor, int divide, int half, uint8_t *levels) {
    const vi top = i_all(half - 1), bottom = i_all(-half);
    for (int i = 0; i < 16; i += LANES) {
        const vf at = v_load(x + i);
        const vi level = i_nearest(divide ? at / v_all(factor) : v_all(factor) * at);
        i_store_bytes(levels + i, i_add(i_all(half), i_max(bottom, i_min(top, level))));
    }
}

INLINE void q6_block(const float *x, const q6_found *found, uint8_t *to) {
    float peak = 0, largest = 0;
    for (int j = 0; j < 16; j++) {
        const float size = fabsf(found->scale[j]);
        if (size > largest) {
            largest = size;
            peak = found->scale[j];
        }
    }
    if (largest < TINY) {
        memset(to, 0, 210);
        return;
    }
    const float inverse = -128.f / peak;
    const uint16_t half_d = half_of(1 / inverse);
    const float d = float_of_half(half_d);
    uint8_t levels[256];
    for (int j = 0; j < 16; j++) {
        const int s = nearest(inverse * found->scale[j]);
        const int8_t scale = (int8_t)(s < 127 ? s : 127);
        to[192 + j] = (uint8_t)scale;
        const float step = d * (float)scale;
        if (step != 0) symmetric_levels(x + 16 * j, step, 1, 32, levels + 16 * j);
        else if (found->inverse[j] != 0) symmetric_levels(x + 16 * j, found->inverse[j], 0, 32, levels + 16 * j);
        else memset(levels + 16 * j, 0, 16);
    }
    memcpy(to + 208, &half_d, 2);
    for (int part = 0; part < 2; part++) {
        const uint8_t *l = levels + 128 * part;
        uint8_t *low = to + 64 * part, *high = to + 128 + 32 * part;
        for (int i = 0; i < 64; i++) low[i] = (uint8_t)((l[i] & 15) | (l[i + 64] & 15) << 4);
        for (int i = 0; i < 32; i++)
            high[i] = (uint8_t)(l[i] >> 4 | (l[i + 32] >> 4) << 2 | (l[i + 64] >> 4) << 4 | (l[i + 96] >> 4) << 6);
    }
}

static void blocks_q6_k(const float *x, uint8_t *out, int64_t blocks, reference other) {
    (void)other;
    for (int64_t at = 0; at < blocks; at++, x += 256, out += 210) {
        q6_found found;
        for (int first = 0; first < 16; first += LANES) {
            q6_lanes lanes;
            for (int i = 0; i < 16; i += LANES) v_transpose(x + 16 * first + i, 16, lanes.x + i);
            q6_find(&lanes, &found, first);
        }
        q6_block(x, &found, out);
    }
}

/* Groups of lanes whose searches advance together: each step of one waits for a division. */
#define Q3_TOGETHER 4

/* Defined by make_q3_quants of ggml-quants.c: change one level at a time while the fit gets better.
 *
 * A lane whose pass changed nothing would change nothing in further passes either, so all lanes go on until
 * none changes.
 */
INLINE void q3_find(vf x[Q3_TOGETHER][16], vf levels[Q3_TOGETHER][16], vf *scale, vm *empty) {
    const vf zero = v_all(0), top = v_all(3), bottom = v_all(-4);
    vf sumlx[Q3_TOGETHER], suml2[Q3_TOGETHER];
    for (int g = 0; g < Q3_TOGETHER; g++) {
        vf magnitude;
        const vf peak = symmetric_peak(x[g], &magnitude);
        empty[g] = m_less(magnitude, v_all(TINY));
        const vf inverse = v_all(-4) / peak;
        sumlx[g] = suml2[g] = zero;
        for (int i = 0; i < 16; i++) {
            const vf level = v_max(bottom, v_min(top, v_round(inverse * x[g][i]))), w = x[g][i] * x[g][i];
            levels[g][i] = level;
            sumlx[g] = sumlx[g] + w * x[g][i] * level;
            suml2[g] = suml2[g] + w * level * level;
        }
    }
    for (int pass = 0; pass < 5; pass++) {
        unsigned changed = 0;
        for (int i = 0; i < 16; i++) {
#pragma GCC unroll 4
            for (int g = 0; g < Q3_TOGETHER; g++) {
                const vf at = x[g][i], was = levels[g][i], w = at * at, wx = w * at;
                vf slx = sumlx[g] - wx * was, sl2 = suml2[g] - w * was * was;
                vm update = m_less(zero, slx);
                const vi wanted = i_max(i_all(-4), i_min(i_all(3), i_nearest(at * sl2 / slx)));
                const vf level = v_of_int(wanted);
                update = m_and(update, m_or(m_less(level, was), m_less(was, level)));
                slx = slx + wx * level;
                sl2 = sl2 + w * level * level;
                update = m_and(update, m_less(zero, sl2));
                update = m_and(update, m_less(sumlx[g] * sumlx[g] * sl2, slx * slx * suml2[g]));
                levels[g][i] = v_pick(update, level, was);
                sumlx[g] = v_pick(update, slx, sumlx[g]);
                suml2[g] = v_pick(update, sl2, suml2[g]);
                changed |= m_bits(update);
            }
        }
        if (!changed) break;
    }
    for (int g = 0; g < Q3_TOGETHER; g++) {
        scale[g] = v_pick(m_less(zero, suml2[g]), sumlx[g] / suml2[g], zero);
        scale[g] = v_pick(empty[g], zero, scale[g]);
    }
}

INLINE void q3_block(const float *x, const float *scales, const vf *found_levels, const unsigned *empty, uint8_t *to) {
    float peak = 0, largest = 0;
    for (int j = 0; j < 16; j++) {
        const float size = fabsf(scales[j]);
        if (size > largest) {
            largest = size;
            peak = scales[j];
        }
    }
    int stored[16] = {0};
    const float inverse = peak != 0 ? -32.f / peak : 0.f;
    const uint16_t half_d = half_of(peak != 0 ? 1 / inverse : 0.f);
    const float d = float_of_half(half_d);
    if (peak != 0)
        for (int j = 0; j < 16; j++) {
            const int l = (int8_t)nearest(inverse * scales[j]);
            stored[j] = (l < -32 ? -32 : l > 31 ? 31 : l) + 32;
        }
    uint8_t levels[256];
    for (int j = 0; j < 16; j++) {
        const float step = d * (float)(stored[j] - 32);
        if (step != 0) symmetric_levels(x + 16 * j, step, 1, 4, levels + 16 * j);
        else if (empty[j / LANES] >> (j % LANES) & 1) memset(levels + 16 * j, 0, 16);
        else
            for (int i = 0; i < 16; i++) {
                float lanes[LANES];
                v_store(lanes, found_levels[16 * (j / LANES) + i]);
                levels[16 * j + i] = (uint8_t)((int)lanes[j % LANES] + 4);
            }
    }
    for (int i = 0; i < 32; i++) {
        int high = 0;
        for (int j = 0; j < 8; j++) high |= (levels[32 * j + i] > 3) << j;
        to[i] = (uint8_t)high;
    }
    for (int i = 0; i < 256; i++) levels[i] &= 3;
    pack_pairs(levels, to + 32);
    for (int j = 0; j < 8; j++) to[96 + j] = (uint8_t)((stored[j] & 15) | (stored[j + 8] & 15) << 4);
    for (int j = 0; j < 4; j++)
        to[104 + j] = (uint8_t)(stored[j] >> 4 | (stored[j + 4] >> 4) << 2 | (stored[j + 8] >> 4) << 4 | (stored[j + 12] >> 4) << 6);
    memcpy(to + 108, &half_d, 2);
}

static void blocks_q3_k(const float *x, uint8_t *out, int64_t blocks, reference other) {
    enum { PARTS = 16 / LANES, TOGETHER = Q3_TOGETHER / PARTS };
    (void)other;
    for (int64_t at = 0; at < blocks; at += TOGETHER) {
        const int here = blocks - at < TOGETHER ? (int)(blocks - at) : TOGETHER;
        vf lanes[Q3_TOGETHER][16], levels[Q3_TOGETHER][16], scale[Q3_TOGETHER];
        vm empty[Q3_TOGETHER];
        for (int g = 0; g < Q3_TOGETHER; g++) {
            const int block = g / PARTS < here ? g / PARTS : here - 1;
            const float *from = x + (at + block) * 256 + 16 * LANES * (g % PARTS);
            for (int i = 0; i < 16; i += LANES) v_transpose(from + i, 16, lanes[g] + i);
        }
        q3_find(lanes, levels, scale, empty);
        for (int b = 0; b < here; b++) {
            float scales[16];
            unsigned zeros[PARTS];
            for (int p = 0; p < PARTS; p++) {
                v_store(scales + p * LANES, scale[b * PARTS + p]);
                zeros[p] = m_bits(empty[b * PARTS + p]);
            }
            q3_block(x + (at + b) * 256, scales, levels[b * PARTS], zeros, out + (at + b) * 110);
        }
    }
}
