"""Find codes for the words of a diagnosis: ranked, each with the reasons for its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nlargest
from operator import itemgetter

from radonc_models.clinical.icd10.index import Index, index
from radonc_models.clinical.icd10.reading import CODE_WORDS, Question, Slot, read
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


_MOST_VISITED = 4000
"""Names that are visited for one question: a frequent word is followed only as far as this allows."""
_MOST_SCORED = 120
_NOT_EQUAL = 0.999
_SIDES = frozenset({"left", "right", "bilateral"})
_OTHER_SIDE_FACTOR = 0.25
"""A code of the other side keeps a quarter of its score: it is shown last, it never wins."""
_UNNAMED_SIDE_FACTOR = 0.97
_ONE_OF_BOTH_FACTOR = 0.9
"""Few categories have a code for both sides: bilateral disease mostly takes a code for each."""
_UNASKED_SIDE_FACTOR = 0.85
# Nobody leaves these unsaid: a code that says one when the words do not is a worse guess.
_TELLING = frozenset(
    {
        *("situ", "benign", "uncertain", "secondary", "carcinoid", "inflammatory", "overlapping"),
        *("history", "family", "screening", "remission", "relapse", "male"),
    }
)
_TELLING_FACTOR = 0.75
_OTHER_CHAPTER_FACTOR = 0.95
"""The questions are of radiation oncology: at equal likeness a neoplasm is the likelier answer."""
_WITHOUT_PLACE_FACTOR = 0.75
"""A name that is of none of the places that were named is a worse guess."""
_NOT_SPREAD_FACTOR = 0.7
_ILL_DEFINED_FACTOR = 0.9
"""The codes of ill-defined sites are for what no other category takes."""
_ORIGIN_FACTOR = 0.9
"""The primary of a metastasis that was asked for is shown after it."""
_INHERITED_QUALITY = 0.95
_UNKNOWN_WEIGHT = 1.5
_FIRST_ENDINGS = ("A", "0")
_DEFAULT_FACTOR = 0.93


_Way = tuple[frozenset[int], float, float]
"""The words of one way to say a thing, their weight, and how well it says it."""


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
    """Return what ``search`` returns, each match with the reasons for its place."""
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


@lru_cache(maxsize=512)
def _ranked(text: str, n: int, billable_only: bool, unfinished: bool) -> tuple[Ranked, ...]:
    source = index()
    question = read(text, source, unfinished=unfinished)
    prefixes: tuple[int, ...] = ()
    if unfinished:
        question, prefixes = _finished(question, text, source)
    found = _found(_Scoring(question, source, prefixes), text, n, billable_only)
    if question.origin and found:
        origin = _Scoring(Question(question.origin, question.notes, ()), source, ())
        for one in _found(origin, "", 1, billable_only):
            score = _ORIGIN_FACTOR * min(one.match.score, found[0].match.score)
            found.append(replace(one, match=replace(one.match, score=round(score, 4))))
        found.sort(key=lambda one: -one.match.score)
    return tuple({one.match.code: one for one in reversed(found)}.values())[::-1][:n]


def _found(scoring: _Scoring, text: str, n: int, billable_only: bool) -> list[Ranked]:
    source = scoring.source
    best = _best_entries(scoring, source)
    for entry in _equal_entries(text, source):
        best[source.rows[entry]] = (1.0, entry)
    rows = _complete(best, scoring, source) if billable_only else best
    order = sorted(rows.items(), key=lambda item: (-item[1][0], len(source.table.plain(item[0])), item[0]))[:n]
    return [_explained(row, score, entry, text, scoring, billable_only) for row, (score, entry) in order]


class _Scoring:
    """A question, ready to be compared with many names."""

    def __init__(self, question: Question, source: Index, prefixes: tuple[int, ...]) -> None:
        self.question = question
        self.source = source
        weights = source.weights
        self.slots: list[tuple[float, float, list[_Way]]] = []
        self.places: set[int] = set()
        for slot in question.slots:
            ways = [
                (numbers, sum(weights[word] for word in numbers), one.quality)
                for one in slot.alternatives
                if (numbers := frozenset(source.number.get(word, -1) for word in one.words)) and -1 not in numbers
            ]
            if ways:
                if slot.is_site and slot.factor >= 1:
                    self.places.add(len(self.slots))
                self.slots.append((slot.factor, ways[0][1], ways))
        if prefixes:
            ways = [(frozenset((word,)), weights[word], 1.0) for word in prefixes]
            self.slots.append((1.0, max(way[1] for way in ways), ways))
        self.words = {word for _, _, ways in self.slots for numbers, _, _ in ways for word in numbers}
        self.unknown = _UNKNOWN_WEIGHT * len(question.unknown)
        said = {word for slot in question.slots for one in slot.alternatives for word in one.words}
        self.asked_sides = _numbers(_SIDES & said, source)
        self.sides = _numbers(_SIDES, source)
        self.spread = any(slot.kind == "spread" for slot in question.slots)
        self.secondary, self.elsewhere = _numbers(("secondary",), source), _numbers(("other", "specified"), source)
        self.ill_defined = _numbers(("ill", "defined"), source)
        self.both = _numbers(("bilateral",), source)
        self.telling = _numbers(_TELLING - said, source)
        # "Not having achieved remission" is what nobody says of an active disease.
        self.remission, self.achieved = _numbers(("remission",), source), _numbers(("achieved",), source)

    def score(self, entry: int) -> float:
        """Return twice the weight of what both say over the weight of all that is said, below 1."""
        source, weights = self.source, self.source.weights
        words = frozenset(source.entry(entry))
        inherited = source.inherited(source.rows[entry])
        everything = words | inherited
        asked, common, covered = self.unknown, 0.0, set[int]()
        somewhere = not self.places or (self.spread and self.elsewhere <= words)
        for place, (factor, weight, ways) in enumerate(self.slots):
            got, got_weight = 0.0, weight
            for numbers, of_way, quality in ways:
                if numbers <= everything:
                    fits = quality if numbers <= words else quality * _INHERITED_QUALITY
                    if fits * of_way > got * got_weight:
                        got, got_weight, best = fits, of_way, numbers
            asked += factor * got_weight
            if got:
                common += factor * got * got_weight
                covered |= best
                somewhere = somewhere or place in self.places
        named = sum(weights[word] for word in words)
        covering = sum(weights[word] for word in covered & words)
        score = (common + covering) / (asked + named) if asked + named else 0.0
        if not somewhere:
            score *= _WITHOUT_PLACE_FACTOR
        if self.spread and not self.secondary <= words:
            score *= _NOT_SPREAD_FACTOR
        if self.ill_defined <= inherited and not self.ill_defined <= words:
            score *= _ILL_DEFINED_FACTOR
        return min(score * self._factor(words), _NOT_EQUAL)

    def _factor(self, words: frozenset[int]) -> float:
        factor = 1.0
        named = self.sides & words
        if self.asked_sides and named and not self.asked_sides & named:
            factor *= _ONE_OF_BOTH_FACTOR if self.both <= self.asked_sides | named else _OTHER_SIDE_FACTOR
        elif self.asked_sides and not named:
            factor *= _UNNAMED_SIDE_FACTOR
        elif named and not self.asked_sides:
            factor *= _UNASKED_SIDE_FACTOR
        if self.telling & (words - self.remission if self.achieved <= words else words):
            factor *= _TELLING_FACTOR
        return factor


def _shares(ways: Sequence[_Way], weights: Mapping[int, float], most: float) -> dict[int, float]:
    """Return how much each word counts while names are gathered: every way to say a thing counts as much in all."""
    shares: dict[int, float] = {}
    for numbers, of_way, quality in ways:
        for word in numbers:
            shares[word] = max(shares.get(word, 0.0), most * quality * weights[word] / of_way)
    return shares


def _best_entries(scoring: _Scoring, source: Index) -> dict[int, tuple[float, int]]:
    """Return the score and name of the best rows: gather names by their words, then score the likeliest."""
    best: dict[int, tuple[float, int]] = {}
    for entry, _ in nlargest(_MOST_SCORED, _gathered(scoring, source).items(), key=itemgetter(1)):
        row = source.rows[entry]
        score = scoring.score(entry)
        if not source.is_of_neoplasms(row):
            score *= _OTHER_CHAPTER_FACTOR
        if score > best.get(row, (0.0, 0))[0]:
            best[row] = (score, entry)
    return best


def _gathered(scoring: _Scoring, source: Index) -> dict[int, float]:
    """Return names that hold words of the question, with about how much they have in common."""
    slots: list[tuple[float | None, dict[int, float]]] = []
    for factor, _, ways in scoring.slots:
        most_of_slot = factor * max(way[1] for way in ways)
        shares = _shares(ways, source.weights, most_of_slot)
        slots.append((most_of_slot if len(ways) > 1 else None, shares))
    worth = {word: max(shares.get(word, 0.0) for _, shares in slots) for word in scoring.words}
    room, most = _MOST_VISITED, dict[int, int]()
    # A rare word that tells much is followed to its end before a frequent one that tells little.
    for word in sorted(scoring.words, key=lambda word: source.frequency(word) / (worth[word] or 0.01)):
        most[word] = max(min(room, source.frequency(word)), 0)
        room -= most[word]
    common: dict[int, float] = {}
    for limit, shares in slots:
        of_slot: dict[int, float] = common if limit is None else {}
        for word, share in shares.items():
            for entry in source.holders(word, most[word]):
                of_slot[entry] = of_slot.get(entry, 0.0) + share
        if limit is not None:
            for entry, share in of_slot.items():
                common[entry] = common.get(entry, 0.0) + (share if share < limit else limit)  # noqa: FURB136
    return common


def _equal_entries(text: str, source: Index) -> list[int]:
    """Return the names with exactly the words of the text."""
    words = {source.number.get(word, -1) for word in split_words(CODE_WORDS.sub(" ", text))}
    if not words or -1 in words:
        return []
    rarest = min(words, key=source.frequency)
    sought = sorted(words)
    length = len(sought)
    return [
        entry
        for entry in source.holders(rarest, _MOST_VISITED)
        if source.length(entry) == length and not source.short[entry] and list(source.entry(entry)) == sought
    ]


def _complete(best: dict[int, tuple[float, int]], scoring: _Scoring, source: Index) -> dict[int, tuple[float, int]]:
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


def _says_least(row: int, scoring: _Scoring, source: Index) -> tuple[float, int]:
    words = frozenset(source.number[word] for word in split_words(source.table.texts(row)[0]) if word in source.number)
    unasked = sum(source.weights[word] for word in words - scoring.words)
    return scoring._factor(words) - 0.02 * unasked, -row  # noqa: SLF001


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


def _explained(row: int, score: float, entry: int, text: str, scoring: _Scoring, complete: bool) -> Ranked:
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
    code: Code, score: float, entry: int, scoring: _Scoring, source: Index, from_category: bool
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


def _numbers(words: Iterable[str], source: Index) -> frozenset[int]:
    return frozenset(source.number[word] for word in words if word in source.number)


def _as_match(code: Code, score: float) -> Match:
    return Match(code.code, code.description, score, code.billable)
