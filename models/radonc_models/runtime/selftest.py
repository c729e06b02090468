"""A throw-away child process that tries one variant of the engine on a tiny model with known answers.

``radonc_models.runtime.variants`` starts it. It computes with a model made by code whose weights are the same on
every machine, and prints one line of JSON: ``{"tokens": [...], "seconds": s, "device": "..."}`` or ``{"refused":
"why"}``. A crash or a hang of native code ends here and harms nobody.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

import numpy as np

from radonc_models.runtime.isolation import leave_no_traces, take_pipes

if TYPE_CHECKING:
    from radonc_models.runtime.llama import Model
    from radonc_models.runtime.vulkan import Survey

__all__ = ["EXPECTED", "TOKENS", "is_right", "main", "try_model", "write_model"]

TOKENS = tuple((7 * place * place + 3 * place) % 251 for place in range(128))
"""Token ids that the test reads: the first ``BATCH`` at once, like a prompt, the others one by one, like an answer."""

BATCH = 64

EXPECTED = (
    (3, 130), (9, 83), (11, 24), (17, 11), (21, 214), (34, 69), (38, 106), (40, 166), (42, 198), (44, 15),
    (46, 90), (68, 206), (73, 20), (88, 95), (102, 52), (108, 233), (109, 164), (114, 28), (117, 11),
)  # fmt: skip
"""Places in ``TOKENS`` and the likeliest token after each, where it leads by so much that rounding cannot matter:
by 0.8 at least, while the variants differ by 0.2 at most."""

_WIDTH, _INNER, _LAYERS, _HEADS, _VOCABULARY = 512, 1024, 2, 8, 256
_STD = 0.06  # of the weights: answers vary, and the first choice leads clearly

# Type number, weights a block, bytes a block, and the offsets and values of its half-precision scales. All other
# bytes of a block may be anything. The scales make the standard deviation of the weights about _STD.
_Q4_0 = (2, 32, 18, ((0, _STD / 4.6),))
_Q8_0 = (8, 32, 34, ((0, _STD / 74),))
_Q4_K = (12, 256, 144, ((0, _STD / 190), (2, _STD / 190 * 7.5)))
_Q5_K = (13, 256, 176, ((0, _STD / 390), (2, _STD / 390 * 15.5)))
_Q6_K = (14, 256, 210, ((208, _STD / 1370),))
_Kind = tuple[int, int, int, tuple[tuple[int, float], ...]]


def write_model(path: Path) -> None:
    """Write the tiny Llama as GGUF: every kind of weight that packs hold, the same bytes on every machine."""
    tensors = list(_tensors())
    head = BytesIO()
    settings: list[tuple[str, str | int | float]] = [
        ("general.architecture", "llama"),
        ("llama.context_length", 512),
        ("llama.embedding_length", _WIDTH),
        ("llama.block_count", _LAYERS),
        ("llama.feed_forward_length", _INNER),
        ("llama.attention.head_count", _HEADS),
        ("llama.attention.head_count_kv", _HEADS),
        ("llama.attention.layer_norm_rms_epsilon", 1e-5),
        ("llama.vocab_size", _VOCABULARY),
        ("tokenizer.ggml.model", "none"),
    ]
    head.write(struct.pack("<4sIQQ", b"GGUF", 3, len(tensors), len(settings)))
    for key, value in settings:
        head.write(_text(key))
        if isinstance(value, str):
            head.write(struct.pack("<I", 8) + _text(value))
        else:
            head.write(struct.pack("<If", 6, value) if isinstance(value, float) else struct.pack("<II", 4, value))
    offset = 0
    for name, shape, kind, data in tensors:
        head.write(_text(name) + struct.pack("<I", len(shape)))
        head.write(struct.pack(f"<{len(shape)}Q", *shape) + struct.pack("<IQ", kind, offset))
        offset += len(data) + -len(data) % 32
    with path.open("wb") as file:
        file.write(head.getvalue() + bytes(-head.tell() % 32))
        for _, _, _, data in tensors:
            file.write(data + bytes(-len(data) % 32))


def _tensors() -> Iterator[tuple[str, tuple[int, ...], int, bytes]]:
    """Yield name, shape (columns first), type and bytes of every tensor."""
    plan: list[tuple[str, int, int, _Kind]] = [
        ("token_embd", _WIDTH, _VOCABULARY, _Q8_0),
        ("output", _WIDTH, _VOCABULARY, _Q6_K),
    ]
    for layer in range(_LAYERS):
        plan += [
            (f"blk.{layer}.attn_q", _WIDTH, _WIDTH, _Q4_K),
            (f"blk.{layer}.attn_k", _WIDTH, _WIDTH, _Q8_0),
            (f"blk.{layer}.attn_v", _WIDTH, _WIDTH, _Q6_K),
            (f"blk.{layer}.attn_output", _WIDTH, _WIDTH, _Q4_0),
            (f"blk.{layer}.ffn_gate", _WIDTH, _INNER, _Q4_K),
            (f"blk.{layer}.ffn_up", _WIDTH, _INNER, _Q5_K),
            (f"blk.{layer}.ffn_down", _INNER, _WIDTH, _Q6_K),
        ]
    ones = np.ones(_WIDTH, np.float32).tobytes()
    for name in ("output_norm", *(f"blk.{n}.{part}_norm" for n in range(_LAYERS) for part in ("attn", "ffn"))):
        yield f"{name}.weight", (_WIDTH,), 0, ones
    for name, columns, rows, kind in plan:
        yield f"{name}.weight", (columns, rows), kind[0], _blocks(name, columns * rows, kind)


def _blocks(name: str, weights: int, kind: _Kind) -> bytes:
    """Return blocks of any bytes with fixed scales: SHAKE-256 gives the same ones everywhere."""
    _, per_block, size, scales = kind
    count = weights // per_block
    data = np.frombuffer(hashlib.shake_256(name.encode()).digest(count * size), np.uint8).reshape(count, size).copy()
    for place, value in scales:
        data[:, place : place + 2] = np.frombuffer(np.float16(value).tobytes(), np.uint8)
    return data.tobytes()


def _text(value: str) -> bytes:
    return struct.pack("<Q", len(value)) + value.encode()


def try_model(model: Model, rounds: int = 2) -> tuple[list[int], float]:
    """Return the likeliest token after each of ``TOKENS``, and the seconds of the fastest of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        tokens = _read(model)
        best = min(best, time.perf_counter() - start)
    return tokens, best


