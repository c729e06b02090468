"""The only door to llama.cpp: one open model with its context, in plain Python types and numpy arrays.

Runs in the engine's child process. Everything here may crash natively; nothing here knows about tasks.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radonc_models.runtime import backends
from radonc_models.runtime.stopping import StopFlag

backends.forget_environment()  # before the import: a variable could lead it to other libraries
import llama_cpp  # noqa: E402

__all__ = [
    "BATCH",
    "MAX_OUTPUTS",
    "MAX_SEQUENCES",
    "EngineLog",
    "Grammar",
    "LoadError",
    "Model",
    "engine_name",
    "gpu_built_in",
]

BATCH = 128
"""Tokens per decode call: as fast as 512 (``make bench-engine``), with four times the progress and reuse steps."""

MAX_SEQUENCES = 16
"""Answers that can share one prompt, the prompt's own sequence among them."""

MAX_OUTPUTS = 64
"""Tokens of one batch whose logits can be asked for."""

_ABORTED = 2  # llama_decode: the abort callback said so
_NO_ROOM = 1  # llama_decode: no free place in the KV cache


class LoadError(Exception):
    """llama.cpp did not accept the file or could not get the memory for it; the latter where it said so."""

    def __init__(self, *, short_of_memory: bool = False) -> None:
        super().__init__()
        self.short_of_memory = short_of_memory


@dataclass(frozen=True)
class Offload:
    """What the engine itself reported about devices while loading."""

    layers: int
    total: int
    device: str


class EngineLog:
    """Takes llama.cpp's log lines away from stderr and keeps only those that tell about devices.

    Log lines can hold file names and, at the debug level, text; nothing but the parsed numbers is kept.
    """

    _OFFLOADED = re.compile(r"offloaded (\d+)/(\d+) layers to GPU")
    _SHORT = re.compile(r"(failed|unable) to (re)?alloc|bad_alloc|Cannot allocate memory|out of memory", re.IGNORECASE)
    _DEVICE = re.compile(r"using device \S+ \((.{1,120})\) \([^()]*\) - \d+ MiB free")  # names hold brackets

    def __init__(self) -> None:
        self._offloaded: tuple[int, int] | None = None
        self._device = ""
        self._rest = ""
        self.short_of_memory = False
        self._callback = llama_cpp.llama_log_callback(self._take)
        llama_cpp.llama_log_set(self._callback, None)

    def restart(self) -> None:
        """Forget what earlier loads reported."""
        self._offloaded, self._device, self._rest, self.short_of_memory = None, "", "", False

    def offload(self, n_layer: int) -> Offload:
        """Return what was reported since ``restart`` for a model of ``n_layer`` layers."""
        layers, total = self._offloaded or (0, n_layer + 1)
        return Offload(layers, total, self._device if layers else "")

    def _take(self, _level: int, text: bytes, _data: object) -> None:
        lines = (self._rest + text.decode("utf-8", "replace")).split("\n")
        self._rest = lines.pop()[-400:]
        for line in lines:
            if found := self._OFFLOADED.search(line):
                self._offloaded = int(found[1]), int(found[2])
            elif found := self._DEVICE.search(line):
                self._device = found[1]
            elif self._SHORT.search(line):
                self.short_of_memory = True


def engine_name() -> str:
    """Return name and version of the engine build."""
    return f"llama-cpp-python {llama_cpp.__version__}"


def gpu_built_in() -> bool:
    """Tell whether a GPU backend is loaded and has found a device."""
    backends.load(None)  # without any backend, llama.cpp would search the current folder for some
    return bool(llama_cpp.llama_supports_gpu_offload())


def cpu_name() -> str:
    """Return the widest instruction set that the engine uses, such as ``CPU AVX2``."""
    info = llama_cpp.llama_print_system_info().decode("ascii", "replace")
    for flag, name in (("AVX512", "AVX-512"), ("AVX2", "AVX2"), ("AVX", "AVX"), ("NEON", "NEON")):
        if re.search(rf"\b{flag} = 1\b", info):
            return f"CPU {name}"
    return "CPU"


