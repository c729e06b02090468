"""Run the files of a model pack on held-out cases and score every row of the table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from radonc_models.errors import RadOncError
from radonc_models.evaluate.abstention import TARGET, Band, Rated, band, by_label, confidences
from radonc_models.evaluate.answers import AnswerBook, Reply, Row, all_synthetic
from radonc_models.evaluate.baselines import constant_answers, nearest_neighbour
from radonc_models.evaluate.calibration import fit_temperature, softmax
from radonc_models.evaluate.comparison import Comparison, compare, correct
from radonc_models.evaluate.detail import detail
from radonc_models.evaluate.engines import SideBySide
from radonc_models.evaluate.fair import FairBase
from radonc_models.evaluate.outcomes import outcomes
from radonc_models.evaluate.progress import Progress
from radonc_models.evaluate.scores import Given, score
from radonc_models.evaluate.statistics import Figure
from radonc_models.pack.manifest import Pack
from radonc_models.records import Case, answer
from radonc_models.tasks import MODALITY_LABELS, Task

__all__ = ["Result", "Speed", "evaluate"]

FEWEST_CASES = 200
"""Below this the intervals are too wide for a verdict (issue of the first release: at least 200)."""


@dataclass(frozen=True)
class Speed:
    """How long one row of one task took."""

    answers: int
    seconds: float
    new_tokens: int
    refused: int
    cut_off: int


@dataclass
class Result:
    """Everything that was measured: figures by row and task, comparisons and what to be careful about."""

    metrics: dict[str, dict[Task, dict[str, Figure]]] = field(default_factory=dict)
    reference: dict[Task, dict[str, Figure]] = field(default_factory=dict)
    details: dict[str, dict[Task, dict[str, Any]]] = field(default_factory=dict)
    comparisons: list[Comparison] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    speed: dict[Row, dict[Task, Speed]] = field(default_factory=dict)
    temperature: float | None = None
    abstention: Band | None = None
    outcomes: dict[str, Any] = field(default_factory=dict)
    engine: str = ""
    device: str = ""

    def add(self, row: str, task: Task, figures: dict[str, Figure]) -> None:
        """Put the figures of one row and task into the table."""
        self.metrics.setdefault(row, {})[task] = figures


def evaluate(
    pack: Pack,
    test: Sequence[Case],
    train: Sequence[Case],
    asks: SideBySide,
    book: AnswerBook,
    progress: Progress,
    *,
    fair: FairBase,
    validation: Sequence[Case] = (),
    base_limit: int | None = None,
    target: float = TARGET,
) -> Result:
    """Ask every task of ``pack`` for every case of ``test`` and score it beside the baselines.

    Args:
        pack: The pack whose files ``asks`` runs.
        test: Held-out cases, in the order of ``select``.
        train: The cases that the baselines copy from; none of them may be in ``test``.
        asks: Asks the engines.
        book: Answers that are on file already; new ones are added.
        progress: Told of every answer.
        fair: The prompts that ``asks`` has for the fair row of the base model.
        validation: Cases that the temperature of the modality labels and the threshold of their abstention are
            fitted on; none: those of the pack are kept.
        base_limit: Ask the base model only for the first so many cases; 0 leaves its rows out.
        target: Share of right suggestions that the threshold must reach on the validation cases.

    Raises:
        RadOncError: A split is empty or the two sets share a case.
        EngineError: The engine failed; what was answered is kept in ``book``.

    """
    _check_cases(test, [*train, *validation])
    tasks = [task for task in Task if task in pack.tasks]
    base_cases = list(test[:base_limit]) if pack.base is not None else []
    calibrated = len(validation) if Task.MODALITY in tasks else 0
    progress.begin(len(tasks) * (len(test) + 2 * len(base_cases)) + calibrated)
    result = Result()
    known: Rated | None = None
    asker = _Asking(pack, asks, book, progress, fair, result)
    if calibrated:
        result.temperature, known = _calibrate(asker, validation)
    neighbours = nearest_neighbour(train, test)
    answers: dict[Task, Sequence[Given]] = {}
    for task in tasks:
        rows = {
            "tuned": [_given(reply, pack, result.temperature) for reply in asker.all("tuned", task, test)],
            "constant": [Given(constant_answers(train, task))] * len(test),
            "nearest_neighbour": [Given(answer(task, case)) for case in neighbours],
        }
        answers[task] = rows["tuned"]
        for row, given in rows.items():
            result.add(row, task, score(task, test, given))
        behind = detail(task, test, rows["tuned"], list_errors=all_synthetic([*test]))
        result.details.setdefault("tuned", {})[task] = behind
        if task is Task.MODALITY:
            chosen = _band(pack, confidences(test, rows["tuned"]), known, target)
            labels = by_label(test, rows["tuned"], chosen.below) if chosen else {}
            result.abstention = replace(chosen, by_label=labels) if chosen else None
        for against in ("constant", "nearest_neighbour"):
            result.comparisons.append(compare(task, test, rows["tuned"], rows[against], against))
        result.reference[task] = score(task, test, [Given(answer(task, case)) for case in test])
        for name in ("base", "base_fair") if base_cases else ():
            replies = asker.all(name, task, base_cases)
            given = [Given(one.text, one.probabilities) for one in replies]
            result.add(name, task, score(task, base_cases, given))
            result.comparisons.append(compare(task, base_cases, rows["tuned"][: len(base_cases)], given, name))
    result.comparisons = correct(result.comparisons)
    result.outcomes = outcomes(test, answers)
    result.warnings += _warnings(result, len(test))
    return result


@dataclass(frozen=True)
class _Asking:
    """Asks what is not on file yet and keeps count."""

    pack: Pack
    asks: SideBySide
    book: AnswerBook
    progress: Progress
    fair: FairBase
    result: Result

    def all(self, row: Row, task: Task, cases: Sequence[Case], *, counted: bool = True) -> list[Reply]:
        """Return the replies of ``row`` to ``cases``; only ``counted`` ones go into the figures of speed."""
        model = _identity(self.pack, task, row, self.fair)
        replies: dict[int, Reply] = {}
        for number, case in enumerate(cases):
            if (known := self.book.get(model, task, case)) is not None:
                replies[number] = known
                self.progress.step(_name(task, row), asked=False)
        left = [number for number in range(len(cases)) if number not in replies]
        for place, reply in self.asks.replies([(task, cases[number].details, row) for number in left]):
            number = left[place]
            self.book.add(model, task, cases[number], reply)
            replies[number] = reply
            self.progress.step(_name(task, row), asked=True)
        in_order = [replies[number] for number in range(len(cases))]
        if counted:
            self.result.speed.setdefault(row, {})[task] = _speed(in_order)
        engine, device = next(((one.engine, one.device) for one in in_order if one.engine), ("", ""))
        self.result.engine, self.result.device = engine or self.result.engine, device or self.result.device
        return in_order


def _speed(replies: Sequence[Reply]) -> Speed:
    return Speed(
        answers=len(replies),
        seconds=math.fsum(reply.seconds for reply in replies),
        new_tokens=sum(reply.new_tokens for reply in replies),
        refused=sum(reply.finish == "refused" for reply in replies),
        cut_off=sum(reply.finish == "length" for reply in replies),
    )


def _name(task: Task, row: Row) -> str:
    return f"{task.value}, {'base model, fairly' if row == 'base_fair' else f'{row} model'}"


def _calibrate(asker: _Asking, validation: Sequence[Case]) -> tuple[float, Rated]:
    """Return the temperature of the modality labels that fits ``validation`` best, and how sure it is of each case."""
    pack = asker.pack
    replies = asker.all("tuned", Task.MODALITY, validation, counted=False)
    scores, labels = [], []
    for case, reply in zip(validation, replies, strict=True):
        if reply.probabilities is not None:
            scores.append(_log_scores(reply.probabilities, pack.tasks[Task.MODALITY].temperature))
            labels.append(MODALITY_LABELS.index(case.modality))
    temperature = fit_temperature(scores, labels)
    return temperature, confidences(validation, [_given(reply, pack, temperature) for reply in replies])


def _band(pack: Pack, test: Rated, validation: Rated | None, target: float) -> Band | None:
    own = pack.tasks[Task.MODALITY].abstention
    return band(test, validation, target=target, given=(own.below, own.measured) if own else None)


def _log_scores(probabilities: dict[str, float], temperature: float) -> list[float]:
    """Undo ``temperature``: the log-probabilities of the labels, up to a constant per case."""
    return [math.log(max(probabilities.get(label, 0.0), 1e-12)) * temperature for label in MODALITY_LABELS]


def _given(reply: Reply, pack: Pack, temperature: float | None) -> Given:
    """Return ``reply`` with its label probabilities at the fitted temperature."""
    if reply.probabilities is None or temperature is None:
        return Given(reply.text, reply.probabilities)
    scores = np.array([_log_scores(reply.probabilities, pack.tasks[Task.MODALITY].temperature)])
    row = softmax(scores, temperature)[0]
    return Given(reply.text, {label: float(p) for label, p in zip(MODALITY_LABELS, row, strict=True)})


def _identity(pack: Pack, task: Task, row: Row, fair: FairBase) -> str:
    """Return what an answer depends on beside its prompt: the file, and the temperature of label scores."""
    if row != "tuned":
        assert pack.base is not None
        return pack.base.sha256 if row == "base" else f"{pack.base.sha256} after {fair.identity(task)}"
    entry = pack.tasks[task]
    file = f"{entry.sha256} on {pack.base.sha256}" if entry.kind == "adapter" and pack.base else entry.sha256
    return f"{file} T={entry.temperature!r}" if task is Task.MODALITY else file


def _check_cases(test: Sequence[Case], train: Sequence[Case]) -> None:
    if not test:
        raise RadOncError("There is no case to evaluate: the file has none of this split.")
    shared = {case.details for case in train} & {case.details for case in test}
    if shared:
        raise RadOncError(
            f"{len(shared)} of the held-out cases occur in the training cases too: split the file again, "
            "since figures on known cases are worth nothing."
        )


def _warnings(result: Result, n: int) -> list[str]:
    told = (*result.comparisons, *((result.abstention,) if result.abstention else ()))
    sentences = [sentence for sentence in (one.warning() for one in told) if sentence]
    if n < FEWEST_CASES:
        sentences.append(f"Only {n} held-out cases: at least {FEWEST_CASES} are needed for figures to rely on.")
    for row, tasks in result.speed.items():
        for task, speed in tasks.items():
            if speed.cut_off:
                sentences.append(f"{_name(task, row)}: {speed.cut_off} of {speed.answers} answers were cut off.")
            if speed.refused:
                sentences.append(f"{_name(task, row)}: {speed.refused} of {speed.answers} questions were refused.")
    return sentences
