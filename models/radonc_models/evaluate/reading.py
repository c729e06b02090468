"""The label that an answer of the modality task names."""

from __future__ import annotations

from radonc_models.clinical.facts import parse_regimen
from radonc_models.tasks import MODALITY_LABELS

__all__ = ["read_modality"]


def read_modality(text: str) -> str:
    """Return the label that free text names, empty when it names none or more than one.

    A text that lists several modalities, as an echo of the question does, has not answered.
    """
    plain = text.strip().lower()
    if plain in MODALITY_LABELS:
        return plain
    named = parse_regimen(plain).modalities
    if named == {"photon", "brachytherapy"}:
        return "photon+brachytherapy"
    return next(iter(named)) if len(named) == 1 else ""
