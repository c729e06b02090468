"""What quantization does to the model's language: logits of the file against those of the model in F16."""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from radonc_convert.checkpoint import SourceTensor
from radonc_convert.errors import ConvertError
from radonc_convert.pipeline import execute, plan
from radonc_convert.verification.engine import ask_engine
from radonc_convert.verification.stream import Progress
from radonc_convert.writer import check_room, disk_errors
from radonc_models.records import answer
from radonc_models.synthetic import generate
from radonc_models.tasks import Task, render

__all__ = [
    "LESS_SURE",
    "LIMITS",
    "Language",
    "check_room_for_reference",
    "compare_language",
    "domain_texts",
    "own_text",
    "reference_file",
]

_WINDOW = 512
_POSITIONS = 1024
_NOTES = 24
_MOST_TEXT = 4 << 20
_HEADER = 16 << 20

LIMITS: dict[str, float] = {
    "F32": 0.001, "F16": 0.001, "BF16": 0.002, "Q8_0": 0.03, "Q6_K": 0.08, "Q5_K_M": 0.5, "Q5_K_S": 0.6,
    "Q4_K_M": 0.45, "Q4_K_S": 0.6, "Q4_0": 1.7, "Q3_K_L": 1.0, "Q3_K_M": 1.1, "Q3_K_S": 2.4, "Q2_K": 2.4,
}  # fmt: skip
"""Most mean divergence in nats for each file type: about two and a half times what it costs the demo's model.

That model is SmolLM2-135M with the regimen adapter, over 1,024 tokens. Small models suffer most from
quantization, and this one's rows are no whole number of 256, so that most K types fall back; a larger model
stays far below these limits.
"""

LESS_SURE = 1.1
"""A perplexity of the answers so many times that of F16 is worth a note."""


@dataclass(frozen=True)
class Language:
    """How the file's predictions differ from the reference's over the same tokens.

    Attributes:
        positions: Number of compared predictions.
        kl_mean: Mean Kullback-Leibler divergence of the file from the reference, in nats.
        kl_p99: Its 99th percentile.
        kl_max: Its maximum.
        same_top: Share of positions where both think the same token most likely.
        answer_tokens: Number of tokens of the answers, or of all the text where there are none.
        perplexity: Of the file, over those tokens.
        reference_perplexity: Of the reference.
        limit: What the mean divergence may be for this file type.
        text: What was read, in words.

    """

    positions: int
    kl_mean: float
    kl_p99: float
    kl_max: float
    same_top: float
    answer_tokens: int
    perplexity: float
    reference_perplexity: float
    limit: float
    text: str


def compare_language(
    file: Path,
    reference: Path,
    type_name: str,
    text: Path | None,
    threads: int,
    progress: Progress | None = None,
    task: str | None = None,
) -> Language:
    """Evaluate file and reference over the same tokens.

    Args:
        file: The GGUF file under test.
        reference: The same model in F16.
        type_name: The file's type, a key of ``LIMITS``.
        text: A UTF-8 file to read instead of synthetic notes; its text is never printed.
        threads: Processors to use.
        progress: Called with ("Language", bytes done, bytes in all), each model counting as its file.
        task: The task that the model was tuned for; notes are then prompts for it.

    Raises:
        ConvertError: The text cannot be read, or the engine failed.

    """
    request = {
        "task": "language",
        "model": str(file.absolute()),
        "reference": str(reference.absolute()),
        "texts": domain_texts(task) if text is None else [("", own_text(text))],
        "window": _WINDOW,
        "positions": _POSITIONS,
        "threads": threads,
    }
    size = file.stat().st_size + reference.stat().st_size

    def show(done: int, total: int) -> None:
        if progress is not None:
            progress("Language", size * done // total, size)

    found = ask_engine(request, show)
    told = "synthetic notes" if text is None else "your text"
    return Language(**found, limit=LIMITS[type_name], text=told)


def domain_texts(task: str | None = None, seed: int = 0) -> list[tuple[str, str]]:
    """Return synthetic notes with the answers to them: as prompts of a known task, else with the plan that follows."""
    cases = generate(seed, {"test": _NOTES})
    if task in set(Task):
        known = Task(task)
        return [(render(known, case.details), answer(known, case)) for case in cases]
    return [(f"{case.details}\n", case.regimen) for case in cases]


def check_room_for_reference(file: Path, tensors: Sequence[SourceTensor]) -> None:
    """Check that the merged model fits beside ``file`` in F16.

    Raises:
        OutputError: The disk is too full.

    """
    size = sum((4 if t.spec.is_vector else 2) * t.spec.rows * t.spec.columns for t in tensors) + _HEADER
    check_room([(file.with_name("the F16 model"), size)])


@contextlib.contextmanager
def reference_file(
    file: Path, base: Path, adapter: Path | None, threads: int, progress: Progress | None = None
) -> Iterator[Path]:
    """Make the merged model in F16 beside ``file``; it is removed at the end, however that comes.

    Raises:
        ConvertError: The disk is too full, which is checked first, or the model cannot be made.

    """
    with contextlib.ExitStack() as stack:
        with disk_errors(file):
            _remove_abandoned(file)
            made = tempfile.TemporaryDirectory(prefix=f".{file.name}.{os.getpid()}.", suffix=".part", dir=file.parent)
            folder = stack.enter_context(made)
        path = Path(folder) / "reference-F16.gguf"
        try:
            execute(plan(base, adapter, path, "F16"), progress, threads=threads)
        except KeyboardInterrupt:
            raise KeyboardInterrupt from None  # nothing is kept here that could be resumed
        yield path


def _remove_abandoned(file: Path) -> None:
    """Remove the F16 models that killed verifications of this file have left."""
    for left in file.parent.glob(f".{glob.escape(file.name)}.*.*.part"):
        owner = left.name.split(".")[-3]
        if left.is_dir() and owner.isdecimal() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def own_text(path: Path) -> str:
    """Return the text to read instead of synthetic notes.

    Raises:
        ConvertError: The file cannot be read or holds no text.

    """
    try:
        with path.open("rb") as stream:
            text = stream.read(_MOST_TEXT).decode("utf-8", "ignore")
    except OSError:
        raise ConvertError(f"The text {path.name} cannot be read: check the path.") from None
    if not text.strip():
        raise ConvertError(f"The text {path.name} is empty: give at least a few sentences.")
    return text
