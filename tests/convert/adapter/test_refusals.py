"""What cannot be merged is refused with one sentence that names it."""

import json
import shutil

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from radonc_convert.adapter import open_adapter
from radonc_convert.checkpoint import open_checkpoint
from radonc_convert.errors import AdapterError

pytestmark = pytest.mark.torch
PREFIX = "base_model.model."
EMBEDDING, OUTPUT = f"{PREFIX}model.embed_tokens", f"{PREFIX}lm_head"


def refused(base, adapter, match):
    """Check that an adapter is refused in one sentence."""
    with pytest.raises(AdapterError, match=match) as caught:
        open_adapter(adapter, open_checkpoint(base))
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def change_tensors(adapter, change):
    path = adapter / "adapter_model.safetensors"
    tensors = load_file(path)
    change(tensors)
    save_file(tensors, path)


def change_settings(adapter, **settings):
    path = adapter / "adapter_config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | settings))


@pytest.fixture(scope="module")
def made(chain, tmp_path_factory):
    """Bases, and fresh copies of adapters for them."""
    bases, adapters = {}, {}

    def make(tied=False, **settings):
        if tied not in bases:
            bases[tied] = chain.make_base(tmp_path_factory.mktemp("base") / "tiny-llama", tied=tied, hidden=48)
        key = (tied, json.dumps(settings, sort_keys=True))
        if key not in adapters:
            adapters[key] = chain.make_adapter(
                chain.load_base(bases[tied]), tmp_path_factory.mktemp("adapter") / "lora", **settings
            )
        return bases[tied], shutil.copytree(adapters[key], tmp_path_factory.mktemp("copy") / "lora")

    return make


def test_that_unknown_tensors_are_counted_and_three_are_named(made):
    base, adapter = made()
    change_tensors(adapter, lambda all_: all_.update({f"odd.{place}": np.zeros(3, np.float32) for place in range(5)}))

    refused(base, adapter, r"odd\.0, odd\.1, odd\.2 and 2 more \(5 in all\)")


def test_that_tensors_without_a_place_are_counted_and_three_are_named(made):
    base, adapter = made()
    names = [f"{PREFIX}model.layers.{place}.mlp.up_proj.lora_A.weight" for place in range(7, 11)]
    change_tensors(adapter, lambda all_: all_.update({name: np.zeros((8, 48), np.float32) for name in names}))

    refused(base, adapter, r"layers\.10\.mlp.*and 1 more \(4 in all\), for which the base model has no place")


def test_that_an_adapter_without_weights_is_refused(made):
    base, adapter = made()
    change_tensors(adapter, dict.clear)

    refused(base, adapter, "no weights")


def test_that_magnitudes_and_the_setting_belong_together(made):
    base, adapter = made(use_dora=True)
    change_settings(adapter, use_dora=False)
    refused(base, adapter, r"lora_magnitude_vector.*\(14 in all\)")

    change_settings(adapter, use_dora=True)
    change_tensors(adapter, lambda all_: all_.pop(f"{PREFIX}model.layers.1.mlp.up_proj.lora_magnitude_vector"))
    refused(base, adapter, r"lacks the magnitudes of model\.layers\.1\.mlp\.up_proj")


def test_that_a_magnitude_of_another_length_is_refused(made):
    base, adapter = made(use_dora=True)
    name = f"{PREFIX}model.layers.1.mlp.up_proj.lora_magnitude_vector"
    change_tensors(adapter, lambda all_: all_.update({name: np.ones(7, np.float32)}))

    refused(base, adapter, r"up_proj.*\(7,\)")


@pytest.mark.parametrize("gone", ["lora_embedding_A", "lora_embedding_B"])
def test_that_a_missing_factor_of_the_embedding_is_named(made, gone):
    base, adapter = made(target_modules=["embed_tokens"])
    change_tensors(adapter, lambda all_: all_.pop(f"{EMBEDDING}.{gone}"))

    refused(base, adapter, r"one of the two factors of model\.embed_tokens")


def test_that_an_unnamed_change_of_the_embedding_is_refused(made):
    base, adapter = made(target_modules=["embed_tokens", "q_proj"])
    change_settings(adapter, target_modules=["q_proj"])

    refused(base, adapter, r"changes model\.embed_tokens, which its target_modules do not name")


