"""Planted errors are flagged, right answers are not, and nothing is corrected."""

import subprocess
import sys

import pytest

from radonc_models.clinical.arithmetic import bed, eqd2
from radonc_models.clinical.checks import check
from radonc_models.clinical.findings import Finding
from radonc_models.tasks import UNDECIDED, Task

LEFT_LUNG = "SYNTHETIC CASE. 71-year-old, stage I cancer of the left lower lobe, T1b N0."
PROSTATE = "SYNTHETIC CASE. 70-year-old man with cancer of the prostate, T2a N0 M0, fit for any treatment."
GOOD_PLAN = "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions."


def codes(findings: list[Finding], *levels: str) -> set[str]:
    return {finding.code for finding in findings if not levels or finding.level in levels}


def regimen(text: str, details: str = LEFT_LUNG, **more: str) -> list[Finding]:
    return check(Task.REGIMEN, text, details, **more)


def test_that_a_right_regimen_has_neither_caution_nor_stop() -> None:
    findings = regimen(GOOD_PLAN)
    assert codes(findings, "caution", "stop") == set()
    assert {"dose.read", "side.agrees", "dose.equivalent"} <= codes(findings)


def test_that_the_equivalent_dose_is_noted_with_its_alpha_beta() -> None:
    (note,) = [finding for finding in regimen(GOOD_PLAN) if finding.code == "dose.equivalent"]
    assert "BED 100.0 Gy and EQD2 83.3 Gy with alpha/beta 10 Gy" in note.sentence
    assert bed(50, 5, 10) == pytest.approx(100)
    assert eqd2(60, 30, 10) == pytest.approx(60)
    assert bed(54, 3, 10) == pytest.approx(151.2)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Photon SBRT to the right lower lobe, 50 Gy in 5 fractions.", "side.contradicts"),
        ("SBRT to the left lower lobe, 500 Gy in 5 fractions.", "dose.per_fraction"),
        ("SBRT to the left lower lobe, 5 Gy in 50 fractions.", "dose.per_fraction"),
        ("SBRT to the left lower lobe, 50 Gy.", "fractions.missing"),
        ("SBRT to the left lower lobe.", "dose.missing"),
        ("SBRT to the left lower lobe, 48-60 Gy in 5 fractions.", "dose.missing"),
        ("Left lung, 50 Gy in 25 fractions of 1.8 Gy.", "dose.arithmetic"),
        ("Left lung, 12 Gy x 4 = 50 Gy.", "dose.arithmetic"),
        ("   ", "answer.empty"),
    ],
)
def test_that_a_planted_error_in_a_regimen_is_flagged(text: str, code: str) -> None:
    assert code in codes(regimen(text), "stop")


def test_that_an_answer_that_was_cut_off_is_flagged_for_every_task() -> None:
    for task, text in (
        (Task.REGIMEN, GOOD_PLAN),
        (Task.MODALITY, "photon"),
        (Task.DIAGNOSIS, "Malignant neoplasm of prostate (ICD-10-CM C61)"),
    ):
        assert "answer.cut_off" in codes(check(task, text, PROSTATE, finish="length"), "stop")
        assert "answer.cut_off" not in codes(check(task, text, PROSTATE))


def test_that_rounding_of_the_dose_per_fraction_is_no_contradiction() -> None:
    assert codes(regimen("Left lung, 42.56 Gy in 16 fractions of 2.66 Gy."), "stop") == set()


def test_that_several_doses_are_named_and_each_is_checked() -> None:
    findings = regimen("Left lung 50 Gy in 25 fractions, then boost 100 Gy in 1 fraction.")
    assert "dose.several" in codes(findings, "info")
    assert "dose.per_fraction" in codes(findings, "stop")


def test_that_a_continuous_implant_needs_no_fractions() -> None:
    for text in ("I-125 plaque of the left eye, 85 Gy", "I-125 plaque of the left eye, 85 Gy in 1 fraction"):
        assert (
            codes(regimen(text, "60-year-old man with melanoma of the left choroid, T2a, lateral."), "caution", "stop")
            == set()
        )
    hdr = regimen("HDR brachytherapy, 85 Gy in 1 fraction", "cervix")
    assert "dose.per_fraction" in codes(hdr, "stop")


def test_that_functional_radiosurgery_is_a_caution_and_no_stop() -> None:
    findings = regimen("SRS 80 Gy in 1 fraction, left trigeminal nerve", "left trigeminal neuralgia")
    assert "dose.per_fraction" in codes(findings, "caution")
    assert codes(findings, "stop") == set()


def test_that_a_side_without_support_in_the_details_is_a_caution() -> None:
    assert "side.unsupported" in codes(regimen(GOOD_PLAN, "Prostate cancer."), "caution")
    assert "side.missing" in codes(regimen("SBRT, 50 Gy in 5 fractions."), "info")


def test_that_only_a_label_passes_as_modality() -> None:
    assert codes(check(Task.MODALITY, "photon+brachytherapy", PROSTATE)) == {"modality.known", "evidence.missing"}
    for text in ("Photon beams", "photon, proton", "x-rays"):
        assert codes(check(Task.MODALITY, text, PROSTATE), "stop") == {"modality.unknown"}


def diagnosis(text: str, details: str = LEFT_LUNG) -> list[Finding]:
    return check(Task.DIAGNOSIS, text, details)


