"""Who lets a model pack into a store, and that the trail keeps it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from radonc_desktop.pack_gate import why_not_asked
from radonc_desktop.vault import NotAllowed, UnknownRecord, WrongPassphrase, audit
from radonc_desktop.vault.errors import PackNotForPatients
from radonc_desktop.vault.packs import PackState
from radonc_desktop.vault.roles import Rights, Role

MANIFEST = "ab" * 32
OTHER = "cd" * 32


@dataclass(frozen=True)
class Known:
    sha256: str
    synthetic: bool = False


def test_that_the_newest_decision_counts_and_survives_the_lock(vault, reopen, passphrase):
    assert vault.packs.decision(MANIFEST) is None
    vault.packs.decide(Known(MANIFEST), PackState.EVALUATION, passphrase)
    vault.packs.decide(Known(OTHER), PackState.APPROVED, passphrase)
    made = vault.packs.decide(Known(MANIFEST), PackState.RETIRED, passphrase)
    assert (made.state, made.decided_by) == (PackState.RETIRED, vault.user)
    vault.close()
    with reopen() as again:
        assert again.packs.decision(MANIFEST) == made
        assert again.packs.decision(OTHER).state is PackState.APPROVED
        assert again.verify_audit().ok


def test_that_a_wrong_passphrase_decides_nothing_and_is_audited(vault):
    with pytest.raises(WrongPassphrase):
        vault.packs.decide(Known(MANIFEST), PackState.APPROVED, "not this one at all")
    assert vault.packs.decision(MANIFEST) is None
    newest = vault.audit_log(1)[0]
    assert (newest.event, newest.detail) == ("pack.refused", f"manifest={MANIFEST}")


def test_that_only_administrators_decide(vault, passphrase):
    vault.packs._rights = Rights({Role.PHYSICIAN, Role.REVIEWER})
    with pytest.raises(NotAllowed, match="admin"):
        vault.packs.decide(Known(MANIFEST), PackState.APPROVED, passphrase)
    assert vault.packs.decision(MANIFEST) is None


@pytest.mark.parametrize("manifest", ["", "ab", MANIFEST.upper(), MANIFEST + " x"])
def test_that_only_a_hash_is_written_down(vault, passphrase, manifest):
    with pytest.raises(UnknownRecord):
        vault.packs.decide(Known(manifest), PackState.APPROVED, passphrase)


def test_that_models_of_synthetic_cases_are_never_approved_for_patients(vault, passphrase):
    made_up = Known(MANIFEST, synthetic=True)
    with pytest.raises(PackNotForPatients, match="synthetic cases alone"):
        vault.packs.decide(made_up, PackState.APPROVED, passphrase)
    assert vault.packs.decision(MANIFEST) is None
    assert vault.packs.decide(made_up, PackState.EVALUATION, passphrase).state is PackState.EVALUATION


def test_that_the_demo_may_approve_models_of_synthetic_cases(create, passphrase):
    with create(demo=True) as vault:
        assert vault.packs.decide(Known(MANIFEST, synthetic=True), PackState.APPROVED, passphrase).decided_by


def test_that_a_store_cannot_make_a_pack_undecided_again(vault, passphrase):
    with pytest.raises(UnknownRecord):
        vault.packs.decide(Known(MANIFEST), PackState.INSTALLED, passphrase)


def test_that_a_decision_is_kept_when_old_rows_go(create, reopen, passphrase, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(audit, "now", lambda: "2016-01-01T00:00:00+00:00")
        with create() as vault:
            vault.packs.decide(Known(MANIFEST), PackState.RETIRED, passphrase)
            vault.case_page("words that are searched for")
    with reopen() as vault:
        assert vault.trail.purge() > 0
        assert vault.packs.decision(MANIFEST).state is PackState.RETIRED


@pytest.mark.parametrize(
    ("state", "demo", "unapproved", "asked"),
    [
        (PackState.INSTALLED, False, False, False),
        (PackState.INSTALLED, True, False, True),
        (PackState.INSTALLED, False, True, True),
        (PackState.EVALUATION, False, False, True),
        (PackState.APPROVED, False, False, True),
        (PackState.RETIRED, True, True, False),
    ],
)
def test_that_an_unapproved_pack_is_asked_in_the_demo_or_by_the_policy_alone(state, demo, unapproved, asked):
    assert (not why_not_asked(state, demo=demo, unapproved=unapproved)) is asked
