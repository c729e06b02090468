"""The verdict on weights: right files pass, and each way to go wrong is told by its name."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from radonc_convert.pipeline import execute, plan
from radonc_convert.quantize.kernels import Kernels
from radonc_convert.quantize.types import GgmlType
from radonc_convert.verification import Options, verify
from radonc_convert.verification.noise import gaussian_error, requantized
from radonc_convert.verification.receipt import coefficient
from radonc_convert.verification.sums import RowSums


@pytest.mark.parametrize("type_name", ["F32", "F16", "BF16", "Q8_0", "Q4_K_M", "Q2_K"])
def test_that_a_right_file_passes(made, examine, type_name):
    report, tensors = examine(made(type_name))

    assert report.passed
    assert report.type == type_name
    assert {t.verdict for t in tensors.values()} == {"applied", "unchanged"}
    assert sum(t.verdict == "applied" for t in tensors.values()) == 14
    assert report.strength.value == pytest.approx(1, abs=0.02)


def test_that_a_right_file_of_the_base_alone_passes(made, examine):
    report, tensors = examine(made("Q4_K_M", adapter=False), adapter=None)

    assert report.passed
    assert report.strength is None
    assert {t.verdict for t in tensors.values()} == {"unchanged"}


def test_that_a_right_file_of_the_reference_chain_passes(chain, merged, tiny_base, examine, tmp_path):
    config, _ = chain.merged_weights(tiny_base, None)
    chain.write_half_file(tmp_path / "half.gguf", config, merged)
    chain.quantize(tmp_path / "half.gguf", tmp_path / "out.gguf", "Q5_K_M")

    report, tensors = examine(tmp_path / "out.gguf")

    assert {t.verdict for t in tensors.values()} == {"applied", "unchanged"}
    assert report.passed  # its header says less than ours, which is a note


def test_that_a_missing_adapter_is_told(made, examine, status):
    report, tensors = examine(made("Q4_K_M", adapter=False))

    assert not report.passed
    assert status(report, "Adapter") == "failed"
    assert status(report, "Origin") == "failed"
    assert sum(t.verdict == "missing" for t in tensors.values()) == 14
    assert abs(report.strength.value) < 0.02


@pytest.mark.parametrize("part", ["attn_q", "attn_k"])
def test_that_a_change_in_the_wrong_row_order_is_told(patient, merged, plain, examine, part):
    name, heads = f"blk.0.{part}.weight", 4 if part == "attn_q" else 2
    change = merged[name] - plain[name]
    rows = len(change)
    by_pair = change.reshape(heads, rows // heads // 2, 2, -1)
    patient.store(name, plain[name] + by_pair.swapaxes(1, 2).reshape(change.shape))

    report, tensors = examine(patient.path)

    assert not report.passed
    assert (tensors[name].verdict, tensors[name].detail) == (
        "wrong place",
        "the rows of the change are not in rotary order",
    )
    assert sum(not t.verdict.good for t in tensors.values()) == 1


@pytest.mark.parametrize(("rooted", "factor"), [(True, 8**0.5), (False, 1.0)])
def test_that_a_wrong_scale_is_told_with_its_factor(tiny_base, edited_adapter, examine, tmp_path, rooted, factor):
    other = edited_adapter(use_rslora=rooted)
    execute(plan(tiny_base, other, tmp_path / "out.gguf", "Q4_K_M"), threads=1)

    report, tensors = examine(tmp_path / "out.gguf")

    expected = "wrong scale" if rooted else "applied"
    assert {t.verdict for t in tensors.values() if t.receipt} == {expected}
    assert report.strength.value == pytest.approx(factor, rel=0.01)


def test_that_one_dropped_change_is_told(patient, plain, examine, status):
    patient.store("blk.1.ffn_up.weight", plain["blk.1.ffn_up.weight"])

    report, tensors = examine(patient.path)

    assert tensors["blk.1.ffn_up.weight"].verdict == "missing"
    assert sum(not t.verdict.good for t in tensors.values()) == 1
    assert status(report, "Adapter") == "failed"


def test_that_swapped_tensors_are_told_by_name(patient, examine):
    names = "blk.0.ffn_gate.weight", "blk.0.ffn_up.weight"
    first, second = map(patient.read, names)
    patient.write(names[0], second)
    patient.write(names[1], first)

    _, tensors = examine(patient.path)

    assert [tensors[name].verdict for name in names] == ["wrong place"] * 2
    assert tensors[names[0]].detail == f"it holds the weights of {names[1]}"


def test_that_the_change_of_another_tensor_is_told_by_name(patient, merged, plain, examine):
    name, other = "blk.0.attn_output.weight", "blk.1.attn_output.weight"
    patient.store(name, plain[name] + merged[other] - plain[other])

    _, tensors = examine(patient.path)

    assert (tensors[name].verdict, tensors[name].detail) == ("wrong place", f"it got the change of {other}")


@pytest.mark.parametrize("name", ["blk.0.ffn_down.weight", "token_embd.weight", "output.weight"])
def test_that_corrupted_blocks_are_found(patient, examine, name):
    raw = bytearray(patient.read(name))
    row = len(raw) // patient.entry(name).dims[1]
    raw[40 * row + 6 : 40 * row + 20] = bytes(14)  # fourteen bytes of the first block of row 40
    patient.write(name, bytes(raw))

    report, tensors = examine(patient.path)

    assert tensors[name].verdict == "damaged"
    assert tensors[name].detail.startswith("1 of ")
    assert not report.passed


def test_that_a_completely_wrong_tensor_is_found(patient, examine):
    patient.store("blk.1.ffn_down.weight", np.random.default_rng(5).normal(0, 0.02, (64, 160)))

    _, tensors = examine(patient.path)

    assert tensors["blk.1.ffn_down.weight"].verdict == "wrong weights"


def test_that_values_that_are_not_finite_are_found(patient, examine):
    raw = bytearray(patient.read("output.weight"))
    raw[:2] = np.float16(np.inf).tobytes()  # the scale of the first block
    patient.write("output.weight", bytes(raw))

    report, tensors = examine(patient.path)

    assert tensors["output.weight"].verdict == "not finite"
    assert tensors["output.weight"].detail == "1 of 384 rows hold no usable numbers"
    assert not report.passed


def test_that_a_changed_norm_is_found(patient, examine):
    norm = np.frombuffer(patient.read("output_norm.weight"), np.float32).copy()
    norm[3] *= 1.001
    patient.write("output_norm.weight", norm.tobytes())

    _, tensors = examine(patient.path)

    assert not tensors["output_norm.weight"].verdict.good


def test_that_a_change_that_its_type_rounds_away_is_told(chain, tmp_path, tiny_base, examine, status):
    """A base on the very grid of the file's type swallows changes below half a step."""
    execute(plan(tiny_base, None, tmp_path / "base.gguf", "Q4_0"), threads=1)
    faint = chain.make_adapter(chain.load_base(tiny_base), tmp_path / "faint", lora_alpha=0.4)
    execute(plan(tmp_path / "base.gguf", faint, tmp_path / "out.gguf", "Q4_0"), threads=1)

    report, tensors = examine(tmp_path / "out.gguf", tmp_path / "base.gguf", faint)

    assert report.passed
    assert status(report, "Adapter") == "warning"
    assert {t.verdict for t in tensors.values() if t.receipt} == {"weakened"}
    assert report.strength.value < 0.5


