"""Identifiers that are numbers, codes or addresses of a network: labelled ones and those of a known form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from radonc_models.curate.deidentify.listing import lines_of
from radonc_models.curate.deidentify.model import Identifier, Kind
from radonc_models.curate.deidentify.tokens import Tokens

__all__ = ["codes", "labelled"]

_NOT_A_FACT = r"(?!\s*-?\s*(?:y|cm|mm|c?gy|mg|kg|%|fx|f\b|m\b))"
_VALUE = (
    r"(?P<value>(?!\d{1,2}/\d{1,2}/\d|(?:19|20)\d\d\b(?![\-./ ]\d|[\-/][a-z]+\d)|"
    r"(?:in|on|at|of|to|by|for|and|is|the|was|with)\b)"
    r"(?=[^\s]{0,12}\s?[^\s]{0,6}\d)(?:(?-i:[A-Z]{1,4}) |[A-Za-z]{0,5}[\-./#]?)[A-Za-z]{0,4}[\-./]?\d\w*"
    rf"(?:[\-./·]\w+|\(\w+\)| (?:\d{{2,}}\w*|(?-i:[A-Z])\d\w+){_NOT_A_FACT})*)"
)
_LINK = (
    r"(?:[\s]*(?:[:#=/|\-]|(?<![a-z]{5})\.|\.(?!\s+(?:[a-z]|\d{1,2}[/.]\d))|"
    r"no\b\.?|nr\b\.?|num\b\.?|number\b|is\b|was\b|code\b|id\b|band\b|card\b))"
)
_WORDS = {
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "zero", "oh", "ten",
}  # fmt: skip
_SPOKEN = re.compile(rf"(?P<value>(?:(?:{'|'.join(sorted(_WORDS))})\b[\s-]*){{3,}})", re.IGNORECASE)


def _label(words: str, *, strong: bool) -> re.Pattern[str]:
    """Return the rule of a label; a weak one is a common word and needs a sign before its value."""
    return re.compile(rf"(?:{words}){_LINK}{{{0 if strong else 1},4}}\s*{_VALUE}", re.IGNORECASE)


_Label = tuple[Kind, re.Pattern[str], int]


def _read_labels() -> dict[str, list[_Label]]:
    by_word: dict[str, list[_Label]] = {}
    for line in lines_of("number_labels.txt"):
        kind, strength, least, first, words = line.split(" ", 4)
        by_word.setdefault(first, []).append((Kind(kind), _label(words, strong=strength == "strong"), int(least)))
    return by_word


_BY_WORD = _read_labels()


def labelled(tokens: Tokens) -> Iterator[Identifier]:
    """Find the values that stand behind a label, such as "MRN: 00482913" or "policy no. H5521"."""
    text = tokens.text
    for token in tokens.all:
        low = token.low.split("-")[0] if token.low not in _BY_WORD else token.low
        for kind, pattern, least in _BY_WORD.get(low, ()):
            match = pattern.match(text, token.start)
            if match is None:
                if kind is Kind.MRN and (spoken := _spoken(text, token.end)):
                    yield Identifier(*spoken, kind, "spoken number behind a label")
                continue
            start, end = match.span("value")
            if sum(sign.isdigit() for sign in text[start:end]) >= least:
                yield Identifier(start, end, kind, f"number behind the label {low!r}")
                break


def _spoken(text: str, at: int) -> tuple[int, int] | None:
    match = re.compile(r"(?:\s|is|number|no|:)*").match(text, at)
    found = _SPOKEN.match(text, match.end()) if match else None
    return (found.start(), found.start() + len(found["value"].rstrip(" -"))) if found else None


_EMAIL = re.compile(r"[\w.+\-]+\s?@\s?[\w\-]+(?:\.[\w\-]+)+")
_URL = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"'),;]+[^\s<>\"'),;.]", re.IGNORECASE)
_TOP_LEVELS = r"\.(?:com|org|net|edu|gov|io|example|info|co\.uk|de|fr|nhs\.uk|ca)\b"
_DOMAIN = re.compile(
    rf"\b[a-z0-9][\w\-]*(?:\.[\w\-]+)*{_TOP_LEVELS}(?:/[^\s,;)]*)?",
    re.IGNORECASE,
)
# What each form needs somewhere in a note: looking for a sign first is several times as fast as trying every place.
_HAS_URL = re.compile(r"://|www\.", re.IGNORECASE)
_HAS_DOMAIN = re.compile(_TOP_LEVELS, re.IGNORECASE)
_HAS_IMAGE = re.compile(r"\.(?:jpe?g|png|heic|tiff?|bmp|gif)\b", re.IGNORECASE)
_HAS_IPV4 = re.compile(r"\.\d{1,3}\.\d")
_HAS_IPV6 = re.compile(r":[0-9a-f]{0,4}:", re.IGNORECASE)
_HAS_SSN = re.compile(r"-(?:\d\d|[xX*]{2})-")
_IPV4 = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{2,5})?(?![\d.]*\d)")
_IPV6 = re.compile(
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}:?(?:[0-9a-f]{1,4})?(?::[0-9a-f]{1,4})*(?![\w:])|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}(?![\w:])",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"[\w\-]+\.(?:jpe?g|png|heic|tiff?|bmp|gif)\b", re.IGNORECASE)
_SSN = re.compile(r"(?<![\d\-])(?:\d{3}|[xX*]{3})-(?:\d{2}|[xX*]{2})-\d{4}(?![\d\-])")
_HANDLE = re.compile(r"(?<![\w.])@[A-Za-z]\w{2,}")
_UK_PLATE = re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b")
_MBI = re.compile(r"\b[1-9][A-Z][A-Z0-9]\d-?[A-Z][A-Z0-9]\d-?[A-Z]{2}\d{2}\b")
_VIN = re.compile(r"\b(?=[A-Z\d]*\d)(?=\d*[A-Z])[A-HJ-NPR-Z\d]{17}\b")
_PHONE = re.compile(
    r"[+(\d](?<![\w/.\-][+(\d])(?:"
    r"(?<=\+)\d{1,3}(?:[\s.\-]?\(?\d{1,5}\)?){2,5}"
    r"|(?:(?<=\()\d{3}\)(?=[\s./\-]?)|(?<=\d)\d{2}(?=[\s./\-])|(?<=1)[\s.\-]\(?\d{3}\)?)\s?[./\-]?\s?\d{3}\s?[.\-]?\s?\d{4}(?!\d)"
    r"|(?<=0)\d{2,4}[\s\-]\d{3,8}(?:[\s\-]\d{2,6}){0,3}|(?<=\()0\d{1,4}\)[\s\-]?\d{3,8}(?:[\s\-]\d{2,6}){0,3}"
    r"|(?<=\()0\)\s?\d{3,5}[\s\-]\d{3,8}"
    r"|(?<=\d)\d{2}[\-.]\d{4}(?![\d\-]))"
    r"(?:\s*(?:x|ext\.?)\s*\d{1,6})?"
)
_EXTENSION = re.compile(r"(?:x|ext\.?|extension|pager|pgr|beeper|bleep)\s*#?:?\s*(?P<value>\d{3,10})\b", re.IGNORECASE)
_PHONE_WORD = re.compile(
    r"(?:tel(?:ephone)?|phone|cell|mobile|mob|called|call (?:at|on|back)|fax(?:ed)?|ph|whatsapp)\b"
    r"[ .:#)(a-z]{0,14}?(?P<value>\+?\(?\d(?:[ ()\-/]{0,2}\.?\d){6,14})",
    re.IGNORECASE,
)
_EXTENSION_WORDS = frozenset({"x", "ext", "extension", "pager", "pgr", "beeper", "bleep"})
_PHONE_WORDS = frozenset(
    {"tel", "telephone", "phone", "cell", "mobile", "mob", "call", "called", "fax", "faxed", "ph", "whatsapp"}
)
_LONG = re.compile(
    r"(?<![\w.,/\-])#?(?P<value>[A-Za-z]{0,4}-?\d[\dA-Za-z]*(?:[\-/](?:\d[\dA-Za-z]*|[A-Z]{1,3}(?!\w)))*)(?!\w|[.,]\d)"
)
_MIXED = re.compile(
    r"\b(?!(?:PTV|CTV|GTV|ITV|SIB|RTOG|NRG|AREN|ACNS|NCT|EORTC|CHM|V|D)\d)(?=[A-Z\d]*\d{3})(?=\d*[A-Z]+\d*[A-Z])[A-Z\d]{7,}\b"
)
_JOINED = re.compile(r"\b(?:[A-Za-z]{2,}_\d{4,}|[A-Z]{1,4}/\d{4,}(?:/[A-Z]{1,4})?|\d{2,4}·[A-Z]{2,4})\b")
_FORMS = re.compile(
    r"\b(?:[A-Z]{2}-\d{2}-[A-Z]{2}|[A-Z]{1,3}\d{2}-\d[A-Z]{2}|[A-Z]{2} \d{3} \d{3} \d{2}|"
    r"\d{2}-[A-Z]{2}-\d{5,}|[A-Z] \d{3} \d{3}|[A-Z]\d{5}\.\d{2})\b"
)
_SPACED_SSN = re.compile(r"(?<![\d\-.] )(?<![\d\-.])\d{3} \d{2} \d{4}(?![\d\-]| \d)")
_MEASURED = re.compile(r"\s*(?:copies|iu|u/|ml|/u|/µ|cells|x10|ng|pg|k\b|mg|cgy|gy|cm|mm|%)", re.IGNORECASE)
_SIGNED_NUMBER = re.compile(r"#\s?(?P<value>\d{3,}[\d\-]*|\d{1,2}-\d{3,})\b")


def codes(tokens: Tokens) -> Iterator[Identifier]:
    """Find what has the form of an address, a telephone number or a long record number."""
    text = tokens.text
    if "@" in text:
        yield from _all(_EMAIL, text, Kind.EMAIL, "e-mail address")
        yield from _all(_HANDLE, text, Kind.URL, "name in a network")
    if "." in text:
        yield from _all(_URL, text, Kind.URL, "web address", _HAS_URL)
        yield from _all(_IMAGE, text, Kind.PHOTO, "image file", _HAS_IMAGE)
        yield from _all(_IPV4, text, Kind.IP, "IPv4 address", _HAS_IPV4)
        yield from _all(_DOMAIN, text, Kind.URL, "web address", _HAS_DOMAIN)
    if _HAS_IPV6.search(text) and ("::" in text or text.count(":") > 5):
        yield from (
            one for one in _all(_IPV6, text, Kind.IP, "IPv6 address") if text[one.start : one.end].count(":") > 1
        )
    yield from _all(_SSN, text, Kind.SSN, "social security number", _HAS_SSN)
    yield from _all(_SPACED_SSN, text, Kind.SSN, "social security number")
    yield from _all(_FORMS, text, Kind.OTHER, "code of letters and digits")
    yield from _all(_JOINED, text, Kind.OTHER, "code of letters and digits")
    yield from _all(_MBI, text, Kind.HEALTH_PLAN, "Medicare number")
    yield from _all(_UK_PLATE, text, Kind.VEHICLE, "vehicle plate")
    yield from _all(_VIN, text, Kind.VEHICLE, "vehicle number")
    yield from _phones(tokens)
    for match in _SIGNED_NUMBER.finditer(text):
        yield Identifier(*match.span("value"), Kind.OTHER, "number sign")
    for match in _MIXED.finditer(text):
        yield Identifier(*match.span(), Kind.OTHER, "code of letters and digits")
    for match in _LONG.finditer(text):
        digits = sum(sign.isdigit() for sign in match["value"])
        code = digits >= 5 and match["value"][0].isalpha() and "-" in match["value"]
        if match["value"].startswith("NCT"):
            continue  # the public number of a trial
        if (digits >= 6 or code) and not _MEASURED.match(text, match.end()) and match["value"].count("/") < 2:
            yield Identifier(*match.span("value"), Kind.OTHER, "long number")


def _phones(tokens: Tokens) -> Iterator[Identifier]:
    text = tokens.text
    for found in _PHONE.finditer(text):
        yield Identifier(*found.span(), _phone_kind(text, found.start()), "telephone number")
    for token in tokens.all:
        if token.low in _EXTENSION_WORDS and (match := _EXTENSION.match(text, token.start)):
            yield Identifier(*match.span("value"), Kind.PHONE, "extension or pager")
        elif token.low in _PHONE_WORDS and (match := _PHONE_WORD.match(text, token.start)):
            kind = Kind.FAX if token.low.startswith("fax") else Kind.PHONE
            yield Identifier(*match.span("value"), kind, "number behind the label 'telephone'")


def _phone_kind(text: str, start: int) -> Kind:
    before = text[max(0, start - 24) : start].lower()
    fax, phone = before.rfind("fax"), max(before.rfind("tel"), before.rfind("phone"), before.rfind("cell"))
    return Kind.FAX if fax > phone else Kind.PHONE


def _all(
    pattern: re.Pattern[str], text: str, kind: Kind, rule: str, needed: re.Pattern[str] | None = None
) -> Iterator[Identifier]:
    if needed is not None and not needed.search(text):
        return
    for match in pattern.finditer(text):
        yield Identifier(match.start(), match.end(), kind, rule)
