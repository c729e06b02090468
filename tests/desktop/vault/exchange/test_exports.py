"""Exports: private files, an audit row for each case, and nothing that a program could run or a reader mistake."""

import base64
import csv
import io
import json
import os
import random
import stat

import pytest

from radonc_desktop.policy import PolicyError
from radonc_desktop.vault import KdfParameters, PassphraseRefused, VaultTooNew, WrongPassphrase
from radonc_desktop.vault.errors import NotAllowed
from radonc_desktop.vault.exchange.case_report import plain_text
from radonc_desktop.vault.exchange.errors import (
    ArchiveDamaged,
    ExportRefused,
    FileExists,
)
from radonc_desktop.vault.exchange.imports.fhir_bundle import read_bundle
from radonc_desktop.vault.exchange.imports.rows import Found
from radonc_desktop.vault.exchange.sealed_file import open_sealed, seal_to_passphrase
from radonc_desktop.vault.exchange.study import Identifier
from radonc_desktop.vault.roles import Rights, Role
from radonc_desktop.vault.signed_file import open_signed_file
from radonc_models.cells import neutral, original
from radonc_models.keyed import private_output

CHEAP = KdfParameters(memory_kib=64, time_cost=1, parallelism=1)
OWN = "another passphrase for the archive"
TEXT = "Photon SBRT to the left lower lobe."
DIAGNOSIS = "Malignant neoplasm of lower lobe, left bronchus or lung (ICD-10-CM C34.32)"
PROVENANCE = {"provenance": {"pack": "demo-1", "model_file_sha256": "ab" * 32, "prompt_sha256": "01" * 32}}


@pytest.fixture
def filled(vault, passphrase):
    """A store with one full case (number 1) and one bare case (number 2)."""
    vault.add_case("Lung, left lower lobe", "lung", "79-year-old man.\n  Müller, T1b", "SBRT 50 Gy in 5 fractions")
    vault.add_case("Breast", "", "details of the second", "")
    suggestion = vault.save_suggestion(1, "diagnosis", PROVENANCE)
    vault.sign(vault.save_draft(1, "diagnosis", DIAGNOSIS, suggestion).id, passphrase)
    vault.save_draft(1, "regimen", TEXT, None)
    return vault


def rows(vault, event):
    return [(entry.case_id, entry.detail) for entry in vault.audit_log() if entry.event == event]


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_that_a_case_as_text_holds_all_of_it_and_marks_the_draft(filled, tmp_path):
    path = tmp_path / "case.txt"
    filled.exchange.export_case(1, path, "text", confirmed=True)
    text = path.read_text()
    for part in ("79-year-old man.\n  Müller, T1b", "SBRT 50 Gy in 5 fractions", TEXT, DIAGNOSIS, "pack demo-1"):
        assert part in text
    assert text.index("DRAFT - needs physician review") < text.index(TEXT)
    assert text.index("Signed by Dr. Test") < text.index(DIAGNOSIS)
    assert filled.draft(1, "diagnosis").sha256 in text
    assert "Confidential" in text
    assert mode(path) == 0o600
    [(case, facts)] = rows(filled, "export.case")
    assert case == 1
    assert facts.startswith("format=text sha256=")


def test_that_an_addendum_goes_wherever_its_answer_goes(filled, tmp_path, passphrase):
    filled.sign_addendum(filled.draft(1, "diagnosis").id, "Added: recurrence.", passphrase)
    report = filled.exchange.report(1)
    text = plain_text(report).decode()
    assert text.index(DIAGNOSIS) < text.index("Addendum, signed by Dr. Test") < text.index("Added: recurrence.")
    assert "with an addendum below" in text
    filled.exchange.export_case(1, tmp_path / "case.json", "fhir", confirmed=True)
    documents = [entry["resource"] for entry in json.loads((tmp_path / "case.json").read_text())["entry"]]
    [added] = [document for document in documents if "relatesTo" in document]
    answer = added["relatesTo"][0]["target"]["identifier"]["value"]
    assert answer == filled.draft(1, "diagnosis").sha256
    filled.exchange.export_archive([1], tmp_path / "a", OWN, CHEAP)
    assert b"Added: recurrence." in open_sealed((tmp_path / "a").read_bytes(), OWN)


