"""What a window that speaks another language says of the clinical checks, read from their own tables.

The sentences of findings stand in `radonc_desktop.windows.finding_templates`. Here are the words that can be filled
into them, and the meanings, advice and sources of the catalogue of findings: a new organ, drug or regimen of the tables
asks `make translations` for its translation.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import chain

from error_page import ROOT

from radonc_models.clinical.arithmetic import LATE, alpha_beta
from radonc_models.clinical.catalogue import catalogue
from radonc_models.clinical.reference_regimens import reference_regimens
from radonc_models.clinical.regimen import INTENTS, TECHNIQUES
from radonc_models.clinical.treatment_sites import treatment_sites
from radonc_models.clinical.vocabulary import patterns

__all__ = ["entries", "words"]

CLINICAL = ROOT / "models" / "radonc_models" / "clinical"
_REASON = re.compile(r"[a-z]+(?: [a-z]+){2,}")
_OF_A_REASON = ("number of fractions", "dose per fraction")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


def entries() -> tuple[str, ...]:
    """Return the meanings, advice and sources of the catalogue, each once."""
    told = ((entry.meaning, entry.advice, entry.source) for entry in catalogue().values())
    return tuple(dict.fromkeys(text for text in chain.from_iterable(told) if text))


def words() -> tuple[str, ...]:
    """Return the words of the tables that can stand in a finding or in a field of a regimen, each once and in order."""
    return tuple(sorted({*_vocabulary(), *_regimens(), *_reasons(), *_others()}))


def _vocabulary() -> Iterator[str]:
    for subject in ("organs", "histology", "modalities", "drugs"):
        yield from patterns(subject)
    yield from ("left", "right", "bilateral", *INTENTS, *TECHNIQUES.values())
    for name in patterns("parts"):
        whole, _, part = name.partition("/")
        yield from (whole, part) if whole.startswith("subsite") else (whole, part, f"{part} {whole}")


def _regimens() -> Iterator[str]:
    groups = {site.group for site in treatment_sites().values()}
    yield from (*groups, *treatment_sites())
    for row in reference_regimens():
        yield from (row.group, row.setting)
    yield from (alpha_beta([group]).tissue for group in groups)
    yield LATE.tissue
    yield from ("the disease in the details", "the site or disease in the details")


def _reasons() -> Iterator[str]:
    """Yield why a place of a prescription cannot be read: the phrases in the source of its reading."""
    for path in sorted((CLINICAL / "prescription").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _REASON.fullmatch(node.value):
                if node.value in _OF_A_REASON:
                    yield f"a {node.value} stands alone and belongs to no dose"
                else:
                    yield node.value


def _others() -> Iterator[str]:
    yield from _constant("icd10/other_systems.py", "_BEHAVIOURS").values()
    yield from _constant("scope.py", "_STOPWORDS")
    yield from (*_MONTHS, "November", "December")


def _constant(module: str, name: str) -> dict[str, str]:
    """Return a table that ``module`` keeps to itself."""
    for node in ast.parse((CLINICAL / module).read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return dict(ast.literal_eval(node.value))
    raise ValueError(f"{module} has no {name} any more: say where its words are now")
