"""The card of a frozen set: where its cases come from, who read them, and what it must not be used for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from radonc_models.curate.review import Review
from radonc_models.curate.tally import PAPER, funnel
from radonc_models.curate.workspace import Workspace

__all__ = ["card"]

_TEXT = """# Frozen training set

{cases:,} cases of one diagnosis each, made {made}, seed {seed}. `cases.jsonl` holds all of them, the folders hold the
same cases by task and set. The hash of every file is in `manifest.json`: `radonc-models tune --data` and
`evaluate --cases` take this folder and refuse it once a file was changed.

De-identified by rules under the review of a person. This is no certification under 45 CFR 164.514, and the texts stay
confidential: keep the folder where patient data may be kept, and ask who is responsible before it goes anywhere.

## How the cases came here

{funnel}

{read:,} of the {cases:,} cases were read one by one.{unread}
Searched for identifiers by: {rules}.
{agreement}

## What is in it

{sets}

{modalities}

{sites}

## What is not in it

{left_out}

## What it is for

Tuning and measuring models that suggest a draft to a physician. What the plans say is what was done at the sites of
origin, not what should be done; rare sites and modalities have few cases; the label, dose and side of a plan were read
by rules and confirmed as told above.
"""


def card(workspace: Workspace, manifest: Mapping[str, Any]) -> str:
    """Return the card of the set that ``manifest`` describes, as Markdown."""
    agreed = Review(workspace).agreement()
    cases, read = manifest["cases"], manifest["read_one_by_one"]
    kappa = "undefined" if agreed.kappa is None else f"{agreed.kappa:.3f}"
    steps = [(name, f"{count:,}", f"{paper:,}") for (name, count), paper in zip(funnel(workspace), PAPER, strict=True)]
    return _TEXT.format(
        cases=cases,
        made=manifest["made"],
        seed=manifest["seed"],
        funnel=_table(("step", "here", "arXiv 2309.10160"), steps),
        read=read,
        rules=", ".join(f"{name} ({count:,})" for name, count in manifest["deidentified_by"].items()),
        unread=""
        if read == cases
        else f" The other {cases - read:,} carried no flag and were accepted unread after a sample had been read.",
        agreement=f"{agreed.cases:,} were read by two readers independently: Cohen's kappa of the modality is {kappa}."
        if agreed.cases
        else "No case was read by two readers.",
        sets=_counted("set", manifest["splits"]),
        modalities=_counted("modality", manifest["modalities"]),
        sites=_counted("site", manifest["sites"]),
        left_out=_counted("reason", manifest["left_out"]) if manifest["left_out"] else "Nothing of the curated set.",
    )


def _counted(name: str, counts: Mapping[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    return _table((name, "cases"), [(key, f"{count:,}") for key, count in ordered])


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [f"| {' | '.join(header)} |"]
    lines.append("|" + " --- |" * (lines[0].count("|") - 1))
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
