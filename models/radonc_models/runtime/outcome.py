"""What a question can end with: an answer, a refusal or a failure, and nothing in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from radonc_models.clinical.icd10 import Match
from radonc_models.runtime.protocol import Finish
from radonc_models.tasks import Task

__all__ = ["Answer", "Failed", "Outcome", "Provenance", "Refused", "TokenCount"]


@dataclass(frozen=True)
class Provenance:
    """Everything needed to name, and to repeat, the computation behind an answer.

    Attributes:
        app_version: Version of the distribution ``radonc-gpt``.
        engine: Name and version of the engine.
        device: What computed, with layers on the GPU.
        pack: Name of the model pack.
        model_file_sha256: Hash of the GGUF file that answered; under an adapter file that of the base.
        adapter_sha256: Hash of the adapter merged into it or on top of it; ``None`` for the base model.
        base_sha256: Hash of the base model that the file came from.
        prompt_sha256: Hash of the prompt template, not of the prompt.
        prompt_version: Version of the prompt template.
        temperature: Sampling temperature; 0 is greedy.
        seed: Sampling seed; without effect when greedy.
        created: UTC time of the answer, ISO 8601.
        adapter_file_sha256: Hash of the adapter GGUF file on top of the model; ``None`` when there is none.
        pack_sha256: Hash of the pack's manifest.
        variant: Variant of the engine's CPU code that computed; empty when the build has only one.
        why_not_gpu: Why not all layers were on a GPU, a clause; empty when they were.

    """

    app_version: str
    engine: str
    device: str
    pack: str
    model_file_sha256: str
    adapter_sha256: str | None
    base_sha256: str
    prompt_sha256: str
    prompt_version: int
    temperature: float
    seed: int
    created: str
    adapter_file_sha256: str | None = None
    pack_sha256: str = ""
    variant: str = ""
    why_not_gpu: str = ""


@dataclass(frozen=True)
class TokenCount:
    """Tokens of a prompt before it is sent, and how many it may have at most."""

    tokens: int
    room: int

    @property
    def fits(self) -> bool:
        """Tell whether the question would be accepted."""
        return self.tokens <= self.room


@dataclass(frozen=True)
class Answer:
    """A complete result; the only outcome that can be saved.

    ``finish`` is ``length`` when the text was cut off by the token limit. ``probabilities`` belong to the
    modality task, in the order of its label set, and sum to 1. ``seconds`` is wall time from question to
    answer. A scored label was not generated: its ``new_tokens`` and ``tokens_per_second`` are 0.
    ``reused_tokens`` of the prompt were still in memory.

    ``undecided`` means that the most probable label is below ``suggests_from``, the probability that the pack asks for:
    the text says so instead of naming it. ``codes`` belong to the diagnosis task: the best entries of the catalogue
    for the description that was generated, best first, found from the words alone.
    """

    task: Task
    text: str
    finish: Finish
    probabilities: dict[str, float] | None
    prompt_tokens: int
    new_tokens: int
    tokens_per_second: float
    seconds: float
    provenance: Provenance
    undecided: bool = False
    suggests_from: float | None = None
    codes: tuple[Match, ...] = ()
    reused_tokens: int = 0

    @property
    def cut_off(self) -> bool:
        """Tell whether the token limit ended the text before the model did."""
        return self.finish == "length"


@dataclass(frozen=True)
class Refused:
    """No answer by decision: unusable input, an empty answer, or the user stopped it."""

    sentence: str
    reason: Literal["input", "stopped", "empty"] = "input"


@dataclass(frozen=True)
class Failed:
    """No answer because something broke; the sentence says what, and the next question may be asked."""

    sentence: str


Outcome = Answer | Refused | Failed
