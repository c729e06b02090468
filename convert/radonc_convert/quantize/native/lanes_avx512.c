/* The kernels with AVX-512 instructions: run only on processors that have them (lanes.c asks). */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lanes.h"

#if defined(__x86_64__)

#include <immintrin.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma,f16c"))), apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma,f16c")
#endif

#define LEVEL_NAME lanes_of_avx512
#include "vectors_avx512.h"
#include "level.h"

#if defined(__clang__)
#pragma clang attribute pop
#endif

#endif
