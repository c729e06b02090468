"""What each file type costs the language of a small tuned model: where the limits of ``verify`` come from.

    python tests/benchmarks/bench_language.py [--adapter models/demo/regimen] [--types Q8_0 Q4_K_M]

Prints the divergence from F16 and the perplexity of the answers for each type, beside the limit.
"""

import argparse
import tempfile
from pathlib import Path

from radonc_convert.pipeline import execute, plan
from radonc_convert.verification.language import LIMITS, compare_language

ROOT = Path(__file__).parents[2]
BASE = ROOT / "build/demo/base/SmolLM2-135M-Instruct.Q4_1.gguf"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", type=Path, default=BASE)
    parser.add_argument("--adapter", type=Path, default=ROOT / "models/demo/regimen")
    parser.add_argument("--types", nargs="+", default=list(LIMITS))
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reference = Path(folder) / "F16.gguf"
        execute(plan(options.base, options.adapter, reference, "F16"))
        print(f"{'type':<8}{'mean':>9}{'p99':>8}{'max':>8}{'same top':>10}{'perplexity':>12}{'F16':>8}{'limit':>8}")
        for name in options.types:
            path = Path(folder) / "model.gguf"
            execute(plan(options.base, options.adapter, path, name, force=True))
            found = compare_language(path, reference, name, None, options.threads, task=options.adapter.name)
            print(
                f"{name:<8}{found.kl_mean:>9.5f}{found.kl_p99:>8.3f}{found.kl_max:>8.2f}{found.same_top:>10.1%}"
                f"{found.perplexity:>12.3f}{found.reference_perplexity:>8.3f}{found.limit:>8g}",
                flush=True,
            )


if __name__ == "__main__":
    main()
