"""Break the engine's child in every phase of its work: one sentence is shown, and the next question is answered.

    python tests/benchmarks/bench_faults.py [--runs 240] [--seed 1] [--patience 3] [--demo build/demo]

Each run breaks a child that is idle, loads a model, switches to another adapter, reads a prompt or writes an answer.
The question that was open must end in exactly one ``RadOncError`` of one line; an idle child has no question to fail,
so there the next question may also be answered by a new child at once. After that the next question must be answered
as ever, and the app must have no more handles, threads or children than before. Prints one line a kind of fault; exit
code 1 if a run did not hold. Without ``--demo``, the models are tiny ones with random weights.
"""

import argparse
import contextlib
import faulthandler
import importlib.util
import os
import random
import resource
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parent))

from figures import note
from saboteur import FAULTS, MARK, PHASES, SIGNALS, command

from radonc_models.errors import RadOncError
from radonc_models.pack import file_sha256
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.protocol import AdapterFile, Done

ROOT = Path(__file__).parents[2]
HANG = 120.0
LONG, NEXT = f"{MARK} " + "The tumour measures 4 cm. " * 60, "The capital of France is"
TOKENS = 40


class WrongError(Exception):
    """A run did not hold; the message says how."""


def tiny_module():
    """What makes tiny models for the tests."""
    place = ROOT / "tests/models/runtime/conftest.py"
    spec = importlib.util.spec_from_file_location("runtime_conftest", place)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look there
    spec.loader.exec_module(module)
    return module


def tiny_models(folder):
    """Two tiny models with random weights."""
    module = tiny_module()
    return [module._write_tiny_model(folder / f"tiny-{seed}.gguf", seed) for seed in (1, 2)]


def tiny_family(folder):
    """A tiny base and two adapters for it."""
    module, base = tiny_module(), tiny_models(folder)[0]
    sha256 = file_sha256(base)
    files = [module._write_tiny_adapter(folder / f"{seed}.gguf", sha256, module._low_rank(seed)) for seed in (11, 12)]
    return base, [AdapterFile(str(file), file_sha256(file), sha256) for file in files]


def demo_family(demo, folder):
    """The demo's base and two of its adapters."""
    from bench_tasks import adapter_pack

    pack = adapter_pack(demo, folder)
    entries = list(pack.tasks.values())[:2]
    source = pack.base.source_sha256
    return pack.path(pack.base), [AdapterFile(str(pack.path(one)), one.sha256, source) for one in entries]