def test_that_a_signed_answer_leaves_as_a_file_that_can_be_verified(filled, tmp_path):
    path = tmp_path / "answer.json"
    filled.exchange.export_signed(1, "diagnosis", path, confirmed=True)
    opened = open_signed_file(path.read_bytes())
    assert opened.record["text"] == DIAGNOSIS
    assert opened.sha256 == filled.draft(1, "diagnosis").sha256
    assert rows(filled, "export.case")[0][1].startswith("format=signed task=diagnosis sha256=")
    for task in ("regimen", "modality"):
        with pytest.raises(ExportRefused, match="not signed"):
            filled.exchange.export_signed(1, task, tmp_path / "none", confirmed=True)
    with pytest.raises(ExportRefused, match="not be encrypted"):
        filled.exchange.export_signed(1, "diagnosis", tmp_path / "none", confirmed=False)


def test_that_a_case_as_fhir_can_be_read_back(filled, tmp_path):
    path = tmp_path / "case.json"
    filled.exchange.export_case(1, path, "fhir", confirmed=True)
    resources = [entry["resource"] for entry in json.loads(path.read_text())["entry"]]
    assert [resource["resourceType"] for resource in resources] == [
        "Patient",
        "DocumentReference",
        "DocumentReference",
        "DocumentReference",
        "DocumentReference",
        "Condition",
    ]
    states = {resource["description"].partition(":")[0]: resource["docStatus"] for resource in resources[3:5]}
    assert states == {"Regimen": "preliminary", "Diagnosis": "final"}
    assert resources[-1]["code"]["coding"][0]["code"] == "C34.32"
    assert base64.b64decode(resources[3]["content"][0]["attachment"]["data"]).decode() == TEXT
    found = Found()
    read_bundle(path.read_text(), found)
    [case] = found.cases
    assert not found.errors
    assert (case.title, case.details) == ("Lung, left lower lobe", "79-year-old man.\n  Müller, T1b")
    assert case.plan == "SBRT 50 Gy in 5 fractions"


def prescriptions(vault, path):
    vault.exchange.export_case(1, path, "fhir", confirmed=True)
    entries = json.loads(path.read_text())["entry"]
    kinds = {"ServiceRequest", "BodyStructure"}
    return entries[0]["fullUrl"], [one for one in entries if one["resource"]["resourceType"] in kinds]


def test_that_a_signed_regimen_leaves_as_a_draft_prescription_with_its_volumes(filled, tmp_path, passphrase):
    signed = filled.save_draft(
        1, "regimen", "Photon SBRT to the left lower lobe, 50 Gy in 5 fractions.", None, expected_version=1
    )
    filled.sign(signed.id, passphrase)
    patient, [request, volume] = prescriptions(filled, tmp_path / "a.json")
    assert request["resource"]["status"] == "draft"
    assert request["resource"]["subject"] == volume["resource"]["patient"] == {"reference": patient}
    assert request["resource"]["requester"] == {"display": "Dr. Test"}
    assert request["resource"]["reasonCode"][0]["coding"][0]["code"] == "C34.32"
    assert volume["resource"]["identifier"][0]["value"] == "PTV_5000"
    assert volume["fullUrl"] in json.dumps(request)
    filled.sign_addendum(signed.id, "Changed to 60 Gy in 8 fractions.", passphrase)
    assert prescriptions(filled, tmp_path / "b.json")[1] == []


@pytest.mark.parametrize(
    "text", ["SBRT to the left lower lobe, 48-60 Gy in 5 fractions", "Left lung, 12 Gy x 4 = 60 Gy", "SBRT"]
)
def test_that_a_regimen_with_a_doubt_leaves_as_text_alone(filled, tmp_path, passphrase, text):
    filled.sign(filled.save_draft(1, "regimen", text, None, expected_version=1).id, passphrase)
    assert prescriptions(filled, tmp_path / "a.json")[1] == []


