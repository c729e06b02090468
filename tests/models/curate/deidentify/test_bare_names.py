"""People whom no title and no label announces, and the words that look like them."""

import pytest

from radonc_models.curate.deidentify import Known, deidentify


def clean(text, known=None):
    return deidentify(text, known or Known()).text


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Margins are clear per Huang and Alvarez.", ("Huang", "Alvarez")),
        ("Declan's scan is clear.", ("Declan",)),
        ("Price: would try chemotherapy first.", ("Price",)),
        ("Khadija, 51, came alone.", ("Khadija",)),
        ("F/u with de la Cruz in 6 months.", ("de la Cruz",)),
        ("Smith, J. did not come.", ("Smith", "J.")),
        ("Records go to Wm. Tackett today.", ("Wm", "Tackett")),
        ("Biopsy by Ng last week.", ("Ng",)),
        ("Neurosurg (Ho) declines.", ("Ho",)),
        ("Grace says that it hurts.", ("Grace",)),
        ("K.W. walks well.", ("K.W.",)),
        ("The name is spelled S T O N E in the chart.", ("S T O N E",)),
        ("Legal name Elroy Hatfield III today.", ("Hatfield", "III")),
        ("Mallory is s/p resection.", ("Mallory",)),
        ("fu hernandez, doing well, cc von baskin today", ("hernandez", "baskin")),
        ("Referred by rD. Brackenridge today.", ("Brackenridge",)),
        ("Her hubsand Rigoberto drives.", ("Rigoberto",)),
        ("She was a machinist at Tallgrass Wind until May 2019.", ("Tallgrass",)),
    ],
)
def test_that_people_are_found_by_their_place_in_the_sentence(text, gone):
    assert not [piece for piece in gone if piece in clean(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Grace period before chemotherapy.",
        "Hope to see the scan soon.",
        "Mark the isocenter.",
        "Foley is in place.",
        "Hickman line removed. Whipple in 2019.",
        "Barrett's esophagus and Parkinson's disease.",
        "Mother had Crohn's and father had Parkinson's.",
        "Long course planned; short course declined.",
        "Price of waiting is low.",
        "No vitamin D. Given 20 mg.",
    ],
)
def test_that_words_which_are_also_names_stay_where_no_person_is_meant(text):
    assert clean(text) == text


def test_that_a_patient_named_by_a_common_word_is_found_where_a_sentence_begins():
    known = Known(patient=("Rain, Summer",), physicians=("Cliff Stone",))
    assert clean("Summer continues treatment. Stone agrees. No stone seen.", known) == (
        "[NAME] continues treatment. [NAME] agrees. No stone seen."
    )
    assert "Wells" not in clean("Martha Wells, 73 F, is here.", Known(patient=("Wells, Martha",)))


def test_that_swapped_letters_in_a_label_do_not_hide_the_number():
    assert clean("Medical recrod no. 00482913. License pltae WUT 425.") == (
        "Medical recrod no. [MRN]. License pltae [VEHICLE]."
    )
