"""The words of a name, as the table's index and every question to it count them.

What is here is baked into the index of the table: after a change it is built again by ``installer/icd10_table.py``.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["STOP_WORDS", "pair_words", "split_words", "stem"]

STOP_WORDS = frozenset({"of", "the", "and", "in", "or", "a", "an", "to", "with", "for", "nos", "by", "on", "at", "s"})
"""Words without meaning for a comparison. ``without`` and ``not`` do mean something."""

# One spelling for what is written in two: British and American, Latin and English plurals.
_SPELLINGS = {
    "anaemia": "anemia",
    "behaviour": "behavior",
    "caecum": "cecum",
    "diarrhoea": "diarrhea",
    "dura": "dura",
    "gynaecomastia": "gynecomastia",
    "haemangioma": "hemangioma",
    "haematuria": "hematuria",
    "haemorrhage": "hemorrhage",
    "ischaemia": "ischemia",
    "leukaemia": "leukemia",
    "lymphoedema": "lymphedema",
    "metastases": "metastasis",
    "naevus": "nevus",
    "nuclei": "nucleus",
    "oedema": "edema",
    "oesophageal": "esophageal",
    "oesophagus": "esophagus",
    "testes": "testis",
    "tumour": "tumor",
    "vertebrae": "vertebra",
}
_WORD = re.compile(r"[a-z]+|\d+(?:[a-z]\b)?")
_WORD_AS_WRITTEN = re.compile(r"[A-Za-z]+|\d+(?:[A-Za-z]\b)?")
_KEEPS_ITS_S = ("ss", "us", "is", "as", "os", "ps")


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` that carry meaning: lower case, one spelling, singular, without accents."""
    return tuple(stem(word) for word in _WORD.findall(_plain(text).lower()) if word not in STOP_WORDS)


def pair_words(text: str) -> tuple[tuple[str, str], ...]:
    """Return what ``split_words`` returns, each word with how it is written in the text."""
    found = (match[0] for match in _WORD_AS_WRITTEN.finditer(_plain(text)))
    return tuple((stem(word.lower()), word) for word in found if word.lower() not in STOP_WORDS)


def _plain(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def stem(word: str) -> str:
    """Return the one spelling of ``word``, which is in lower case."""
    word = _SPELLINGS.get(word, word)
    if len(word) < 4 or not word.endswith("s") or (word.endswith(_KEEPS_ITS_S) and not word.endswith("omas")):
        return word
    singular = f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    return _SPELLINGS.get(singular, singular)