def test_that_nothing_is_exported_without_confirmation_or_role(filled, tmp_path):
    export = filled.exchange
    with pytest.raises(ExportRefused, match="not be encrypted"):
        export.export_case(1, tmp_path / "a", "text", confirmed=False)
    with pytest.raises(ExportRefused):
        export.export_table([1], tmp_path / "a", confirmed=False)
    export._rights = Rights([Role.REVIEWER])
    for ask in (
        lambda: export.export_case(1, tmp_path / "a", "text", confirmed=True),
        lambda: export.export_table([1], tmp_path / "a", confirmed=True),
        lambda: export.export_archive([1], tmp_path / "a", OWN, CHEAP),
        lambda: export.begin_study([1]),
        lambda: export.report(1),
    ):
        with pytest.raises(NotAllowed, match="admin or physician"):
            ask()
    assert not (tmp_path / "a").exists()
    assert rows(filled, "export.case") == []


def test_that_a_policy_can_forbid_what_is_not_encrypted(filled, folder, tmp_path):
    (folder / "policy.toml").write_text("plain_export = false\n")
    assert not filled.exchange.plain_allowed
    for ask in (
        lambda: filled.exchange.export_case(1, tmp_path / "a", "text", confirmed=True),
        lambda: filled.exchange.export_table([1], tmp_path / "a", confirmed=True),
    ):
        with pytest.raises(ExportRefused, match="policy"):
            ask()
    filled.exchange.export_archive([1], tmp_path / "b", OWN, CHEAP)
    assert not (tmp_path / "a").exists()
    (folder / "policy.toml").write_text("rubbish")
    with pytest.raises(PolicyError):
        filled.exchange.export_case(1, tmp_path / "a", "text", confirmed=True)


def test_that_an_export_never_overwrites_and_leaves_no_row_when_refused(filled, tmp_path):
    path = tmp_path / "there.txt"
    path.write_text("mine")
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "nowhere")
    for taken in (path, link):
        with pytest.raises(FileExists):
            filled.exchange.export_case(1, taken, "text", confirmed=True)
    assert path.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()
    assert rows(filled, "export.case") == []


def test_that_a_write_that_fails_leaves_no_file_and_says_so_in_the_trail(filled, tmp_path, monkeypatch):
    real = os.fsync

    def full(handle):
        if stat.S_ISREG(os.fstat(handle).st_mode) and os.fstat(handle).st_size > 300:
            raise OSError(28, "no space")
        real(handle)

    from radonc_desktop.vault import DiskFull

    for unnamed in (True, False):
        if not unnamed:
            monkeypatch.setattr(private_output, "_write_unnamed", lambda *_args: False)
        with monkeypatch.context() as patch:
            patch.setattr(private_output.os, "fsync", full)
            with pytest.raises(DiskFull):
                filled.exchange.export_case(1, tmp_path / "case.txt", "text", confirmed=True)
        assert [path.name for path in tmp_path.iterdir()] == ["vault"]
    assert len(rows(filled, "export.failed")) == 2


def test_that_the_file_appears_only_when_it_is_complete(tmp_path, monkeypatch):
    seen = []
    real = os.fsync
    monkeypatch.setattr(private_output.os, "fsync", lambda handle: (seen.append([*tmp_path.iterdir()]), real(handle)))
    private_output.write_new(tmp_path / "case.txt", b"text of a case")
    assert seen[0] == []
    assert [*tmp_path.iterdir()] == [tmp_path / "case.txt"]
    assert (tmp_path / "case.txt").read_bytes() == b"text of a case"


@pytest.mark.parametrize("sign", [*"=+-@\t\r\n\uff1d", " =", "\u200b=", "'=", "''@", "\ufeff+"])
def test_that_a_cell_that_a_spreadsheet_would_run_is_neutral(sign):
    cell = f"{sign}cmd|' /C calc'!A0"
    assert neutral(cell) == f"'{cell}"
    assert original(neutral(cell)) == cell


def test_that_harmless_cells_stay_and_every_cell_comes_back():
    for cell in ("", "text", "'quoted", "5 = five", "a\tb", "0-1"):
        assert neutral(cell) == cell
    dice = random.Random(4)
    for _ in range(2000):
        cell = "".join(dice.choices("'=+-@\t\r\n a\u200b\uff1d", k=dice.randint(0, 6)))
        assert original(neutral(cell)) == cell


