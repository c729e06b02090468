"""How long a stop takes: of the engine while it reads or writes, and of an engine that hears nothing.

    python tests/benchmarks/bench_stop.py [--times 20]

The real base model is asked a question of thousands of tokens. A stop is timed from the call of ``cancel`` to the last
event of the question. A child that hangs (SIGSTOP) has 0.8 s to obey and is killed then. Exit code 1 where the longest
of all took more than a second while the engine obeys, or 1.2 s where it hangs.
"""

import argparse
import os
import signal
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figures import note

from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.protocol import PromptProgress, Token

BASE = Path(__file__).parents[2] / "build" / "demo" / "base" / "SmolLM2-135M-Instruct.Q4_1.gguf"
QUESTIONS = {"reading": ("The tumour measures 4 cm. " * 500, PromptProgress), "writing": ("Once upon a time", Token)}
LIMITS = {"reading": 1.0, "writing": 1.0, "hanging": 1.2}


def stopped(client, key, phase):
    """Ask, stop in ``phase``, and return the seconds from the stop to the end."""
    prompt, begun = QUESTIONS.get(phase, QUESTIONS["writing"])
    events = client.generate(key, prompt, 500)
    while not isinstance(next(events), begun):
        pass
    if phase == "hanging":
        os.kill(client.pid, signal.SIGSTOP)
    pressed = time.monotonic()
    client.cancel()
    *_, done = events
    seconds = time.monotonic() - pressed
    if done.finish != "cancelled":
        raise SystemExit(f"the question ended as {done.finish} before it could be stopped")
    return seconds


def main():
    """Print a line a phase: the median and the longest of all stops."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--model", type=Path, default=BASE, help="by default the base of the demo (make demo)")
    options = parser.parse_args()
    late = False
    with EngineClient(threads=1) as client:
        key = client.load(options.model, None).key
        for phase, limit in LIMITS.items():
            taken = [stopped(client, key, phase) for _ in range(options.times)]
            longest = max(taken)
            words = f"median {statistics.median(taken) * 1000:.1f} ms, longest {longest * 1000:.1f} ms"
            print(f"stop while {phase}: {words} of {options.times}, at most {limit} s wanted", flush=True)
            note(4, f"stop while {phase}", f"< {limit} s", f"{longest * 1000:.1f} ms", longest < limit)
            late |= longest >= limit
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
