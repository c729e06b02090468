"""Read the words of a diagnosis as a physician writes it: what of it chooses a code, and what does not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Protocol

from radonc_models.clinical.icd10.shorthand import LONGEST_PHRASE, Alternative, Part, phrase, phrase_words
from radonc_models.clinical.icd10.words import pair_words, split_words

__all__ = ["CODE_WORDS", "Question", "Slot", "Vocabulary", "read"]

CODE_WORDS = re.compile(
    r"[(\[]\s*ICD[- ]?(?:9|10|O)\b[^)\]]*[)\]]?"
    r"|\bICD[- ]?(?:9|10|O)(?:-3)?(?:[- ]?CM)?\b(?:\s*codes?\b)?\s*:?\s*(?:[A-Z]?\d[\dAB]{1,3}(?:\.[0-9A-Z]{0,4})?\b)?",
    re.IGNORECASE,
)
"""The name of a classification, with the code after it or all that stands in its bracket."""
BEHAVIOUR = frozenset(
    {
        *("malignant", "neoplasm", "carcinoma", "adenocarcinoma", "squamous", "basal", "cell", "melanoma"),
        *("tumor", "cancer", "mass", "primary", "secondary"),
    }
)
"""Words that tell what a growth is and how it behaves, and not where it is."""
_SPREAD = Part((Alternative(frozenset(("secondary", "malignant", "neoplasm")), 1.0),), "spread")
_BONE = (Alternative(frozenset(("bone",)), 1.0),)
_PRIMARY_FACTOR = 0.2
"""In "brain metastasis of a lung cancer" the lung says little about the code of the metastasis."""

_ENTITY_FACTOR = 2.0
"""A disease with a code of its own says more than the place that it is in."""

# What is cut out before the words are read; with it goes the blank or comma around it.
_VALUE = r"(?:[IVX]+[ABC]?\d?|\d+(?:\.\d+)?(?:\s*[+/]\s*\d+)?(?:\s*=\s*\d+)?)(?![\w])"
_NOISE = re.compile(
    rf"\b(?:stage|FIGO|AJCC|BCLC|Siewert|Gleason(?: score)?|GS|PSA|ISUP|ECOG|KPS|GG|(?:WHO )?grade(?: group)?)"
    rf"\s*[:=]?\s*{_VALUE}"
    r"|\b(?:p16|HPV|EBV|ER|PR|HER-?2|IDH\d?|MGMT|ALK(?![^,;]*lymphoma)(?<!lymphoma, ALK)|EGFR|BRAF|KRAS|PD-?L1)\b\s*"
    r"(?:[+-]{1,2}|/|(?:pos(?:itive)?|neg(?:ative)?|wt|mut(?:ated|ant)?|methylated|wild[- ]?type|associated)\b)*"
    r"|\b\d+(?:\.\d+)?\s*(?:cm|mm|cc|yo|y/o)\b(?:\s+from\s+(?:the\s+)?(?:anal\s+)?verge)?"
    r"|\bs/?p\s+(?!(?:left|right|L|R)\b)\w+"
    r"|[<>=]",
    re.IGNORECASE,
)
_STAGING = re.compile(
    r"\b[cpyr]*T(?:[0-4][a-d]?|is|x|X)(?:\s*[cp]?N[0-3xX+][a-c]?)?(?:\s*[cp]?M[01xX][a-c]?)?\b"
    r"|\b[cpy]*N[0-3xX+][a-c]?(?:\s*[cp]?M[01xX][a-c]?)?\b|\b[cp]?M[01xX][a-c]?\b|\bI{1,3}[ABC]?\d?\b|\bIV[ABC]?\b|\bV[1-3]\b"
)
_GRADED = re.compile(r"\b(?:FL|follicular|kidney disease|CKD|ulcer)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:C[1-7]|T(?:[5-9]|1[0-2])|L[1-5]|S[1-5])\b(?:\s*-\s*[CTLS]?\d+)?")
_IN_BONE = re.compile(r"\b(?:chordoma|\w*sarcoma|vertebra\w*|spine|spinal bone)\b", re.IGNORECASE)
_SPREAD_WORDS = re.compile(r"\b(?:met|mets|metast\w+|oligomet\w*|carcinomatosis|LMD|leptomeningeal)\b", re.IGNORECASE)
_ORIGIN = re.compile(r"\bfrom\b[^,;]*|,?\s*(?<!unknown )\b(?!unknown\b)[\w-]+\s+primary\b", re.IGNORECASE)
# Only these capitals are meant: "os" is a word, "OS" an eye.
_CAPITALS = (
    (re.compile(r"\bCIN[ -]?(?:3|III)\b"), "carcinoma in situ of cervix"),
    (re.compile(r"\bVIN[ -]?(?:3|III)\b"), "carcinoma in situ of vulva"),
    (re.compile(r"\bAIN[ -]?(?:3|III)\b"), "carcinoma in situ of anus"),
    (re.compile(r"\bRT\b(?=\s*(?:$|[,;.)]|(?:to|for|with|in|alone)\b))"), " "),
    (re.compile(r"\bN\+"), " "),
    (re.compile(r"\bOS\b"), "left eye"),
    (re.compile(r"\bOD\b"), "right eye"),
    (re.compile(r"\bOU\b"), "bilateral eye"),
    (re.compile(r"\bL\.?(?=\s+\D|[,;)]|$)"), "left "),
    (re.compile(r"\bR\.?(?=\s+\D|[,;)]|$)"), "right "),
    (re.compile(r"\bl\.?(?=\s+[a-z]{3})"), "left "),
    (re.compile(r"\br\.?(?=\s+[a-z]{3})"), "right "),
)
# What a growth does to its surroundings is not where it is.
_SURROUNDINGS = re.compile(
    r"\brecurrence\s+(?:in|at)\b[^,;]*"
    r"|\bwith\s+(?:\w+[ -]){0,3}(?:invasion|extension|involvement|thrombus|PNI|LVSI|ECE|ENE)\b"
    r"|(?<=,)\s*(?:\w+[ -]){1,3}(?:invasion|extension)\b",
    re.IGNORECASE,
)
_ALIASES = {"ln": "node", "nodal": "node"}
_GRADES = {"1": "i", "2": "ii", "3": "iii"}


@dataclass(frozen=True)
class Slot:
    """One thing that the words say.

    Attributes:
        typed: How it was written; for a part of a phrase its meaning.
        alternatives: The ways to say it in the classification.
        kind: See the header of ``shorthand.tsv``; empty for most.
        factor: How much it counts; less for what only tells where a metastasis came from.
        segment: Number of the piece between commas that it stands in.

    """

    typed: str
    alternatives: tuple[Alternative, ...]
    kind: str = ""
    factor: float = 1.0
    segment: int = 0

    @property
    def is_site(self) -> bool:
        """Tell whether it names a place, and not a side or how a growth behaves."""
        return self.kind not in ("side", "past", "early") and not self.alternatives[0].words <= BEHAVIOUR


@dataclass(frozen=True)
class Question:
    """What was read from the words of a diagnosis.

    Attributes:
        slots: What chooses a code, in the order of the text.
        notes: How shorthand was read, to show; without doubles.
        unknown: Words that the classification never uses.
        origin: What is said of the primary where ``slots`` are about its metastasis; empty when nothing is.

    """

    slots: tuple[Slot, ...]
    notes: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    origin: tuple[Slot, ...] = ()


class Vocabulary(Protocol):
    """The words of the classification."""

    number: dict[str, int]

    def nearest(self, typed: str) -> str | None:
        """Return the word that ``typed`` is a slip of, None where there is none."""
        ...


def read(text: str, source: Vocabulary, *, unfinished: bool = False) -> Question:
    """Read ``text`` with the words of ``source``; the last word of an ``unfinished`` one is not corrected."""
    text = CODE_WORDS.sub(" ", text)
    spread = bool(_SPREAD_WORDS.search(text))
    slots: list[Slot] = []
    notes: dict[tuple[str, str], None] = {}
    unknown: list[str] = []
    pieces = re.split(r"[,;()]", _without_noise(text, spread=spread))
    for number, piece in enumerate(pieces):
        marker = re.search(r"\bto\b(?!\s+(?:transplant|treat))", piece) if spread else None
        halves = (piece[: marker.start()], piece[marker.end() :]) if marker else (piece,)
        for half, words in enumerate(halves):
            pairs = _corrected(pair_words(words), source, notes, keep=pieces[-1] is piece and unfinished)
            found = _slots(pairs, source, notes, unknown)
            origin = marker is not None and half == 0
            slots += [replace(one, segment=number, factor=_factor(one, origin=origin)) for one in found]
    settled = _settled(slots, aimed=" to " in text)
    return Question(settled, tuple(notes), tuple(unknown), _origin(slots, settled))


def _factor(slot: Slot, *, origin: bool) -> float:
    if slot.kind in ("entity", "lymphoma", "early"):
        return _ENTITY_FACTOR
    return _PRIMARY_FACTOR if origin and slot.is_site else 1.0


def _without_noise(text: str, *, spread: bool) -> str:
    for pattern, meaning in _CAPITALS:
        text = pattern.sub(meaning, text)
    if not text.isupper():
        text = re.sub(r"\bALL\b", "acute lymphoblastic leukemia", text)
    if _GRADED.search(text):
        text = re.sub(r"\bgrade ([123])(?:-[123])?\b", lambda match: f"grade {_GRADES[match[1]]}", text)
    else:
        text = _NOISE.sub(" ", text)
        text = _STAGING.sub(" ", text)
    text = _SURROUNDINGS.sub(" ", text)
    text = _LEVEL.sub(" vertebral " if spread or _IN_BONE.search(text) else " ", text)
    return _ORIGIN.sub(" ", text) if spread else text


def _corrected(
    pairs: tuple[tuple[str, str], ...], source: Vocabulary, notes: dict[tuple[str, str], None], *, keep: bool
) -> tuple[tuple[str, str], ...]:
    """Put the nearest word in the place of one that neither the classification nor the shorthand has.

    Nearest is one slip away, or begins with what was written.
    """
    corrected = []
    for place, (word, written) in enumerate(pairs):
        if word in _ALIASES:
            corrected.append((_ALIASES[word], written))
            continue
        known = word in source.number or word in phrase_words() or (keep and place == len(pairs) - 1)
        nearest = None if known else source.nearest(word)
        if nearest is not None:
            notes[written, nearest] = None
        corrected.append((nearest or word, written))
    return tuple(corrected)


def _slots(
    pairs: tuple[tuple[str, str], ...],
    source: Vocabulary,
    notes: dict[tuple[str, str], None],
    unknown: list[str],
) -> list[Slot]:
    """Read words by the longest phrases that are known, and the rest as they are."""
    words = tuple(word for word, _ in pairs)
    found: list[Slot] = []
    place = 0
    while place < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - place), 0, -1):
            said = words[place : place + length]
            meant = phrase(said)
            if meant is not None:
                typed = " ".join(original for _, original in pairs[place : place + length])
                named = len(meant.parts) > 1
                found += [Slot(part.text if named else typed, part.alternatives, part.kind) for part in meant.parts]
                if meant.meaning and not set(said) <= set(split_words(meant.meaning)):
                    notes[typed, meant.meaning] = None
                break
        else:
            length = 1
            word = words[place]
            if word in source.number:
                found.append(Slot(pairs[place][1], (Alternative(frozenset((word,)), 1.0),)))
            elif not word.isdigit():
                unknown.append(pairs[place][1])
        place += length
    return found


def _settled(slots: list[Slot], *, aimed: bool) -> tuple[Slot, ...]:
    """Take apart what is the place of a metastasis and what only its origin, and leave out doubles."""
    kinds = {slot.kind for slot in slots}
    if "node" in kinds and not kinds & {"lymphoma", "spread"}:
        slots = [*slots, Slot("lymph node", _SPREAD.alternatives, "spread")]
        kinds.add("spread")
    if "spread" in kinds and "lymphoma" not in kinds:
        slots = _aimed(slots) if aimed and any(slot.factor < 1 for slot in slots) else _placed(slots)
    return tuple({slot.alternatives: slot for slot in reversed(slots)}.values())[::-1]


def _origin(slots: list[Slot], settled: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Return what remains of a question about a metastasis for its primary: another place, and what grows there."""
    places = [slot for slot in settled if slot.is_site and slot.factor < 1]
    growths = [slot for slot in slots if slot.kind == "" and slot.alternatives[0].words <= BEHAVIOUR]
    if not places or not growths or not any(slot.kind == "spread" for slot in settled):
        return ()
    segments = {slot.segment for slot in places}
    sides = [slot for slot in slots if slot.kind == "side" and slot.segment in segments]
    kept = (*growths, *sides[:1], *(replace(slot, factor=1.0) for slot in places))
    return tuple({slot.alternatives: slot for slot in reversed(kept)}.values())[::-1]


