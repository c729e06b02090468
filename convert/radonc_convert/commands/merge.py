"""``radonc-convert merge``: adapters and a base model in, quantized GGUF files out."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from radonc_convert.commands.options import add_conversion, count, progress_bar

if TYPE_CHECKING:
    from radonc_convert.pipeline import Receipt

NAME = "merge"
HELP = "merge adapters into a base, or only quantize it, in one pass"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``merge``."""
    add_conversion(parser)
    parser.add_argument("--threads", type=count, help="number of threads (default: all usable cores)")
    parser.add_argument("--resume", action="store_true", help="go on where an interrupted run of this command stopped")
    parser.add_argument("--json", action="store_true", help="print each receipt as one line of JSON")


def run(options: argparse.Namespace) -> int:
    """Convert and print a receipt for each output."""
    from radonc_convert.commands.options import planned_conversion
    from radonc_convert.pipeline import execute_many

    planned = planned_conversion(options)
    if planned.kernels.notice:
        print(f"radonc-convert: {planned.kernels.notice}", file=sys.stderr)
    receipts = execute_many(planned, progress_bar(), threads=options.threads, resume=options.resume)
    if options.resume and not any(receipt.resumed for receipt in receipts):
        print("radonc-convert: There was nothing to go on from; everything was converted.", file=sys.stderr)
    for receipt in receipts:
        print(json.dumps(receipt.as_dict(), sort_keys=True) if options.json else _sentence(receipt))
    return 0


def _sentence(receipt: Receipt) -> str:
    return (
        f"{receipt.file}: {receipt.type}, {receipt.size / 1e6:,.1f} MB, {receipt.merged} of {receipt.tensors} tensors "
        f"merged, {receipt.seconds:.1f} s, SHA-256 {receipt.sha256}"
    )
