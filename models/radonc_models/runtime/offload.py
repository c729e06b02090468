"""Opens a model on the best device: all of it on the GPU, a part of it, or the CPU alone, with the reason in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from radonc_models.errors import ModelPackError
from radonc_models.pack.gguf import read_metadata
from radonc_models.runtime import backends, devices, llama
from radonc_models.runtime.devices import Plan

__all__ = ["open_weights", "stages"]


def stages(plan: Plan) -> Iterator[tuple[int, str]]:
    """Yield what to try, one after the other: layers for the GPU, and the reason why not all if it works.

    The estimate can be too high or the memory can be taken meanwhile: then half of the layers, then none.
    """
    refused = "the GPU could not take the model"
    if plan.layers:
        yield plan.layers, plan.reason
        if half := plan.layers // 2:
            yield half, f"GPU memory: {half} of {plan.total} layers fit"
    yield 0, refused if plan.layers else plan.reason


def open_weights(
    name: str,
    *,
    size: int,
    n_ctx: int,
    gpu: bool,
    most: int | None = None,
    why_no_gpu: str,
    why_fewer: str = "",
    open_model: Callable[[int], llama.Model],
) -> tuple[llama.Model, str]:
    """Return the open model and why not all of it is on a GPU (empty when all is).

    Args:
        name: The file's path.
        size: Its bytes.
        n_ctx: Tokens of the context that it will get.
        gpu: A GPU may be used.
        most: At most so many layers for it; ``None`` for all that fit.
        why_no_gpu: Reason to give when it may not.
        why_fewer: Reason to give when ``most`` is what limits it.
        open_model: Opens the file with so many layers on the GPU; raises ``LoadError``.

    Raises:
        LoadError: The file cannot be opened even on the CPU.

    """
    plan = _plan(name, size, n_ctx) if gpu else Plan(0, 0, why_no_gpu)
    if most is not None and most < plan.layers:
        plan = Plan(most, plan.total, why_fewer or f"the engine ended with more than {most} layers on the GPU")
    for layers, reason in stages(plan):
        try:
            model = open_model(layers)
        except llama.LoadError:
            if not layers:
                raise
            continue
        done, total = model.offload.layers, model.offload.total
        refused = layers and done < min(layers, total)
        return model, f"only {done} of {total} layers went to the GPU" if refused else reason
    raise AssertionError("the last stage returns or raises")


def _plan(name: str, size: int, n_ctx: int) -> Plan:
    """Ask the devices for their free memory and the file's header for its shape."""
    found = devices.limited(backends.load(None).devices())
    if not devices.gpus(found):
        built = backends.gpu_backends(backends.library_folder())
        return Plan(0, 0, "the GPU is not there any more" if built else devices.NO_BACKEND)
    try:
        needs = devices.needs_of(read_metadata(Path(name)), size, n_ctx, llama.BATCH)
    except ModelPackError:
        return Plan(0, 0, "the model's header tells no layers")
    return devices.plan_offload(found, needs)
