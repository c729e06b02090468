"""The command ``radonc-models curate``: from extracted rows to a frozen training set, one step a command."""

from __future__ import annotations

import argparse
from importlib import import_module

from radonc_models.errors import RadOncError

__all__ = ["add_arguments", "run"]

_STEPS = {
    "new": ("radonc_models.curate.commands.new", "create an encrypted workspace"),
    "reader": ("radonc_models.curate.commands.reader", "give another person access to a workspace"),
    "add": ("radonc_models.curate.commands.add", "add the rows of `radonc-models extract`"),
    "split": ("radonc_models.curate.commands.split", "split notes into history and plan"),
    "label": (
        "radonc_models.curate.commands.label",
        "suggest modality and prescription; flag leaks and near duplicates",
    ),
    "deidentify": ("radonc_models.curate.commands.deidentify", "find identifiers"),
    "review": ("radonc_models.curate.commands.review", "export cases to a spreadsheet for readers, and take it back"),
    "deidentify-check": (
        "radonc_models.curate.commands.deidentify_check",
        "measure the de-identifier on annotated notes",
    ),
    "freeze": ("radonc_models.curate.commands.freeze", "write the accepted cases as a frozen set for tuning"),
    "export": ("radonc_models.curate.commands.export", "write a frozen set as a table, prompts or FHIR bundles"),
    "report": ("radonc_models.curate.commands.report", "write a quality report (HTML)"),
    "status": ("radonc_models.curate.commands.status", "show how far the cases are"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add a subcommand for each step."""
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    for name, (module, purpose) in _STEPS.items():
        step = steps.add_parser(name, help=purpose, description=f"{purpose[:1].upper()}{purpose[1:]}.")
        import_module(module).add_arguments(step)


def run(args: argparse.Namespace) -> int:
    """Run the step.

    Raises:
        RadOncError: It cannot be done; nothing was changed by it, or what was finished is kept and told.

    """
    try:
        code: int = import_module(_STEPS[args.step][0]).run(args)
    except ImportError as error:
        if (error.name or "").startswith("radonc_"):
            raise
        raise RadOncError(f"{error.name} is not installed: install the package with its extra [curate].") from None
    return code
