"""Open a verified model file on the best device with the memory there is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BufferedReader
from pathlib import Path

from radonc_models.errors import EngineError, ModelPackError
from radonc_models.pack.files import open_verified, stamp_of
from radonc_models.runtime import llama
from radonc_models.runtime.memory import free_bytes
from radonc_models.runtime.offload import open_weights
from radonc_models.runtime.protocol import AdapterFile, Load, Loaded

__all__ = ["adapter_bytes", "name_of", "open_model", "reserve"]

_NO_MEMORY = "There is not enough memory for this model: close other programs and ask again."
_DEFAULT_CONTEXT = 4096
_OVERHEAD_BYTES = 96 << 20  # compute buffers, logits and the process itself
_ADAPTER_OVERHEAD_BYTES = 16 << 20


def open_model(
    request: Load,
    stop: Callable[[], bool],
    log: llama.EngineLog,
    make_room: Callable[[], str | None],
) -> tuple[llama.Model, Loaded]:
    """Verify, load and allocate; return the model and what to tell about it.

    Args:
        request: What to load.
        stop: Asked while computing.
        log: Where the engine's device lines go.
        make_room: Gives up another loaded model and returns its key, or ``None`` when there is none left.

    Raises:
        ModelPackError: The file is missing, damaged or no model.
        EngineError: There is not enough memory.

    """
    file, key = open_verified(Path(request.path), request.sha256, request.verified)
    with file:
        stamp = stamp_of(file)
        unloaded = reserve(stamp.size + adapter_bytes(request.adapter) + _OVERHEAD_BYTES, make_room)
        model, reason = _load(name_of(file, request.path), stamp.size, request, stop, log)
    try:
        n_ctx = min(request.n_ctx or _DEFAULT_CONTEXT, model.n_ctx_train)
        unloaded += reserve(n_ctx * model.kv_bytes_per_token + _OVERHEAD_BYTES, make_room)
        model.open_context(n_ctx)
    except llama.LoadError:
        model.close()
        raise EngineError(_NO_MEMORY) from None
    except BaseException:
        model.close()
        raise
    offload = model.offload
    device = f"{offload.device or 'GPU'} + {llama.cpu_name()}" if offload.layers else llama.cpu_name()
    return model, Loaded(
        key=key,
        device=device,
        layers=offload.total,
        layers_on_gpu=offload.layers,
        reason=reason,
        n_ctx=model.n_ctx,
        threads=request.threads,
        engine=llama.engine_name(),
        stamp=stamp,
        unloaded=tuple(unloaded),
    )


def name_of(file: BufferedReader, path: str) -> str:
    """Return a name that leads to the open file itself where the system has one (Linux)."""
    return f"/proc/self/fd/{file.fileno()}" if sys.platform == "linux" else path


def adapter_bytes(adapter: AdapterFile | None) -> int:
    """Return the bytes that an adapter takes beside its base: its factors as they are, and a larger graph."""
    try:
        return Path(adapter.path).stat().st_size + _ADAPTER_OVERHEAD_BYTES if adapter else 0
    except OSError:
        return 0  # opening it says what is wrong


def _load(
    name: str, size: int, request: Load, stop: Callable[[], bool], log: llama.EngineLog
) -> tuple[llama.Model, str]:
    """Load on the GPU when there is one, else on the CPU; return the model and why not all is on the GPU."""

    def open_with(layers: int) -> llama.Model:
        return llama.Model(name, gpu_layers=layers, threads=request.threads, stop=stop, log=log)

    try:
        return open_weights(
            name,
            size=size,
            n_ctx=request.n_ctx or _DEFAULT_CONTEXT,
            gpu=request.gpu,
            most=request.most_gpu_layers,
            why_no_gpu=request.why_no_gpu,
            why_fewer=request.why_no_gpu,
            open_model=open_with,
        )
    except llama.LoadError as error:
        if error.short_of_memory:
            raise EngineError(_NO_MEMORY) from None
        raise ModelPackError(
            f"The model file {Path(request.path).name} cannot be opened by this engine: "
            "it is not a GGUF model or of an unsupported kind."
        ) from None


def reserve(needed: int, make_room: Callable[[], str | None]) -> list[str]:
    """Give up other models until ``needed`` bytes are free; return the keys that were given up.

    Raises:
        EngineError: There is not enough memory even without them.

    """
    given_up: list[str] = []
    while (free := free_bytes()) < needed:
        key = make_room()
        if key is None:
            raise EngineError(
                f"There is not enough memory for this model: it needs {needed / 1e9:.1f} GB and "
                f"{free / 1e9:.1f} GB is free; close other programs and ask again."
            )
        given_up.append(key)
    return given_up
