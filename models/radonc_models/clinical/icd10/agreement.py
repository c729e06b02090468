"""Check the code of a diagnosis against its words and the patient details: flagged, never corrected."""

from __future__ import annotations

from radonc_models.clinical.facts import find_sides
from radonc_models.clinical.findings import Finding, Level
from radonc_models.clinical.icd10.diagnosis import parse_diagnosis
from radonc_models.clinical.icd10.index import index
from radonc_models.clinical.icd10.other_systems import find_foreign
from radonc_models.clinical.icd10.ranking import Match, search
from radonc_models.clinical.icd10.reading import BEHAVIOUR
from radonc_models.clinical.icd10.shorthand import LONGEST_PHRASE, phrase
from radonc_models.clinical.icd10.table import Code, children, edition, lookup, parent, plain_code, retired
from radonc_models.clinical.icd10.words import split_words

__all__ = ["MIN_LOOKUP_SCORE", "check_code", "near", "side_of"]

MIN_LOOKUP_SCORE = 0.5
"""Below this share of common words a match is chance; half of the weight must be common."""
_SOURCE = "ICD-10-CM"
_MOST_NAMED = 6
_MIN_SITE_WEIGHT = 3.0
# Parts of a place that many places have.
_PARTS = frozenset(
    {
        *("region", "wall", "lobe", "third", "head", "body", "tail", "gland"),
        *("upper", "lower", "middle", "anterior", "posterior", "lateral"),
    }
)


def check_code(text: str, details: str) -> list[Finding]:
    """Check the code that ``text`` spells against its words, the classification and ``details``.

    Args:
        text: A diagnosis: a description, with or without its code.
        details: The patient details.

    Returns:
        Findings whose codes begin with ``code.``; never empty.

    """
    description, spelled = parse_diagnosis(text)
    found = search(description, 1)
    best = found[0] if found and found[0].score >= MIN_LOOKUP_SCORE else None
    findings = [*_spelled(spelled, text), *_other_systems(text, spelled)]
    row = lookup(spelled) if spelled else None
    if row is not None:
        findings += _words_against(row, best)
        findings += [*_side_against(row, description, details), *_site_against(row, details)]
    if best is None:
        return [*findings, Finding("caution", "code.no_match", "No code fits the description.")]
    certain = "equal words" if best.score == 1.0 else f"likeness {best.score:.2f}"
    sentence = f"By its description the code is {best.code}, {best.description} ({certain})."
    return [*findings, Finding("info", "code.looked_up", sentence, source=_SOURCE)]


def side_of(code: Code) -> frozenset[str]:
    """Return the sides that a code names: of ``left``, ``right`` and ``bilateral``; mostly none."""
    return frozenset(split_words(code.description)) & {"left", "right", "bilateral"}


def _spelled(spelled: str | None, text: str) -> list[Finding]:
    """Tell whether the code exists and is complete."""
    if spelled is None:
        missing = Finding("caution", "code.missing", "The answer spells no ICD-10-CM code.")
        return [] if find_foreign(text) else [missing]
    row = lookup(spelled)
    if row is not None:
        return _existing(row)
    gone = retired(spelled)
    if gone is not None:
        sentence = f"{gone.code} is no code of {edition()} any more: the release of {gone.last_seen} had it."
        return [Finding("stop", "code.retired", sentence, source=_SOURCE)]
    sentence = f"{spelled} is no ICD-10-CM code ({edition()}).{near(spelled)}"
    return [Finding("stop", "code.unknown", sentence, source=_SOURCE)]


def _existing(row: Code) -> list[Finding]:
    findings = [Finding("info", "code.exists", f"{row.code} exists: {row.description}.", source=_SOURCE)]
    gone = retired(row.code)
    if gone is not None and not row.billable:
        sentence = f"{row.code} was subdivided after the release of {gone.last_seen}: {_listed(children(row.code))}."
        return [*findings, Finding("stop", "code.retired", sentence, source=_SOURCE)]
    if not row.billable:
        sentence = f"{row.code} is a category: a complete code needs more characters, of {_listed(children(row.code))}."
        findings.append(Finding("caution", "code.not_billable", sentence, source=_SOURCE))
    return findings


