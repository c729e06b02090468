"""``radonc-desktop vault verify-file``: whether an exported signed answer is what was signed; needs no store."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from radonc_desktop.vault.errors import SignedFileRefused
from radonc_desktop.vault.signed_file import open_signed_file

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the file and the fingerprint that is expected."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the exported file")
    parser.add_argument("--fingerprint", metavar="F", help="the signer's fingerprint, as it is kept on paper")


def run(args: argparse.Namespace) -> int:
    """Verify the file and print what was signed.

    Raises:
        SignedFileRefused: It cannot be read, was changed, or another key signed it.

    """
    try:
        data = args.file.read_bytes()
    except OSError as error:
        raise SignedFileRefused(f"The file {args.file} cannot be read: check its name.") from error
    opened = open_signed_file(data, args.fingerprint)
    record = opened.record
    lines = [
        f"Genuine: signed by {record['signed_by']} on {record['signed_at']} with the key {opened.fingerprint}.",
        f"Meaning: {record['meaning']}",
        f"Case {record['case']}, {record['task']}; SHA-256 of the record {opened.sha256}",
        "",
        str(record["text"]),
    ]
    if args.fingerprint is None:
        lines.insert(1, "Compare the key with the signer's fingerprint on paper.")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0
