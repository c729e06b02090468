"""Tokens a second of one tuning step on a CPU: PEFT's modules with and without dropout, and the packed pass.

    python tests/benchmarks/bench_tuning.py --base build/demo/base/SmolLM2-135M-Instruct.Q4_1.gguf

Tokens are those of the cases, prompt and answer, whatever a pass makes of them; steps include the optimizer.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch

from radonc_models.synthetic import generate
from radonc_models.tasks import Task
from radonc_models.tune.base import add_adapter, load_base
from radonc_models.tune.config import ALL_LINEAR
from radonc_models.tune.dataset import batches, encode
from radonc_models.tune.memory import keep_freed_memory
from radonc_models.tune.packed import Packed
from radonc_models.tune.train import accumulate
from radonc_models.tune.world import World


def main() -> None:
    """Print a line a way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--batch", type=int, default=8)
    args = parser.parse_args()
    torch.set_num_threads(1)
    keep_freed_memory()
    cases = generate(counts={"train": 600})
    for name, dropout, packs in (("dropout 0.05", 0.05, False), ("no dropout", 0.0, False), ("packed", 0.0, True)):
        model, tokenizer = load_base(args.base)
        torch.manual_seed(7)
        model = add_adapter(model, 8, 16, dropout, ALL_LINEAR).train()
        optimizer = torch.optim.AdamW([one for one in model.parameters() if one.requires_grad], lr=1e-3)
        packed = Packed(model) if packs else None
        examples = encode(Task.REGIMEN, cases, tokenizer, 1024).examples
        order = random.Random(7)
        parts = [*batches(examples, args.batch, 0.0, order)][: args.steps + 1]
        wall = cpu = tokens = 0.0
        for number, part in enumerate(parts):
            begun, used = time.perf_counter(), time.process_time()
            loss = accumulate(model, tokenizer.eos_token_id, [part], World(), packed)
            optimizer.step()
            optimizer.zero_grad()
            if number:  # the first step also makes what later ones reuse
                wall, cpu = wall + time.perf_counter() - begun, cpu + time.process_time() - used
                tokens += sum(map(len, part))
        print(f"{name:14} {tokens / wall:6.0f} tokens/s, {tokens / cpu:6.0f} tokens/CPU-s, last loss {loss:.3f}")


if __name__ == "__main__":
    main()
