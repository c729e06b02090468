"""The command ``radonc-models fetch``."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from radonc_models.fetch.download import HUB, Hub, read_token
from radonc_models.fetch.errors import FetchError
from radonc_models.fetch.run import fetch
from radonc_models.fetch.snapshot import Snapshot, check_snapshot

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``fetch``."""
    parser.add_argument("repo", nargs="?", metavar="REPO[@REVISION]", help="such as meta-llama/Llama-2-7b-hf")
    parser.add_argument("--out", type=Path, help="folder for the model; run again to go on with a broken-off download")
    parser.add_argument("--token-file", type=Path, help="file that holds an access token, for models behind a licence")
    parser.add_argument("--endpoint", default=HUB, help="address of the hub (default: %(default)s)")
    parser.add_argument("--check", type=Path, metavar="DIR", help="check a fetched folder against its record, offline")


def run(args: argparse.Namespace) -> int:
    """Fetch a model, or check one that was fetched before."""
    if args.check is not None:
        if args.repo or args.out:
            raise FetchError("--check takes a folder alone: leave out the model and --out.")
        snapshot = check_snapshot(args.check, lambda name: print(f"{name}: right", file=sys.stderr))
        said = "is complete"
    else:
        if not args.repo or args.out is None:
            raise FetchError("Name the model and where it goes, such as: meta-llama/Llama-2-7b-hf --out llama-2-7b.")
        repo, at, revision = args.repo.partition("@")
        token = read_token(args.token_file) if args.token_file else None
        hub = Hub(repo, revision if at else "main", endpoint=args.endpoint, token=token)
        snapshot, said = fetch(hub, args.out, _Bar()), f"-> {args.out}"
    print(_summary(snapshot, said))
    return 0


def _summary(snapshot: Snapshot, said: str) -> str:
    files = "1 file" if len(snapshot.files) == 1 else f"{len(snapshot.files)} files"
    return f"{snapshot.repo} at {snapshot.commit[:12]}: {files}, {snapshot.size / 1e6:.1f} MB {said}"


class _Bar:
    """Bytes, percentage and rate on a terminal; one line per file elsewhere."""

    def __init__(self) -> None:
        self._started = self._last = time.monotonic()
        self._first: int | None = None
        self._name = ""

    def __call__(self, name: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` bytes are there."""
        now, self._first = time.monotonic(), done if self._first is None else self._first
        if not sys.stderr.isatty():
            if name != self._name:
                self._name = name
                print(f"{name} ({done / 1e6:.1f} of {total / 1e6:.1f} MB so far)", file=sys.stderr)
            return
        if now - self._last < 0.2 and done != total:
            return
        self._last = now
        rate = (done - self._first) / max(now - self._started, 1e-6)
        left = f", {(total - done) / rate:.0f} s left" if rate > 0 and done < total else ""
        share = f"{100 * done // max(total, 1):3d} %  {done / 1e6:.0f} of {total / 1e6:.0f} MB"
        line = f"{share}, {rate / 1e6:.1f} MB/s{left}"
        print(f"\r{line}  {name[:40]:<40}", end="\n" if done == total else "", file=sys.stderr, flush=True)
