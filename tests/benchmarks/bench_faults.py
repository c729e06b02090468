"""Break the engine's child at random moments: each time one sentence is shown, and the next question is answered.

    python tests/benchmarks/bench_faults.py [--runs 240] [--seed 1] [--patience 3] [--model FILE]

Each run breaks a child that is idle, loads, reads a prompt or writes an answer. The question that was open must end
in exactly one ``RadOncError`` of one line; an idle child has no question to fail, so there the next question must be
answered by a new child. Memory that runs out may also leave the question right; then the next load must fail. After
that the next question must be answered as ever. Prints one line a kind of fault; exit code 1 if a run did not hold.
Without ``--model``, a tiny model with random weights is made, whose answers take a fraction of a second.
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

from radonc_models.errors import RadOncError
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.isolation import Confinement
from radonc_models.runtime.protocol import Done, PromptProgress, Token

ROOT = Path(__file__).parents[2]
SIGNALS = ("SIGSEGV", "SIGILL", "SIGKILL", "SIGSTOP")
INSIDE = ("abort", "closed pipe", "garbage", "half a line", "other request")
FAULTS = (*SIGNALS, *INSIDE, "out of memory")
MOMENTS = ("idle", "loading", "prompt", "answer")
HANG = 90.0
LONG, NEXT = "The tumour measures 4 cm. " * 120, "The capital of France is"

# The real child, with a handler that breaks it from inside.
SABOTEUR = """
import os, signal, sys
root, fault = sys.argv.pop(1), sys.argv.pop(1)
sys.path.insert(0, root)
from radonc_models.runtime import child
real = child.take_pipes
def take_pipes():
    pipe, out = real()
    def act(*_):
        if fault == "abort":
            os.abort()
        elif fault == "closed pipe":
            os.close(out.fileno())
        elif fault == "garbage":
            os.write(out.fileno(), b"\\x00\\xff garbage\\n")
        elif fault == "half a line":
            os.write(out.fileno(), b'{"id": 1, "body": {"kind": "tok')
        else:
            os.write(out.fileno(), b'{"id": 99999, "body": {"kind": "token", "text": "x"}}\\n')
    signal.signal(signal.SIGUSR1, act)
    return pipe, out
