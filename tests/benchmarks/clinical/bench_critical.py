"""Which planted critical errors are found, and whether right plans have none.

python tests/benchmarks/clinical/bench_critical.py [--cases 200]

Errors are planted into the physicians' plans of synthetic cases. Every acceptable prescription, written into the plan,
has to be free of errors; the plan of another site counts as found where both sites are no neighbours.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator

from radonc_models.evaluate.facts.critical import critical_errors
from radonc_models.records import Case
from radonc_models.synthetic import generate

_PRESCRIPTION = re.compile(r"[\d.]+ Gy in \d+ fractions?")
_OTHER_SIDE = {"left": "right", "right": "left"}


def main() -> None:
    """Print for each kind of error how many were planted and found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=200)
    cases = [case for case in generate() if case.split == "test"][: parser.parse_args().cases]
    planted, found = Counter[str](), Counter[str]()
    for case in cases:
        for name, text, kind in _plans(case):
            kinds = {one.kind for one in critical_errors(case, text)}
            planted[name] += 1
            found[name] += kind in kinds if kind else bool(kinds)
    for name, count in planted.items():
        print(f"{name}: errors found in {found[name]} of {count}")
    firsts = {case.site: case for case in reversed(cases)}
    pairs = [(one, other) for one in firsts.values() for other in firsts.values() if one is not other]
    hits = sum(any(e.kind == "wrong_site" for e in critical_errors(one, other.regimen)) for one, other in pairs)
    print(f"plan of another of {len(firsts)} sites: wrong site in {hits} of {len(pairs)} pairs")


def _plans(case: Case) -> Iterator[tuple[str, str, str]]:
    main, side = case.prescription, case.laterality
    for one in case.acceptable:
        yield "acceptable plan", _written(case, one.dose_gy, one.fractions), ""
    if side in _OTHER_SIDE and side in case.regimen:
        yield "other side", case.regimen.replace(side, _OTHER_SIDE[side]), "wrong_side"
    yield "ten times the dose", _written(case, main.dose_gy * 10, main.fractions), "dose_off"
    yield "ten times the dose, EQD2", _written(case, main.dose_gy * 10, main.fractions), "eqd2_outside"
    yield "a tenth of the dose, EQD2", _written(case, main.dose_gy / 10, main.fractions), "eqd2_outside"
    if all(one.fractions != main.fractions + 2 for one in case.acceptable):
        yield "two fractions more", _written(case, main.dose_gy, main.fractions + 2), "fractions_wrong"


def _written(case: Case, dose_gy: float, fractions: int) -> str:
    count = f"{fractions} fraction{'s' if fractions > 1 else ''}"
    return _PRESCRIPTION.sub(f"{round(dose_gy, 3):g} Gy in {count}", case.regimen, count=1)


if __name__ == "__main__":
    main()
