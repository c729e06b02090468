"""The audit trail as a user meets it: looks at cases, FHIR export, six years, the commands."""

import json
import os
from datetime import UTC, datetime

import pytest
from sqlcipher3 import dbapi2

from radonc_desktop.vault import DiskFull, audit
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.authorizer import authorize_purge
from radonc_desktop.vault.commands import main
from radonc_desktop.vault.errors import WorkStopped
from radonc_desktop.vault.exchange.errors import FileExists
from radonc_desktop.vault.fhir_audit import audit_event

OLD = datetime.now(UTC).replace(year=datetime.now(UTC).year - 7, day=1).isoformat(timespec="milliseconds")


def events(vault):
    return [(entry.event, entry.case_id) for entry in reversed(vault.audit_log())]


def test_that_a_look_at_a_case_and_a_search_are_written_once_in_a_session(vault, reopen):
    first, second = vault.add_case("t", "lung", "d"), vault.add_case("u", "lung", "d")
    before = len(vault.audit_log())
    for _ in range(3):
        vault.case(first)
        vault.details_history(first)
        vault.case_page("")
        vault.case_page("lung")
    vault.case(second)
    assert events(vault)[before:] == [("case.view", first), ("case.search", None), ("case.view", second)]
    assert "lung" not in str(vault.audit_log())
    vault.close()
    with reopen() as again:
        again.case(first)
        assert events(again)[-1] == ("case.view", first)


def test_that_a_full_disk_does_not_hide_a_case_and_the_look_is_written_later(vault, monkeypatch):
    first, second = vault.add_case("t", "lung", "d"), vault.add_case("u", "lung", "d")

    def full():
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(vault._audit, "change", full)
        assert vault.case(first).title == "t"
    assert vault.case(second).title == "u"
    assert events(vault)[-2:] == [("case.view", first), ("case.view", second)]


def test_that_the_trail_leaves_as_fhir_audit_events_without_text_of_a_case(vault, tmp_path, passphrase):
    case_id = vault.add_case("Smith", "lung", "metastasis")
    vault.sign(vault.save_draft(case_id, "regimen", "secretdraft", None).id, passphrase)
    target = tmp_path / "audit.json"
    number = vault.trail.export(target)
    text = target.read_text(encoding="utf-8")
    made = json.loads(text)
    assert (made["resourceType"], made["type"], len(made["entry"])) == ("Bundle", "collection", number)
    resources = [one["resource"] for one in made["entry"]]
    assert len({one["id"] for one in resources}) == number
    for one in resources:
        # What R4 requires of an AuditEvent (1..1 and 1..*).
        assert one["resourceType"] == "AuditEvent"
        assert all((one["type"]["code"], one["recorded"], one["source"]["observer"]))
        assert all(isinstance(agent["requestor"], bool) for agent in one["agent"])
        assert one["action"] in "CRUDE"
        assert one["outcome"] in {"0", "4"}
    signed = next(one for one in resources if one["subtype"][0]["code"] == "draft.sign")
    assert signed["entity"][0]["what"]["identifier"]["value"] == "0001"
    assert signed["agent"][0]["name"] == "Dr. Test"
    assert not [word for word in ("Smith", "metastasis", "secretdraft") if word in text]
    assert vault.audit_log(1)[0].event == "audit.export"
    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExists):
        vault.trail.export(target)


@pytest.fixture
def aged(create, reopen, monkeypatch):
    """A store with sessions of seven years ago, each with looks at cases between two records."""
    with monkeypatch.context() as patch:
        patch.setattr(audit, "now", lambda: OLD)
        with create() as vault:
            for number in range(4):
                vault.case(vault.add_case(f"case {number}", "lung", "d"))
        for _ in range(2):
            reopen().close()
    with reopen() as vault:
        yield vault


def test_that_old_looks_go_and_records_stay_and_the_chain_verifies(aged, reopen, intruder):
    before = aged.verify_audit()
    assert before.ok
    gone = aged.trail.purge()
    assert gone >= 8
    check = aged.verify_audit()
    assert (check.ok, check.entries) == (True, before.entries - gone + 1)
    kept = [entry for entry in aged.audit_log() if entry.time == OLD]
    assert {entry.event for entry in kept} >= {"case.create", "store.create"}
    assert not [entry for entry in kept if entry.event in {"case.view", "store.lock"}]
    assert (aged.audit_log(1)[0].event, aged.audit_log(1)[0].detail) == ("audit.purge", f"rows={gone}")
    assert aged.trail.purge() == 0
    aged.close()
    with reopen() as again:
        assert again.verify_audit().ok
        intruder("DROP TRIGGER audit_gaps_no_update", "UPDATE audit_gaps SET last = last + 1, first = first")
        assert not again.verify_audit().ok


