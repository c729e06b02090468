"""What every audit row says about the content it wrote; reviews, decisions and addenda."""

import pytest

from radonc_desktop.vault import StaleVersion, TextRefused, UnknownRecord, VaultDamaged, WrongPassphrase
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.judgements import Opinion
from radonc_desktop.vault.migrations import MIGRATIONS, KeptCopy, migrate
from radonc_models.keyed.connection import connect

OUTCOME = {"text": "50 Gy in 5", "provenance": {"pack": "demo-1"}, "findings": [{"level": "ok"}]}


@pytest.fixture
def worked(vault, passphrase):
    for number in range(3):
        vault.add_case(f"case {number}", "lung", "first text", "plan")
    vault.save_details(1, "second text", 1)
    vault.save_physician_plan(2, "another plan")
    suggestion = vault.save_suggestion(1, "regimen", OUTCOME)
    vault.decide(suggestion, "edited")
    vault.judgements.add(suggestion, Opinion(True, ("plan", "tuned"), {"plan": 4, "tuned": 2}))
    draft = vault.save_draft(1, "regimen", "one", suggestion)
    draft = vault.save_draft(1, "regimen", "two", suggestion, draft.version)
    vault.review(draft.id, "disagree", "the dose is too high")
    vault.sign(draft.id, passphrase)
    vault.sign_addendum(draft.id, "prior dose was found", passphrase)
    vault.save_draft(2, "modality", "photon", None)
    return vault