class Model:
    """An open GGUF model with one context: tokens in, logits out.

    Args:
        path: File to open; ``/proc/self/fd/N`` for a file that is already open.
        gpu_layers: Layers for the GPU, -1 for all.
        threads: CPU threads for single tokens and for batches.
        stop: Asked often while computing; a true answer ends ``decode`` early. A ``StopFlag`` costs no time.
        log: Where the device lines go.
        vocab_only: Open the tokenizer alone, without weights; nothing can be decoded then.

    Raises:
        LoadError: The file is not a model that this engine can open.

    """

    def __init__(
        self,
        path: str,
        *,
        gpu_layers: int,
        threads: int,
        stop: Callable[[], bool],
        log: EngineLog,
        vocab_only: bool = False,
    ) -> None:
        self._context: Any = None
        self._memory: Any = None
        self._batch: Any = None
        self._threads = threads
        self._log = log  # kept alive: native code calls it until the very end
        log.restart()
        backends.load(None)  # the owner of the process has usually chosen a variant before
        params = llama_cpp.llama_model_default_params()
        params.n_gpu_layers = gpu_layers
        params.vocab_only = vocab_only
        self._model = llama_cpp.llama_model_load_from_file(path.encode(), params)
        if not self._model:
            raise LoadError(short_of_memory=log.short_of_memory)
        self._vocab = llama_cpp.llama_model_get_vocab(self._model)
        self.n_layer = int(llama_cpp.llama_model_n_layer(self._model))
        self.n_vocab = int(llama_cpp.llama_vocab_n_tokens(self._vocab))
        self.n_ctx_train = int(llama_cpp.llama_model_n_ctx_train(self._model))
        self.n_ctx = 0
        self.offload = log.offload(self.n_layer)
        self._stop = stop
        # Kept alive as an attribute: native code holds only a bare pointer to it.
        fast = isinstance(stop, StopFlag)
        self._abort = llama_cpp.ggml_abort_callback(StopFlag.function() if fast else lambda _data: stop())

    @property
    def kv_bytes_per_token(self) -> int:
        """Bytes that one token takes in the KV cache (keys and values as 16-bit floats)."""
        embedding = int(llama_cpp.llama_model_n_embd(self._model))
        heads = max(1, int(llama_cpp.llama_model_n_head(self._model)))
        kv_heads = int(llama_cpp.llama_model_n_head_kv(self._model))
        return 2 * 2 * self.n_layer * embedding // heads * kv_heads

    def open_context(self, n_ctx: int) -> None:
        """Allocate the KV cache for ``n_ctx`` tokens, shared by all sequences.

        Raises:
            LoadError: There is not enough memory.

        """
        params = llama_cpp.llama_context_default_params()
        params.n_ctx = n_ctx
        params.n_batch = params.n_ubatch = BATCH
        params.n_threads = params.n_threads_batch = self._threads
        params.n_seq_max = MAX_SEQUENCES
        params.n_outputs_max = MAX_OUTPUTS  # the default reserves logits for a whole batch
        params.n_outputs_max_per_seq = 0  # 0: as many as n_outputs_max
        params.kv_unified = True  # sequences share the cells of a common prompt
        if not self.offload.layers:
            # On the CPU, flash attention sums single rows in 16 bits: a label's log-probability then moves by
            # 0.1 with the size of its batch. Without it, shared and separate passes agree, at the same speed.
            params.flash_attn_type = llama_cpp.LLAMA_FLASH_ATTN_TYPE_DISABLED
        params.no_perf = True
        self._context = llama_cpp.llama_init_from_model(self._model, params)
        if not self._context:
            raise LoadError
        data = self._stop.pointer if isinstance(self._stop, StopFlag) else None
        llama_cpp.llama_set_abort_callback(self._context, self._abort, data)
        self._memory = llama_cpp.llama_get_memory(self._context)
        self._batch = llama_cpp.llama_batch_init(BATCH, 0, MAX_SEQUENCES)
        self.n_ctx = int(llama_cpp.llama_n_ctx(self._context))

    def close(self) -> None:
        """Give all memory back; the model cannot be used afterwards."""
        if self._context:
            llama_cpp.llama_batch_free(self._batch)
            llama_cpp.llama_free(self._context)
            self._context = None
        if self._model:
            llama_cpp.llama_model_free(self._model)
            self._model = None

    def tokenize(self, text: str, *, add_special: bool, marks: Sequence[str] = ()) -> list[int]:
        """Return token ids of ``text``; only ``marks`` become special tokens, what else looks like one stays text."""
        parts = re.split(f"({'|'.join(map(re.escape, marks))})", text) if marks else [text]
        tokens: list[int] = []
        for part in parts:
            if part or len(parts) == 1:
                tokens += self._tokenize(part, add_special=add_special and not tokens, special=part in marks)
        return tokens

    def _tokenize(self, text: str, *, add_special: bool, special: bool) -> list[int]:
        data = text.encode()
        room = len(data) + 8  # a token covers at least one byte; BOS and a space prefix come on top
        while True:
            tokens = (llama_cpp.llama_token * room)()
            count = llama_cpp.llama_tokenize(self._vocab, data, len(data), tokens, room, add_special, special)
            if count >= 0:
                return list(tokens[:count])
            room = -count

    def piece(self, token: int) -> bytes:
        """Return the bytes that ``token`` adds to the text; nothing for special tokens."""
        room = 64
        while True:
            buffer = ctypes.create_string_buffer(room)
            count = llama_cpp.llama_token_to_piece(self._vocab, token, buffer, room, 0, False)
            if count >= 0:
                return buffer.raw[:count]
            room = -count

    def end_tokens(self) -> NDArray[np.intp]:
        """Return the ids of all tokens that end an answer."""
        is_end = (llama_cpp.llama_vocab_is_eog(self._vocab, token) for token in range(self.n_vocab))
        return np.flatnonzero(np.fromiter(is_end, bool, self.n_vocab))

    def decode(
        self, tokens: Sequence[int], start: Sequence[int], sequences: Sequence[Sequence[int]], wanted: Sequence[bool]
    ) -> bool:
        """Compute up to ``BATCH`` tokens; return ``False`` when it was aborted.

        Args:
            tokens: Token ids.
            start: Position of each token in its sequence.
            sequences: The sequences that each token belongs to.
            wanted: Whether the logits after each token are needed.

        """
        batch = self._batch
        batch.n_tokens = len(tokens)
        for index, token in enumerate(tokens):
            batch.token[index] = token
            batch.pos[index] = start[index]
            batch.n_seq_id[index] = len(sequences[index])
            for place, sequence in enumerate(sequences[index]):
                batch.seq_id[index][place] = sequence
            batch.logits[index] = wanted[index]
        status = llama_cpp.llama_decode(self._context, batch)
        if status in (0, _ABORTED):
            return bool(status == 0)
        reason = "no room in the KV cache" if status == _NO_ROOM else f"status {status}"
        raise RuntimeError(f"llama_decode: {reason}")

    def logits(self, index: int) -> NDArray[np.float32]:
        """Return the logits after batch token ``index``: shape (n_vocab,), valid until the next decode."""
        row = llama_cpp.llama_get_logits_ith(self._context, index)
        if not row:
            raise RuntimeError("no logits at this index")
        return np.ctypeslib.as_array(row, shape=(self.n_vocab,))

    def forget(self, sequence: int, start: int) -> None:
        """Drop what ``sequence`` remembers from position ``start`` on."""
        llama_cpp.llama_memory_seq_rm(self._memory, sequence, start, -1)

    def share(self, source: int, target: int) -> None:
        """Let ``target`` see all that ``source`` has read, without a copy."""
        llama_cpp.llama_memory_seq_cp(self._memory, source, target, -1, -1)

    def save(self, sequence: int) -> NDArray[np.uint8]:
        """Return a copy of what ``sequence`` has read: keys and values of all layers, in main memory."""
        size = llama_cpp.llama_state_seq_get_size(self._context, sequence)
        state = np.empty(size, np.uint8)
        if llama_cpp.llama_state_seq_get_data(self._context, _bytes_of(state), size, sequence) != size:
            raise RuntimeError("the state of a sequence could not be saved")
        return state

    def restore(self, sequence: int, state: NDArray[np.uint8]) -> None:
        """Put back what ``save`` returned; with all else forgotten it takes the very places it had."""
        if llama_cpp.llama_state_seq_set_data(self._context, _bytes_of(state), state.size, sequence) != state.size:
            raise RuntimeError("the state of a sequence could not be put back")

    def metadata(self, key: str) -> str | None:
        """Return a text of the model's header, ``None`` when it has none under ``key``."""
        buffer = ctypes.create_string_buffer(256)
        count = llama_cpp.llama_model_meta_val_str(self._model, key.encode(), buffer, len(buffer))
        return buffer.value.decode("utf-8", "replace") if count >= 0 else None

    def add_adapter(self, path: str) -> object:
        """Read an adapter for this model and return its handle; nothing changes before ``use_adapter``.

        Raises:
            LoadError: The file is no adapter that fits this model.

        """
        adapter = llama_cpp.llama_adapter_lora_init(self._model, path.encode())
        if not adapter:
            raise LoadError
        return adapter

    def drop_adapter(self, adapter: object) -> None:
        """Free an adapter that is not in use; those that are left go with the model."""
        llama_cpp.llama_adapter_lora_free(adapter)

    def use_adapter(self, adapter: object | None) -> None:
        """Compute with ``adapter`` from now on, or with the model alone; what was read stays as it was read."""
        count = 0 if adapter is None else 1
        handles = (llama_cpp.llama_adapter_lora_p_ctypes * 1)(adapter)
        scales = (ctypes.c_float * 1)(1.0)
        if llama_cpp.llama_set_adapters_lora(self._context, handles, count, scales) != 0:
            raise RuntimeError("the adapter could not be set")

    def grammar(self, rules: str) -> Grammar:
        """Return the beginning of a text that keeps to ``rules`` (GBNF, start symbol ``root``).

        Raises:
            LoadError: The rules cannot be parsed.

        """
        sampler = llama_cpp.llama_sampler_init_grammar(self._vocab, rules.encode(), b"root")
        if not sampler:
            raise LoadError
        return Grammar(sampler, self.n_vocab)


