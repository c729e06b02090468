"""The sentence of an error in the language of the window.

An error is said once, in English, where it happens: in the case store, in a model pack, in the engine's own process,
from which it comes as finished text. Logs and commands show it as it is. A window finds the sentence again among those
that `make translations` has gathered from the source, takes what was filled in, and says it in its own language; a
sentence that is not among them stays English. A question that the checks refuse comes with the sentence of a finding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from radonc_desktop.marking import marked
from radonc_desktop.windows.language import CONTEXT, FOLDER, tr

__all__ = ["FILE", "Template", "found_again", "in_own_words", "templates"]

FILE = FOLDER / "sentences.txt"
"""One sentence with named places a line; those without places need no list."""
_OF_THE_SYSTEM = (
    marked("No such file or directory"),
    marked("Permission denied"),
    marked("Operation not permitted"),
    marked("No space left on device"),
    marked("Disk quota exceeded"),
    marked("Read-only file system"),
    marked("Is a directory"),
    marked("Not a directory"),
    marked("File exists"),
    marked("File name too long"),
    marked("File too large"),
    marked("Input/output error"),
    marked("Device or resource busy"),
    marked("Too many open files"),
    marked("Too many open files in system"),
    marked("Cannot allocate memory"),
    marked("Connection timed out"),
    marked("Stale file handle"),
    marked("Host is down"),
    marked("No such device"),
    marked("Directory not empty"),
    marked("Invalid argument"),
)
"""What the system says of a file that it does not give; it stands inside our own sentences."""
_HOLE = re.compile(r"\{(\w+)\}")
_COUNT = re.compile(r"\d{1,3}(,\d{3})+")
_DEPTH = 3  # a sentence in a sentence in a sentence


@dataclass(frozen=True)
class Template:
    """A sentence with named places, and what stands before the first and behind the last of them."""

    text: str
    begin: str
    end: str
    pattern: re.Pattern[str]

    @property
    def literal(self) -> int:
        """How many characters are the sentence's own."""
        return len(_HOLE.sub("", self.text))


@cache
def templates(file: Path = FILE) -> tuple[Template, ...]:
    """Return the sentences with places, the longest first, so that the most special one is found."""
    made = [_template(line) for line in file.read_text("utf-8").splitlines() if line]
    return tuple(sorted(made, key=lambda one: -one.literal))


def found_again(sentence: str) -> tuple[Template, dict[str, str]] | None:
    """Return the template that ``sentence`` was made from, with what was filled in; None for another text."""
    for one in templates():
        if sentence.startswith(one.begin) and sentence.endswith(one.end) and (match := one.pattern.fullmatch(sentence)):
            return one, match.groupdict()
    return None


def in_own_words(said: object) -> str:
    """Return the sentence of an error, or one that came as text, in the language of the app."""
    return _own(str(said), _DEPTH)


def _own(sentence: str, depth: int) -> str:
    if " " not in sentence and not sentence.isalpha():
        return sentence
    own = QCoreApplication.translate(CONTEXT, sentence)
    if own != sentence or not depth or tr("en", "code of the language of these texts") == "en":
        return own
    found = found_again(sentence)
    if found is None:
        from radonc_desktop.windows.finding_words import finding_words  # not for the first window, nor in English

        return finding_words(sentence)
    template, values = found
    return tr(template.text, **{name: _filled(value, depth - 1) for name, value in values.items()})


def _filled(value: str, depth: int) -> str:
    if _COUNT.fullmatch(value):
        return value.replace(",", tr(",", "between thousands"))
    if (own := _own(value, depth)) != value:
        return own
    if (stopped := _own(f"{value}.", depth)) != f"{value}.":  # a sentence inside another one has no full stop
        return stopped.removesuffix(".")
    if " or " in value:
        return tr(" or ", "between the last two of several").join(_own(part, depth) for part in value.split(" or "))
    return _all_of(value, depth)


def _all_of(value: str, depth: int) -> str:
    """Return several clauses, "name: why; name: why" or "one, another"; as they are where one is not known."""
    if "; " in value:
        return "; ".join(_all_of(part, depth) for part in value.split("; "))
    head, colon, clause = value.partition(": ")
    if colon and (own := _own(clause, depth)) != clause:
        return f"{head}: {own}"
    parts = value.split(", ")
    said = [_own(part, depth) for part in parts]
    return ", ".join(said) if all(one != part for one, part in zip(said, parts, strict=True)) else value


def _template(line: str) -> Template:
    pieces = _HOLE.split(line)  # text, name, text, name, ..., text
    pattern = "".join(rf"(?P<{piece}>.+?)" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces))
    return Template(line, pieces[0], pieces[-1], re.compile(pattern, re.DOTALL))
