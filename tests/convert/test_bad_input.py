"""Bad bases and adapters are refused with one sentence, and nothing is written."""

import hashlib
import json
import random
import struct

import numpy as np
import pytest

from radonc_convert.checkpoint import open_checkpoint
from radonc_convert.errors import AdapterError, CheckpointError, ConvertError, OutputError
from radonc_convert.pipeline import execute, plan


def edit_json(path, **changes):
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def rewrite(path, change):
    """Rewrite a safetensors file after ``change`` has altered its dictionary of arrays."""
    from safetensors.numpy import load_file, save_file

    tensors = load_file(path)
    change(tensors)
    save_file(tensors, path)


def refused(base, adapter, folder, error=AdapterError, match=None):
    """Check that the pair is refused in one line and that no output appears; return the sentence."""
    out = folder / "out" / "model.gguf"
    out.parent.mkdir(exist_ok=True)
    with pytest.raises(error, match=match) as caught:
        execute(plan(base, adapter, out, "Q8_0"))
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert not list(out.parent.iterdir())
    return sentence


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"use_dora": True}, "use_dora"),
        ({"use_dora": 1}, "use_dora"),
        ({"use_rslora": "yes"}, "use_rslora"),
        ({"ensure_weight_tying": []}, "ensure_weight_tying"),
        ({"modules_to_save": ["lm_head"]}, "lm_head.*modules_to_save"),
        ({"modules_to_save": ["norm"]}, "norm.*modules_to_save"),
        ({"modules_to_save": "lm_head"}, "modules_to_save"),
        ({"bias": "some"}, "bias"),
        ({"target_parameters": ["mlp.weight"]}, "target_parameters"),
        ({"alora_invocation_tokens": [1]}, "alora_invocation_tokens"),
        ({"use_qalora": True}, "use_qalora"),
        ({"use_bdlora": {"nblocks": 2}}, "use_bdlora"),
        ({"loftq_config": {"loftq_bits": 4}}, "loftq_config"),
        ({"lora_bias": True}, "lora_bias"),
        ({"init_lora_weights": "pissa"}, "init_lora_weights"),
        ({"trainable_token_indices": [1]}, "trainable_token_indices"),
        ({"layer_replication": [[0, 1]]}, "layer_replication"),
        ({"a_later_setting": {"on": 1}}, "a_later_setting"),
        ({"peft_type": "ADALORA"}, "peft_type"),
        ({"r": 0}, " r:"),
        ({"r": "8"}, " r:"),
        ({"lora_alpha": None}, "lora_alpha"),
        ({"rank_pattern": {"(a": 4}}, r"rank_pattern.*'.*\(a.*no regular expression"),
        ({"alpha_pattern": {"(?=q)q_proj": 4}}, "alpha_pattern.*bounded time"),
        ({"rank_pattern": {"q_proj": 0}}, "rank_pattern"),
        ({"rank_pattern": [4]}, "rank_pattern"),
        ({"target_modules": ["q_proj"]}, "target_modules"),
        ({"target_modules": r".*\.q_proj"}, "target_modules"),
        ({"target_modules": "(q_proj"}, "target_modules"),
        ({"target_modules": None}, "target_modules"),
        ({"exclude_modules": ["k_proj"]}, "k_proj"),
        ({"exclude_modules": r"model\.layers\.1\..*"}, r"layers\.1"),
    ],
)
def test_that_an_unsupported_setting_is_named(tiny_base, adapter_copy, tmp_path, changes, match):
    edit_json(adapter_copy / "adapter_config.json", **changes)

    refused(tiny_base, adapter_copy, tmp_path, match=match)


def test_that_a_setting_of_a_later_version_may_be_off(tiny_base, adapter_copy, tmp_path):
    edit_json(adapter_copy / "adapter_config.json", a_later_setting=False, another=None)

    assert execute(plan(tiny_base, adapter_copy, tmp_path / "out.gguf")).merged == 14


def test_that_an_adapter_of_another_base_is_refused(tiny_base, adapter_copy, tmp_path):
    card = {"base": {"name": "other", "sha256": "0" * 64}, "task": "regimen"}
    (adapter_copy / "training_card.json").write_text(json.dumps(card))

    refused(tiny_base, adapter_copy, tmp_path, match="another base model")


def test_that_a_damaged_training_card_is_refused(tiny_base, adapter_copy, tmp_path):
    (adapter_copy / "training_card.json").write_text('{"base": {"sha256": "short"}}')

    refused(tiny_base, adapter_copy, tmp_path, match=r"training_card\.json")


