/* weights + scale * (left @ right), each product the chain of fused multiply-adds in the order of the rank. */

/* Rows, and vectors of columns, whose sums are kept in registers at once. */
enum { HEIGHT = LANES == 16 ? 4 : 3, WIDTH = 4, TILE = WIDTH * LANES };

/* Whole columns of `height` rows: from `from`, as they are stored, to f32 in `to`, which may be the same place. */
INLINE vi merge_tile(int type, int height, const uint8_t *const *from, float *to, int64_t stride, const float *left,
                     const float *panel, vf scale, int64_t rank, int half, vi largest) {
    vf sum[HEIGHT][WIDTH];
#pragma GCC unroll 8
    for (int r = 0; r < height; r++)
#pragma GCC unroll 8
        for (int c = 0; c < WIDTH; c++) sum[r][c] = v_all(0);
    for (int64_t k = 0; k < rank; k++) {
        vf across[WIDTH];
#pragma GCC unroll 8
        for (int c = 0; c < WIDTH; c++) across[c] = v_load(panel + k * TILE + c * LANES);
#pragma GCC unroll 8
        for (int r = 0; r < height; r++) {
            const vf down = v_all(left[r * rank + k]);
#pragma GCC unroll 8
            for (int c = 0; c < WIDTH; c++) sum[r][c] = v_fma(down, across[c], sum[r][c]);
        }
    }
#pragma GCC unroll 8
    for (int r = 0; r < height; r++)
#pragma GCC unroll 8
        for (int c = 0; c < WIDTH; c++) {
            const vf added = v_load_stored(type, from[r] + c * LANES * stored_size(type)) + sum[r][c] * scale;
            const vf merged = half ? v_as_half(added) : added;
            v_store(to + r * stride + c * LANES, merged);
            largest = i_max(largest, i_and(i_all(0x7fffffff), i_of_bits(merged)));
        }
    return largest;
}

INLINE vi merge_rows(int type, int height, int64_t width, const uint8_t *const *rows, int64_t first, float *to,
                     int64_t stride, const float *left, const float *panel, vf scale, int64_t rank, int half, vi largest) {
    const uint8_t *from[HEIGHT];
    const int size = stored_size(type);
    for (int r = 0; r < height; r++) from[r] = rows[r] + first * size;
    if (width == TILE) return merge_tile(type, height, from, to + first, stride, left, panel, scale, rank, half, largest);
    uint8_t wide[HEIGHT * TILE * 4] = {0}; /* the last columns, widened */
    float merged[HEIGHT * TILE];
    for (int r = 0; r < height; r++) {
        memcpy(wide + r * TILE * 4, from[r], (size_t)(width * size));
        from[r] = wide + r * TILE * 4;
    }
    largest = merge_tile(type, height, from, merged, TILE, left, panel, scale, rank, half, largest);
    for (int r = 0; r < height; r++) memcpy(to + r * stride + first, merged + r * TILE, (size_t)width * 4);
    return largest;
}

/* `panel` has room for rank * TILE numbers: the columns of `right` under work, one after the other. */
INLINE vi merge_into(int type, const uint8_t *const *from, float *to, const float *left, const float *right, float scale,
                     int64_t rows, int64_t columns, int64_t rank, int half, float *panel) {
    vi largest = i_all(0);
    for (int64_t first = 0; first < columns; first += TILE) {
        const int64_t width = columns - first < TILE ? columns - first : TILE;
        for (int64_t k = 0; k < rank; k++) {
            if (width < TILE) memset(panel + k * TILE, 0, TILE * 4);
            memcpy(panel + k * TILE, right + k * columns + first, (size_t)width * 4);
        }
        int64_t row = 0;
        for (; row + HEIGHT <= rows; row += HEIGHT)
            largest = merge_rows(type, HEIGHT, width, from + row, first, to + row * columns, columns, left + row * rank,
                                 panel, v_all(scale), rank, half, largest);
        for (; row < rows; row++)
            largest = merge_rows(type, 1, width, from + row, first, to + row * columns, columns, left + row * rank,
                                 panel, v_all(scale), rank, half, largest);
    }
    return largest;
}

static float *new_panel(int64_t rank) { return malloc((size_t)(rank ? rank : 1) * TILE * 4); }

/* Give 0 when there is no memory for the panel. */
static int merge_weights(float *weights, const float *left, const float *right, float scale, int64_t rows,
                         int64_t columns, int64_t rank, int half) {
    enum { TOGETHER = 12 * HEIGHT };
    float *panel = new_panel(rank);
    if (!panel) return 0;
    for (int64_t row = 0; row < rows; row += TOGETHER) {
        const int64_t count = rows - row < TOGETHER ? rows - row : TOGETHER;
        const uint8_t *from[TOGETHER];
        float *to = weights + row * columns;
        for (int64_t r = 0; r < count; r++) from[r] = (const uint8_t *)(to + r * columns);
        merge_into(TYPE_F32, from, to, left + row * rank, right, scale, count, columns, rank, half, panel);
    }
    free(panel);
    return 1;
}
