"""The checks that need the inference engine: token ids and language."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from radonc_convert.adapter import Adapter
from radonc_convert.checkpoint import Checkpoint
from radonc_convert.checkpoint.files import identify
from radonc_convert.pipeline import usable_cores
from radonc_convert.quantize.rules import Recipe
from radonc_convert.verification.checks import Check, Status
from radonc_convert.verification.engine import EngineRefusalError
from radonc_convert.verification.language import (
    LESS_SURE,
    Language,
    check_room_for_reference,
    compare_language,
    own_text,
    reference_file,
)
from radonc_convert.verification.stream import Progress
from radonc_convert.verification.tokens import TokenParity, compare_tokens

__all__ = ["Engine", "Options"]


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


@dataclass(frozen=True)
class Engine:
    """Runs the two checks on one file.

    Attributes:
        file: The GGUF file under test.
        base: The base: a GGUF file or a folder.
        folder: The adapter's folder, None without one.
        checkpoint: The base, described.
        adapter: The adapter, None without one.
        recipe: The file's type, None when it is none of ours.
        options: What was chosen.
        progress: Called with (step, bytes done, bytes in all).

    """

    file: Path
    base: Path
    folder: Path | None
    checkpoint: Checkpoint
    adapter: Adapter | None
    recipe: Recipe | None
    options: Options
    progress: Progress | None

    def prepare(self) -> None:
        """Find out at once what would be missing in the end.

        Raises:
            ConvertError: The text or the reference cannot be read, or the disk has no room for a reference.

        """
        if self.options.quick:
            return
        if self.options.text is not None:
            own_text(self.options.text)
        if self.options.reference is None:
            check_room_for_reference(self.file, (self.adapter or self.checkpoint).tensors)
        else:
            identify(self.options.reference)

    def tokens(self) -> tuple[Check, TokenParity | None]:
        """Compare token ids.

        Raises:
            ConvertError: The library ``tokenizers`` is missing, or the base's tokenizer cannot be read.

        """
        if self.options.quick:
            return Check("Tokens", Status.SKIPPED, "left out by --quick"), None
        try:
            found = compare_tokens(self.file, self.base, self.adapter.tokenizer if self.adapter else None)
        except EngineRefusalError as refusal:
            return Check("Tokens", Status.FAILED, str(refusal)), None
        fine = f"{found.texts:,} texts ({found.tokens:,} tokens) give the same ids as {found.against}"
        bad = f"{found.differing:,} of {found.texts:,} texts give other ids than {found.against}"
        bad += f", the first is {found.example[:40]!r}"
        return Check.of("Tokens", [bad] if found.differing else [], fine), found

    def language(self, *, wrong_weights: bool) -> tuple[Check, Language | None]:
        """Compare logits with the F16 model.

        Args:
            wrong_weights: Whether the file is known to be wrong already; its language then tells nothing.

        Raises:
            ConvertError: The F16 model cannot be made.

        """
        if self.options.quick:
            return Check("Language", Status.SKIPPED, "left out by --quick"), None
        if self.recipe is None or wrong_weights:
            return Check("Language", Status.SKIPPED, "left out: the weights are not right"), None
        threads = self.options.threads or usable_cores()
        task = self.adapter.card.task if self.adapter and self.adapter.card else None
        with contextlib.ExitStack() as stack:
            reference = self.options.reference
            if reference is None:
                made = reference_file(self.file, self.base, self.folder, threads, self.progress)
                reference = stack.enter_context(made)
            try:
                found = compare_language(
                    self.file, reference, self.recipe.name, self.options.text, threads, self.progress, task
                )
            except EngineRefusalError as refusal:
                return Check("Language", Status.FAILED, str(refusal)), None
        return _judged(found), found


def _judged(found: Language) -> Check:
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
