"""What the window says about the model pack, taken from its manifest and never typed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from radonc_desktop.marking import marked
from radonc_desktop.windows.language import tr
from radonc_desktop.windows.wording import NOT_MEASURED, like_this_one, measured
from radonc_models.runtime.asking import Answer
from radonc_models.tasks import Task

if TYPE_CHECKING:
    from radonc_models.pack import Pack

__all__ = ["PackWords", "pack_words"]


_STATES = {
    "installed": marked("installed"),
    "evaluation": marked("evaluation"),
    "approved": marked("approved"),
    "retired": marked("retired"),
}


@dataclass(frozen=True)
class PackWords:
    """Words about one pack, or why there is none.

    Attributes:
        name: Name of the pack; empty when there is none.
        state: Such as ``evaluation``.
        synthetic: The models learned from synthetic cases only.
        base: Name of the base model and its quantization; empty without one.
        tuned: Name of each tuned model.
        measured: Measured performance of each.
        evaluations: What the pack holds of the evaluation of each.
        problem: Why questions cannot be asked; empty when they can.
        pack: The pack itself; None where there is none.

    """

    name: str = ""
    state: str = ""
    synthetic: bool = False
    base: str = ""
    tuned: dict[Task, str] = field(default_factory=dict)
    measured: dict[Task, str] = field(default_factory=dict)
    evaluations: dict[Task, Mapping[str, Any]] = field(default_factory=dict, repr=False)
    problem: str = ""
    pack: Pack | None = None

    @property
    def title(self) -> str:
        """Name and state of the pack for the status line."""
        if not self.name:
            return tr("no model pack")
        return (
            tr("pack {name} ({state})", name=self.name, state=tr(_STATES.get(self.state, self.state)))
            if self.state
            else tr("pack {name}", name=self.name)
        )

    def performance(self, task: Task) -> str:
        """Return the measured performance of ``task``."""
        return self.measured.get(task, tr(NOT_MEASURED))

    def made(self, answer: Answer) -> bool:
        """Tell whether ``answer`` came from this pack; what was measured with it says nothing about another's."""
        return self.pack is None or answer.provenance.pack_sha256 in ("", self.pack.sha256)

    def like_this(self, answer: Answer | None) -> str:
        """Return how often the model of ``answer`` was right where it said the same; empty where nothing tells."""
        if answer is None or answer.task is not Task.MODALITY or not self.made(answer):
            return ""
        return like_this_one(self.evaluations.get(answer.task), answer, synthetic=self.synthetic)


def pack_words(pack: Pack) -> PackWords:
    """Return the words about ``pack``."""
    return PackWords(
        name=pack.name,
        state=pack.state,
        synthetic=pack.synthetic,
        pack=pack,
        base=tr("{name} · {quantization} · not tuned", name=pack.base.name, quantization=pack.base.quantization)
        if pack.base
        else "",
        tuned={
            task: tr(
                "tuned for this task · LoRA rank {rank} · {quantization}",
                rank=model.lora.r,
                quantization=model.quantization,
            )
            for task, model in pack.tasks.items()
        },
        measured={
            task: measured(model.evaluation, task, synthetic=pack.synthetic) for task, model in pack.tasks.items()
        },
        evaluations={task: model.evaluation for task, model in pack.tasks.items() if model.evaluation},
    )