child.take_pipes = take_pipes
child.main()
"""


def saboteur(fault, folder):
    """The command of a child that breaks in this way at SIGUSR1 and reads models in ``folder``."""
    confined = Confinement((folder,)).arguments(os.getpid())
    return [sys.executable, "-I", "-c", SABOTEUR, str(ROOT / "models"), fault, *confined]


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


class Trial:
    """One client after another that break in one way each."""

    def __init__(self, models, stderr, patience):
        self.model, self.other = models
        self._stderr = stderr
        self._patience = patience
        self.hurry = 1  # how much earlier than usual the fault comes
        with EngineClient(threads=1) as client:
            self.key = client.load(self.model, None).key
            self.other_key = client.load(self.other, None).key
            self.expected = {prompt: self.text(client, prompt) for prompt in (LONG, NEXT)}

    def text(self, client, prompt):
        return list(client.generate(self.key, prompt, 400))[-1].text

    def client(self, fault):
        argv = saboteur(fault, self.model.resolve().parent)
        return EngineClient(threads=1, argv=argv, stderr=self._stderr, patience=self._patience)

    def run(self, fault, moment, chance):
        """Return how the run ended; ``None`` when the fault came too late to matter."""
        with self.client(fault) as client:
            if moment != "loading":
                client.load(self.model, self.key)
            errors = getattr(self, f"_{moment}")(client, fault, chance)
            if errors is None:
                return None
            memory = fault == "out of memory"
            if memory and not errors:
                errors += self._load_other(client)
            if memory:
                self._limit(client, resource.RLIM_INFINITY)
            if len(errors) != 1 and not (moment == "idle" and not errors and not memory):
                raise WrongError(f"{len(errors)} errors")
            self._check_next(client)
        return errors[0] if errors else "a new child was started unnoticed"

    def _check_next(self, client):
        try:
            found = client.load(self.model, self.key) and self.text(client, NEXT)
        except RadOncError as error:
            raise WrongError(f"the next question failed: {error}") from None
        if found != self.expected[NEXT]:
            raise WrongError("the next answer was another one")

    def _idle(self, client, fault, chance):
        self.text(client, NEXT)
        self.break_it(client, fault)
        time.sleep(chance.random() * 0.05)
        return self._asked(client, lambda _event: None)

    def _loading(self, client, fault, chance):
        # A stop counts from the child's first message on, when only the short load itself is left.
        delay = chance.random() * (0.02 if fault == "SIGSTOP" else 0.5) / self.hurry
        broken, over = threading.Event(), threading.Event()

        def strike():
            while client.pid is None or (fault == "SIGSTOP" and client.hello is None):
                if over.wait(0.001):
                    return
            time.sleep(delay)
            self.break_it(client, fault)
            broken.set()

        threading.Thread(target=strike, daemon=True).start()
        errors = []
        try:
            client.load(self.model, self.key)
        except RadOncError as error:
            errors.append(sentence_of(error))
        finally:
            if not errors:
                broken.wait(2)
            over.set()
        return None if not errors and fault != "out of memory" else errors

    def _prompt(self, client, fault, chance):
        return self._during(client, fault, chance, PromptProgress, chance.randrange(20) // self.hurry)

    def _answer(self, client, fault, chance):
        return self._during(client, fault, chance, Token, chance.randrange(3) // self.hurry)

    def _during(self, client, fault, chance, kind, count):
        struck = []

        def watch(event):
            nonlocal count
            if isinstance(event, kind) and not struck:
                count -= 1
                if count < 0:
                    time.sleep(chance.random() * 0.003)
                    self.break_it(client, fault)
                    struck.append(fault)

        errors = self._asked(client, watch)
        return errors if errors or (struck and fault == "out of memory") else None

    def _asked(self, client, watch):
        try:
            for event in client.generate(self.key, LONG, 400):
                watch(event)
                if isinstance(event, Done) and event.text != self.expected[LONG]:
                    raise WrongError("the answer was another one")
        except RadOncError as error:
            return [sentence_of(error)]
        return []

    def _load_other(self, client):
        try:
            client.load(self.other, self.other_key)
        except RadOncError as error:
            return [sentence_of(error)]
        return []

    def break_it(self, client, fault):
        pid = client.pid
        if pid is None:
            return
        if fault == "out of memory":
            self._limit(client, 1)
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.Signals[fault] if fault in SIGNALS else signal.SIGUSR1)

    def _limit(self, client, size):
        if client.pid is not None:
            with contextlib.suppress(ProcessLookupError):
                resource.prlimit(client.pid, resource.RLIMIT_AS, (size, resource.RLIM_INFINITY))


def sentence_of(error):
    sentence = str(error)
    if not (sentence.isprintable() and sentence.endswith(".") and "Traceback" not in sentence):
        raise WrongError(f"not one sentence: {sentence!r}")
    return f"{type(error).__name__}: {sentence}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=240)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--patience", type=float, default=3.0, help="seconds after which a silent child counts as hung")
    options = parser.parse_args()
    chance, held, wrong, late = random.Random(options.seed), Counter(), [], 0
    seen = {fault: Counter() for fault in FAULTS}
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as stderr:
        first, second = tiny_models(Path(folder))
        trial = Trial((options.model or first, second), stderr, options.patience)
        for number in range(options.runs):
            faulthandler.dump_traceback_later(HANG, exit=True)  # no run may hang
            fault, moment = FAULTS[number % len(FAULTS)], MOMENTS[(number + number // len(FAULTS)) % len(MOMENTS)]
            try:
                end = None
                for attempt in range(12):  # a fault after the last word of an answer proves nothing
                    trial.hurry = 2**attempt  # and on a fast computer everything is over sooner
                    if (end := trial.run(fault, moment, chance)) is not None:
                        break
                    late += 1
                if end is None:
                    raise WrongError("the fault came too late twelve times")
                held[fault] += 1
                seen[fault][end] += 1
            except WrongError as error:
                wrong.append(f"run {number}, {fault}, {moment}: {error}")
        faulthandler.cancel_dump_traceback_later()
        stderr.seek(0)
        written = stderr.read().decode("utf-8", "replace").splitlines()
        # An interpreter without memory says so; nobody sees it, and nothing else may be said.
        errors = [line for line in written if line.endswith("Error") and not line.startswith(" ")]
        wrong += [line for line in errors if line != "MemoryError"]
    for fault, ends in seen.items():
        print(f"{fault:<14} {held[fault]:>4} runs held; most often: {ends.most_common(1)[0][0] if ends else '-'}")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    share = 100 * sum(held.values()) / options.runs
    print(
        f"{sum(held.values())} of {options.runs} runs ({share:.1f} %) ended in one sentence with the next question "
        f"answered; {late} faults came after the answer and were repeated; {time.monotonic() - started:.0f} s"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
