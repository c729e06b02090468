"""A vocabulary that differs between embedding, output, configuration and tokenizer is refused with its repair."""

import json

import pytest

from radonc_convert.checkpoint import open_checkpoint
from radonc_convert.errors import CheckpointError

ROWS = 12


@pytest.fixture
def make(folders, tmp_path):
    """A function that writes a folder of twelve rows with a GPT-2 style tokenizer of as many tokens as asked."""

    def write(config=None, *, tokens=ROWS, tied=False, settings=None):
        texts = [chr(97 + place) for place in range(tokens - 1)] + ["ab"]
        content = folders.byte_level_json((texts, [], [1] * tokens, ["a b"]), folders.byte_level(regex=True))
        files = {"tokenizer.json": content, "tokenizer_config.json": settings or {}}
        return folders.write_folder(tmp_path / "base", {"vocab_size": ROWS} | (config or {}), tied=tied, files=files)

    return write


def metadata(folder):
    checkpoint = open_checkpoint(folder)
    return checkpoint.metadata(checkpoint.tensors, checkpoint.shape, None, None)


def edit(folder, **changes):
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def change_rows(folder, name, rows):
    from safetensors.numpy import load_file, save_file

    tensors = load_file(folder / "model.safetensors")
    tensors[name] = tensors[name][:rows]
    save_file(tensors, folder / "model.safetensors")


def test_that_a_vocabulary_that_agrees_is_accepted(make):
    assert metadata(make())


def test_that_rows_without_a_token_are_accepted(make):
    assert metadata(make(tokens=10))


def test_that_a_configuration_with_another_number_is_refused_with_the_right_one(make):
    folder = make()
    edit(folder, vocab_size=ROWS + 1)
    with pytest.raises(CheckpointError, match=r'has 12 rows but config\.json says 13 tokens: set "vocab_size": 12'):
        open_checkpoint(folder)


def test_that_an_output_of_other_size_is_refused(make):
    folder = make()
    change_rows(folder, "lm_head.weight", ROWS - 1)
    with pytest.raises(CheckpointError, match=r"embedding has 12 rows but lm_head\.weight has 11"):
        open_checkpoint(folder)


def test_that_a_larger_tokenizer_is_refused(make):
    folder = make(tokens=ROWS + 1)
    with pytest.raises(CheckpointError, match="has 13 tokens but the model only 12 rows"):
        metadata(folder)


def test_that_an_added_token_without_a_row_is_refused_with_its_file(make):
    folder = make(settings={"pad_token": "<pad>"})
    with pytest.raises(
        CheckpointError, match=r"tokenizer_config\.json names the token '<pad>' with the id 12.*adapter"
    ):
        metadata(folder)


@pytest.mark.parametrize(
    ("config", "match"),
    [
        ({"architectures": ["LlamaForSequenceClassification"]}, "only LlamaForCausalLM"),
        ({"architectures": ["MistralForCausalLM"]}, "only LlamaForCausalLM"),
        ({"model_type": "gemma"}, "only LlamaForCausalLM"),
        ({"num_key_value_heads": 3}, "attention heads"),
        ({"rms_norm_eps": "small"}, "rms_norm_eps"),
        ({"hidden_act": "gelu"}, "activation"),
    ],
)
def test_that_another_network_is_refused(make, config, match):
    folder = make()
    edit(folder, **config)
    with pytest.raises(CheckpointError, match=match):
        open_checkpoint(folder)


def test_that_a_folder_without_architectures_is_accepted(make):
    assert metadata(make({"architectures": ...}))


def test_that_generated_factors_are_a_tensor_with_its_content(make):
    rope = {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0}
    checkpoint = open_checkpoint(make({"rope_parameters": rope}))
    (factors,) = (tensor for tensor in checkpoint.tensors if tensor.literal is not None)
    assert factors.spec.name == "rope_freqs.weight"
    assert len(factors.literal) == 4 * checkpoint.shape.head_size // 2
    assert factors.stored.file not in checkpoint.files
