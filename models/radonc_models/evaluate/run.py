"""Run the files of a model pack on held-out cases and score every row of the table."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

import numpy as np

from radonc_models.errors import RadOncError
from radonc_models.evaluate.abstention import TARGET, Band, Rated, band, confidences
from radonc_models.evaluate.answers import AnswerBook, Ask, Reply
from radonc_models.evaluate.baselines import constant_answers, nearest_neighbour
from radonc_models.evaluate.calibration import fit_temperature, softmax
from radonc_models.evaluate.comparison import Comparison, compare
from radonc_models.evaluate.progress import Progress
from radonc_models.evaluate.scores import Given, score
from radonc_models.evaluate.statistics import Figure
from radonc_models.pack.manifest import Pack
from radonc_models.records import Case, answer
from radonc_models.tasks import MODALITY_LABELS, Task

__all__ = ["Result", "Speed", "calibrate", "evaluate", "select"]

ROWS = ("base", "base_fair", "tuned", "constant", "nearest_neighbour")
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
    comparisons: list[Comparison] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    speed: dict[str, dict[Task, Speed]] = field(default_factory=dict)
    temperature: float | None = None
    abstention: Band | None = None
    engine: str = ""
    device: str = ""

    def add(self, row: str, task: Task, figures: dict[str, Figure]) -> None:
        """Put the figures of one row and task into the table."""
        self.metrics.setdefault(row, {})[task] = figures


def select(cases: Sequence[Case], limit: int | None) -> list[Case]:
    """Return at most ``limit`` cases, spread over the file by the hash of their id, always the same ones."""
    chosen = sorted(cases, key=lambda case: hashlib.sha256(case.id.encode()).hexdigest())
    return chosen[:limit]


def evaluate(
    pack: Pack,
    test: Sequence[Case],
    train: Sequence[Case],
    ask: Ask,
    book: AnswerBook,
    progress: Progress,
    *,
    validation: Sequence[Case] = (),
    base_limit: int | None = None,
    target: float = TARGET,
) -> Result:
    """Ask every task of ``pack`` for every case of ``test`` and score it beside the baselines.

    Args:
        pack: The pack whose files ``ask`` runs.
        test: Held-out cases, in the order of :func:`select`.
        train: The cases that the baselines copy from; none of them may be in ``test``.
        ask: Asks one question of the engine.
        book: Answers that are on file already; new ones are added.
        progress: Told of every answer.
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
    progress.begin(len(tasks) * (len(test) + len(base_cases)) + calibrated)
    result = Result()
    known: Rated | None = None
    if calibrated:
        result.temperature, known = calibrate(pack, validation, ask, book, progress)
    neighbours = nearest_neighbour(train, test)
    for task in tasks:
        model = _identity(pack, task)
        tuned = _ask_all(result, "tuned", task, model, test, ask, book, progress)
        rows = {
            "tuned": [_given(reply, pack, result.temperature) for reply in tuned],
            "constant": [Given(constant_answers(train, task))] * len(test),
            "nearest_neighbour": [Given(answer(task, case)) for case in neighbours],
        }
        for row, given in rows.items():
            result.add(row, task, score(task, test, given))
        if task is Task.MODALITY:
            result.abstention = _band(pack, confidences(test, rows["tuned"]), known, target)
        for against in ("constant", "nearest_neighbour"):
            result.comparisons.append(compare(task, test, rows["tuned"], rows[against], against))
        result.reference[task] = score(task, test, [Given(answer(task, case)) for case in test])
        if base_cases and pack.base is not None:
            replies = _ask_all(result, "base", task, pack.base.sha256, base_cases, ask, book, progress)
            _add_base(result, task, base_cases, replies)
    result.warnings += _warnings(result, len(test))
    return result


def calibrate(
    pack: Pack, validation: Sequence[Case], ask: Ask, book: AnswerBook, progress: Progress
) -> tuple[float, Rated]:
    """Return the temperature of the modality labels that fits ``validation`` best, and how sure it is of each case."""
    entry = pack.tasks[Task.MODALITY]
    model = _identity(pack, Task.MODALITY)
    replies = _ask_all(Result(), "tuned", Task.MODALITY, model, validation, ask, book, progress)
    scores, labels = [], []
    for case, reply in zip(validation, replies, strict=True):
        if reply.probabilities is not None:
            scores.append(_log_scores(reply.probabilities, entry.temperature))
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


def _identity(pack: Pack, task: Task) -> str:
    """Return what an answer depends on beside its prompt: the file, and the temperature of label scores."""
    entry = pack.tasks[task]
    file = f"{entry.sha256} on {pack.base.sha256}" if entry.kind == "adapter" and pack.base else entry.sha256
    return f"{file} T={entry.temperature!r}" if task is Task.MODALITY else file


def _ask_all(
    result: Result,
    row: str,
    task: Task,
    model_sha256: str,
    cases: Sequence[Case],
    ask: Ask,
    book: AnswerBook,
    progress: Progress,
) -> list[Reply]:
    replies = []
    for case in cases:
        reply = book.get(model_sha256, task, case)
        asked = reply is None
        if reply is None:
            reply = ask(task, case.details, row == "base")
            book.add(model_sha256, task, case, reply)
        replies.append(reply)
        progress.step(f"{task.value}, {row} model", asked=asked)
    result.speed.setdefault(row, {})[task] = Speed(
        answers=len(replies),
        seconds=math.fsum(reply.seconds for reply in replies),
        new_tokens=sum(reply.new_tokens for reply in replies),
        refused=sum(reply.finish == "refused" for reply in replies),
        cut_off=sum(reply.finish == "length" for reply in replies),
    )
    result.engine = next((reply.engine for reply in replies if reply.engine), result.engine)
    result.device = next((reply.device for reply in replies if reply.device), result.device)
    return replies


def _add_base(result: Result, task: Task, cases: Sequence[Case], replies: Sequence[Reply]) -> None:
    """Add the base model as the paper asks it, and fairly: its choice of labels instead of free words."""
    result.add("base", task, score(task, cases, [Given(reply.text) for reply in replies]))
    if task is not Task.MODALITY:
        return
    scored = [(case, reply.probabilities) for case, reply in zip(cases, replies, strict=True) if reply.probabilities]
    if scored:  # an empty free answer comes without label scores; n tells how many are left
        fair = [Given(max(row.items(), key=itemgetter(1))[0], row) for _, row in scored]
        result.add("base_fair", task, score(task, [case for case, _ in scored], fair))


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
                sentences.append(f"{task.value}, {row} model: {speed.cut_off} of {speed.answers} answers were cut off.")
            if speed.refused:
                sentences.append(
                    f"{task.value}, {row} model: {speed.refused} of {speed.answers} questions were refused."
                )
    return sentences
