"""Merged weights are those of PEFT, bit for bit; an output matrix is written where PEFT computes with its own."""

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

pytestmark = pytest.mark.torch

LINEAR = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
LAST_LAYER = r"model\.layers\.[1-9]\.self_attn\.(q|v)_proj"


def assert_same(found, expected, *, tied=False):
    """Compare all tensors; a tied model has no output matrix, and its embedding stands for it."""
    if tied:
        assert "output.weight" not in found
        found = found | {"output.weight": found["token_embd.weight"]}
    assert found.keys() == expected.keys()
    for name, weight in expected.items():
        assert found[name].shape == weight.shape, name
        assert np.array_equal(found[name].view(np.uint32), weight.view(np.uint32)), name


CASES = {
    "lora": {},
    "rslora": {"use_rslora": True, "rank": 16},
    "patterns": {"rank_pattern": {"q_proj": 4, "layers.1.mlp.up_proj": 2}, "alpha_pattern": {"down_proj": 5}},
    "regular-expressions": {
        "rank_pattern": {LAST_LAYER: 3, "q_proj": 5},
        "alpha_pattern": {r"layers\.\d\.mlp\..*": 3, r"^model\.layers\.0\.self_attn\.k_proj": 7, "q.proj": 9},
        "use_rslora": True,
    },
    "first-pattern-wins": {"alpha_pattern": {"up_proj": 3, r"mlp\.up_proj": 7}, "rank_pattern": {"proj": 4, r".*": 2}},
    "fan-in-fan-out": {"fan_in_fan_out": True},
    "targets-by-expression": {"target_modules": r".*\.(q_proj|down_proj)"},
    "all-linear": {"target_modules": "all-linear", "exclude_modules": ["k_proj"]},
    "excluded-by-expression": {"exclude_modules": r"model\.layers\.0\..*"},
    "embedding": {"target_modules": ["embed_tokens", "q_proj"]},
    "output": {"target_modules": ["lm_head", "v_proj"]},
    "embedding-and-output": {"target_modules": ["embed_tokens", "lm_head"]},
    "saved-embedding": {"modules_to_save": ["embed_tokens"]},
    "saved-output": {"modules_to_save": ["lm_head"]},
    "saved-both": {"modules_to_save": ["embed_tokens", "lm_head"]},
    "embedding-tokens": {"trainable_token_indices": [5, 1, 60, 383]},
    "output-tokens": {"trainable_token_indices": {"lm_head": [5, 1]}},
    "alike-tokens": {"trainable_token_indices": {"embed_tokens": [5, 1], "lm_head": [5, 1]}},
    "embedding-other-tokens": {"trainable_token_indices": {"model.embed_tokens": [5, 1], "lm_head": [7]}},
    "saved-norms": {"modules_to_save": ["norm", "layernorm"]},
    "saved-attention": {"modules_to_save": ["self_attn"], "target_modules": ["up_proj"]},
}


@pytest.fixture(scope="module")
def bases(chain, tmp_path_factory):
    """Tiny bases by (tied, stored type)."""
    made = {}

    def base(tied, dtype="float16"):
        if (tied, dtype) not in made:
            folder = tmp_path_factory.mktemp("base") / "tiny-llama"
            made[tied, dtype] = chain.make_base(folder, tied=tied, dtype=dtype, hidden=48, inner=80)
        return made[tied, dtype]

    return base


@pytest.mark.parametrize("tied", [False, True], ids=["untied", "tied"])
@pytest.mark.parametrize("case", CASES)
def test_that_weights_are_merged_like_peft(chain, bases, merged, tmp_path, case, tied):
    base = bases(tied)
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", **CASES[case])
    expected = chain.trained_weights(chain.tuned_model(base, adapter))

    found = merged(base, adapter)

    shared = {"embedding-tokens", "saved-norms", "saved-attention"}
    own_output = not tied or (case.startswith(("embedding", "output", "saved")) and case not in shared)
    assert_same(found, expected, tied=not own_output)


