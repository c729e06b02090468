"""Names of people: behind titles, labels and words of kinship, from the database row, from lists, or by their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from radonc_models.curate.deidentify.dates import MONTHS
from radonc_models.curate.deidentify.lexicon import lexicon
from radonc_models.curate.deidentify.listing import listed
from radonc_models.curate.deidentify.model import Identifier, Kind
from radonc_models.curate.deidentify.name_words import PARTICLES, STRONG_TITLES, TITLES, VERBS, NameWords
from radonc_models.curate.deidentify.tokens import Token

__all__ = ["NameFinder"]

_DEGREE = re.compile(
    r"\.?,?\s*(?:\(?(?:M\.?D\.?|D\.?O\.?|Ph\.?\s?D\.?|R\.?N\.?|N\.?P\.?|P\.?A\.?(?:-C)?|FNP|CRNP|DNP|MBBS|FRCR|FRCP|FRCS|"
    r"DDS|DMD|LCSW|MSW|CMD|RTT|BSN|MSN|APRN|OCN|ARNP|Esq|Jr|Sr|III|II)\b)(?![-\d])"
)
_TITLE_GAP = re.compile(r"\.?[ ]{1,2}|\.|: ")
_KIN_GAP = re.compile(r"\s?[ ,:(–\-\"“]{1,3}")
_LABEL_GAP = re.compile(r"[\s.)]*(?:[:#/|=]+|--?|–)[\s.\"“]*")
_GREETING_GAP = re.compile(r"[ ,]{0,2}[\"“]?|,?\n{1,2}")
_PATIENT_INITIALS = re.compile(r"\b(?:[Pp]t\.?|[Pp]atient|Mr\.?|Ms\.?|Mrs\.?)[:\s]+([A-Z]\.\s?[A-Z]\.)")
_INITIALS = re.compile(r"\b([A-Z])\.\s?(?:[A-Z]\.\s?)?([A-Z])\.(?!\w)")
_INITIALS_AND_AGE = re.compile(r"(?<![\w.])((?:[A-Z]\.\s?){2,3})[,(]?\s*\d{2}\s?(?:[MFymf]\b|-y|yo|year)")
_PERSON_BEHIND = re.compile(
    r",\s(?:an?\s)?(?:\d{1,3}[\s-]?(?:y|year|yo\b)|(?:man|woman|lady|gentleman)\b)", re.IGNORECASE
)
_CUED_GAPS = {("/", "w"), ("/ ", "w"), (", ", "you"), (", ", "best"), (", ", "signed")}
_LABELS = frozenset(listed("labels"))
_SURE_LABELS = frozenset(listed("sure_labels"))
_GREETINGS = frozenset(listed("greetings"))
_KIN = frozenset(listed("kin"))
_CUES = frozenset(listed("cues"))
_WEAK_TITLES = frozenset(listed("weak_titles"))
_NOT_AFTER_KIN = frozenset(listed("not_after_kin"))
_LETTERED = frozenset(listed("lettered"))
_WORD_NAMES = frozenset(listed("word_names"))
_WORK = frozenset(listed("work_words"))
_MOST_IN_LABEL = 5


class NameFinder(NameWords):
    """Finds the names of one note."""

    def certain(self) -> Iterator[Identifier]:
        """Find names behind titles, labels, greetings and words of kinship, and before degrees."""
        words, text = self.tokens.all, self.tokens.text
        for number, token in enumerate(words):
            if not token.low:
                continue
            if token.low in TITLES and number + 1 < len(words):
                yield from self._after_title(number)
            if token.low in {"at", "from", "for", "with", "employer"} and number + 1 < len(words):
                yield from self._employer(number)
            if token.low in _KIN and number + 1 < len(words):
                yield from self._after_kin(number)
            if number and (token.is_capital or self._may_be_spoken(token)) and (label := self._label(number)):
                yield from self._labelled(number, label)
            if token.is_capital and _DEGREE.match(text, token.end):
                yield from self._before_degree(number)

    def known_or_listed(self) -> Iterator[Identifier]:
        """Find names of the row in any inflection or with a slip of the pen, and names of the lists."""
        for number, token in enumerate(self.tokens.all):
            if token.low and (rule := self.known_rule(number)):
                yield from self.grown(number, rule)
        yield from self._initials()

    def unknown(self) -> Iterator[Identifier]:
        """Find capitalised words that no list explains, where a person is usually named."""
        for number, token in enumerate(self.tokens.all):
            if token.shape in {"title", "mixed"} and len(token.text) > 2 and (rule := self._unknown_rule(number)):
                yield from self.grown(number, rule)
                if "behind" in rule:
                    yield from self._list_after(self.run(number))

    def _unknown_rule(self, number: int) -> str:
        words, token = self.tokens.all, self.tokens.all[number]
        if self.in_capitals(token) or self.is_explained(token):
            return ""
        before = words[number - 1] if number and words[number - 1].line == token.line else None
        after = self.after(number)
        after = after if after and after.line == token.line else None
        cued = before and (token.gap == " " or (token.gap, before.low) in _CUED_GAPS)
        if before and cued and (before.low in _CUES or before.low in _KIN):
            return f"capitalised word behind {before.low!r}"
        if after and after.gap == " " and after.low in VERBS and not (token.first and after.low in {"and", "to"}):
            return "capitalised word before a verb of people"
        if after and after.gap == " (" and after.low in _KIN:
            return "name before a word of kinship"
        if after and after.gap == ", " and _PERSON_BEHIND.match(self.tokens.text, token.end):
            return "name before an age"
        if token.first and after and after.gap == ", " and after.low in {"please", "thanks", "could", "can", "quick"}:
            return "name of who is asked"
        if number and self._behind_initial(number):
            return "capitalised word behind an initial"
        if token.line in self.tokens.heading_lines and not self._is_pair(number):
            return ""
        if not token.first and before:
            return "capitalised word within a sentence"
        return "two capitalised words" if self._is_pair(number) else ""

    def _behind_initial(self, number: int) -> bool:
        """Tell whether an initial stands before the word, as in "M. Oakhurst", and no "vitamin D."."""
        words = self.tokens.all
        before, earlier = words[number - 1], words[number - 2].low if number > 1 else ""
        initial = len(before.text) == 1 and before.is_capital and words[number].gap == ". "
        return initial and not self.beside_digit(before) and earlier not in _LETTERED

    def _is_pair(self, number: int) -> bool:
        after = self.after(number)
        return bool(
            after
            and after.line == self.tokens.all[number].line
            and after.gap in {" ", ", ", ' "', " “"}
            and after.shape in {"title", "mixed"}
            and not self.is_explained(after)
        )

    def _may_be_spoken(self, token: Token) -> bool:
        return token.shape == "lower" and len(token.text) > 2 and not lexicon().is_common(token.low)

    def _after_title(self, number: int) -> Iterator[Identifier]:
        words, title, at = self.tokens.all, self.tokens.all[number], number + 1
        if not _TITLE_GAP.fullmatch(words[at].gap) or (":" in words[at].gap and title.low != "pt"):
            return
        if words[at].low in {"med", "dent"} and at + 1 < len(words):
            at += 1
        name = words[at]
        strong = title.low in STRONG_TITLES and (title.is_capital or title.low in {"doctor", "mister"})
        if not strong:
            small = title.shape == "lower" and title.low not in {"nurse", "sister", "pt"}
            if small or not name.is_capital or lexicon().is_common(name.low):
                return
            if title.low in _WEAK_TITLES and self.is_explained(name):
                return
        end = self.run(at, spoken=strong)
        if end == at and strong and name.is_capital and name.shape != "upper":
            end = at + 1
        if end > at:
            yield self.span(at, end, f"name behind the title {title.low!r}")
            yield from self._list_after(end)

    def _list_after(self, at: int) -> Iterator[Identifier]:
        """Find further names of "Drs. A, B and C"."""
        words = self.tokens.all
        while at < len(words) and (
            words[at].gap in {", ", "/", " & ", " / "} or (words[at].low in {"and", "or"} and words[at].gap == " ")
        ):
            at += words[at].low in {"and", "or"}
            if at >= len(words) or not (words[at].is_capital or words[at].low in PARTICLES):
                return
            if self.is_explained(words[at]) and words[at].low not in PARTICLES:
                return
            if words[at].shape == "upper" and len(words[at].text) <= 4:
                return
            end = self.run(at)
            if end == at:
                return
            yield self.span(at, end, "name in a list of names")
            at = end

    def _after_kin(self, number: int) -> Iterator[Identifier]:
        words, kin = self.tokens.all, self.tokens.all[number]
        at = number + 1
        if words[at].low in {"is", "named", "called", "name"} and at + 1 < len(words):
            at += 1
        token = words[at]
        if token.line != kin.line or not _KIN_GAP.fullmatch(token.gap) or not token.is_capital or token.low in TITLES:
            return
        named = token.low in _WORD_NAMES or (
            token.low not in _NOT_AFTER_KIN
            and kin.shape == "lower"
            and lexicon().is_common(token.low)
            and len(token.low) > 2
        )
        if token.shape == "title" and token.gap == " " and named and kin.line not in self.tokens.heading_lines:
            yield self.span(at, at + 1, f"name behind {kin.low!r}")
            return
        short = token.shape == "upper" and not self.in_capitals(token) and len(token.text) <= 3
        if short or (self.is_explained(token) and not self._is_double_name(at)):
            return
        end = self.run(at)
        if end > at:
            yield self.span(at, end, f"name behind {kin.low!r}")
            yield from self._list_after(end)

    def _employer(self, number: int) -> Iterator[Identifier]:
        """Find the capitalised words behind "works at" and the like."""
        words, at = self.tokens.all, number + 1
        if words[number].low != "employer" and not any(one.low in _WORK for one in words[max(0, number - 2) : number]):
            return
        if words[at].low == "the" and at + 1 < len(words):
            at += 1
        end = at
        while end < len(words) and words[end].is_capital and words[end].gap in {" ", " & ", "-", "' ", ": "}:
            if end > at and words[end].gap == ": ":
                break
            end += 1
        if end > at and not all(word.low in MONTHS for word in words[at:end]) and not self.in_capitals(words[number]):
            yield self.span(at, end, "name of an employer")

    def _is_double_name(self, number: int) -> bool:
        after = self.after(number)
        return bool(after and after.gap == " " and after.shape == "title" and lexicon().is_first_name(after.low))

    def _label(self, number: int) -> str:
        """Return the word that announces a name at this token, or nothing."""
        token, before = self.tokens.all[number], self.tokens.all[number - 1]
        if before.low in _GREETINGS and _GREETING_GAP.fullmatch(token.gap):
            behind = self.tokens.all[number - 2].low if number > 1 else ""
            if before.low == "by":
                return "by" if behind == "goes" else ""
            open_word = before.low in {"name", "on", "is"} and behind not in {
                "pt",
                "patient",
                "dictating",
                "family",
                "this",
            }
            return "" if open_word else before.low
        if before.low in _LABELS and _LABEL_GAP.fullmatch(token.gap):
            return before.low
        return ""

    def _labelled(self, number: int, label: str) -> Iterator[Identifier]:
        words, token = self.tokens.all, self.tokens.all[number]
        if token.low in TITLES:
            return
        sure = self.is_name(token) or self._is_comma_name(number, label) or self._has_kin_behind(number)
        if self.is_explained(token) and not sure:
            return
        end = self.run(number, _MOST_IN_LABEL, comma=True, spoken=True)
        while end > number + 1 and words[end - 1].gap == ", ":
            if not self.is_explained(words[end - 1]) or self.is_name(words[end - 1]):
                break
            end -= 1
        if end > number:
            yield self.span(number, end, "name behind a label")
            yield from self._list_after(end)

    def _has_kin_behind(self, number: int) -> bool:
        after = self.after(number)
        return bool(after and after.gap == " (" and after.low in _KIN)

    def _is_comma_name(self, number: int, label: str) -> bool:
        after = self.after(number)
        if not after or after.gap != ", " or not after.is_capital:
            return False
        sure = label in _SURE_LABELS and self.tokens.all[number].shape != "upper"
        return sure or lexicon().is_first_name(after.low)

    def _before_degree(self, number: int) -> Iterator[Identifier]:
        words, token, first = self.tokens.all, self.tokens.all[number], number
        before = words[number - 1] if number else None
        if before and len(token.text) == 1 and token.gap == " " and before.is_capital:
            if not lexicon().is_common(before.low):
                yield self.span(number - 1, number + 1, "name before a degree")
            return
        listed_before = before is not None and lexicon().is_first_name(before.low)
        if self.is_explained(token) and not self.is_name(token) and not listed_before:
            return
        while first and number - first < 3 and self._belongs_before_degree(first):
            first -= 1
        if token.shape != "upper" or len(token.text) > 3 or first < number:
            yield self.span(first, number + 1, "name before a degree")

    def _belongs_before_degree(self, first: int) -> bool:
        token, before = self.tokens.all[first], self.tokens.all[first - 1]
        if token.first or token.gap not in {" ", "-", ". "} or not before.is_capital or before.low in TITLES:
            return False
        return len(before.text) == 1 or lexicon().is_first_name(before.low) or not self.is_explained(before)

    def _initials(self) -> Iterator[Identifier]:
        text = self.tokens.text
        for match in _INITIALS.finditer(text):
            if (match[1] + match[2]).lower() in self.known.initials:
                yield Identifier(*match.span(), Kind.NAME, "initials of the patient")
        for match in _INITIALS_AND_AGE.finditer(text):
            yield Identifier(*match.span(1), Kind.NAME, "initials before an age")
        for match in _PATIENT_INITIALS.finditer(text):
            yield Identifier(*match.span(1), Kind.NAME, "initials of the patient")
