"""Single flipped bits, anywhere: they are reported, never answered with a wrong list or text."""

import random
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from radonc_desktop.vault import VaultDamaged
from radonc_desktop.vault.audit import AuditTrail
from radonc_desktop.vault.cases import Cases
from radonc_desktop.vault.drafts import Drafts
from radonc_models.keyed.connection import connect

WORDS = ("lung", "node", "apixaban", "metastasis", "photon")
REST, SLOTS = 240, 60
PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory, shared_vault, passphrase):
    """A closed store with enough pages for the flips to hit tables, indexes and the search index."""
    vault = shared_vault
    for number in range(40):
        words = " ".join(f"word{number}x{more}" for more in range(60))
        vault.add_case(f"case {number}", WORDS[number % 5], f"lung {words}", "plan")
    suggestion = vault.save_suggestion(3, "regimen", {"text": "x" * 500})
    vault.sign(vault.save_draft(3, "regimen", "signed text", suggestion).id, passphrase)
    folder = Path(vault._authentication._path).parent
    vault.close()
    return folder


@pytest.fixture
def closed(sound, folder):
    shutil.copytree(sound, folder)
    return folder


def flip(path, bit):
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)


def bits(path, count, seed):
    return random.Random(seed).sample(range(path.stat().st_size * 8), count)


def everything(cases, drafts):
    """Read through the public reading functions all that a user could see."""
    words = [f"word{number}x1" for number in range(0, 40, 2)]
    lists = [cases.search(text) for text in (*WORDS, "lu", "wo", "ca", *words, "")]
    return lists, [cases.case(case.id) for case in lists[-1]], drafts.draft(3, "regimen")


def test_that_every_flip_in_a_closed_database_is_reported_at_unlock(closed, reopen, capfd):
    database = closed / "cases.db"
    whole = database.read_bytes()
    for bit in bits(database, REST, 1):
        flip(database, bit)
        with pytest.raises(VaultDamaged, match="restore the last good backup"):
            reopen()
        database.write_bytes(whole)
        for rest in ("cases.db-wal", "cases.db-shm"):
            (closed / rest).unlink(missing_ok=True)
    assert capfd.readouterr() == ("", "")
    with reopen() as vault:
        assert vault.verify_audit().ok


def test_that_every_flip_in_the_slot_file_is_reported_at_unlock(closed, reopen):
    slots = closed / "slots.json"
    whole = slots.read_bytes()
    for bit in bits(slots, SLOTS, 2):
        flip(slots, bit)
        with pytest.raises(VaultDamaged, match=r"slots\.json"):
            reopen()
        slots.write_bytes(whole)
    reopen().close()


def read(folder, keys):
    opened = connect(folder / "cases.db", keys.data)
    try:
        audit = AuditTrail(opened, keys.chain, "Dr. Test")
        cases = Cases(opened, audit, "Dr. Test")
        return everything(cases, Drafts(opened, audit, cases, "Dr. Test"))
    finally:
        opened.close()


def answers_with_a_flip_in_each_page(folder, keys):
    """Read everything with one bit flipped in one page after the other, as if after a clean unlock."""
    database = folder / "cases.db"
    whole, truth = database.read_bytes(), read(folder, keys)
    counts = {"right": 0, "reported": 0, "wrong": 0}
    for page in range(1, len(whole) // PAGE):
        flip(database, page * PAGE * 8 + random.Random(page).randrange(PAGE * 8))
        try:
            counts["right" if read(folder, keys) == truth else "wrong"] += 1
        except VaultDamaged:
            counts["reported"] += 1
        database.write_bytes(whole)
    return counts


def test_that_no_flip_under_an_open_store_gives_a_wrong_answer(closed, keys_of, capfd):
    counts = answers_with_a_flip_in_each_page(closed, keys_of())
    assert counts["wrong"] == 0
    assert counts["reported"] > 20
    assert capfd.readouterr() == ("", "")


def test_that_the_gate_catches_short_lists_that_sqlite_gives_in_silence(tmp_path):
    database, key = tmp_path / "index.db", bytearray(range(32))
    database.touch()
    opened = connect(database, key)
    opened._raw.execute("CREATE VIRTUAL TABLE notes USING fts5 (text, content = '', prefix = '2 3')")
    for number in range(40):
        words = "lung " + " ".join(f"word{number}x{more}" for more in range(60))
        opened._raw.execute("INSERT INTO notes (rowid, text) VALUES (?, ?)", (number, words))
    opened.checkpoint()
    opened.close()
    whole, query = database.read_bytes(), "SELECT rowid FROM notes WHERE notes MATCH '\"wo\"*'"
    silent = 0
    for page in range(1, len(whole) // PAGE):
        flip(database, (page * PAGE + 100) * 8)
        opened = connect(database, key)
        try:
            short = len(opened._raw.execute(query).fetchall()) < 40
        except dbapi2.DatabaseError:
            short = False
        if short:
            silent += 1
            with pytest.raises(VaultDamaged):
                opened.rows(query)
        opened.close()
        database.write_bytes(whole)
    assert silent > 0  # else this test shows nothing


def test_that_a_store_found_damaged_answers_nothing_more(vault, folder):
    case_id = vault.add_case("t", "lung", "d")
    vault._connection._damaged = True
    for ask in (lambda: vault.case(case_id), vault.search_cases, lambda: vault.add_case("t", "lung", "d")):
        with pytest.raises(VaultDamaged, match="nothing that it returns can be trusted"):
            ask()
    vault.close()


@pytest.mark.parametrize("length", [1, 100, PAGE, 5000, 10 * PAGE])
def test_that_a_cut_off_database_is_reported(closed, reopen, length):
    with (closed / "cases.db").open("r+b") as file:
        file.truncate(length)
    with pytest.raises(VaultDamaged):
        reopen()


def test_that_two_exchanged_pages_are_reported(closed, reopen):
    data = (closed / "cases.db").read_bytes()
    pages = [data[start : start + PAGE] for start in range(0, len(data), PAGE)]
    pages[3], pages[4] = pages[4], pages[3]
    (closed / "cases.db").write_bytes(b"".join(pages))
    with pytest.raises(VaultDamaged):
        reopen()
