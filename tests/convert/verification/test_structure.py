"""Header, origin and metadata of a file are compared with what base and adapter give."""

import json
import shutil

import pytest

from radonc_convert.errors import ConvertError
from radonc_convert.metadata import encode_header
from radonc_convert.pipeline import execute, plan
from radonc_convert.verification import Options, verify


@pytest.fixture(scope="module")
def two_bases(chain, tiny_base, tmp_path_factory):
    """The tiny base and one whose embedding is its output matrix too."""
    return {False: tiny_base, True: chain.make_base(tmp_path_factory.mktemp("tied") / "tied", tied=True)}


def told(report, name):
    return next(check.told for check in report.checks if check.name == name)


def test_that_a_file_of_another_base_fails(chain, made, tiny_adapter, examine, status, tmp_path):
    other = chain.make_base(tmp_path / "other", tied=False, seed=5)

    report, tensors = examine(made("Q4_K_M"), base=other)

    assert not report.passed
    assert status(report, "Origin") == "failed"
    assert "another base" in told(report, "Origin")
    assert tensors["token_embd.weight"].verdict == "wrong weights"


def test_that_the_hash_of_another_adapter_fails(made, edited_adapter, examine, status):
    report, tensors = examine(made("Q4_K_M"), adapter=edited_adapter(lora_dropout=0.25))

    assert status(report, "Origin") == "failed"
    assert "another adapter" in told(report, "Origin")
    assert all(tensor.verdict.good for tensor in tensors.values())
    assert not report.passed


def test_that_an_adapter_that_is_not_named_is_noticed(made, examine, status):
    report, _ = examine(made("Q4_K_M"), adapter=None)

    assert "it holds an adapter" in told(report, "Origin")
    assert not report.passed


def test_that_a_base_of_another_shape_fails(chain, made, examine, status, tmp_path):
    other = chain.make_base(tmp_path / "other", tied=False, layers=3)

    report, _ = examine(made("Q4_K_M", adapter=False), base=other, adapter=None)

    assert status(report, "Tensors") == "failed"
    assert "is missing" in told(report, "Tensors")
    assert status(report, "Metadata") == "failed"


def test_that_a_wrong_storage_type_fails(made, tiny_base, examine, status, tmp_path):
    """Q8_0 tensors under a header that says Q4_K_M."""
    path = tmp_path / "mixed.gguf"
    raw = made("Q8_0").read_bytes()
    kind = b"general.file_type" + (4).to_bytes(4, "little")
    place = raw.index(kind) + len(kind)
    path.write_bytes(raw[:place] + (15).to_bytes(4, "little") + raw[place + 4 :])

    report, _ = examine(path)

    assert "stored as Q8_0 instead of Q5_0" in told(report, "Tensors")
    assert not report.passed


@pytest.mark.parametrize("spoil", [lambda raw: raw[:-3000], lambda raw: b"GGML" + raw[4:], lambda raw: raw[:20]])
def test_that_a_damaged_file_fails_with_its_reason(made, examine, tmp_path, spoil):
    path = tmp_path / "damaged.gguf"
    path.write_bytes(spoil(made("Q8_0").read_bytes()))

    report, tensors = examine(path)

    assert not report.passed
    assert not tensors
    assert "damaged or no GGUF file" in told(report, "Header")
    assert "DO NOT USE" in report.text()


def test_that_bytes_after_the_end_fail(made, examine, status, tmp_path):
    path = tmp_path / "long.gguf"
    path.write_bytes(made("Q8_0").read_bytes() + b"more")

    report, _ = examine(path)

    assert "4 bytes follow the last tensor" in told(report, "Layout")
    assert not report.passed


def test_that_a_file_without_provenance_passes_with_its_weights_alone(made, patient, examine, status, tmp_path):
    header = patient.header
    values = [value for value in header.values if not value.key.startswith("radonc.")]
    path = tmp_path / "plain.gguf"
    data = patient.path.read_bytes()[header.data_offset :]
    path.write_bytes(encode_header(values, header.tensors) + data)

    report, _ = examine(path)

    assert status(report, "Origin") == "left out"
    assert report.passed