@pytest.mark.parametrize("extra", ["base_model.model.model.layers.0.self_attn.q_proj.lora_magnitude_vector",
                                   "base_model.model.model.layers.9.self_attn.q_proj.lora_A.weight",
                                   "base_model.model.score.weight"])  # fmt: skip
def test_that_an_unused_adapter_tensor_is_named(tiny_base, adapter_copy, tmp_path, extra):
    def change(tensors):
        tensors[extra] = np.zeros((8, 64), np.float32)
        if extra.endswith("lora_A.weight"):
            tensors[extra.replace("_A", "_B")] = np.zeros((64, 8), np.float32)

    rewrite(adapter_copy / "adapter_model.safetensors", change)

    named = refused(tiny_base, adapter_copy, tmp_path)
    assert extra.split(".lora_A")[0].removeprefix("base_model.model.") in named


def test_that_an_adapter_of_the_embedding_is_refused(tiny_base, adapter_copy, tmp_path):
    def change(tensors):
        tensors["base_model.model.model.embed_tokens.lora_embedding_A"] = np.zeros((8, 384), np.float32)

    rewrite(adapter_copy / "adapter_model.safetensors", change)

    refused(tiny_base, adapter_copy, tmp_path, match="embed_tokens")


@pytest.mark.parametrize("ending", ["layers.1.mlp.up_proj.lora_B.weight", "layers.0.self_attn.q_proj.lora_A.weight"])
def test_that_a_missing_factor_is_named(tiny_base, adapter_copy, tmp_path, ending):
    name = f"base_model.model.model.{ending}"
    rewrite(adapter_copy / "adapter_model.safetensors", lambda tensors: tensors.pop(name))

    assert name.removeprefix("base_model.model.").split(".lora_")[0] in refused(tiny_base, adapter_copy, tmp_path)


def test_that_a_missing_module_is_named(tiny_base, adapter_copy, tmp_path):
    def change(tensors):
        for name in [name for name in tensors if "layers.1.mlp.up_proj" in name]:
            del tensors[name]

    rewrite(adapter_copy / "adapter_model.safetensors", change)

    refused(tiny_base, adapter_copy, tmp_path, match=r"model\.layers\.1\.mlp\.up_proj")


def test_that_a_factor_of_another_shape_is_refused(chain, tiny_adapter, tmp_path):
    wider = chain.make_base(tmp_path / "wider", tied=False, hidden=96)

    refused(wider, tiny_adapter, tmp_path, match="shape")


def test_that_a_factor_that_is_not_finite_is_refused(tiny_base, adapter_copy, tmp_path):
    def change(tensors):
        next(iter(tensors.values()))[0, 0] = np.nan

    rewrite(adapter_copy / "adapter_model.safetensors", change)

    refused(tiny_base, adapter_copy, tmp_path, match="not finite")


def test_that_a_delta_too_large_for_half_precision_is_refused(tiny_base, adapter_copy, tmp_path):
    edit_json(adapter_copy / "adapter_config.json", lora_alpha=1e9)

    refused(tiny_base, adapter_copy, tmp_path, error=ConvertError, match="too large")


def test_that_a_pickled_adapter_is_refused(tiny_base, adapter_copy, tmp_path):
    (adapter_copy / "adapter_model.safetensors").rename(adapter_copy / "adapter_model.bin")
    refused(tiny_base, adapter_copy, tmp_path, match="radonc-models to-safetensors spoilt")


@pytest.mark.parametrize(
    ("file", "changes", "match"),
    [
        ("config.json", {"model_type": "mistral"}, "no Llama model"),
        ("config.json", {"quantization_config": {"bits": 4}}, "already quantized"),
        ("config.json", {"num_hidden_layers": 3}, "lacks the tensor"),
        ("config.json", {"num_hidden_layers": 1}, "no tensor of a Llama model"),
        ("config.json", {"vocab_size": 400}, '"vocab_size": 384'),
        ("config.json", {"num_hidden_layers": 10**12}, "num_hidden_layers"),
        ("config.json", {"rope_parameters": {"rope_type": "yarn"}}, "no usable factor"),
        ("tokenizer.json", {"pre_tokenizer": {"type": "Whitespace"}}, "cuts text"),
        ("tokenizer.json", {"model": {"type": "BPE", "byte_fallback": True}}, r"tokenizer\.model"),
        ("model.safetensors.index.json", {"weight_map": {"x": "../elsewhere.safetensors"}}, "weight_map"),
    ],
)
def test_that_a_spoilt_folder_is_refused(base_copy, tmp_path, file, changes, match):
    edit_json(base_copy / file, **changes)

    refused(base_copy, None, tmp_path, CheckpointError, match)


