/* Types with a scale and a minimum per sub-block (Q4_K, Q5_K, Q2_K): one sub-block in each lane.
 *
 * Defined by make_qkx2_quants of ggml-quants.c: from the extremes, try a few slightly different steps, fit scale
 * and minimum to each by weighted least squares, keep the first fit with the least error. Every lane does these
 * sums in the same order as the scalar definition, so all roundings are the same. A step begins with the minimum
 * that the step before it left, so groups of lanes take turns: while the fit of one is judged, another chooses
 * its next levels in the same pass.
 */

typedef struct {
    int weights;    /* in a sub-block */
    int top;        /* largest level */
    float first;    /* change of the largest level in the first step; each step adds 0.1 */
    int steps;
    int absolute;   /* whether the error is absolute instead of squared */
} affine_search;

typedef struct {
    float scale[LANES], minimum[LANES];
    float inverse[LANES], low[LANES]; /* the levels found are round(inverse * (weight - low)) */
    unsigned odd; /* lanes with ranges so extreme that only the definition itself is followed */
} affine_found;

typedef struct {
    vf x[32], w[32], levels[32];
    vf high, span, sum_w, sum_x;      /* of the weights */
    vf scale, low, error;             /* of the best fit so far */
    vf inverse, from;                 /* which chose its levels */
    vf trial_inverse, trial_from;     /* what chose the levels on trial */
    vf trial_scale, trial_low;        /* their fit */
    vm solvable, regular;
} affine_lanes;

INLINE vf affine_cost(vf off, int absolute) {
    if (absolute) return v_abs(off);
    return off * off;
}

/* Start from the extremes. */
INLINE void affine_begin(const affine_search how, affine_lanes *a) {
    const vf *x = a->x, *w = a->w;
    vf low = x[0], high = x[0], sum_w = w[0], sum_x = w[0] * x[0];
    for (int i = 1; i < how.weights; i++) {
        low = v_min(x[i], low);
        high = v_max(x[i], high);
        sum_w = sum_w + w[i];
        sum_x = sum_x + w[i] * x[i];
    }
    low = v_min(v_all(0), low);
    const vf span = high - low, inverse = v_all((float)how.top) / span, scale = v_all(1) / inverse;
    vf error = v_all(0);
#pragma GCC unroll 2
    for (int i = 0; i < how.weights; i++)
        error = error + w[i] * affine_cost(scale * v_round(inverse * (x[i] - low)) + low - x[i], how.absolute);
    a->high = high, a->span = span, a->sum_w = sum_w, a->sum_x = sum_x;
    a->scale = scale, a->low = low, a->error = error, a->inverse = inverse, a->from = low;
    a->regular = m_and(m_less(v_all(1e-30f), span), m_less(span, v_all(1e30f)));
}

/* One pass over two groups: the error of the levels on trial in `judged`, new levels on trial in `next`. */
INLINE void affine_pass(const affine_search how, affine_lanes *judged, affine_lanes *next, float more) {
    const vf top = v_all((float)how.top), zero = v_all(0);
    vf scale, low, from, inverse, error = zero, l = zero, l2 = zero, xl = zero;
    if (judged) scale = judged->trial_scale, low = judged->trial_low;
    if (next) {
        const vf span = next->high - next->low;
        /* the range may not shrink so far that levels pass the integers which rounding by bits can hold */
        const vm regular = m_and(m_less(next->span * v_all(0x1p-10f), span), m_less(span, v_all(1e30f)));
        next->regular = m_and(next->regular, regular);
        next->trial_inverse = inverse = v_all(more + (float)how.top) / span;
        next->trial_from = from = next->low;
    }
#pragma GCC unroll 2
    for (int i = 0; i < how.weights; i++) {
        if (judged)
            error = error + judged->w[i] * affine_cost(scale * judged->levels[i] + low - judged->x[i], how.absolute);
        if (next) {
            const vf level = v_between(zero, v_round(inverse * (next->x[i] - from)), top);
            const vf weighted = next->w[i] * level;
            next->levels[i] = level;
            l = l + weighted;
            l2 = l2 + weighted * level;
            xl = xl + weighted * next->x[i];
        }
    }
    if (judged) {
        const vm better = m_and(judged->solvable, m_less(error, judged->error));
        judged->error = v_pick(better, error, judged->error);
        judged->scale = v_pick(better, scale, judged->scale);
        judged->low = v_pick(better, low, judged->low);
        judged->inverse = v_pick(better, judged->trial_inverse, judged->inverse);
        judged->from = v_pick(better, judged->trial_from, judged->from);
    }
    if (next) {
        const vf det = next->sum_w * l2 - l * l;
        scale = (next->sum_w * xl - next->sum_x * l) / det;
        low = (l2 * next->sum_x - l * xl) / det;
        const vm above = m_less(zero, low);
        if (m_bits(above)) {
            scale = v_pick(above, xl / l2, scale);
            low = v_pick(above, zero, low);
        }
        next->trial_scale = scale, next->trial_low = low, next->solvable = m_less(zero, det);
    }
}

