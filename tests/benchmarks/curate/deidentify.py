"""Measure the de-identifier on planted notes and on the hand-written ones, and fuzz it.

    PYTHONPATH=models python tests/benchmarks/curate/deidentify.py [--cases 5000] [--seed 11] [--fuzz 10000]

The planted notes are written with the half of names and wordings that no rule was tuned on. One process; the time is
that of the processor.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from radonc_models.curate.deidentify import Known, deidentify
from radonc_models.curate.figures import Figures, measure
from radonc_models.curate.gold import GoldNote, read_gold, read_planted

GOLD = Path(__file__).parents[2] / "gold"
LEAST_RECALL, LEAST_RETENTION = 0.99, 0.995


class Clock:
    """Adds up processor time and characters of what passes through it."""

    def __init__(self) -> None:
        self.seconds, self.characters, self.slowest = 0.0, 0, 0.0

    def run(self, text: str, known: Known):
        begin = time.process_time()
        redaction = deidentify(text, known)
        spent = time.process_time() - begin
        self.seconds += spent
        self.slowest = max(self.slowest, spent)
        self.characters += len(text)
        return redaction


def show(title: str, notes: Iterable[GoldNote], known: Callable[[Known], Known] = lambda row: row) -> Figures:
    clock = Clock()
    figures = measure(notes, lambda text, row: clock.run(text, known(row)))
    print(f"\n{title}: {figures.notes:,} notes")
    for heading, shares, bound in (
        ("identifiers (recall)", figures.recall, LEAST_RECALL),
        ("clinical facts (retention)", figures.retention, LEAST_RETENTION),
        ("replaced places that are identifiers (precision)", {"precision": figures.precision}, None),
    ):
        print(f"  {heading}")
        for name, share in shares.items():
            low, high = share.interval
            verdict = "" if bound is None else "  reached" if low >= bound else "  NOT reached" if share.n else ""
            print(
                f"    {name:<20} {share.hits:>7,} / {share.n:>7,}  {share.value:.4f} [{low:.4f}, {high:.4f}]{verdict}"
            )
    each = 1e3 * clock.seconds / figures.notes
    rate = clock.characters / clock.seconds / 1e6
    size = clock.characters / figures.notes
    print(f"  {each:.2f} ms a note of {size:,.0f} characters, {rate:.2f} M characters/s, "
          f"slowest {1e3 * clock.slowest:.0f} ms")  # fmt: skip
    return figures


def planted(cases: int, seed: int, half: str, folder: Path) -> Path:
    gold = folder / f"{half}.jsonl"
    command = ["synth", "--cases", str(cases), "--seed", str(seed), "--as", "jsonl", "--wording", half]
    command += ["-o", str(folder / f"{half}.rows"), "--gold", str(gold)]
    code = f"import sys; from radonc_models.cli import main; sys.exit(main({command!r}))"
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return gold


def fuzz(count: int, seed: int) -> None:
    rng = random.Random(seed)
    notes = [*read_gold(GOLD / "notes_dev.txt"), *read_gold(GOLD / "notes_held_out.txt")]
    signs = "\x00\n\t é'’-./:#@()[]{}0123456789abcXYZГ中\U0001f600\u202e"
    crashes, slowest = 0, 0.0
    for _ in range(count):
        one, other = rng.choice(notes), rng.choice(notes)
        text = one.text[rng.randrange(len(one.text)) :] + other.text[: rng.randrange(len(other.text))]
        for _ in range(rng.randrange(12)):
            at = rng.randrange(len(text) + 1)
            text = text[:at] + "".join(rng.choices(signs, k=rng.randrange(6))) + text[at + rng.randrange(3) :]
        begin = time.process_time()
        try:
            check(text, other.known)
        except Exception as problem:  # noqa: BLE001 - every kind of crash counts
            crashes += 1
            print(f"  crash: {type(problem).__name__}")
        slowest = max(slowest, time.process_time() - begin)
    print(f"\nfuzz: {count:,} broken texts, {crashes} crashes, slowest {1e3 * slowest:.0f} ms")


def check(text: str, known: Known) -> None:
    redaction = deidentify(text, known)
    last, parts = 0, []
    for span in redaction.spans:
        assert last <= span.start < span.end <= len(text)
        parts += [text[last : span.start], span.kind.replacement]
        last = span.end
    assert redaction.text == "".join([*parts, text[last:]])
    for kept in redaction.kept:
        assert not any(span.start < kept.end and kept.start < span.end for span in redaction.spans)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--fuzz", type=int, default=10_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        gold = planted(args.cases, args.seed, "held_out", Path(folder))
        show("planted, wording never used for rules", read_planted(gold))
        show("the same without the database row", read_planted(gold), lambda _: Known())
    for half in ("dev", "dev_more", "held_out", "held_out_2"):
        show(f"hand-written, {half}", read_gold(GOLD / f"notes_{half}.txt"))
    long = "\n".join(note.text for note in read_gold(GOLD / "notes_dev.txt"))
    long *= 1_000_000 // len(long) + 1
    begin = time.process_time()
    deidentify(long[:1_000_000])
    print(f"\na note of 1 MB: {time.process_time() - begin:.1f} s")
    if args.fuzz:
        fuzz(args.fuzz, args.seed)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
