"""The word lists that rules ask: what is a name, what names a disease, a drug or nothing of the kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from radonc_models.curate.deidentify.listing import listed, words_of

__all__ = ["Lexicon", "is_drug_form", "is_medical_form", "lexicon"]

_DRUG_ENDINGS = tuple(listed("drug_endings"))
_WEAK_DRUG_ENDINGS = tuple(listed("weak_drug_endings"))
_MEDICAL_ENDINGS = tuple(listed("medical_endings"))
_LEAST_STEM = 3


def is_drug_form(word: str) -> bool:
    """Tell whether a word in small letters ends as only names of drugs do."""
    return word.endswith(_DRUG_ENDINGS) and len(word) > _LEAST_STEM + 3


def is_medical_form(word: str) -> bool:
    """Tell whether a word in small letters has the ending of a drug or of a medical or abstract term."""
    return len(word) > _LEAST_STEM + 2 and word.endswith((*_MEDICAL_ENDINGS, *_DRUG_ENDINGS, *_WEAK_DRUG_ENDINGS))


@dataclass(frozen=True)
class Lexicon:
    """All lists, in small letters."""

    given: frozenset[str]
    surnames: frozenset[str]
    eponyms: frozenset[str]
    eponyms_with_noun: frozenset[str]
    drugs: frozenset[str]
    common: frozenset[str]
    word_names: frozenset[str]

    def is_common(self, word: str) -> bool:
        """Tell whether a word in small letters names nobody by itself."""
        return word in self.common

    def is_clinical(self, word: str) -> bool:
        """Tell whether a word in small letters is a drug, an eponym or has the form of a medical term."""
        return word in self.drugs or word in self.eponyms or is_medical_form(word)

    def is_first_name(self, word: str) -> bool:
        """Tell whether a word in small letters is a first name and nothing else."""
        return word in self.given

    def is_surname(self, word: str) -> bool:
        """Tell whether a word in small letters is a family name and nothing else."""
        return word in self.surnames


@cache
def lexicon() -> Lexicon:
    """Read the lists once."""
    names = ("given_names", "surnames", "eponyms", "eponyms_with_noun", "drugs", "common_words", "word_names")
    return Lexicon(*map(words_of, names))
