"""A regimen against the extent of the disease: what stage I is not given, and what involved nodes rule out.

A regimen can be usual, correctly added up and on the right side, and yet belong to another stage. Only the clearest
cases are flagged, always as a caution: a stage is not the whole of a patient.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from radonc_models.clinical.facts import parse_regimen
from radonc_models.clinical.findings import Finding, Span
from radonc_models.clinical.patient import Stage, find_stages
from radonc_models.clinical.sites import find_organs
from radonc_models.clinical.statements import Note
from radonc_models.clinical.treatment import find_cytotoxics

__all__ = ["check_extent"]

# All four need clinical confirmation, as the figures do.
_SBRT_SOURCE = "ASTRO guideline on SBRT of early lung cancer, Videtic et al. 2017. Needs clinical confirmation."
_LUNG_SOURCE = "ASTRO guideline on stage III lung cancer, Rodrigues et al. 2015. Needs clinical confirmation."
_LARYNX_SOURCE = "ASCO guideline on larynx preservation, Forastiere et al. 2018. Needs clinical confirmation."
_BREAST_SOURCE = "ASTRO guideline on partial breast irradiation, Shaitelman et al. 2024. Needs clinical confirmation."
_CONVENTIONAL_GY = 2.2  # per fraction, at most: what concurrent chemotherapy is given with
_RADICAL_GY = 50.0
_SMALL_CELL = re.compile(r"(?<!non-)(?<!non )(?<!nonsmall )\bsmall[- ]cell|(?-i:\b(?:LS-?)?SCLC\b)", re.IGNORECASE)
_GLOTTIS = re.compile(r"(?<!supra)(?<!sub)\bglott|\b(?:vocal|true) (?:cord|fold)", re.IGNORECASE)
_PARTIAL_BREAST = re.compile(r"\bpartial[- ]breast\b|(?-i:\bA?PBI\b)", re.IGNORECASE)


@dataclass(frozen=True)
class _Extent:
    """What the details say about T, N, M and the stage; a figure is there only when all of its kind agree."""

    figures: dict[str, str]
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, details: Note) -> _Extent:
        stages = find_stages(details)
        kinds = {stage.kind: {one.figure for one in stages if one.kind == stage.kind} for stage in stages}
        figures = {kind: next(iter(found)) for kind, found in kinds.items() if len(found) == 1}
        return cls(figures, _places(stages))

    @property
    def is_early(self) -> bool:
        """T1 or T2 without nodes, or stage I, and nothing that speaks against it."""
        t, n, m, group = (self.figures.get(kind) for kind in ("T", "N", "M", "stage"))
        by_letters = t in ("1", "2") and n == "0"
        return m != "1" and group in (None, "1") and (by_letters or (group == "1" and t in (None, "1", "2")))


def check_extent(answer: Note, details: Note) -> list[Finding]:
    """Return where the regimen ``answer`` is one of another stage than that in ``details``."""
    # Most answers are about none of this: stage and doses are read only where a rule can apply.
    drugs = find_cytotoxics(answer)
    lung = any(organ.name == "lung" for organ in find_organs(answer)) and not _SMALL_CELL.search(details.text)
    glottis = bool(drugs) and _GLOTTIS.search(details.text) is not None
    breast = _PARTIAL_BREAST.search(answer.text)
    if not (lung or glottis or breast):
        return []
    extent = _Extent.of(details)
    found = []
    if lung:
        found += [*_early_lung(answer, drugs, extent), *_lung_with_nodes(answer, extent)]
    if glottis:
        found += _early_glottis(drugs, extent)
    if breast:
        found += _partial_breast(Span("answer", *breast.span()), extent)
    return found


def _early_lung(answer: Note, drugs: tuple[Span, ...], extent: _Extent) -> Iterator[Finding]:
    dose = parse_regimen(answer.text).main if drugs and extent.is_early else None
    if not (dose and dose.fractions and dose.dose_gy >= _RADICAL_GY):
        return
    if dose.dose_gy / dose.fractions <= _CONVENTIONAL_GY:
        sentence = (
            "The details say stage I without nodes; concurrent chemotherapy with conventional fractions is the "
            "treatment of stage II or III."
        )
        spans = (Span("answer", *dose.span), *drugs, *extent.spans)
        yield Finding("caution", "extent.early", sentence, spans, _SBRT_SOURCE)


def _lung_with_nodes(answer: Note, extent: _Extent) -> Iterator[Finding]:
    if extent.figures.get("N") not in ("2", "3") or extent.figures.get("M") == "1":
        return
    if "SBRT" in parse_regimen(answer.text).techniques:
        sentence = "The details say mediastinal nodes; stereotactic treatment of the lung leaves them out."
        yield Finding("caution", "extent.nodes", sentence, extent.spans, _LUNG_SOURCE)


def _early_glottis(drugs: tuple[Span, ...], extent: _Extent) -> Iterator[Finding]:
    if extent.is_early and extent.figures.get("T") == "1":
        sentence = "The details say T1 N0 of the glottis, which is irradiated without chemotherapy."
        yield Finding("caution", "extent.early", sentence, (*drugs, *extent.spans), _LARYNX_SOURCE)


def _partial_breast(words: Span, extent: _Extent) -> Iterator[Finding]:
    if extent.figures.get("N") in ("1", "2", "3"):
        sentence = "The details say involved nodes; partial breast irradiation leaves them out."
        yield Finding("caution", "extent.nodes", sentence, (words, *extent.spans), _BREAST_SOURCE)


def _places(stages: list[Stage]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(stage.span for stage in stages))
