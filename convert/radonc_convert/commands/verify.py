"""``radonc-convert verify``: whether a file is what base and adapter make, and how well it speaks."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

NAME = "verify"
HELP = "check a finished file against its base and adapter: weights, adapter receipt, tokens, language"
_CHECK_FAILED = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``verify``."""
    from radonc_convert.commands.options import count

    parser.add_argument("file", type=Path, help="GGUF file to check")
    parser.add_argument("--base", type=Path, required=True, help="GGUF file or Hugging Face folder it was made of")
    parser.add_argument("--adapter", type=Path, help="PEFT LoRA folder that was merged into it")
    parser.add_argument("--text", type=Path, help="UTF-8 text for the language check (default: synthetic notes)")
    parser.add_argument("--reference-file", type=Path, help="the merged model in F16 (default: made for the check)")
    parser.add_argument("--quick", action="store_true", help="leave out tokens and language, which need the engine")
    parser.add_argument("--threads", type=count, help="number of threads (default: all usable cores)")
    parser.add_argument("--json", action="store_true", help="print the report as one line of JSON")
    parser.add_argument("--report", type=Path, help="write the report as text to this file too")


def run(options: argparse.Namespace) -> int:
    """Verify, print the report, and return 0, or 1 when a check failed."""
    from radonc_convert.commands.options import progress_bar
    from radonc_convert.verification import Options, verify
    from radonc_convert.writer import disk_errors

    chosen = Options(options.quick, options.text, options.reference_file, options.threads)
    report = verify(options.file, options.base, options.adapter, chosen, progress_bar())
    if options.report is not None:
        with disk_errors(options.report):
            options.report.write_text(report.text(), "utf-8")
    print(json.dumps(report.as_dict(), sort_keys=True) if options.json else report.text().rstrip("\n"))
    return 0 if report.passed else _CHECK_FAILED
