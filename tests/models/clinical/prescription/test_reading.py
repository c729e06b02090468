"""What cannot be read with certainty is named, and never becomes a dose."""

import time

import pytest

from radonc_models.clinical.prescription import read_prescription

ILLEGIBLE = (
    "5O Gy in 25 fx",
    "?? Gy in 25 fractions",
    "54-60 Gy in 30 fractions",
    "5 000 cGy in 25 fx",
    "50..4 Gy in 28 fx",
    "fifty Gy in twenty-five fractions",
    "60 Gy x 30 fx",
    "1.800 cGy x 25",
)


@pytest.mark.parametrize("text", ILLEGIBLE)
def test_that_an_uncertain_number_is_named_and_gives_no_dose(text: str) -> None:
    reading = read_prescription(text)
    assert reading.unreadable, reading
    assert not reading.doses, reading


@pytest.mark.parametrize("text", ["50 Gy in 4-5 fractions", "50 Gy in ?? fractions", "50 Gy/25 or 28 fx"])
def test_that_an_uncertain_count_leaves_the_dose_without_fractions(text: str) -> None:
    reading = read_prescription(text)
    assert [(one.dose_gy, one.fractions) for one in reading.doses] == [(50, None)]
    assert reading.unreadable


def test_that_the_place_points_at_the_words() -> None:
    text = "Left breast, 54-60 Gy in 30 fractions, daily"
    (place,) = read_prescription(text).unreadable
    assert text[slice(*place.span)] == "54-60 Gy in 30 fractions"


def test_that_a_clean_prescription_names_nothing_unreadable() -> None:
    for text in (
        "SBRT left lower lobe, 50 Gy in 5 fractions.",
        "45 Gy in 30 fractions BID with cisplatin 60 mg/m2",
        "Prior 45 Gy in 25 fractions in 2016, cord Dmax < 25 Gy, BED10 100 Gy: 30 Gy in 10 fractions",
        "Pelvis 45 Gy in 25 fractions, then HDR 7 Gy x 4",
        "No radiotherapy; follow up in 3 months",
        "Tumour bed 60 Gy in 30 fractions",
    ):
        assert not read_prescription(text).unreadable, text


def test_that_an_earlier_course_is_no_prescription() -> None:
    reading = read_prescription(
        "s/p WBRT 30 Gy in 10 fractions (2021), completed 20 Gy/5 to T8; now 8 Gy x 1 to the hip"
    )
    assert [(one.dose_gy, one.fractions) for one in reading.doses] == [(8, 1)]


def test_that_the_fractions_a_day_are_those_of_the_radiation_and_not_of_a_drug() -> None:
    (both,) = read_prescription("45 Gy in 30 fractions BID").doses
    (once,) = read_prescription("50.4 Gy in 28 fractions with capecitabine 825 mg/m2 BID").doses
    (thrice,) = read_prescription("54 Gy in 36 fractions TID").doses
    assert (both.per_day, once.per_day, thrice.per_day) == (2, None, 3)


def test_that_a_dose_that_holds_the_earlier_phases_is_marked() -> None:
    first, second = read_prescription("CSI 23.4 Gy in 13 fractions, boost to 54 Gy").doses
    assert (first.cumulative, second.cumulative, second.boost) == (False, True, True)
    wide, level = read_prescription("Breast 40.05 Gy with SIB to 48 Gy in 15 fractions").doses
    assert (wide.fractions, level.fractions, level.cumulative) == (15, 15, False)


def test_that_hostile_text_is_read_in_short_time() -> None:
    started = time.process_time()
    for text in ("x 5 Gy " * 800, "1 x 1 x " * 800, "5-5-" * 1500, "mean a b " * 800, "Gy " * 1500, "1 /" * 1500):
        read_prescription(text)
    assert time.process_time() - started < 5
