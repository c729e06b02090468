"""Module patterns, matched exactly as Python's ``re`` matches them but in bounded time.

An adapter's settings may hold regular expressions, and an adapter comes from elsewhere: a backtracking matcher
could be made to run for ever. Here a pattern is parsed by Python and followed over sets of positions in the
name, which needs no backtracking; whatever would need it is refused.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from re import _constants, _parser  # type: ignore[attr-defined]  # the syntax of ``re``, read by ``re`` itself
from typing import Any

from radonc_convert.errors import AdapterError

__all__ = ["Budget", "Pattern"]

# Nothing here can make a backtracking matcher slow, and most patterns are like this.
_PLAIN = re.compile(r"(\(\.\*\\\.\)\?\()?[\w.]*(\)\$)?")
_MAX_LENGTH = 2000
_STEPS = 5_000_000
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_LETTERS = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.IN)
_BEGINNINGS = (_constants.AT_BEGINNING, _constants.AT_BEGINNING_STRING)
# A module name holds no line break, before which $ would match too.
_PLACES = (*_BEGINNINGS, _constants.AT_END, _constants.AT_END_STRING)

Positions = frozenset[int]


@dataclass
class Budget:
    """How many steps all patterns of one adapter may still take together."""

    steps: int = _STEPS

    def spend(self, count: int) -> None:
        """Take ``count`` steps.

        Raises:
            AdapterError: None are left.

        """
        self.steps -= count
        if self.steps < 0:
            raise AdapterError("The adapter's module patterns are too complicated: name the modules one by one.")


@dataclass(frozen=True)
class Pattern:
    """A regular expression over module names.

    Raises:
        AdapterError: It is no regular expression, or one that cannot be matched in bounded time.

    Attributes:
        text: The expression.
        setting: The setting it comes from, for messages.
        budget: Steps that it shares with other patterns.

    """

    text: str
    setting: str
    budget: Budget = field(repr=False, compare=False)
    _tree: Any = field(init=False, repr=False, compare=False)
    _plain: re.Pattern[str] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.text) > _MAX_LENGTH:
            raise self._refusal()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about meanings that a later Python may give to it
                tree = _parser.parse(self.text)
            bounded = not tree.state.flags & ~re.UNICODE and _is_bounded(tree)
        except (re.error, RecursionError, OverflowError, ValueError):
            raise AdapterError(
                f"The adapter's {self.setting} holds {self.text[:60]!r}, which is no regular expression."
            ) from None
        if not bounded:
            raise self._refusal()
        object.__setattr__(self, "_tree", tree)
        object.__setattr__(self, "_plain", re.compile(self.text) if _PLAIN.fullmatch(self.text) else None)

    def begins(self, name: str) -> bool:
        """Tell whether the expression matches at the beginning of ``name``, as ``re.match`` does."""
        if self._plain:
            self.budget.spend(1)
            return self._plain.match(name) is not None
        return bool(self._run(name))

    def covers(self, name: str) -> bool:
        """Tell whether the expression matches all of ``name``, as ``re.fullmatch`` does."""
        if self._plain:
            self.budget.spend(1)
            return self._plain.fullmatch(name) is not None
        return len(name) in self._run(name)

    def _run(self, name: str) -> Positions:
        try:
            return self._sequence(self._tree, name, frozenset({0}))
        except RecursionError:
            raise self._refusal() from None

    def _refusal(self) -> AdapterError:
        return AdapterError(
            f"The adapter's {self.setting} holds the regular expression {self.text[:60]!r}, which cannot be matched "
            "in bounded time: name the modules one by one."
        )

    def _sequence(self, nodes: Iterable[Any], name: str, starts: Positions) -> Positions:
        for operation, argument in nodes:
            if not starts:
                break
            starts = self._step(operation, argument, name, starts)
        return starts

    def _step(self, operation: Any, argument: Any, name: str, starts: Positions) -> Positions:
        """Return where one part of the expression may end when it begins at one of ``starts``."""
        choices = len(argument) if operation is _constants.IN else 1
        self.budget.spend(1 + len(starts) * choices)
        if operation is _constants.BRANCH:
            return frozenset().union(*(self._sequence(choice, name, starts) for choice in argument[1]))
        if operation is _constants.SUBPATTERN:
            return self._sequence(argument[3], name, starts)
        if operation in _REPEATS:
            return self._repeat(argument, name, starts)
        if operation is _constants.AT:
            return starts & {0 if argument in _BEGINNINGS else len(name)}
        return frozenset(
            start + 1 for start in starts if start < len(name) and _accepts(operation, argument, name[start])
        )

    def _repeat(self, argument: Any, name: str, starts: Positions) -> Positions:
        least, most, nodes = argument
        for _ in range(least):
            after = self._sequence(nodes, name, starts)
            if after == starts:
                break
            starts = after
        found, fresh, count = starts, starts, least
        while fresh and (most is _constants.MAXREPEAT or count < most):
            fresh = self._sequence(nodes, name, fresh) - found
            found, count = found | fresh, count + 1
        return found


def _is_bounded(nodes: Iterable[Any]) -> bool:
    """Tell whether an expression has only parts that can be followed over sets of positions.

    A look-around, a back-reference and an atomic group cannot.
    """
    for operation, argument in nodes:
        if operation is _constants.BRANCH:
            inner = argument[1]
        elif operation is _constants.SUBPATTERN and not argument[1] and not argument[2]:
            inner = [argument[3]]
        elif operation in _REPEATS:
            inner = [argument[2]]
        elif operation in _LETTERS or (operation is _constants.AT and argument in _PLACES):
            inner = []
        else:
            return False
        if not all(_is_bounded(part) for part in inner):
            return False
    return True


def _accepts(operation: Any, argument: Any, letter: str) -> bool:
    """Tell whether one letter fits a part of an expression that stands for one letter."""
    if operation is _constants.IN:
        negated = argument[0][0] is _constants.NEGATE
        return negated != any(_accepts(kind, value, letter) for kind, value in argument[negated:])
    if operation is _constants.CATEGORY:
        return _in_category(argument, letter)
    if operation is _constants.ANY:
        return letter != "\n"
    if operation is _constants.RANGE:
        return bool(argument[0] <= ord(letter) <= argument[1])
    return (ord(letter) == argument) is (operation is _constants.LITERAL)


def _in_category(category: Any, letter: str) -> bool:
    """Tell whether ``letter`` belongs to a class such as the digits."""
    digit, space = letter.isdecimal(), letter.isspace()
    word = letter.isalnum() or letter == "_"
    return {
        _constants.CATEGORY_DIGIT: digit,
        _constants.CATEGORY_NOT_DIGIT: not digit,
        _constants.CATEGORY_SPACE: space,
        _constants.CATEGORY_NOT_SPACE: not space,
        _constants.CATEGORY_WORD: word,
        _constants.CATEGORY_NOT_WORD: not word,
    }[category]
