"""Which variant the next child of one client loads, and what is learnt from a child that native code ended."""

from __future__ import annotations

from pathlib import Path

from radonc_models.runtime import variants
from radonc_models.runtime.variants import GPU, Choice

__all__ = ["Fallback"]


class Fallback:
    """The variant in use by one client.

    A variant is blamed for good only when a safer one then does the work: a death that repeats itself has another
    cause, such as the model file. Only an illegal instruction is proof enough by itself.

    Args:
        state: State file; by default that of this user.

    """

    def __init__(self, state: Path | None = None) -> None:
        self._state = state
        self._choice: Choice | None = None
        self._variant = ""
        self._how = ""
        self._suspect = ("", "")  # a variant and how it ended

    @property
    def variant(self) -> str:
        """Return the variant to load; empty before ``start``, or for a build without variants."""
        return self._variant

    @property
    def gpu_tested(self) -> bool:
        """Tell whether the build knows GPUs and the self-test found one that computes right."""
        tested = self._choice.outcome(GPU) if self._choice else None
        return tested is not None and tested.usable

    @property
    def why_no_gpu(self) -> str:
        """Return why a GPU that the build could use is not used; empty when it may be or none is known."""
        return self._choice.why_no_gpu if self._choice else ""

    def start(self) -> None:
        """Take the remembered choice; the first start on a computer runs the self-test (some seconds).

        Raises:
            EngineError: No variant works on this computer.

        """
        if self._choice is None:
            self._choice = variants.choose(self._state)
            self._variant = self._choice.variant

    def ended(self, how: str) -> None:
        """Note how the child ended, in words; a signal is named first."""
        self._how = how

    def next_safer(self, _variant: str) -> str | None:
        """Return a safer variant after native code ended the child, ``None`` when there is none to try."""
        proof = self._how.startswith("SIGILL")
        if not self._variant or (self._suspect[0] and not proof):
            return None  # the safer variant died as well: it was not the variant
        why = f"the engine ended while it was in use ({self._how})"
        safer = variants.next_safer(self._variant, why, self._state, remember=proof)
        if safer is not None:
            self._suspect = ("", "") if proof else (self._variant, why)
            self._variant = safer
        return safer

    def worked(self) -> None:
        """Tell that a request was answered: a variant that died before is now to blame."""
        suspect, why = self._suspect
        if suspect:
            variants.next_safer(suspect, why, self._state)
            self._suspect = ("", "")

    def gpu_died(self, why: str) -> None:
        """Remember that the engine ended while it used the GPU."""
        variants.use_no_gpu(why, self._state)
