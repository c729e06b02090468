"""A slab converted by one call has the bytes of the single steps, whatever its shape, types and change."""

from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radonc_convert.adapter import Factors
from radonc_convert.errors import CheckpointError, ConvertError
from radonc_convert.quantize import lanes
from radonc_convert.quantize.kernels import Conversion, Kernels
from radonc_convert.quantize.native import compiling
from radonc_convert.quantize.types import LAYOUTS, GgmlType, row_bytes
from radonc_convert.slabs import Slab, SlabConverter

T = GgmlType
OUTPUTS = [T.F32, T.F16, T.BF16, T.Q8_0, T.Q4_0, T.Q5_0, T.Q5_1, T.Q2_K, T.Q3_K, T.Q4_K, T.Q5_K, T.Q6_K]


class InSteps(Kernels):
    """Kernels that refuse to do a slab at once."""

    def convert(self, slab, outputs):
        return None


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The library made from the source as it is now: the installed one, or else one compiled for the tests."""
    if Kernels().notice is None:
        yield
        return
    target = tmp_path_factory.mktemp("lanes") / "_lanes.so"
    assert compiling.compile_library(target) is None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lanes, "LIBRARY", target)
        yield


def room(_target, _row, size):
    return np.empty(size, np.uint8)


@pytest.fixture(scope="module")
def fast(library):
    found = [Kernels(level=level) for level in lanes.LEVELS]
    return [SlabConverter(kernels, room) for kernels in found if kernels.level != "ggml"]


@pytest.fixture(scope="module")
def slow(library):
    return [SlabConverter(InSteps(), room), SlabConverter(Kernels(lanes=False), room)]


@dataclass(frozen=True)
class Spec:
    rows: int
    columns: int
    heads: int = 0
    is_vector: bool = False
    name: str = "blk.0.attn_q.weight"


@dataclass(frozen=True)
class Source:
    spec: Spec
    stored: object
    rotate: bool


@dataclass(frozen=True)
class Typed:
    type: GgmlType


@dataclass(frozen=True)
class Target:
    tensor: Typed
    half: bool


@dataclass(frozen=True)
class Unit:
    source: Source
    targets: tuple = field(default=())


def stored_as(kind, weights):
    if kind is T.F16:
        return weights.astype(np.float16)
    return (weights.view(np.uint32) >> 16).astype(np.uint16) if kind is T.BF16 else weights


@st.composite
def slabs(draw):
    """A slab of a larger tensor with targets of several types, some with one change, some with another or none."""
    one = st.tuples(st.sampled_from(OUTPUTS), st.booleans(), st.sampled_from([0, 0, 1, 2]))
    wanted = draw(st.lists(one, min_size=1, max_size=4))
    whole = max(LAYOUTS[kind].weights for kind, _, _ in wanted)
    columns = draw(st.integers(1, 5)) * whole if whole > 1 else draw(st.integers(1, 300))
    head, heads = draw(st.sampled_from([(0, 1), (2, 3), (4, 2), (64, 1), (64, 2)]))
    rows = head * heads or draw(st.integers(1, 140))
    start = draw(st.sampled_from([0, 1])) * rows
    rank = draw(st.integers(1, 20))
    chance = np.random.default_rng(draw(st.integers(0, 1000)))
    kind = draw(st.sampled_from([T.F16, T.BF16, T.F32]))
    weights = chance.normal(0, 0.05, (rows, columns)).astype(np.float32)
    weights[chance.random(weights.shape) < 0.05] = -0.0
    changes = [None]
    for number in (1, 2):
        left = chance.normal(0, 0.1, (2 * rows, rank)).astype(np.float32)
        right = chance.normal(0, 0.1, (rank, columns)).astype(np.float32)
        changes.append(Factors(left, right, 0.5 * number, delta_in_half=draw(st.booleans())))
    spec = Spec(2 * rows, columns, 2 * heads if head else 0)
    targets = tuple(Target(Typed(to), half) for to, half, _ in wanted)
    raw = stored_as(kind, weights).reshape(-1).view(np.uint8)
    unit = Unit(Source(spec, Typed(kind), rotate=bool(head)), targets)
    return Slab(unit, start, start + rows, raw, tuple(changes[number] for _, _, number in wanted))


@settings(max_examples=150, deadline=None)
@given(slab=slabs())
def test_that_one_call_gives_the_bytes_of_the_single_steps(fast, slow, slab):
    assert fast
    every = (True,) * len(slab.factors)
    expected = [[data.tobytes() for _, data in converter.convert(slab, every)] for converter in slow]
    assert expected[0] == expected[1]
    for converter in fast:
        assert [data.tobytes() for _, data in converter.convert(slab, every)] == expected[0]


@pytest.mark.parametrize("kind", [T.F16, T.BF16, T.F32])
@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("place", [0, 259, 260, 129 * 260 - 1])
def test_that_a_damaged_weight_is_found_wherever_it_lies(fast, kind, half, place):
    change = Factors(np.zeros((129, 3), np.float32), np.ones((3, 260), np.float32), 1.0)
    for changed, error in ((None, CheckpointError), (change, ConvertError)):
        for value in (np.inf, -np.inf, np.nan, 70000.0):
            weights = np.ones(129 * 260, np.float32)
            weights[place] = value
            if value == 70000 and (not half or kind is T.F16):
                continue  # what single precision holds; as f16 it is infinity already
            unit = Unit(Source(Spec(129, 260), Typed(kind), rotate=False), (Target(Typed(T.F32), half),))
            raw = stored_as(kind, weights).view(np.uint8)
            for converter in fast:
                with pytest.raises(error, match="not finite or too large"):
                    converter.convert(Slab(unit, 0, 129, raw, (changed,)), (True,))


def test_that_sizes_which_do_not_belong_together_are_refused(library):
    kernels, rows = Kernels(), np.zeros((4, 256), np.float16).view(np.uint8).reshape(-1)
    out = np.zeros(row_bytes(T.Q4_K, 4 * 256), np.uint8)
    left, right = np.zeros((4, 2), np.float32), np.zeros((2, 256), np.float32)
    assert kernels.convert(Conversion(T.F16, rows, 256, 1.0, 0, left, right), [(T.Q4_K, out)]) == 0
    for wrong, blocks in (
        (Conversion(T.F16, rows, 256, 1.0), out[1:]),
        (Conversion(T.F16, rows[1:], 256, 1.0), out),
        (Conversion(T.F16, rows, 256, 1.0, 3), out),
        (Conversion(T.F16, rows, 256, 1.0, 0, left[1:], right), out),
        (Conversion(T.F16, rows, 256, 1.0, 0, left, right[:, 1:]), out),
    ):
        with pytest.raises(ValueError, match=r"belong together|whole rows"):
            kernels.convert(wrong, [(T.Q4_K, blocks)])
