"""Llama checkpoints of well-known shapes with random weights, for benchmarks; written without torch."""

import json
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

LINEAR = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
SHARD_BYTES = 5_000_000_000


@dataclass(frozen=True)
class Shape:
    """The hyper-parameters of a published model."""

    layers: int
    hidden: int
    inner: int
    heads: int
    kv_heads: int
    vocabulary: int
    tied: bool = False

    def matrices(self):
        """Yield (name, rows, columns) of every matrix."""
        kv = self.hidden // self.heads * self.kv_heads
        yield "model.embed_tokens.weight", self.vocabulary, self.hidden
        for layer in range(self.layers):
            for name, rows, columns in (
                ("self_attn.q_proj", self.hidden, self.hidden),
                ("self_attn.k_proj", kv, self.hidden),
                ("self_attn.v_proj", kv, self.hidden),
                ("self_attn.o_proj", self.hidden, self.hidden),
                ("mlp.gate_proj", self.inner, self.hidden),
                ("mlp.up_proj", self.inner, self.hidden),
                ("mlp.down_proj", self.hidden, self.inner),
            ):
                yield f"model.layers.{layer}.{name}.weight", rows, columns
        if not self.tied:
            yield "lm_head.weight", self.vocabulary, self.hidden

    def vectors(self):
        """Yield (name, length) of every norm."""
        for layer in range(self.layers):
            for name in ("input_layernorm", "post_attention_layernorm"):
                yield f"model.layers.{layer}.{name}.weight", self.hidden
        yield "model.norm.weight", self.hidden

    @property
    def weights(self):
        """Number of weights in matrices."""
        return sum(rows * columns for _, rows, columns in self.matrices())


SHAPES = {
    "135M": Shape(30, 576, 1536, 9, 3, 49152, tied=True),
    "1.1B": Shape(22, 2048, 5632, 32, 4, 32000),
    "7B": Shape(32, 4096, 11008, 32, 32, 32000),
}


def make_checkpoint(folder, shape, vocabulary_file, seed=0):
    """Write a sharded f16 checkpoint of ``shape`` with a Llama-2 tokenizer; keep one that is there already."""
    if (folder / "model.safetensors.index.json").is_file():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    pool = (rng.standard_normal((1 << 25) + 8191, np.float32) * 0.02).astype(np.float16)
    tensors = [(name, (rows, columns)) for name, rows, columns in shape.matrices()]
    tensors += [(name, (length,)) for name, length in shape.vectors()]
    shards, size = [[]], 0
    for name, dims in tensors:
        count = 2 * int(np.prod(dims))
        if size + count > SHARD_BYTES and shards[-1]:
            shards.append([])
            size = 0
        shards[-1].append((name, dims))
        size += count
    table = {}
    for number, shard in enumerate(shards, 1):
        file = f"model-{number:05d}-of-{len(shards):05d}.safetensors"
        write_shard(folder / file, shard, pool, rng)
        table |= {name: file for name, _ in shard}
    write_descriptions(folder, shape, vocabulary_file)
    (folder / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": table}))
    return folder


def write_shard(path, tensors, pool, rng):
    header, place = {"__metadata__": {"format": "pt"}}, 0
    for name, dims in tensors:
        size = 2 * int(np.prod(dims))
        header[name] = {"dtype": "F16", "shape": dims, "data_offsets": [place, place + size]}
        place += size
    raw = json.dumps(header).encode()
    raw += b" " * (-len(raw) % 8)
    with path.open("wb") as stream:
        stream.write(struct.pack("<Q", len(raw)) + raw)
        for _, dims in tensors:
            left = int(np.prod(dims))
            if len(dims) == 1:
                stream.write(np.ones(left, np.float16).data)
                continue
            while left:  # slices of one pool at random places: normally distributed, and quick to make
                start = int(rng.integers(0, 8191))
                part = pool[start : start + min(left, 1 << 25)]
                stream.write(part.data)
                left -= len(part)


def write_descriptions(folder, shape, vocabulary_file):
    config = {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "dtype": "float16",
        "vocab_size": shape.vocabulary,
        "hidden_size": shape.hidden,
        "intermediate_size": shape.inner,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.kv_heads,
        "max_position_embeddings": 4096,
        "rms_norm_eps": 1e-5,
        "rope_theta": 10000.0,
        "hidden_act": "silu",
        "tie_word_embeddings": shape.tied,
        "bos_token_id": 1,
        "eos_token_id": 2,
    }
    (folder / "config.json").write_text(json.dumps(config))
    settings = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "add_bos_token": True}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings | {"tokenizer_class": "LlamaTokenizer"}))
    (folder / "tokenizer.model").write_bytes(tokenizer_model(vocabulary_file))


def tokenizer_model(vocabulary_file):
    """Return the vocabulary of a GGUF file as a SentencePiece model."""
    from gguf import GGUFReader

    fields = GGUFReader(vocabulary_file).fields
    tokens, scores, kinds = (fields[f"tokenizer.ggml.{name}"].contents() for name in ("tokens", "scores", "token_type"))
    message = b""
    for text, score, kind in zip(tokens, scores, kinds, strict=True):
        raw = text.encode()
        piece = b"\x0a" + varint(len(raw)) + raw + b"\x15" + struct.pack("<f", score) + b"\x18" + varint(kind)
        message += b"\x0a" + varint(len(piece)) + piece
    trainer = b"\x18\x02" + b"\x20" + varint(len(tokens)) + b"\x98\x02\x01"  # BPE, vocabulary size, byte fallback
    return message + b"\x12" + varint(len(trainer)) + trainer


def varint(value):
    raw = b""
    while value > 127:
        raw += bytes([value & 127 | 128])
        value >>= 7
    return raw + bytes([value])


def make_adapter(folder, shape, rank=8, alpha=16, seed=1):
    """Write a random LoRA adapter on every linear layer in PEFT's format."""
    folder.mkdir(parents=True, exist_ok=True)
    rng, tensors = np.random.default_rng(seed), {}
    for name, rows, columns in shape.matrices():
        if name.split(".")[-2] in LINEAR:
            module = f"base_model.model.{name.removesuffix('.weight')}"
            tensors[f"{module}.lora_A.weight"] = rng.standard_normal((rank, columns), np.float32) / np.float32(50)
            tensors[f"{module}.lora_B.weight"] = rng.standard_normal((rows, rank), np.float32) / np.float32(500)
    header, place = {}, 0
    for name, weights in tensors.items():
        header[name] = {"dtype": "F32", "shape": weights.shape, "data_offsets": [place, place + weights.nbytes]}
        place += weights.nbytes
    raw = json.dumps(header).encode()
    raw += b" " * (-len(raw) % 8)
    with (folder / "adapter_model.safetensors").open("wb") as stream:
        stream.write(struct.pack("<Q", len(raw)) + raw)
        for weights in tensors.values():
            stream.write(weights.data)
    config = {"peft_type": "LORA", "r": rank, "lora_alpha": alpha, "target_modules": LINEAR, "lora_dropout": 0.05}
    config |= {"task_type": "CAUSAL_LM", "bias": "none", "base_model_name_or_path": None}
    (folder / "adapter_config.json").write_text(json.dumps(config))
    return folder


def folder_of(root: Path, name: str) -> Path:
    """Return where the checkpoint called ``name`` lies."""
    return root / f"llama-{name}-random"