@pytest.mark.parametrize("module", ["lm_head", "model.embed_tokens"])
def test_that_a_missing_saved_module_is_named(made, module):
    base, adapter = made(tied=True, modules_to_save=["embed_tokens", "lm_head"])
    change_tensors(adapter, lambda all_: all_.pop(f"{PREFIX}{module}.weight"))

    refused(base, adapter, rf"lacks the weight of {module}.*modules_to_save")


def test_that_a_saved_module_of_another_shape_is_refused(made):
    base, adapter = made(modules_to_save=["norm"])
    change_tensors(adapter, lambda all_: all_.update({f"{PREFIX}model.norm.weight": np.ones(47, np.float32)}))
    refused(base, adapter, r"model\.norm\.weight has the shape \(47,\) instead of \(48,\)")

    base, adapter = made(modules_to_save=["lm_head"])
    change_tensors(adapter, lambda all_: all_.update({f"{OUTPUT}.weight": np.ones((384, 47), np.float32)}))
    refused(base, adapter, r"lm_head\.weight has the shape \(384, 47\)")


def test_that_two_weights_of_one_module_are_refused_unless_they_are_equal(made):
    base, adapter = made(modules_to_save=["lm_head"])
    older = f"{OUTPUT}.modules_to_save.default.weight"
    change_tensors(adapter, lambda all_: all_.update({older: all_[f"{OUTPUT}.weight"]}))
    open_adapter(adapter, open_checkpoint(base))

    change_tensors(adapter, lambda all_: all_.update({f"{OUTPUT}.weight": all_[f"{OUTPUT}.weight"] + 1}))
    refused(base, adapter, "two different weights of lm_head")


def test_that_the_older_name_of_a_saved_module_is_read(made):
    base, adapter = made(modules_to_save=["lm_head"])
    older = f"{OUTPUT}.modules_to_save.default.weight"
    change_tensors(adapter, lambda all_: all_.update({older: all_.pop(f"{OUTPUT}.weight")}))

    opened = open_adapter(adapter, open_checkpoint(base))

    stored = {tensor.spec.name: tensor.stored.name for tensor in opened.tensors}
    assert stored["output.weight"] == older


def test_that_a_name_that_occurs_twice_is_refused(made):
    base, adapter = made(use_dora=True)
    name = f"{PREFIX}model.layers.1.mlp.up_proj.lora_magnitude_vector"
    change_tensors(adapter, lambda all_: all_.update({f"{name}.weight": all_[name]}))

    refused(base, adapter, "twice under two names")


def test_that_embedding_and_output_must_have_as_many_rows(made):
    base, adapter = made(tokens=385)
    change_tensors(adapter, lambda all_: all_.pop(f"{OUTPUT}.weight"))

    refused(base, adapter, "embedding has 385 rows but its output matrix has 384.*save_embedding_layers")


def test_that_added_tokens_need_their_tokenizer(made):
    base, adapter = made(tokens=385)
    (adapter / "tokenizer.json").unlink()

    refused(base, adapter, "has 385 tokens and the base model 384, but its folder holds no tokenizer")


def test_that_the_tokenizer_is_the_adapters_where_it_gives_a_row_another_token(made):
    base, adapter = made()
    checkpoint = open_checkpoint(base)
    assert open_adapter(adapter, checkpoint).tokenizer is None

    shutil.copy(base / "tokenizer.json", adapter)
    assert open_adapter(adapter, checkpoint).tokenizer is None

    tokenizer = json.loads((base / "tokenizer.json").read_text())
    tokenizer["added_tokens"].append(tokenizer["added_tokens"][-1] | {"id": 383, "content": "<dose>"})
    (adapter / "tokenizer.json").write_text(json.dumps(tokenizer))
    assert open_adapter(adapter, checkpoint).tokenizer == adapter

    tokenizer["added_tokens"][-1]["id"] = 384  # no row: the model was never given this token
    (adapter / "tokenizer.json").write_text(json.dumps(tokenizer))
    assert open_adapter(adapter, checkpoint).tokenizer is None


def test_that_a_shared_matrix_may_not_come_in_two_versions(made):
    base, adapter = made(tied=True, tokens=385)
    change_tensors(adapter, lambda all_: all_.update({f"{OUTPUT}.weight": all_[f"{OUTPUT}.weight"] + 0.001}))

    refused(base, adapter, "two different matrices")