def is_right(tokens: list[int]) -> bool:
    """Tell whether what ``try_model`` returned are the known answers."""
    return len(tokens) == len(TOKENS) and all(tokens[place] == token for place, token in EXPECTED)


def _read(model: Model) -> list[int]:
    model.forget(0, 0)
    model.decode(TOKENS[:BATCH], range(BATCH), [(0,)] * BATCH, [True] * BATCH)
    likeliest = [int(np.argmax(model.logits(place))) for place in range(BATCH)]
    for place in range(BATCH, len(TOKENS)):
        model.decode([TOKENS[place]], [place], [(0,)], [True])
        likeliest.append(int(np.argmax(model.logits(0))))
    return likeliest


def _examine(variant: str, *, gpu: bool) -> dict[str, object]:
    """Load the variant, compute, and return the line to print."""
    from radonc_models.runtime import backends, llama

    if gpu and (reason := _why_no_gpu(_survey())):
        return {"refused": reason}
    try:
        backends.load(variant or None, gpu=gpu)
    except backends.BackendError as error:
        return {"refused": str(error)}
    log = llama.EngineLog()
    with TemporaryDirectory(prefix="radonc-engine-") as folder:
        path = Path(folder) / "tiny.gguf"
        write_model(path)
        try:
            model = llama.Model(str(path), gpu_layers=-1 if gpu else 0, threads=1, stop=lambda: False, log=log)
            model.open_context(256)
        except llama.LoadError:
            return {"refused": "it could not open the test model"}
        if sys.platform == "win32":  # where no file is removed that is in use
            answer = _computed(model)
            model.close()
            return answer
    return _computed(model)


def _computed(model: Model) -> dict[str, object]:
    tokens, seconds = try_model(model)
    return {"tokens": tokens, "seconds": seconds, "device": model.offload.device}


def _devices(variant: str) -> dict[str, object]:
    """Load the variant and the GPU backends that a driver serves, and return the line to print."""
    from radonc_models.runtime import backends

    found = _survey()
    reason = _why_no_gpu(found)
    try:
        devices = backends.load(variant or None, gpu=not reason).devices()
    except backends.BackendError as error:
        return {"refused": str(error)}
    return {
        "devices": [asdict(device) for device in devices],
        "vulkan": asdict(found) if found else None,
        "why_no_gpu": reason,
    }


def _survey() -> Survey | None:
    """Ask the Vulkan drivers, ``None`` when the build does not need them."""
    from radonc_models.runtime import backends, vulkan

    return vulkan.survey() if backends.needs_vulkan(backends.library_folder()) else None


def _why_no_gpu(found: Survey | None) -> str:
    from radonc_models.runtime import devices, vulkan

    if found is None:
        return ""
    return vulkan.why_not(found, devices.cards(), software=vulkan.software_wanted())


def main() -> NoReturn:
    """Examine the variant named by the first argument.

    A second argument ``gpu`` puts the model on the GPU; ``devices`` computes nothing and prints ``{"devices": [...],
    "vulkan": {...}, "why_no_gpu": "..."}``.
    """
    leave_no_traces()
    _, out = take_pipes()
    variant, *mode = sys.argv[1:]
    answer = _devices(variant) if mode == ["devices"] else _examine(variant, gpu=mode == ["gpu"])
    out.write(json.dumps(answer).encode() + b"\n")
    out.flush()
    os._exit(0)  # nothing of native code runs at the end


if __name__ == "__main__":
    main()
