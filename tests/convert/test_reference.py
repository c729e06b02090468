"""Tensor bytes equal those of PEFT merge -> f16 GGUF -> llama_model_quantize."""

import pytest

from radonc_convert.pipeline import execute, plan

pytestmark = pytest.mark.torch


def reference(chain, base, adapter, folder, file_type, dtype="float32"):
    half, out = folder / "half.gguf", folder / "reference.gguf"
    chain.write_half_file(half, *chain.merged_weights(base, adapter, dtype))
    chain.quantize(half, out, file_type)
    return chain.tensors_of(out)


def ours(chain, base, adapter, folder, file_type, threads=2):
    out = folder / "ours.gguf"
    execute(plan(base, adapter, out, file_type), threads=threads)
    return chain.tensors_of(out)


@pytest.mark.parametrize("tied", [False, True], ids=["untied", "tied"])
@pytest.mark.parametrize("file_type", ["Q8_0", "F16"])
def test_that_a_merged_folder_has_the_bytes_of_the_reference(chain, tmp_path, tied, file_type):
    base = chain.make_base(tmp_path / "base", tied=tied)
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora")

    made = ours(chain, base, adapter, tmp_path, file_type)

    expected = reference(chain, base, adapter, tmp_path, file_type, "float16")
    assert made == expected
    assert list(made) == list(expected)
    assert ("output.weight" in made) is not tied


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_that_other_base_precisions_are_merged_in_single_precision(chain, tmp_path, dtype):
    base = chain.make_base(tmp_path / "base", tied=True, dtype=dtype)
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", rank=4, dtype="bfloat16")

    assert ours(chain, base, adapter, tmp_path, "Q8_0") == reference(chain, base, adapter, tmp_path, "Q8_0")


def test_that_single_precision_output_is_not_rounded_to_half(chain, tiny_base, tiny_adapter, tmp_path):
    expected = tmp_path / "single.gguf"
    chain.write_half_file(expected, *chain.merged_weights(tiny_base, tiny_adapter), single=True)

    assert ours(chain, tiny_base, tiny_adapter, tmp_path, "F32") == chain.tensors_of(expected)


def test_that_bf16_output_is_rounded_once(chain, tiny_base, tiny_adapter, tmp_path):
    single, expected = tmp_path / "single.gguf", tmp_path / "expected.gguf"
    chain.write_half_file(single, *chain.merged_weights(tiny_base, tiny_adapter), single=True)
    chain.quantize(single, expected, "BF16")

    assert ours(chain, tiny_base, tiny_adapter, tmp_path, "BF16") == chain.tensors_of(expected)


@pytest.mark.parametrize(
    ("settings", "rank"),
    [
        ({"use_rslora": True}, 16),
        ({"rank_pattern": {"q_proj": 4, "layers.1.mlp.up_proj": 2}, "alpha_pattern": {"down_proj": 5}}, 8),
        ({"target_modules": ["q_proj", "v_proj"]}, 8),
        ({"layers_to_transform": [1]}, 8),
    ],
    ids=["rslora", "patterns", "q-and-v-only", "one-layer"],
)
def test_that_lora_settings_are_honoured(chain, tiny_base, tmp_path, settings, rank):
    adapter = chain.make_adapter(chain.load_base(tiny_base), tmp_path / "lora", rank=rank, **settings)

    made = ours(chain, tiny_base, adapter, tmp_path, "Q8_0")

    assert made == reference(chain, tiny_base, adapter, tmp_path, "Q8_0", "float16")
    (tmp_path / "ours.gguf").unlink()
    assert made != ours(chain, tiny_base, None, tmp_path, "Q8_0")


@pytest.mark.parametrize(
    "file_type",
    ["Q4_0", "Q2_K", "Q3_K_S", "Q3_K_M", "Q3_K_L", "Q4_K_S", "Q4_K_M", "Q5_K_S", "Q5_K_M", "Q6_K"],
)
@pytest.mark.parametrize(("hidden", "inner"), [(256, 512), (96, 256)], ids=["whole-blocks", "fallback"])
def test_that_mixed_types_follow_the_reference(chain, tmp_path, file_type, hidden, inner):
    base = chain.make_base(tmp_path / "base", tied=hidden == 96, hidden=hidden, inner=inner, layers=9)

    made = ours(chain, base, None, tmp_path, file_type)

    assert made == reference(chain, base, None, tmp_path, file_type)


@pytest.mark.slow
def test_that_the_real_base_has_the_bytes_of_the_reference(chain, real_base, real_adapter, tmp_path):
    half = tmp_path / "half.gguf"
    chain.write_half_file(half, *chain.merged_weights(real_base, real_adapter))

    for file_type in ("Q8_0", "Q4_K_M"):
        made = ours(chain, real_base, real_adapter, tmp_path, file_type)
        chain.quantize(half, tmp_path / "reference.gguf", file_type)
        assert made == chain.tensors_of(tmp_path / "reference.gguf")
        (tmp_path / "ours.gguf").unlink()


def test_that_threads_do_not_change_a_byte(tiny_base, tiny_adapter, tmp_path):
    receipts = [
        execute(plan(tiny_base, tiny_adapter, tmp_path / f"{count}.gguf", "Q8_0"), threads=count) for count in (1, 3)
    ]

    assert receipts[0].sha256 == receipts[1].sha256


def test_that_slab_size_does_not_change_a_byte(tiny_base, tiny_adapter, tmp_path, monkeypatch):
    whole = execute(plan(tiny_base, tiny_adapter, tmp_path / "whole.gguf", "Q8_0"))
    monkeypatch.setattr("radonc_convert.work._WEIGHTS_PER_SLAB", 1000)
    monkeypatch.setattr("radonc_convert.slabs._WEIGHTS_PER_TILE", 300)

    assert execute(plan(tiny_base, tiny_adapter, tmp_path / "cut.gguf", "Q8_0")).sha256 == whole.sha256