def _placed(slots: list[Slot]) -> list[Slot]:
    """Find the place of a metastasis by its neighbours: the site before the word, or else the one after it."""
    at = next(place for place, slot in enumerate(slots) if slot.kind == "spread")
    sites = [place for place, slot in enumerate(slots) if slot.is_site]
    segment = slots[at].segment
    before = [place for place in sites if place < at and slots[place].segment == segment]
    after = [place for place in sites if place > at and slots[place].segment == segment]
    elsewhere = [place for place in sites if slots[place].segment != segment]
    near_nodes = {slot.segment for slot in slots if slot.kind == "node"}
    adjective = not before and slots[at].typed.lower() in ("metastatic", "met", "oligometastatic")
    named = {place for place in sites if slots[place].kind == "spread"}
    if named:
        targets = named
    elif near_nodes:
        targets = {place for place in sites if slots[place].segment in near_nodes}
    elif before:
        targets = {before[-1]}
    elif adjective and elsewhere:
        targets = set(elsewhere)
    elif adjective and any(slot.alternatives[0].words <= BEHAVIOUR for slot in slots if slot.kind != "spread"):
        return [slot for slot in slots if slot.kind != "spread"]
    else:
        targets = set(after[:1] or elsewhere[:1])
    marked = [
        replace(slot, factor=_PRIMARY_FACTOR) if slot.is_site and place not in targets else slot
        for place, slot in enumerate(slots)
    ]
    return _aimed(marked)


def _aimed(slots: list[Slot]) -> list[Slot]:
    """Leave out how the primary behaves, and name a place in the skeleton as the classification does: bone."""
    kept = [slot for slot in slots if slot.kind == "spread" or not slot.alternatives[0].words <= BEHAVIOUR]
    return [replace(slot, alternatives=_BONE) if slot.kind == "bone" and slot.factor == 1 else slot for slot in kept]
