"""What must go and what must stay, by example; the figures on whole notes are in ``test_figures.py``."""

import pytest

from radonc_models.curate.deidentify import Kind, Known, deidentify

ROW = Known(
    patient=("Kowalczyk, Elzbieta M",),
    physicians=("Tobias Okonkwo, MD",),
    facilities=("Cedar Hollow Cancer Center",),
    identifiers=("00482913",),
    dates=("1961-04-17",),
)


def clean(text, known=ROW):
    return deidentify(text, known).text


@pytest.mark.parametrize(
    ("kind", "text", "gone"),
    [
        (Kind.NAME, "Mrs. Brzezinska was seen.", "Brzezinska"),
        (Kind.NAME, "Seen by Tamsin Wool, FNP today.", "Tamsin Wool"),
        (Kind.NAME, "Her husband Rigoberto drives.", "Rigoberto"),
        (Kind.NAME, "Dear Dr Colquhoun,\nthank you", "Colquhoun"),
        (Kind.GEOGRAPHIC, "She lives at 14 Rowan Street, Mesa, AZ 85201.", "14 Rowan Street, Mesa, AZ 85201"),
        (Kind.GEOGRAPHIC, "Treated at Sandhill General Hospital in 2019.", "Sandhill General Hospital"),
        (Kind.DATE, "Biopsy on 3rd of March 2021 was positive.", "3rd of March 2021"),
        (Kind.DATE, "Seen 2021-03-04 for consent.", "2021-03-04"),
        (Kind.DATE, "This 94-year-old man walks.", "94"),
        (Kind.PHONE, "Reach him at (480) 555-0147.", "(480) 555-0147"),
        (Kind.FAX, "Please fax: 480-555-0148.", "480-555-0148"),
        (Kind.EMAIL, "Mail to ann.b@example.org please.", "ann.b@example.org"),
        (Kind.SSN, "SSN 219-00-4417.", "219-00-4417"),
        (Kind.MRN, "Chart no: K-0039471.", "K-0039471"),
        (Kind.HEALTH_PLAN, "Member ID: XQK 882 1190 04.", "XQK 882 1190 04"),
        (Kind.ACCOUNT, "Account no. 77120938.", "77120938"),
        (Kind.LICENCE, "NPI 1093817465.", "1093817465"),
        (Kind.VEHICLE, "VIN 1FTEW1EF0GKD00000 parked.", "1FTEW1EF0GKD00000"),
        (Kind.DEVICE, "Pacemaker serial RNB449021S.", "RNB449021S"),
        (Kind.URL, "See https://pacs.example/v/88213 for images.", "https://pacs.example/v/88213"),
        (Kind.IP, "Logged in from 10.44.7.19 today.", "10.44.7.19"),
        (Kind.BIOMETRIC, "Fingerprint ID FP-0093-22 stored.", "FP-0093-22"),
        (Kind.PHOTO, "Picture IMG_20210308.jpg is filed.", "IMG_20210308.jpg"),
        (Kind.OTHER, "Study ID: NRG-0412-0093.", "NRG-0412-0093"),
    ],
)
def test_that_each_class_of_the_rule_is_replaced_under_its_own_name(kind, text, gone):
    spans = deidentify(text).spans
    assert [(text[one.start : one.end], one.kind) for one in spans] == [(gone, kind)]


@pytest.mark.parametrize(
    "written",
    [
        "Kowalczyk", "KOWALCZYK", "Elzbieta", "E. M. Kowalczyk", "Kowalcyzk", "Kowalczyks", "Kowalczyk's", "kowalczyk",
        "Kowalczyk-Smith", "Okonkwo", "Okonwko", "00482913", "0048-2913", "Cedar Hollow Cancer Center", "17.04.1961",
        "4/17/61", "04171961", "April 17, 1961", "E.K.",
    ],
)  # fmt: skip
def test_that_the_row_is_found_in_every_way_of_writing(written):
    kept = clean(f"We saw {written} again today.")
    assert not any(piece in kept for piece in ("Kow", "kow", "Elz", "Okon", "2913", "Cedar", "1961", "/61", "E.K"))
    assert kept.startswith("We saw [")
    assert kept.endswith("again today.")


@pytest.mark.parametrize(
    "fact",
    [
        "60 Gy in 30 fractions", "4005 cGy in 15", "40.05/15", "50.4 Gy(RBE)/28 fx", "8 Gy x1", "54 Gy in 3 fx",
        "cT2N1M0", "pT1c N0(sn)", "stage IIIA", "FIGO IIB", "Gleason 4+3=7", "PSA 11.4", "3.4 x 2.9 x 3.1 cm",
        "0/3 nodes",
        "5/12 cores", "59-year-old", "ECOG 1", "KPS 90", "pain 7/10", "cisplatin", "Keytruda", "EGFR", "BRCA2", "HER2",
        "Hodgkin lymphoma", "Ewing sarcoma", "Paget disease", "Kaposi sarcoma", "Wilms tumor", "Karnofsky 80",
        "Merkel cell carcinoma", "Bismuth type IV", "Richter transformation", "Lenvima", "6-8 weeks",
        "Child-Pugh A6",
        "BP 132/78", "hemoglobin 8.1", "2.5 cm cylinder", "C34.32", "T8",
    ],
)  # fmt: skip
def test_that_clinical_facts_are_never_touched(fact):
    for text in (f"Patient with {fact} today.", f"Seen by Dr. Lee: {fact}.", f"{fact}"):
        assert fact in clean(text)
    assert fact.upper() in clean(f"HISTORY: THE PATIENT HAS {fact.upper()} AND IS HERE TO DISCUSS IT.")


def test_that_a_person_with_the_name_of_a_disease_goes_and_the_disease_stays():
    known = Known(patient=("Paget, Ruth",))
    assert clean("Mrs. Paget has Paget disease; Ruth Paget agrees.", known) == (
        "Mrs. [NAME] has Paget disease; [NAME] agrees."
    )
    assert clean("Mr. Hodgkin has Hodgkin lymphoma.") == "Mr. [NAME] has Hodgkin lymphoma."


def test_that_a_name_which_is_a_word_goes_only_where_it_is_a_name():
    known = Known(patient=("Long, Summer",), physicians=("David Gray",))
    text = "Ms. Long had a long course in the summer. Dr. Gray limits it to 45 Gray."
    assert clean(text, known) == "Ms. [NAME] had a long course in the summer. Dr. [NAME] limits it to 45 Gray."


def test_that_a_name_found_once_is_found_again_without_its_title():
    assert clean("Mr. Al-Tikriti came. Later Tikriti called.") == "Mr. [NAME] came. Later [NAME] called."


def test_that_years_and_ages_up_to_89_stay_and_older_ages_go():
    text = "A 89-year-old, diagnosed 2016; her mother is 92 years old."
    assert clean(text) == "A 89-year-old, diagnosed 2016; her mother is [DATE] years old."


def test_that_a_short_number_of_the_row_does_not_eat_a_dose():
    known = Known(identifiers=("4500",))
    assert "4500 cGy in 25 fractions" in clean("Plan: 4500 cGy in 25 fractions.", known)
