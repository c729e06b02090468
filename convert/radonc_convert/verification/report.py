"""The report of a verification: one page of text, and the same as JSON."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field
from typing import Any

from radonc_convert.verification.checks import Check, Status, visible
from radonc_convert.verification.language import Language
from radonc_convert.verification.receipt import Coefficient
from radonc_convert.verification.results import TensorResult, Verdict
from radonc_convert.verification.tokens import TokenParity

__all__ = ["SCHEMA", "Report"]

SCHEMA = 1
_WIDTH = 110
_SHOWN = 12
_MARKS = {Status.PASSED: "ok  ", Status.WARNING: "note", Status.FAILED: "BAD ", Status.SKIPPED: "-   "}
_SEVERITY = list(Verdict)


@dataclass(frozen=True)
class Report:
    """Everything that was found out about a file.

    Attributes:
        file: Its name.
        type: Its file type.
        size: Its bytes.
        base: Name of the base.
        adapter: Name of the adapter, None without one.
        checks: The checks in the order in which they were made.
        tensors: Every tensor, in file order.
        strength: The receipt of the whole adapter, None without one.
        gaussian: For each storage type in the file, its relative error on Gaussian weights.
        tokens: Token-id parity, None when it was left out.
        language: Logits against F16, None when it was left out.
        seconds: Wall-clock time.

    """

    file: str
    type: str
    size: int
    base: str
    adapter: str | None
    checks: tuple[Check, ...] = ()
    tensors: tuple[TensorResult, ...] = ()
    strength: Coefficient | None = None
    gaussian: dict[str, float] = field(default_factory=dict)
    tokens: TokenParity | None = None
    language: Language | None = None
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Tell whether no check failed."""
        return all(check.status is not Status.FAILED for check in self.checks)

    def as_dict(self) -> dict[str, Any]:
        """Return the report for JSON; what is not a finite number is null."""
        told = {"schema": SCHEMA, "passed": self.passed, "summary": self.summary()} | asdict(self)
        cleaned = _cleaned(told)
        assert isinstance(cleaned, dict)
        return cleaned

    def summary(self) -> str:
        """Return what a reader must know, in one or two sentences."""
        left_out = any(check.status is Status.SKIPPED for check in self.checks)
        if not self.passed:
            bad = ", ".join(check.name.lower() for check in self.checks if check.status is Status.FAILED)
            return f"DO NOT USE THIS FILE: it is not the model that base and adapter make ({bad})."
        notes = [check for check in self.checks if check.status is Status.WARNING]
        told = "This file is what base and adapter make"
        if self.strength is not None:
            told += f"; {min(self.strength.value, 1.0):.0%} of the adapter's effect is in it"
        told += ". Some checks were left out." if left_out else "."
        return told + (f" Please read the {len(notes)} note{'s' * (len(notes) > 1)} below." if notes else "")

    def text(self) -> str:
        """Return the report as one page of plain text."""
        adapter = f" + adapter {self.adapter}" if self.adapter else ""
        lines = [f"Verification of {self.file} ({self.type}, {self.size / 1e6:,.1f} MB)"]
        lines += [f"against base {self.base}{adapter}", "", *_wrapped(self.summary(), ""), ""]
        for check in self.checks:
            lines += _wrapped(f"{_MARKS[check.status]}  {check.name:<10} {check.told}", " " * 17)
        lines += ["", *self._tensor_lines(), "", *self._method_lines(), f"Took {self.seconds:.1f} s."]
        return "\n".join(visible(line.rstrip()) for line in lines) + "\n"

    def _tensor_lines(self) -> list[str]:
        counts = {verdict: sum(t.verdict is verdict for t in self.tensors) for verdict in Verdict}
        told = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
        lines = [f"{len(self.tensors)} tensors: {told}. The worst ones:"]
        lines.append(f"  {'tensor':<28}{'type':<6}{'adapter':>17}{'error':>9}{'normal':>9}{'largest':>9}  verdict")
        for tensor in sorted(self.tensors, key=_badness, reverse=True)[:_SHOWN]:
            receipt, error = tensor.receipt, tensor.error
            share = f"{receipt.value:.3f} ± {receipt.error:.3f}" if receipt else "-"
            sizes = (error.relative, error.expected, error.largest) if error else ()
            figures = "".join(f"{_percent(size):>9}" for size in sizes) or f"{'-':>9}" * 3
            told = f"{tensor.verdict}" + (f": {tensor.detail}" if tensor.detail else "")
            lines.append(f"  {tensor.name[:27]:<28}{tensor.type:<6}{share:>17}{figures}  {told}")
        return lines

    def _method_lines(self) -> list[str]:
        usual = ", ".join(f"{kind} {_percent(error)}" for kind, error in self.gaussian.items())
        told = (
            "adapter: how much of the intended change is in the file (1 = all, 0 = none), with its standard error. "
            "error, largest: distance from the intended weights, relative to their size. "
            f"normal: what ggml's quantizer gives on the same rows. On Gaussian weights it gives: {usual}."
        )
        return _wrapped(told, "")


def _badness(tensor: TensorResult) -> tuple[int, float, float]:
    fine = tensor.verdict in {Verdict.APPLIED, Verdict.UNCHANGED}
    far = abs(tensor.receipt.value - 1) if tensor.receipt else 0.0
    return 0 if fine else _SEVERITY.index(tensor.verdict), far, tensor.error.relative if tensor.error else math.inf


def _percent(share: float) -> str:
    return f"{share:.2%}" if share < 10 else f"{share:.0f} x"


def _wrapped(text: str, indent: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent, drop_whitespace=True) or [""]


def _cleaned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value
