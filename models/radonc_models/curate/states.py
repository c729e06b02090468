"""How far a case has come, which set it belongs to, and why a person should look at it."""

from __future__ import annotations

from enum import IntEnum, StrEnum

__all__ = ["BLOCKING", "THRESHOLD", "Flag", "Pool", "State", "Verdict"]

THRESHOLD = 0.9
"""Confidence of a rule below which its result waits for a person."""


class State(IntEnum):
    """The steps of curation in their order; a case takes one after the other and leaves out none."""

    EXTRACTED = 0
    SPLIT = 1
    LABELLED = 2
    DEIDENTIFIED = 3
    REVIEWED = 4
    FROZEN = 5


class Pool(StrEnum):
    """The set that a case belongs to. Only ``MAIN`` is curated; the others are kept and counted."""

    MAIN = "main"
    SEVERAL = "several-diagnoses"
    OTHER_NOTE = "other-note"
    REPEATED = "repeated-text"
    NO_NOTE = "no-note"


class Verdict(StrEnum):
    """What the readers of a case have said."""

    OPEN = ""
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DISPUTED = "disputed"


class Flag(StrEnum):
    """Why a case waits for a person."""

    NO_PLAN = "no-plan"
    NO_HISTORY = "no-history"
    SPLIT_UNSURE = "split-unsure"
    LABEL_UNSURE = "label-unsure"
    NO_LABEL = "no-label"
    NO_DOSE = "no-dose"
    NO_ICD10 = "no-icd-10-code"
    SECTION_MARK = "section-mark"
    LEAK_DOSE = "leak-dose"
    LEAK_FRACTIONS = "leak-fractions"
    LEAK_MODALITY = "leak-modality"
    LEAK_CODE = "leak-code"
    NEAR_TWIN = "near-duplicate"


BLOCKING = frozenset({Flag.NO_PLAN, Flag.NO_HISTORY, Flag.NO_LABEL, Flag.NO_DOSE, Flag.NO_ICD10, Flag.SECTION_MARK})
"""Flags with which no case can be accepted: a person must mend what they name, or reject the case."""
