"""Spoilt rows, sheets and files against the curation: nothing may crash, and nothing may be there by half.

    python tests/benchmarks/curate/fuzz_chain.py [--rows 10000] [--seed 1]

Rows are built from true notes by cutting, doubling, shuffling and planting what breaks parsers (NUL, surrogates, wide
signs, quotation marks, formulas, huge lines, section marks, ICD-9, empty fields). They go through every step to a
frozen set; then files of rows and returned sheets are spoilt byte by byte. What counts: no exception but the one
sentence of a ``RadOncError``, every row either in the workspace or listed, every frozen line a case, nothing left by a
refusal.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from radonc_models.curate.adding import add_file, add_rows
from radonc_models.curate.deidentify import deidentify
from radonc_models.curate.freeze import freeze
from radonc_models.curate.review import Review
from radonc_models.curate.sheet import export_sheet, import_sheet
from radonc_models.curate.states import BLOCKING
from radonc_models.curate.steps import deidentify_cases, label_cases, split_cases
from radonc_models.curate.workspace import Workspace, create_workspace
from radonc_models.errors import RadOncError
from radonc_models.extract.rows import ExtractedRow, write_rows
from radonc_models.keyed.keys import KdfParameters
from radonc_models.records import read_cases
from radonc_models.tasks import Task, render

CHEAP = KdfParameters(memory_kib=64, time_cost=1, parallelism=1)
BASE = (
    """Mrs. Alder is a 61-year-old woman with a lump in the left breast, pT1c N0, margins clear, MRN 7700123.

