"""The command ``radonc-models run``: one case from standard input, one answer on standard output."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TextIO

from radonc_models.clinical.findings import LEVELS
from radonc_models.questions.results import describe, kind_of
from radonc_models.questions.texts import read_text
from radonc_models.runtime.asking import Asker
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.outcome import Answer, Failed, Outcome, Refused
from radonc_models.runtime.protocol import PromptProgress, Token
from radonc_models.tasks import Task, parse_task

__all__ = ["add_arguments", "add_engine_arguments", "ask", "run"]

ANSWERED, NO_ANSWER, DOUBTFUL, STOPPED = 0, 2, 3, 130


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to ``parser``."""
    parser.description = "Ask the model of one task about the case on standard input."
    parser.epilog = "Exit codes: 0 answer; 2 no answer, with a sentence; 3 cut off or undecided; 130 stopped."
    parser.add_argument("--task", required=True, help="regimen, modality or diagnosis")
    parser.add_argument("--in", dest="source", type=Path, metavar="FILE", help="read the case from a file instead")
    parser.add_argument("--json", action="store_true", help="write one JSON object with findings and provenance")
    parser.add_argument("--base", action="store_true", help="ask the untuned base model, for comparison")
    add_engine_arguments(parser)


def add_engine_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what every command needs that asks the engine."""
    parser.add_argument("--pack", type=Path, required=True, help="folder of the model pack")
    parser.add_argument("--threads", type=_threads, help="threads of the engine (default: one per core)")
    parser.add_argument("--no-gpu", action="store_true", help="compute on the CPU")


def run(args: argparse.Namespace) -> int:
    """Ask one case and return the exit code; Ctrl-C ends it without an answer.

    Raises:
        RadOncError: The pack or the case cannot be read; the message is for the user.

    """
    from radonc_models.pack.trust import open_pack

    task, pack = parse_task(args.task), open_pack(args.pack)
    try:
        details = read_text(args.source)
        with EngineClient(threads=args.threads, gpu=not args.no_gpu) as client:
            asker = Asker(client, pack)
            return ask(asker, task, details, base=args.base, as_json=args.json, out=sys.stdout, err=sys.stderr)
    except KeyboardInterrupt:
        sys.stderr.write("radonc-models: stopped before the answer was complete; nothing was kept.\n")
        return STOPPED


def ask(asker: Asker, task: Task, details: str, *, base: bool, as_json: bool, out: TextIO, err: TextIO) -> int:
    """Ask ``asker``, write the answer to ``out`` and everything else to ``err``; return the exit code.

    Only a terminal sees the text while it grows: a file or a pipe gets a complete answer or nothing at all.
    """
    started = time.monotonic()
    page = _Page(out, err, live=out.isatty() and not as_json)
    try:
        outcome = page.follow(asker, task, details, base=base)
    except KeyboardInterrupt:
        page.spoil("stopped")
        raise
    kind = kind_of(outcome)
    if isinstance(outcome, Refused | Failed):
        page.spoil(kind)
    if as_json:
        out.write(json.dumps(describe(outcome, task, details, time.monotonic() - started), ensure_ascii=False) + "\n")
    elif isinstance(outcome, Answer):
        page.finish(outcome)
    out.flush()
    if isinstance(outcome, Refused | Failed):
        err.write(f"radonc-models: {outcome.sentence}\n")
        return NO_ANSWER
    if not as_json:
        err.write(_summary(outcome, task, details))
    return ANSWERED if kind == "answer" else DOUBTFUL


class _Page:
    """Where an answer appears, piece by piece on a terminal."""

    def __init__(self, out: TextIO, err: TextIO, *, live: bool) -> None:
        self._out, self._err, self._live = out, err, live
        self._written = False

    def follow(self, asker: Asker, task: Task, details: str, *, base: bool) -> Outcome:
        """Show what happens and return how it ends."""
        for event in asker.ask(task, details, base=base):
            if isinstance(event, Token):
                self._piece(event.text)
            elif isinstance(event, PromptProgress):
                self._progress(event)
            else:
                self._progress(None)
                return event
        raise AssertionError("a question ends with an outcome")

    def spoil(self, word: str) -> None:
        """Mark what stands on the terminal already as no answer."""
        if self._written:
            self._out.write(f"\n[{word}: the text above is not an answer]\n")
            self._out.flush()

    def finish(self, answer: Answer) -> None:
        """Complete the text, and say when it is not whole."""
        self._out.write("\n" if self._written else answer.text + "\n")
        if answer.cut_off:
            self._out.write("[cut off at its longest allowed length: not a complete answer]\n")

    def _piece(self, text: str) -> None:
        if self._live:
            self._progress(None)
            self._out.write(text if self._written else text.lstrip())
            self._out.flush()
            self._written = self._written or bool(text.strip())

    def _progress(self, event: PromptProgress | None) -> None:
        if self._err.isatty():
            words = f"reading the case: {event.done} of {event.total} tokens" if event else ""
            self._err.write(f"\r\x1b[K{words}" if words or not self._written else "")
            self._err.flush()


def _summary(answer: Answer, task: Task, details: str) -> str:
    """Return a line about the findings without a word of the case."""
    findings = describe(answer, task, details, 0.0)["findings"]
    counts = {level: sum(one["level"] == level for one in findings) for level in LEVELS}
    found = [f"{counts[level]} of level {level}" for level in ("stop", "caution") if counts[level]]
    return f"The checks found {' and '.join(found)}: --json tells them.\n" if found else ""


def _threads(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 512:
        raise argparse.ArgumentTypeError("must be between 1 and 512")
    return number
