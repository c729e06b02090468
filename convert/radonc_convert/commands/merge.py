"""``radonc-convert merge``: adapters and a base model in, quantized GGUF files out."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

NAME = "merge"
HELP = "merge (or only quantize) in one pass"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``merge``."""
    from radonc_convert.commands.options import count

    parser.add_argument("--base", type=Path, required=True, help="GGUF file or Hugging Face folder")
    parser.add_argument("--adapter", type=Path, help="PEFT LoRA folder; without it the base is only quantized")
    parser.add_argument("--out", type=Path, required=True, help="GGUF file to write")
    parser.add_argument("--type", default="Q8_0", help="file type, such as Q8_0, F16 or Q4_K_M (default: %(default)s)")
    parser.add_argument("--name", help="name of the model in the output")
    parser.add_argument("--threads", type=count, help="number of threads (default: all usable cores)")
    parser.add_argument("--force", action="store_true", help="replace an existing output")
    parser.add_argument("--json", action="store_true", help="print the receipt as one line of JSON")


def run(options: argparse.Namespace) -> int:
    """Convert and print the receipt."""
    from radonc_convert.pipeline import execute, plan

    planned = plan(options.base, options.adapter, options.out, options.type, name=options.name, force=options.force)
    receipt = execute(planned, None, threads=options.threads)
    if options.json:
        print(json.dumps(receipt.as_dict(), sort_keys=True))
    else:
        print(
            f"{receipt.file}: {receipt.type}, {receipt.size / 1e6:.1f} MB, {receipt.merged} "
            f"of {receipt.tensors} tensors "
            f"merged, {receipt.seconds:.1f} s, SHA-256 {receipt.sha256}"
        )
    return 0
