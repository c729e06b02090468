"""The table of an evaluation for a terminal and for a README: the paper's Table 1 and what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from radonc_models.evaluate.detail_tables import Rows, detail_tables
from radonc_models.evaluate.human_review_figures import rows_of
from radonc_models.tasks import Task

__all__ = ["caption", "markdown", "markdown_table", "plain", "plain_table", "tables_of"]

_ROWS = {
    "base": "base model, as the paper asks it",
    "base_fair": "base model, with examples and labels",
    "tuned": "tuned model",
    "constant": "constant answer",
    "nearest_neighbour": "nearest neighbour",
}
_TASKS = {Task.REGIMEN: "Regimen", Task.MODALITY: "Modality", Task.DIAGNOSIS: "Diagnosis"}
_ROUGE = {"rouge1": "ROUGE-1", "rouge2": "ROUGE-2", "rougeL": "ROUGE-L"}
_CHECKS = {"wrong_flagged": "wrong and flagged, % of wrong", "right_flagged": "right but flagged, % of right"}
_FACTS: tuple[tuple[Task, str, Mapping[str, str]], ...] = (
    (
        Task.REGIMEN,
        "the facts",
        {
            "dose_fractions_exact": "dose and fractions right, %",
            "laterality": "side right, %",
            "slot_f1_micro": "slot F1, micro",
            "slot_f1_macro": "slot F1, macro",
            **_CHECKS,
        },
    ),
    (
        Task.REGIMEN,
        "critical errors",
        {
            "critical_error": "any, %",
            "wrong_side": "wrong side, %",
            "wrong_site": "wrong site, %",
            "dose_off": "dose off by > 5 %, % of named",
            "fractions_wrong": "fractions wrong, % of named",
            "eqd2_outside": "EQD2 outside of the site, % of named",
        },
    ),
    (
        Task.MODALITY,
        "the facts",
        {
            "accuracy": "accuracy, %",
            "macro_f1": "macro-F1",
            "ece": "ECE",
            "ece_by_chance": "ECE by chance alone",
            "brier": "Brier",
            **_CHECKS,
        },
    ),
    (
        Task.DIAGNOSIS,
        "the facts",
        {
            "icd_exact": "code as spelled, %",
            "icd_exact_looked_up": "code by description, %",
            "icd_3char_looked_up": "its 3 characters, %",
            "icd_valid": "spelled code valid, %",
            **_CHECKS,
        },
    ),
    (
        Task.DIAGNOSIS,
        "the code",
        {
            "icd_steps": "steps in the tree",
            "icd_steps_looked_up": "steps by description",
            "icd_side": "its side right, %",
            "icd_consistent": "words and code agree, %",
        },
    ),
)
_AS_NUMBER = frozenset(
    {
        *(name + part for name in _ROUGE for part in ("", "_precision", "_recall")),
        *(
            "macro_f1",
            "ece",
            "ece_by_chance",
            "brier",
            "slot_f1_micro",
            "slot_f1_macro",
            "icd_steps",
            "icd_steps_looked_up",
        ),
    }
)


def markdown(report: Mapping[str, Any]) -> str:
    """Return ``report`` as Markdown: ROUGE in the shape of the paper's Table 1, then the facts per task."""
    blocks = [caption(report), *(markdown_table(title, rows) for title, rows in tables_of(report))]
    if report.get("verdict"):
        blocks.append(f"In plain words: {report['verdict']}")
    if report["warnings"]:
        blocks.append("Read with care:\n\n" + "\n".join(f"- {sentence}" for sentence in report["warnings"]))
    return "\n\n".join(blocks) + "\n"


def plain(report: Mapping[str, Any]) -> str:
    """Return ``report`` as aligned text for a terminal."""
    blocks = [caption(report), *(plain_table(title, rows) for title, rows in tables_of(report))]
    if report.get("verdict"):
        blocks.append(f"In plain words\n  {report['verdict']}")
    if report["warnings"]:
        blocks.append("\n".join(["Read with care", *(f"  ! {sentence}" for sentence in report["warnings"])]))
    return "\n\n".join(blocks) + "\n"


def markdown_table(title: str, rows: Rows) -> str:
    """Return a table as Markdown; the first row is its head."""
    head, *body = rows
    lines = ["| " + " | ".join(cells) + " |" for cells in (head, ["---"] + ["---:"] * (len(head) - 1), *body)]
    return f"**{title}**\n\n" + "\n".join(lines)