def near(spelled: str) -> str:
    """Return a sentence about what there is in the category of a code that does not exist; may be empty."""
    plain = plain_code(spelled)
    for length in range(len(plain) - 1, 2, -1):
        above = lookup(plain[:length])
        if above is not None:
            below = children(above.code)
            return f" {above.code} has {_listed(below)}." if below else f" {above.code} is not subdivided."
    return ""


def _listed(codes: tuple[Code, ...]) -> str:
    names = [code.code for code in codes]
    return ", ".join(names[:_MOST_NAMED]) + (" and others" if len(names) > _MOST_NAMED else "")


def _other_systems(text: str, spelled: str | None) -> list[Finding]:
    findings = []
    for one in find_foreign(text):
        beside = spelled is not None and lookup(spelled) is not None
        hint = f"; by these words ICD-10-CM has {one.match.code}, {one.match.description}" if one.match else ""
        level: Level = "info" if beside else "stop"
        sentence = f"{one.code} is a code of {one.system} ({one.meaning}), not of ICD-10-CM{hint}."
        findings.append(Finding(level, "code.other_system", sentence, source=one.system))
    return findings


def _words_against(row: Code, best: Match | None) -> list[Finding]:
    if best is None or best.code == row.code or (best.score < 1.0 and best.code.startswith(row.code)):
        return []
    same_category = best.code[:3] == row.code[:3]
    sentence = f"The code {row.code} means {row.description}, the words fit {best.code} better."
    level: Level = "caution" if same_category and best.score < 1.0 else "stop"
    return [Finding(level, "code.disagrees", sentence, source=_SOURCE)]


def _side_against(row: Code, description: str, details: str) -> list[Finding]:
    """Compare the side of the code with the words beside it, or with the details where the words name none."""
    side, named = side_of(row), find_sides(description)
    told, place = (named, "words") if named else (find_sides(details), "details")
    if not side or not told or side & told or "bilateral" in told | side:
        return []
    sentence = f"{row.code} is a code of the {next(iter(side))} side; the {place} say {' and '.join(sorted(told))}."
    return [Finding("stop", "code.side", sentence, source=_SOURCE)]


def _site_against(row: Code, details: str) -> list[Finding]:
    """Look for the place of a neoplasm in the details: a code of a place that they never name is likely wrong."""
    places = _places(row)
    if not places or not details.strip() or places & _mentioned(details):
        return []
    sentence = f"The details never name the site of {row.code}, {row.description}."
    return [Finding("caution", "code.site", sentence, source=_SOURCE)]


def _places(row: Code) -> frozenset[str]:
    """Return the words for the place of a neoplasm, from its names and those of its categories."""
    if row.code[0] != "C" and row.code[:2] not in ("D0", "D1", "D2", "D3", "D4"):
        return frozenset()
    names, above = [row.description, *row.terms], parent(row.code)
    while above is not None:
        names += [above.description, *above.terms]
        above = parent(above.code)
    source = index()
    return frozenset(
        word
        for name in names
        for word in split_words(name)
        if word not in BEHAVIOUR | _PARTS and source.weights[source.number.get(word, 0)] >= _MIN_SITE_WEIGHT
    )


def _mentioned(details: str) -> frozenset[str]:
    """Return the words of the details, and what their shorthand stands for."""
    words = split_words(details)
    found = set(words)
    for start in range(len(words)):
        for length in range(1, min(LONGEST_PHRASE, len(words) - start) + 1):
            meant = phrase(words[start : start + length])
            if meant is not None:
                found.update(word for part in meant.parts for one in part.alternatives for word in one.words)
                if any(part.kind == "bone" for part in meant.parts):
                    found.add("bone")
    return frozenset(found)
