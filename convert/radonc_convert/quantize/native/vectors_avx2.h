/* Eight f32 lanes in one AVX2 register, with the names of vectors_avx512.h. */

#define LANES 8

typedef __m256 vf;
typedef __m256i vi;
typedef __m256 vm; /* all bits of a lane, or none */

static inline vf v_all(float a) { return _mm256_set1_ps(a); }
static inline vf v_load(const float *p) { return _mm256_loadu_ps(p); }
static inline void v_store(float *p, vf a) { _mm256_storeu_ps(p, a); }
static inline vf v_min(vf a, vf b) { return _mm256_min_ps(a, b); }
static inline vf v_max(vf a, vf b) { return _mm256_max_ps(a, b); }
static inline vf v_abs(vf a) { return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), a); }
static inline vf v_negative(vf a) { return _mm256_xor_ps(a, _mm256_set1_ps(-0.0f)); }
static inline float v_highest(vf a) {
    __m128 b = _mm_max_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
    b = _mm_max_ps(b, _mm_movehl_ps(b, b));
    return _mm_cvtss_f32(_mm_max_ss(b, _mm_movehdup_ps(b)));
}
static inline vf v_sqrt(vf a) { return _mm256_sqrt_ps(a); }
static inline vf v_round(vf a) { return _mm256_round_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
static inline vf v_fma(vf a, vf b, vf c) { return _mm256_fmadd_ps(a, b, c); }
static inline vf v_sign_of(vf size, vf sign) { return _mm256_or_ps(size, _mm256_and_ps(sign, _mm256_set1_ps(-0.0f))); }

static inline vm m_less(vf a, vf b) { return _mm256_cmp_ps(a, b, _CMP_LT_OQ); }
static inline vm m_equal(vf a, vf b) { return _mm256_cmp_ps(a, b, _CMP_EQ_OQ); }
static inline vm m_and(vm a, vm b) { return _mm256_and_ps(a, b); }
static inline vm m_or(vm a, vm b) { return _mm256_or_ps(a, b); }
static inline unsigned m_bits(vm a) { return (unsigned)_mm256_movemask_ps(a); }
static inline vf v_pick(vm where, vf a, vf b) { return _mm256_blendv_ps(b, a, where); }

static inline vi i_all(int a) { return _mm256_set1_epi32(a); }
static inline vi i_of_bits(vf a) { return _mm256_castps_si256(a); }
static inline vf v_of_bits(vi a) { return _mm256_castsi256_ps(a); }
static inline vi i_truncate(vf a) { return _mm256_cvttps_epi32(a); }
static inline vf v_of_int(vi a) { return _mm256_cvtepi32_ps(a); }
static inline vi i_and(vi a, vi b) { return _mm256_and_si256(a, b); }
static inline vi i_or(vi a, vi b) { return _mm256_or_si256(a, b); }
static inline vi i_add(vi a, vi b) { return _mm256_add_epi32(a, b); }
static inline vi i_sub(vi a, vi b) { return _mm256_sub_epi32(a, b); }
static inline vi i_min(vi a, vi b) { return _mm256_min_epi32(a, b); }
static inline vi i_max(vi a, vi b) { return _mm256_max_epi32(a, b); }
static inline vi i_max_unsigned(vi a, vi b) { return _mm256_max_epu32(a, b); }
static inline vi i_shift_left(vi a, int by) { return _mm256_slli_epi32(a, by); }
static inline vi i_shift_right(vi a, int by) { return _mm256_srli_epi32(a, by); }
static inline vi i_shift_signed(vi a, int by) { return _mm256_srai_epi32(a, by); }
static inline vm m_above(vi a, vi b) { return _mm256_castsi256_ps(_mm256_cmpgt_epi32(a, b)); }
static inline vi i_pick(vm where, vi a, vi b) {
    return _mm256_castps_si256(_mm256_blendv_ps(_mm256_castsi256_ps(b), _mm256_castsi256_ps(a), where));
}
static inline void i_store(void *p, vi a) { _mm256_storeu_si256((__m256i *)p, a); }

static inline __m128i shorts_of(vi a) {
    const __m256i low = _mm256_and_si256(a, _mm256_set1_epi32(0xffff));
    return _mm_packus_epi32(_mm256_castsi256_si128(low), _mm256_extracti128_si256(low, 1));
}
static inline void i_store_bytes(uint8_t *p, vi a) {
    const __m128i shorts = shorts_of(_mm256_and_si256(a, _mm256_set1_epi32(0xff)));
    _mm_storel_epi64((__m128i *)p, _mm_packus_epi16(shorts, shorts));
}
static inline void i_store_shorts(uint16_t *p, vi a) { _mm_storeu_si128((__m128i *)p, shorts_of(a)); }
static inline vi i_load_shorts(const uint16_t *p) { return _mm256_cvtepu16_epi32(_mm_loadu_si128((const __m128i *)p)); }

static inline vf v_load_half(const uint16_t *p) { return _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)p)); }
static inline __m128i h_of(vf a) { return _mm256_cvtps_ph(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
static inline void v_store_half(uint16_t *p, vf a) { _mm_storeu_si128((__m128i *)p, h_of(a)); }
static inline vf v_as_half(vf a) { return _mm256_cvtph_ps(h_of(a)); }

static inline void v_transpose(const float *x, int stride, vf *out) {
    vf a[8], b[8];
#pragma GCC unroll 8
    for (int i = 0; i < 8; i++) a[i] = v_load(x + i * stride);
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) {
        b[2 * i] = _mm256_unpacklo_ps(a[2 * i], a[2 * i + 1]);
        b[2 * i + 1] = _mm256_unpackhi_ps(a[2 * i], a[2 * i + 1]);
    }
#pragma GCC unroll 2
    for (int i = 0; i < 2; i++) {
        a[4 * i] = _mm256_shuffle_ps(b[4 * i], b[4 * i + 2], 0x44);
        a[4 * i + 1] = _mm256_shuffle_ps(b[4 * i], b[4 * i + 2], 0xee);
        a[4 * i + 2] = _mm256_shuffle_ps(b[4 * i + 1], b[4 * i + 3], 0x44);
        a[4 * i + 3] = _mm256_shuffle_ps(b[4 * i + 1], b[4 * i + 3], 0xee);
    }
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) {
        out[i] = _mm256_permute2f128_ps(a[i], a[i + 4], 0x20);
        out[i + 4] = _mm256_permute2f128_ps(a[i], a[i + 4], 0x31);
    }
}
