"""Small valid files to spoil: a Llama folder with either tokenizer, a GGUF file and an adapter, made without torch."""

import json
import math
import random
import struct

CONFIG = {
    "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 16, "intermediate_size": 32,
    "num_hidden_layers": 1, "num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 8, "vocab_size": 300,
    "max_position_embeddings": 64, "rms_norm_eps": 1e-5, "rope_theta": 10000.0, "hidden_act": "silu",
    "rope_scaling": {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
                     "original_max_position_embeddings": 32},
    "tie_word_embeddings": False, "bos_token_id": 1, "eos_token_id": [2, 3], "_name_or_path": "lab/Tiny-1B-chat",
}  # fmt: skip
GENERATION = {"temperature": 0.6, "top_p": 0.9, "top_k": 40, "repetition_penalty": 1.1, "sequence": "a;b"}
ADAPTER = {
    "peft_type": "LORA", "r": 4, "lora_alpha": 8, "lora_dropout": 0.05, "bias": "none", "fan_in_fan_out": False,
    "target_modules": ["q_proj", "down_proj"], "rank_pattern": {"layers.0.mlp.down_proj": 2},
    "alpha_pattern": {r"layers\.\d+\.(mlp|attn)\..*": 3}, "exclude_modules": r".*\.layers\.[1-9]\..*",
    "use_rslora": False, "use_dora": True, "modules_to_save": ["model.norm"], "init_lora_weights": True,
    "layers_to_transform": None, "layers_pattern": None, "task_type": "CAUSAL_LM", "inference_mode": True,
    "base_model_name_or_path": "lab/tiny", "trainable_token_indices": None, "layer_replication": None,
}  # fmt: skip
CARD = {"base": {"name": "tiny", "sha256": None}, "task": "regimen", "template": {"version": "1", "sha256": "0" * 64}}
README = """---
license: llama2
language:
- en
- no
tags: [medical, "text"]
base_model: lab/Tiny-1B
datasets:
- name: notes
  version: 1.0
model_name: Tiny
---
# Tiny
"""


def shapes():
    """Return the shape of every tensor of the model."""
    width, inner, kv, rows = 16, 32, 8, 300
    layer = "model.layers.0."
    return {
        "model.embed_tokens.weight": [rows, width],
        "lm_head.weight": [rows, width],
        "model.norm.weight": [width],
        f"{layer}input_layernorm.weight": [width],
        f"{layer}post_attention_layernorm.weight": [width],
        f"{layer}self_attn.q_proj.weight": [width, width],
        f"{layer}self_attn.k_proj.weight": [kv, width],
        f"{layer}self_attn.v_proj.weight": [kv, width],
        f"{layer}self_attn.o_proj.weight": [width, width],
        f"{layer}mlp.gate_proj.weight": [inner, width],
        f"{layer}mlp.up_proj.weight": [inner, width],
        f"{layer}mlp.down_proj.weight": [width, inner],
    }


def adapter_shapes():
    """Return the shape of every factor of the adapter."""
    start = "base_model.model.model.layers.0."
    return {
        f"{start}self_attn.q_proj.lora_A.weight": [4, 16],
        f"{start}self_attn.q_proj.lora_B.weight": [16, 4],
        f"{start}mlp.down_proj.lora_A.weight": [2, 32],
        f"{start}mlp.down_proj.lora_B.weight": [16, 2],
        f"{start}self_attn.q_proj.lora_magnitude_vector": [16],
        f"{start}mlp.down_proj.lora_magnitude_vector": [16],
        "base_model.model.model.norm.weight": [16],
    }


def header(tensors, kind="F16", size=2):
    """Return the header object of a safetensors file and the bytes of its data."""
    entries, end = {"__metadata__": {"format": "pt"}}, 0
    for name, shape in tensors.items():
        begin, end = end, end + size * math.prod(shape)
        entries[name] = {"dtype": kind, "shape": shape, "data_offsets": [begin, end]}
    return entries, end


def safetensors(text, data):
    return struct.pack("<Q", len(text)) + text + data


def weights(tensors, kind="F16", size=2):
    entries, end = header(tensors, kind, size)
    return safetensors(json.dumps(entries).encode(), random.Random(5).randbytes(end) if size == 0 else bytes(end))


def pieces():
    """Return a SentencePiece model with the bytes and some words."""
    words = ["<unk>", "<s>", "</s>", *[f"<0x{n:02X}>" for n in range(256)], "\u2581", "a", "b", "ab", "\u2581ab"]
    message = b""
    for number, word in enumerate(words):
        kind = 2 if number == 0 else 3 if number < 3 else 6 if number < 259 else 1
        text = word.encode()
        score = struct.pack("<f", -float(number))
        piece = b"\x0a" + bytes([len(text)]) + text + b"\x15" + score + b"\x18" + bytes([kind])
        message += b"\x0a" + bytes([len(piece)]) + piece
    trainer = b"\x12\x04\x18\x02\x20\x05"
    return message + trainer


