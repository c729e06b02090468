"""ICD-10-CM codes of radiation oncology: look a code up, and find codes for a description.

The table (``icd10cm.tsv``, release in its header) holds all of C00-D49 and the other codes of a radiotherapy
chart, about 2,500 of the classification's 98,000. A code outside these ranges is *not covered*, which is not
the same as wrong. A code is never repaired from its spelling: codes come from descriptions.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Code", "Match", "covered", "lookup", "normalise", "parse_diagnosis", "release", "search"]


@dataclass(frozen=True)
class Code:
    """One row of the classification.

    Attributes:
        code: Code with its dot.
        billable: Tells whether the code is complete; a category such as C34.1 is not.
        description: Official description.
        terms: Official inclusion terms (synonyms).

    """

    code: str
    billable: bool
    description: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """A code that fits a description; ``score`` is 1.0 for equal words and falls with less in common."""

    code: str
    description: str
    score: float
    billable: bool


_CODE = r"[A-TV-Z]\d[\dAB]"
_DOTTED = re.compile(rf"\b({_CODE})\.([0-9A-Z]{{1,4}})\b")
_PLAIN = re.compile(rf"\b({_CODE})([0-9A-Z]{{0,4}})\b")
_ANNOUNCED = re.compile(
    rf"\bICD[- ]?10(?:[- ]?CM)?(?:\s*code)?\s*[:\s]\s*({_CODE})\.?([0-9A-Z]{{0,4}})\b", re.IGNORECASE
)
_CODE_WORDS = re.compile(r"[(\[]?\s*\bICD[- ]?10(?:[- ]?CM)?\b[^)\]]*[)\]]?", re.IGNORECASE)

# How physicians write what the classification spells out, applied to both sides of a comparison.
_SYNONYMS = {
    "ca": "malignant neoplasm",
    "cancer": "malignant neoplasm",
    "carcinoma": "malignant neoplasm",
    "adenocarcinoma": "malignant neoplasm",
    "tumor": "neoplasm",
    "tumour": "neoplasm",
    "metastasis": "secondary malignant neoplasm",
    "metastases": "secondary malignant neoplasm",
    "metastatic": "secondary malignant neoplasm",
    "mets": "secondary malignant neoplasm",
    "glioblastoma": "malignant neoplasm brain",
    "gbm": "malignant neoplasm brain",
    "oesophagus": "esophagus",
    "oesophageal": "esophagus",
    "esophageal": "esophagus",
    "prostatic": "prostate",
    "rectal": "rectum",
    "cervical": "cervix",
    "glottic": "glottis",
    "supraglottic": "supraglottis",
    "arm": "upper limb",
    "leg": "lower limb",
    "pancreatic": "pancreas",
    "hepatocellular": "liver cell",
    "lul": "left upper lobe bronchus lung",
    "lll": "left lower lobe bronchus lung",
    "rul": "right upper lobe bronchus lung",
    "rml": "right middle lobe bronchus lung",
    "rll": "right lower lobe bronchus lung",
    "lt": "left",
    "rt": "right",
    "haemangioma": "hemangioma",
    "leukaemia": "leukemia",
    "bilat": "bilateral",
    "uoq": "upper outer quadrant",
    "uiq": "upper inner quadrant",
    "loq": "lower outer quadrant",
    "liq": "lower inner quadrant",
}
_EMPTY_WORDS = frozenset({"of", "the", "and", "in", "or", "a", "an", "to", "with", "for", "nos"})
_SIDE_WORDS = frozenset({"left", "right", "bilateral"})
_OTHER_SIDE_FACTOR = 0.25
"""A code of the other side keeps a quarter of its score: it is shown last, it never wins."""
_SILENT_SIDE_FACTOR = 0.9
"""A side that only one of the two names costs a tenth."""
_BEHAVIOUR_WORDS = frozenset({"situ", "benign", "uncertain", "secondary", "history", "remission"})
_BEHAVIOUR_FACTOR = 0.75
"""Nobody leaves "in situ" or "benign" unsaid: a code that says it when the words do not is a worse guess."""
_UNSPECIFIED_WEIGHT = 0.1
"""What is unspecified in a code is simply left out in a note."""


def release() -> str:
    """Return the release of the classification that the table was built from."""
    return _table().release


def lookup(code: str) -> Code | None:
    """Return the row of ``code`` (with or without dot, any case), None when the table has none."""
    plain = code.strip().upper().replace(".", "")
    return _table().codes.get(plain)


def covered(code: str) -> bool:
    """Tell whether the table covers the range of ``code``: only there a missing row means no such code."""
    plain = code.strip().upper().replace(".", "")
    return plain.startswith(("C", *_table().ranges)) or bool(re.match(r"D[0-4]\d", plain))


def search(description: str, n: int = 3, *, billable_only: bool = True) -> list[Match]:
    """Return the ``n`` codes whose official description or inclusion term fits ``description`` best.

    Equal words (after normalising) come first with score 1.0. Others are ranked by the weighted share of
    common words (rare words weigh more), and a code of the other side never outranks one of the named side.

    Args:
        description: Words of a diagnosis; a code in it is ignored.
        n: Most matches to return.
        billable_only: Leave out categories, which are not complete codes.

    """
    words = normalise(_CODE_WORDS.sub(" ", description))
    if not words:
        return []
    index = _index()
    query = Counter(words)
    best: dict[str, float] = {}
    for entry in {entry for word in query for entry in index.postings.get(word, ())}:
        code, terms = index.entries[entry]
        score = 1.0 if terms == query else _score(query, terms, index.weights)
        best[code.code] = max(best.get(code.code, 0.0), score)
    ranked = sorted(best.items(), key=lambda item: (-item[1], len(item[0]), item[0]))
    rows = ((lookup(code), score) for code, score in ranked)
    matches = [
        Match(row.code, row.description, round(score, 4), row.billable)
        for row, score in rows
        if row is not None and (row.billable or not billable_only)
    ]
    return matches[:n]


def parse_diagnosis(text: str) -> tuple[str, str | None]:
    """Split the answer of the diagnosis task into its description and the code that it spells, if any."""
    found = _ANNOUNCED.search(text) or _DOTTED.search(text)
    if found is None:
        # A bare word such as T10 is a vertebra: only codes that exist count without dot and announcement.
        found = next((match for match in _PLAIN.finditer(text) if lookup(match[0]) is not None), None)
    code = None
    if found is not None:
        stem, rest = found[1].upper(), found[2].upper()
        code = f"{stem}.{rest}" if rest else stem
        text = text.replace(found[0], " ", 1)
    description = _CODE_WORDS.sub(" ", text)
    return re.sub(r"[\s()\[\]]+", " ", description).strip(" .,;:-"), code


def normalise(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` that carry meaning, in lower case, with common shorthand spelled out."""
    words = re.findall(r"[a-z]+|\d+", text.lower())
    spelled = " ".join(_SYNONYMS.get(word, word) for word in words).split()
    return tuple(word for word in spelled if word not in _EMPTY_WORDS)


