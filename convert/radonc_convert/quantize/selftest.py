"""Compare the fast kernels with ggml and numpy on hard weights, each time before they are used.

It takes a few milliseconds. A difference means another compiler, processor or ggml than those that were tried:
then the slow kernels are right by definition.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from radonc_convert.arithmetic import merge_in_single
from radonc_convert.quantize.lanes import Conversion, Lanes, LanesUnusableError
from radonc_convert.quantize.types import Bytes, Floats, GgmlType, row_bytes

__all__ = ["check", "hard_weights"]

_BLOCK = 256
_T = GgmlType
_FAST = (_T.F16, _T.BF16, _T.Q4_0, _T.Q5_0, _T.Q5_1, _T.Q8_0, _T.Q2_K, _T.Q3_K, _T.Q4_K, _T.Q5_K, _T.Q6_K)


def check(lanes: Lanes, define: Callable[[GgmlType, Floats, Bytes], None]) -> None:
    """Raise ``LanesUnusableError`` unless every kernel gives the bytes of its definition.

    Args:
        lanes: The kernels.
        define: ggml's quantizer: type, weights and the blocks to fill.

    """
    weights = hard_weights()
    for kind in _FAST:
        expected, found = np.zeros((2, row_bytes(kind, weights.size)), np.uint8)
        define(kind, weights, expected)
        if not lanes.store(kind, weights, found) or not np.array_equal(found, expected):
            raise LanesUnusableError(f"they store {kind.name} weights differently from ggml on this machine")
    if not (_conversions_agree(lanes, weights) and _merges_agree(lanes) and _slabs_agree(lanes)):
        raise LanesUnusableError("their arithmetic differs from its definition on this machine")


def _conversions_agree(lanes: Lanes, weights: Floats) -> bool:
    halves = np.arange(0, 0x7C00, 13, dtype=np.uint16)
    read = np.empty(halves.size, np.float32)
    lanes.read(GgmlType.F16, halves.view(np.uint8), read)
    if not np.array_equal(read, halves.view(np.float16).astype(np.float32)):
        return False
    lanes.read(GgmlType.BF16, halves.view(np.uint8), read)
    if not np.array_equal(read.view(np.uint32), halves.astype(np.uint32) << 16):
        return False
    rounded = weights[np.abs(weights) < 65000].copy()
    expected = rounded.astype(np.float16).astype(np.float32)
    lanes.round_to_half(rounded)
    spoilt = np.append(weights, np.float32(np.nan))
    return (
        np.array_equal(rounded.view(np.uint32), expected.view(np.uint32))
        and lanes.largest(weights) == float(np.abs(weights).max())
        and bool(np.isnan(lanes.largest(spoilt)))
    )


def _merges_agree(lanes: Lanes) -> bool:
    chance = np.random.default_rng(2)
    weights = chance.normal(0, 1, (13, 83)).astype(np.float32)
    left, right = (chance.normal(0, 1, shape).astype(np.float32) for shape in ((13, 9), (9, 83)))
    single, half, expected = weights.copy(), weights.copy(), weights.copy()
    merge_in_single(expected, left, right, 0.7)
    done = lanes.merge(single, left, right, 0.7, half=False) and lanes.merge(half, left, right, 0.7, half=True)
    return done and np.array_equal(single, expected) and np.array_equal(half, expected.astype(np.float16))


def _slabs_agree(lanes: Lanes) -> bool:
    """Compare the one call for a slab with the steps that it consists of, for each plain type."""
    chance = np.random.default_rng(3)
    left, right = (chance.normal(0, 1, shape).astype(np.float32) for shape in ((12, 5), (5, 83)))
    halves = chance.normal(0, 1, (12, 83)).astype(np.float16)
    single = halves.astype(np.float32)
    short = (single.view(np.uint32) >> 16).astype(np.uint16)
    for kind, raw in zip((_T.F16, _T.F32, _T.BF16), (halves.tobytes(), single.tobytes(), short.tobytes()), strict=True):
        expected = (single.view(np.uint32) & 0xFFFF0000).view(np.float32) if kind is _T.BF16 else single
        expected = expected[[0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11]]  # two heads of six rows
        merge_in_single(expected, left, right, 0.7)
        expected = expected.astype(np.float16).astype(np.float32)
        found = np.zeros_like(expected)
        how = Conversion(kind, np.frombuffer(raw, np.uint8), 83, 1e9, 6, left, right, 0.7, half=True)
        largest = lanes.convert(how, [(_T.F32, found.reshape(-1).view(np.uint8))])
        if largest != float(np.abs(expected).max()) or not np.array_equal(found, expected):
            return False
    return True


def hard_weights(seed: int = 1, size: int = 3 * _BLOCK) -> Floats:
    """Return weights of many kinds, ``size`` of each, all finite.

    Gaussian, heavy-tailed, sparse, on a grid with many ties, zero, constant, of one sign, of sizes that differ by
    block and by sub-block, huge, tiny, and subnormal.
    """
    chance = np.random.default_rng(seed)
    normal = chance.normal(0, 1, (9, size))
    by_block = 10.0 ** chance.integers(-30, 30, size // _BLOCK).repeat(_BLOCK)
    by_sub_block = 10.0 ** chance.integers(-5, 3, size // 16).repeat(16)
    kinds = [
        normal[0] * 0.02,
        (normal[1] * 0.02).astype(np.float16),
        chance.standard_t(2, size) * 0.02,
        normal[2] * (chance.random(size) < 0.05),
        chance.integers(-7, 8, size) * 0.125,
        chance.integers(-1, 2, size) * 0.5,
        np.zeros(size),
        np.full(size, 0.3),
        np.full(size, -0.3),
        np.abs(normal[3]),
        -np.abs(normal[4]),
        normal[5] * by_block,
        normal[6] * by_sub_block,
        np.clip(normal[7], -3, 3) * 1e38,
        normal[8] * 1e-36,
        chance.choice([1e-42, -1e-42, 0.0, -0.0, 3e-44], size),
    ]
    weights: Floats = np.concatenate(kinds).astype(np.float32)
    return weights
