"""Stores of many cases, written in large transactions, and the same store without encryption to compare with."""

import random
import time
from contextlib import contextmanager
from itertools import accumulate
from unittest import mock

from work import CHEAP, USER, passphrase

from radonc_desktop.vault import create_vault, open_vault
from radonc_models.keyed import connection

BATCH = 5000
WORDS = 50
SITES = ("lung", "breast", "prostate", "head and neck", "brain")
VOCABULARY = [f"{start}{middle}{end}" for start in ("ad", "cor", "epi", "gli", "hyp", "lym", "met", "neo", "per", "sar",
              "tum", "vas") for middle in ("a", "eno", "iti", "opa", "ora", "u") for end in ("ca", "dex", "gram", "lis",
              "ma", "nol", "phy", "ral", "sia", "tor", "vin", "xan")]  # fmt: skip
_SUMS = list(accumulate(1 / rank for rank in range(2, len(VOCABULARY) + 2)))  # as often as words of a language are


def text_of(number):
    """Fifty words, some of which stand in every tenth case and some in a few."""
    chance = random.Random(number)
    words = chance.choices(VOCABULARY, cum_weights=_SUMS, k=WORDS - 1)
    return f"{' '.join(words)} code{number % 5000}"


def grow(vault, first, last):
    """Add the cases numbered from ``first`` up to ``last``; return the seconds."""
    started = time.perf_counter()
    for begin in range(first, last, BATCH):
        with vault._audit.change() as change:
            for number in range(begin, min(begin + BATCH, last)):
                site = SITES[number % len(SITES)]
                vault._cases.add_within(change, f"{site} {number}", site, text_of(number), "")
    return time.perf_counter() - started


def _no_key(_raw, _key):
    return None


def _not_asked(_asked):
    return True


def _no_check(_connection, **_words):
    return None


@contextmanager
def plain():
    """Until the end, databases are opened as the same library opens one without a key."""
    with (
        mock.patch.object(connection, "_set_key", _no_key),
        mock.patch.object(connection, "_healthy", _not_asked),
        mock.patch.object(connection.Connection, "check_pages", _no_check),
    ):
        yield


def make(folder, cases):
    """Make a locked store of so many cases."""
    with create_vault(folder, USER, passphrase(0), kdf=CHEAP) as vault:
        grow(vault, 0, cases)


def unlock(folder):
    return open_vault(folder, USER, passphrase(0))


def queries(count, seed):
    """Searches as people type them: a frequent word, two words, the beginning of one, a rare code."""
    chance = random.Random(seed)
    for number in range(count):
        common, other = chance.sample(VOCABULARY[:60], 2)
        rare = chance.choice(VOCABULARY[60:])
        yield (common, f"{common} {other}", rare[:5], f"code{chance.randrange(5000)}", f"lung {rare}")[number % 5]
