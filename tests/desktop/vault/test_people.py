"""Users: who may do what, who may be added, and that neither database nor slot file can give a role alone."""

import json
from pathlib import Path

import pytest

from radonc_desktop.vault import (
    KeyFileOld,
    LastAdmin,
    NotAllowed,
    PassphraseRefused,
    Right,
    Role,
    SlotKind,
    TemporaryPassphrase,
    UnknownUser,
    UserNameRefused,
    VaultDamaged,
    WrongPassphrase,
    change_passphrase,
    open_with_break_glass,
    open_with_recovery,
)
from radonc_desktop.vault.events import Event
from radonc_desktop.vault.people import fingerprint
from radonc_desktop.vault.roles import right_for

FIRST = "a first one from the admin"
OWN = "and then one of her own"


@pytest.fixture
def admin(create):
    """The store of the first user, with a case."""
    with create() as opened:
        opened.add_case("t", "lung", "details of the case")
        yield opened


@pytest.fixture
def joined(admin, folder, passphrase):
    """A store that Dr. Two has joined with given roles and a passphrase of her own; it is locked."""

    def join(*roles: Role):
        admin.people.add("Dr. Two", roles, FIRST, passphrase)
        admin.close()
        change_passphrase(folder, "Dr. Two", FIRST, OWN)

    return join


def test_that_the_first_user_is_administrator_and_physician(admin, folder, reopen):
    admin.close()
    with reopen() as again:
        assert again.roles == {Role.ADMIN, Role.PHYSICIAN}
        (person,) = again.people.everyone()
        assert (person.name, person.temporary, person.removed, person.key_number) == ("Dr. Test", False, None, 1)
        assert again.people.directory.signer(person.public.signing) == person
        assert person.fingerprint == fingerprint(person.public.signing)


def test_that_eight_users_unlock_the_same_cases_each_with_an_own_passphrase(admin, folder, reopen, passphrase):
    for number in range(2, 9):
        admin.people.add(f"user {number}", {Role.REVIEWER}, f"{FIRST} {number}", passphrase)
    admin.close()
    for number in range(2, 9):
        with reopen(user=f"user {number}", phrase=f"{FIRST} {number}") as vault:
            assert vault.case(1).details == "details of the case"
            assert vault.user == f"user {number}"
        with pytest.raises(WrongPassphrase):
            reopen(user=f"user {number}", phrase=f"{FIRST} {number - 1}")
    with reopen() as vault:
        assert len(vault.people.everyone()) == 8
        assert {entry.user for entry in vault.audit_log()} == {"Dr. Test", *(f"user {n}" for n in range(2, 9))}


@pytest.mark.parametrize(
    ("name", "phrase", "reason"),
    [
        ("Dr. Test", FIRST, UserNameRefused),
        ("dr. TEST ", FIRST, UserNameRefused),
        ("recovery", FIRST, UserNameRefused),
        ("Break-Glass", FIRST, UserNameRefused),
        ("Dr. Two", "short", PassphraseRefused),
    ],
)
def test_that_a_user_who_cannot_be_added_changes_nothing(admin, folder, passphrase, name, phrase, reason):
    slots = (folder / "slots.json").read_bytes()
    with pytest.raises(reason):
        admin.people.add(name, {Role.PHYSICIAN}, phrase, passphrase)
    with pytest.raises(NotAllowed, match="at least one role"):
        admin.people.add("Dr. Two", set(), FIRST, passphrase)
    with pytest.raises(WrongPassphrase):
        admin.people.add("Dr. Two", {Role.PHYSICIAN}, FIRST, "not the passphrase")
    assert (folder / "slots.json").read_bytes() == slots
    assert len(admin.people.everyone()) == 1


def test_that_a_full_disk_adds_no_user(admin, folder, passphrase, monkeypatch):
    from radonc_desktop.vault import DiskFull, administration

    def full(*_):
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(administration, "write_slots", full)
        with pytest.raises(DiskFull):
            admin.people.add("Dr. Two", {Role.PHYSICIAN}, FIRST, passphrase)
    assert len(admin.people.everyone()) == 1
    admin.people.add("Dr. Two", {Role.PHYSICIAN}, FIRST, passphrase)


WRITES = {
    "add": lambda vault, _: vault.add_case("new", "lung", "d"),
    "details": lambda vault, _: vault.save_details(1, "other", 1),
    "plan": lambda vault, _: vault.save_physician_plan(1, "other"),
    "suggestion": lambda vault, _: vault.save_suggestion(1, "regimen", {"text": "x"}),
    "draft": lambda vault, _: vault.save_draft(1, "regimen", "text", None),
    "sign": lambda vault, own: vault.sign(1, own),
    "user": lambda vault, own: vault.people.add("x", {Role.ADMIN}, FIRST, own),
    "roles": lambda vault, own: vault.people.set_roles("Dr. Two", {Role.ADMIN}, own),
    "reset": lambda vault, own: vault.people.reset("Dr. Test", FIRST, own),
    "recovery": lambda vault, own: vault.people.new_printed_key(SlotKind.RECOVERY, own),
    "audit": lambda vault, _: vault.audit_log(),
}
MAY = {
    Role.PHYSICIAN: {"add", "details", "plan", "suggestion", "draft", "sign"},
    Role.REVIEWER: set(),
    Role.ADMIN: {"user", "roles", "reset", "recovery", "audit"},
}


