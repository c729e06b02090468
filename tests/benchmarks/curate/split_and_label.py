"""How often split and modality are right on planted or annotated notes.

    python tests/benchmarks/curate/split_and_label.py GOLD ... [--show N]

GOLD is what ``radonc-models synth --gold`` writes, or a hand-annotated file of ``tests/gold``; several are measured
together. Exact means that nothing but white space lies between the found and the true beginning of the plan, nor
between the ends where the annotation gives one. Labels are measured twice: on the plan that the split found, and on
the true plan.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from radonc_models.curate.gold import read_gold
from radonc_models.curate.intervals import wilson
from radonc_models.curate.modality import suggest
from radonc_models.curate.sections import Cut, cut_note
from radonc_models.curate.states import THRESHOLD

Pairs = Counter[tuple[str, str]]


@dataclass
class Measured:
    """What was counted; ``sure`` are splits at or above the threshold."""

    total: int = 0
    exact: int = 0
    sure: int = 0
    sure_exact: int = 0
    label_sure: int = 0
    label_sure_right: int = 0
    reader: int = 0
    found: Pairs = field(default_factory=Counter)
    given: Pairs = field(default_factory=Counter)
    sure_found: Pairs = field(default_factory=Counter)


@dataclass(frozen=True)
class Note:
    id: str
    text: str
    start: int | None
    stop: int | None
    modality: str


def notes(path: Path) -> Iterator[Note]:
    if path.suffix != ".jsonl":
        for note in read_gold(path):
            yield Note(note.id, note.text, note.plan_start, note.plan_stop, note.modality)
        return
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            one = json.loads(line)
            yield Note(str(number), one["text"], one["plan_start"], None, one["modality"] or "none")


def is_exact(note: Note, cut: Cut) -> bool:
    want = len(note.text) if note.start is None else note.start
    same_start = not note.text[min(cut.start, want) : max(cut.start, want)].strip()
    if note.stop is None:
        return same_start
    return same_start and not note.text[min(cut.stop, note.stop) : max(cut.stop, note.stop)].strip()


def measure(gold: Iterator[Note], show: int = 0) -> Measured:
    """Return the counts; ``show`` prints so many sure splits and labels of true plans that are wrong."""
    made = Measured()
    for note in gold:
        cut = cut_note(note.text)
        right, sure = is_exact(note, cut), cut.confidence >= THRESHOLD
        want = len(note.text) if note.start is None else note.start
        label, known = suggest(note.text[cut.start : cut.stop]), suggest(note.text[want : note.stop])
        both = sure and label.confidence >= THRESHOLD
        made.total, made.exact = made.total + 1, made.exact + right
        made.sure, made.sure_exact = made.sure + sure, made.sure_exact + (sure and right)
        made.reader += not both
        made.label_sure += both
        made.label_sure_right += both and label.label == note.modality
        made.found[note.modality, label.label] += 1
        made.given[note.modality, known.label] += 1
        made.sure_found[note.modality, label.label] += both
        if show and ((sure and not right) or known.label != note.modality):
            show -= 1
            print(f"--- {note.id} exact {right}, {cut.rule} {cut.confidence}; {note.modality}, read as {known.label}")
            print("TRUE", repr(note.text[want : want + 400]), "\nCUT ", repr(note.text[cut.start : cut.stop][:200]))
    return made


def macro_f1(pairs: Pairs) -> tuple[float, dict[str, float]]:
    """Return the mean F1 of the true labels, and each."""
    each = {}
    for label in sorted({truth for (truth, _), count in pairs.items() if count}):
        wrong = sum(count for pair, count in pairs.items() if label in pair and pair[0] != pair[1])
        each[label] = 2 * pairs[label, label] / max(1, 2 * pairs[label, label] + wrong)
    return sum(each.values()) / max(1, len(each)), each


def share(right: int, count: int) -> str:
    low, high = wilson(right, count)
    return f"{right / max(1, count):.4f} [{low:.4f}, {high:.4f}] ({right:,} of {count:,})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    started = time.perf_counter()
    made = measure((note for path in args.gold for note in notes(path)), args.show)
    seconds = time.perf_counter() - started
    print(f"{made.total:,} notes, {seconds / max(1, made.total) * 1000:.2f} ms a note; intervals are Wilson's, 95 %")
    print(f"split exact, all: {share(made.exact, made.total)}")
    print(f"split exact, at or above {THRESHOLD}: {share(made.sure_exact, made.sure)}")
    print(f"to a reader for the split: {share(made.total - made.sure, made.total)}")
    print(f"to a reader for split or label: {share(made.reader, made.total)}")
    print(f"label right where split and label are sure: {share(made.label_sure_right, made.label_sure)}")
    named = (("found plan", made.found), ("true plan", made.given), ("found plan, both sure", made.sure_found))
    for name, pairs in named:
        mean, each = macro_f1(pairs)
        words = ", ".join(f"{label} {value:.3f}" for label, value in each.items())
        print(f"modality on the {name}: macro-F1 {mean:.4f} ({words})")


if __name__ == "__main__":
    main()
