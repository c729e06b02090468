"""The unlock window: inline errors, nothing left behind, creation of a first vault."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from radonc_desktop.vault.errors import KeychainRefused, TooManyAttempts, VaultRolledBack, WrongPassphrase
from radonc_desktop.windows.unlock import MINIMUM_PASSPHRASE, UnlockWindow
from radonc_models.errors import RadOncError
from radonc_models.keyed.envelopes import SlotKind


class Store:
    """An open store that knows whose it is."""

    def __init__(self):
        self.owner = threading.get_ident()
        self.closed_by = None

    def take(self):
        self.owner = threading.get_ident()

    def close(self):
        self.closed_by = threading.get_ident()
        assert self.closed_by == self.owner


class Door:
    """Opens for one passphrase and remembers who knocked."""

    def __init__(self):
        self.knocks = []
        self.opened = []
        self.hold = threading.Event()
        self.hold.set()

    def __call__(self, user, passphrase):
        self.knocks.append((user, passphrase))
        assert self.hold.wait(30)
        if passphrase != "the right passphrase":
            raise WrongPassphrase
        self.opened.append(Store())
        return self.opened[-1]


@pytest.fixture
def door():
    return Door()


@pytest.fixture
def window(qtbot, theme, door):
    made = UnlockWindow(theme, door, user="Dr Test")
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_the_right_passphrase_opens_and_is_forgotten(qtbot, window, door):
    window.passphrase.setText("the right passphrase")
    with qtbot.waitSignal(window.unlocked) as told:
        window.submit()
    assert told.args == door.opened
    assert window.passphrase.text() == ""


def test_that_a_wrong_passphrase_is_said_inline_and_can_be_typed_again(qtbot, window):
    window.passphrase.setText("a wrong one")
    window.submit()
    qtbot.waitUntil(lambda: bool(window.notice.sentence))
    assert "passphrase" in window.notice.sentence
    assert window.passphrase.isEnabled()
    assert window.passphrase.selectedText()
    assert window.enter.text() == "Unlock"


def test_that_missing_fields_are_named_before_anything_is_tried(window, door):
    window.submit()
    assert "passphrase" in window.notice.sentence
    window.user.clear()
    window.submit()
    assert "name" in window.notice.sentence
    assert door.knocks == []


def test_that_a_second_submit_while_opening_does_not_knock_twice(qtbot, window, door):
    window.passphrase.setText("the right passphrase")
    window.submit()
    window.submit()
    qtbot.waitUntil(lambda: bool(door.knocks))
    qtbot.wait(20)
    assert len(door.knocks) == 1


def test_that_the_window_lives_while_a_vault_opens_and_then_has_it(qtbot, window, door):
    door.hold.clear()
    window.passphrase.setText("the right passphrase")
    window.submit()
    qtbot.waitUntil(lambda: bool(door.knocks))
    assert window.opening
    assert window.enter.text() == "Opening…"
    assert not window.passphrase.isEnabled()
    with qtbot.waitSignal(window.unlocked) as told:
        door.hold.set()
    assert told.args[0].owner == threading.get_ident()
    assert not window.opening


def test_that_a_vault_that_takes_long_says_why(qtbot, window, door):
    door.hold.clear()
    window._slow.setInterval(10)
    window.passphrase.setText("a wrong one")
    window.submit()
    qtbot.waitUntil(lambda: "Every page is checked" in window.notice.sentence)
    door.hold.set()
    qtbot.waitUntil(lambda: "passphrase" in window.notice.sentence)


def test_that_a_window_closed_meanwhile_locks_what_it_opened(qtbot, window, door):
    told = []
    window.unlocked.connect(told.append)
    door.hold.clear()
    window.passphrase.setText("the right passphrase")
    window.submit()
    qtbot.waitUntil(lambda: bool(door.knocks))
    threading.Timer(0.05, door.hold.set).start()
    window.close()
    assert door.opened[0].closed_by == threading.get_ident()
    assert told == []


def test_that_nothing_is_tried_where_the_policy_forbids_it(qtbot, theme, door):
    def before():
        raise RadOncError("The policy cannot be read: ask your administrator.")

    window = UnlockWindow(theme, door, user="Dr Test", before=before)
    qtbot.addWidget(window)
    window.passphrase.setText("the right passphrase")
    window.submit()
    qtbot.waitUntil(lambda: "policy" in window.notice.sentence)
    assert window.passphrase.isEnabled()
    assert door.knocks == []


def test_that_a_bug_while_opening_is_not_silent(qtbot, theme):
    def broken(_user, _passphrase):
        raise ZeroDivisionError

    window = UnlockWindow(theme, broken, user="Dr Test")
    qtbot.addWidget(window)
    window.passphrase.setText("the right passphrase")
    with qtbot.captureExceptions() as raised:
        window.submit()
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert window.passphrase.isEnabled()


def test_that_a_new_vault_needs_a_long_passphrase_typed_twice(qtbot, theme, door):
    window = UnlockWindow(theme, door, create=True)
    qtbot.addWidget(window)
    window.user.setText("Dr Test")
    window.passphrase.setText("short")
    window.submit()
    assert str(MINIMUM_PASSPHRASE) in window.notice.sentence
    window.passphrase.setText("the right passphrase")
    window.again.setText("the other passphrase")
    window.submit()
    assert "differ" in window.notice.sentence
    assert door.knocks == []
    window.again.setText("the right passphrase")
    with qtbot.waitSignal(window.unlocked):
        window.submit()


def test_that_nothing_of_the_window_outlives_it(window):
    parts = [part for part in vars(window).values() if isinstance(part, QWidget)]
    assert window.again in parts
    assert not [part.accessibleName() for part in parts if part.window() is not window]
    assert not window.again.isVisibleTo(window)


def test_that_the_passphrase_is_never_shown(window):
    assert window.passphrase.echoMode().name == "Password"


def test_that_long_words_never_squeeze_the_fields(qtbot, theme, door):
    window = UnlockWindow(
        theme,
        door,
        user="Dr Demo",
        hint="Demo vault with synthetic cases.\nName: Dr Demo\nPassphrase: demo only passphrase",
        place="/a/very/long/path/to/the/folder/of/the/department/where/the/encrypted/case/vault/lies/for/everybody",
    )
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.notice.say("error", "The passphrase is wrong: type it again, mind capital letters. " * 2)
    fields = (window.user, window.passphrase, window.enter)
    qtbot.waitUntil(lambda: all(field.height() >= field.sizeHint().height() for field in fields), timeout=2000)
    assert window.notice.height() > 30


def test_that_a_printed_key_opens_by_its_own_way_and_says_what_it_is_for(qtbot, theme, door):
    keys = []

    def with_key(kind, key):
        keys.append((kind, key))
        return Store()

    window = UnlockWindow(theme, door, user="Dr Test", open_with_key=with_key)
    qtbot.addWidget(window)
    window.show()
    window.passphrase.setText("typed before")
    window.other_way.click()
    assert window.key.isVisible()
    assert not window.passphrase.isVisible()
    assert window.passphrase.text() == ""
    window.submit()
    assert "printed key" in window.notice.sentence
    window.kinds[SlotKind.BREAK_GLASS].click()
    assert "every user is told" in window._meaning.text()
    window.key.setText("ABCD-EFGH")
    with qtbot.waitSignal(window.unlocked):
        window.submit()
    assert keys == [(SlotKind.BREAK_GLASS, "ABCD-EFGH")]
    assert window.key.text() == ""
    assert door.knocks == []
    window.other_way.click()
    assert window.passphrase.isVisible()


def test_that_without_a_printed_key_there_is_no_such_way(window):
    assert not window.other_way.isVisible()


def test_that_the_pause_after_too_many_attempts_is_counted_down(qtbot, theme):
    def closed(_user, _passphrase):
        raise TooManyAttempts(2)

    window = UnlockWindow(theme, closed, user="Dr Test")
    qtbot.addWidget(window)
    window._pause.setInterval(1_000_000)  # each second passes when the test says so
    window.passphrase.setText("a wrong one")
    window.submit()
    for seconds in (2, 1):
        qtbot.waitUntil(lambda seconds=seconds: window.enter.text() == f"Wait {seconds} s")
        assert not window.enter.isEnabled()
        window._pause.timeout.emit()
    assert window.enter.text() == "Unlock"
    assert window.enter.isEnabled()


def test_that_the_keychain_opens_without_a_passphrase_and_says_why_it_does_not(qtbot, theme, door):
    asked = []

    def from_keychain(user):
        asked.append(user)
        if len(asked) == 1:
            raise KeychainRefused
        return Store()

    window = UnlockWindow(theme, door, open_with_keychain=from_keychain)
    qtbot.addWidget(window)
    window.show()
    window.by_keychain.click()
    assert "name" in window.notice.sentence
    window.user.setText("Dr Test")
    window.by_keychain.click()
    qtbot.waitUntil(lambda: "keychain" in window.notice.sentence)
    window.submit()
    assert "passphrase" in window.notice.sentence
    with qtbot.waitSignal(window.unlocked):
        window.by_keychain.click()
    assert asked == ["Dr Test", "Dr Test"]
    assert door.knocks == []


def test_that_missing_entries_are_told_and_what_is_left_opens_only_when_that_is_wanted(qtbot, theme):
    knocks, left = [], []

    def open_vault(user, passphrase, *, accept_loss=False):
        knocks.append(accept_loss)
        if not accept_loss:
            raise VaultRolledBack("3 entries are missing since 2026-03-04 14:05 UTC: restore the last good backup.")
        left.append(Store())
        return left[-1]

    window = UnlockWindow(theme, open_vault, user="Dr Test")
    qtbot.addWidget(window)
    window.show()
    window.passphrase.setText("the right passphrase")
    window.submit()
    qtbot.waitUntil(lambda: "3 entries are missing" in window.notice.sentence)
    (accept,) = [one for one in window.notice.findChildren(QAbstractButton) if one.text() == "Open what is left"]
    with qtbot.waitSignal(window.unlocked) as told:
        accept.click()
    assert told.args == left
    assert knocks == [False, True]
