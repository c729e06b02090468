"""The command ``radonc-models``: cases, adapters, packs and their evaluation."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from radonc_models.errors import RadOncError
from radonc_models.runtime.frozen import is_frozen

__all__ = ["main"]

_COMMANDS = {
    "fetch": ("radonc_models.fetch.cli", "fetch a base model from a model hub, on a connected machine"),
    "to-safetensors": ("radonc_models.tune.unpickle", "save pickled weights as safetensors"),
    "synthesize": ("radonc_models.synthetic.cli", "write seeded synthetic cases"),
    "synth": ("radonc_models.synthetic.clinic.cli", "write a fake oncology clinic: a database or files of rows"),
    "extract": ("radonc_models.extract.cli", "read cases out of an oncology database"),
    "curate": ("radonc_models.curate.cli", "curate extracted cases into a frozen training set"),
    "tune": ("radonc_models.tune.cli", "train the LoRA adapter of one task"),
    "pack": ("radonc_models.pack.cli", "assemble, sign, check and install model packs"),
    "update": ("radonc_models.update.cli", "sign, check and install updates of the program from a folder"),
    "run": ("radonc_models.questions.run", "ask the model of one task about one case"),
    "batch": ("radonc_models.questions.batch", "ask about every case of a table"),
    "icd": ("radonc_models.clinical.icd10.cli", "find ICD-10-CM codes for words, or tell what a code means"),
    "check": ("radonc_models.questions.check", "check an answer against the details of its case"),
    "parse-rx": ("radonc_models.questions.parse_rx", "read doses and fractions out of a prescription"),
    "evaluate": ("radonc_models.evaluate.cli", "measure a model pack on held-out cases"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; an expected failure is one sentence on standard error and exit code 2."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    parser = argparse.ArgumentParser(prog="radonc-models", description=__doc__)
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, purpose) in _COMMANDS.items():
        if not _is_installed(module):
            continue
        subparser = subparsers.add_parser(name, help=purpose, description=purpose)
        if arguments[:1] == [name]:
            # Only the chosen command is imported: `synthesize` must not need what `evaluate` needs.
            import_module(module).add_arguments(subparser)
    try:
        args = parser.parse_args(arguments)
        code: int = import_module(_COMMANDS[args.command][0]).run(args)
    except RadOncError as error:
        sys.stderr.write(f"radonc-models: {error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("radonc-models: stopped; finished results are kept.\n")
        return 130
    return code


def _is_installed(module: str) -> bool:
    """Tell whether this installation has a command: a workstation gets none that trains, converts or fetches."""
    if not is_frozen():
        return True
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # its package is not there either
        return False
