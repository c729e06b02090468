/* What the levels of the fast kernels offer; see lanes.c. */

#ifndef RADONC_LANES_H
#define RADONC_LANES_H

#include <stddef.h>
#include <stdint.h>

/* ggml_quantize_chunk: type, weights, blocks, first weight, rows, weights per row, importance */
typedef size_t (*reference)(int, const float *, void *, int64_t, int64_t, int64_t, const float *);

/* The numbers of ggml's types. */
enum {
    TYPE_F32 = 0,
    TYPE_F16 = 1,
    TYPE_Q4_0 = 2,
    TYPE_Q5_0 = 6,
    TYPE_Q5_1 = 7,
    TYPE_Q8_0 = 8,
    TYPE_Q2_K = 10,
    TYPE_Q3_K = 11,
    TYPE_Q4_K = 12,
    TYPE_Q5_K = 13,
    TYPE_Q6_K = 14,
    TYPE_BF16 = 30
};

/* What becomes of the rows of a slab. `lanes.py` builds the same structure. */
typedef struct {
    const uint8_t *raw;  /* the rows as they are stored, without gaps */
    const float *left;   /* (rows, rank), or none */
    const float *right;  /* (rank, columns) */
    int64_t rows, columns, rank;
    int64_t head;        /* rows of a rotary head, whose halves are to be interleaved; 0 keeps the order */
    float scale;
    float limit;         /* the conversion ends after a larger magnitude */
    int32_t stored;      /* type of `raw`: F32, F16 or BF16 */
    int32_t half;        /* whether merged weights are rounded to f16 */
} conversion;

typedef struct {
    uint8_t *blocks;
    int64_t row_size; /* bytes */
    int64_t type;
} output;

typedef struct {
    /* Store `count` weights, whole blocks, as `type`; 0 when the level has no kernel for it. */
    int (*store)(int type, const float *weights, void *out, int64_t count, reference other);
    /* Read `count` weights stored as f16 or bf16; 0 for other types. */
    int (*read)(int type, const void *raw, float *out, int64_t count);
    float (*largest)(const float *weights, int64_t count);
    void (*round_to_half)(float *weights, int64_t count);
    int (*merge)(float *weights, const float *left, const float *right, float scale, int64_t rows, int64_t columns,
                 int64_t rank, int half);
    /* Convert rows for `count` outputs and tell the largest magnitude; 0 without memory or a kernel. */
    int (*convert)(const conversion *how, const output *outputs, int64_t count, reference other, float *largest);
} level_kernels;

extern const level_kernels lanes_of_avx2, lanes_of_avx512;

#endif
