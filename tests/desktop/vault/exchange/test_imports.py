"""Imports: what is read, what is refused and where, and that a store gets all of a file or nothing."""

import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest

from radonc_desktop.vault.errors import NotAllowed
from radonc_desktop.vault.exchange.errors import ImportRefused
from radonc_desktop.vault.roles import Rights, Role
from radonc_models.synthetic import demo_cases

FUZZ = Path(__file__).parents[3] / "benchmarks" / "vault" / "fuzz_imports.py"


@pytest.fixture
def plan(vault, tmp_path):
    """Return a function that writes a file and looks at it."""

    def look(content, name="cases.csv", **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return vault.exchange.read_import([path], **options)

    return look


def told(plan, kind):
    return [(problem.row, problem.column) for problem in plan.problems if problem.kind == kind]


def sentences(plan):
    return " ".join(problem.sentence for problem in plan.problems)


def test_that_a_table_becomes_cases_with_their_origin_in_the_trail(vault, plan, intruder):
    made = plan('id,title,site,details,regimen\n17,A,lung,"first, with a comma",SBRT\n18,,breast,second,\n')
    done = vault.exchange.run_import(made)
    events = [(entry.event, entry.case_id, entry.detail) for entry in vault.audit_log(3)]
    first, second = (vault.case(case_id) for case_id in done.case_ids)
    assert (first.title, first.site, first.physician_plan) == ("A", "lung", "SBRT")
    assert first.details == "first, with a comma"
    assert (second.title, second.physician_plan) == ("Imported case 18", "")
    assert events[0] == ("case.create", second.id, "version=1 import=1 row=2")
    assert events[2][0] == "import.done"
    assert f"cases=2 left_out=0 sha256={made.sha256}" in events[2][2]
    assert vault.verify_audit().ok
    assert [case.id for case in vault.search_cases("comma")] == [first.id]
    vault.close()
    assert intruder("SELECT source_id, row FROM imported_cases ORDER BY row") == [("17", 1), ("18", 2)]


def test_that_curated_cases_are_imported_from_json_lines(vault, plan):
    cases = demo_cases()
    made = plan("".join(case.model_dump_json() + "\n" for case in cases), "cases.jsonl")
    assert not made.errors
    assert "modality" in sentences(made)
    done = vault.exchange.run_import(made)
    stored = [vault.case(case_id) for case_id in done.case_ids]
    assert [(one.details, one.physician_plan, one.site) for one in stored] == [
        (case.details, case.regimen, case.site) for case in cases
    ]


def test_that_every_error_is_listed_with_row_and_column_and_without_text_of_a_case(vault, plan):
    long = "x" * 100_001
    made = plan(
        "id,title,details\n"
        "1,fine,SECRET details\n"
        "2,no details, \n"
        "3,too many,SECRET,cells\n"
        f"4,too long,{long}\n"
        "1,same id,SECRET again\n"
        '6,"title\nwith a break",SECRET\n'
        "7,a NUL,SEC\0RET\n"
    )
    errors = [(2, "details"), (3, ""), (4, "details"), (5, "id"), (6, "title"), (7, "details")]
    assert told(made, "error") == errors
    assert made.errors == 6
    assert "SECRET" not in sentences(made)
    before = len(vault.audit_log())
    with pytest.raises(ImportRefused, match="6 errors"):
        vault.exchange.run_import(made, leave_out_duplicates=True)
    assert vault.search_cases() == []
    assert len(vault.audit_log()) == before


def test_that_an_import_that_fails_in_the_middle_is_taken_back_as_a_whole(vault, plan):
    made = plan("details\n" + "".join(f"details {number}\n" for number in range(10)))
    before = len(vault.audit_log())

    def fail(done, _all):
        if done == 7:
            raise OSError("the disk")

    with pytest.raises(OSError, match="disk"):
        vault.exchange.run_import(made, progress=fail)
    assert vault.search_cases() == []
    assert len(vault.audit_log()) == before
    assert vault.search_cases("details") == []
    assert len(vault.exchange.run_import(made).case_ids) == 10


def test_that_duplicates_are_found_in_the_file_and_in_the_store_whatever_their_spelling(vault, plan):
    vault.add_case("by hand", "", "Lung  cancer,\nleft lower lobe, Müller")
    vault.save_details(1, "changed since", 1)
    made = plan('details\nnew\n"LUNG CANCER, left\tlower lobe, Mu\u0308ller"\nNEW \nother\n')
    assert told(made, "duplicate") == [(2, "details"), (3, "details")]
    assert "0001" in sentences(made)
    assert [case.row for case in made.new] == [1, 4]
    with pytest.raises(ImportRefused, match="duplicates"):
        vault.exchange.run_import(made)
    done = vault.exchange.run_import(made, leave_out_duplicates=True)
    assert (len(done.case_ids), done.left_out) == (2, 2)


def test_that_the_same_file_is_not_imported_twice(vault, plan):
    made = plan("details\none\ntwo\n")
    vault.exchange.run_import(made)
    with pytest.raises(ImportRefused, match="changed since"):
        vault.exchange.run_import(made)
    again = plan("details\none\ntwo\n")
    assert len(again.repeated) == 2
    with pytest.raises(ImportRefused, match="nothing to import"):
        vault.exchange.run_import(again, leave_out_duplicates=True)
    assert len(vault.search_cases()) == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("details\nMüller\n".encode("utf-8-sig"), "mark of UTF-8"),
        ("details\nMüller\n".encode("utf-16"), "UTF-16"),
    ],
)
def test_that_a_mark_of_the_encoding_is_followed_and_told(plan, data, said):
    made = plan(data)
    assert said in sentences(made)
    assert made.new[0].details == "Müller"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("details\nfine\nMüller\n".encode("latin-1"), "Line 3 is not UTF-8.*Windows-1252"),
        ("details\nfine\n".encode("utf-16-le"), "NUL bytes"),
        ("details\nfine\n".encode("utf-32"), "UTF-32"),
    ],
)
def test_that_an_encoding_is_never_guessed(plan, data, said):
    with pytest.raises(ImportRefused, match=said):
        plan(data)


