"""The report of an evaluation as one page: no script, nothing from elsewhere, for the screen and for paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from radonc_models.curate.intervals import wilson
from radonc_models.disk import write_whole
from radonc_models.errors import RadOncError
from radonc_models.evaluate import charts
from radonc_models.evaluate.outcomes import numbers, signs, sites_of
from radonc_models.evaluate.tables import caption, tables_of
from radonc_models.plots import page, rates
from radonc_models.tasks import Task

__all__ = ["html", "write_html"]

_FACT = {
    Task.REGIMEN: ("dose_fractions_exact", "dose or fractions wrong"),
    Task.MODALITY: ("accuracy", "modality wrong"),
    Task.DIAGNOSIS: ("icd_exact_looked_up", "code by description wrong"),
}
_FEWEST_OF_A_SITE = 5
"""Sites with fewer cases share one bar: a share of two or three cases tells nothing."""
_SLOT_WORDS = {"total_dose": "total dose", "per_fraction": "dose per fraction", "systemic": "concurrent drugs"}


def write_html(path: Path, report: Mapping[str, Any]) -> None:
    """Write the page at once.

    Raises:
        RadOncError: It cannot be written.

    """
    try:
        write_whole(path, html(report).encode(), mode=0o644)
    except OSError as error:
        raise RadOncError(f"The page {path.name} cannot be written ({error.strerror}): choose another place.") from None


def html(report: Mapping[str, Any]) -> str:
    """Return ``report`` as a page with its charts and tables."""
    synthetic = (
        "<p><strong>Synthetic cases and a demonstration model: nothing here tells about patients.</strong></p>"
        if report["synthetic"]
        else ""
    )
    parts = [
        f"<p>{escape(caption(report))} Made {escape(report['created'])}.</p>{synthetic}",
        _verdict(report),
        "<h2>The tuned model in pictures</h2>",
        *_charts(report),
        "<h2>Tables</h2>",
        *(_table(title, rows) for title, rows in tables_of(report)),
        _origin(report),
    ]
    return page(f"Evaluation of {report['pack']}", parts)


def _verdict(report: Mapping[str, Any]) -> str:
    sentences = [str(report["verdict"])] if report.get("verdict") else []
    told = "".join(f"<p>{escape(one)}</p>" for one in sentences)
    if report["warnings"]:
        told += "<h3>Read with care</h3><ul>"
        told += "".join(f"<li>{escape(sentence)}</li>" for sentence in report["warnings"]) + "</ul>"
    return f"<h2>What it shows</h2>{told}" if told else ""


def _charts(report: Mapping[str, Any]) -> list[str]:
    """Return the charts that the report has figures for."""
    drawn = _slots(report) + _against_rouge(report)
    behind = report.get("details", {}).get("tuned", {}).get(Task.MODALITY.value, {})
    if "confusion" in behind:
        table = behind["confusion"]
        title = "Modality: right label (rows) and answer (columns); orange: wrong"
        drawn.append(charts.confusion(title, table["labels"], table["rows"]))
    if "reliability" in behind:
        title = "Modality: is it as often right as it is sure? 95 % intervals"
        drawn.append(charts.reliability(title, behind["reliability"]))
    band = report.get("tasks", {}).get(Task.MODALITY.value, {}).get("abstention")
    if band:
        title = "Modality: the fewer cases get a suggestion, the fewer are wrong; large: the pack's threshold"
        drawn.append(charts.risk_coverage(title, band["risk_coverage"], band["test"]))
    return drawn + _sites(report)


def _slots(report: Mapping[str, Any]) -> list[str]:
    slots = report.get("details", {}).get("tuned", {}).get(Task.REGIMEN.value, {}).get("slots", {})
    rows = [
        (_SLOT_WORDS.get(name, name), figure["value"], figure["low"], figure["high"], figure["n"])
        for name, figure in ((name, parts["f1"]) for name, parts in slots.items() if name not in {"micro", "macro"})
        if figure["value"] is not None
    ]
    return [rates("Regimen: F1 of each part of the plan, with 95 % intervals", rows)] if rows else []


def _against_rouge(report: Mapping[str, Any]) -> list[str]:
    found = report.get("outcomes", {}).get(Task.REGIMEN.value)
    if not found:
        return []
    right = [bool(hit) for hit in signs(found["hits"][_FACT[Task.REGIMEN][0]])]
    title = "Regimen: ROUGE-L of plans with right and with wrong dose and fractions"
    return [charts.rouge_by_truth(title, numbers(found["rougeL"]), right)]


def _sites(report: Mapping[str, Any]) -> list[str]:
    """Return, task by task, the share of wrong answers at each site, the worst first."""
    found = report.get("outcomes")
    if not found:
        return []
    sites, drawn = sites_of(found), []
    for task, (metric, words) in _FACT.items():
        if task.value not in found:
            continue
        wrong: dict[str, list[bool]] = defaultdict(list)
        for site, hit in zip(sites, signs(found[task.value]["hits"][metric]), strict=True):
            wrong[site].append(not hit)
        few = [site for site, row in wrong.items() if len(row) < _FEWEST_OF_A_SITE]
        together = [one for site in few for one in wrong.pop(site)]
        rows = [_share(site, row) for site, row in wrong.items()]
        rows.sort(key=lambda row: (-row[1], -row[4], row[0]))
        rows += [_share(f"{len(few)} sites of few cases", together)] if together else []
        drawn.append(rates(f"{task.value.capitalize()}: {words}, by site, with 95 % intervals", rows, bad=True))
    return drawn


def _share(name: str, wrong: Sequence[bool]) -> tuple[str, float, float, float, int]:
    return (name, sum(wrong) / len(wrong), *wilson(sum(wrong), len(wrong)), len(wrong))


def _table(title: str, rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    sides = ["" if any(row[place][:1].isalpha() for row in body) else ' class="r"' for place in range(len(head))]

    def line(cells: Sequence[str], tag: str) -> str:
        parts = (f"<{tag}{side}>{escape(cell)}</{tag}>" for cell, side in zip(cells, sides, strict=True))
        return f"<tr>{''.join(parts)}</tr>"

    lines, top = "".join(line(row, "td") for row in body), line(head, "th")
    table = f"<table><thead>{top}</thead><tbody>{lines}</tbody></table>"
    return f'<h3>{escape(title)}</h3><div class="wide">{table}</div>'


def _origin(report: Mapping[str, Any]) -> str:
    rows = [["File", "SHA-256"]]
    rows += [[model["file"], model["sha256"]] for model in report["models"].values()]
    rows.append(
        [f"{report['cases']['file']} ({report['cases']['split']}, n = {report['n']:,})", report["cases"]["sha256"]]
    )
    versions = ", ".join(f"{name} {version}" for name, version in report["versions"].items())
    return (
        f"<h2>How it was measured</h2><p><code>{escape(report['command'])}</code></p>"
        f'<p class="note">{escape(versions)}; {escape(report["engine"])} on {escape(report["device"])}</p>'
        + _table("Files", rows)
    )
