"""The key of IT in the windows: told before the first unlock, when it comes, when it changes, and when it was used."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from radonc_desktop import policy
from radonc_desktop.app import App
from radonc_desktop.background.store_work import StoreWork
from radonc_desktop.paths import Folders
from radonc_desktop.vault import KdfParameters, Role, create_vault, open_vault
from radonc_desktop.vault.escrow_recovery import set_passphrase_with_escrow
from radonc_desktop.windows.about_page import AboutPage
from radonc_desktop.windows.it_key import held_words
from radonc_desktop.windows.users_page import UsersPage
from radonc_desktop.windows.welcome import WelcomeWindow, needs_welcome
from radonc_models.keyed.escrow_files import new_escrow_pair, read_escrow_private

CHEAP = KdfParameters(8, 1, 1)
OFFLINE = "kept in the safe of the IT department"
USER, PASSPHRASE = "Dr Test", "four words that differ"
FROM_IT = "a temporary one from the IT department"


@pytest.fixture
def place(tmp_path):
    return tmp_path / "held"


@pytest.fixture
def machine_file(tmp_path, monkeypatch):
    monkeypatch.setattr(policy, "machine_policy", lambda: tmp_path / "machine.toml")
    return tmp_path / "machine.toml"


@pytest.fixture
def pair(tmp_path, machine_file):
    made = new_escrow_pair(tmp_path / "it", OFFLINE, CHEAP)
    machine_file.write_text(f"escrow_key = '{made.public}'\nescrow_fingerprint = '{made.fingerprint}'\n")
    return made


def welcomed(qtbot, theme, vault, **options):
    made = WelcomeWindow(theme, vault, **options)
    qtbot.addWidget(made)
    made.begin()
    made.show()
    return made


def shown(window):
    return " ".join(part.text() for part in window.findChildren(QLabel) if part.isVisible())


def unlock_words(qtbot, qapp, place, source):
    app = App(qapp, Folders(place, place.with_name("no pack")), source=source)
    app.show_unlock()
    qtbot.addWidget(app.unlock)
    words = shown(app.unlock)
    app.close()
    return words


def test_that_the_first_window_tells_before_there_is_a_vault_and_ever_after(qtbot, qapp, source, place, pair):
    told = f"IT of your organisation will hold a key to this vault (fingerprint {pair.fingerprint})."
    assert told in unlock_words(qtbot, qapp, place, source)
    create_vault(place, USER, PASSPHRASE, kdf=CHEAP).close()
    told = f"IT of your organisation holds a key to this vault (fingerprint {pair.fingerprint})."
    assert told in unlock_words(qtbot, qapp, place, source)


def test_that_without_a_key_no_window_speaks_of_it(qtbot, qapp, theme, source, place, machine_file):
    assert "organisation" not in unlock_words(qtbot, qapp, place, source)
    with create_vault(place, USER, PASSPHRASE, kdf=CHEAP) as vault:
        assert held_words(vault) == ""
        page = UsersPage(theme, vault, StoreWork(vault))
        qtbot.addWidget(page)
        page.show()
        assert not page.it_key.isVisible()
        assert not page.it_key_button.isVisible()
    assert "organisation" not in unlock_words(qtbot, qapp, place, source)


def test_that_the_first_run_begins_with_the_key_and_its_fingerprint(qtbot, theme, place, pair):
    with create_vault(place, USER, PASSPHRASE, kdf=CHEAP) as vault:
        window = welcomed(qtbot, theme, vault, first=True)
        words = shown(window)
        assert "IT holds a key to this vault" in words
        assert "can read every case" in words
        assert pair.fingerprint in words.replace("\n", "-")
        window.seen.click()
        qtbot.waitUntil(lambda: "Make a recovery key" in shown(window), timeout=20_000)
        window.close()


def test_that_a_key_that_comes_later_is_told_once_to_whoever_brought_it_in(qtbot, theme, place, machine_file, tmp_path):
    create_vault(place, USER, PASSPHRASE, kdf=CHEAP).close()
    for name, title in (("one", "IT holds a key to this vault"), ("two", "IT has another key to this vault now")):
        made = new_escrow_pair(tmp_path / name, OFFLINE, CHEAP)
        machine_file.write_text(f"escrow_key = '{made.public}'\nescrow_fingerprint = '{made.fingerprint}'\n")
        with open_vault(place, USER, PASSPHRASE) as vault:
            assert needs_welcome(vault)
            window = welcomed(qtbot, theme, vault)
            assert title in shown(window)
            with qtbot.waitSignal(window.finished):
                window.seen.click()
            window.close()
        with open_vault(place, USER, PASSPHRASE) as vault:
            assert not needs_welcome(vault)


def test_that_a_user_is_told_whom_it_let_in(qtbot, theme, place, pair):
    with create_vault(place, USER, PASSPHRASE, kdf=CHEAP) as vault:
        vault.people.add("Dr Two", {Role.REVIEWER}, "a first one from the admin", PASSPHRASE)
    set_passphrase_with_escrow(place, read_escrow_private(pair.private, OFFLINE), USER, FROM_IT)
    with open_vault(place, USER, FROM_IT) as vault:
        vault.change_passphrase(FROM_IT, PASSPHRASE)
        window = welcomed(qtbot, theme, vault)
        assert f"IT used its key and gave {USER} a temporary passphrase on" in window.news.sentence
        window.seen.click()
        assert not needs_welcome(vault)
        window.close()


def test_that_a_key_that_does_not_fit_is_told_before_and_after_unlocking(
    qtbot, qapp, source, place, pair, machine_file
):
    other = "-".join(["0000"] * 8)
    machine_file.write_text(f"escrow_key = '{pair.public}'\nescrow_fingerprint = '{other}'\n")
    before = unlock_words(qtbot, qapp, place, source)
    assert f"asks for the IT key {other}" in before
    assert "will hold" not in before
    with create_vault(place, USER, PASSPHRASE, kdf=CHEAP) as vault:
        assert f"holds the key {pair.fingerprint}, so nothing was written" in held_words(vault)
    assert f"asks for the IT key {other}" in unlock_words(qtbot, qapp, place, source)


def test_that_an_administrator_takes_the_key_away_when_the_policy_has_gone(qtbot, theme, place, pair, machine_file):
    with create_vault(place, USER, PASSPHRASE, kdf=CHEAP) as vault:
        page = UsersPage(theme, vault, StoreWork(vault))
        qtbot.addWidget(page)
        page.show()
        assert "Managed by your organisation." in page.it_key.text()
        assert not page.it_key_button.isVisible()
    machine_file.unlink()
    with open_vault(place, USER, PASSPHRASE) as vault:
        page = UsersPage(theme, vault, StoreWork(vault))
        about = AboutPage(theme, lambda: "CPU", lambda: held_words(vault))
        for one in (page, about):
            qtbot.addWidget(one)
        page.show()
        about.begin()
        assert pair.fingerprint in page.it_key.text()
        assert pair.fingerprint in about.it_key.text()
        page.it_key_button.click()
        page.form.own.setText("not the passphrase")
        page.form.submit()
        qtbot.waitUntil(lambda: "passphrase is not right" in page.form.notice.sentence, timeout=20_000)
        page.form.own.setText(PASSPHRASE)
        page.form.submit()
        qtbot.waitUntil(lambda: "key of IT is removed" in page.notice.sentence, timeout=20_000)
        assert not page.it_key.isVisible()
        assert not page.it_key_button.isVisible()
        about.begin()
        assert about.it_key.text() == ""
