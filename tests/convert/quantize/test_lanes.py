"""The fast kernels give the bytes of ggml, for any weights; where they cannot, they are not used and that is said."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radonc_convert.arithmetic import chained_product
from radonc_convert.quantize import lanes
from radonc_convert.quantize.kernels import Kernels
from radonc_convert.quantize.native import compiling
from radonc_convert.quantize.selftest import hard_weights
from radonc_convert.quantize.types import GgmlType, row_bytes

K_TYPES = [GgmlType[name] for name in ("Q2_K", "Q3_K", "Q4_K", "Q5_K", "Q6_K")]
TYPES = [*K_TYPES, *(GgmlType[name] for name in ("Q8_0", "Q4_0", "Q5_0", "Q5_1", "F16", "BF16"))]


@pytest.fixture(scope="module", autouse=True)
def library(tmp_path_factory):
    """The library made from the source as it is now: the installed one, or else one compiled for the tests."""
    if Kernels().notice is None:
        yield lanes.LIBRARY
        return
    target = tmp_path_factory.mktemp("lanes") / "_lanes.so"
    assert compiling.compile_library(target) is None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lanes, "LIBRARY", target)
        yield target


@pytest.fixture(scope="module")
def plain():
    return Kernels(lanes=False)


@pytest.fixture(scope="module")
def machines(library):
    """The kernels of every level that this processor has."""
    found = [Kernels(level=level) for level in lanes.LEVELS]
    return [kernels for kernels in found if kernels.level != "ggml"]


def stored(kernels, kind, weights):
    out = np.full(row_bytes(kind, weights.size), 0xAA, np.uint8)
    kernels.quantize(kind, weights, out)
    return out


def assert_same_bytes(plain, machines, weights, types=TYPES):
    for kind in types:
        expected = stored(plain, kind, weights)
        for kernels in machines:
            wrong = np.flatnonzero(stored(kernels, kind, weights) != expected)
            assert not wrong.size, f"{kind.name} {kernels.level}: {wrong.size} bytes, the first at {wrong[0]}"


def test_that_this_machine_uses_its_widest_instructions(machines):
    assert machines, "this processor has no instructions for the fast kernels"
    assert Kernels().level == machines[-1].level
    assert Kernels().notice is None


@pytest.mark.parametrize("columns", [256, 768, 1280, 4096])
def test_that_usual_weights_give_the_bytes_of_ggml(plain, machines, columns):
    chance = np.random.default_rng(columns)
    rows = 65536 // columns | 1
    weights = chance.normal(0, 0.02, (rows, columns)).astype(np.float32)
    assert_same_bytes(plain, machines, weights)
    assert_same_bytes(plain, machines, weights.astype(np.float16).astype(np.float32))


def test_that_trained_weights_give_the_bytes_of_ggml(plain, machines):
    # what training leaves: rows of different sizes, a few columns far above the others, rows that were never used
    chance = np.random.default_rng(11)
    weights = chance.standard_t(5, (67, 1024)) * np.exp(chance.normal(-4, 0.5, (67, 1)))
    weights[:, chance.integers(0, 1024, 9)] *= 20
    weights[[3, 40]] = 0
    assert_same_bytes(plain, machines, weights.astype(np.float32).astype(np.float16).astype(np.float32))


@pytest.mark.parametrize("seed", range(5))
def test_that_hard_weights_give_the_bytes_of_ggml(plain, machines, seed):
    assert_same_bytes(plain, machines, hard_weights(seed + 100, 5 * 256).reshape(1, -1))


@pytest.mark.parametrize("columns", [32, 96, 544, 576])
def test_that_rows_without_whole_large_blocks_give_the_bytes_of_ggml(plain, machines, columns):
    weights = np.resize(hard_weights(columns), (31, columns))
    assert_same_bytes(plain, machines, weights, TYPES[len(K_TYPES) :])


HALVES = st.floats(-65504, 65504, width=16)
SINGLES = st.floats(width=32, allow_nan=False, allow_infinity=False)
EXTREMES = st.sampled_from(
    [0.0, -0.0, 1e-45, -1e-45, 1.2e-38, -1.2e-38, 1e-30, -1e-30, 1e-15, 9.9e-16, -1e-15, 3.4e38, -3.4e38, 1.0, -1.0]
)
PALETTES = st.one_of(*(st.lists(values, min_size=1, max_size=5) for values in (HALVES, SINGLES, EXTREMES)))


@settings(max_examples=500, deadline=None)
@given(
    palette=PALETTES,
    steps=st.integers(1, 40),
    zeros=st.sampled_from([0, 0.5, 0.95]),
    size=st.sampled_from([1.0, 2.0**-20, 2.0**-100]),
    seed=st.integers(0, 2**32 - 1),
)
def test_that_invented_blocks_give_the_bytes_of_ggml(plain, machines, palette, steps, zeros, size, seed):
    chance = np.random.default_rng(seed)
    with np.errstate(over="ignore"):
        values = np.array(palette, np.float32) * np.float32(size)
        weights = values[chance.integers(0, len(values), (1, 512))]
        grid = values[0] * chance.integers(-steps, steps + 1, (1, 512)).astype(np.float32)
    both = np.concatenate([weights, np.where(np.isfinite(grid), grid, np.float32(0))], axis=1).astype(np.float32)
    both[chance.random(both.shape) < zeros] = 0
    assert_same_bytes(plain, machines, both)


def test_that_both_directions_of_the_16_bit_types_equal_numpy(machines):
    halves = np.arange(0x10000, dtype=np.uint32).astype(np.uint16)
    halves = halves[(halves & 0x7FFF) <= 0x7C00]
    exact = halves.view(np.float16).astype(np.float32)
    between = (exact[:-1] + exact[1:]) / 2
    between = between[np.isfinite(between) & (np.abs(between) < 65504)]
    near = np.concatenate([between, np.nextafter(between, np.float32(0)), np.nextafter(between, np.float32(9e9))])
    for kernels in machines:
        read = np.empty(halves.size, np.float32)
        kernels.to_float(GgmlType.F16, halves.view(np.uint8), read)
        assert np.array_equal(read.view(np.uint32), exact.view(np.uint32))
        kernels.to_float(GgmlType.BF16, halves.view(np.uint8), read)
        assert np.array_equal(read.view(np.uint32), halves.astype(np.uint32) << 16)
        written = stored(kernels, GgmlType.F16, near[None])
        assert np.array_equal(written.view(np.uint16), near.astype(np.float16).view(np.uint16))
        rounded = near.copy()
        kernels.round_to_half(rounded)
        assert np.array_equal(rounded.view(np.uint32), near.astype(np.float16).astype(np.float32).view(np.uint32))


@pytest.mark.parametrize("count", [1, 7, 8, 15, 16, 17, 63, 64, 65, 127])
def test_that_short_rows_are_converted_to_their_last_weight(plain, machines, count):
    weights = np.random.default_rng(count).normal(0, 1, (1, count)).astype(np.float32)
    assert_same_bytes(plain, machines, weights, [GgmlType.F16, GgmlType.BF16])
    for kernels in machines:
        for place in range(count):
            spoilt = weights.copy()
            for value in (-1e9, np.inf, -np.inf):
                spoilt[0, place] = value
                assert kernels.largest(spoilt) == abs(value)
            spoilt[0, place] = np.nan
            assert np.isnan(kernels.largest(spoilt))
        rounded = weights.copy()
        kernels.round_to_half(rounded)
        assert np.array_equal(rounded, weights.astype(np.float16))


@pytest.mark.parametrize("rank", [1, 2, 3, 8, 33, 64, 256])
def test_that_a_merge_has_the_bits_of_the_chain(plain, machines, rank):
    chance = np.random.default_rng(rank)
    for rows, columns in ((1, 5), (7, 64), (14, 131)):
        weights = chance.normal(0, 0.02, (rows, columns)).astype(np.float32)
        left = (chance.normal(0, 1, (rows, rank)) * 10.0 ** chance.integers(-6, 1, (rows, 1))).astype(np.float32)
        right = chance.normal(0, 0.05, (rank, columns)).astype(np.float32)
        chain = chained_product(left, right, np.arange(rows)[:, None], np.arange(columns)[None, :])
        expected = weights + chain * np.float32(1 / 3)
        for kernels in (plain, *machines):
            single, half = weights.copy(), weights.copy()
            kernels.merge(single, left, right, 1 / 3, half=False)
            kernels.merge(half, left, right, 1 / 3, half=True)
            assert np.array_equal(single, expected), kernels.level
            assert np.array_equal(half, expected.astype(np.float16)), kernels.level


def test_that_a_merge_refuses_factors_of_another_shape(machines, plain):
    weights, left, right = (np.zeros(shape, np.float32) for shape in ((4, 8), (4, 2), (3, 8)))
    for kernels in (plain, *machines):
        with pytest.raises(ValueError, match="belong together"):
            kernels.merge(weights, left, right, 1.0, half=True)


def test_that_threads_do_not_change_a_byte(plain, machines):
    weights = hard_weights(9, 8 * 256).reshape(-1, 1024)
    for kernels in machines:
        with ThreadPoolExecutor(4) as pool:
            jobs = [pool.submit(stored, kernels, kind, weights) for kind in TYPES * 6]
        for kind, job in zip(TYPES * 6, jobs, strict=True):
            assert np.array_equal(job.result(), stored(plain, kind, weights))


def test_that_a_kernel_with_one_wrong_byte_is_not_used(plain, monkeypatch):
    correct = lanes.Lanes.store

    def wrong(self, kind, weights, out):
        done = correct(self, kind, weights, out)
        if kind is GgmlType.Q5_K:
            out[-1] ^= 1
        return done

    monkeypatch.setattr(lanes.Lanes, "store", wrong)
    kernels = Kernels()

    assert kernels.level == "ggml"
    assert "Q5_K" in kernels.notice
    assert_same_bytes(plain, [kernels], hard_weights().reshape(-1, 256))


@pytest.mark.parametrize("name", ["merge", "round_to_half", "read", "largest"])
def test_that_wrong_arithmetic_is_noticed(monkeypatch, name):
    monkeypatch.setattr(lanes.Lanes, name, lambda *arguments, **options: 0.0)

    assert Kernels().level == "ggml"


def test_that_a_missing_library_is_told_and_the_bytes_stay(plain, monkeypatch, tmp_path):
    monkeypatch.setattr(lanes, "LIBRARY", tmp_path / "absent.so")
    kernels = Kernels()

    assert kernels.level == "ggml"
    assert kernels.notice.count(".") == 1
    assert "not compiled" in kernels.notice
    assert_same_bytes(plain, [kernels], hard_weights().reshape(-1, 256))


def test_that_a_damaged_library_is_told(monkeypatch, tmp_path):
    (tmp_path / "damaged.so").write_bytes(b"\x7fELF and then nothing")
    monkeypatch.setattr(lanes, "LIBRARY", tmp_path / "damaged.so")

    assert "cannot be loaded" in Kernels().notice


def test_that_a_library_of_another_source_is_told(monkeypatch):
    monkeypatch.setattr(lanes, "source_hash", lambda: hashlib.sha256(b"later").hexdigest())

    assert "another source" in Kernels().notice


def test_that_instructions_which_the_processor_lacks_are_told(monkeypatch):
    monkeypatch.setitem(lanes.LEVELS, "avx9000", 9)

    assert "lacks the instructions" in Kernels(level="avx9000").notice


def test_that_a_missing_compiler_is_named_and_leaves_nothing_behind(monkeypatch, tmp_path):
    target = tmp_path / "_lanes.so"
    target.write_bytes(b"stale")
    monkeypatch.setenv("CC", "no-such-compiler-here")
    assert "no-such-compiler-here" in compiling.compile_library(target)
    monkeypatch.setenv("CC", "false")
    assert "refused" in compiling.compile_library(target)
    monkeypatch.delenv("CC")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "no C compiler" in compiling.compile_library(target)
    assert not list(tmp_path.iterdir())


def test_that_the_fingerprint_is_the_arithmetic_of_ggml_and_not_of_the_level(plain, machines):
    assert len(plain.fingerprint) == 64
    assert {kernels.fingerprint for kernels in machines} == {plain.fingerprint}
