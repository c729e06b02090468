"""The command ``radonc-models synthesize``."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from radonc_models.evaluate.baselines import nearest_neighbour
from radonc_models.records import Case, write_cases
from radonc_models.synthetic import DEFAULT_SEED, PRACTICE_COUNTS, generate, practice
from radonc_models.tasks import Task

__all__ = ["add_arguments", "neighbour_scores", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``synthesize``."""
    parser.add_argument("--out", type=Path, required=True, help="JSON lines file to write")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    parser.add_argument(
        "--practice", choices=[task.value for task in PRACTICE_COUNTS], help="plain cases to begin this task with"
    )


def run(args: argparse.Namespace) -> int:
    """Write the cases and report how far copying from the nearest training case would get."""
    cases = practice(Task(args.practice), args.seed) if args.practice else generate(args.seed)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    write_cases(args.out, cases)
    if args.practice:
        sys.stdout.write(f"{len(cases)} plain cases to begin {args.practice} with -> {args.out}\n")
        return 0
    splits = Counter(case.split for case in cases)
    labels = Counter(case.modality for case in cases)
    dose, modality = neighbour_scores(cases)
    sys.stdout.write(
        f"{len(cases)} synthetic cases of {len({case.site for case in cases})} sites -> {args.out}\n"
        f"  splits: {', '.join(f'{name} {count}' for name, count in splits.items())}\n"
        f"  modality: {', '.join(f'{name} {count / len(cases):.1%}' for name, count in labels.most_common())}\n"
        f"  nearest neighbour on test: dose and fractions right {dose:.1%}, modality right {modality:.1%}\n"
    )
    return 0


def neighbour_scores(cases: list[Case]) -> tuple[float, float]:
    """Return the shares of test cases whose nearest training case has a right prescription, and the right modality."""
    train, test = ([case for case in cases if case.split == split] for split in ("train", "test"))
    pairs = list(zip(test, nearest_neighbour(train, test), strict=True))
    dose = sum(
        any(a.same_dose(near.prescription.dose_gy, near.prescription.fractions) for a in case.acceptable)
        for case, near in pairs
    )
    return dose / len(pairs), sum(case.modality == near.modality for case, near in pairs) / len(pairs)
