"""A regimen in fields is read out of its own sentence again, and out of the ways in which people write one."""

import dataclasses

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from radonc_models.clinical.regimen import (
    INTENTS,
    MODALITIES,
    TECHNIQUES,
    Phase,
    StructuredRegimen,
    render_regimen,
)
from radonc_models.clinical.regimen_reading import read_regimen
from radonc_models.clinical.treatment_sites import treatment_sites

DRUGS = ("cisplatin", "carboplatin", "paclitaxel", "capecitabine", "temozolomide", "androgen deprivation")
sources = st.sampled_from([None, None, None, "HDR", "LDR", "brachytherapy"])
doses = st.integers(100, 8640).map(lambda centi: centi / 100)


@st.composite
def phases(draw: st.DrawFn) -> tuple[Phase, ...]:
    highest = draw(doses)
    others = st.integers(50, 99).map(lambda share: round(highest * share / 100, 2))
    first = Phase(
        tuple(dict.fromkeys([highest, *sorted(draw(st.lists(others, max_size=2)), reverse=True)])),
        draw(st.integers(1, 45)),
        draw(st.sampled_from([1, 1, 1, 2, 3])),
        source=draw(sources),
    )
    made = [first]
    for _ in range(draw(st.integers(0, 2))):
        boost, cumulative = draw(st.booleans()), draw(st.booleans())
        dose = draw(doses)
        if cumulative:
            dose = round(max(max(one.doses_gy) for one in made) + dose, 2)
        often = draw(st.sampled_from([1, 1, 2]))
        made.append(Phase((dose,), draw(st.integers(1, 45)), often, boost, cumulative, draw(sources)))
    return tuple(made)


regimens = st.builds(
    StructuredRegimen,
    sites=st.lists(st.sampled_from(sorted(treatment_sites())), max_size=3, unique=True).map(tuple),
    side=st.sampled_from([None, "left", "right", "bilateral"]),
    intent=st.sampled_from([None, *INTENTS]),
    modalities=st.sets(st.sampled_from(MODALITIES), max_size=2).map(tuple),
    techniques=st.sets(st.sampled_from(sorted(TECHNIQUES)), max_size=3).map(tuple),
    phases=phases(),
    systemic=st.lists(st.sampled_from(DRUGS), max_size=2, unique=True).map(tuple),
)


@settings(max_examples=100, deadline=None)
@given(regimens)
def test_that_reading_the_sentence_of_a_regimen_gives_the_regimen_again(regimen: StructuredRegimen) -> None:
    assert read_regimen(render_regimen(regimen)) == regimen


@settings(max_examples=30, deadline=None)
@given(regimens)
def test_that_a_written_sentence_is_stable(regimen: StructuredRegimen) -> None:
    sentence = render_regimen(regimen)
    assert render_regimen(read_regimen(sentence)) == sentence


@settings(max_examples=30, deadline=None)
@given(doses, st.sampled_from(["left", "right"]))
def test_that_a_single_dose_without_fractions_survives(dose: float, side: str) -> None:
    regimen = StructuredRegimen(("eye",), side, None, (), ("LDR",), (Phase((dose,), None),))
    assume(dose > 8)
    assert read_regimen(render_regimen(regimen)) == regimen


WRITTEN = [
    (
        "SBRT left lower lobe lesion, 50 Gy in 5 fractions, 4DCT",
        "SBRT with 4D CT to the left lower lobe, 50 Gy in 5 fractions.",
    ),
    (
        "Whole breast 26 Gy in 5 fx then 10 Gy boost in 5, left, DIBH",
        "Radiotherapy with DIBH to the left breast, 26 Gy in 5 fractions, then a boost of 10 Gy in 5 fractions.",
    ),
    (
        "70/63/56 Gy in 35 fx to oropharynx and both necks with weekly cisplatin 40 mg/m2, VMAT",
        "VMAT to the oropharynx and neck, 70 Gy, 63 Gy and 56 Gy in 35 fractions, with concurrent cisplatin.",
    ),
    (
        "CSI 23.4 Gy/13, boost to 54 Gy/30, protons",
        "Proton radiotherapy to the craniospinal axis, 23.4 Gy in 13 fractions, then a boost to 54 Gy in 30 fractions.",
    ),
    ("PCI 25/10", "Prophylactic radiotherapy to the whole brain, 25 Gy in 10 fractions."),
    (
        "1.5 Gy BID to 45 Gy to left hilum, cisplatin/etoposide",
        "Radiotherapy to the left hilum, 45 Gy in 30 fractions twice daily, with concurrent cisplatin and etoposide.",
    ),
    (
        "HDR 7 Gy x 4 to the cervix",
        "HDR brachytherapy to the cervix, 28 Gy in 4 fractions.",
    ),
    (
        "Palliative AP/PA to T12, 8 Gy x1, no dexamethasone",
        "Palliative opposed fields to the T12 vertebra, 8 Gy in 1 fraction.",
    ),
]


@pytest.mark.parametrize(("text", "sentence"), WRITTEN)
def test_that_shorthand_becomes_one_clean_sentence(text: str, sentence: str) -> None:
    assert render_regimen(read_regimen(text)) == sentence


def test_that_a_drug_that_is_not_given_with_the_radiation_is_left_out() -> None:
    text = "60 Gy in 30 fractions after prior carboplatin. No cisplatin. Temozolomide daily, then durvalumab"
    assert read_regimen(text).systemic == ("temozolomide",)


def test_that_what_is_not_written_stays_empty() -> None:
    assert read_regimen("Observation; no radiotherapy at this time") == StructuredRegimen()


def test_that_one_field_implies_the_other() -> None:
    assert StructuredRegimen(techniques=("HDR",)).modalities == ("brachytherapy",)
    assert StructuredRegimen(sites=("whole brain",)).techniques == ("WBRT",)


def test_that_a_word_outside_of_the_tables_is_refused() -> None:
    for field, word in (("sites", ("somewhere",)), ("intent", "maybe"), ("techniques", ("magic",))):
        with pytest.raises(ValueError, match="no table"):
            dataclasses.replace(StructuredRegimen(), **{field: word})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "45 Gy/25 fx to pelvis followed by HDR brachytherapy 6 Gy x 5",
            "Radiotherapy to the pelvis, 45 Gy in 25 fractions, then 30 Gy in 5 fractions by HDR brachytherapy.",
        ),
        (
            "EBRT 45 Gy in 25 plus LDR seed boost 110 Gy",
            "Radiotherapy, 45 Gy in 25 fractions, then a boost of 110 Gy by LDR brachytherapy.",
        ),
        (
            "HDR brachytherapy 15 Gy x1 followed by 45 Gy in 25 fractions pelvis",
            "Radiotherapy to the pelvis, 15 Gy in 1 fraction by HDR brachytherapy, then 45 Gy in 25 fractions.",
        ),
        ("HDR 7 Gy x 4", "HDR brachytherapy, 28 Gy in 4 fractions."),
    ],
)
def test_that_brachytherapy_is_said_of_its_own_phase(text: str, sentence: str) -> None:
    assert render_regimen(read_regimen(text)) == sentence