INLINE void affine_end(affine_lanes *a, affine_found *found) {
    const vf zero = v_all(0);
    const vm flat = m_equal(a->span, zero);
    v_store(found->scale, v_pick(flat, zero, a->scale));
    v_store(found->minimum, v_negative(a->low));
    v_store(found->inverse, v_pick(flat, zero, a->inverse));
    v_store(found->low, a->from);
    found->odd = ~m_bits(m_or(flat, a->regular));
}

/* Groups take turns so that what a pass needs of a group was made two passes before: its divisions are done by then. */
enum { AFFINE_GROUPS = 4 };

INLINE float affine_more(const affine_search how, int step) { return how.first + 0.1f * (float)step; }

INLINE void affine_find(const affine_search how, affine_lanes *groups, affine_found *found) {
    for (int g = 0; g < AFFINE_GROUPS; g++) affine_begin(how, groups + g);
    for (int g = 0; g < 2; g++) affine_pass(how, 0, groups + g, how.first);
    for (int step = 0; step < how.steps; step++)
        for (int g = 0; g < AFFINE_GROUPS; g++)
            affine_pass(how, groups + g, groups + (g + 2) % AFFINE_GROUPS, affine_more(how, step + (g > 1)));
    for (int g = 0; g < 2; g++) affine_pass(how, groups + g, groups + g + 2, affine_more(how, how.steps));
    for (int g = 2; g < AFFINE_GROUPS; g++) affine_pass(how, groups + g, 0, 0);
    for (int g = 0; g < AFFINE_GROUPS; g++) affine_end(groups + g, found + g);
}

/* Turn one sub-block into levels: by its stored scale, or as the search left them where that scale is zero. */
INLINE void affine_levels(const float *x, int weights, int top, float d, float dm, const affine_found *found, int lane,
                          uint8_t *levels) {
    const vi highest = i_all(top), zero = i_all(0);
    for (int i = 0; i < weights; i += LANES) {
        const vf at = v_load(x + i);
        vi level;
        if (d != 0) level = i_nearest((at + v_all(dm)) / v_all(d));
        else level = i_nearest(v_all(found->inverse[lane]) * (at - v_all(found->low[lane])));
        i_store_bytes(levels + i, i_max(zero, i_min(highest, level)));
    }
}