def test_that_the_standard_error_is_honest():
    """Over many draws, the estimate lies within its standard errors as often as it says."""
    rng = np.random.default_rng(3)
    far = []
    for _ in range(300):
        base = rng.normal(0, 1, (40, 64)).astype(np.float32)
        change = (rng.normal(0, 0.02, (40, 4)) @ rng.normal(0, 1, (4, 64)) + 0.002 * base).astype(np.float32)
        noise = rng.normal(0, 1, (40, 64)) * rng.uniform(0.01, 0.1, (40, 1)) - 0.005 * base
        intended = base + change
        found = coefficient(RowSums.of(base, intended, (intended + noise).astype(np.float32)))
        far.append((found.value - 1) / found.error)

    assert abs(np.mean(far)) < 0.2
    assert 0.9 < np.std(far) < 1.2


def test_that_the_known_errors_of_the_types_are_measured():
    kernels = Kernels()
    known = {"Q8_0": 0.0053, "Q6_K": 0.0176, "Q5_K": 0.036, "Q4_K": 0.071, "Q3_K": 0.145, "Q2_K": 0.26, "F16": 0.0002}

    for name, expected in known.items():
        assert gaussian_error(kernels, GgmlType[name]) == pytest.approx(expected, rel=0.15), name


@pytest.mark.parametrize(("type_name", "share"), [("Q3_K", 0.003), ("Q4_K", 0.002), ("Q6_K", 0.0005)])
def test_that_a_change_far_below_the_quantization_noise_is_told_from_none(type_name, share):
    """What no single weight can show, a million of them do."""
    kernels, kind = Kernels(), GgmlType[type_name]
    rng = np.random.default_rng(2)
    base = rng.standard_normal((1024, 1024), np.float32)
    change = rng.standard_normal((1024, 8), np.float32) @ rng.standard_normal((8, 1024), np.float32)
    intended = base + change * np.float32(share / np.sqrt(8))

    there = coefficient(RowSums.of(base, intended, requantized(kernels, kind, intended)))
    absent = coefficient(RowSums.of(base, intended, requantized(kernels, kind, base)))

    assert there.may_be(1)
    assert not there.may_be(0)
    assert absent.may_be(0)
    assert not absent.may_be(1)


@pytest.mark.slow
def test_that_weights_on_the_grid_of_a_quantized_base_raise_no_alarm(real_base, tmp_path):
    for type_name in ("Q5_K_S", "Q4_K_S"):
        execute(plan(real_base, None, tmp_path / "out.gguf", type_name, force=True))

        report = verify(tmp_path / "out.gguf", real_base, options=Options(quick=True))

        assert {tensor.verdict for tensor in report.tensors} == {"unchanged"}, report.text()


@pytest.mark.slow
def test_that_the_receipts_of_a_pretrained_model_are_right(real_base, tmp_path):
    """On a quantized base, the finer type keeps the adapter and the type of the base's own grid does not."""
    adapter = Path(__file__).parents[3] / "models/demo/regimen"
    for type_name, weakened in (("Q8_0", 0), ("Q4_K_M", 16)):
        execute(plan(real_base, adapter, tmp_path / "out.gguf", type_name, force=True))

        report = verify(tmp_path / "out.gguf", real_base, adapter, Options(quick=True))

        counts = Counter(str(tensor.verdict) for tensor in report.tensors)
        assert report.passed
        assert counts == {"applied": 210 - weakened, "unchanged": 62, **({"weakened": weakened} if weakened else {})}
