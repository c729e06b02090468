"""Whatever the numbers, a prescription reads the same in every style that people write it in."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from radonc_models.clinical.prescription import DoseFact, read_prescription

# Dose per fraction in cGy and number of fractions, so that total and dose per fraction are both exact.
courses = st.tuples(st.integers(100, 2400), st.integers(2, 40)).filter(lambda one: 800 <= one[0] * one[1] <= 8640)

STYLES = (
    "{total:g} Gy in {count} fractions",
    "{total:g} Gy/{count} fx",
    "{total:g}Gy/{count}#",
    "{total:g} Gy in {count}",
    "{centi} cGy in {count} fx",
    "{centi}cGy/{count}fx",
    "{each:g} Gy x {count}",
    "{each:g} Gy × {count} fx",
    "{each_centi} cGy x {count} fractions",
    "{count} x {each:g} Gy",
    "{count}x{each:g}Gy",
    "{count} fractions of {each:g} Gy",
    "{total:g} Gy ({count} x {each:g} Gy)",
    "{total:g} Gy at {each:g} Gy per fraction",
    "{each:g} Gy per fraction to {total:g} Gy",
    "{total:g} Gy in {count} fractions of {each:g} Gy",
    "{total:g} Gy, {each:g} Gy/fx, {count} fx",
    "Total dose: {total:g} Gy; fractions: {count}; dose per fraction: {each:g} Gy",
    "Dose {centi} cGy. Fractions: {count}. Dose/fx: {each_centi} cGy.",
    "{count}-fraction SBRT, {total:g} Gy",
    "{each_centi} cGy x {count} = {centi} cGy",
)


def read(text: str) -> DoseFact:
    reading = read_prescription(text)
    assert not reading.unreadable, (text, reading)
    (dose,) = reading.doses
    return dose


@settings(max_examples=60, deadline=None)
@given(courses)
def test_that_every_style_gives_the_same_dose_and_fractions(course: tuple[int, int]) -> None:
    each_centi, count = course
    numbers = {
        "count": count,
        "each_centi": each_centi,
        "each": each_centi / 100,
        "centi": each_centi * count,
        "total": each_centi * count / 100,
    }
    for style in STYLES:
        text = style.format(**numbers)
        dose = read(text)
        assert (round(dose.dose_gy, 4), dose.fractions) == (round(numbers["total"], 4), count), text


@settings(max_examples=60, deadline=None)
@given(courses, st.integers(2, 12))
def test_that_numbers_that_contradict_each_other_are_kept_apart(course: tuple[int, int], more: int) -> None:
    each_centi, count = course
    assume(each_centi * (count + more) <= 15000)  # beyond it the product itself is in doubt
    text = f"{each_centi * count / 100:g} Gy in {count + more} fractions of {each_centi / 100:g} Gy"
    (dose,) = read_prescription(text).doses
    assert dose.fractions == count + more
    assert dose.per_fraction_gy == each_centi / 100
    assert round(dose.dose_gy, 4) == round(each_centi * count / 100, 4)
