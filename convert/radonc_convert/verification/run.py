"""The verification of one file, from the header to the model's language."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
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
from radonc_convert.verification.language import LESS_SURE, Language, compare_language, reference_file
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
from radonc_convert.verification.tokens import TokenParity, compare_tokens

__all__ = ["Options", "verify"]


@dataclass(frozen=True)
class Options:
    """What is left to choose.

    Attributes:
        quick: Leave out what needs the inference engine: tokens and language.
        text: A UTF-8 file for the language check, None for synthetic notes.
        reference: The merged model in F16, None to make it for the time of the check.
        threads: Number of threads, None for all usable cores.

    """

    quick: bool = False
    text: Path | None = None
    reference: Path | None = None
    threads: int | None = None


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
    options = options or Options()
    checkpoint = open_checkpoint(base)
    lora = open_adapter(adapter, checkpoint) if adapter is not None else None
    size = identify(file).size
    try:
        header = read_header(file)
    except CheckpointError as problem:
        check = Check("Header", Status.FAILED, str(problem))
        return Report(
            file.name, "unreadable", size, base.name, adapter.name if adapter else None,
            (check,), (), None, {}, None, None, time.monotonic() - started,
        )  # fmt: skip
    run = _Run(file, base, adapter, checkpoint, lora, header, options, progress)
    checks, tensors = run.weights()
    tokens = language = None
    if options.quick:
        checks.append(Check("Tokens", Status.SKIPPED, "left out by --quick"))
        checks.append(Check("Language", Status.SKIPPED, "left out by --quick"))
    else:
        tokens = run.tokens(checks)
        language = run.language(checks)
    recipe = recipe_of(header)
    return Report(
        file=file.name,
        type=recipe.name if recipe else "unknown type",
        size=size,
        base=base.name,
        adapter=adapter.name if adapter else None,
        checks=tuple(checks),
        tensors=tuple(tensors),
        strength=pooled(tensors),
        gaussian=_gaussian_errors(header),
        tokens=tokens,
        language=language,
        seconds=round(time.monotonic() - started, 3),
    )


@dataclass(frozen=True)
class _Run:
    """One verification under way."""

    file: Path
    base: Path
    folder: Path | None
    checkpoint: Checkpoint
    adapter: Adapter | None
    header: GgufHeader
    options: Options
    progress: Progress | None

    @property
    def threads(self) -> int:
        """Number of threads."""
        return self.options.threads or usable_cores()

    def weights(self) -> tuple[list[Check], list[TensorResult]]:
        """Check structure, origin and every tensor; the base is hashed meanwhile."""
        recipe = recipe_of(self.header)
        checks = [
            check_layout(self.file, self.header),
            check_tensors(self.header, self.checkpoint, self.adapter, recipe),
            check_metadata(self.header, self.checkpoint, self.adapter),
        ]
        with _in_background(self.checkpoint) as base_sha256:
            tensors = self._tensors()
            checks.append(check_origin(self.header, base_sha256.result(), self.adapter))
        return [*checks, *_tensor_checks(tensors)], tensors

    def _tensors(self) -> list[TensorResult]:
        kernels = Kernels()
        chosen = list(subjects(self.checkpoint, self.adapter, self.header.tensors, self.header.data_offset))
        with OpenFiles() as files:
            reader = RowReader(files, identify(self.file), kernels)
            sums = compare_all(chosen, reader, kernels, self.threads, self.progress)
            return judge_all(chosen, sums, reader, kernels)

    def tokens(self, checks: list[Check]) -> TokenParity:
        """Compare token ids and append the check."""
        found = compare_tokens(self.file, self.base, self.adapter.tokenizer if self.adapter else None)
        fine = f"{found.texts:,} texts ({found.tokens:,} tokens) give the same ids as {found.against}"
        bad = f"{found.differing:,} of {found.texts:,} texts give other ids than {found.against}"
        bad += f", the first is {found.example[:40]!r}"
        checks.append(Check.of("Tokens", [bad] if found.differing else [], fine))
        return found

    def language(self, checks: list[Check]) -> Language | None:
        """Compare logits with the F16 model and append the check."""
        recipe = recipe_of(self.header)
        if recipe is None:
            checks.append(Check("Language", Status.SKIPPED, "no limit is known for this file type"))
            return None
        with contextlib.ExitStack() as stack:
            reference = self.options.reference
            if reference is None:
                made = reference_file(self.file, self.base, self.folder, self.threads)
                reference = stack.enter_context(made)
            task = self.adapter.card.task if self.adapter and self.adapter.card else None
            found = compare_language(
                self.file, reference, recipe.name, self.options.text, self.threads, self.progress, task
            )
        checks.append(_language_check(found))
        return found


def _language_check(found: Language) -> Check:
    over = " of the answers" if found.answer_tokens < found.positions else ""
    told = (
        f"first choice the same for {found.same_top:.1%} of {found.positions:,} tokens of {found.text}; "
        f"perplexity{over} {found.perplexity:.3f} (F16: {found.reference_perplexity:.3f}); divergence "
        f"{found.kl_mean:.4f} nats, 99th percentile {found.kl_p99:.3f}, largest {found.kl_max:.2f} "
        f"(limit for the mean {found.limit:g}: 2.5 times what this type costs a 135M model)"
    )
    if not found.kl_mean <= found.limit:  # true for NaN too
        return Check("Language", Status.FAILED, told)
    if found.perplexity > LESS_SURE * found.reference_perplexity:
        return Check("Language", Status.WARNING, f"{told}: this type costs certainty, a finer one keeps it")
    return Check("Language", Status.PASSED, told)


def _tensor_checks(tensors: Sequence[TensorResult]) -> Iterator[Check]:
    bad = [f"{tensor.name} {tensor.verdict}" for tensor in tensors if not tensor.verdict.good]
    yield Check.of("Weights", bad, f"all {len(tensors)} tensors are what they should be, but for rounding")
    strength = pooled(tensors)
    if strength is None:
        return
    changed = [tensor for tensor in tensors if tensor.receipt is not None]
    weak = sum(tensor.verdict is Verdict.WEAKENED for tensor in changed)
    missing = sum(not tensor.verdict.good for tensor in changed)
    told = f"{strength.value:.1%} ± {strength.error:.1%} of its change is in the file, over {len(changed)} tensors"
    if missing:
        yield Check("Adapter", Status.FAILED, f"{missing} of {len(changed)} tensors did not get their change; {told}")
    elif weak:
        told += f"; in {weak} of them this type rounds most of it away: use a finer type or an unquantized base"
        yield Check("Adapter", Status.WARNING, told)
    else:
        yield Check("Adapter", Status.PASSED, told)


def _gaussian_errors(header: GgufHeader) -> dict[str, float]:
    kernels = Kernels()
    kinds = sorted({entry.type for entry in header.tensors} & CAN_QUANTIZE)
    return {kind.name: gaussian_error(kernels, kind) for kind in kinds if LAYOUTS[kind].size != 4}


@contextlib.contextmanager
def _in_background(checkpoint: Checkpoint) -> Iterator[Future[str]]:
    """Hash the base on a thread of its own."""
    pool = ThreadPoolExecutor(1, thread_name_prefix="hash")
    try:
        yield pool.submit(checkpoint.sha256)
    finally:
        pool.shutdown()