def test_that_a_table_opens_as_text_and_can_be_imported_again(vault, create, tmp_path):
    vault.add_case("=HYPERLINK(A1)", "-site", '+dangerous, "details"\nsecond line', "@plan")
    vault.add_case("'=kept", "", "'quoted", "")
    path = tmp_path / "cases.csv"
    vault.exchange.export_table([1, 2, 1], path, confirmed=True)
    table = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    assert table[1] == ["0001", "'=HYPERLINK(A1)", "'-site", '\'+dangerous, "details"\nsecond line', "'@plan"]
    assert len(table) == 3
    assert not [cell for row in table for cell in row if cell[:1] in tuple("=+-@\t\r")]
    assert mode(path) == 0o600
    assert [case for case, _ in rows(vault, "export.case")] == [2, 1]
    with create(tmp_path / "second") as other:
        done = other.exchange.run_import(other.exchange.read_import([path]))
        first, second = (other.case(case_id) for case_id in done.case_ids)
        assert (first.title, first.site, first.physician_plan) == ("=HYPERLINK(A1)", "-site", "@plan")
        assert first.details == '+dangerous, "details"\nsecond line'
        assert (second.title, second.details) == ("'=kept", "'quoted")


def test_that_an_archive_holds_the_cases_and_only_its_passphrase_opens_it(filled, create, tmp_path, passphrase):
    path = tmp_path / "study.radonc-archive"
    filled.save_details(1, "changed details", 1)
    filled.exchange.export_archive([2, 1], path, OWN, CHEAP)
    data = path.read_bytes()
    assert b"Lung" not in data
    assert mode(path) == 0o600
    assert rows(filled, "export.archive")[0][1].startswith("cases=2 sha256=")
    assert [case for case, _ in rows(filled, "export.case")] == [1, 2]
    lines = [json.loads(line) for line in open_sealed(data, OWN).split(b"\n")]
    assert [version["details"] for version in lines[2]["versions"]] == [
        "79-year-old man.\n  Müller, T1b",
        "changed details",
    ]
    assert {answer["state"] for answer in lines[2]["answers"]} == {"draft", "signed"}
    with create(tmp_path / "second") as other:
        with pytest.raises(WrongPassphrase):
            other.exchange.read_import([path], passphrase=passphrase)
        with pytest.raises(Exception, match="passphrase is needed"):
            other.exchange.read_import([path])
        done = other.exchange.run_import(other.exchange.read_import([path], passphrase=OWN))
        assert [other.case(case_id).details for case_id in done.case_ids] == [
            "details of the second",
            "changed details",
        ]


def test_that_a_weak_passphrase_or_no_case_makes_no_archive(filled, tmp_path):
    with pytest.raises(PassphraseRefused):
        filled.exchange.export_archive([1], tmp_path / "a", "short", CHEAP)
    with pytest.raises(ExportRefused, match="No case"):
        filled.exchange.export_archive([], tmp_path / "a", OWN, CHEAP)
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


