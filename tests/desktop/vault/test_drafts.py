import json
from hashlib import sha256

import pytest

from radonc_desktop.vault import (
    SignedReadOnly,
    StaleVersion,
    TextRefused,
    UnknownRecord,
    VaultDamaged,
    WrongPassphrase,
)
from radonc_models.errors import InputRefused

OUTCOME = {
    "text": "SBRT 50 Gy in 5",
    "provenance": {"seed": 0, "device": "cpu"},
    "findings": [{"severity": "ok"}],
}


@pytest.fixture
def case_id(vault):
    return vault.add_case("t", "lung", "details")


def test_that_a_suggestion_is_kept_with_all_it_came_with(vault, case_id, reopen):
    suggestion_id = vault.save_suggestion(case_id, "regimen", OUTCOME)
    vault.save_details(case_id, "later", 1)
    vault.close()
    with reopen() as again:
        kept = again.suggestion(suggestion_id)
    assert kept.outcome == OUTCOME
    assert (kept.case_id, kept.task, kept.details_version) == (case_id, "regimen", 1)


def test_that_a_draft_is_saved_over_and_found_by_its_task(vault, case_id, reopen):
    suggestion_id = vault.save_suggestion(case_id, "regimen", OUTCOME)
    first = vault.save_draft(case_id, "regimen", "one", suggestion_id)
    for stale in (0, 2):
        with pytest.raises(StaleVersion, match="draft was saved elsewhere"):
            vault.save_draft(case_id, "regimen", "two", suggestion_id, stale)
    assert vault.draft(case_id, "regimen") == first
    second = vault.save_draft(case_id, "regimen", "two", suggestion_id, first.version)
    vault.save_draft(case_id, "modality", "photon", None)
    assert (first.id, first.state, first.text) == (second.id, "draft", "one")
    vault.close()
    with reopen() as again:
        assert again.draft(case_id, "regimen") == second
        assert again.draft(case_id, "modality").text == "photon"
        assert again.draft(case_id, "diagnosis") is None


def test_that_saving_the_same_text_again_writes_nothing(vault, case_id):
    first = vault.save_draft(case_id, "regimen", "one", None)
    rows = len(vault.audit_log())
    assert vault.save_draft(case_id, "regimen", "one", None) == first
    assert len(vault.audit_log()) == rows


def test_that_a_draft_cannot_rest_on_a_suggestion_for_something_else(vault, case_id):
    other = vault.add_case("u", "lung", "d")
    suggestion_id = vault.save_suggestion(case_id, "regimen", OUTCOME)
    for wrong in ((other, "regimen"), (case_id, "modality")):
        with pytest.raises(UnknownRecord):
            vault.save_draft(*wrong, "text", suggestion_id)
    assert vault.draft(case_id, "modality") is None


def test_that_an_unknown_task_is_refused(vault, case_id):
    for ask in (
        vault.draft,
        lambda c, t: vault.save_draft(c, t, "x", None),
        lambda c, t: vault.save_suggestion(c, t, {}),
    ):
        with pytest.raises(InputRefused, match="no task named"):
            ask(case_id, "prognosis")


def test_that_signing_asks_for_the_passphrase_again_and_audits_a_wrong_one(vault, case_id, passphrase):
    draft = vault.save_draft(case_id, "regimen", "text", None)
    with pytest.raises(WrongPassphrase):
        vault.sign(draft.id, passphrase + "!")
    assert vault.draft(case_id, "regimen") == draft
    newest = vault.audit_log(1)[0]
    assert (newest.event, newest.case_id, newest.detail) == (
        "sign.refused",
        case_id,
        f"task=regimen draft={draft.id}",
    )


def test_that_a_signed_answer_is_read_only_for_good(vault, case_id, passphrase, reopen):
    draft = vault.save_draft(case_id, "regimen", "text", None)
    signed = vault.sign(draft.id, passphrase)
    assert (signed.state, signed.signed_by, signed.text, signed.updated) == (
        "signed",
        "Dr. Test",
        "text",
        signed.signed_at,
    )
    for ask in (
        lambda: vault.save_draft(case_id, "regimen", "other", None),
        lambda: vault.sign(draft.id, passphrase),
    ):
        with pytest.raises(SignedReadOnly, match="can no longer be changed"):
            ask()
    vault.close()
    with reopen() as again:
        assert again.draft(case_id, "regimen") == signed
        assert again.verify_audit().ok


def test_that_an_empty_draft_is_not_signed(vault, case_id, passphrase):
    draft = vault.save_draft(case_id, "regimen", " \n", None)
    with pytest.raises(TextRefused, match="empty"):
        vault.sign(draft.id, passphrase)


def test_that_the_signed_hash_can_be_recomputed_from_the_record_alone(vault, case_id, passphrase):
    suggestion_id = vault.save_suggestion(case_id, "regimen", OUTCOME)
    signed = vault.sign(vault.save_draft(case_id, "regimen", "text µ", suggestion_id).id, passphrase)
    outcome = json.dumps(OUTCOME, sort_keys=True)
    record = {
        "case": "0001",
        "details_sha256": sha256(b"details").hexdigest(),
        "details_version": 1,
        "draft": signed.id,
        "findings": OUTCOME.get("findings"),
        "format": "radonc-signed-record-2",
        "meaning": "I am responsible for this answer",
        "provenance": OUTCOME.get("provenance"),
        "public_key": vault.people.me.public.signing.hex(),
        "signed_at": signed.signed_at,
        "signed_by": "Dr. Test",
        "suggestion_sha256": sha256(outcome.encode()).hexdigest(),
        "task": "regimen",
        "text": "text µ",
    }
    plain = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert signed.sha256 == sha256(plain.encode()).hexdigest()
    assert signed.sha256 in vault.audit_log(1)[0].detail
    assert signed.key == vault.people.me.fingerprint


@pytest.mark.parametrize(
    "tampering",
    [
        ("drafts_signed", "draft.sign", "UPDATE drafts SET text = 'forged' WHERE id = 1"),
        ("drafts_signed", "draft.sign", "UPDATE drafts SET signed_by = 'Dr. Other' WHERE id = 1"),
        ("signatures_no_update", "draft.sign", "UPDATE signatures SET signature = 'ab' WHERE id = 1"),
        ("signatures_no_delete", "draft.sign", "DELETE FROM signatures"),
        ("details_versions_no_update", "case.create", "UPDATE details_versions SET details = 'x' WHERE case_id = 1"),
        ("suggestions_no_update", "suggestion.save", "UPDATE suggestions SET outcome = '{}' WHERE id = 1"),
    ],
)
def test_that_a_forged_signed_answer_is_never_shown(vault, case_id, passphrase, intruder, tampering):
    suggestion_id = vault.save_suggestion(case_id, "regimen", OUTCOME)
    vault.sign(vault.save_draft(case_id, "regimen", "text", suggestion_id).id, passphrase)
    trigger, written, sql = tampering
    intruder(f"DROP TRIGGER {trigger}", sql)
    with pytest.raises(VaultDamaged, match="no longer is what was signed"):
        vault.draft(case_id, "regimen")
    check = vault.verify_audit()
    assert not check.ok
    assert check.first_bad == next(entry.seq for entry in vault.audit_log() if entry.event == written)
