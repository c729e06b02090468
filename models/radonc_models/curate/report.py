"""The quality report of a curation: one HTML file without scripts, pictures from elsewhere or a word of any case."""

from __future__ import annotations

from html import escape
from pathlib import Path

from radonc_models.curate.errors import CurationRefused
from radonc_models.curate.intervals import wilson
from radonc_models.curate.review import Review
from radonc_models.curate.states import Pool, State
from radonc_models.curate.tally import PAPER, flag_counts, funnel, grouped
from radonc_models.curate.workspace import Workspace
from radonc_models.disk import write_whole
from radonc_models.keyed.canonical import now
from radonc_models.plots import bars, histogram, page

__all__ = ["report", "write_report"]

_BINS = 20


def write_report(workspace: Workspace, path: Path) -> None:
    """Write the report.

    Raises:
        CurationRefused: It cannot be written.

    """
    try:
        write_whole(path, report(workspace).encode())
    except OSError as error:
        raise CurationRefused(f"{path.name} cannot be written ({error.strerror}): choose another place.") from None


def report(workspace: Workspace) -> str:
    """Return the report as HTML."""
    counts = workspace.counts()
    pools = {pool.value: sum(count for (found, _), count in counts.items() if found is pool) for pool in Pool}
    states = {state.name.lower(): counts.get((Pool.MAIN, state), 0) for state in State}
    steps = funnel(workspace)
    parts = [
        f"<p>Made {escape(now())}. Numbers only: no word of any case is in this file.</p>",
        bars(
            "From the database to accepted cases; hollow: arXiv 2309.10160",
            dict(steps),
            compared=dict(zip((name for name, _ in steps), PAPER, strict=True)),
        ),
        bars("Sets of cases", pools),
        bars("Curated cases by state", states),
        bars("Modality", _grouped(workspace, "label", State.LABELLED)),
        bars("Disease site", _grouped(workspace, "site", State.EXTRACTED)),
        bars("Flags: why cases wait for a reader", flag_counts(workspace)),
        histogram("Confidence of the split into history and plan", _confidence(workspace), 0, 1 / _BINS),
        histogram("Length of the notes in thousand characters", _lengths(workspace), 0, 0.5),
        _provenance(workspace),
        _readings(workspace),
        "<p>De-identification is done by rules under the review of a person and is no certification.</p>",
    ]
    return page("Curation report", parts)


def _grouped(workspace: Workspace, column: str, state: State) -> dict[str, float]:
    query = f"SELECT {column}, count(*) FROM cases WHERE +pool = ? AND +state >= ?"  # noqa: S608 - fixed names
    return {name or "(none)": count for name, count in grouped(workspace, query, Pool.MAIN, state).most_common()}


def _confidence(workspace: Workspace) -> list[int]:
    bins = [0] * _BINS
    query = "SELECT split_confidence, count(*) FROM cases WHERE +pool = ? AND +state >= 1"
    for confidence, count in grouped(workspace, query, Pool.MAIN).items():
        bins[min(_BINS - 1, int(confidence * _BINS))] += count
    return bins


def _lengths(workspace: Workspace) -> list[int]:
    bins = [0] * _BINS
    query = "SELECT min(?, length(text) / 500), count(*) FROM cases JOIN notes ON case_id = id WHERE +pool = ?"
    for thousand, count in grouped(workspace, query, _BINS - 1, Pool.MAIN).items():
        bins[thousand] += count
    return bins


def _provenance(workspace: Workspace) -> str:
    """Return how many fields of the curated cases a reader has corrected."""
    fields = ("split", "label", "prescription", "code", "identifiers", "verdict")
    total = workspace.rows("SELECT count(*) FROM cases WHERE pool = ? AND verdict <> ''", Pool.MAIN)[0][0]
    rows = []
    for field in fields:
        by_reader = workspace.rows(
            "SELECT count(*) FROM cases WHERE pool = ? AND verdict <> '' AND instr(provenance, ?) > 0",
            Pool.MAIN,
            f'"{field}":"reader:',
        )[0][0]
        low, high = wilson(by_reader, total)
        rows.append(f"<tr><td>{field}</td><td>{by_reader:,}</td><td>{low:.1%} to {high:.1%}</td></tr>")
    return (
        f"<h2>Given or corrected by a reader</h2><p>Of {total:,} cases with a verdict; 95 % Wilson interval.</p>"
        f"<table><tr><th>field</th><th>cases</th><th>share</th></tr>{''.join(rows)}</table>"
    )


def _readings(workspace: Workspace) -> str:
    review = Review(workspace)
    done, agreed = review.progress(), review.agreement()
    kappa = "undefined" if agreed.kappa is None else f"{agreed.kappa:.3f}"
    second = (
        f"{agreed.cases:,} cases were read twice, with one modality for {agreed.agreed:,} of them (kappa {kappa})."
        if agreed.cases
        else "No case was read twice."
    )
    return (
        f"<h2>Review</h2><p>{done.waiting:,} waiting ({done.flagged:,} with a flag), {done.accepted:,} accepted, "
        f"{done.rejected:,} rejected, {done.disputed:,} disputed. {second}</p>"
    )