def test_that_an_encoding_that_was_chosen_is_used(plan):
    made = plan("details\nMüller – Œdème\n".encode("cp1252"), encoding="windows-1252")
    assert made.new[0].details == "Müller – Œdème"
    assert plan("details\nfine\n".encode("utf-16-le"), encoding="utf-16").new[0].details == "fine"
    with pytest.raises(ImportRefused, match="Line 2 is not utf-8"):
        plan("details\nMüller\n".encode("latin-1"), encoding="utf-8")


def test_that_text_that_was_lost_before_is_told(plan):
    made = plan("details\nM\ufffdller\n")
    assert told(made, "note") == [(0, "title"), (1, "details")]


def test_that_a_table_without_details_or_with_a_column_twice_is_refused(plan):
    for text in ("", "id,title\n1,2\n", "details,details\n1,2\n", "plan,regimen,details\n1,2,3\n", "no header at all"):
        with pytest.raises(ImportRefused) as refusal:
            plan(text)
        assert "no header" not in str(refusal.value)


def test_that_columns_that_are_not_imported_are_told(plan):
    made = plan("details;modality;Mrs Smith\ntext;photon;x\n")
    assert "semicolons" in sentences(made)
    assert "Not imported: modality." in sentences(made)
    assert "columns number 3" in sentences(made)
    assert "Smith" not in sentences(made)


def test_that_json_lines_are_strict(plan):
    lines = ['{"details": 5}', "[]", '{"details": "a", "details": "b"}', '{"details": NaN}', '{"id": "x"}', "{"]
    deep = "[" * 100_000
    made = plan("\n".join([*lines, deep]), "cases.jsonl")
    assert [row for row, _ in told(made, "error")] == [1, 2, 3, 4, 5, 6, 7]
    assert made.new == ()


def test_that_each_note_of_a_folder_is_a_case_and_its_name_is_not_taken_over(vault, tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "b smith.txt").write_text("second")
    (folder / "a miller.txt").write_text("first\nnote")
    (folder / "picture.png").write_bytes(b"x")
    made = vault.exchange.read_import([folder])
    assert [(case.row, case.title, case.details) for case in made.new] == [
        (1, "Imported note 1", "first\nnote"),
        (2, "Imported note 2", "second"),
    ]
    (folder / "c.txt").write_bytes(b"\xff\xff")
    assert told(vault.exchange.read_import([folder]), "error") == [(3, "")]


def document(text, subject="Patient/1", **more):
    data = base64.b64encode(text.encode()).decode()
    attachment = {"contentType": "text/plain; charset=utf-8", "data": data}
    base = {"resourceType": "DocumentReference", "status": "current", "content": [{"attachment": attachment}]}
    return base | {"subject": {"reference": subject}} | more


def condition(text, subject="Patient/1", **more):
    coding = {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "C34.32"}
    base = {"resourceType": "Condition", "subject": {"reference": subject}, "code": {"text": text, "coding": [coding]}}
    return base | more