/* Scales and minima of eight sub-blocks in 6 bits each, as Q4_K and Q5_K store them; gives the levels too. */
INLINE void affine_block32(const float *x, int top, const affine_found *found, int first, uint8_t *head, uint8_t *levels) {
    const float *scale = found->scale + first, *minimum = found->minimum + first;
    float max_scale = 0, max_min = 0;
    for (int j = 0; j < 8; j++) {
        if (scale[j] > max_scale) max_scale = scale[j];
        if (minimum[j] > max_min) max_min = minimum[j];
    }
    const float to_scale = max_scale > 0 ? 63.f / max_scale : 0.f, to_min = max_min > 0 ? 63.f / max_min : 0.f;
    const uint16_t half_d = half_of(max_scale / 63.f), half_min = half_of(max_min / 63.f);
    const float d = float_of_half(half_d), dmin = float_of_half(half_min);
    uint8_t ls[8], lm[8], *q = head + 4;
    for (int j = 0; j < 8; j++) {
        const uint8_t s = (uint8_t)nearest(to_scale * scale[j]), m = (uint8_t)nearest(to_min * minimum[j]);
        ls[j] = s < 63 ? s : 63;
        lm[j] = m < 63 ? m : 63;
    }
    memcpy(head, &half_d, 2);
    memcpy(head + 2, &half_min, 2);
    for (int j = 0; j < 4; j++) {
        q[j] = (uint8_t)(ls[j] | (ls[j + 4] >> 4) << 6);
        q[j + 4] = (uint8_t)(lm[j] | (lm[j + 4] >> 4) << 6);
        q[j + 8] = (uint8_t)((ls[j + 4] & 15) | (lm[j + 4] & 15) << 4);
    }
    for (int j = 0; j < 8; j++)
        affine_levels(x + 32 * j, 32, top, d * (float)ls[j], dmin * (float)lm[j], found, first + j, levels + 32 * j);
}

INLINE void pack_nibbles(const uint8_t *levels, uint8_t *out) {
    for (int j = 0; j < 4; j++)
        for (int i = 0; i < 32; i++)
            out[32 * j + i] = (uint8_t)((levels[64 * j + i] & 15) | (levels[64 * j + 32 + i] & 15) << 4);
}

/* Put LANES sub-blocks of 32 weights into the lanes, with the importance of each weight. */
INLINE void affine_load32(const float *x, affine_lanes *to) {
    for (int i = 0; i < 32; i += LANES) v_transpose(x + i, 32, to->x + i);
    vf squares = v_all(0);
    for (int i = 0; i < 32; i++) squares = squares + to->x[i] * to->x[i];
    const vf typical = v_sqrt(squares / v_all(32));
    for (int i = 0; i < 32; i++) to->w[i] = typical + v_abs(to->x[i]);
}

INLINE void affine_store32(int type, const affine_search how, const float *x, const affine_found *found, int first,
                           uint8_t *to) {
    uint8_t levels[256];
    affine_block32(x, how.top, found, first, to, levels);
    if (type == TYPE_Q5_K) {
        for (int i = 0; i < 32; i++) {
            int high = 0;
            for (int j = 0; j < 8; j++) high |= (levels[32 * j + i] >> 4) << j;
            to[16 + i] = (uint8_t)high;
        }
    }
    pack_nibbles(levels, to + (type == TYPE_Q5_K ? 48 : 16));
}

INLINE void affine_blocks32(int type, const affine_search how, const float *x, uint8_t *out, int64_t blocks, reference other) {
    enum { PER_GROUP = LANES / 8, TOGETHER = AFFINE_GROUPS * PER_GROUP };
    const int size = type == TYPE_Q4_K ? 144 : 176;
    for (int64_t at = 0; at < blocks; at += TOGETHER, x += TOGETHER * 256) {
        const int here = blocks - at < TOGETHER ? (int)(blocks - at) : TOGETHER;
        float spare[TOGETHER * 256];
        const float *from = here < TOGETHER ? fill_blocks(spare, x, here, TOGETHER) : x;
        affine_lanes groups[AFFINE_GROUPS];
        affine_found found[AFFINE_GROUPS];
        for (int g = 0; g < AFFINE_GROUPS; g++) affine_load32(from + g * PER_GROUP * 256, groups + g);
        affine_find(how, groups, found);
        for (int block = 0; block < here; block++) {
            const affine_found *f = found + block / PER_GROUP;
            const int first = 8 * (block % PER_GROUP);
            uint8_t *to = out + (at + block) * size;
            if (f->odd >> first & 255) other(type, x + 256 * block, to, 0, 1, 256, 0);
            else affine_store32(type, how, x + 256 * block, f, first, to);
        }
    }
}