def test_that_a_right_diagnosis_has_neither_caution_nor_stop() -> None:
    findings = diagnosis("Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.32)")
    assert codes(findings, "caution", "stop") == set()
    assert "code.exists" in codes(findings, "info")


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        (
            "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C50.412)",
            "stop",
            "code.disagrees",
        ),
        (
            "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.31)",
            "stop",
            "code.disagrees",
        ),
        (
            "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.39)",
            "stop",
            "code.unknown",
        ),
        (
            "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.3)",
            "caution",
            "code.not_billable",
        ),
        ("Malignant neoplasm of lower lobe, left bronchus or lung", "caution", "code.missing"),
        ("Essential hypertension (ICD-9 401.9)", "stop", "code.other_system"),
        ("Qwertz (ICD-10-CM C34.32)", "caution", "code.no_match"),
        (
            "Malignant neoplasm of lower lobe, right bronchus or lung (ICD-10-CM C34.31)",
            "stop",
            "side.contradicts",
        ),
    ],
)
def test_that_a_planted_error_in_a_diagnosis_is_flagged(text: str, level: str, code: str) -> None:
    assert code in codes(diagnosis(text), level)


def test_that_the_code_is_looked_up_from_the_description_and_the_text_is_left_alone() -> None:
    text = "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C50.412)"
    (found,) = [finding for finding in diagnosis(text) if finding.code == "code.looked_up"]
    assert "C34.32" in found.sentence


def test_that_no_finding_quotes_the_patient_details() -> None:
    details = "SYNTHETIC CASE. Zebrafish 4711, cancer of the left lower lobe."
    for task in Task:
        for finding in check(task, "right 50 Gy", details):
            assert "Zebrafish" not in finding.sentence
            assert "4711" not in finding.sentence


def test_that_an_undecided_modality_is_no_unknown_one() -> None:
    assert codes(check(Task.MODALITY, UNDECIDED, PROSTATE), "caution") == {"modality.undecided"}
    assert codes(check(Task.MODALITY, UNDECIDED, PROSTATE), "stop", "info") == set()


def test_that_a_region_of_the_details_is_no_evidence_for_an_organ_in_it() -> None:
    details = "Non-small cell lung cancer of the left lower lobe in a man. The lesion touches the chest wall."
    findings = check(Task.REGIMEN, "Photon 3D to the left breast, 40.05 Gy in 15 fractions.", details)
    said = {one.code: one.sentence for one in findings}
    assert "breast" in said["evidence.missing"]
    assert "breast" not in said["evidence.found"]


def test_that_the_name_of_this_program_is_no_attempt_to_steer_it() -> None:
    details = "SYNTHETIC CASE, retold from Figure 2 of the RadOnc-GPT paper. A man with lung cancer, T1b N0 M0."
    findings = check(Task.REGIMEN, "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions.", details)
    assert not [one for one in findings if "language model" in one.sentence]


def test_that_after_preparing_the_first_check_reads_no_table_and_compiles_hardly_a_rule() -> None:
    script = (
        "import re, sys\n"
        "from radonc_models.clinical.checks import check, prepare\n"
        "from radonc_models.tasks import Task\n"
        "prepare()\n"
        "files, seen = [], []\n"
        "sys.addaudithook(lambda event, _: files.append(event) if event == 'open' else None)\n"
        "compiled = re._compiler.compile\n"
        "re._compiler.compile = lambda *given: seen.append(given[0]) or compiled(*given)\n"
        "note = '62-year-old woman, pT1c N0 M0 invasive ductal carcinoma of the right breast, declined tamoxifen.'\n"
        "for task, text in ((Task.REGIMEN, 'Photon 3D to the right breast, 40.05 Gy in 15 fractions.'),\n"
        "                   (Task.MODALITY, 'proton'),\n"
        "                   (Task.DIAGNOSIS, 'Malignant neoplasm of right female breast (ICD-10-CM C50.911)')):\n"
        "    assert check(task, text, note)\n"
        "assert not files and len(seen) < 5, seen"  # a dose of this very answer is looked for by its own rule
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_that_each_phrase_of_an_indication_is_looked_for_in_the_details() -> None:
    details = "A man with lung cancer of the left lower lobe. The lesion touches the chest wall. No nodal disease."
    why = "Indication: pulmonary fibrosis, chest wall lesion, no nodal disease."
    plan = f"{why} Photon SBRT to the left lower lobe, 50 Gy in 5 fractions."
    found = {one.code: one for one in check(Task.REGIMEN, plan, details)}
    supported, alone = found["evidence.found"], found["evidence.missing"]
    assert supported.sentence.startswith("Found in the details: “chest wall lesion”; “no nodal disease”; left;")
    assert "breast" not in supported.sentence, "what an indication names is not treated"
    assert alone.sentence.startswith("Not found in the details: “pulmonary fibrosis”; photon;")
    assert plan[alone.spans[0].start : alone.spans[0].end] == "pulmonary fibrosis"
    assert "lesion" in {details[span.start : span.end] for span in supported.spans if span.where == "details"}


def test_that_a_stage_in_an_indication_is_looked_for_as_it_is_spelled() -> None:
    plan = "Indication: T1b tumour, 1.8 cm. Photon SBRT to the left lower lobe, 50 Gy in 5 fractions."
    details = "Tumour of the left lower lobe, T1c, 1.8 cm."
    said = {one.code: one.sentence for one in check(Task.REGIMEN, plan, details)}
    assert "“T1b tumour”" in said["evidence.missing"]
    assert "“1.8 cm”" in said["evidence.found"]


def test_that_what_the_details_take_back_supports_no_indication() -> None:
    details = "Outdated entry: pulmonary fibrosis. A man with lung cancer of the left lower lobe."
    plan = "Indication: pulmonary fibrosis. Photon SBRT to the left lower lobe, 50 Gy in 5 fractions."
    said = {one.code: one.sentence for one in check(Task.REGIMEN, plan, details)}
    assert "“pulmonary fibrosis”" in said["evidence.missing"]
