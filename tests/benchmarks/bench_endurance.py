"""A thousand answers from one engine process: how its memory grows, and whether it stays as fast as it was.

    python tests/benchmarks/bench_endurance.py [--answers 1000] [--tokens 200] [--demo build/demo] [--threads 1]

Questions of changing length take turns, so that prompts are reused, cut and read anew. Memory is the resident set of
the child after its first hundred answers and at the end. Speed is what a tenth of a hundred answers reach or exceed,
in tokens per second while writing: other programs only ever slow an answer down. As they change what a machine gives,
the last hundred are asked in turns with the first hundred of a new process, and the verdict compares these; the first
hundred of the old process are shown beside them.
Exit code 1 if memory grew by 2 % or the speeds differ by 5 %.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parent))

from bench_faults import tiny_models
from figures import note

from radonc_models.runtime.client import EngineClient

WORDS = "The tumour measures 4 cm and the nodes are free. "
BLOCK = 100


class Subject:
    """One engine process and the speed of its answers."""

    def __init__(self, model, threads, tokens):
        self.client, self._tokens, self._asked, self.speeds = EngineClient(threads=threads), tokens, 0, []
        self._key = self.client.load(model, None).key
        self.pid = self.client.pid

    def ask(self, count=1):
        for _ in range(count):
            number = self._asked
            self._asked += 1
            prompt = f"Case {number % 7}. " + WORDS * (1 + number % 5)
            done = [*self.client.generate(self._key, prompt, self._tokens)][-1]
            self.speeds.append(done.new_tokens / done.generate_seconds)

    @property
    def memory(self):
        assert self.client.pid == self.pid, "the child was replaced"
        return psutil.Process(self.pid).memory_info().rss


def reached(speeds):
    return statistics.quantiles(speeds, n=10)[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--answers", type=int, default=1000)
    parser.add_argument("--tokens", type=int, default=200)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--demo", type=Path, help="folder that `make demo` made")
    options = parser.parse_args()
    if options.answers % BLOCK or options.answers < 2 * BLOCK:
        parser.error("give a number of answers that is a multiple of 100, at least 200")
    with tempfile.TemporaryDirectory() as folder:
        model = options.demo / "pack" / "base.gguf" if options.demo else tiny_models(Path(folder))[0]
        settings = (model, options.threads, options.tokens)
        old, memory = Subject(*settings), []
        for _ in range(options.answers // BLOCK - 1):
            old.ask(BLOCK)
            memory.append(old.memory)
        new = Subject(*settings)
        for number in range(BLOCK):
            for subject in (old, new) if number % 2 else (new, old):
                subject.ask()
        memory.append(old.memory)
        old.client.close()
        new.client.close()
    first, last, fresh = map(reached, (old.speeds[:BLOCK], old.speeds[-BLOCK:], new.speeds))
    growth, change = memory[-1] / memory[0] - 1, last / fresh - 1
    print("resident MiB after each hundred:", *(f"{size / 2**20:.1f}" for size in memory))
    print(f"tokens/s: first {BLOCK} {first:.0f}, last {BLOCK} {last:.0f}, first {BLOCK} of a new process {fresh:.0f}")
    print(f"{options.answers} answers: memory {100 * growth:+.2f} %, speed against a new process {100 * change:+.1f} %")
    which = f"{options.answers} answers, " + ("the demo's base" if options.demo else "a tiny model")
    note(6, f"memory growth, {which}", "< 2 %", f"{100 * growth:+.2f} %", growth < 0.02)
    note(6, f"speed against a new process, {which}", "within 5 %", f"{100 * change:+.1f} %", abs(change) < 0.05)
    return 1 if growth >= 0.02 or abs(change) >= 0.05 else 0


if __name__ == "__main__":
    sys.exit(main())
