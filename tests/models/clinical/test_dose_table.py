"""A regimen as a table: what the text says, with the arithmetic where it holds and nowhere else."""

from __future__ import annotations

import pytest

from radonc_models.clinical.dose_table import dose_table


def test_that_a_dose_comes_with_its_fraction_and_both_effects():
    table = dose_table("Photon SBRT to the left lower lobe, 50 Gy in 5 fractions.", "lung cancer")
    (row,) = table.rows
    assert (row.words, row.per_fraction_gy) == ("50 Gy in 5 fractions, 10 Gy per fraction", 10.0)
    assert [(round(one.bed_gy, 1), round(one.eqd2_gy, 1), one.ratio.gy) for one in row.effects] == [
        (100.0, 83.3, 10.0),
        (216.7, 130.0, 3.0),
    ]
    assert dict(table.fields) == {
        "Site": "lower lobe",
        "Side": "left",
        "Modality": "photon",
        "Technique": "SBRT",
    }


def test_that_the_ratio_of_the_site_is_used():
    (row,) = dose_table("60 Gy in 20 fractions to the prostate.", "").rows
    assert [one.ratio.gy for one in row.effects] == [1.5, 3.0]


def test_that_phases_have_names_of_their_own():
    rows = dose_table("VMAT to the breast, 50 Gy in 25 fractions, then a boost of 10 Gy in 5 fractions.", "").rows
    assert [(row.name, row.dose_gy) for row in rows] == [("Dose 1", 50.0), ("Boost", 10.0)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I-125 seed implant (LDR), 145 Gy.", "145 Gy"),
        ("VMAT to the prostate, 44 Gy.", "44 Gy"),
    ],
)
def test_that_no_effect_is_computed_where_the_formula_does_not_hold(text, words):
    (row,) = dose_table(text, "").rows
    assert row.words == words
    assert row.effects == ()


def test_that_what_could_not_be_read_is_named_and_not_guessed():
    table = dose_table("Palliative radiotherapy, about 20-30 Gy.", "")
    assert table.rows == ()
    assert table.unreadable == ("20-30 Gy",)
