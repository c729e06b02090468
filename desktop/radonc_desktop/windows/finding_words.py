"""The sentence of a finding in the language of the window; whole or not at all.

A finding is made, stored, hashed and signed in English. Where one is shown, its sentence is found again among the
`TEMPLATES`; numbers, codes, official descriptions and quoted words are carried over as they stand, and every other
word of it, an organ or a setting, must be one that `make translations` found in the tables of the checks. A sentence
with a word that is not among them stays English, never half of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from radonc_desktop.windows.finding_templates import TEMPLATES
from radonc_desktop.windows.language import CONTEXT, FOLDER, tr

__all__ = ["FILE", "NOTE", "dose_words", "field_words", "finding_words", "known_words", "word"]

FILE = FOLDER / "words.txt"
"""The words of the checks' own tables that can stand in a finding, one a line."""
NOTE = "word of a finding"
"""Tells them, for the translator, from the same words elsewhere."""
_HOLE = re.compile(r"\{([a-z]+)\d*\}")
_NUMBER = r"\d[\d.]*(?:e[+-]\d+)?"
_DOSE = (
    rf"(?P<sum>to a sum of )?(?P<gy>{_NUMBER}(?:-{_NUMBER})?) Gy"
    r"(?: in (?P<count>\d+(?:-\d+)?) fractions?)?(?P<often> twice daily| three times daily)?"
    rf"(?:, (?P<each>{_NUMBER}) Gy per fraction)?(?: \((?P<setting>[^()]+)\))?"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


@dataclass(frozen=True)
class _Kind:
    """What may stand in a place: its pattern, and how it is said; None for what this app has no words for."""

    pattern: str
    say: Callable[[str], str | None] = str


@dataclass(frozen=True)
class _Template:
    text: str
    begin: str
    pattern: re.Pattern[str]
    kinds: Mapping[str, _Kind]


def finding_words(sentence: str) -> str:
    """Return the sentence of a finding in the language of the app; as it is where that is English or has no words."""
    if not _speaks_another():
        return sentence
    for one in _templates():
        if sentence.startswith(one.begin) and (match := one.pattern.fullmatch(sentence)):
            said = {name: one.kinds[name].say(value) for name, value in match.groupdict().items()}
            if None not in said.values():
                return tr(one.text, **said)
    return sentence


def dose_words(words: str) -> str:
    """Return "50 Gy in 5 fractions, 10 Gy per fraction" in the language of the app."""
    return (_dose(words) if _speaks_another() else None) or words


def field_words(words: str) -> str:
    """Return the words of a field of a regimen, "lower lobe, left"; as they are where one of them is not known."""
    said = [_word(one) for one in words.split(", ")] if _speaks_another() else [None]
    return words if None in said else ", ".join(one for one in said if one)


def word(english: str) -> str:
    """Return one word of the checks' tables in the language of the app; as it is where it is not known."""
    return _word(english) or english


@cache
def known_words() -> frozenset[str]:
    """Return the words that can stand in a finding."""
    return frozenset(FILE.read_text("utf-8").splitlines())


def _speaks_another() -> bool:
    return tr("en", "code of the language of these texts") != "en"


def _word(english: str) -> str | None:
    return QCoreApplication.translate(CONTEXT, english, NOTE) if english in known_words() else None


def _listed(text: str, joint: str) -> str | None:
    """Return words that are joined by ``joint``, each in the language of the app; a word may hold the joint too."""
    parts = text.split(joint)
    for length in range(len(parts), 0, -1):
        first = _word(joint.join(parts[:length]))
        if first is not None:
            rest = parts[length:]
            others = _listed(joint.join(rest), joint) if rest else ""
            return None if others is None else first + (_joint(joint) + others if rest else "")
    return None


def _joint(joint: str) -> str:
    if joint == " and ":
        return tr(" and ", "between the last two of several")
    return tr(" or ", "between the last two of several")


def _dose(text: str) -> str | None:
    match = re.fullmatch(_DOSE, text)
    if match is None:
        return None
    said = f"{match['gy']} Gy"
    if match["count"] == "1":
        said = tr("{dose} in {count} fraction", dose=said, count=1)
    elif match["count"]:
        said = tr("{dose} in {count} fractions", dose=said, count=match["count"])
    if match["often"]:
        twice = match["often"] == " twice daily"
        said = tr("{dose} twice daily", dose=said) if twice else tr("{dose} three times daily", dose=said)
    if match["each"]:
        said = tr("{dose}, {gy} Gy per fraction", dose=said, gy=match["each"])
    if match["sum"]:
        said = tr("to a sum of {dose}", dose=said)
    if not match["setting"]:
        return said
    setting = _word(match["setting"])
    return None if setting is None else f"{said} ({setting})"


def _each(say: Callable[[str], str | None], text: str) -> str | None:
    said = [say(one) for one in text.split("; ")]
    return None if None in said else "; ".join(one for one in said if one)


def _support(text: str) -> str | None:
    """Return one field of an answer; the words of an indication stand in quotation marks and stay."""
    if text.startswith("\u201c") and text.endswith("\u201d"):
        return tr("\u201c{words}\u201d", words=text[1:-1])
    return _word(text) or _dose(text) or _stage(text)


def _stage(text: str) -> str | None:
    if re.fullmatch(r"[TNM]\w+", text):
        return text
    return tr("stage {figure}", figure=text.removeprefix("stage ")) if re.fullmatch(r"stage \w+", text) else None


def _quotes(text: str) -> str:
    return _joint(" and ").join(re.findall(r"'.+?'(?= and '|$)", text))


def _codes(text: str) -> str:
    plain = text.removesuffix(" and others")
    return plain if plain == text else tr("{codes} and others", codes=plain)


def _release(text: str) -> str | None:
    match = re.fullmatch(rf"((?:ICD-10-CM )?)({_MONTHS}) (\d+)", text)
    month = match and _word(match[2])
    return f"{match[1]}{month} {match[3]}" if match and month else None


def _places(text: str) -> str:
    number = text.partition(" ")[0]
    return tr("{n} place", n=number) if number == "1" else tr("{n} places", n=number)


def _limits(text: str) -> str:
    spans = (one.removesuffix(" Gy").split(" to ") for one in text.split(" or "))
    return _joint(" or ").join(tr("{low} to {high} Gy", low=low, high=high) for low, high in spans)


_LIST = r"[^;:()]+?"
_KINDS: Mapping[str, _Kind] = MappingProxyType(
    {
        "code": _Kind(r"\S+"),
        "codes": _Kind(r"\S+(?:, \S+)*(?: and others)?", _codes),
        "dose": _Kind(r"\d[^;:()]*?", _dose),
        "doses": _Kind(r"\d[^:()]*?", partial(_each, _dose)),
        "evidence": _Kind(r".+?", partial(_each, _support)),
        "groups": _Kind(_LIST, lambda text: _listed(text, " or ")),
        "gy": _Kind(_NUMBER),
        "label": _Kind(r"[a-z+]+"),
        "labels": _Kind(r"[a-z+]+(?:, [a-z+]+)*"),
        "limits": _Kind(rf"{_NUMBER} to {_NUMBER} Gy(?: or {_NUMBER} to {_NUMBER} Gy)*", _limits),
        "n": _Kind(r"\d+"),
        "names": _Kind(_LIST, lambda text: _listed(text, " and ")),
        "places": _Kind(r"\d+ places?", _places),
        "quotes": _Kind(r"'.+?'(?: and '.+?')+", _quotes),
        "release": _Kind(r"[^();:.]+?", _release),
        "row": _Kind(r"\d.*?", _dose),
        "stage": _Kind(r"(?:stage |[TNM])\w+", _stage),
        "text": _Kind(r".+?"),
        "why": _Kind(r"[a-z ]+", _word),
    }
)


@cache
def _templates() -> tuple[_Template, ...]:
    """Return the sentences, those with the most words of their own first."""
    return tuple(_template(text) for text in sorted(TEMPLATES, key=lambda text: -len(_HOLE.sub("", text))))


def _template(text: str) -> _Template:
    kinds = {place[0][1:-1]: _KINDS[place[1]] for place in _HOLE.finditer(text)}
    pieces = re.split(r"\{(\w+)\}", text)  # text, name, text, name, ..., text
    pattern = "".join(
        rf"(?P<{piece}>{kinds[piece].pattern})" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces)
    )
    return _Template(text, pieces[0], re.compile(pattern, re.DOTALL), kinds)
