"""How often split and modality are right on planted or annotated notes.

    python tests/benchmarks/curate/split_and_label.py GOLD [--show N]

GOLD is what ``radonc-models synth --gold`` writes, or a hand-annotated file of ``tests/gold``. Exact means that nothing
but white space lies between the found and the true beginning of the plan. Labels are measured twice: on the plan that
the split found, and on the true plan.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from radonc_models.curate.gold import read_gold
from radonc_models.curate.intervals import wilson
from radonc_models.curate.modality import suggest
from radonc_models.curate.sections import cut_note
from radonc_models.curate.states import THRESHOLD


def notes(path: Path) -> Iterator[tuple[str, int | None, str]]:
    if path.suffix != ".jsonl":
        yield from ((note.text, note.plan_start, note.modality) for note in read_gold(path))
        return
    with path.open(encoding="utf-8") as file:
        for line in file:
            one = json.loads(line)
            yield one["text"], one["plan_start"], one["modality"] or "none"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    total = exact = sure = sure_exact = shown = 0
    found, given = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    sure_found = Counter[tuple[str, str]]()
    started = time.perf_counter()
    for text, start, modality in notes(args.gold):
        cut = cut_note(text)
        want = len(text) if start is None else start
        right = not text[min(cut.start, want) : max(cut.start, want)].strip()
        total, exact = total + 1, exact + right
        sure += cut.confidence >= THRESHOLD
        sure_exact += right and cut.confidence >= THRESHOLD
        label, known = suggest(text[cut.start : cut.stop]), suggest(text[want:])
        found[modality, label.label] += 1
        given[modality, known.label] += 1
        if min(cut.confidence, label.confidence) >= THRESHOLD:
            sure_found[modality, label.label] += 1
        wrong = (cut.confidence >= THRESHOLD and not right) or known.label != modality
        if wrong and shown < args.show:
            shown += 1
            print(
                "---", right, cut.rule, cut.confidence, modality, known.label, "\nTRUE", repr(text[want : want + 400])
            )
            print("CUT ", repr(text[cut.start : cut.start + 200]))
    seconds = time.perf_counter() - started
    low, high = wilson(sure_exact, sure)
    print(f"{total:,} notes, {seconds / max(1, total) * 1000:.2f} ms a note")
    print(f"split exact, all: {exact / total:.4f}")
    share = sure_exact / max(1, sure)
    print(f"split exact, above {THRESHOLD}: {share:.4f} [{low:.4f}, {high:.4f}] of {sure:,}")
    print(f"to a reader for the split: {1 - sure / total:.4f}")
    for name, counts in (("found plan", found), ("true plan", given), ("found plan, all sure", sure_found)):
        f1 = {label: score(counts, label) for label in sorted({truth for truth, _ in counts})}
        each = ", ".join(f"{label} {value:.3f}" for label, value in f1.items())
        print(f"modality on the {name}: macro-F1 {sum(f1.values()) / len(f1):.4f} ({each})")


def score(counts: Counter[tuple[str, str]], label: str) -> float:
    wrong = sum(count for pair, count in counts.items() if label in pair and pair[0] != pair[1])
    return 2 * counts[label, label] / max(1, 2 * counts[label, label] + wrong)


if __name__ == "__main__":
    main()