@pytest.mark.parametrize("role", list(Role))
def test_that_each_role_may_do_its_own_work_and_nothing_else(admin, joined, reopen, role, passphrase):
    admin.save_draft(1, "diagnosis", "of the first user", None)
    joined(role)
    with reopen(user="Dr. Two", phrase=OWN) as vault:
        assert vault.case(1).details == "details of the case"
        assert [case.id for case in vault.search_cases("lung")] == [1]
        for name, act in WRITES.items():
            if name in MAY[role]:
                act(vault, OWN)
            else:
                with pytest.raises(NotAllowed, match=r"^Your role may not .*: ask a user with the role .*\.$"):
                    act(vault, OWN)


def around_the_checks(vault, insert):
    with vault._audit.change() as change:
        change.write(insert)
        change.record("case.create", 2)


def test_that_the_trail_itself_refuses_what_a_role_may_not(joined, reopen):
    joined(Role.REVIEWER)
    with reopen(user="Dr. Two", phrase=OWN) as vault:
        insert = (
            "INSERT INTO cases (title, site, details, details_version, physician_plan, created, updated) "
            "VALUES ('t', 's', 'd', 1, '', '', '')"
        )
        with pytest.raises(NotAllowed):
            around_the_checks(vault, insert)
        assert len(vault.search_cases()) == 1


def test_that_every_audited_event_has_a_rule():
    from typing import get_args

    for event in get_args(Event):
        right_for(event)
    assert right_for("draft.sign") is Right.SIGN
    assert right_for("draft.save") is Right.EDIT
    with pytest.raises(KeyError):
        right_for("unheard.of")


def test_that_a_temporary_passphrase_cannot_sign_and_an_own_one_brings_keys_nobody_else_saw(
    admin, folder, reopen, passphrase
):
    added = admin.people.add("Dr. Two", {Role.PHYSICIAN}, FIRST, passphrase)
    admin.close()
    with reopen(user="Dr. Two", phrase=FIRST) as vault:
        assert vault.people.me.temporary
        draft = vault.save_draft(1, "regimen", "text", None)
        with pytest.raises(TemporaryPassphrase, match="choose your own"):
            vault.sign(draft.id, FIRST)
        vault.change_passphrase(FIRST, OWN)
        assert not vault.people.me.temporary
        assert vault.people.me.public != added.public
        assert vault.sign(draft.id, OWN).signed_by == "Dr. Two"
        assert vault.people.directory.signer(added.public.signing).name == "Dr. Two"
    with reopen(user="Dr. Two", phrase=OWN) as vault:
        assert vault.people.me.key_number == 2
    with reopen() as vault:
        assert [entry.event for entry in vault.audit_log()].count("user.keys") == 1


def test_that_a_change_without_the_database_is_audited_at_the_next_unlock(admin, folder, reopen, passphrase):
    admin.close()
    database = (folder / "cases.db").read_bytes()
    change_passphrase(folder, "Dr. Test", passphrase, OWN)
    assert (folder / "cases.db").read_bytes() == database
    assert {path.name for path in folder.iterdir()} == {"anchor", "cases.db", "slots.json", "vault.lock"}
    for _ in range(2):
        with reopen(phrase=OWN) as vault:
            changes = [entry.detail for entry in vault.audit_log() if entry.event == "passphrase.change"]
            assert changes == ["person=1 version=2"]


def test_that_an_older_slot_file_is_refused(admin, folder, reopen, passphrase):
    old = (folder / "slots.json").read_bytes()
    admin.change_passphrase(passphrase, OWN)
    admin.close()
    (folder / "slots.json").write_bytes(old)
    with pytest.raises(KeyFileOld, match="older than this case store"):
        reopen()


def test_that_a_reset_gives_new_keys_and_keeps_the_old_ones_for_old_signatures(admin, joined, folder, reopen):
    joined(Role.PHYSICIAN)
    with reopen(user="Dr. Two", phrase=OWN) as vault:
        old = vault.people.me.public
    with reopen() as vault:
        with pytest.raises(UnknownUser, match="list of users"):
            vault.people.reset("nobody", FIRST, "plain words make a long one")
        with pytest.raises(NotAllowed, match="own passphrase"):
            vault.people.reset("Dr. Test", FIRST, "plain words make a long one")
        vault.people.reset("dr. two", FIRST + " again", "plain words make a long one")
    with pytest.raises(WrongPassphrase):
        reopen(user="Dr. Two", phrase=OWN)
    with reopen(user="Dr. Two", phrase=FIRST + " again") as vault:
        assert vault.people.me.temporary
        assert vault.people.me.public != old
        assert vault.people.directory.signer(old.signing).id == vault.people.me.id