@pytest.mark.parametrize(
    ("indices", "match"),
    [
        ([1], r"shape \(2, 48\) instead of \(1, 48\)"),
        ([1, 1], "do not fit"),
        ([1, 384], "do not fit"),
        (None, "do not fit"),
        ({"q_proj": [1, 2]}, "name q_proj, which is no embedding"),
        ({"lm_head": [1, 2]}, "do not fit"),
        ({"embed_tokens": [1, 2], "lm_head": [1, 2]}, "lacks the rows of lm_head"),
        ([1, -2], "no usable trainable_token_indices"),
        ("all", "no usable trainable_token_indices"),
    ],
)
def test_that_token_rows_and_their_places_belong_together(made, indices, match):
    base, adapter = made(trainable_token_indices=[1, 2])
    change_settings(adapter, trainable_token_indices=indices)

    refused(base, adapter, match)


def test_that_a_bias_without_a_place_is_named(made):
    base, adapter = made()
    name = f"{PREFIX}model.layers.0.self_attn.q_proj.base_layer.bias"
    change_tensors(adapter, lambda all_: all_.update({name: np.zeros(48, np.float32)}))

    refused(base, adapter, r"q_proj\.base_layer\.bias, for which the base model has no place")


@pytest.mark.parametrize(
    "settings", [{"target_modules": ["embed_tokens"]}, {"tokens": 385}], ids=["adapted", "resized"]
)
def test_that_an_untrained_copy_of_another_base_is_noticed(chain, made, tmp_path, settings):
    _, adapter = made(**settings)
    other = chain.make_base(tmp_path / "tiny-llama", tied=False, hidden=48, seed=5)

    refused(other, adapter, "trained on another base model \\(its copy of model\\.embed_tokens")


@pytest.mark.parametrize(
    ("named", "given", "fits"),
    [
        ("meta-llama/Llama-2-7b-hf", "Llama-2-7b-hf", True),
        ("NousResearch/Llama-2-7b-hf", "llama-2-7b", True),
        ("meta-llama/Llama-2-7b-hf", "base", True),
        ("meta-llama/Llama-2-7b-hf", "my-model-7b", True),
        ("/home/me/models/checkpoint-500", "Llama-2-7b-hf", True),
        ("C:\\models\\Llama-2-7b-hf", "Llama-2-7b-hf", True),
        ("", "Llama-2-7b-hf", True),
        ("meta-llama/Llama-2-7b-chat-hf", "Llama-2-7b-chat", True),
        ("meta-llama/Llama-2-7b-hf", "Llama-2-7b-chat-hf", False),
        ("lmsys/vicuna-7b-v1.5", "Llama-2-7b-hf", False),
        ("codellama/CodeLlama-7b-hf", "Llama-2-7b-hf", False),
        ("meta-llama/Llama-2-13b-hf", "Llama-2-7b-hf", False),
    ],
)
def test_that_only_a_name_that_plainly_contradicts_is_refused(made, tmp_path, named, given, fits):
    base, adapter = made()
    shutil.copytree(base, tmp_path / given)
    change_settings(adapter, base_model_name_or_path=named)

    if fits:
        open_adapter(adapter, open_checkpoint(tmp_path / given))
    else:
        refused(tmp_path / given, adapter, f"trained on {named.split('/')[-1]}, but the base model given is {given}")


def test_that_the_name_in_a_hub_cache_counts(made, tmp_path):
    base, adapter = made()
    snapshot = tmp_path / "models--meta-llama--Llama-2-7b-hf" / "snapshots" / "0123abcd"
    shutil.copytree(base, snapshot)
    change_settings(adapter, base_model_name_or_path="lmsys/vicuna-7b-v1.5")

    refused(snapshot, adapter, r"trained on vicuna-7b-v1\.5, but the base model given is Llama-2-7b-hf")


def test_that_a_hash_counts_more_than_a_name(made, tmp_path):
    base, adapter = made()
    shutil.copytree(base, tmp_path / "Llama-2-7b-hf")
    checkpoint = open_checkpoint(tmp_path / "Llama-2-7b-hf")
    change_settings(adapter, base_model_name_or_path="lmsys/vicuna-7b-v1.5")
    (adapter / "training_card.json").write_text(json.dumps({"base": {"sha256": checkpoint.sha256()}}))

    open_adapter(adapter, checkpoint).refuse_other_base(checkpoint.sha256())
