"""The verdict on each tensor, from the sums of the first reading and a second look where they stand out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from radonc_convert.quantize.kernels import Kernels
from radonc_convert.verification.noise import CAN_QUANTIZE, judged
from radonc_convert.verification.receipt import coefficient, error_size, rounding_of, suspicious_rows
from radonc_convert.verification.results import TensorResult, Verdict
from radonc_convert.verification.rows import RowReader
from radonc_convert.verification.second_look import find_place, look_at
from radonc_convert.verification.subject import Subject
from radonc_convert.verification.sums import RowSums, Sums

__all__ = ["judge_all"]

_TOO_LARGE = 1.25
"""An error this many times what ggml's own quantizer gives on the same rows is not quantization noise."""

_WEAK = 0.8
"""Below this share of the intended change the storage type is too coarse for the adapter."""

_ROW_TOO_LARGE = 1.5
_WORST_TOO_LARGE = 2.0
_MOST_SEARCHED = 16  # with more bad tensors than this, something else is wrong than a mixed-up name


def judge_all(
    subjects: Sequence[Subject], sums: Sequence[Sums], reader: RowReader, kernels: Kernels
) -> list[TensorResult]:
    """Return the verdict on every subject whose sums are complete; what stands out is read once more."""
    judge = _Judge(reader, kernels)
    results = [judge.first(subject, own.rows(), own) for subject, own in zip(subjects, sums, strict=True)]
    bad = [number for number, result in enumerate(results) if _is_unexplained(result)]
    for number in bad:
        others = subjects if len(bad) <= _MOST_SEARCHED else ()
        results[number] = judge.explained(subjects[number], results[number], others)
    return results


def _is_unexplained(result: TensorResult) -> bool:
    return result.verdict in {Verdict.MISSING, Verdict.WRONG_SCALE, Verdict.WRONG_WEIGHTS}


class _Judge:
    """Reads again what it needs to tell quantization from mistakes."""

    def __init__(self, reader: RowReader, kernels: Kernels) -> None:
        self._reader = reader
        self._kernels = kernels

    def first(self, subject: Subject, rows: RowSums, sums: Sums) -> TensorResult:
        """Return the verdict as far as this tensor alone allows."""
        spec = subject.spec
        result = TensorResult(spec.name, subject.type.name, spec.rows * spec.columns, Verdict.UNCHANGED, "", None, None)
        if not rows.finite.all():
            told = f"{int((~rows.finite).sum())} of {spec.rows} rows hold no usable numbers"
            return replace(result, verdict=Verdict.NOT_FINITE, detail=told)
        error = error_size(rows, sums.sample() if sums.samples else None, spec)
        receipt = coefficient(rows) if rows.dd.any() else None
        result = replace(result, error=error, receipt=receipt)
        if receipt is not None:
            result = self._with_receipt(subject, result)
        if result.verdict.good and error.excess > _TOO_LARGE:
            told = f"the error is {error.excess:,.1f} times that of the type"
            return replace(result, verdict=Verdict.WRONG_WEIGHTS, detail=told)
        if result.verdict.good and (damaged := self._damaged_rows(subject, rows)):
            told = f"{damaged} of {spec.rows} rows are far from what they should be"
            return replace(result, verdict=Verdict.DAMAGED, detail=told)
        return result

    def explained(self, subject: Subject, result: TensorResult, others: Sequence[Subject]) -> TensorResult:
        """Return the result with what was found in the wrong place, if anything was."""
        look = look_at(subject, self._reader, self._kernels)
        place = find_place(subject, look, others, self._reader, self._kernels)
        return result if place is None else replace(result, verdict=Verdict.WRONG_PLACE, detail=place)

    def _with_receipt(self, subject: Subject, result: TensorResult) -> TensorResult:
        receipt, error = result.receipt, result.error
        assert receipt is not None
        assert error is not None
        there, absent = receipt.may_be(1.0), receipt.may_be(0.0)
        if there:
            return replace(result, verdict=Verdict.UNCLEAR if absent else Verdict.APPLIED)
        if error.tried and receipt.rest > _TOO_LARGE * error.expected + rounding_of(subject.spec):
            told = "the weights are not those of base and adapter"
            return replace(result, verdict=Verdict.WRONG_WEIGHTS, detail=told)
        if look_at(subject, self._reader, self._kernels).as_quantized():
            if receipt.value >= _WEAK:
                return replace(result, verdict=Verdict.APPLIED)
            told = f"{subject.type.name} rounds all but {max(receipt.value, 0):.0%} of the change away"
            return replace(result, verdict=Verdict.WEAKENED, detail=told)
        if absent:
            return replace(result, verdict=Verdict.MISSING)
        return replace(result, verdict=Verdict.WRONG_SCALE, detail=f"{receipt.value:.2f} times the intended change")

    def _damaged_rows(self, subject: Subject, rows: RowSums) -> int:
        """Count the rows whose error is far above what quantizing them again gives."""
        if subject.type not in CAN_QUANTIZE or subject.spec.is_vector:
            return 0
        numbers = suspicious_rows(rows)
        if not len(numbers):
            return 0
        factors = self._reader.factors(subject)
        intended = np.concatenate([self._reader.intended_row(subject, factors, int(row)) for row in numbers])
        tried = judged(self._kernels, subject.type, intended, numbers)
        # Rounding to f16 first, as most converters do, can turn the search for a block's scale another way.
        self._kernels.round_to_half(intended)
        through_half = judged(self._kernels, subject.type, intended, numbers)
        expected = np.maximum(tried.expected, through_half.expected)
        worst = np.maximum(tried.worst, through_half.worst)
        rounding = rounding_of(subject.spec) * np.sqrt(rows.weight[numbers])
        far = rows.ee[numbers] > _ROW_TOO_LARGE**2 * expected + rounding**2
        far |= rows.worst[numbers] > _WORST_TOO_LARGE * worst + rounding
        return int(far.sum())