def test_that_every_flip_cut_or_swap_in_an_archive_is_refused():
    content = random.Random(1).randbytes(2 * 1024 * 1024 + 77)
    sealed = seal_to_passphrase(content, OWN, CHEAP)
    assert open_sealed(sealed, OWN) == content
    dice = random.Random(2)
    for _ in range(100):
        changed = bytearray(sealed)
        changed[dice.randrange(len(sealed) if dice.random() < 0.5 else 400)] ^= 1 << dice.randrange(8)
        with pytest.raises((ArchiveDamaged, VaultTooNew)):
            open_sealed(bytes(changed), OWN)
    for cut in (0, 5, 30, 200, len(sealed) // 2, len(sealed) - 1):
        with pytest.raises(ArchiveDamaged):
            open_sealed(sealed[:cut], OWN)


def test_that_pieces_cannot_be_swapped_or_cut_off_even_with_a_right_hash():
    from hashlib import sha256

    sealed = seal_to_passphrase(bytes(3 * 1024 * 1024), OWN, CHEAP)
    piece = 1024 * 1024 + 16
    head = len(sealed) - 32 - 3 * piece
    body = [sealed[head + n * piece : head + (n + 1) * piece] for n in range(3)]
    for forged in ([body[1], body[0], body[2]], body[:2], [body[0], body[2]], [*body, body[2]]):
        whole = sealed[:head] + b"".join(forged)
        with pytest.raises((ArchiveDamaged, WrongPassphrase)):
            open_sealed(whole + sha256(whole).digest(), OWN)


def test_that_an_archive_may_not_ask_for_an_absurd_key_derivation():
    from hashlib import sha256

    sealed = seal_to_passphrase(b"x", OWN, CHEAP)
    forged = sealed.replace(b'"memory_kib":64', b'"memory_kib":99999999')[:-32]
    length = int.from_bytes(forged[17:21], "big") + 6
    forged = forged[:17] + length.to_bytes(4, "big") + forged[21:]
    with pytest.raises(ArchiveDamaged):
        open_sealed(forged + sha256(forged).digest(), OWN)


class Finder:
    """Finds the name Miller, as a stand-in for a de-identifier."""

    name = "finder-1"

    def find(self, text):
        at = text.find("Miller")
        return [] if at < 0 else [Identifier(at, at + 6, "name", "[name]"), Identifier(at, at + 3, "name", "[x]")]


def test_that_a_study_export_waits_for_the_review_of_every_case(vault, tmp_path):
    vault.add_case("a", "", "Mr Miller of Springfield", "")
    vault.add_case("b", "", "nothing to hide", "")
    review = vault.exchange.begin_study([1, 2], Finder())
    path = tmp_path / "study.jsonl"
    with pytest.raises(ExportRefused, match="2 of the cases"):
        vault.exchange.export_study(review, path)
    review.approve(1)
    review.approve(2)
    review.add(1, Identifier(13, 24, "place", "[place]"))
    with pytest.raises(ExportRefused, match="1 of the cases"):
        vault.exchange.export_study(review, path)
    assert not path.exists()
    review.approve(1)
    vault.exchange.export_study(review, path)
    records = [json.loads(line) for line in path.read_text().splitlines()]
    assert {record["details"] for record in records} == {"Mr [name] of [place]", "nothing to hide"}
    assert all(set(record) == {"id", "details"} and len(record["id"]) == 16 for record in records)
    assert rows(vault, "export.study")[0][1].startswith("cases=2 by=finder-1 sha256=")
    assert sorted(case for case, _ in rows(vault, "export.case")) == [1, 2]


def test_that_the_rules_of_the_program_find_identifiers_and_keep_the_doses(vault, tmp_path):
    vault.add_case("a", "", "Mrs. Kowalczyk, MRN 00482913, seen 3/2/2021: 40.05 Gy in 15 fractions.", "")
    review = vault.exchange.begin_study([1])
    assert review.cases[0].clean == "Mrs. [NAME], MRN [MRN], seen [DATE]: 40.05 Gy in 15 fractions."
    review.approve(1)
    path = tmp_path / "study.jsonl"
    vault.exchange.export_study(review, path)
    assert "Kowalczyk" not in path.read_text()
    assert "by=radonc-rules-2" in rows(vault, "export.study")[0][1]
    with pytest.raises(ExportRefused, match="No case is chosen"):
        vault.exchange.begin_study([])


def test_that_words_taken_out_go_from_every_case_and_open_those_that_were_approved(vault):
    for text in ("tall blue door", "the Blue Door, BLUE doors", "nothing"):
        vault.add_case("a", "", text, "")
    review = vault.exchange.begin_study([1, 2, 3], Finder())
    for case in (1, 2, 3):
        review.approve(case)
    assert review.take_out(1, 5, 14) == 2
    assert [case.clean for case in review.cases] == ["tall [REMOVED]", "the [REMOVED], BLUE doors", "nothing"]
    assert [case.reviewed for case in review.cases] == [False, False, True]
    assert review.take_out(1, 5, 14) == 0
    assert review.take_out(1, 4, 5) == 0


def test_that_words_left_in_stay_and_the_case_is_read_again(vault):
    vault.add_case("a", "", "Mr Miller of Springfield", "")
    review = vault.exchange.begin_study([1], Finder())
    review.approve(1)
    assert review.give_back(1, 0, 2) == 0
    assert review.cases[0].reviewed
    assert review.give_back(1, 4, 5) == 1
    assert (review.cases[0].clean, review.waiting) == ("Mr Miller of Springfield", 1)
