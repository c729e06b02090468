"""The engine's real child with one fault built in, which strikes in a known phase of its work and nowhere else.

``bench_faults.py`` starts it instead of the child: ``python saboteur.py FOLDER FAULT PHASE SEED`` and then what the
child itself is told. The fault comes while the native code of its phase works, a random moment after its start, and the
phase does not end before it came. It comes once, and only while a model is loaded or a question holds ``MARK``.
In the phase "held" an answer stands still after its first words until the fault comes from outside, however late.
"""

import os
import random
import resource
import signal
import sys
import threading
import time
from pathlib import Path

MARK = "Break here."
PHASES = ("idle", "loading", "switching", "prompt", "answer")
HELD = "held"
SIGNALS = ("SIGSEGV", "SIGILL", "SIGKILL", "SIGSTOP")
WRITTEN = {
    "garbage": b"\x00\xff garbage\n",
    "half a line": b'{"id": 1, "body": {"kind": "tok',
    "other request": b'{"id": 99999, "body": {"kind": "token", "text": "x"}}\n',
}
FAULTS = (*SIGNALS, "abort", "closed pipe", *WRITTEN, "out of memory")
_LONGEST_WAIT = 0.003  # seconds; about what a batch of the tiny model takes
_TOO_MUCH = 1 << 28
_FIRST_WORDS = 8  # tokens of an answer that is held
_HELD_SECONDS = 120.0


def command(fault, phase, seed, folders):
    """Return the command of a child that breaks so in ``phase``, or at SIGUSR1, and reads models in ``folders``."""
    from radonc_models.runtime.isolation import Confinement

    models = Path(__file__).parents[2] / "models"
    confined = Confinement(tuple(folders)).arguments(os.getpid())
    return [sys.executable, "-I", __file__, str(models), fault, phase, str(seed), *confined]


class Saboteur:
    """Wraps the functions of one phase so that they break."""

    def __init__(self, fault, phase, chance):
        self.fault, self.phase, self._chance = fault, phase, chance
        self._out = -1
        self._armed = False
        before = {"prompt": chance.randrange(2), "answer": chance.randrange(4), HELD: _FIRST_WORDS}
        self._calls = before.get(phase, 0)
        self._struck = threading.Event()

    def install(self):
        """Put the wrappers in; the modules with native code are imported here."""
        from radonc_models.runtime import child, llama, prompts

        self._wrap(llama.Model, "__init__", lambda *_: self.phase == "loading")
        self._wrap(prompts.Reader, "_move_to", lambda *_: self.phase == "switching")
        self._wrap(llama.Model, "decode", lambda _model, tokens, *_: self._is_phase_of(len(tokens)))
        self._watch_pipe(child)
        self._watch_requests(child)
        signal.signal(signal.SIGUSR1, lambda *_: self.strike())

    def _watch_pipe(self, child):
        real = child.take_pipes

        def take_pipes():
            pipe, out = real()
            self._out = out.fileno()
            return pipe, out

        child.take_pipes = take_pipes

    def _watch_requests(self, child):
        real = child._Engine.answer

        def answer(engine, request):
            fits = (self.phase == "loading") == (request.kind == "load")
            self._armed = fits and (self.phase == HELD or _marked(request))
            return real(engine, request)

        child._Engine.answer = answer

    def _is_phase_of(self, tokens):
        return self.phase == "prompt" if tokens > 1 else self.phase in ("answer", HELD)

    def _wrap(self, owner, name, fits):
        real = getattr(owner, name)

        def broken(*arguments, **named):
            if not self._armed or not fits(*arguments) or not self._counted_down():
                return real(*arguments, **named)
            return self._break(lambda: real(*arguments, **named))

        setattr(owner, name, broken)

    def _counted_down(self):
        self._calls -= 1
        return self._calls == -1

    def _break(self, act):
        if self.phase == HELD:
            self._struck.wait(_HELD_SECONDS)
            return act()
        if self.fault == "out of memory":
            self.strike()
            act()
            bytearray(_TOO_MUCH)
            raise AssertionError("there was memory")
        wait = self._chance.random() * _LONGEST_WAIT
        striker = threading.Thread(target=lambda: (time.sleep(wait), self.strike()))
        striker.start()
        try:
            return act()
        finally:
            striker.join()

    def strike(self):
        """Break."""
        self._struck.set()
        if self.fault in SIGNALS:
            os.kill(os.getpid(), signal.Signals[self.fault])
        elif self.fault == "abort":
            os.abort()
        elif self.fault == "closed pipe":
            os.close(self._out)
        elif self.fault == "out of memory":
            resource.setrlimit(resource.RLIMIT_AS, (1, resource.RLIM_INFINITY))
        elif self.fault in WRITTEN:
            os.write(self._out, WRITTEN[self.fault])


def _marked(request):
    return request.kind == "load" or MARK in getattr(request, "prompt", "")


def main():
    folder, fault, phase, seed = (sys.argv.pop(1) for _ in range(4))
    sys.path.insert(0, folder)
    from radonc_models.runtime import child

    if fault != "nothing":
        Saboteur(fault, phase, random.Random(seed)).install()
    child.main()


if __name__ == "__main__":
    main()
