"""What leaves a curation besides the frozen set."""

import csv
import json
import re
from uuid import UUID
from xml.etree import ElementTree

import pytest

from radonc_models.cli import main
from radonc_models.curate.exchange import bundle, export_set
from radonc_models.curate.freeze import freeze
from radonc_models.curate.report import report, write_report
from radonc_models.curate.review import Review
from radonc_models.errors import RadOncError
from radonc_models.plots import bars, histogram
from radonc_models.records import read_cases


@pytest.fixture
def frozen(curated, rows, tmp_path):
    workspace = curated([rows(number) for number in range(1, 6)])
    review = Review(workspace)
    for case_id in review.queue():
        review.accept(case_id)
    freeze(workspace, tmp_path / "set")
    return tmp_path / "set"


def test_that_the_report_shows_numbers_and_no_word_of_a_case(curated, rows):
    text = report(curated([rows(number) for number in range(1, 6)]))
    assert "15,724" in text
    assert "5 waiting" in text
    assert not any(word in text for word in ("Alder", "gardener", "40.05", "770001"))
    assert "<script" not in text
    assert "http" not in text
    for svg in re.findall(r"<svg.*?</svg>", text):
        ElementTree.fromstring(svg)


def test_that_an_empty_workspace_has_a_report(workspace):
    assert "<svg" in report(workspace)


def test_that_a_report_that_cannot_be_written_is_one_sentence(workspace, tmp_path):
    with pytest.raises(RadOncError, match="cannot be written"):
        write_report(workspace, tmp_path / "missing" / "report.html")


def test_that_the_longest_bar_is_the_largest_number():
    widths = re.findall(r'class="bar"[^>]*width="([\d.]+)"', bars("Title <", {"a": 10, "b": 40, "c & d": 0}))
    assert float(widths[1]) == max(map(float, widths)) == 4 * float(widths[0])
    assert len(re.findall("<rect", histogram("x", [1, 2, 3], 0, 1))) == 3


def test_that_the_table_has_the_fields_of_the_paper(frozen, tmp_path):
    assert export_set(frozen, tmp_path / "set.csv", "csv") == 5
    with (tmp_path / "set.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert {row["treatment modality"] for row in table} == {"photon"}
    assert all(row["patient details"].startswith("Mrs. [NAME]") for row in table)


def test_that_prompts_come_with_the_answers_of_all_tasks(frozen, tmp_path):
    export_set(frozen, tmp_path / "set.jsonl", "jsonl")
    lines = [json.loads(line) for line in (tmp_path / "set.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == 15
    assert {line["task"] for line in lines} == {"regimen", "modality", "diagnosis"}


def test_that_a_bundle_holds_the_prescription_and_the_condition(frozen, tmp_path):
    export_set(frozen, tmp_path / "set.ndjson", "fhir")
    one = json.loads((tmp_path / "set.ndjson").read_text("utf-8").splitlines()[0])
    resources = {entry["resource"]["resourceType"]: entry["resource"] for entry in one["entry"]}
    assert one["resourceType"] == "Bundle"
    assert resources["Condition"]["id"] == one["identifier"]["value"]
    assert resources["Condition"]["code"]["coding"][0]["code"] == "C50.412"
    assert "40.05" in json.dumps(resources["ServiceRequest"])
    assert "Alder" not in json.dumps(one)


SYSTEMS = {
    "http://snomed.info/sct", "http://hl7.org/fhir/sid/icd-10-cm", "http://unitsofmeasure.org",
    "http://terminology.hl7.org/CodeSystem/condition-category", "http://terminology.hl7.org/CodeSystem/v3-NullFlavor",
}  # fmt: skip
REQUIRED = {  # elements that FHIR R4 or the profile in ``meta`` demands
    "ServiceRequest": {"status", "intent", "category", "code", "subject", "bodySite", "reasonReference"},
    "BodyStructure": {"identifier", "morphology", "location", "patient"},
    "Condition": {"id", "category", "code", "subject"},
}


def inside(value, path=""):
    """Yield every element of a resource with its path."""
    for key, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield f"{path}.{key}", one
        yield from inside(one, f"{path}.{key}")


def test_that_a_bundle_is_whole(frozen, tmp_path):
    export_set(frozen, tmp_path / "set.ndjson", "fhir")
    for line in (tmp_path / "set.ndjson").read_text("utf-8").splitlines():
        one = json.loads(line)
        urls = [entry["fullUrl"] for entry in one["entry"]]
        assert len(set(urls)) == len(urls)
        assert all(UUID(url.removeprefix("urn:uuid:")) for url in urls)
        found = dict(inside(one))
        references = {value for path, value in found.items() if path.endswith(".reference")}
        assert len(references) >= 2
        assert references <= set(urls)
        assert {value for path, value in found.items() if path.endswith(".system")} <= {*SYSTEMS, "urn:radonc:case"}
        assert all(value not in ("", [], {}, None) for value in found.values())
        for entry in one["entry"]:
            kind = entry["resource"]["resourceType"]
            assert REQUIRED[kind] <= set(entry["resource"]), kind


@pytest.mark.parametrize(
    ("code", "profile"), [("C50.412", "primary"), ("C79.51", "secondary"), ("C7B.01", "secondary"), ("D32.0", None)]
)
def test_that_a_metastasis_is_no_primary_cancer(frozen, code, profile):
    case = read_cases(frozen / "cases.jsonl")[0]
    made = bundle(case.model_copy(update={"diagnosis": case.diagnosis.model_copy(update={"code": code})}))
    meta = made["entry"][-1]["resource"].get("meta", {"profile": [None]})
    assert meta["profile"][0] is None if profile is None else profile in meta["profile"][0]


def test_that_an_export_of_no_set_or_over_a_file_is_refused(frozen, tmp_path, capsys):
    assert main(["curate", "export", str(tmp_path), str(tmp_path / "x.csv")]) == 2
    (tmp_path / "x.csv").write_text("mine")
    assert main(["curate", "export", str(frozen), str(tmp_path / "x.csv")]) == 2
    assert "not overwritten" in capsys.readouterr().err
