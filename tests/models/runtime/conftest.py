"""Models for the engine's tests: a tiny one with random weights, and the real base model if it is there."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from radonc_models.pack import file_sha256
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.protocol import AdapterFile

BASE = Path(__file__).parents[3] / "build" / "demo" / "base" / "SmolLM2-135M-Instruct.Q4_1.gguf"
LAYERS, WIDTH, HEADS, INNER = 2, 64, 4, 128


def _byte_letters():
    """The printable letter that byte-level BPE gives each byte."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters = {byte: chr(byte) for byte in plain}
    others = [byte for byte in range(256) if byte not in letters]
    return [letters.get(byte) or chr(256 + others.index(byte)) for byte in range(256)]


def _write_tiny_model(path, seed, changes=None):
    """Write a Llama of two narrow layers whose tokens are bytes; it talks nonsense, very fast.

    ``changes`` are added to the weights of the same names.
    """
    gguf = pytest.importorskip("gguf")
    tokens = ["<|endoftext|>", "<|im_end|>", *_byte_letters()]
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(4096)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("smollm")
    writer.add_token_list(tokens)
    writer.add_token_types([gguf.TokenType.CONTROL] * 2 + [gguf.TokenType.NORMAL] * 256)
    writer.add_token_merges(["Ġ Ġ"])  # its result is no token, so it never applies
    writer.add_bos_token_id(0)
    writer.add_eos_token_id(1)
    writer.add_add_bos_token(False)
    random = np.random.default_rng(seed)

    def add(name, *shape):
        weights = random.normal(0, 0.3, shape) if len(shape) > 1 else np.ones(shape)
        writer.add_tensor(name, (weights + (changes or {}).get(name, 0)).astype(np.float32))

    add("token_embd.weight", len(tokens), WIDTH)
    add("output.weight", len(tokens), WIDTH)
    add("output_norm.weight", WIDTH)
    for layer in range(LAYERS):
        for part in ("attn_q", "attn_k", "attn_v", "attn_output"):
            add(f"blk.{layer}.{part}.weight", WIDTH, WIDTH)
        add(f"blk.{layer}.attn_norm.weight", WIDTH)
        add(f"blk.{layer}.ffn_norm.weight", WIDTH)
        add(f"blk.{layer}.ffn_gate.weight", INNER, WIDTH)
        add(f"blk.{layer}.ffn_up.weight", INNER, WIDTH)
        add(f"blk.{layer}.ffn_down.weight", WIDTH, INNER)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


@pytest.fixture(scope="session")
def tiny_models(tmp_path_factory):
    """Two tiny models that differ in their weights."""
    pytest.importorskip("llama_cpp")
    folder = tmp_path_factory.mktemp("tiny")
    return [_write_tiny_model(folder / f"tiny-{seed}.gguf", seed) for seed in (1, 2)]


def _low_rank(seed, rank=4):
    """Random factors for some matrices of the tiny model: name -> (A, B)."""
    random = np.random.default_rng(seed)
    names = [f"blk.{layer}.{part}.weight" for layer in range(LAYERS) for part in ("attn_q", "attn_v", "attn_output")]
    return {name: tuple(random.normal(0, 0.3, shape) for shape in ((rank, WIDTH), (WIDTH, rank))) for name in names}


def _write_tiny_adapter(path, base_sha256, factors, alpha=8.0):
    """Write an adapter for the tiny model; a factor ``B`` of zeros changes nothing."""
    gguf = pytest.importorskip("gguf")
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", alpha)
    writer.add_string("radonc.base.sha256", base_sha256)
    for name, (a, b) in factors.items():
        writer.add_tensor(f"{name}.lora_a", np.ascontiguousarray(a, np.float32))
        writer.add_tensor(f"{name}.lora_b", np.ascontiguousarray(b, np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


@pytest.fixture(scope="session")
def write_tiny_adapter():
    return _write_tiny_adapter


@dataclass(frozen=True)
class Family:
    """A tiny base, two adapters for it, one that does nothing, and the base with the first adapter merged."""

    base: Path
    adapters: tuple[Path, Path]
    nothing: Path
    merged: Path

    @property
    def base_sha256(self):
        return file_sha256(self.base)

    def wanted(self, path, base_sha256=None):
        return AdapterFile(str(path), file_sha256(path), base_sha256 or self.base_sha256)


@pytest.fixture(scope="session")
def family(tmp_path_factory, tiny_models):
    folder, base = tmp_path_factory.mktemp("family"), tiny_models[0]
    sha256 = file_sha256(base)
    first, second = _low_rank(11), _low_rank(12)
    silent = {name: (a, np.zeros_like(b)) for name, (a, b) in first.items()}
    changes = {name: 8.0 / len(a) * b @ a for name, (a, b) in first.items()}
    return Family(
        base,
        tuple(
            _write_tiny_adapter(folder / f"{name}.gguf", sha256, factors)
            for name, factors in (("first", first), ("second", second))
        ),
        _write_tiny_adapter(folder / "nothing.gguf", sha256, silent),
        _write_tiny_model(folder / "merged.gguf", 1, changes),
    )


@pytest.fixture(scope="session")
def base_model():
    """The real base model: slow enough to be interrupted."""
    pytest.importorskip("llama_cpp")
    if not BASE.is_file():
        pytest.skip("needs build/demo/base (make demo)")
    return BASE


@pytest.fixture(scope="module")
def stderr_path(tmp_path_factory):
    return tmp_path_factory.mktemp("engine") / "stderr"


@pytest.fixture(scope="module")
def engine(stderr_path):
    """One child for a whole module; whatever a test does to it, the next request must work."""
    with stderr_path.open("wb") as file:
        client = EngineClient(threads=1, stderr=file)
        yield client
        client.close()


@pytest.fixture(scope="module")
def key(engine, tiny_models):
    return engine.load(tiny_models[0], None).key


@pytest.fixture
def stop_soon():
    """Return a function that stops a client from a thread, which it returns, some seconds after a request began."""
    begun = []

    def start(client, seconds=0.0):
        def press():
            while client._talk._running is None:
                time.sleep(0.0001)
            time.sleep(seconds)
            client.cancel()

        begun.append(threading.Thread(target=press))
        begun[-1].start()
        return begun[-1]

    yield start
    for thread in begun:
        thread.join()
