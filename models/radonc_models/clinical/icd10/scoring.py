"""Compare a question with the names of the classification: gather the likeliest by their words, then score them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from operator import itemgetter

from radonc_models.clinical.icd10.index import Index
from radonc_models.clinical.icd10.reading import CODE_WORDS, Question
from radonc_models.clinical.icd10.words import split_words

__all__ = ["Scoring", "best_entries", "equal_entries"]

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
_INHERITED_QUALITY = 0.95
_UNKNOWN_WEIGHT = 1.5

_Way = tuple[frozenset[int], float, float]
"""The words of one way to say a thing, their weight, and how well it says it."""


class Scoring:
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
        return min(score * self.factor(words), _NOT_EQUAL)

    def factor(self, words: frozenset[int]) -> float:
        """Return what a name loses by the sides that it names and by what it says that nobody leaves unsaid."""
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


def best_entries(scoring: Scoring, source: Index) -> dict[int, tuple[float, int]]:
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


def _gathered(scoring: Scoring, source: Index) -> dict[int, float]:
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


def equal_entries(text: str, source: Index) -> list[int]:
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


def _numbers(words: Iterable[str], source: Index) -> frozenset[int]:
    return frozenset(source.number[word] for word in words if word in source.number)
