"""A regimen as FHIR: codes and shape of mCODE 4.0.0 and CodeX RT 2.0.0, checked against what their profiles demand."""

import json

import pytest
from hypothesis import given, settings

from radonc_models.clinical.fhir_course import course_prescription, course_summary
from radonc_models.clinical.regimen import StructuredRegimen
from radonc_models.clinical.regimen_reading import read_regimen

from .test_regimen import regimens

MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-"
# The invariants of the profile Radiotherapy Modality And Technique: modality code -> technique codes beside "UNC".
ALLOWED = {
    "1156506007": {"441799006", "1156530009", "1162782007", "1156526006", "168524008", "1163157007"},
    "45643008": {"1162782007", "1156526006", "168524008", "1163157007"},
    "10611004": {"1156529004", "1156528007", "1204242009", "1163157007"},
    "394902000": {"384692006", "1156382005", "113120007", "1156383000", "384691004", "168524008", "14473006"},
}
BREAST = "Postoperative photon VMAT to the left breast, 40.05 Gy in 15 fractions, then a boost of 10 Gy in 5 fractions"


def parts(resource: dict, name: str) -> list[dict]:
    return [one for one in resource["extension"] if one["url"].endswith(name)]


def doses(bundle: dict) -> list[tuple[float, int | None]]:
    found = []
    for one in bundle["entry"][0]["resource"]["extension"]:
        fields = {part["url"]: part for part in one.get("extension", ())}
        if "volume" in fields:
            total = next(part["valueQuantity"] for name, part in fields.items() if name.startswith("totalDose"))
            count = [value for name, part in fields.items() if name.startswith("fractions") for value in part.values()]
            assert (total["system"], total["code"]) == ("http://unitsofmeasure.org", "cGy")
            found.append((total["value"], next((value for value in count if isinstance(value, int)), None)))
    return found


def test_that_a_course_that_was_given_is_a_course_summary() -> None:
    bundle = course_summary(read_regimen(BREAST), ("C50.912", "Malignant neoplasm of unspecified site of left breast"))
    procedure = bundle["entry"][0]["resource"]
    assert procedure["resourceType"] == "Procedure"
    assert procedure["meta"]["profile"] == [f"{MCODE}radiotherapy-course-summary"]
    assert procedure["code"]["coding"][0]["code"] == "1217123003"
    assert procedure["reasonCode"][0]["coding"][0]["code"] == "C50.912"
    assert parts(procedure, "mcode-procedure-intent")[0]["valueCodeableConcept"]["coding"][0]["code"] == "373808002"
    assert parts(procedure, "radiotherapy-sessions")[0]["valueUnsignedInt"] == 20
    assert doses(bundle) == [(4005, 15), (5005, 20)]


def test_that_a_prescription_says_nothing_of_delivered_doses() -> None:
    bundle = course_prescription(read_regimen("70 Gy and 56 Gy in 35 fractions to the oropharynx, VMAT photons"))
    request = bundle["entry"][0]["resource"]
    assert (request["resourceType"], request["intent"]) == ("ServiceRequest", "original-order")
    assert doses(bundle) == [(7000, 35), (5600, 35)]
    assert "elivered" not in json.dumps(bundle)


def test_that_a_cumulative_boost_is_not_added_twice() -> None:
    bundle = course_prescription(read_regimen("CSI 23.4 Gy in 13 fractions, boost to 54 Gy in 30 fractions, protons"))
    assert doses(bundle) == [(2340, 13), (5400, 30)]


def test_that_the_sessions_of_all_phases_are_counted_once() -> None:
    def sessions(text: str) -> int:
        procedure = course_summary(read_regimen(text))["entry"][0]["resource"]
        return parts(procedure, "radiotherapy-sessions")[0]["valueUnsignedInt"]

    assert sessions("pelvis 45 Gy in 25 fractions, then HDR 28 Gy in 4 fractions to the cervix") == 29
    assert sessions("CSI 23.4 Gy in 13 fractions, boost to 54 Gy in 30 fractions") == 30


def test_that_every_volume_is_named_located_and_referred_to() -> None:
    bundle = course_summary(read_regimen(BREAST))
    volumes = {one["fullUrl"]: one["resource"] for one in bundle["entry"][1:]}
    referred = [
        part["valueReference"]["reference"]
        for one in bundle["entry"][0]["resource"]["extension"]
        for part in one.get("extension", ())
        if part["url"] == "volume"
    ]
    assert referred == list(volumes)
    assert [one["identifier"][0]["value"] for one in volumes.values()] == ["PTV_4005", "PTV_Boost_1000"]
    for volume in volumes.values():
        assert volume["description"]
        assert volume["location"]["coding"][0]["code"] == "76752008"
        assert volume["locationQualifier"][0]["coding"][0]["code"] == "7771000"


def test_that_nothing_tells_who_the_patient_is() -> None:
    bundle = course_summary(read_regimen(BREAST))
    for entry in bundle["entry"]:
        who = entry["resource"].get("subject") or entry["resource"]["patient"]
        assert who == {
            "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "masked"}]
        }


@settings(max_examples=30, deadline=None)
@given(regimens)
def test_that_modality_and_technique_keep_the_invariants_of_the_profile(regimen: StructuredRegimen) -> None:
    for bundle in (course_summary(regimen), course_prescription(regimen)):
        resource = bundle["entry"][0]["resource"]
        for one in parts(resource, "modality-and-technique"):
            modality, *techniques = [part["valueCodeableConcept"] for part in one["extension"]]
            assert techniques
            codes = {coding["code"] for technique in techniques for coding in technique["coding"]}
            code = modality["coding"][0]["code"]
            assert codes - {"UNC"} <= ALLOWED.get(code, set())
            for told in (modality, *techniques):
                assert told["coding"][0]["code"] != "UNC" or told["text"]
        assert len(doses(bundle)) == sum(len(phase.doses_gy) for phase in regimen.phases)
        assert len(bundle["entry"]) == 1 + len(doses(bundle))


@pytest.mark.parametrize("make", [course_summary, course_prescription])
def test_that_the_same_regimen_gives_the_same_bytes(make) -> None:
    assert json.dumps(make(read_regimen(BREAST))) == json.dumps(make(read_regimen(BREAST)))