def test_that_a_base_weight_that_is_not_finite_is_refused(chain, tmp_path):
    base = chain.make_base(tmp_path / "base", tied=True, dtype="float32")

    def change(tensors):
        next(iter(tensors.values())).reshape(-1)[3] = np.inf

    rewrite(next(iter(sorted(base.glob("*.safetensors")))), change)

    refused(base, None, tmp_path, CheckpointError, "not finite")


def test_that_a_truncated_gguf_is_refused(tiny_gguf, tmp_path):
    raw = tiny_gguf.read_bytes()
    spoilt = tmp_path / "cut.gguf"
    for length in [0, 3, 4, 20, 24, 100, 1000, len(raw) // 2, len(raw) - 1]:
        spoilt.write_bytes(raw[:length])
        refused(spoilt, None, tmp_path, CheckpointError)


def test_that_a_merged_model_is_no_base(tiny_base, tiny_adapter, tmp_path):
    merged = tmp_path / "merged.gguf"
    execute(plan(tiny_base, tiny_adapter, merged))

    refused(merged, None, tmp_path, CheckpointError, "already holds a merged adapter")


def attempt(base, adapter, folder):
    """Convert and tell how it ended; anything but success or one sentence is an error of ours."""
    out = folder / "fuzz.gguf"
    try:
        execute(plan(base, adapter, out, "Q8_0", force=True), threads=1)
    except ConvertError as problem:
        sentence = str(problem)
    else:
        out.unlink()
        return "done"
    assert "\n" not in sentence
    assert not out.exists()
    return "refused"


def mutations(raw, head, seed):
    """Yield spoilt copies of a file whose header has ``head`` bytes: flipped bits, wild numbers, cuts."""
    chance = random.Random(seed)
    while True:
        spoilt = bytearray(raw)
        place = chance.randrange(head)
        kind = chance.randrange(4)
        if kind == 0:
            spoilt[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            wild = chance.choice([0, 1, 2**31, 2**32 - 1, 2**63, 2**64 - 1])
            spoilt[place : place + 8] = struct.pack("<Q", wild)
        elif kind == 2:
            spoilt[place : place + 4] = chance.randbytes(4)
        else:
            del spoilt[place : place + chance.randrange(1, 64)]
        yield bytes(spoilt)


@pytest.mark.timeout(240)
def test_that_a_mutated_gguf_header_never_does_worse_than_a_refusal(tiny_gguf, tmp_path):
    raw = tiny_gguf.read_bytes()
    head = raw.index(b"tokenizer.ggml.tokens") + 64
    tail_start = raw.index(b"output.weight") - 8
    spoilt, ends = tmp_path / "spoilt.gguf", set()
    for number, mutated in zip(range(120), mutations(raw, head, seed=7), strict=False):
        spoilt.write_bytes(mutated if number % 2 else raw[:tail_start] + spoil_end(raw, tail_start, number))
        ends.add(attempt(spoilt, None, tmp_path))
    assert ends == {"refused", "done"}


def spoil_end(raw, start, seed):
    """Return the rest of the file with one change in the tensor descriptions after ``start``."""
    return next(mutations(raw[start:], 1500, seed))


def test_that_deeply_nested_json_is_refused(tiny_base, adapter_copy, tmp_path):
    (adapter_copy / "adapter_config.json").write_text("[" * 200_000)

    refused(tiny_base, adapter_copy, tmp_path, match="damaged")


def test_that_the_base_may_not_change_between_plan_and_execution(tiny_gguf, tmp_path):
    base, out = tmp_path / "base.gguf", tmp_path / "out.gguf"
    base.write_bytes(tiny_gguf.read_bytes())
    planned = plan(base, None, out)
    base.write_bytes(tiny_gguf.read_bytes()[:-64])

    with pytest.raises(ConvertError, match="changed"):
        execute(planned)
    assert not out.exists()


def test_that_the_output_may_not_be_the_base(tiny_gguf, tmp_path):
    base = tmp_path / "base.gguf"
    base.write_bytes(tiny_gguf.read_bytes())
    before = hashlib.sha256(base.read_bytes()).hexdigest()

    with pytest.raises(OutputError, match="base model"):
        plan(base, None, base, force=True)
    assert hashlib.sha256(base.read_bytes()).hexdigest() == before


def test_that_the_description_of_the_real_base_is_read(real_base):
    checkpoint = open_checkpoint(real_base)

    assert (checkpoint.shape.layers, checkpoint.shape.heads, checkpoint.shape.kv_heads) == (30, 9, 3)
    assert checkpoint.tied
