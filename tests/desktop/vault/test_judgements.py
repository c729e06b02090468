"""Judgements of answers side by side, what was done with a case, and signing in two steps."""

import threading

import pytest

from radonc_desktop.vault import StaleVersion, TextRefused, UnknownRecord, WrongPassphrase
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.judgements import Opinion
from radonc_desktop.vault.migrations import MIGRATIONS, migrate
from radonc_models.keyed.connection import connect
from radonc_models.keyed.files import create_private

OUTCOME = {"text": "50 Gy in 5", "provenance": {"pack": "demo-1"}, "findings": []}


@pytest.fixture
def suggestion(vault):
    vault.add_case("lung", "lung", "details", "54 Gy in 3")
    return vault.save_suggestion(1, "regimen", OUTCOME)


def test_that_ratings_come_first_and_the_verdict_after_the_names(vault, suggestion):
    blind = Opinion(True, ("plan", "base", "tuned"), {"plan": 4, "base": 1, "tuned": 3}, "", "ab" * 32, 1)
    vault.judgements.add(suggestion, blind)
    told = Opinion(True, blind.shown, blind.ratings, "model error", blind.base_sha256, 1)
    vault.judgements.add(suggestion, told, 1)
    first, last = vault.judgements.of(suggestion)
    assert (first.opinion, first.version) == (blind, 1)
    assert (last.opinion.verdict, last.version, last.judged_by) == ("model error", 2, vault.user)
    assert vault.verify_audit().ok


def test_that_a_judgement_never_replaces_one_that_was_not_seen(vault, suggestion):
    vault.judgements.add(suggestion, Opinion(False, ("tuned",), {"tuned": 4}, "agreement"))
    with pytest.raises(StaleVersion):
        vault.judgements.add(suggestion, Opinion(False, ("tuned",), {"tuned": 1}, "model error"))


@pytest.mark.parametrize(
    ("opinion", "error"),
    [
        (Opinion(False, (), {}, "agreement"), TextRefused),
        (Opinion(False, ("tuned",), {"tuned": 5}, "agreement"), TextRefused),
        (Opinion(False, ("tuned",), {"tuned": 4}, "somebody's error"), TextRefused),
    ],
)
def test_that_only_what_the_scale_has_is_kept(vault, suggestion, opinion, error):
    with pytest.raises(error):
        vault.judgements.add(suggestion, opinion)
    assert vault.judgements.of(suggestion) == []


def test_that_a_judgement_needs_a_suggestion(vault):
    with pytest.raises(UnknownRecord):
        vault.judgements.add(7, Opinion(False, ("tuned",), {"tuned": 4}, "agreement"))


def test_that_the_audit_row_of_a_judgement_names_verdict_and_blinding_and_no_words_of_the_case(vault, suggestion):
    vault.judgements.add(suggestion, Opinion(True, ("tuned",), {"tuned": 2}, "reference error"))
    row = vault.audit_log(1)[0]
    assert row.event == "judgement.add"
    assert row.detail == f"suggestion={suggestion} version=1 blinded=1 verdict=reference-error"


def test_that_the_history_of_a_case_is_what_was_done_with_it(vault, suggestion, passphrase):
    draft = vault.save_draft(1, "regimen", "54 Gy in 3", suggestion)
    vault.review(draft.id, "agree")
    with pytest.raises(WrongPassphrase):
        vault.sign(draft.id, "not the passphrase at all")
    vault.sign(draft.id, passphrase)
    vault.case(1)
    assert [row.event for row in vault.trail.case_history(1)] == [
        "case.create",
        "suggestion.save",
        "draft.save",
        "review.add",
        "draft.sign",
    ]


def test_that_a_passphrase_is_proved_in_another_thread_and_used_in_this_one(vault, suggestion, passphrase):
    draft = vault.save_draft(1, "regimen", "54 Gy in 3", suggestion)
    proofs = []
    thread = threading.Thread(target=lambda: proofs.append(vault.signer.prove(passphrase)))
    thread.start()
    thread.join()
    with proofs[0] as proof:
        assert vault.signer.sign(draft.id, proof).state == "signed"
        with pytest.raises(WrongPassphrase):
            proof.take()


def test_that_a_proof_is_good_for_one_signature_alone(vault, suggestion, passphrase):
    regimen = vault.save_draft(1, "regimen", "54 Gy in 3", suggestion)
    modality = vault.save_draft(1, "modality", "photon", None)
    with vault.signer.prove(passphrase) as proof:
        vault.signer.sign(regimen.id, proof)
        with pytest.raises(WrongPassphrase):
            vault.signer.sign(modality.id, proof)


def test_that_a_store_from_before_judgements_verifies_and_gets_its_table(tmp_path):
    create_private(tmp_path / "old.db")
    connection = connect(tmp_path / "old.db", bytearray(b"k" * 32))
    trail = AuditTrail(connection, bytearray(b"c" * 32), "admin")
    before = MIGRATIONS[: [name for name, _ in MIGRATIONS].index("0010_judgements")]
    migrate(connection, trail, before)
    assert trail.verify().ok
    migrate(connection, trail)
    assert trail.verify().ok
    assert connection.rows("SELECT count(*) FROM judgements") == [(0,)]
    connection.close()