PLAN: 40 Gy in 15 fractions with 6 MV photons. Signed: Dr. Okonkwo""",
    "HPI: 70M, PSA 8, cT2a.\nA/P: EBRT 46 Gy/23 fx then HDR 15 Gy x1.\nMeds: aspirin",
    "Dear colleague, thank you. He has a lung nodule.\nWe recommend SBRT 54 Gy in 3 fractions.\nKind regards",
)
PLANTED = (
    "\0", "\ud800", "\u202e", "\u2028", "😀" * 50, "\"\"\"", "'=1+1", "=HYPERLINK(1)", "### Regimen:", "PLAN:" * 40,
    "\r", "\x1b[2J", "9" * 400 + " Gy", "Gy in fractions", "1e309 Gy in 0 fractions", "\n" * 200, "<<plan>>", "[NAME]",
    "a" * 20_000, "ﬀ", "٤٠ Gy", "0 Gy in 0 fractions", "-5 Gy/3", "Plan: Plan: Plan:", "12/13/14/15/16", "((((" * 30,
    "(" * 3000,
)  # fmt: skip
CODES = ("C50.412", "C61", "174.9", "", "c34.11", "Z99", "C99.999", "💊", "C50.412 ", "A" * 300)


def spoilt(source: random.Random, text: str) -> str:
    """Return a text after one to four accidents."""
    for _ in range(source.randint(1, 4)):
        at = source.randint(0, len(text))
        match source.randrange(6):
            case 0:
                text = text[:at]
            case 1:
                text = text[:at] + source.choice(PLANTED) + text[at:]
            case 2:
                text = text + text[at:]
            case 3:
                text = text[at:] + text[:at]
            case 4:
                text = "".join(source.sample(text[:2000], min(len(text), 2000)))
            case _:
                text = text.replace(source.choice("aeiou .,:"), source.choice(PLANTED[:8]), 3)
    return text


def rows(source: random.Random, count: int) -> Iterator[ExtractedRow]:
    for number in range(count):
        note = spoilt(source, source.choice(BASE)) if source.random() < 0.9 else source.choice(BASE) + f" {number}"
        row = ExtractedRow(
            f"p{number}", "Alder, Wilma", "7700123", "1960-02-03", "F", "2021-03-04",
            source.choice(("ICD-10-CM", "ICD-9", "")), source.choice(CODES), "Some diagnosis", note, ("Okonkwo, T",),
            "Cedar Hollow", f"n{number}",
        )  # fmt: skip
        if source.random() < 0.05:
            row = replace(row, patient_id=f"p{max(0, number - 1)}")
        yield row


def through(workspace: Workspace, count: int, seed: int, folder: Path) -> Counter[str]:
    """Take fuzzed rows from the first step to the last and return what became of them."""
    result = add_rows(workspace, rows(random.Random(seed), count))
    kept = sum(workspace.counts().values())
    refused = sum(not one.sentence.endswith("only its diagnosis is counted.") for one in result.problems)
    if kept + refused != count:
        raise AssertionError(f"{count} rows, {kept} kept, {refused} refused")
    split_cases(workspace)
    label_cases(workspace)
    deidentify_cases(workspace, deidentify)
    review = Review(workspace)
    export_sheet(review, folder / "out.csv")
    outcome: Counter[str] = Counter({"rows": count, "kept": kept, "refused by row and column": refused})
    while waiting := review.queue(limit=500):
        with review.as_one():
            for case_id in waiting:
                if BLOCKING & set(review.case(case_id).flags):
                    review.reject(case_id, "fuzz")
                    outcome["rejected"] += 1
                else:
                    review.accept(case_id)
                    outcome["accepted"] += 1
    frozen = freeze(workspace, folder / "set")
    cases = read_cases(folder / "set" / "cases.jsonl")
    if len(cases) != frozen.cases or not all(render(Task.REGIMEN, case.details) for case in cases):
        raise AssertionError("a frozen case that cannot be asked")
    outcome["frozen"] = frozen.cases
    return outcome


def spoil_bytes(source: random.Random, data: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(source.randint(1, 6)):
        at = source.randrange(len(out))
        match source.randrange(4):
            case 0:
                out[at] = source.randrange(256)
            case 1:
                del out[at : at + source.randrange(200)]
            case 2:
                out[at:at] = source.choice((b'"', b"\0", b"\xff\xfe", b",,,", b"\r\n", b'"\r\n"'))
            case _:
                del out[at:]
        if not out:
            break
    return bytes(out)


def files(folder: Path, count: int, seed: int) -> Counter[str]:
    """Give spoilt files of rows and spoilt sheets to the readers."""
    source, outcome = random.Random(seed), Counter[str]()
    with create_workspace(folder / "second", "anna", "plain words make a long one", kdf=CHEAP) as workspace:
        sound = [row for row in rows(random.Random(seed + 1), 30) if "\0" not in row.details]
        write_rows(folder / "rows.csv", sound)
        add_file(workspace, folder / "rows.csv")
        split_cases(workspace)
        label_cases(workspace)
        deidentify_cases(workspace, deidentify)
        review = Review(workspace)
        export_sheet(review, folder / "sheet.csv")
        kinds = ((folder / "rows.csv", lambda path: add_file(workspace, path)),
                 (folder / "sheet.csv", lambda path: import_sheet(review, path)))  # fmt: skip
        originals = [path.read_bytes() for path, _ in kinds]
        for number in range(count):
            (_, read), data = kinds[number % 2], originals[number % 2]
            if number % 2:
                data = data.replace(b'"",""', b'"accept",""', source.randint(0, 40))
            spoilt_file = folder / "spoilt.csv"
            spoilt_file.write_bytes(spoil_bytes(source, data))
            before = sum(workspace.counts().values())
            try:
                read(spoilt_file)
                outcome["files read"] += 1
            except RadOncError as error:
                outcome["files refused"] += 1
                if sum(workspace.counts().values()) != before or "\n" in str(error):
                    raise AssertionError("a refusal that left something") from error
        for case_id in review.queue("done", 10_000):
            if BLOCKING & set(review.case(case_id).flags) and review.case(case_id).verdict == "accepted":
                raise AssertionError("an accepted case that lacks something")
    return outcome


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with create_workspace(folder / "workspace", "anna", "plain words make a long one", kdf=CHEAP) as workspace:
            outcome = through(workspace, args.rows, args.seed, folder)
        outcome.update(files(folder, args.files, args.seed))
    print(", ".join(f"{name} {count:,}" for name, count in outcome.items()))
    print("0 crashes, 0 partial outputs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
