"""Find codes for the words of a diagnosis: ranked, each with the reasons for its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from radonc_models.clinical.icd10.index import Index, index
from radonc_models.clinical.icd10.reading import Question, Slot, read
from radonc_models.clinical.icd10.scoring import Scoring, best_entries, equal_entries
from radonc_models.clinical.icd10.table import Code, listed
from radonc_models.clinical.icd10.words import split_words

__all__ = ["Match", "Ranked", "rank", "search", "suggest"]


@dataclass(frozen=True)
class Match:
    """A code that fits a description; ``score`` is 1.0 for equal words and falls with less in common."""

    code: str
    description: str
    score: float
    billable: bool


@dataclass(frozen=True)
class Ranked:
    """A match and why it has its place: sentences without a full stop, the weightiest first."""

    match: Match
    reasons: tuple[str, ...]


_ORIGIN_FACTOR = 0.9
"""The primary of a metastasis that was asked for is shown after it."""
_FIRST_ENDINGS = ("A", "0")
_DEFAULT_FACTOR = 0.93


def search(description: str, n: int = 3, *, billable_only: bool = True) -> list[Match]:
    """Return the ``n`` codes whose official description or inclusion term fits ``description`` best.

    Equal words come first with score 1.0. Others are ranked by the weighted share of common words (rare words weigh
    more), and a code of the other side never outranks one of the named side. Shorthand is read as a physician
    means it (NSCLC LUL, R tonsil SCC, brain mets).

    Args:
        description: Words of a diagnosis; a code in it is ignored.
        n: Most matches to return.
        billable_only: Leave out categories, which are not complete codes.

    """
    return [one.match for one in rank(description, n, billable_only=billable_only)]


def rank(description: str, n: int = 3, *, billable_only: bool = True) -> list[Ranked]:
    """Return what ``search`` returns, each match with the reasons for its place; the words are not kept anywhere."""
    return list(_ranked(description, n, billable_only, False))


def suggest(typed: str, n: int = 8) -> list[Ranked]:
    """Return codes for what somebody is typing: the last word may be unfinished, and a code counts as one.

    Takes under 5 ms.
    """
    text = typed.strip()
    if len(text) > 1 and text[0].isalpha() and text[1].isdigit() and " " not in text:
        found = listed(text, n)
        if found:
            return [Ranked(_as_match(row, 1.0), ("the code begins so",)) for row in found]
    unfinished = bool(typed) and typed[-1].isalnum()
    return list(_ranked(typed, n, True, unfinished))


def _ranked(text: str, n: int, billable_only: bool, unfinished: bool) -> tuple[Ranked, ...]:
    source = index()
    question = read(text, source, unfinished=unfinished)
    prefixes: tuple[int, ...] = ()
    if unfinished:
        question, prefixes = _finished(question, text, source)
    found = _found(Scoring(question, source, prefixes), text, n, billable_only)
    if question.origin and found:
        origin = Scoring(Question(question.origin, question.notes, ()), source, ())
        for one in _found(origin, "", 1, billable_only):
            score = _ORIGIN_FACTOR * min(one.match.score, found[0].match.score)
            found.append(replace(one, match=replace(one.match, score=round(score, 4))))
        found.sort(key=lambda one: -one.match.score)
    return tuple({one.match.code: one for one in reversed(found)}.values())[::-1][:n]


def _found(scoring: Scoring, text: str, n: int, billable_only: bool) -> list[Ranked]:
    source = scoring.source
    best = best_entries(scoring, source)
    for entry in equal_entries(text, source):
        best[source.rows[entry]] = (1.0, entry)
    rows = _complete(best, scoring, source) if billable_only else best
    order = sorted(rows.items(), key=lambda item: (-item[1][0], len(source.table.plain(item[0])), item[0]))[:n]
    return [_explained(row, score, entry, text, scoring, billable_only) for row, (score, entry) in order]


def _complete(best: dict[int, tuple[float, int]], scoring: Scoring, source: Index) -> dict[int, tuple[float, int]]:
    """Put in place of a category the complete code below it that says least beside it."""
    kept = {row: found for row, found in best.items() if _is_complete(row, source)}
    categories = sorted((row for row in best if row not in kept), key=lambda row: -best[row][0])[:3]
    least = min(nlargest(3, (score for score, _ in kept.values())), default=0.0)
    for row in categories:
        score, entry = best[row]
        if score * _DEFAULT_FACTOR <= least:
            break
        below = [one for one in _below(row, source) if _is_complete(one, source)]
        chosen = max(below, key=lambda one: _says_least(one, scoring, source), default=None)
        if chosen is not None and score * _DEFAULT_FACTOR > kept.get(chosen, (0.0, 0))[0]:
            kept[chosen] = (score * _DEFAULT_FACTOR, entry)
    return kept


def _is_complete(row: int, source: Index) -> bool:
    return source.table.complete(row) or bool(source.table.endings(row))


def _below(row: int, source: Index) -> Iterable[int]:
    plain = source.table.plain(row)
    for following in range(row + 1, min(row + 120, source.table.size)):
        if not source.table.plain(following).startswith(plain):
            return
        yield following


def _says_least(row: int, scoring: Scoring, source: Index) -> tuple[float, int]:
    words = frozenset(source.number[word] for word in split_words(source.table.texts(row)[0]) if word in source.number)
    unasked = sum(source.weights[word] for word in words - scoring.words)
    return scoring.factor(words) - 0.02 * unasked, -row


def _finished(question: Question, text: str, source: Index) -> tuple[Question, tuple[int, ...]]:
    """Take the last word of a question as the beginning of words."""
    last = split_words(text)[-1:] if text else ()
    if not last:
        return question, ()
    prefixes = tuple(source.beginning(last[0], 12))
    if last[0] in question.unknown:
        unknown = tuple(word for word in question.unknown if word != last[0])
        return Question(question.slots, question.notes, unknown), prefixes
    if question.slots and question.slots[-1].typed == last[0] and len(prefixes) > 1:
        slot = question.slots[-1]
        if len(slot.alternatives) == 1 and not slot.kind:
            return Question(question.slots[:-1], question.notes, question.unknown), prefixes
    return question, ()


def _explained(row: int, score: float, entry: int, text: str, scoring: Scoring, complete: bool) -> Ranked:
    source = scoring.source
    endings = source.table.endings(row) if complete else []
    ending = _ending(endings, text) if endings else None
    code = source.table.code(row, ending)
    named = source.rows[entry] != row
    return Ranked(_as_match(code, round(score, 4)), tuple(_reasons(code, score, entry, scoring, source, named)))


def _ending(endings: Sequence[tuple[str, str]], text: str) -> tuple[str, str]:
    """Choose the seventh character that the words name, else the first: an initial encounter."""
    said = set(split_words(text))
    first = next((one for one in endings if one[0] in _FIRST_ENDINGS), endings[0])
    if not said & {"subsequent", "sequela", "encounter"}:
        return first[0], first[1]

    def shared(one: tuple[str, str]) -> tuple[int, bool]:
        words = set(split_words(one[1]))
        return 2 * len(words & said) - len(words - said), one == first

    chosen = max(endings, key=shared)
    return chosen[0], chosen[1]


def _reasons(
    code: Code, score: float, entry: int, scoring: Scoring, source: Index, from_category: bool
) -> Iterable[str]:
    words = frozenset(source.entry(entry))
    if from_category:
        yield f"the likeliest complete code of {source.table.code(source.rows[entry]).description}"
    elif score == 1.0:
        yield "the same words as an official name"
    else:
        official = frozenset(source.number.get(word, -1) for word in split_words(code.description))
        if not words <= official:
            own = {source.words[word] for word in words}
            terms = [term for term in code.terms if set(split_words(term)) == own]
            yield from (f"by its inclusion term: {term}" for term in terms[:1])
    if score < 1.0:
        yield from (f"{typed} is read as {meaning}" for typed, meaning in scoring.question.notes)
    sides = sorted(source.words[word] for word in scoring.asked_sides)
    if sides:
        named = sorted(source.words[word] for word in scoring.sides & words)
        if named:
            agrees = bool({*named, "bilateral"} & set(sides))
            yield f"{'the side agrees' if agrees else 'the other side'}: {', '.join(named)}"
        else:
            yield "the name says no side"
    if score < 1.0:
        unmatched = [slot.typed for slot in scoring.question.slots if not _is_met(slot, words, source, entry)]
        unmatched += scoring.question.unknown
        if unmatched:
            yield f"not in its name: {', '.join(dict.fromkeys(unmatched))}"


def _is_met(slot: Slot, words: frozenset[int], source: Index, entry: int) -> bool:
    everything = words | source.inherited(source.rows[entry])
    return any(frozenset(source.number.get(word, -1) for word in one.words) <= everything for one in slot.alternatives)


def _as_match(code: Code, score: float) -> Match:
    return Match(code.code, code.description, score, code.billable)