static void blocks_q4_k(const float *x, uint8_t *out, int64_t blocks, reference other) {
    const affine_search how = {32, 15, -1.f, 20, 0};
    affine_blocks32(TYPE_Q4_K, how, x, out, blocks, other);
}

static void blocks_q5_k(const float *x, uint8_t *out, int64_t blocks, reference other) {
    const affine_search how = {32, 31, -0.5f, 15, 0};
    affine_blocks32(TYPE_Q5_K, how, x, out, blocks, other);
}

/* One block of Q2_K: sixteen sub-blocks with scale and minimum in 4 bits each. */
INLINE void affine_block16(const float *x, const affine_found *found, uint8_t *to) {
    float max_scale = 0, max_min = 0;
    for (int j = 0; j < 16; j++) {
        const affine_found *f = found + j / LANES;
        if (f->scale[j % LANES] > max_scale) max_scale = f->scale[j % LANES];
        if (f->minimum[j % LANES] > max_min) max_min = f->minimum[j % LANES];
    }
    const float to_scale = max_scale > 0 ? 15.f / max_scale : 0.f, to_min = max_min > 0 ? 15.f / max_min : 0.f;
    const uint16_t half_d = half_of(max_scale > 0 ? max_scale / 15.f : 0.f);
    const uint16_t half_min = half_of(max_min > 0 ? max_min / 15.f : 0.f);
    const float d = float_of_half(half_d), dmin = float_of_half(half_min);
    uint8_t levels[256];
    for (int j = 0; j < 16; j++) {
        const affine_found *f = found + j / LANES;
        const int s = max_scale > 0 ? nearest(to_scale * f->scale[j % LANES]) : 0;
        const int m = max_min > 0 ? nearest(to_min * f->minimum[j % LANES]) : 0;
        to[j] = (uint8_t)((uint8_t)s | (unsigned)m << 4);
        affine_levels(x + 16 * j, 16, 3, d * (float)(to[j] & 15), dmin * (float)(to[j] >> 4), f, j % LANES, levels + 16 * j);
    }
    pack_pairs(levels, to + 16);
    memcpy(to + 80, &half_d, 2);
    memcpy(to + 82, &half_min, 2);
}

INLINE void affine_load16(const float *x, affine_lanes *to) {
    for (int i = 0; i < 16; i += LANES) v_transpose(x + i, 16, to->x + i);
    for (int i = 0; i < 16; i++) to->w[i] = v_abs(to->x[i]);
}

static void blocks_q2_k(const float *x, uint8_t *out, int64_t blocks, reference other) {
    enum { TOGETHER = AFFINE_GROUPS * LANES / 16 };
    const affine_search how = {16, 3, -0.5f, 15, 1};
    for (int64_t at = 0; at < blocks; at += TOGETHER, x += TOGETHER * 256) {
        const int here = blocks - at < TOGETHER ? (int)(blocks - at) : TOGETHER;
        float spare[TOGETHER * 256];
        const float *from = here < TOGETHER ? fill_blocks(spare, x, here, TOGETHER) : x;
        affine_lanes groups[AFFINE_GROUPS];
        affine_found found[AFFINE_GROUPS];
        for (int g = 0; g < AFFINE_GROUPS; g++) affine_load16(from + g * LANES * 16, groups + g);
        affine_find(how, groups, found);
        for (int block = 0; block < here; block++) {
            const affine_found *f = found + block * (16 / LANES);
            const unsigned odd = LANES == 16 ? f[0].odd : f[0].odd | f[1].odd;
            uint8_t *to = out + (at + block) * 84;
            if (odd & ((1u << LANES) - 1)) other(TYPE_Q2_K, x + 256 * block, to, 0, 1, 256, 0);
            else affine_block16(x + 256 * block, f, to);
        }
    }
}
