/* Sixteen f32 lanes in one AVX-512 register. Every operation is the IEEE one of the scalar instruction. */

#define LANES 16

typedef __m512 vf;
typedef __m512i vi;
typedef __mmask16 vm;

static inline vf v_all(float a) { return _mm512_set1_ps(a); }
static inline vf v_load(const float *p) { return _mm512_loadu_ps(p); }
static inline void v_store(float *p, vf a) { _mm512_storeu_ps(p, a); }
/* a < b ? a : b and a > b ? a : b: the second operand when both are equal or one is not a number */
static inline vf v_min(vf a, vf b) { return _mm512_min_ps(a, b); }
static inline vf v_max(vf a, vf b) { return _mm512_max_ps(a, b); }
static inline vf v_abs(vf a) { return _mm512_abs_ps(a); }
static inline vf v_negative(vf a) { return _mm512_castsi512_ps(_mm512_xor_si512(_mm512_castps_si512(a), _mm512_set1_epi32((int)0x80000000u))); }
static inline float v_highest(vf a) { return _mm512_reduce_max_ps(a); }
static inline vf v_sqrt(vf a) { return _mm512_sqrt_ps(a); }
static inline vf v_round(vf a) { return _mm512_roundscale_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
static inline vf v_fma(vf a, vf b, vf c) { return _mm512_fmadd_ps(a, b, c); }
static inline vf v_sign_of(vf size, vf sign) {
    const __m512i bit = _mm512_set1_epi32((int)0x80000000u);
    return _mm512_castsi512_ps(_mm512_or_si512(_mm512_castps_si512(size), _mm512_and_si512(_mm512_castps_si512(sign), bit)));
}

static inline vm m_less(vf a, vf b) { return _mm512_cmp_ps_mask(a, b, _CMP_LT_OQ); }
static inline vm m_equal(vf a, vf b) { return _mm512_cmp_ps_mask(a, b, _CMP_EQ_OQ); }
static inline vm m_and(vm a, vm b) { return a & b; }
static inline vm m_or(vm a, vm b) { return a | b; }
static inline unsigned m_bits(vm a) { return a; }
static inline vf v_pick(vm where, vf a, vf b) { return _mm512_mask_blend_ps(where, b, a); }

static inline vi i_all(int a) { return _mm512_set1_epi32(a); }
static inline vi i_of_bits(vf a) { return _mm512_castps_si512(a); }
static inline vf v_of_bits(vi a) { return _mm512_castsi512_ps(a); }
static inline vi i_truncate(vf a) { return _mm512_cvttps_epi32(a); }
static inline vf v_of_int(vi a) { return _mm512_cvtepi32_ps(a); }
static inline vi i_and(vi a, vi b) { return _mm512_and_si512(a, b); }
static inline vi i_or(vi a, vi b) { return _mm512_or_si512(a, b); }
static inline vi i_add(vi a, vi b) { return _mm512_add_epi32(a, b); }
static inline vi i_sub(vi a, vi b) { return _mm512_sub_epi32(a, b); }
static inline vi i_min(vi a, vi b) { return _mm512_min_epi32(a, b); }
static inline vi i_max(vi a, vi b) { return _mm512_max_epi32(a, b); }
static inline vi i_max_unsigned(vi a, vi b) { return _mm512_max_epu32(a, b); }
static inline vi i_shift_left(vi a, int by) { return _mm512_slli_epi32(a, (unsigned)by); }
static inline vi i_shift_right(vi a, int by) { return _mm512_srli_epi32(a, (unsigned)by); }
static inline vi i_shift_signed(vi a, int by) { return _mm512_srai_epi32(a, (unsigned)by); }
static inline vm m_above(vi a, vi b) { return _mm512_cmpgt_epi32_mask(a, b); }
static inline vi i_pick(vm where, vi a, vi b) { return _mm512_mask_blend_epi32(where, b, a); }
static inline void i_store(void *p, vi a) { _mm512_storeu_si512(p, a); }

/* The low byte of every lane, and back. */
static inline void i_store_bytes(uint8_t *p, vi a) { _mm_storeu_si128((__m128i *)p, _mm512_cvtepi32_epi8(a)); }
/* The low half of every lane, and back. */
static inline void i_store_shorts(uint16_t *p, vi a) { _mm256_storeu_si256((__m256i *)p, _mm512_cvtepi32_epi16(a)); }
static inline vi i_load_shorts(const uint16_t *p) {
    return _mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i *)p));
}

static inline vf v_load_half(const uint16_t *p) { return _mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)p)); }
static inline __m256i h_of(vf a) { return _mm512_cvtps_ph(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
static inline void v_store_half(uint16_t *p, vf a) { _mm256_storeu_si256((__m256i *)p, h_of(a)); }
static inline vf v_as_half(vf a) { return _mm512_cvtph_ps(h_of(a)); }

/* Lane j of out[i] becomes x[j * stride + i]. */
static inline void v_transpose(const float *x, int stride, vf *out) {
    vf a[16], b[16];
#pragma GCC unroll 16
    for (int i = 0; i < 16; i++) a[i] = v_load(x + i * stride);
#pragma GCC unroll 8
    for (int i = 0; i < 8; i++) {
        b[2 * i] = _mm512_unpacklo_ps(a[2 * i], a[2 * i + 1]);
        b[2 * i + 1] = _mm512_unpackhi_ps(a[2 * i], a[2 * i + 1]);
    }
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) {
        a[4 * i] = _mm512_shuffle_ps(b[4 * i], b[4 * i + 2], 0x44);
        a[4 * i + 1] = _mm512_shuffle_ps(b[4 * i], b[4 * i + 2], 0xee);
        a[4 * i + 2] = _mm512_shuffle_ps(b[4 * i + 1], b[4 * i + 3], 0x44);
        a[4 * i + 3] = _mm512_shuffle_ps(b[4 * i + 1], b[4 * i + 3], 0xee);
    }
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) {
        b[i] = _mm512_shuffle_f32x4(a[i], a[i + 4], 0x88);
        b[i + 4] = _mm512_shuffle_f32x4(a[i], a[i + 4], 0xdd);
        b[i + 8] = _mm512_shuffle_f32x4(a[i + 8], a[i + 12], 0x88);
        b[i + 12] = _mm512_shuffle_f32x4(a[i + 8], a[i + 12], 0xdd);
    }
#pragma GCC unroll 8
    for (int i = 0; i < 8; i++) {
        out[i] = _mm512_shuffle_f32x4(b[i], b[i + 8], 0x88);
        out[i + 8] = _mm512_shuffle_f32x4(b[i], b[i + 8], 0xdd);
    }
}