def plain_table(title: str, rows: Rows) -> str:
    """Return a table as aligned text; the first row is its head."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([title, *lines])


def caption(report: Mapping[str, Any]) -> str:
    """Return in one sentence what was measured with what."""
    kind = "held-out synthetic cases" if report["synthetic"] else "held-out cases"
    parts = [f"{report['n']} {kind}", f"pack {report['pack']}", report["engine"], report["device"]]
    return f"{', '.join(part for part in parts if part)}; 95 % intervals in brackets."


def tables_of(report: Mapping[str, Any]) -> list[tuple[str, Rows]]:
    """Return every table of ``report`` with its title; the first row of each is its head."""
    tables = [("ROUGE F-measure (Table 1 of arXiv 2309.10160 in shape)", _rouge_rows(report["metrics"], ""))]
    for part, words in (("_precision", "precision"), ("_recall", "recall")):
        rows = _rouge_rows(report["metrics"], part)
        tables += [(f"ROUGE {words}", rows)] if len(rows) > 1 else []
    for task, title, facts in _FACTS:
        rows = _fact_rows(report["metrics"], task, facts)
        if len(rows) > 1 and len(rows[0]) > 2:
            tables.append((f"{_TASKS[task]}: {title}", rows))
        if task is Task.MODALITY:
            tables += _abstention(report)
    reviewed = rows_of(report["human_review"]) if report.get("human_review") else []
    return [*tables, *detail_tables(report), *reviewed]


def _abstention(report: Mapping[str, Any]) -> list[tuple[str, Rows]]:
    """Return risk and coverage of the tuned model; nothing for a report of a pack that never abstains."""
    band = report.get("tasks", {}).get(Task.MODALITY.value, {}).get("abstention")
    if not band:
        return []
    rows = [["Suggests from", "coverage, %", "suggestions", "right, %", "wrong, %"]]
    for point in (*band["risk_coverage"], band["test"]):
        chosen = point is band["test"]
        name = f"{point['below']:.3f}, chosen" if chosen else f"{point['below']:g}" if point["below"] else "any"
        right = point["accuracy"]
        cells = [_cell("coverage", point["coverage"]), str(right["n"]), _cell("accuracy", right)]
        rows.append([name, *cells, _cell("risk", _opposite(right))])
    return [(f"Modality: risk and coverage ({band['measured']})", rows)]


def _opposite(figure: Mapping[str, Any]) -> dict[str, Any]:
    value, low, high = figure["value"], figure["low"], figure["high"]
    return {"value": None} if value is None else {"value": 1 - value, "low": 1 - high, "high": 1 - low}


def _rouge_rows(metrics: Mapping[str, Any], part: str) -> Rows:
    """Return a row per task and row of answers; ``part`` is the ending of the figures, empty for F-measure."""
    rows = [["Task", "Row", "n", *_ROUGE.values()]]
    for task, title in _TASKS.items():
        for row, name in _ROWS.items():
            figures = metrics.get(row, {}).get(task.value)
            if figures and f"rouge1{part}" in figures:
                cells = [_cell(metric + part, figures[metric + part]) for metric in _ROUGE]
                rows.append([title, name, str(figures["rouge1"]["n"]), *cells])
    return rows


def _fact_rows(metrics: Mapping[str, Any], task: Task, facts: Mapping[str, str]) -> Rows:
    """Return the rows of one task; a fact that an older evaluation did not measure has no column."""
    measured = {name for row in _ROWS for name in metrics.get(row, {}).get(task.value) or ()}
    facts = {name: title for name, title in facts.items() if name in measured}
    rows = [["Row", "n", *facts.values()]]
    for row, name in _ROWS.items():
        figures = metrics.get(row, {}).get(task.value)
        if figures:
            cells = [_cell(metric, figures.get(metric)) for metric in facts]
            rows.append([name, str(figures["rouge1"]["n"]), *cells])
    return rows


def _cell(metric: str, figure: Mapping[str, Any] | None) -> str:
    """Return value and interval; a dash where the metric is not defined."""
    if figure is None or figure["value"] is None:
        return "–"
    value, low, high = figure["value"], figure["low"], figure["high"]
    if metric in _AS_NUMBER:
        return f"{value:.3f} [{low:.2f}, {high:.2f}]"
    return f"{100 * value:.1f} [{100 * low:.0f}, {100 * high:.0f}]"