def test_that_a_missing_file_cannot_be_verified(tiny_base, tmp_path):
    with pytest.raises(ConvertError, match="cannot be found"):
        verify(tmp_path / "none.gguf", tiny_base, options=Options(quick=True))


def test_that_a_damaged_base_cannot_be_verified(chain, made, base_copy):
    part = min(base_copy.glob("*.safetensors"))
    part.write_bytes(part.read_bytes()[:-10])

    with pytest.raises(ConvertError):
        verify(made("Q8_0", adapter=False), base_copy, options=Options(quick=True))


ADAPTERS = {
    "rslora": {"use_rslora": True},
    "dora": {"use_dora": True},
    "patterns": {"rank_pattern": {"q_proj": 4}, "alpha_pattern": {"down_proj": 5}},
    "saved-output": {"modules_to_save": ["lm_head"]},
    "saved-attention": {"modules_to_save": ["self_attn"], "target_modules": ["up_proj"]},
    "saved-norms": {"modules_to_save": ["norm", "layernorm"]},
    "embedding": {"target_modules": ["embed_tokens", "lm_head", "q_proj"]},
    "embedding-dora": {"target_modules": ["embed_tokens", "q_proj"], "use_dora": True},
    "few-tokens": {"trainable_token_indices": {"embed_tokens": [5, 1], "lm_head": [7]}},
    "added-token": {"tokens": 385},
    "added-and-saved": {"tokens": 385, "modules_to_save": ["embed_tokens", "lm_head"]},
}


TIED = ("saved-output", "embedding", "embedding-dora", "added-token")


@pytest.mark.parametrize(("name", "tied"), [(name, tied) for name in ADAPTERS for tied in {False, name in TIED}])
def test_that_every_kind_of_adapter_gets_its_receipt(chain, two_bases, tmp_path, examine, name, tied):
    base = two_bases[tied]
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", **ADAPTERS[name])
    execute(plan(base, adapter, tmp_path / "out.gguf", "Q4_K_M"), threads=1)
    execute(plan(base, None, tmp_path / "plain.gguf", "Q4_K_M"), threads=1)

    report, tensors = examine(tmp_path / "out.gguf", base, adapter)
    without, left_out = examine(tmp_path / "plain.gguf", base, adapter)

    assert report.passed, report.text()
    assert {t.verdict for t in tensors.values()} == {"applied", "unchanged"}
    assert report.strength.value == pytest.approx(1, abs=0.02)
    assert not without.passed
    assert "applied" not in {t.verdict for t in left_out.values()}


def test_that_a_tied_base_is_verified(chain, tmp_path, examine):
    base = chain.make_base(tmp_path / "tied", tied=True)
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora")
    execute(plan(base, adapter, tmp_path / "out.gguf", "Q3_K_M"), threads=1)

    report, tensors = examine(tmp_path / "out.gguf", base, adapter)

    assert report.passed
    assert "output.weight" not in tensors


def test_that_the_report_is_one_page_and_the_same_in_json(made, examine, tmp_path):
    copy = shutil.copy(made("Q4_K_M"), tmp_path / "copy.gguf")

    report, _ = examine(copy)

    page = report.text()
    assert page.count("\n") <= 60
    assert max(map(len, page.splitlines())) <= 120
    assert "This file is what base and adapter make; 100% of the adapter's effect is in it." in page
    data = json.loads(json.dumps(report.as_dict(), allow_nan=False))
    assert (data["schema"], data["passed"], len(data["tensors"])) == (1, True, 21)
    assert data["summary"] in page.replace("\n", " ")


def test_that_a_name_in_the_file_cannot_steer_the_terminal(patient, examine):
    raw = patient.path.read_bytes()
    patient.path.write_bytes(raw.replace(b"blk.0.attn_q.weight", b"blk.0\x1b[2Jn_q.weight"))

    report, _ = examine(patient.path)

    assert not report.passed
    assert "\x1b" not in report.text()
    assert r"blk.0\x1b[2Jn_q.weight does not belong" in report.text()
