"""How well and how fast the slots of a plan are read: python tests/benchmarks/clinical/bench_slots.py [--show]"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "gold"))

import plans

from radonc_models.clinical.regimen_reading import read_regimen
from radonc_models.evaluate.facts.slots import SLOTS


def main() -> None:
    show = "--show" in sys.argv[1:]
    for name in plans.SETS:
        gold = plans.load(name)
        counts = plans.score(gold)
        exact = sum(not plans.differences(plan) for plan in gold)
        started = time.perf_counter()
        for plan in gold:
            read_regimen(plan.text)
        each = (time.perf_counter() - started) / len(gold)
        print(f"{name}: {len(gold)} plans, {exact} as wanted in every slot, {each * 1e3:.2f} ms a plan")
        for slot in SLOTS:
            one = counts[slot]
            print(
                f"    {slot:14} n {one.right + one.missed:4}  precision {one.precision or 0:.3f}  "
                f"recall {one.recall or 0:.3f}  F1 {one.f1 or 0:.3f}"
            )
        # The held-out plans stay unseen: who looks at them has tuned on them.
        for plan in gold if show and name.startswith("dev") else ():
            for slot, (wanted, read) in plans.differences(plan).items():
                print(f"    {plan.text!r}\n        {slot}: wanted {wanted}, read {read}")


if __name__ == "__main__":
    main()
