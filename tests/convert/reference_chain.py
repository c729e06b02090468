"""The reference that conversion is measured against, made of other people's programs.

PEFT merges, the ``gguf`` package writes an f16 file, ``llama_model_quantize`` quantizes it. Nothing here uses
``radonc_convert``; the row permutation and the names are written down a second time on purpose.
"""

import copy
import ctypes
import functools
import hashlib
import json
import warnings
from pathlib import Path

import numpy as np
import pytest

FILE_TYPES = {
    "F32": 0,
    "F16": 1,
    "Q4_0": 2,
    "Q8_0": 7,
    "Q2_K": 10,
    "Q3_K_S": 11,
    "Q3_K_M": 12,
    "Q3_K_L": 13,
    "Q4_K_S": 14,
    "Q4_K_M": 15,
    "Q5_K_S": 16,
    "Q5_K_M": 17,
    "Q6_K": 18,
    "BF16": 32,
}
LINEAR = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
NAMES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "ffn_norm",
}


def quiet(function):
    """Keep deprecation warnings inside the reference packages from failing our tests."""

    @functools.wraps(function)
    def called(*args, **options):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return function(*args, **options)

    return called


def make_tokenizer(folder: Path, vocabulary: int) -> None:
    """Write a small SmolLM-like tokenizer with at most ``vocabulary`` tokens."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    text = ["radiation therapy to the left lung, fifty gray in five fractions, SBRT to the liver lesion"] * 20
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary - 8,
        special_tokens=["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(text, trainer)
    tokenizer.add_tokens([AddedToken("<plan>", normalized=False, special=False)])
    tokenizer.save(str(folder / "tokenizer.json"))
    settings = {
        "bos_token": "<|im_start|>",
        "eos_token": "<|im_end|>",
        "pad_token": "<|im_end|>",
        "add_bos_token": False,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))


@quiet
def make_base(
    folder: Path,
    *,
    tied: bool,
    dtype: str = "float16",
    hidden: int = 64,
    inner: int = 160,
    layers: int = 2,
    key_heads: int = 2,
    biases: bool = False,
    seed: int = 0,
) -> Path:
    """Write a random Llama model with grouped-query attention as a Hugging Face folder of several shards."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=384,
        hidden_size=hidden,
        intermediate_size=inner,
        num_hidden_layers=layers,
        num_attention_heads=4,
        num_key_value_heads=key_heads,
        attention_bias=biases,
        max_position_embeddings=256,
        tie_word_embeddings=tied,
        bos_token_id=1,
        eos_token_id=2,
    )
    model = LlamaForCausalLM(config)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name.endswith("norm.weight"):
                weight.uniform_(0.5, 1.5)
            else:
                weight.normal_(0, 0.02)
    model.to(getattr(torch, dtype)).save_pretrained(folder, max_shard_size="100KB")
    make_tokenizer(folder, 384)
    return folder


@quiet
def make_adapter(
    model: object,
    folder: Path,
    *,
    rank: int = 8,
    seed: int = 1,
    dtype: str = "float32",
    tokens: int | None = None,
    **settings: object,
) -> Path:
    """Write a random adapter in PEFT's format, by default LoRA on every linear layer of ``model``.

    With ``tokens`` the model gets that many tokens first, and the adapter a tokenizer of its own.
    """
    import torch
    from peft import LoraConfig, get_peft_model

    torch.manual_seed(seed)
    options = {"r": rank, "lora_alpha": 16, "target_modules": LINEAR, "task_type": "CAUSAL_LM"} | settings
    if tokens is not None:
        model.resize_token_embeddings(tokens, mean_resizing=False)
    tuned = get_peft_model(model, LoraConfig(**options))
    with torch.no_grad():
        for name, weight in tuned.named_parameters():
            if "magnitude" in name or (weight.requires_grad and ".lora_" not in name):
                weight += torch.empty_like(weight).normal_(0, 0.02)
            elif ".lora_" in name and dtype == "float32":
                weight.normal_(0, 0.05)  # in place: factors of tied matrices share their memory
            elif ".lora_" in name:
                weight.data = torch.empty_like(weight, dtype=getattr(torch, dtype)).normal_(0, 0.05)
    tuned.save_pretrained(folder, save_embedding_layers="auto" if tokens is None else True)
    if tokens is not None:
        make_tokenizer(folder, tokens)
    tuned.unload()
    return folder


@quiet
def load_base(base: Path, dtype: str = "float32"):
    """Return the transformers model of a folder or of a GGUF file."""
    import torch
    from transformers import AutoModelForCausalLM

    kind = getattr(torch, dtype)
    if base.is_dir():
        return AutoModelForCausalLM.from_pretrained(base, dtype=kind)
    return copy.deepcopy(_unpacked(base, kind))


@functools.cache
def _unpacked(base: Path, kind: object):
    """Return the transformers model of a GGUF file, which takes many seconds to read; nobody may change it."""
    import gguf
    from transformers import AutoModelForCausalLM

    with pytest.MonkeyPatch.context() as patch:
        for name in ("GGUFReader", "get_tensor_name_map"):  # transformers calls them again for each question it has
            patch.setattr(gguf, name, functools.cache(getattr(gguf, name)))
        return AutoModelForCausalLM.from_pretrained(base.parent, gguf_file=base.name, dtype=kind)


