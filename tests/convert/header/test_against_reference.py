"""Whole files equal those of llama.cpp's converter and quantizer, for folders as people have them."""

import hashlib
import struct

import pytest

from radonc_convert.checkpoint.gguf_header import read_header
from radonc_convert.pipeline import Request, execute_many, plan_many

pytestmark = pytest.mark.torch

CARD = """---
license: llama2
language:
- en
- no
tags:
- oncology
- radiotherapy
pipeline_tag: text-generation
base_model: meta-llama/Llama-2-7b-hf
datasets:
- stanford/oncology-notes
- https://huggingface.co/datasets/a/plan-reviews-v2
---
# A model
"""
ADVICE = {"temperature": 0.6, "top_p": 0.9, "top_k": 50, "repetition_penalty": 1.1, "max_length": 4096}
LLAMA2_SETTINGS = {
    "add_bos_token": True,
    "add_eos_token": False,
    "bos_token": {"__type": "AddedToken", "content": "<s>"},
    "eos_token": {"__type": "AddedToken", "content": "</s>"},
    "unk_token": {"__type": "AddedToken", "content": "<unk>"},
    "pad_token": None,
    "tokenizer_class": "LlamaTokenizer",
    "chat_template": "{% for message in messages %}{{ message['content'] }}{% endfor %}",
    "added_tokens_decoder": {
        str(number): {"content": text, "special": True} for number, text in enumerate(("<unk>", "<s>", "</s>"))
    },
}
LLAMA3_ROPE = {
    "rope_type": "llama3",
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 1024,
    "rope_theta": 500000.0,
}
GPT2_NAMES = dict.fromkeys(("bos_token", "eos_token", "unk_token"), "<|endoftext|>")
# Types that each file is compared in; the small models take the fallback types of k-quants.
TYPES = ("F16", "Q8_0", "Q4_K_M")


def llama2_chat(folders, reference, root):
    """Return a folder as Meta's: trained tokenizer, model card, advice on sampling."""
    files = {
        "tokenizer.model": folders.sentencepiece_model(folders.llama2_pieces(reference)),
        "tokenizer_config.json": LLAMA2_SETTINGS,
        "README.md": CARD,
        "generation_config.json": ADVICE,
    }
    return folders.write_folder(root / "Llama-2-7b-chat-hf", files=files)


def merged(folders, reference, root):
    """Return a folder as a merge leaves it: old spelling of rotary scaling, added tokens, unused rows, large heads."""
    pieces = folders.llama2_pieces(reference)[:640]
    files = {
        "tokenizer.model": folders.sentencepiece_model(pieces),
        "tokenizer_config.json": {"bos_token": "<s>", "eos_token": "</s>", "add_prefix_space": True},
        "added_tokens.json": {"<pad>": 640, "[PLAN]": 641},
    }
    config = {
        "vocab_size": 644,
        "num_key_value_heads": ...,
        "head_dim": 32,
        "rope_theta": 20000.0,
        "rope_scaling": {"type": "linear", "factor": 2.0},
        "_name_or_path": "radonc/tiny-llama-1.1b-v1.0",
    }
    return folders.write_folder(root / "merged", config, files=files)


def finetune(folders, reference, root):
    """Return a folder with the rotary scaling of Llama 3, biases everywhere and tied embeddings."""
    files = {"tokenizer.model": folders.sentencepiece_model(folders.llama2_pieces(reference)[:640])}
    config = {"vocab_size": 640, "rope_parameters": LLAMA3_ROPE, "attention_bias": True, "mlp_bias": True}
    return folders.write_folder(root / "v1.2-finetune", config, tied=True, bias=True, files=files)


def code_llama(folders, reference, root):
    """Return a folder with the vocabulary size of Code Llama, which brings infill tokens."""
    pieces = folders.llama2_pieces(reference)
    infill = ["<SU", "<PRE>", "<MID>", "<SUF>", "<EOT>"]
    pieces += [(f"{folders.SPACE}{text}", -1e4, folders.USER_DEFINED) for text in infill]
    files = {
        "tokenizer.model": folders.sentencepiece_model(pieces),
        "tokenizer_config.json": LLAMA2_SETTINGS | {"eot_token": f"{folders.SPACE}<EOT>"},
        "chat_template.jinja": "never read, since the settings hold one",
    }
    config = {"vocab_size": 32016, "num_hidden_layers": 1, "hidden_size": 32, "rope_theta": 1000000}
    return folders.write_folder(root / "CodeLlama-7b-Instruct-hf", config, files=files)


def gpt2_yarn(folders, reference, root):
    """Return a folder with GPT-2's tokenizer and a padding token that only the settings name."""
    vocabulary = folders.vocabulary_of(reference / "models/ggml-vocab-gpt-2.gguf")
    files = {
        "tokenizer.json": folders.byte_level_json(vocabulary, folders.byte_level(regex=True)),
        "tokenizer_config.json": GPT2_NAMES | {"pad_token": "[PAD]", "tokenizer_class": "GPT2Tokenizer"},
        "chat_template.jinja": "{{ messages }}",
        "README.md": "---\nname: Plan reader\nversion: v1.5\nlicense: [mit, apache-2.0]\nbase_model: []\n---\n",
    }
    scaling = {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 512, "beta_fast": 32}
    config = {"vocab_size": 50260, "hidden_size": 32, "num_hidden_layers": 1, "rope_parameters": scaling}
    return folders.write_folder(root / "gpt2-llama-small-32k", config, tied=True, files=files)