@pytest.mark.parametrize(
    ("table", "event", "sql"),
    [
        ("cases", "plan.save", "UPDATE cases SET physician_plan = 'plan' WHERE id = 2"),
        ("cases", "details.save", "UPDATE cases SET details = 'x', details_version = 2 WHERE id = 1"),
        ("cases", "case.create", "UPDATE cases SET title = 'x' WHERE id = 3"),
        ("details_versions", "details.save", "UPDATE details_versions SET details = 'x' WHERE version = 2"),
        ("details_versions", "case.create", "DELETE FROM details_versions WHERE case_id = 3"),
        ("drafts", "draft.save", "UPDATE drafts SET text = 'proton' WHERE task = 'modality'"),
        ("drafts", "draft.save", "DELETE FROM drafts WHERE task = 'modality'"),
        ("decisions", "suggestion.decide", "UPDATE decisions SET decision = 'rejected'"),
        ("reviews", "review.add", "UPDATE reviews SET verdict = 'agree'"),
        ("reviews", "review.add", "DELETE FROM reviews"),
        ("judgements", "judgement.add", "UPDATE judgements SET tuned = 4"),
        ("judgements", "judgement.add", "DELETE FROM judgements"),
        ("judgements", "judgement.add", "DROP TABLE judgements"),
        ("addenda", "addendum.sign", "UPDATE addenda SET text = 'x'"),
        ("signatures", "addendum.sign", "DELETE FROM signatures WHERE kind = 'addendum'"),
    ],
)
def test_that_content_changed_behind_the_trail_is_found_and_its_row_named(worked, intruder, table, event, sql):
    assert worked.verify_audit().ok
    for verb in ("update", "delete"):
        intruder(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
    intruder(sql)
    check = worked.verify_audit()
    assert not check.ok
    named = next(entry for entry in worked.audit_log() if entry.seq == check.first_bad)
    assert named.event == event
    assert f"row {check.first_bad} " in check.problem


def test_that_a_row_put_back_to_its_older_self_with_its_old_number_is_found(worked, intruder):
    before = intruder("SELECT details, details_version, entry FROM cases WHERE id = 3")[0]
    worked.save_details(3, "newer", 1)
    assert worked.verify_audit().ok
    intruder(("UPDATE cases SET details = ?, details_version = ?, entry = ? WHERE id = 3", *before))
    check = worked.verify_audit()
    assert (check.ok, check.first_bad) == (False, worked.audit_log(1)[0].seq)


def test_that_a_record_without_an_audit_row_is_found(worked, intruder):
    intruder(
        "INSERT INTO drafts (case_id, task, text, state, updated, entry) VALUES (3, 'regimen', 'x', 'draft', '', 5)"
    )
    check = worked.verify_audit()
    assert (check.ok, check.first_bad) == (False, None)
    assert "without an audit row" in check.problem


def test_that_the_content_of_a_change_must_be_in_an_audit_row(vault):
    values = dict.fromkeys(("site", "details", "physician_plan", "created", "updated"), "")

    def write():
        with vault._audit.change() as change:
            change.record("store.unlock")
            change.insert("cases", title="t", details_version=1, **values)

    with pytest.raises(RuntimeError, match="without an audit row"):
        write()
    assert vault.search_cases() == []
    assert vault.verify_audit().ok


def test_that_no_detail_shows_the_codes_of_content(worked):
    assert all("content" not in entry.detail for entry in worked.audit_log())
    created = next(entry for entry in worked.audit_log() if entry.event == "case.create")
    assert created.detail == "version=1"
    assert [part.split(".")[0] for part in created.content.split("+")] == ["cases", "details_versions"]


def test_that_decisions_and_reviews_come_back_and_are_only_added(worked, reopen):
    (decision,) = worked.decisions(1)
    assert (decision.decision, decision.version, decision.decided_by) == ("edited", 1, "Dr. Test")
    with pytest.raises(StaleVersion, match="decided about this suggestion"):
        worked.decide(1, "rejected")
    worked.decide(1, "rejected", 1)
    (review,) = worked.reviews(1)
    assert (review.verdict, review.text, review.draft_version) == ("disagree", "the dose is too high", 2)
    for refused in (lambda: worked.review(1, "comment", " "), lambda: worked.review(1, "agree", "a\0b")):
        with pytest.raises(TextRefused):
            refused()
    with pytest.raises(UnknownRecord):
        worked.review(99, "agree")
    worked.close()
    with reopen() as again:
        assert [one.decision for one in again.decisions(1)] == ["edited", "rejected"]
        assert again.reviews(1) == [review]
        assert again.verify_audit().ok


def test_that_an_addendum_is_signed_and_leaves_the_answer_as_it_was(worked, intruder, passphrase):
    answer = worked.draft(1, "regimen")
    (addendum,) = worked.addenda(answer.id)
    assert (addendum.text, addendum.author, addendum.key) == (
        "prior dose was found",
        "Dr. Test",
        worked.people.me.fingerprint,
    )
    with pytest.raises(UnknownRecord, match="signed answer"):
        worked.sign_addendum(worked.draft(2, "modality").id, "x", passphrase)
    with pytest.raises(TextRefused):
        worked.sign_addendum(answer.id, " ", passphrase)
    with pytest.raises(WrongPassphrase):
        worked.sign_addendum(answer.id, "x", "not the passphrase at all")
    assert worked.audit_log(1)[0].event == "sign.refused"
    assert worked.draft(1, "regimen") == answer
    intruder("DROP TRIGGER addenda_no_update", "UPDATE addenda SET text = 'forged'")
    with pytest.raises(VaultDamaged, match="no longer is what was signed"):
        worked.addenda(answer.id)


def test_that_a_step_makes_a_verified_copy_first_and_keeps_it_only_when_it_fails(worked, folder, keys_of):
    worked.close()
    keys, database = keys_of(), folder / "cases.db"

    def good(change):
        assert (folder / "cases.db.before-0090_good").stat().st_size >= database.stat().st_size // 2
        change.write("CREATE TABLE added (id INTEGER PRIMARY KEY)")

    def bad(change):
        raise RuntimeError("power cut")

    connection = connect(database, keys.data)
    trail, steps = AuditTrail(connection, keys.chain, "admin"), (*MIGRATIONS, ("0090_good", good), ("0091_bad", bad))
    with pytest.raises(RuntimeError, match="power cut"):
        migrate(connection, trail, steps, KeptCopy(database, keys.data))
    connection.close()
    assert not (folder / "cases.db.before-0090_good").exists()
    copy = connect(folder / "cases.db.before-0091_bad", keys.data)
    assert copy.row("SELECT count(*) FROM cases") == (3,)
    assert AuditTrail(copy, keys.chain, "admin").verify().ok
    copy.close()
