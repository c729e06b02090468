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
    """All lists, in small letters; the words of a place are parted by one space.

    ``place_heads`` holds the first words of places, ``explained`` whatever is a common word, an eponym or a drug.
    """

    given: frozenset[str]
    surnames: frozenset[str]
    eponyms: frozenset[str]
    eponyms_with_noun: frozenset[str]
    drugs: frozenset[str]
    common: frozenset[str]
    word_names: frozenset[str]
    places: frozenset[str]
    place_heads: frozenset[str]
    explained: frozenset[str]

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
    given = words_of("given_names") | words_of("census_given_names")
    surnames = words_of("surnames") | words_of("census_surnames")
    eponyms, drugs, common = words_of("eponyms"), words_of("drugs"), words_of("common_words")
    places = frozenset(place.replace("_", " ") for place in words_of("places"))
    heads = frozenset(place.split(" ")[0] for place in places)
    with_noun, names = words_of("eponyms_with_noun"), words_of("word_names")
    return Lexicon(given, surnames, eponyms, with_noun, drugs, common, names, places, heads, common | eponyms | drugs)