@pytest.mark.parametrize("case", ["lora", "rslora", "embedding", "output", "saved-both"])
@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
def test_that_half_precision_is_rounded_like_peft(chain, bases, merged, tmp_path, case, dtype):
    base = bases(tied=True)
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", dtype=dtype, **CASES[case])
    expected = chain.trained_weights(chain.tuned_model(base, adapter, "float16"))

    assert_same(merged(base, adapter, half=True), expected, tied=case in {"lora", "rslora"})


@pytest.mark.parametrize("tied", [False, True], ids=["untied", "tied"])
@pytest.mark.parametrize("case", ["regular-expressions", "saved-attention", "saved-output", "embedding", "saved-both"])
def test_that_quantized_files_have_the_bytes_of_the_reference(chain, bases, tmp_path, case, tied):
    from radonc_convert.pipeline import execute, plan

    base, half = bases(tied), tmp_path / "half.gguf"
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", **CASES[case])
    tuned = chain.tuned_model(base, adapter, "float16")
    weights = chain.trained_weights(tuned)
    if tied and case in {"regular-expressions", "saved-attention"}:
        del weights["output.weight"]
    chain.write_half_file(half, tuned.config, weights)
    chain.quantize(half, tmp_path / "reference.gguf", "Q4_K_M")

    execute(plan(base, adapter, tmp_path / "ours.gguf", "Q4_K_M"))

    assert chain.tensors_of(tmp_path / "ours.gguf") == chain.tensors_of(tmp_path / "reference.gguf")


@pytest.mark.parametrize("key_heads", [1, 4], ids=["one-key-head", "as-many-key-heads"])
def test_that_other_numbers_of_key_heads_are_merged_like_peft(chain, merged, tmp_path, key_heads):
    base = chain.make_base(tmp_path / "base", tied=True, key_heads=key_heads)
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", use_dora=True)
    plain = chain.make_adapter(chain.load_base(base), tmp_path / "plain")

    assert_same(merged(base, plain), chain.trained_weights(chain.tuned_model(base, plain)), tied=True)
    assert_within_an_ulp(merged(base, adapter), chain.trained_weights(chain.tuned_model(base, adapter)))


def assert_within_an_ulp(found, expected):
    for name, weight in found.items():
        wanted = expected[name].astype(np.float16)
        distance = np.abs(weight.astype(np.float16).astype(np.float32) - wanted.astype(np.float32))
        assert (distance <= np.spacing(np.abs(wanted)).astype(np.float32)).all(), name


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"use_rslora": True, "rank": 3, "alpha_pattern": {"up_proj": 2}},
        {"target_modules": ["lm_head", "q_proj"]},
        {"target_modules": ["embed_tokens", "q_proj"]},
        {"fan_in_fan_out": True},
    ],
    ids=["plain", "rslora", "output", "embedding", "fan-in-fan-out"],
)
@pytest.mark.parametrize("dtype", ["float32", "float16"])
def test_that_dora_is_within_an_ulp_of_peft(chain, bases, merged, tmp_path, settings, dtype):
    base = bases(tied=False)
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", use_dora=True, **settings)
    expected = chain.trained_weights(chain.tuned_model(base, adapter, dtype))

    found = merged(base, adapter, half=dtype == "float16")

    assert_within_an_ulp(found, expected)
    plain = merged(base, chain.make_adapter(chain.load_base(base), tmp_path / "plain", **settings))
    assert np.abs(found["blk.0.attn_q.weight"] - plain["blk.0.attn_q.weight"]).max() > 1e-3


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize(
    "settings",
    [
        {"use_dora": True, "target_modules": ["embed_tokens", "q_proj"]},
        {"target_modules": ["embed_tokens", "q_proj"]},
        {"trainable_token_indices": [5, 1, 60, 383]},
    ],
    ids=["dora", "embedding", "token-rows"],
)
def test_that_the_cut_into_slabs_does_not_change_a_bit(chain, bases, merged, tmp_path, settings, half):
    base = bases(tied=False)
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", **settings)

    whole = merged(base, adapter, half=half, step=1000)

    assert_same(merged(base, adapter, half=half, step=4), whole)


