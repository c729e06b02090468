"""Users and keys in the window, and what stands between unlocking and the cases."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from radonc_desktop.background.store_work import StoreWork
from radonc_desktop.vault import (
    KdfParameters,
    Role,
    SlotKind,
    VaultClosed,
    WrongPassphrase,
    create_vault,
    open_vault,
    open_with_break_glass,
    open_with_recovery,
)
from radonc_desktop.windows.users_page import UsersPage
from radonc_desktop.windows.welcome import WelcomeWindow, needs_welcome

USER, PASSPHRASE = "Dr Test", "four words that differ"
FIRST, OWN = "a first one from the admin", "and then one of her own"


@pytest.fixture
def place(tmp_path):
    return tmp_path / "people"


@pytest.fixture
def store(place):
    with create_vault(place, USER, PASSPHRASE, kdf=KdfParameters(8, 1, 1)) as opened:
        yield opened


@pytest.fixture
def page(qtbot, theme, store):
    made = UsersPage(theme, store, StoreWork(store))
    qtbot.addWidget(made)
    made.show()
    return made


def fill(form, name="", temporary="", own=PASSPHRASE, roles=None):
    form.name.setText(name)
    form.temporary.setText(temporary)
    form.own.setText(own)
    for role, choice in form.choices.items():
        if roles is not None:
            choice.setChecked(role in roles)
    form.submit()


def names(page):
    return [page.table.item(row, 0).text() for row in range(page.table.rowCount())]


def added(qtbot, page):
    page.add_user()
    fill(page.form, "Dr Two", FIRST, roles={Role.PHYSICIAN})
    qtbot.waitUntil(lambda: "Dr Two" in names(page))
    page.table.selectRow(1)


def test_that_an_administrator_adds_changes_and_removes_a_user(qtbot, page, store):
    added(qtbot, page)
    assert page.notice.tone == "ok"
    assert not page.form.isVisible()
    page.roles_button.click()
    assert page.form.choices[Role.PHYSICIAN].isChecked()
    fill(page.form, roles={Role.REVIEWER})
    qtbot.waitUntil(lambda: page.table.item(1, 1).text() == "reviewer")
    page.reset_button.click()
    fill(page.form, temporary=FIRST + " 2")
    qtbot.waitUntil(lambda: "temporary passphrase" in page.notice.sentence)
    page.remove_button.click()
    assert "Backups" in page.form._words.text()
    fill(page.form)
    qtbot.waitUntil(lambda: names(page) == [USER])
    assert store.verify_audit().ok


def test_that_a_refusal_stays_in_the_form_with_what_was_typed(qtbot, page):
    page.add_user()
    fill(page.form, "", FIRST)
    assert "name" in page.form.notice.sentence
    fill(page.form, "Dr Two", "short")
    assert "too short" in page.form.notice.sentence
    fill(page.form, "Dr Two", FIRST, roles=set())
    assert "role" in page.form.notice.sentence
    fill(page.form, "Dr Two", FIRST, own="not the passphrase", roles={Role.ADMIN})
    qtbot.waitUntil(lambda: "not right" in page.form.notice.sentence)
    assert page.form.name.text() == "Dr Two"
    assert names(page) == [USER]


def test_that_one_cannot_choose_to_remove_oneself(page):
    page.table.selectRow(0)
    assert page.roles_button.isEnabled()
    assert not page.remove_button.isEnabled()
    assert not page.reset_button.isEnabled()


def test_that_a_printed_key_is_shown_once_and_gone_when_the_page_is_left(qtbot, page, store, place):
    page.recovery_button.click()
    fill(page.form)
    qtbot.waitUntil(lambda: bool(page._key_place.count()))
    shown = next(one for one in page._key_shown.findChildren(QLabel) if one.accessibleName() == "Printed key")
    key = shown.text()
    page.rest()
    qtbot.wait(1)
    assert not any(one.text() == key for one in page.findChildren(QLabel))
    assert names(page) == [USER, "recovery"]
    store.close()
    open_with_recovery(place, key).close()


def test_that_nothing_typed_stays_when_the_page_is_left(page):
    page.add_user()
    page.form.temporary.setText(FIRST)
    page.form.own.setText(PASSPHRASE)
    page.hide()
    assert page.form.temporary.text() == page.form.own.text() == ""
    page.show()
    page.own_button.click()
    page.passphrase.old.setText(PASSPHRASE)
    page.hide()
    assert page.passphrase.old.text() == ""


def test_that_who_is_no_administrator_sees_only_the_own_passphrase(qtbot, theme, page, store, place):
    added(qtbot, page)
    store.close()
    with open_vault(place, "Dr Two", FIRST) as vault:
        hers = UsersPage(theme, vault, StoreWork(vault))
        qtbot.addWidget(hers)
        hers.show()
        assert not hers.table.isVisible()
        assert not hers.add_button.isVisible()
        hers.own_button.click()
        for edit, words in ((hers.passphrase.old, FIRST), (hers.passphrase.new, OWN), (hers.passphrase.again, OWN)):
            edit.setText(words)
        hers.passphrase.submit()
        qtbot.waitUntil(lambda: "changed" in hers.notice.sentence)
        assert hers.passphrase.new.text() == ""
    with pytest.raises(WrongPassphrase):
        open_vault(place, "Dr Two", FIRST)
    open_vault(place, "Dr Two", OWN).close()


def test_that_the_main_window_shows_users_and_leaves_them_with_escape(window):
    window.show_users()
    assert window.users.isVisible()
    assert window.users.table.rowCount() == 1
    window.escape()
    assert not window.users.isVisible()
    assert window.case.isVisible()


def welcomed(qtbot, theme, vault, **options):
    made = WelcomeWindow(theme, vault, **options)
    qtbot.addWidget(made)
    made.begin()
    made.show()
    return made


def test_that_a_temporary_passphrase_leads_to_an_own_one_and_nowhere_else(qtbot, theme, page, store, place):
    added(qtbot, page)
    store.close()
    vault = open_vault(place, "Dr Two", FIRST)
    assert needs_welcome(vault)
    window = welcomed(qtbot, theme, vault)
    assert not window.form.cancel.isVisible()
    for old, new, again, reason in (
        ("", OWN, OWN, "temporary passphrase"),
        (FIRST, "short", "short", "too short"),
        (FIRST, OWN, OWN + "x", "differ"),
        (FIRST, FIRST, FIRST, "old one"),
    ):
        for edit, words in ((window.form.old, old), (window.form.new, new), (window.form.again, again)):
            edit.setText(words)
        window.form.submit()
        assert reason in window.form.notice.sentence
    for edit, words in ((window.form.old, FIRST), (window.form.new, OWN), (window.form.again, OWN)):
        edit.setText(words)
    with qtbot.waitSignal(window.finished) as told:
        window.form.submit()
    assert told.args == [vault]
    assert not needs_welcome(vault)
    vault.close()


def test_that_the_use_of_a_printed_key_is_told_once_to_each_user(qtbot, theme, store, place):
    key = store.people.new_printed_key(SlotKind.BREAK_GLASS, PASSPHRASE)
    store.close()
    open_with_break_glass(place, key).close()
    with open_vault(place, USER, PASSPHRASE) as vault:
        window = welcomed(qtbot, theme, vault)
        assert "Break-glass access was used on" in window.news.sentence
        with qtbot.waitSignal(window.finished):
            window.seen.click()
        window.close()
        assert not needs_welcome(vault)
        assert vault.case  # handed over, not closed
    with open_vault(place, USER, PASSPHRASE) as vault:
        assert not needs_welcome(vault)


def test_that_a_new_store_offers_a_recovery_key_that_opens_it(qtbot, theme, store, place):
    window = welcomed(qtbot, theme, store, first=True)
    window.passphrase.setText("not the passphrase")
    window.make.click()
    qtbot.waitUntil(lambda: "not right" in window.problem.sentence)
    window.passphrase.setText(PASSPHRASE)
    window.make.click()
    qtbot.waitUntil(lambda: hasattr(window, "key"))
    key = window.key.text()
    with qtbot.waitSignal(window.finished):
        window.done.click()
    store.close()
    open_with_recovery(place, key).close()


def test_that_closing_the_window_while_a_passphrase_is_checked_waits_and_locks(qtbot, theme, store):
    window = welcomed(qtbot, theme, store, first=True)
    window.passphrase.setText(PASSPHRASE)
    window.make.click()
    assert window.work.running
    window.close()
    assert not window.work.running
    assert not hasattr(window, "key")
    with pytest.raises(VaultClosed):
        store.search_cases()


def test_that_closing_the_window_before_the_end_locks_the_store(qtbot, theme, store):
    window = welcomed(qtbot, theme, store, first=True)
    window.close()
    with pytest.raises(VaultClosed):
        store.search_cases()


def test_that_a_reviewer_reads_cases_and_cannot_type_into_them(qtbot, theme, store, place, generator, words):
    from radonc_desktop.windows.main import MainWindow

    store.save_draft(store.add_case("A case", "lung", "details", "plan"), "regimen", "a draft", None)
    store.people.add("Dr Two", {Role.REVIEWER}, FIRST, PASSPHRASE)
    store.close()
    window = MainWindow(theme, open_vault(place, "Dr Two", FIRST), generator, words)
    qtbot.addWidget(window)
    window.show()
    window.open_case(1)
    box = window.case.proposals.panels["regimen"].draft
    assert window.case.details.details.text == "details"
    assert window.case.details.details.isReadOnly()
    assert window.case.details.plan.isReadOnly()
    assert box.edit.isReadOnly()
    assert not box.sign.isEnabled()
    assert window.create_case("New", "lung", "d") is None
    assert "may not" in window.form.notice.sentence
    window.form.clear()
    window.close()
