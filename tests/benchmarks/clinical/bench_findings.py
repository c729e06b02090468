"""What the clinical checks flag, what they flag wrongly, and how long they take.

    python tests/benchmarks/clinical/bench_findings.py [--cases 500] [--seed 11] [--show KIND]

Errors are planted into right answers: a planted error counts as flagged when it brings a caution or a stop that the
right answer does not have. A false alarm is a caution or stop for a right answer. Findings about the scope that are
true of the case (a child, earlier radiotherapy) are counted apart. Hand-written cases stand beside generated ones;
their held-out half was written before it was measured.
"""

import argparse
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from planting import BEYOND, KINDS, gold, plant, synthetic

from radonc_models.clinical.checks import check
from radonc_models.tasks import Task

TRUE_SCOPES = {"scope.paediatric", "scope.reirradiation", "scope.several_diagnoses", "scope.pregnancy", "scope.implant"}


def main():
    arguments = _arguments()
    halves = {"synthetic": synthetic(arguments.seed, arguments.cases), "hand-written, dev": gold("dev")}
    halves["hand-written, held out"] = gold("held_out")
    times = []
    for name, cases in halves.items():
        print(f"\n{name}: {len(cases)} cases, {3 * len(cases)} right answers")
        _false_alarms(cases, times, arguments.show)
        _planted(cases, arguments.seed, times, arguments.show)
    times.sort()
    print(
        f"\n{len(times)} suggestions checked: median {statistics.median(times):.1f} ms, 99 % in "
        f"{times[int(0.99 * len(times))]:.1f} ms, longest {times[-1]:.1f} ms of processor time (target: under 20 ms)"
    )


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--show", help="print what was missed of this kind, or 'alarms'")
    return parser.parse_args()


def flags(case, task, text, details, times):
    """Return the codes of all cautions and stops."""
    others = {other: answer for other, answer in case.answers.items() if other is not task}
    start = time.process_time()
    findings = check(task, text, details, others=others)
    times.append(1000 * (time.process_time() - start))
    return {one.code for one in findings if one.level != "info"}


def _false_alarms(cases, times, show):
    alarms, scopes, codes = 0, 0, Counter()
    for case in cases:
        for task in Task:
            found = flags(case, task, case.answers[task], case.details, times)
            scopes += bool(found & TRUE_SCOPES)
            alarms += bool(found - TRUE_SCOPES)
            codes.update(found - TRUE_SCOPES)
            if show == "alarms" and found - TRUE_SCOPES:
                print("   ", sorted(found), "|", case.answers[task], "|", case.details)
    count = len(cases) * 3
    print(
        f"  false alarms: {alarms} of {count} ({alarms / count:.1%}; target: at most 2 %) {dict(codes.most_common())}"
    )
    print(f"  answers with a finding about the scope: {scopes} of {count}")


def _planted(cases, seed, times, show):
    planted, flagged = Counter(), Counter()
    for one in plant(cases, seed):
        before = flags(one.case, one.task, one.case.answers[one.task], one.case.details, [])
        after = flags(one.case, one.task, one.text, one.details, times)
        planted[one.kind] += 1
        flagged[one.kind] += bool(after - before)
        if show == one.kind and not after - before:
            print("   ", one.text, "|", one.details.replace("\n", " / "))
    for kind in (*KINDS, BEYOND):
        if planted[kind]:
            print(f"  {kind:28} {flagged[kind]:5} of {planted[kind]:5}  {flagged[kind] / planted[kind]:.1%}")
    total, found = sum(planted[kind] for kind in KINDS), sum(flagged[kind] for kind in KINDS)
    print(f"  {'all but ' + BEYOND:28} {found:5} of {total:5}  {found / total:.1%} (target: at least 99 %)")


if __name__ == "__main__":
    main()