def byte_pairs():
    """Return a GPT-2 style tokenizer.json."""
    signs = [chr(n) for n in (*range(33, 127), *range(161, 173), *range(174, 256))] + [chr(256 + n) for n in range(68)]
    vocab = {sign: number for number, sign in enumerate(signs)}
    merges = [["a", "b"], ["c", "d"], ["ab", "cd"]]
    for left, right in merges:
        vocab[left + right] = len(vocab)
    added = [
        {"id": len(vocab), "content": "<|end|>", "special": True, "normalized": False, "lstrip": False},
        {"id": len(vocab) + 1, "content": "<plan>", "special": False, "normalized": False, "lstrip": False},
    ]
    return {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": added, "normalizer": None,
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
            {"type": "Digits", "individual_digits": True},
            {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}]},
        "post_processor": {"type": "TemplateProcessing", "single": [
            {"SpecialToken": {"id": "<|end|>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}]},
        "decoder": {"type": "ByteLevel"},
        "model": {"type": "BPE", "dropout": None, "unk_token": None, "byte_fallback": False, "vocab": vocab,
                  "merges": merges},
    }  # fmt: skip


def rebuilt_pairs():
    """Return the tokenizer.json of a SentencePiece tokenizer, whose scores must be rebuilt."""
    words = ["<unk>", "<s>", "</s>", *[f"<0x{n:02X}>" for n in range(256)], "ab", "\u2581ab", "\u2581", "a", "b"]
    return {
        "version": "1.0",
        "added_tokens": [{"id": n, "content": words[n], "special": True} for n in range(3)],
        "normalizer": {"type": "Sequence", "normalizers": [
            {"type": "Prepend", "prepend": "\u2581"},
            {"type": "Replace", "pattern": {"String": " "}, "content": "\u2581"}]},
        "pre_tokenizer": None,
        "post_processor": {"type": "TemplateProcessing", "single": [
            {"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}]},
        "decoder": {"type": "Sequence", "decoders": [{"type": "ByteFallback"}, {"type": "Fuse"}]},
        "model": {"type": "BPE", "unk_token": "<unk>", "fuse_unk": True, "byte_fallback": True,
                  "vocab": {word: number for number, word in enumerate(words)},
                  "merges": ["a b", "\u2581 ab"]},
    }  # fmt: skip


SETTINGS = {
    "bos_token": "<s>", "eos_token": {"content": "</s>", "lstrip": False}, "unk_token": "<unk>", "add_bos_token": True,
    "add_eos_token": False, "add_prefix_space": True, "model_max_length": 10**30, "chat_template": "{{ messages }}",
    "added_tokens_decoder": {"0": {"content": "<unk>", "special": True}, "2": {"content": "</s>", "special": True}},
    "tokenizer_class": "LlamaTokenizer", "legacy": False,
}  # fmt: skip


def write_folder(folder, tokenizer="model"):
    """Write the model folder with ``tokenizer.model`` ("model"), byte pairs ("pairs") or rebuilt ones ("rebuilt")."""
    folder.mkdir()
    parts = list(shapes().items())
    names = {}
    for number, part in enumerate((parts[:4], parts[4:]), 1):
        name = f"model-0000{number}-of-00002.safetensors"
        (folder / name).write_bytes(weights(dict(part)))
        names |= dict.fromkeys(dict(part), name)
    (folder / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": names}))
    (folder / "config.json").write_text(json.dumps(CONFIG))
    (folder / "generation_config.json").write_text(json.dumps(GENERATION))
    (folder / "README.md").write_text(README)
    (folder / "tokenizer_config.json").write_text(json.dumps(SETTINGS))
    if tokenizer == "model":
        (folder / "tokenizer.model").write_bytes(pieces())
        (folder / "added_tokens.json").write_text(json.dumps({"<pad>": 270}))
    else:
        made = byte_pairs() if tokenizer == "pairs" else rebuilt_pairs()
        (folder / "tokenizer.json").write_text(json.dumps(made))


def write_adapter(folder):
    """Write the adapter folder."""
    folder.mkdir()
    (folder / "adapter_config.json").write_text(json.dumps(ADAPTER))
    (folder / "training_card.json").write_text(json.dumps(CARD))
    (folder / "adapter_model.safetensors").write_bytes(weights(adapter_shapes(), "F32", 4))