class Trial:
    """One client after another that break in one way each."""

    def __init__(self, base, adapters, stderr, patience):
        self.base, self.adapters, self._stderr, self._patience = base, adapters, stderr, patience
        self.sha256 = file_sha256(base)
        with EngineClient(threads=1) as client:
            keys = [self.load(client, adapter) for adapter in adapters]
            self.expected = self.text(client, keys[0], NEXT)
            long = [*client.generate(keys[0], LONG, TOKENS)][-1]
        self._empty = settled()
        if long.new_tokens < 5 or long.prompt_tokens < 3 * 128:
            raise SystemExit("The question is too short to be broken: take another model.")

    def load(self, client, adapter):
        return client.load(self.base, self.sha256, adapter).key

    def text(self, client, key, prompt):
        done = [*client.generate(key, prompt, TOKENS)][-1]
        return done.text if isinstance(done, Done) else None

    def argv(self, fault, phase, seed):
        folders = dict.fromkeys(path.resolve().parent for path in (self.base, *(Path(a.path) for a in self.adapters)))
        return command(fault, phase, seed, folders)

    def run(self, fault, phase, seed):
        """Return how the run ended, and leave nothing behind."""
        argv = self.argv(fault, phase, seed)
        with EngineClient(threads=1, argv=argv, stderr=self._stderr, patience=self._patience) as client:
            errors = self._broken(client, fault, phase)
            if len(errors) != 1 and not (phase == "idle" and not errors):
                raise WrongError(f"{len(errors)} errors")
            client._argv = self.argv("nothing", "idle", seed)
            self._give_memory(client)
            self._check_next(client)
        if (left := settled(self._empty)) != self._empty:
            raise WrongError(f"handles, threads, children: {self._empty} before and {left} after")
        return errors[0] if errors else "answered at once by a new child"

    def _broken(self, client, fault, phase):
        errors = []
        try:
            keys = [self.load(client, adapter) for adapter in self.adapters]
            if phase in ("idle", "switching"):
                self.text(client, keys[1], NEXT)
            if phase == "idle":
                self._break_from_outside(client, fault)
            self.text(client, keys[0], LONG)
        except RadOncError as error:
            errors.append(sentence_of(error))
        return errors

    def _break_from_outside(self, client, fault):
        pid = client.pid
        if fault == "out of memory":
            resource.prlimit(pid, resource.RLIMIT_AS, (1, resource.RLIM_INFINITY))
        else:
            os.kill(pid, signal.Signals[fault] if fault in SIGNALS else signal.SIGUSR1)
        time.sleep(0.02)

    def _give_memory(self, client):
        if client.pid is not None:
            with contextlib.suppress(ProcessLookupError):
                resource.prlimit(client.pid, resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def _check_next(self, client):
        try:
            found = self.text(client, self.load(client, self.adapters[0]), NEXT)
        except RadOncError as error:
            raise WrongError(f"the next question failed: {error}") from None
        if found != self.expected:
            raise WrongError("the next answer was another one")


def settled(expected=None):
    """Return the handles, threads and children of this process, when they are as expected or after a while."""
    own, deadline = psutil.Process(), time.monotonic() + (5 if expected else 1)
    while True:
        found = own.num_fds(), threading.active_count(), len(own.children())
        if found == expected or time.monotonic() > deadline:
            return found
        time.sleep(0.01)


def sentence_of(error):
    sentence = str(error)
    if not (sentence.isprintable() and sentence.endswith(".") and "Traceback" not in sentence):
        raise WrongError(f"not one sentence: {sentence!r}")
    return f"{type(error).__name__}: {sentence}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=240)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--demo", type=Path, help="folder that `make demo` made")
    parser.add_argument("--patience", type=float, default=3.0, help="seconds after which a silent child counts as hung")
    options = parser.parse_args()
    chance, held, wrong = random.Random(options.seed), Counter(), []
    seen = {fault: Counter() for fault in FAULTS}
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as stderr:
        place = Path(folder)
        base, adapters = demo_family(options.demo, place) if options.demo else tiny_family(place)
        trial = Trial(base, adapters, stderr, options.patience)
        for number in range(options.runs):
            faulthandler.dump_traceback_later(HANG, exit=True)  # no run may hang
            fault, phase = FAULTS[number % len(FAULTS)], PHASES[(number + number // len(FAULTS)) % len(PHASES)]
            try:
                seen[fault][trial.run(fault, phase, chance.random())] += 1
                held[fault, phase] += 1
            except WrongError as error:
                wrong.append(f"run {number}, {fault}, {phase}: {error}")
                print(wrong[-1], flush=True)
        faulthandler.cancel_dump_traceback_later()
        stderr.seek(0)
        written = stderr.read().decode("utf-8", "replace").splitlines()
        # An interpreter without memory says so; nobody sees it, and nothing else may be said.
        errors = [line for line in written if line.endswith("Error") and not line.startswith(" ")]
        wrong += [line for line in errors if line != "MemoryError"]
    for fault, ends in seen.items():
        by_phase = ", ".join(f"{phase} {held[fault, phase]}" for phase in PHASES if held[fault, phase])
        print(f"{fault:<14} {by_phase}; most often: {ends.most_common(1)[0][0] if ends else '-'}")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    share = 100 * sum(held.values()) / options.runs
    print(
        f"{sum(held.values())} of {options.runs} runs ({share:.1f} %) ended in one sentence with the next question "
        f"answered and nothing left behind; {time.monotonic() - started:.0f} s"
    )
    models = "the demo's models" if options.demo else "tiny models"
    note(4, f"faults survived, {models}", f"{options.runs} of {options.runs}", str(sum(held.values())), not wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