def test_that_a_row_without_length_is_not_merged_silently(chain, merged, tmp_path):
    """PEFT divides by the length of each row: the result is not finite, and whoever converts it says so."""
    base = chain.make_base(tmp_path / "base", tied=True, layers=1)
    for path in base.glob("*.safetensors"):
        save_file({name: weight * 0 for name, weight in load_file(path).items()}, path, {"format": "pt"})
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", use_dora=True, rank=1)
    tensors = load_file(adapter / "adapter_model.safetensors")
    path = adapter / "adapter_model.safetensors"
    save_file({name: tensor * ("lora_A" not in name) for name, tensor in tensors.items()}, path)

    assert np.isnan(merged(base, adapter, half=True)["blk.0.attn_q.weight"]).all()


@pytest.mark.parametrize("tied", [False, True], ids=["untied", "tied"])
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"modules_to_save": ["embed_tokens", "lm_head"]},
        {"target_modules": ["embed_tokens", "lm_head", "q_proj"]},
        {"trainable_token_indices": {"embed_tokens": [384, 1], "lm_head": [384, 1]}},
    ],
    ids=["resized", "saved", "adapted", "tokens"],
)
def test_that_added_tokens_are_merged_like_peft(chain, bases, merged, tmp_path, tied, settings):
    base = bases(tied)
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", tokens=385, **settings)
    expected = chain.trained_weights(chain.tuned_model(base, adapter, tokens=385))

    found = merged(base, adapter)

    assert len(found["token_embd.weight"]) == 385
    assert_same(found, expected, tied=tied and (not settings or "trainable_token_indices" in settings))


@pytest.mark.parametrize(
    "settings",
    [{"modules_to_save": ["lm_head"]}, {"target_modules": ["embed_tokens", "lm_head", "q_proj"]}],
    ids=["saved", "adapted"],
)
def test_that_a_change_shared_by_both_matrices_keeps_them_tied(chain, bases, merged, tmp_path, settings):
    base = bases(tied=True)
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", ensure_weight_tying=True, **settings)
    expected = chain.trained_weights(chain.tuned_model(base, adapter))

    assert_same(merged(base, adapter), expected, tied=True)

    # the same file with only the embedding's side of the change
    path = adapter / "adapter_model.safetensors"
    save_file({name: tensor for name, tensor in load_file(path).items() if ".lm_head." not in name}, path)
    assert_same(merged(base, adapter), expected, tied=True)


@pytest.mark.parametrize("bias", ["all", "lora_only"])
def test_that_trained_biases_replace_those_of_the_base(chain, merged, tmp_path, bias):
    base = chain.make_base(tmp_path / "base", tied=False, biases=True)
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", bias=bias, target_modules=["q_proj"])
    tuned = chain.tuned_model(base, adapter).merge_and_unload()
    found = merged(base, adapter)

    bias = tuned.model.layers[0].self_attn.q_proj.bias.detach().numpy()
    assert np.array_equal(np.sort(found["blk.0.attn_q.bias"]), np.sort(bias))
    assert np.array_equal(found["blk.0.attn_q.bias"][:4], bias.reshape(4, 2, -1)[0].T.reshape(-1)[:4])


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"use_dora": True},
        {"modules_to_save": ["self_attn", "lm_head"], "target_modules": ["up_proj"]},
        {"target_modules": ["embed_tokens", "k_proj"]},
        {"bias": "all"},
        {"tokens": 385},
    ],
    ids=["lora", "dora", "saved", "embedding", "biases", "tokens"],
)
def test_that_a_file_as_base_gives_what_its_folder_gives(chain, merged, tmp_path, settings):
    """The rows of a file are in another order than those of an adapter, which come from a folder's world."""
    from radonc_convert.pipeline import execute, plan

    base, file = chain.make_base(tmp_path / "base", tied=True, biases=True), tmp_path / "base.gguf"
    adapter = chain.make_adapter(chain.load_base(base), tmp_path / "lora", **settings)
    execute(plan(base, None, file, "F32"))

    found, expected = merged(file, adapter), merged(base, adapter)

    assert_same(found, expected)
