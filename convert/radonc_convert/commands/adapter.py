"""``radonc-convert adapter``: a LoRA adapter in, an adapter GGUF file for hot swap out."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

NAME = "adapter"
HELP = "write a LoRA adapter as a GGUF file of its own, for swapping at run time"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``adapter``."""
    parser.add_argument("--base", type=Path, required=True, help="GGUF file or Hugging Face folder it was trained on")
    parser.add_argument("--adapter", type=Path, required=True, help="PEFT LoRA folder")
    parser.add_argument("--out", type=Path, required=True, help="GGUF file to write")
    parser.add_argument("--type", default="F16", help="storage type: F32, F16 or BF16 (default: %(default)s)")
    parser.add_argument("--name", help="name of the adapter in the output")
    parser.add_argument("--force", action="store_true", help="replace an existing output")
    parser.add_argument("--json", action="store_true", help="print the receipt as one line of JSON")


def run(options: argparse.Namespace) -> int:
    """Write the adapter file and print its receipt."""
    from radonc_convert.adapter.export import plan_adapter, write_adapter

    planned = plan_adapter(
        options.base, options.adapter, options.out, options.type, name=options.name, force=options.force
    )
    receipt = write_adapter(planned)
    if options.json:
        print(json.dumps(receipt.as_dict(), sort_keys=True))
    else:
        print(
            f"{receipt.file}: {receipt.type}, {receipt.size / 1e6:,.1f} MB, {receipt.tensors} tensors adapted, "
            f"SHA-256 {receipt.sha256}"
        )
    return 0
