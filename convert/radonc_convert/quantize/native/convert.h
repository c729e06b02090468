/* A slab from the stored rows to blocks, in tiles that stay in a core's cache. */

enum { WEIGHTS_PER_TILE = 1 << 16, ROWS_PER_TILE = 64 };

/* The stored row of a row of GGUF, which takes the two halves of each rotary head in turn. */
INLINE int64_t stored_row(int64_t row, int64_t head) {
    if (!head) return row;
    const int64_t within = row % head;
    return row - within + within % 2 * (head / 2) + within / 2;
}

INLINE vi unpack_row(int type, const uint8_t *from, float *to, int64_t count, int half, vi largest) {
    const int size = stored_size(type);
    for (int64_t at = 0; at < count; at += LANES) {
        const int64_t left = count - at;
        uint8_t wide[LANES * 4] = {0};
        if (left < LANES) memcpy(wide, from + at * size, (size_t)(left * size));
        const vf found = v_load_stored(type, left < LANES ? wide : from + at * size);
        const vf rounded = half ? v_as_half(found) : found;
        largest = i_max(largest, i_and(i_all(0x7fffffff), i_of_bits(rounded)));
        if (left < LANES) {
            v_store((float *)wide, rounded);
            memcpy(to + at, wide, (size_t)left * 4);
        } else v_store(to + at, rounded);
    }
    return largest;
}

/* Unpack rows and merge what there is to merge; give the bits of the largest magnitude. */
INLINE uint32_t prepare(int type, const conversion *how, const uint8_t *const *from, int64_t row, int64_t rows, float *to,
                        float *panel) {
    vi largest = i_all(0);
    if (how->left)
        largest = merge_into(type, from, to, how->left + row * how->rank, how->right, how->scale, rows, how->columns,
                             how->rank, how->half, panel);
    else
        for (int64_t r = 0; r < rows; r++)
            largest = unpack_row(type, from[r], to + r * how->columns, how->columns, how->half, largest);
    uint32_t lanes[LANES], found = 0;
    i_store(lanes, largest);
    for (int i = 0; i < LANES; i++) found = lanes[i] > found ? lanes[i] : found;
    return found;
}

static uint32_t prepare_tile(const conversion *how, const uint8_t *const *from, int64_t row, int64_t rows, float *to,
                             float *panel) {
    switch (how->stored) {
    case TYPE_F16: return prepare(TYPE_F16, how, from, row, rows, to, panel);
    case TYPE_BF16: return prepare(TYPE_BF16, how, from, row, rows, to, panel);
    default: return prepare(TYPE_F32, how, from, row, rows, to, panel);
    }
}

/* Store a tile for one output; 0 when there is no kernel for its type. */
static int store_tile(const conversion *how, const output *into, const uint8_t *const *from, const float *weights,
                      int64_t row, int64_t rows, reference other) {
    uint8_t *to = into->blocks + row * into->row_size;
    if (into->type == how->stored && !how->left) { /* nothing changes: keep every bit */
        for (int64_t r = 0; r < rows; r++) memcpy(to + r * into->row_size, from[r], (size_t)into->row_size);
        return 1;
    }
    if (into->type == TYPE_F32) {
        memcpy(to, weights, (size_t)(rows * how->columns) * 4);
        return 1;
    }
    return store_weights(into->type, weights, to, rows * how->columns, other);
}

static int convert_rows(const conversion *how, const output *outputs, int64_t count, reference other, float *largest) {
    const int64_t fitting = WEIGHTS_PER_TILE / (how->columns > 0 ? how->columns : 1);
    const int64_t step = fitting < 1 ? 1 : fitting > ROWS_PER_TILE ? ROWS_PER_TILE : fitting;
    float *memory = malloc((size_t)(step * how->columns) * 4 + 64), *panel = new_panel(how->left ? how->rank : 0);
    float *weights = memory + (64 - (uintptr_t)memory % 64) / 4; /* where no vector crosses a line of the cache */
    uint32_t bits = 0;
    int fine = memory && panel;
    for (int64_t row = 0; fine && row < how->rows; row += step) {
        const int64_t rows = how->rows - row < step ? how->rows - row : step;
        const uint8_t *from[ROWS_PER_TILE];
        for (int64_t r = 0; r < rows; r++)
            from[r] = how->raw + stored_row(row + r, how->head) * how->columns * stored_size(how->stored);
        const uint32_t found = prepare_tile(how, from, row, rows, weights, panel);
        bits = found > bits ? found : bits;
        memcpy(largest, &bits, 4);
        if (!(*largest <= how->limit)) break; /* true for what is not a number too */
        for (int64_t i = 0; fine && i < count; i++) fine = store_tile(how, outputs + i, from, weights, row, rows, other);
    }
    free(panel);
    free(memory);
    return fine;
}