@quiet
def tuned_model(base: Path, adapter: Path, dtype: str = "float32", tokens: int | None = None):
    """Return the model with its adapter as PEFT runs it, nothing merged."""
    from peft import PeftModel

    model = load_base(base, dtype)
    if tokens is not None:
        model.resize_token_embeddings(tokens, mean_resizing=False)
    return PeftModel.from_pretrained(model, str(adapter))


@quiet
def trained_weights(tuned):
    """Return the merged f32 weights of a tuned model by GGUF name, the output matrix always of its own.

    In a tied model a merge of one of the two matrices would change the other: they are parted before it, which
    changes nothing that the model computes.
    """
    import torch

    head = tuned.get_output_embeddings()
    head = getattr(head, "base_layer", getattr(head, "original_module", head))
    head.weight = torch.nn.Parameter(head.weight.detach().clone())
    merged = tuned.merge_and_unload()
    return {
        gguf_name(name): permuted(name, tensor, merged.config).detach().float().numpy()
        for name, tensor in merged.state_dict().items()
    }


@quiet
def merged_weights(base: Path, adapter: Path | None, dtype: str = "float32"):
    """Return the configuration and the merged f32 weights by GGUF name, as PEFT merges them."""
    import torch
    from peft import PeftModel

    model = load_base(base, dtype)
    if adapter is not None:
        model = PeftModel.from_pretrained(model, str(adapter)).merge_and_unload()
    config = model.config
    weights = {}
    for name, tensor in model.state_dict().items():
        if name == "lm_head.weight" and config.tie_word_embeddings:
            continue
        kind = torch.float32 if tensor.ndim == 1 or dtype == "float32" else torch.float16
        weights[gguf_name(name)] = permuted(name, tensor.to(kind), config).float().numpy()
    return config, weights


def gguf_name(name: str) -> str:
    """Return the GGUF name of a Hugging Face tensor."""
    whole = {
        "model.embed_tokens.weight": "token_embd.weight",
        "model.norm.weight": "output_norm.weight",
        "lm_head.weight": "output.weight",
    }
    if name in whole:
        return whole[name]
    _, _, layer, rest = name.split(".", 3)
    module, _, kind = rest.rpartition(".")
    return f"blk.{layer}.{NAMES[module]}.{kind}"


def permuted(name: str, tensor, config):
    """Return q and k rows in GGUF order, everything else as it is."""
    counts = {"q_proj": config.num_attention_heads, "k_proj": config.num_key_value_heads}
    heads = counts.get(name.split(".")[-2])
    if heads is None:
        return tensor
    by_half = tensor.view(heads, 2, tensor.shape[0] // heads // 2, tensor.shape[1])
    return by_half.transpose(1, 2).reshape(tensor.shape)


def write_half_file(path: Path, config, weights: dict[str, np.ndarray], *, single: bool = False) -> None:
    """Write an f16 (or f32) GGUF file with the independent writer."""
    from gguf import GGUFWriter

    writer = GGUFWriter(path, "llama")
    writer.add_name("reference")
    writer.add_block_count(config.num_hidden_layers)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_rope_freq_base(10000.0)
    writer.add_rope_dimension_count(config.hidden_size // config.num_attention_heads)
    writer.add_vocab_size(config.vocab_size)
    writer.add_file_type(0 if single else 1)
    for name, weight in weights.items():
        writer.add_tensor(name, weight if weight.ndim == 1 or single else weight.astype(np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def silence_engine():
    """Load the engine's backends and return a callback that drops its log; keep it referenced."""
    import llama_cpp

    from radonc_models.runtime import backends

    callback = llama_cpp.llama_log_callback(lambda level, text, user: None)
    llama_cpp.llama_log_set(callback, ctypes.c_void_p(0))
    known = "haswell"  # the narrow tolerances of the tests allow for one way to sum, whatever the processor
    backends.load(known if known in backends.cpu_variants(backends.library_folder()) else None)
    return callback


def quantize(source: Path, out: Path, file_type: str, threads: int = 1) -> None:
    """Quantize a GGUF file with the engine's own quantizer."""
    import llama_cpp

    keep = silence_engine()
    params = llama_cpp.llama_model_quantize_default_params()
    params.ftype, params.nthread = FILE_TYPES[file_type], threads
    code = llama_cpp.llama_model_quantize(str(source).encode(), str(out).encode(), ctypes.byref(params))
    assert code == 0, code
    assert keep is not None


def tensors_of(path: Path) -> dict[str, tuple[str, tuple[int, ...], str]]:
    """Return type, shape and hash of every tensor, read by the independent reader, in file order."""
    from gguf import GGUFReader

    found = {}
    for tensor in GGUFReader(path).tensors:
        digest = hashlib.sha256(tensor.data.tobytes()).hexdigest()
        found[tensor.name] = (tensor.tensor_type.name, tuple(map(int, tensor.shape)), digest)
    return found


def fields_of(path: Path) -> dict[str, object]:
    """Return the metadata values, read by the independent reader, in file order."""
    from gguf import GGUFReader

    reader = GGUFReader(path)
    return {name: field.contents() for name, field in reader.fields.items() if not name.startswith("GGUF.")}