def bundle(*resources):
    entries = [{"fullUrl": "urn:x", "resource": resource} for resource in resources]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries})


def test_that_the_resources_of_a_patient_make_one_case(plan):
    made = plan(
        bundle(
            {"resourceType": "Patient", "id": "1", "name": [{"family": "Smith"}]},
            document("79-year-old man."),
            condition("Lung cancer", bodySite=[{"text": "left lower lobe"}]),
            document("Other patient.", "Patient/2"),
            document("Second note."),
        ),
        "bundle.json",
    )
    assert not made.errors
    first, second = made.new
    assert first.details == "79-year-old man.\n\nSecond note.\n\nCondition: Lung cancer (ICD-10-CM C34.32)"
    assert (first.title, first.site) == ("Lung cancer", "left lower lobe")
    assert second.details == "Other patient."
    assert "1 Patient" in sentences(made)


def test_that_what_was_entered_in_error_never_enters_a_case(plan):
    verification = {"coding": [{"code": "entered-in-error"}]}
    made = plan(
        bundle(
            document("Sound."),
            document("Replaced.", status="superseded"),
            condition("Wrong patient", verificationStatus=verification),
            condition("Ruled out", verificationStatus={"coding": [{"code": "refuted"}]}),
            condition("Perhaps", verificationStatus={"coding": [{"code": "provisional"}]}),
        ),
        "bundle.json",
    )
    assert made.new[0].details == "Sound.\n\nCondition: Perhaps (ICD-10-CM C34.32) (provisional)"
    assert [row for row, _ in told(made, "note")] == [2, 3, 4]


@pytest.mark.parametrize(
    ("resource", "place"),
    [
        (document("x", modifierExtension=[{"url": "negated"}]), "modifierExtension"),
        (document("x", implicitRules="https://example.org"), "implicitRules"),
        (document("x", status="odd"), "status"),
        (document("x", content=[]), "content"),
        (document("x", content=[{"attachment": {"contentType": "application/pdf", "data": "eA=="}}]), "content.0"),
        (document("x", content=[{"attachment": {"contentType": "text/plain", "url": "https://a"}}]), "content.0"),
        (document("x", content=[{"attachment": {"contentType": "text/plain", "data": "%%%"}}]), "data"),
        (condition("x", code={"text": 5}), "code.text"),
        (condition("x", subject=None), "subject"),
        ("no resource", "resource"),
    ],
)
def test_that_a_resource_that_cannot_be_read_is_an_error_of_its_entry(plan, resource, place):
    made = plan(bundle(document("sound", "Patient/9"), resource), "bundle.json")
    assert [row for row, _ in told(made, "error")] == [2]
    assert place in told(made, "error")[0][1]


def test_that_something_else_than_a_bundle_is_refused(plan):
    for text in ("{}", "[]", "null", '{"resourceType": "Patient"}', "{" * 50_000, '{"resourceType": "Bundle"}'):
        with pytest.raises(ImportRefused, match="no FHIR R4 Bundle"):
            plan(text, "bundle.json")


def test_that_a_file_that_is_missing_too_large_or_of_no_known_kind_is_refused(vault, tmp_path):
    read = vault.exchange.read_import
    with pytest.raises(ImportRefused, match="cannot be read"):
        read([tmp_path / "missing.csv"])
    (tmp_path / "x.docx").write_bytes(b"PK")
    with pytest.raises(ImportRefused, match="kind of file"):
        read([tmp_path / "x.docx"])
    big = tmp_path / "big.csv"
    with big.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(ImportRefused, match="64 MB"):
        read([big])
    with pytest.raises(ImportRefused, match="one table"):
        read([big, big])
    (tmp_path / "empty").mkdir()
    with pytest.raises(ImportRefused, match="no files"):
        read([tmp_path / "empty"])


def test_that_only_a_physician_imports(vault, plan):
    made = plan("details\none\n")
    vault.exchange._rights = Rights([Role.ADMIN, Role.REVIEWER])
    with pytest.raises(NotAllowed, match="physician"):
        vault.exchange.run_import(made)
    with pytest.raises(NotAllowed):
        plan("details\none\n")
    assert vault.search_cases() == []


def test_that_spoilt_files_neither_crash_nor_hang_nor_leave_a_part(tmp_path):
    done = subprocess.run(
        [sys.executable, FUZZ, "--count", "150", "--seed", "3"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "crashes 0, hangs 0, partial imports 0" in done.stdout
    assert "imported whole" in done.stdout
    assert "broken off" in done.stdout
