"""What a word says about being part of a name, and how far a name reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from radonc_models.curate.deidentify.known import KnownNames
from radonc_models.curate.deidentify.lexicon import is_medical_form, lexicon
from radonc_models.curate.deidentify.listing import listed
from radonc_models.curate.deidentify.model import Identifier, Kind
from radonc_models.curate.deidentify.places import WIDE_PLACES
from radonc_models.curate.deidentify.tokens import Token, Tokens

__all__ = ["PARTICLES", "PERSONAL_VERBS", "STRONG_TITLES", "TITLES", "VERBS", "NameWords"]

TITLES = frozenset(listed("titles"))
STRONG_TITLES = frozenset(listed("strong_titles"))
VERBS = frozenset(listed("verbs"))
PARTICLES = frozenset(listed("particles"))
_NOT_UPPER = frozenset(listed("not_upper"))
_LINKS = {" ", "-", ". ", "' ", "’ "}
PERSONAL_VERBS = frozenset(listed("personal_verbs"))
_DEGREES = frozenset({"np", "md", "rn", "pa", "do", "fnp", "phd"})
_NEVER_PEOPLE = frozenset({"gleason", "karnofsky", "breslow", "deauville", "foley"})
_STATE = re.compile(r" (?:is|was) (?:s/p|an? \d|here|doing|seen|tolerating|planned|scheduled)\b")
_SHORT_GIVEN = frozenset(listed("short_given"))
_SUFFIXES = frozenset({"ii", "iii", "iv", "jr", "sr"})
_PARTS = re.compile(r"[-‑'’]")
_MOST_WORDS = 4


@dataclass
class NameWords:
    """The words of one note as parts of names.

    Attributes:
        tokens: The note.
        known: Parts of names of its database row and of what was found before.

    """

    tokens: Tokens
    known: KnownNames

    def is_person(self, number: int) -> bool:
        """Tell whether the token is meant as a person: behind a title or a first name, or a name of the row."""
        words, low = self.tokens.all, self.tokens.all[number].low
        if low in self.known.plain or low.removesuffix("s") in self.known.plain or low in self.known.common:
            return True
        if number and words[number].gap in {" ", ". "}:
            before = words[number - 1]
            if before.low in STRONG_TITLES:
                return True
            if before.is_capital and (lexicon().is_first_name(before.low) or before.low in self.known.plain):
                return True
            if len(before.text) == 1 and before.is_capital and words[number].gap == ". ":
                return number > 1 and words[number - 2].low in STRONG_TITLES
        after = self.after(number)
        if after is None:
            return False
        if after.gap == ", " and after.is_capital:
            by = number > 0 and words[number - 1].low in {"by", "per"}
            return lexicon().is_first_name(after.low) or (by and after.low in _DEGREES)
        return self._acts(number, after)

    def _acts(self, number: int, after: Token) -> bool:
        """Tell whether the first word of a sentence does or is what only people do or are: "Mallory is s/p"."""
        token = self.tokens.all[number]
        if not token.first or token.shape != "title" or after.gap != " " or token.low in _NEVER_PEOPLE:
            return False
        return after.low in PERSONAL_VERBS or bool(_STATE.match(self.tokens.text, token.end))

    def after(self, number: int) -> Token | None:
        """Return the next token."""
        return self.tokens.all[number + 1] if number + 1 < len(self.tokens.all) else None

    def in_capitals(self, token: Token) -> bool:
        """Tell whether the token stands in a line of capitals."""
        return token.line in self.tokens.caps_lines

    def beside_digit(self, token: Token) -> bool:
        """Tell whether the token is a piece of a code such as C34."""
        text = self.tokens.text
        return text[token.start - 1 : token.start].isdigit() or text[token.end : token.end + 1].isdigit()

    def is_name(self, token: Token) -> bool:
        """Tell whether the row or a list knows the token as a name."""
        low = token.low
        return low in self.known.plain or low in self.known.common or lexicon().is_first_name(low)

    def is_explained(self, token: Token) -> bool:
        """Tell whether the token is a common, clinical or geographic word, or a piece of a code."""
        low, lists = token.low, lexicon()
        if low in lists.common or low in TITLES or low in WIDE_PLACES or low in lists.eponyms_with_noun:
            return True
        if lists.is_clinical(low) or is_medical_form(low) or self.beside_digit(token):
            return True
        if low.endswith("s") and low[:-1] in lists.common and not lists.is_surname(low):
            return True
        pieces = _PARTS.split(low)
        return len(pieces) > 1 and all(piece in lists.explained or len(piece) < 3 for piece in pieces)

    def is_plain(self, token: Token) -> bool:
        """Tell where a person is expected whether the token is explained and no common name, such as "Stone"."""
        if token.shape == "title" and token.low in lexicon().word_names:
            return False
        return self.is_explained(token)

    def known_rule(self, number: int) -> str:
        """Return why the row or a list takes the token for a name; empty when neither does."""
        token, lists = self.tokens.all[number], lexicon()
        low = token.low
        if not low:
            return ""
        if low in self.known.plain:
            return self._known_by(low) if token.is_capital or low in self.known.of_row else ""
        if low in self.known.common:
            return self._known_by(low) if self._stands_as_name(number) else ""
        if not token.is_capital or self.beside_digit(token):
            return ""
        if "-" in low and any(piece in self.known.plain and len(piece) > 3 for piece in low.split("-")):
            return "name of the database row"
        if self.known.is_near(low) and not lists.is_clinical(low):
            return "slip of a name of the database row"
        if token.shape == "upper" and not self.in_capitals(token) and len(low) <= 3:
            return ""
        return "name of a list" if lists.is_first_name(low) or lists.is_surname(low) else ""

    def _known_by(self, low: str) -> str:
        return "name of the database row" if low in self.known.of_row else "name that the note announces elsewhere"

    def _stands_as_name(self, number: int) -> bool:
        """Tell of a known name that is also a common word whether it is written as a name here."""
        token, after = self.tokens.all[number], self.after(number)
        before = self.tokens.all[number - 1] if number else None
        if before and before.low in TITLES and token.gap in {" ", ". "}:
            return True
        if not token.is_capital:
            return False
        if before and token.gap in {" ", ", ", ". "} and before.is_capital and self.is_name(before):
            return True
        if after and after.gap in {" ", ", "} and after.is_capital and self.is_name(after):
            return True
        if self._is_beside_initial(number):
            return True
        if self.in_capitals(token):
            return False
        if token.first and token.low in self.known.of_row and token.shape != "upper":
            return not (token.low in {"will", "may", "can"} and after and after.shape == "lower" and after.gap == " ")
        return not token.first or bool(after and after.gap == " " and after.low in VERBS)

    def _is_beside_initial(self, number: int) -> bool:
        """Tell whether a known name and an initial stand on one side: "Grace J. Moody"."""
        words = self.tokens.all
        initialled = number + 2 < len(words) and len(words[number + 1].text) == 1 and words[number + 1].gap == " "
        if initialled and words[number + 2].gap == ". " and self.is_name(words[number + 2]):
            return True
        initial = number > 1 and len(words[number - 1].text) == 1 and words[number].gap == ". "
        return bool(initial and self.is_name(words[number - 2]))

    def run(self, number: int, most: int = _MOST_WORDS, *, comma: bool = False, spoken: bool = False) -> int:
        """Return the number of the token behind a name that begins at ``number``; ``number`` when there is none.

        Args:
            number: First token.
            most: Most words of the name.
            comma: Whether "Lee, Ann" is one name.
            spoken: Whether it may be written in small letters, as after dictation.

        """
        words, at = self.tokens.all, number
        while at < len(words) and at - number < most:
            token = words[at]
            if (
                at > number
                and token.gap not in _LINKS
                and not (comma and token.gap in {", ", ","} and at - number <= 3)
            ):
                break
            if at > number and token.gap == ". " and len(words[at - 1].text) > 2:
                break
            if not self._is_part(at, spoken=spoken):
                break
            at += 1
        while at > number and words[at - 1].low in PARTICLES and words[at - 1].shape == "lower":
            at -= 1
        return at

    def _is_part(self, number: int, *, spoken: bool) -> bool:
        words, token, lists = self.tokens.all, self.tokens.all[number], lexicon()
        low = token.low
        if not low or self.beside_digit(token):
            return False
        if low in self.known.plain or (low in self.known.common and token.is_capital):
            return True
        if low in PARTICLES and len(low) > 1 and token.shape in {"lower", "title"}:
            after = self.after(number)
            return bool(after and after.gap in {" ", "-"} and after.is_capital)
        if not token.is_capital:
            behind_initial = number > 0 and len(words[number - 1].text) == 1
            return spoken and (len(low) == 1 or behind_initial or (not lists.is_common(low) and len(low) > 2))
        if len(token.text) == 1 or lists.is_first_name(low) or lists.is_surname(low):
            return True
        plain = lists.is_common(low) or low in lists.drugs
        if low in _NOT_UPPER or (plain and (token.shape == "upper" or self.in_capitals(token))):
            return False
        return token.shape != "upper" or len(token.text) > 2

    def grown(self, number: int, rule: str) -> Iterator[Identifier]:
        """Take in the initials and capitalised names on both sides of a name."""
        words, first, last = self.tokens.all, number, number
        while first and self._goes_before(first):
            first -= 1
        while last + 1 < len(words):
            step = 1 if self._goes_after(last) else self._particles(last)
            if not step:
                break
            last += step
        after = self.after(last)
        if after and after.gap in {" ", ", "} and after.low in _SUFFIXES and after.is_capital:
            last += 1
        yield self.span(first, last + 1, rule)

    def _particles(self, last: int) -> int:
        """Return how many words "de la Torre" takes behind a name, 0 when there is no such thing."""
        words, at = self.tokens.all, last + 1
        while at < len(words) and words[at].low in PARTICLES and words[at].gap == " ":
            at += 1
        if at == last + 1 or at == len(words) or words[at].gap not in {" ", "-"}:
            return 0
        return at - last if words[at].shape in {"title", "mixed"} and not self.is_explained(words[at]) else 0

    def _goes_before(self, first: int) -> bool:
        token, before = self.tokens.all[first], self.tokens.all[first - 1]
        if (
            token.gap not in {" ", ". ", ".", ", ", ' "', '" ', " “", "” "}
            or not before.is_capital
            or before.low in TITLES
        ):
            return False
        if len(before.text) == 1 and token.gap != ", " and not self.beside_digit(before):
            return True
        if token.gap == ". ":
            return before.low in _SHORT_GIVEN
        if self.known_rule(first - 1):
            return True
        if token.gap == ", ":
            listed_name = lexicon().is_first_name(token.low)
            return before.first and before.shape == "title" and listed_name and not self.is_explained(before)
        if before.shape == "upper":
            known = token.low in self.known.plain or before.first
            return len(before.text) == 2 and known and not lexicon().is_common(before.low)
        return before.shape in {"title", "mixed"} and not self.is_explained(before) and not token.first

    def _goes_after(self, last: int) -> bool:
        token, after = self.tokens.all[last], self.tokens.all[last + 1]
        if after.gap == ", " and len(after.text) == 1 and after.is_capital and token.low in self.known.plain:
            return self.tokens.text[after.end : after.end + 1] == "."
        if (
            after.gap not in {" ", ". ", "-", " & ", ' "', '" ', " “", "” "}
            or not after.is_capital
            or self.beside_digit(after)
        ):
            return False
        if after.gap == ". " and len(token.text) > 1:
            return False
        lists = lexicon()
        if len(after.text) == 1:
            ends = self.tokens.text[after.end : after.end + 1] in {".", ",", " ", "", ")", ";", "\n"}
            return ends and (not lists.is_common(token.low) or self.is_name(token))
        if self.known_rule(last + 1) or self._is_between(last + 1):
            return True
        if after.shape == "title" and after.low in lists.eponyms | lists.eponyms_with_noun:
            return lists.is_first_name(token.low)
        return not self.is_plain(after) and (after.shape != "upper" or len(after.text) > 3)

    def _is_between(self, number: int) -> bool:
        """Tell whether a word that is also a place stands inside a name (George Washington Tate)."""
        after = self.after(number)
        return bool(
            self.tokens.all[number].low in WIDE_PLACES
            and after
            and after.gap == " "
            and after.shape == "title"
            and not self.is_explained(after)
        )

    def span(self, first: int, end: int, rule: str) -> Identifier:
        """Return the tokens from ``first`` up to ``end`` as a name."""
        words = self.tokens.all
        return Identifier(words[first].start, words[end - 1].end, Kind.NAME, rule)
