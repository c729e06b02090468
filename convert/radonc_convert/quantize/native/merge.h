/* weights += scale * (left @ right), each product the chain of fused multiply-adds in the order of the rank. */

/* Rows, and vectors of columns, whose sums are kept in registers at once. */
enum { HEIGHT = LANES == 16 ? 4 : 3, WIDTH = 4, TILE = WIDTH * LANES };

INLINE void merge_tile(int height, float *weights, const float *left, const float *panel, vf scale, int64_t columns,
                       int64_t rank, int half) {
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
            float *at = weights + r * columns + c * LANES;
            const vf merged = v_load(at) + sum[r][c] * scale;
            v_store(at, half ? v_as_half(merged) : merged);
        }
}

INLINE void merge_rows(int height, int64_t width, float *weights, const float *left, const float *panel, vf scale,
                       int64_t columns, int64_t rank, int half) {
    if (width == TILE) {
        merge_tile(height, weights, left, panel, scale, columns, rank, half);
        return;
    }
    float part[HEIGHT * TILE] = {0}; /* the last columns, widened */
    for (int r = 0; r < height; r++) memcpy(part + r * TILE, weights + r * columns, (size_t)width * 4);
    merge_tile(height, part, left, panel, scale, TILE, rank, half);
    for (int r = 0; r < height; r++) memcpy(weights + r * columns, part + r * TILE, (size_t)width * 4);
}

/* Give 0 when there is no memory for the panel: the columns of `right` under work, one after the other. */
static int merge_weights(float *weights, const float *left, const float *right, float scale, int64_t rows,
                         int64_t columns, int64_t rank, int half) {
    float *panel = malloc((size_t)(rank ? rank : 1) * TILE * 4);
    if (!panel) return 0;
    for (int64_t first = 0; first < columns; first += TILE) {
        const int64_t width = columns - first < TILE ? columns - first : TILE;
        for (int64_t k = 0; k < rank; k++) {
            if (width < TILE) memset(panel + k * TILE, 0, TILE * 4);
            memcpy(panel + k * TILE, right + k * columns + first, (size_t)width * 4);
        }
        int64_t row = 0;
        for (; row + HEIGHT <= rows; row += HEIGHT)
            merge_rows(HEIGHT, width, weights + row * columns + first, left + row * rank, panel, v_all(scale), columns, rank, half);
        for (; row < rows; row++)
            merge_rows(1, width, weights + row * columns + first, left + row * rank, panel, v_all(scale), columns, rank, half);
    }
    free(panel);
    return 1;
}
