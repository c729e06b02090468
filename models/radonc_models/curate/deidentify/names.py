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
_INITIALS_AND_VERB = re.compile(
    r"(?<![\w.])((?:[A-Z]\.){2,3})\s(?:is|was|has|had|presents|came|returns|reports|denies)\b"
)
_INITIALS_AND_AGE = re.compile(r"(?<![\w.])((?:[A-Z]\.\s?){2,3})[,(]?\s*\d{2}\s?(?:[MFymf]\b|-y|yo|year)")
_PERSON_BEHIND = re.compile(
    r",\s(?:an?\s)?(?:\d{1,3}[\s-]?(?:y|year|yo\b)|(?:man|woman|lady|gentleman)\b)", re.IGNORECASE
)
_AGE_AND_SEX = re.compile(r",?\s\(?(?:an?\s)?\d{1,3}\s?(?:[MF]\b|y/?o\b|-?year|[,)](?=\s))")
_NO_PERSON = frozenset(listed("no_person"))
_SPOKEN_TITLES = frozenset({"doctor", "mister", "mr", "mrs", "ms", "dr", "drs"})
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
_COMPANY = frozenset(listed("company"))
_WORK = frozenset(listed("work_words"))
_WORK_LABELS = frozenset({"employer", "employers", "workplace", "company"})
_WORK_LINKS = _WORK_LABELS | {"at", "from", "for", "with", "by", "of", "@"}
_NEAR_WORK = 7
_TRADES = tuple(listed("trades"))
_NO_TRADES = frozenset(listed("no_trades"))
_LEAVES = frozenset(listed("also_about_work"))
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
            if token.low in _WORK_LINKS and number + 1 < len(words):
                yield from self._employer(number)
            if token.low in _KIN and number + 1 < len(words):
                yield from self._after_kin(number)
            if number and (token.is_capital or self._may_be_spoken(token)) and (label := self._label(number)):
                yield from self._labelled(number, label)
            if token.is_capital and _DEGREE.match(text, token.end):
                yield from self._before_degree(number)
            if token.first and token.shape == "title" and self._is_person_pair(number):
                yield self.span(number, number + 2, "two words before an age")

    def known_or_listed(self) -> Iterator[Identifier]:
        """Find names of the row in any inflection or with a slip of the pen, and names of the lists."""
        for number, token in enumerate(self.tokens.all):
            if token.low and (rule := self.known_rule(number)):
                yield from self.grown(number, rule)
        yield from self._companies()
        yield from self._initials()

    def unknown(self) -> Iterator[Identifier]:
        """Find capitalised words that no list explains, where a person is usually named."""
        for number, token in enumerate(self.tokens.all):
            if token.shape in {"title", "mixed"} and len(token.text) > 2 and (rule := self._unknown_rule(number)):
                yield from self.grown(number, rule)
                if "behind" in rule:
                    yield from self._list_after(self.run(number))

    def _unknown_rule(self, number: int) -> str:
        """Return why an unknown capitalised word is taken for a name; empty when it is not."""
        words, token = self.tokens.all, self.tokens.all[number]
        if self.in_capitals(token) or self.is_plain(token):
            return ""
        before = words[number - 1] if number and words[number - 1].line == token.line else None
        cued = before and (token.gap == " " or (token.gap, before.low) in _CUED_GAPS)
        if before and cued and (before.low in _CUES or before.low in _KIN):
            return f"capitalised word behind {before.low!r}"
        heading = token.line in self.tokens.heading_lines
        if self.is_explained(token):
            if before and not token.first:
                return "" if heading or self._is_in_phrase(number) else "name within a sentence"
            return self._rule_from_behind(number) if self._has_kin_behind(number) else ""
        if rule := self._rule_from_behind(number):
            return rule
        if number and self._behind_initial(number):
            return "capitalised word behind an initial"
        if heading and not self._is_pair(number):
            return ""
        if not token.first and before:
            return "capitalised word within a sentence"
        return "two capitalised words" if self._is_pair(number) else ""

    def _rule_from_behind(self, number: int) -> str:
        """Return what follows the word and makes it a person."""
        token, after = self.tokens.all[number], self.after(number)
        if not after or after.line != token.line:
            return ""
        if after.gap == " " and after.low in VERBS and not (token.first and after.low in {"and", "to"}):
            return "capitalised word before a verb of people"
        if after.low in _KIN and after.gap.lower() in {" (", "'s ", "’s "}:
            return "name before a word of kinship"
        if after.low == "and" and after.gap == " " and self._is_pair(number + 1):
            return "two names"
        if after.gap == ", " and _PERSON_BEHIND.match(self.tokens.text, token.end):
            return "name before an age"
        asked = token.first and after.gap == ", " and after.low in {"please", "thanks", "could", "can", "quick"}
        return "name of who is asked" if asked else ""

    def _is_in_phrase(self, number: int) -> bool:
        """Tell whether a neighbour with a capital is a common word, as in "Long Term Care"."""
        words, after = self.tokens.all, self.after(number)
        near = [words[number - 1]] if number and words[number].gap in {" ", "-"} else []
        near += [after] if after and after.gap in {" ", "-"} else []
        return any(
            one.is_capital and len(one.text) > 1 and self.is_plain(one) and one.low not in TITLES for one in near
        )

    def _is_person_pair(self, number: int) -> bool:
        """Tell whether two words that may be common stand before an age and a sex: "Chase Long, 39 F"."""
        after = self.after(number)
        if not after or after.gap != " " or after.shape not in {"title", "mixed"} or after.first:
            return False
        pair = (self.tokens.all[number], after)
        if any(word.low in _NO_PERSON or lexicon().is_clinical(word.low) for word in pair):
            return False
        return bool(_AGE_AND_SEX.match(self.tokens.text, after.end))

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
        strong = title.low in STRONG_TITLES and (title.is_capital or title.low in _SPOKEN_TITLES)
        if not strong:
            small = title.shape == "lower" and title.low not in {"nurse", "sister", "pt"}
            if small or not name.is_capital or (lexicon().is_common(name.low) and self.is_plain(name)):
                return
            if title.low in _WEAK_TITLES and self.is_plain(name):
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
            if self.is_plain(words[at]) and words[at].low not in PARTICLES:
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
        after = self.after(at)
        if token.low in lexicon().eponyms and self.tokens.text[token.end : token.end + 2] in {"'s", "’s"}:
            return
        open_kin = kin.shape == "lower" or bool(after and after.gap == " " and after.low in VERBS)
        plain = self.is_explained(token) and token.low not in lexicon().drugs and token.low not in _NOT_AFTER_KIN
        named = token.low in _WORD_NAMES or (plain and open_kin and len(token.low) > 2)
        if token.shape == "title" and token.gap == " " and named and kin.line not in self.tokens.heading_lines:
            yield self.span(at, at + 1, f"name behind {kin.low!r}")
            return
        short = token.shape == "upper" and not self.in_capitals(token) and len(token.text) <= 3
        if short or (self.is_plain(token) and not self._is_double_name(at)):
            return
        end = self.run(at)
        if end > at:
            yield self.span(at, end, f"name behind {kin.low!r}")
            yield from self._list_after(end)

    def _employer(self, number: int) -> Iterator[Identifier]:
        """Find the capitalised words behind "works at", "retired from" and the like."""
        words, at = self.tokens.all, number + 1
        if words[number].low not in _WORK_LABELS and not self._is_about_work(number):
            return
        if words[at].low == "the" and at + 1 < len(words):
            at += 1
        end = self._company(at)
        named = end > at and not all(word.low in MONTHS for word in words[at:end])
        if named and not self.in_capitals(words[number]):
            yield self.span(at, end, "name of an employer")

    def _is_about_work(self, number: int) -> bool:
        """Tell whether a word for work stands before the token in its sentence."""
        words = self.tokens.all
        for at in range(number, max(-1, number - _NEAR_WORK), -1):
            if at < number and (words[at].low in _WORK or words[at].low in _LEAVES):
                return True
            if at == number - 1 and self._is_job(words[at], words[number]):
                return True
            if words[at].first and ":" not in words[at].gap:
                return False
        return False

    def _is_job(self, token: Token, link: Token) -> bool:
        """Tell whether a word ends as a trade does and stands before "at", "for" or "with"."""
        trade = token.low.endswith(_TRADES) and len(token.low) > 5 and token.low not in _NO_TRADES
        return trade and link.low in {"at", "for", "with", "@"} and not lexicon().is_clinical(token.low)

    def _company(self, at: int) -> int:
        """Return the number of the token behind capitalised words with "and" and "of" between them."""
        words, end = self.tokens.all, at
        while end < len(words) and (words[end].is_capital or words[end].low in {"and", "of", "the"}):
            if end > at and words[end].gap not in {" ", " & ", "-", "' ", "'s ", "’s ", ", "}:
                break
            if words[end].gap == ", " and words[end].low not in _COMPANY:
                break
            end += 1
        while end > at and not words[end - 1].is_capital:
            end -= 1
        return end

    def _companies(self) -> Iterator[Identifier]:
        """Find capitalised words that end as the names of companies do."""
        words = self.tokens.all
        for number, token in enumerate(words):
            if token.low not in _COMPANY or not token.is_capital or self.in_capitals(token) or token.first:
                continue
            first = number
            while first and words[first].gap in {" ", " & ", ", ", "'s ", "’s "} and not words[first].first:
                before = words[first - 1]
                if not (before.is_capital or (before.low == "and" and first > 1 and words[first - 2].is_capital)):
                    break
                first -= 1
            if first < number and words[first].is_capital:
                yield self.span(first, number + 1, "name of a company")

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
        if self.is_plain(token) and not sure:
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
        listed_before = before is not None and (lexicon().is_first_name(before.low) or self._is_signature(number))
        if self.is_plain(token) and not self.is_name(token) and not listed_before:
            return
        while first and number - first < 3 and self._belongs_before_degree(first):
            first -= 1
        if token.shape != "upper" or len(token.text) > 3 or first < number:
            yield self.span(first, number + 1, "name before a degree")

    def _is_signature(self, number: int) -> bool:
        """Tell whether two common words begin a line or sentence and a degree follows: "Sky Small, M.D."."""
        first, last = self.tokens.all[number - 1], self.tokens.all[number]
        begins = first.first or (number > 1 and self.tokens.all[number - 2].low in _CUES)
        both = first.shape == last.shape == "title" and last.gap == " " and begins
        return both and not any(word.low in _NO_PERSON or lexicon().is_clinical(word.low) for word in (first, last))

    def _belongs_before_degree(self, first: int) -> bool:
        token, before = self.tokens.all[first], self.tokens.all[first - 1]
        if token.first or token.gap not in {" ", "-", ". "} or not before.is_capital or before.low in TITLES:
            return False
        if len(before.text) == 1 or lexicon().is_first_name(before.low) or not self.is_explained(before):
            return True
        return self._is_signature(first)

    def _initials(self) -> Iterator[Identifier]:
        text = self.tokens.text
        for match in _INITIALS.finditer(text):
            if (match[1] + match[2]).lower() in self.known.initials:
                yield Identifier(*match.span(), Kind.NAME, "initials of the patient")
        for match in _INITIALS_AND_VERB.finditer(text):
            yield Identifier(*match.span(1), Kind.NAME, "initials before a verb of people")
        for match in _INITIALS_AND_AGE.finditer(text):
            yield Identifier(*match.span(1), Kind.NAME, "initials before an age")
        for match in _PATIENT_INITIALS.finditer(text):
            yield Identifier(*match.span(1), Kind.NAME, "initials of the patient")
