"""The verification of one file, from the header to the model's language."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from radonc_convert.adapter import Adapter, open_adapter
from radonc_convert.checkpoint import Checkpoint, open_checkpoint
from radonc_convert.checkpoint.files import OpenFiles, identify
from radonc_convert.checkpoint.gguf_header import GgufHeader, read_header
from radonc_convert.errors import CheckpointError
from radonc_convert.pipeline import usable_cores
from radonc_convert.quantize.kernels import Kernels
from radonc_convert.quantize.types import LAYOUTS
from radonc_convert.verification.checks import Check, Status
from radonc_convert.verification.engine_checks import Engine, Options
from radonc_convert.verification.noise import CAN_QUANTIZE, gaussian_error
from radonc_convert.verification.report import Report
from radonc_convert.verification.results import TensorResult, Verdict, pooled
from radonc_convert.verification.rows import RowReader
from radonc_convert.verification.stream import Progress, compare_all
from radonc_convert.verification.structure import (
    check_layout,
    check_metadata,
    check_origin,
    check_tensors,
    recipe_of,
)
from radonc_convert.verification.subject import subjects
from radonc_convert.verification.tensors import judge_all

__all__ = ["verify"]

_WEIGHT_CHECKS = {"Tensors", "Weights", "Adapter"}


def verify(
    file: Path,
    base: Path,
    adapter: Path | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Report:
    """Find out whether ``file`` is what ``base`` and ``adapter`` make.

    Args:
        file: The GGUF file under test.
        base: The base: a GGUF file or a Hugging Face folder.
        adapter: The PEFT LoRA folder that was merged, or None.
        options: What is left to choose.
        progress: Called with (step, bytes done, bytes in all).

    Raises:
        ConvertError: The verification cannot be done: an input is missing or damaged, or a program it needs.

    """
    started = time.monotonic()
    checkpoint = open_checkpoint(base)
    lora = open_adapter(adapter, checkpoint) if adapter is not None else None
    report = Report(file.name, "unreadable", identify(file).size, base.name, adapter.name if adapter else None)
    try:
        header = read_header(file)
    except CheckpointError as problem:
        return replace(report, checks=(Check("Header", Status.FAILED, str(problem)),))
    recipe, options = recipe_of(header), options or Options()
    engine = Engine(file, base, adapter, checkpoint, lora, recipe, options, progress)
    engine.prepare()  # what is missing for the end is told before the long part
    token_check, tokens = engine.tokens()
    kernels = Kernels()
    checks, tensors = _weights(file, checkpoint, lora, header, kernels, options.threads or usable_cores(), progress)
    wrong = any(check.status is Status.FAILED for check in checks if check.name in _WEIGHT_CHECKS)
    language_check, language = engine.language(wrong_weights=wrong)
    return replace(
        report,
        type=recipe.name if recipe else "unknown type",
        checks=(*checks, token_check, language_check),
        tensors=tuple(tensors),
        strength=pooled(tensors),
        gaussian=_gaussian_errors(header, kernels),
        tokens=tokens,
        language=language,
        seconds=round(time.monotonic() - started, 3),
    )


def _weights(
    file: Path,
    checkpoint: Checkpoint,
    adapter: Adapter | None,
    header: GgufHeader,
    kernels: Kernels,
    threads: int,
    progress: Progress | None,
) -> tuple[list[Check], list[TensorResult]]:
    """Check structure, origin and every tensor; the base is hashed meanwhile."""
    checks = [
        check_layout(file, header),
        check_tensors(header, checkpoint, adapter, recipe_of(header)),
        check_metadata(header, checkpoint, adapter),
    ]
    chosen = list(subjects(checkpoint, adapter, header.tensors, header.data_offset))
    with ThreadPoolExecutor(1, thread_name_prefix="hash") as pool, OpenFiles() as files:
        base_sha256 = pool.submit(checkpoint.sha256)
        identity = identify(file)
        sums = compare_all(chosen, files, identity, kernels, threads, progress)
        tensors = judge_all(chosen, sums, RowReader(files, identity, kernels), kernels)
        checks.append(check_origin(header, base_sha256.result(), adapter))
    return [*checks, *_tensor_checks(tensors)], tensors


def _tensor_checks(tensors: Sequence[TensorResult]) -> Iterator[Check]:
    bad = [f"{tensor.name} {tensor.verdict}" for tensor in tensors if not tensor.verdict.good]
    yield Check.of("Weights", bad, f"all {len(tensors)} tensors are what they should be, but for rounding")
    strength = pooled(tensors)
    if strength is None:
        return
    changed = [tensor for tensor in tensors if tensor.receipt is not None]
    weak = sum(tensor.verdict is Verdict.WEAKENED for tensor in changed)
    missing = sum(not tensor.verdict.good for tensor in changed)
    told = f"{strength.value:.2%} ± {strength.error:.2%} of its change is in the file, over {len(changed)} tensors"
    if missing:
        yield Check("Adapter", Status.FAILED, f"{missing} of {len(changed)} tensors did not get their change; {told}")
    elif weak:
        told += f"; in {weak} of them this type rounds most of it away: use a finer type or an unquantized base"
        yield Check("Adapter", Status.WARNING, told)
    else:
        yield Check("Adapter", Status.PASSED, told)


def _gaussian_errors(header: GgufHeader, kernels: Kernels) -> dict[str, float]:
    kinds = sorted({entry.type for entry in header.tensors} & CAN_QUANTIZE)
    return {kind.name: gaussian_error(kernels, kind) for kind in kinds if LAYOUTS[kind].size != 4}
