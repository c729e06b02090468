"""Table 1 of the paper in shape: base and tuned model by ROUGE, the paper's own figures beside ours."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from radonc_models.evaluate import report as reports
from radonc_models.evaluate.comparison import HEADLINE
from radonc_models.evaluate.tables import caption, markdown, markdown_table, plain, plain_table
from radonc_models.tasks import Task

__all__ = ["PAPER", "add_arguments", "run", "table1"]

_ROUGE = ("rouge1", "rouge2", "rougeL")
PAPER: Mapping[Task, Mapping[str, tuple[float | None, ...]]] = {
    Task.REGIMEN: {"base": (0.074, 0.005, 0.066), "tuned": (0.434, 0.225, 0.427)},
    Task.MODALITY: {"base": (0.0003, None, None), "tuned": (0.790, 0.0, 0.790)},
    Task.DIAGNOSIS: {"base": (0.079, 0.011, 0.061), "tuned": (0.705, 0.620, 0.703)},
}
"""ROUGE-1, -2 and -L as printed in Table 1 of arXiv 2309.10160; None for what is not quoted here."""
_ROWS = {"base": "base", "tuned": "tuned"}
_CHECKED = ("base", "base_fair", "tuned", "constant", "nearest_neighbour")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``radonc-models evaluate table1``."""
    parser.description = "Print Table 1 of the paper in shape, from a report of `radonc-models evaluate`."
    parser.add_argument("--from", dest="source", type=Path, required=True, help="report to read")
    parser.add_argument("--markdown", action="store_true", help="print as Markdown")
    parser.add_argument("--whole", action="store_true", help="print every table of the report instead")


def run(args: argparse.Namespace) -> int:
    """Print the table.

    Raises:
        RadOncError: The report cannot be read.

    """
    report = reports.read(args.source)
    if args.whole:
        sys.stdout.write(markdown(report) if args.markdown else plain(report))
    else:
        sys.stdout.write(table1(report, as_markdown=args.markdown))
    return 0


def table1(report: Mapping[str, Any], *, as_markdown: bool = False) -> str:
    """Return the table, the facts that ROUGE does not show, and why the columns cannot be compared."""
    show = markdown_table if as_markdown else plain_table
    return (
        "\n\n".join(
            (
                caption(report),
                show(
                    "Table 1 of arXiv 2309.10160 in shape: ROUGE F-measure, the paper's figures and ours",
                    _rouge(report),
                ),
                _why(report),
                show("What ROUGE does not show: the fact that decides about each task, %", _facts(report)),
            )
        )
        + "\n"
    )


def _why(report: Mapping[str, Any]) -> str:
    kind = "synthetic cases" if report["synthetic"] else "cases of another clinic"
    return (
        "The columns stand side by side for their shape and cannot be compared: the paper scored Llama 2 on private\n"
        "notes of one clinic by a ROUGE that it does not specify, this report another model on "
        f"{kind}\nby rouge-score without a stemmer; and high ROUGE can go with wrong doses, see below."
    )


def _rouge(report: Mapping[str, Any]) -> list[list[str]]:
    names = ("ROUGE-1", "ROUGE-2", "ROUGE-L")
    rows = [["Task", "Model", *(f"paper {name}" for name in names), "n", *(f"here {name}" for name in names)]]
    for task, printed in PAPER.items():
        for row, name in _ROWS.items():
            figures = report["metrics"].get(row, {}).get(task.value)
            ours = [_number(figures[one]["value"]) for one in _ROUGE] if figures else ["–"] * 3
            n = str(figures["rouge1"]["n"]) if figures else "–"
            rows.append([task.value, name, *map(_number, printed[row]), n, *ours])
    return rows


def _facts(report: Mapping[str, Any]) -> list[list[str]]:
    rows = [["Task", "Fact", *(row.replace("_", " ") for row in _CHECKED)]]
    for task, metric in HEADLINE.items():
        cells = []
        for row in _CHECKED:
            figure = report["metrics"].get(row, {}).get(task.value, {}).get(metric)
            known = figure and figure["value"] is not None
            cells.append(f"{100 * figure['value']:.1f}" if known else "–")
        rows.append([task.value, metric.replace("_", " "), *cells])
    return rows


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}" if 0 < value < 0.001 else f"{value:.3f}"