class Grammar:
    """A text that grows token by token and keeps to the rules; made by ``Model.grammar``."""

    def __init__(self, sampler: Any, n_vocab: int) -> None:
        self._sampler = sampler
        self._candidates = np.zeros(n_vocab, _CANDIDATE)

    def choose(self, logits: NDArray[np.float32]) -> int | None:
        """Return the most probable token that the rules allow next, ``None`` when they allow none."""
        best = int(logits.argmax())
        if self._allowed(np.array([best]), logits)[0]:
            return best  # the model keeps to the rules by itself most of the time
        ids = np.arange(len(logits))
        masked = np.where(self._allowed(ids, logits), logits, -np.inf)
        best = int(masked.argmax())
        return best if np.isfinite(masked[best]) else None

    def accept(self, token: int) -> None:
        """Let the text grow by a token that ``choose`` returned."""
        llama_cpp.llama_sampler_accept(self._sampler, token)

    def close(self) -> None:
        """Give the memory back; nothing can be chosen afterwards."""
        if self._sampler:
            llama_cpp.llama_sampler_free(self._sampler)
            self._sampler = None

    def _allowed(self, ids: NDArray[np.intp], logits: NDArray[np.float32]) -> NDArray[np.bool_]:
        rows = self._candidates[: len(ids)]
        rows["id"], rows["logit"], rows["p"] = ids, logits[ids], 0.0
        data = rows.ctypes.data_as(llama_cpp.llama_token_data_p)
        candidates = llama_cpp.llama_token_data_array(data, len(ids), -1, False)
        llama_cpp.llama_sampler_apply(self._sampler, ctypes.byref(candidates))
        found: NDArray[np.bool_] = np.isfinite(rows["logit"])  # the sampler keeps the order and sets -inf
        return found


_CANDIDATE = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])


def _bytes_of(state: NDArray[np.uint8]) -> Any:
    return state.ctypes.data_as(ctypes.POINTER(ctypes.c_uint8))
