"""Whether exported bundles are FHIR R4, by the models of the package fhir.resources.

    python -m venv /tmp/fhir && /tmp/fhir/bin/pip install fhir.resources
    radonc-models curate export set set.ndjson --as fhir
    /tmp/fhir/bin/python tests/benchmarks/curate/fhir_valid.py set.ndjson

The package knows the elements, their types and how often each may stand (R4B, whose resources here are those of R4);
it knows no profile. That references resolve inside each bundle is checked besides.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any


def references(value: Any) -> list[str]:
    if isinstance(value, list):
        return [found for one in value for found in references(one)]
    if isinstance(value, dict):
        own = [value["reference"]] if isinstance(value.get("reference"), str) else []
        return own + [found for one in value.values() for found in references(one)]
    return []


def main() -> None:
    from fhir.resources.R4B.bundle import Bundle

    kinds, wrong = Counter[str](), Counter[str]()
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        one = json.loads(line)
        try:
            Bundle.model_validate(one)
        except ValueError as error:
            wrong[str(error).splitlines()[1]] += 1
        urls = {entry["fullUrl"] for entry in one["entry"]}
        wrong["a reference leads nowhere"] += sum(found not in urls for found in references(one))
        kinds["Bundle"] += 1
        kinds.update(entry["resource"]["resourceType"] for entry in one["entry"])
    print(", ".join(f"{count:,} {kind}" for kind, count in kinds.items()))
    print(f"wrong: {dict(+wrong) or 'nothing'}")


if __name__ == "__main__":
    main()
