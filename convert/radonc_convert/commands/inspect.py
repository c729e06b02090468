"""``radonc-convert inspect``: what a GGUF file says about itself."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

NAME = "inspect"
HELP = "show metadata, provenance and tensors of a GGUF file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``inspect``."""
    parser.add_argument("file", type=Path, help="GGUF file")
    parser.add_argument("--tensors", action="store_true", help="show the table of tensors too")
    parser.add_argument("--json", action="store_true", help="print everything as one line of JSON")


def run(options: argparse.Namespace) -> int:
    """Print what the header says."""
    from radonc_convert.verification.inspection import inspect_file

    found = inspect_file(options.file)
    print(json.dumps(found.as_dict()) if options.json else found.text(tensors=options.tensors).rstrip("\n"))
    return 0