def test_that_a_gap_cannot_be_forged_and_young_rows_cannot_go(aged, intruder):
    with aged._connection.maintaining(authorize_purge), pytest.raises(dbapi2.IntegrityError, match="six years"):
        aged._connection._raw.execute("DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)")
    with pytest.raises(dbapi2.DatabaseError, match="not authorized"):
        aged._connection._raw.execute("DELETE FROM audit WHERE seq = 3")
    rows = aged.audit_log()
    victim = next(entry for entry in rows if entry.event == "case.view")
    intruder(
        "DROP TRIGGER audit_no_delete",
        ("INSERT INTO audit_gaps VALUES (?, ?, ?, ?)", victim.seq, victim.seq, victim.digest, "00" * 32),
        ("DELETE FROM audit WHERE seq = ?", victim.seq),
    )
    check = aged.verify_audit()
    assert (check.ok, check.first_bad) == (False, victim.seq)


def test_that_a_verification_that_was_asked_for_is_an_entry_with_its_outcome(vault, folder, reopen, intruder):
    vault.add_case("t", "lung", "d")
    assert vault.trail.verify().ok
    assert vault.audit_log(1)[0].event == "case.create"
    number = vault.trail.verify_for_user().entries
    row = vault.audit_log(1)[0]
    assert (row.event, row.detail) == ("audit.verify", f"outcome=holds entries={number}")
    assert audit_event(row, "ab" * 16)["type"]["display"] == "Audit Log Used"
    bad = next(entry.seq for entry in vault.audit_log() if entry.event == "case.create")
    intruder("DROP TRIGGER audit_no_update", f"UPDATE audit SET detail = 'version=2' WHERE seq = {bad}")
    check = vault.trail.verify_for_user()
    assert (check.ok, check.first_bad) == (False, bad)
    assert vault.audit_log(1)[0].detail == f"outcome=broken entries={number + 1} first_bad={bad}"


def test_that_a_full_disk_and_a_trail_without_an_end_do_not_keep_the_outcome(vault, intruder, monkeypatch):
    vault.add_case("t", "lung", "d")

    def full(*_arguments, **_facts):
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(AuditTrail, "append", full)
        assert vault.trail.verify_for_user().ok
    intruder("UPDATE audit_head SET mac = '00'")
    check = vault.trail.verify_for_user()
    assert not check.ok
    assert "cut off" in check.problem


def test_that_a_verification_tells_how_far_it_is_and_can_be_stopped(vault):
    for number in range(300):
        vault.add_case("t", "lung", f"d {number}")
    told = []
    vault.trail.verify(lambda done, of_all: told.append((done, of_all)))
    assert told == sorted(told)
    assert {of_all for _done, of_all in told} == {2 * vault.audit_log(1)[0].seq}
    assert told[-1][0] == told[-1][1]

    def stop(_done, _of_all):
        raise WorkStopped

    with pytest.raises(WorkStopped):
        vault.trail.verify(stop)


def command(folder, passphrase, *words):
    reading, writing = os.pipe()
    os.write(writing, passphrase.encode() + b"\n")
    os.close(writing)
    try:
        name, *rest = words
        return main([name, "--vault", str(folder), "--user", "Dr. Test", "--passphrase-fd", str(reading), *rest])
    finally:
        os.close(reading)


def test_that_the_commands_verify_print_and_export(vault, folder, passphrase, intruder, capsys, tmp_path):
    vault.add_case("t", "lung", "d")
    vault.close()
    assert command(folder, passphrase, "verify") == 0
    assert "as written" in capsys.readouterr().out
    assert command(folder, passphrase, "audit", "--limit", "3") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert any("audit.verify" in line for line in lines)
    assert command(folder, passphrase, "audit", "--fhir", str(tmp_path / "out.json")) == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["resourceType"] == "Bundle"
    assert command(folder, passphrase, "audit", "--purge") == 0
    capsys.readouterr()
    (folder / "anchor").unlink()
    assert command(folder, passphrase, "verify") == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert command(folder, passphrase, "verify", "--accept-loss") == 0
