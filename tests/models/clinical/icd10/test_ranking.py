"""Codes for the words of a diagnosis: rank, reasons and speed."""

from pathlib import Path

import pytest

from radonc_models.clinical import icd10

GOLD = Path(__file__).parents[3] / "gold"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Malignant neoplasm of prostate", "C61"),
        ("malignant neoplasm of lower lobe left bronchus or lung", "C34.32"),
        ("LLL lung cancer", "C34.32"),
        ("left upper lobe lung ca", "C34.12"),
        ("right upper lobe lung cancer", "C34.11"),
        ("right breast cancer, upper outer quadrant", "C50.411"),
        ("cancer of left female breast, UOQ", "C50.412"),
        ("brain metastases", "C79.31"),
        ("bone mets", "C79.51"),
        ("rectal adenocarcinoma", "C20"),
        ("glottic cancer", "C32.0"),
        ("glioblastoma of the frontal lobe", "C71.1"),
        ("cervical cancer", "C53.9"),
        ("prostate cancer (ICD-10-CM C50.412)", "C61"),
    ],
)
def test_that_a_description_finds_its_code(words: str, code: str) -> None:
    assert icd10.search(words)[0].code == code


def test_that_equal_words_score_one_and_others_less() -> None:
    assert icd10.search("Malignant neoplasm of rectum")[0].score == 1.0
    assert icd10.search("rectum, maybe")[0].score < 1.0


def test_that_a_code_of_the_other_side_is_never_first() -> None:
    for side, other in (("left", "right"), ("right", "left")):
        for organ in ("breast", "lung upper lobe", "choroid", "ovary", "kidney"):
            best = icd10.search(f"malignant neoplasm of {side} {organ}")[0]
            assert other not in best.description, (side, organ, best)


def test_that_every_official_description_of_a_billable_code_finds_a_code_of_equal_words() -> None:
    for code in ("C50.411", "C34.31", "C44.229", "C71.6", "D32.0", "C79.52", "C81.17", "M61.511", "Z51.0"):
        row = icd10.lookup(code)
        assert row is not None
        assert icd10.search(row.description)[0].code == code


def test_that_categories_are_found_only_on_request() -> None:
    assert all(match.billable for match in icd10.search("malignant neoplasm of upper lobe, bronchus or lung"))
    found = icd10.search("malignant neoplasm of upper lobe, bronchus or lung", billable_only=False)
    assert found[0].code == "C34.1"


def test_that_nothing_is_found_for_empty_or_foreign_words() -> None:
    assert icd10.search("") == []
    assert icd10.search("xyzzy plugh") == []


def gold(half: str) -> list[tuple[str, set[str]]]:
    lines = (GOLD / f"icd_{half}.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(words, set(codes.split("|"))) for words, codes in rows]


# Every third phrase: tests/benchmarks/bench_icd10.py measures all of them.
@pytest.mark.parametrize(("half", "first_at_least"), [("dev", 0.93), ("held_out", 0.93), ("later", 0.8)])
def test_that_the_shorthand_of_physicians_finds_its_code(half: str, first_at_least: float) -> None:
    rows = gold(half)[::3]
    found = [[match.code for match in icd10.search(words)] for words, _ in rows]
    first = sum(bool(codes) and codes[0] in wanted for codes, (_, wanted) in zip(found, rows, strict=True))
    among = sum(bool(wanted & set(codes)) for codes, (_, wanted) in zip(found, rows, strict=True))
    assert len(rows) > 30
    assert first / len(rows) >= first_at_least
    assert among / len(rows) >= first_at_least + 0.02


def test_that_every_code_of_the_gold_sets_is_a_complete_one() -> None:
    for half in ("dev", "held_out", "later"):
        for words, wanted in gold(half):
            for code in wanted:
                row = icd10.lookup(code)
                assert row is not None, (words, code)
                assert row.billable, (words, code)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("NSCLC LUL", "LUL is read as left upper lobe bronchus lung"),
        ("left lung cancer", "the side agrees: left"),
        ("Malignant neoplasm of rectum", "the same words as an official name"),
        ("rectum, qwertz", "not in its name: qwertz"),
        ("Weber syndrome, maybe", "by its inclusion term: Weber syndrome"),
    ],
)
def test_that_a_rank_says_why(words: str, reason: str) -> None:
    assert reason in icd10.rank(words)[0].reasons


def test_that_the_place_of_a_metastasis_counts_and_not_its_origin() -> None:
    for words in ("brain mets from lung ca", "lung primary, brain metastasis", "metastatic lung cancer to the brain"):
        assert icd10.search(words)[0].code == "C79.31", words
    for words in ("hip metastasis", "met to L3", "painful bone mets, breast primary"):
        assert icd10.search(words)[0].code == "C79.51", words


def test_that_a_slip_of_the_keyboard_is_read_as_the_word_it_is_like_and_says_so() -> None:
    for words, code in (("protate cancer", "C61"), ("left brest carcinoma", "C50.912"), ("retcal ca", "C20")):
        best = icd10.rank(words)[0]
        assert best.match.code == code
        assert any("is read as" in reason for reason in best.reasons)


def test_that_a_primary_is_shown_after_its_metastasis() -> None:
    for words, codes in (
        ("NSCLC with bone mets", ["C79.51", "C34.90"]),
        ("RCC metastatic to T spine", ["C79.51", "C64.9"]),
        ("left lung adenocarcinoma with brain metastases", ["C79.31", "C34.92"]),
    ):
        assert [match.code for match in icd10.search(words, 2)] == codes, words


def test_that_a_metastasis_without_a_code_of_its_own_is_one_of_other_sites() -> None:
    assert icd10.search("pericardial mets")[0].code == "C79.89"


def test_that_what_a_tumour_does_to_its_surroundings_is_not_its_place() -> None:
    assert icd10.search("pituitary adenoma, cavernous sinus invasion")[0].code == "D35.2"
    assert icd10.search("HCC with portal vein thrombus")[0].code == "C22.0"


def test_that_an_injury_takes_the_seventh_character_that_the_words_name() -> None:
    words = "Unspecified fracture of the lower end of right radius"
    assert icd10.search(words)[0].code == "S52.501A"
    assert icd10.search(f"{words}, sequela")[0].code == "S52.501S"


def test_that_typing_finds_codes_by_unfinished_words_and_by_the_code() -> None:
    assert icd10.suggest("malignant neoplasm of prost")[0].match.code == "C61"
    assert [one.match.code for one in icd10.suggest("C34.1")] == ["C34.1", "C34.10", "C34.11", "C34.12"]
    assert icd10.suggest("") == []