FOLDERS = (llama2_chat, merged, finetune, code_llama, gpt2_yarn)
NAMES = ("Llama-2-7b-chat-hf", "merged", "v1.2-finetune", "CodeLlama-7b-Instruct-hf", "gpt2-llama-small-32k")
NAMED = "merged"  # this one gets a name of its own


@pytest.fixture(scope="session")
def converted(folders, reference_converter, real_base_file, tmp_path_factory):
    """(folder, f16 file of the reference) by the folder's name: FOLDERS, one without tokenizer.model, the demo's."""
    root, out = tmp_path_factory.mktemp("folders"), tmp_path_factory.mktemp("reference")
    made = [make(folders, reference_converter, root) for make in FOLDERS]
    made.append(rebuilt(folders, reference_converter, root))
    if real_base_file.is_file():
        made.append(demo(folders, folders.vocabulary_of(real_base_file), root))
    jobs = [(folder, out / f"{folder.name}.gguf") for folder in made]
    jobs = [(*job, "--model-name", "Radiation oncologist") if job[0].name == NAMED else job for job in jobs]
    files = folders.convert_all(reference_converter, jobs)
    return {folder.name: (folder, file) for folder, file in zip(made, files, strict=True)}


def demo(folders, vocabulary, root):
    """Return a folder as SmolLM2's."""
    names = {"bos_token": "<|im_start|>", "eos_token": "<|im_end|>", "pad_token": "<|im_end|>"}
    files = {
        "tokenizer.json": folders.byte_level_json(vocabulary, folders.SMOLLM_STEPS),
        "tokenizer_config.json": names
        | {"unk_token": "<|endoftext|>", "add_prefix_space": False, "tokenizer_class": "GPT2Tokenizer"},
        "chat_template.jinja": "{{ messages }}",
    }
    config = {"vocab_size": 49152, "hidden_size": 32, "num_hidden_layers": 1, "rope_theta": 100000}
    return folders.write_folder(root / "SmolLM2-135M-Instruct", config, tied=True, files=files)


def rebuilt(folders, reference, root):
    """Return a folder whose SentencePiece tokenizer comes as tokenizer.json alone."""
    settings = {name: LLAMA2_SETTINGS[name] for name in ("add_bos_token", "add_eos_token", "tokenizer_class")}
    files = {
        "tokenizer.json": folders.byte_fallback_json(folders.llama2_pieces(reference)),
        "tokenizer_config.json": settings | {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"},
    }
    return folders.write_folder(root / "TinyLlama-1.1B-step-50K-105b", files=files)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", NAMES)
def test_that_whole_files_equal_the_reference(converted, chain, tmp_path, name):
    folder, half = converted[name]
    title = "Radiation oncologist" if name == NAMED else None
    requests = [Request(tmp_path / f"{kind}.gguf", kind, None, title) for kind in TYPES]

    execute_many(plan_many(folder, requests, reference_header=True))

    for request in requests:
        expected = tmp_path / "expected.gguf"
        chain.quantize(half, expected, request.type)
        ours, theirs = read_header(request.path), read_header(expected)
        assert [value.key for value in ours.values] == [value.key for value in theirs.values]
        assert [value for value, other in zip(ours.values, theirs.values, strict=True) if value != other] == []
        assert [tensor.name for tensor in ours.tensors] == [tensor.name for tensor in theirs.tensors]
        assert digest(request.path) == digest(expected), request.type


def test_that_a_tokenizer_without_its_model_differs_from_the_reference_in_the_scores_alone(
    converted, folders, reference_converter, chain, tmp_path
):
    folder, half = converted["TinyLlama-1.1B-step-50K-105b"]
    chain.quantize(half, tmp_path / "expected.gguf", "F16")
    execute_many(plan_many(folder, [Request(tmp_path / "ours.gguf", "F16", None, None)], reference_header=True))

    ours, theirs = (read_header(tmp_path / f"{name}.gguf") for name in ("ours", "expected"))

    differing = [(value, other) for value, other in zip(ours.values, theirs.values, strict=True) if value != other]
    assert [value.key for value, _ in differing] == ["tokenizer.ggml.scores"]
    ((value, other),) = differing
    real = [score for _, score, _ in folders.llama2_pieces(reference_converter)]
    assert struct.unpack("<32000f", other.raw[12:]) == (-1000.0,) * 32000
    assert list(struct.unpack("<32000f", value.raw[12:]))[3:] == real[3:]


def test_that_the_demo_tokenizer_equals_the_reference(converted, real_base, chain, tmp_path):
    """SmolLM2's own tokenizer, whose vocabulary size changes what is written about the first token."""
    folder, half = converted["SmolLM2-135M-Instruct"]
    chain.quantize(half, tmp_path / "expected.gguf", "Q8_0")

    execute_many(plan_many(folder, [Request(tmp_path / "ours.gguf", "Q8_0", None, None)], reference_header=True))

    assert digest(tmp_path / "ours.gguf") == digest(tmp_path / "expected.gguf")
