import hmac
from hashlib import sha256

import pytest

from radonc_desktop.vault import VaultDamaged
from radonc_models.keyed.canonical import canonical

SECRETS = ("Smith", "metastasis", "secretplan", "secretdraft", "secretanswer")


@pytest.fixture
def worked(vault, passphrase):
    """A store after a working day: 12 rows of audit."""
    case_id = vault.add_case("Smith", "lung", "metastasis", "secretplan")
    vault.save_details(case_id, "metastasis again", 1)
    suggestion_id = vault.save_suggestion(case_id, "regimen", {"text": "secretanswer"})
    draft = vault.save_draft(case_id, "regimen", "secretdraft", suggestion_id)
    vault.sign(draft.id, passphrase)
    for number in range(3):
        vault.add_case(f"case {number}", "breast", "d")
    return vault


def test_that_every_change_has_its_row_and_no_row_holds_text_of_a_case(worked):
    log = worked.audit_log()
    assert [entry.event for entry in reversed(log) if entry.event != "store.migrate"] == [
        "store.create",
        "user.add",
        "store.unlock",
        "case.create",
        "details.save",
        "suggestion.save",
        "draft.save",
        "draft.sign",
        "case.create",
        "case.create",
        "case.create",
    ]
    assert [entry.seq for entry in log] == list(range(len(log), 0, -1))
    assert {entry.user for entry in log} == {"Dr. Test"}
    assert [entry.case_id for entry in reversed(log) if entry.case_id] == [1, 1, 1, 1, 1, 2, 3, 4]
    assert not [secret for secret in SECRETS if secret in str(log)]
    assert worked.audit_log(limit=2) == log[:2]


def test_that_an_untouched_trail_is_found_in_order(worked, reopen):
    before = len(worked.audit_log())
    worked.close()
    with reopen() as again:
        check = again.verify_audit()
        assert (check.ok, check.entries, check.first_bad, check.problem) == (True, before + 2, None, "")
        assert [entry.event for entry in again.audit_log(2)] == ["store.unlock", "store.lock"]


def test_that_a_change_without_an_audit_row_is_not_committed(vault, monkeypatch):
    insert = (
        "INSERT INTO cases (title, site, details, details_version, physician_plan, created, updated) "
        "VALUES ('t', 's', 'd', 1, '', '', '')"
    )
    with pytest.raises(RuntimeError, match="without an audit row"), vault._audit.change() as change:
        change.write(insert)

    def fails(*_, **__):
        raise OSError("no")

    with monkeypatch.context() as patch:
        patch.setattr(vault._audit, "append", fails)
        with pytest.raises(OSError, match="no"):
            vault.add_case("t", "lung", "d")
    assert vault.search_cases() == []


def test_that_nothing_is_written_outside_a_transaction(vault):
    with pytest.raises(RuntimeError, match="outside a transaction"):
        vault._connection.write("UPDATE cases SET updated = ''")


@pytest.mark.parametrize("fact", ["John Smith", "", "x" * 81, "Zürich", "a=b"])
def test_that_free_text_cannot_become_an_audit_fact(vault, fact):
    with pytest.raises(ValueError, match="audit fact"), vault._audit.change() as change:
        change.record("case.create", 1, note=fact)
    with pytest.raises(ValueError, match="unknown audit event"), vault._audit.change() as change:
        change.record(fact, 1)
    assert vault.audit_log()[0].event == "store.unlock"


def test_that_an_edit_of_any_field_of_any_row_is_found_and_named(worked, intruder):
    rows = len(worked.audit_log())
    intruder("DROP TRIGGER audit_no_update", "CREATE TABLE spare AS SELECT * FROM audit")
    for column in ("time", "user", "event", "case_id", "detail", "digest"):
        for seq in (1, 5, 11):
            intruder((f"UPDATE audit SET {column} = '77' WHERE seq = ?", seq))
            check = worked.verify_audit()
            assert (check.ok, check.entries) == (False, rows)
            assert check.first_bad == seq
            assert f"Row {seq} " in check.problem
            intruder(f"UPDATE audit SET {column} = (SELECT {column} FROM spare WHERE spare.seq = audit.seq)")
            assert worked.verify_audit().ok


def test_that_a_removed_row_is_found_and_named(worked, intruder, reopen):
    intruder("DROP TRIGGER audit_no_delete", "DELETE FROM audit WHERE seq = 6")
    assert worked.verify_audit().first_bad == 6
    worked.close()
    intruder("DELETE FROM audit WHERE seq = 5")
    with pytest.raises(VaultDamaged, match="Row 5 of the audit trail is missing"):
        reopen()


def test_that_rows_moved_up_over_a_removed_one_are_found(worked, intruder, reopen):
    worked.close()
    intruder(
        "DROP TRIGGER audit_no_delete",
        "DROP TRIGGER audit_no_update",
        "DELETE FROM audit WHERE seq = 6",
        "UPDATE audit SET seq = -seq WHERE seq > 6",
        "UPDATE audit SET seq = -seq - 1 WHERE seq < 0",
        "UPDATE audit_head SET seq = seq - 1",
    )
    with pytest.raises(VaultDamaged):
        reopen()


def test_that_two_exchanged_rows_are_found(worked, intruder):
    intruder(
        "DROP TRIGGER audit_no_update",
        "UPDATE audit SET seq = -1 WHERE seq = 5",
        "UPDATE audit SET seq = 5 WHERE seq = 6",
        "UPDATE audit SET seq = 6 WHERE seq = -1",
    )
    assert worked.verify_audit().first_bad == 5


@pytest.mark.parametrize(
    "cut",
    [
        ("DELETE FROM audit WHERE seq > 9",),
        ("DELETE FROM audit WHERE seq > 9", "UPDATE audit_head SET seq = 9"),
        ("DELETE FROM audit",),
        ("DELETE FROM audit", "DELETE FROM audit_head"),
        ("DELETE FROM audit_head",),
    ],
)
def test_that_a_cut_off_end_is_reported_and_the_store_does_not_build_on_it(worked, intruder, reopen, cut):
    intruder("DROP TRIGGER audit_no_delete", "DROP TRIGGER audit_head_no_delete", *cut)
    assert not worked.verify_audit().ok
    with pytest.raises(VaultDamaged, match="audit trail"):
        worked.add_case("t", "lung", "d")
    worked.close()
    with pytest.raises(VaultDamaged, match="audit trail of this case store was changed"):
        reopen()


def test_that_a_row_forged_with_the_data_key_is_found(worked, intruder, keys_of, reopen):
    last = worked.audit_log(1)[0]
    worked.close()
    key = keys_of().data
    entry = [last.seq + 2, last.time, "Dr. Test", "case.create", 9, "version=1"]
    digest = hmac.new(key, canonical(["radonc-audit-row-1", last.digest, *entry]), sha256).hexdigest()
    mac = hmac.new(key, canonical(["radonc-audit-head-1", entry[0], digest]), sha256).hexdigest()
    intruder(
        ("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", *entry, digest),
        ("UPDATE audit_head SET seq = ?, mac = ?", entry[0], mac),
    )
    with pytest.raises(VaultDamaged):
        reopen()


def test_that_a_signature_without_its_audit_row_is_found(worked, intruder):
    draft = worked.save_draft(2, "regimen", "text", None)
    forged = "state = 'signed', signed_by = 'Dr. Test', signed_at = '2026', details_version = 1, sha256 = 'x'"
    intruder(f"UPDATE drafts SET {forged} WHERE id = {draft.id}")
    assert not worked.verify_audit().ok