@dataclass(frozen=True)
class _Table:
    release: str
    ranges: tuple[str, ...]
    codes: dict[str, Code]


@dataclass(frozen=True)
class _Index:
    entries: list[tuple[Code, Counter[str]]]
    postings: dict[str, list[int]]
    weights: dict[str, float]


@cache
def _table() -> _Table:
    header: dict[str, str] = {}
    codes = {}
    for line in files(__package__).joinpath("icd10cm.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            key, _, value = line[1:].strip().partition(": ")
            header[key] = value
            continue
        code, billable, description, terms = line.split("\t")
        codes[code.replace(".", "")] = Code(code, billable == "1", description, tuple(filter(None, terms.split("; "))))
    ranges = tuple(part.replace(".", "") for part in header["covers"].split() if "-" not in part)
    return _Table(header["release"], ranges, codes)


@cache
def _index() -> _Index:
    entries: list[tuple[Code, Counter[str]]] = []
    postings: dict[str, list[int]] = defaultdict(list)
    for code in _table().codes.values():
        for text in (code.description, *code.terms):
            words = Counter(normalise(text))
            for word in words:
                postings[word].append(len(entries))
            entries.append((code, words))
    size = len(entries)
    weights = {word: math.log(1 + size / len(rows)) for word, rows in postings.items()}
    weights["unspecified"] = _UNSPECIFIED_WEIGHT
    return _Index(entries, dict(postings), weights)


def _score(query: Counter[str], terms: Counter[str], weights: dict[str, float]) -> float:
    """Return twice the weight of the common words over the weight of all words, below 1."""
    unknown = max(weights.values())

    def weigh(words: Iterable[str]) -> float:
        return sum(weights.get(word, unknown) for word in words)

    common = weigh((query & terms).elements())
    score = 2 * common / (weigh(query.elements()) + weigh(terms.elements()))
    asked, named = _SIDE_WORDS & query.keys(), _SIDE_WORDS & terms.keys()
    if asked and named and not asked & named:
        score *= _OTHER_SIDE_FACTOR
    elif asked != named:
        score *= _SILENT_SIDE_FACTOR
    if (_BEHAVIOUR_WORDS & terms.keys()) - query.keys():
        score *= _BEHAVIOUR_FACTOR
    return min(score, 0.999)