def test_that_the_last_administrator_stays_one(admin, passphrase):
    with pytest.raises(LastAdmin, match="another user the role admin"):
        admin.people.set_roles("Dr. Test", {Role.PHYSICIAN}, passphrase)
    admin.people.add("Dr. Two", {Role.ADMIN}, FIRST, passphrase)
    admin.people.set_roles("Dr. Test", {Role.PHYSICIAN}, passphrase)
    assert admin.roles == {Role.PHYSICIAN}
    with pytest.raises(NotAllowed):
        admin.people.set_roles("Dr. Test", {Role.ADMIN}, passphrase)


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE people SET roles = 'admin physician' WHERE id = 2",
        "UPDATE people SET temporary = 0 WHERE id = 2",
        "UPDATE people SET slot_version = 0 WHERE id = 2",
        "UPDATE people SET roles = 'admin physician', mac = (SELECT mac FROM people WHERE id = 1) WHERE id = 2",
    ],
)
def test_that_a_role_given_in_the_database_without_the_chain_key_is_noticed(
    admin, reopen, intruder, passphrase, forgery
):
    admin.people.add("Dr. Two", {Role.REVIEWER}, FIRST, passphrase)
    intruder(forgery)
    admin.close()
    with pytest.raises(VaultDamaged, match="list of users"):
        reopen(user="Dr. Two", phrase=FIRST)


def test_that_a_slot_whose_user_the_database_does_not_know_opens_nothing(admin, folder, reopen, passphrase):
    slots = (folder / "slots.json").read_bytes()
    admin.people.add("Dr. Two", {Role.ADMIN}, FIRST, passphrase)
    with_two = json.loads((folder / "slots.json").read_bytes())
    assert len(with_two["slots"]) == 2
    admin.close()
    (folder / "slots.json").write_bytes(slots)
    with pytest.raises(WrongPassphrase):
        reopen(user="Dr. Two", phrase=FIRST)
    reopen().close()


def test_that_the_recovery_key_opens_as_an_administrator_who_can_reset_and_not_read_as_a_physician(
    admin, folder, reopen, passphrase
):
    key = admin.people.new_printed_key(SlotKind.RECOVERY, passphrase)
    admin.close()
    with open_with_recovery(folder, key.lower().replace("-", " ")) as vault:
        assert (vault.user, vault.roles) == ("recovery", {Role.ADMIN})
        vault.people.reset("Dr. Test", FIRST, key)
        with pytest.raises(NotAllowed):
            vault.add_case("t", "lung", "d")
    with reopen(phrase=FIRST) as vault:
        assert [notice.kind for notice in vault.people.notices()] == [SlotKind.RECOVERY]


def test_that_break_glass_is_audited_and_told_to_every_user_until_each_has_seen_it(admin, joined, folder, reopen):
    key = admin.people.new_printed_key(SlotKind.BREAK_GLASS, "plain words make a long one")
    joined(Role.REVIEWER)
    with open_with_break_glass(folder, key) as vault:
        assert (vault.user, vault.roles) == ("break-glass", {Role.PHYSICIAN})
        draft = vault.save_draft(1, "regimen", "in an emergency", None)
        assert vault.sign(draft.id, key).signed_by == "break-glass"
        assert vault.people.notices() == []
    for options in ({}, {"user": "Dr. Two", "phrase": OWN}):
        for _ in range(2):
            with reopen(**options) as vault:
                (notice,) = vault.people.notices()
                assert notice.kind is SlotKind.BREAK_GLASS
        with reopen(**options) as vault:
            vault.people.confirm(vault.people.notices())
            assert vault.people.notices() == []
        with reopen(**options) as vault:
            assert vault.people.notices() == []
    with reopen() as vault:
        rows = [(entry.user, entry.event) for entry in vault.audit_log()]
    assert ("break-glass", "break_glass.unlock") in rows
    assert rows.count(("Dr. Two", "notice.seen")) == 1


def test_that_a_new_printed_key_ends_the_old_one(admin, folder, passphrase):
    first = admin.people.new_printed_key(SlotKind.RECOVERY, passphrase)
    second = admin.people.new_printed_key(SlotKind.RECOVERY, passphrase)
    admin.close()
    with pytest.raises(WrongPassphrase):
        open_with_recovery(folder, first)
    with pytest.raises(WrongPassphrase):
        open_with_break_glass(folder, second)
    open_with_recovery(folder, second).close()
    assert second.replace("-", "") not in "".join(
        path.read_bytes().decode("latin-1") for path in Path(folder).iterdir()
    )
