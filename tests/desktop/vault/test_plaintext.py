"""Nothing that was typed lies readable in any file of the store, during a session or after it."""

import shutil
import tempfile
from base64 import b64encode

import pytest
from sqlcipher3 import dbapi2

CASES = 12


def marker(kind, number):
    return f"zq{kind}{number:03d}marker"


def markers():
    kinds = ("title", "site", "details", "later", "plan", "answer", "draft", "query")
    return [marker(kind, number) for kind in kinds for number in range(CASES)]


def forms(text):
    """Every way in which the text could stand in a file; base64 at its three alignments."""
    plain = text.encode()
    aligned = [b64encode(b"x" * shift + plain)[4 * (shift > 0) : -4] for shift in range(3)]
    return [plain, plain.upper(), text.encode("utf-16-le"), plain.hex().encode(), *aligned]


def hits(folder, texts):
    found = []
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        found += [(path.name, text) for text in texts if any(form in data for form in forms(text))]
    return found


def work(vault, passphrase):
    for n in range(CASES):
        case_id = vault.add_case(marker("title", n), marker("site", n), marker("details", n), marker("plan", n))
        vault.save_details(case_id, marker("later", n), 1)
        suggestion = vault.save_suggestion(case_id, "regimen", {"text": marker("answer", n)})
        draft = vault.save_draft(case_id, "regimen", marker("draft", n), suggestion)
        assert vault.search_cases(marker("later", n))[0].id == case_id
        assert vault.search_cases(marker("query", n)) == []
        if n % 2:
            vault.sign(draft.id, passphrase)


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """Every place for temporary files, SQLite's among them, is inside the scanned folder."""
    place = tmp_path / "temporary"
    place.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return place


def test_that_no_typed_word_and_no_key_is_readable_in_any_file(
    create, reopen, tmp_path, keys_of, temporary, passphrase
):
    vault = create()
    work(vault, passphrase)
    keys = keys_of()
    secrets = [*markers(), passphrase]

    def scan():
        assert hits(tmp_path, secrets) == []
        for path in tmp_path.rglob("*"):
            data = path.read_bytes() if path.is_file() else b""
            for key in (bytes(keys.data), bytes(keys.chain)):
                assert not [form for form in (key, key.hex().encode(), b64encode(key)) if form in data]

    assert (tmp_path / "vault" / "cases.db-wal").stat().st_size > 100_000
    scan()
    vault._connection.checkpoint()
    scan()
    with pytest.raises(RuntimeError, match="without an audit row"), vault._audit.change() as change:
        change.write("UPDATE cases SET details = ? WHERE id = 1", marker("details", 0) * 50_000)
    scan()
    vault.close()
    scan()
    with reopen() as again:
        assert len(again.search_cases("zqtitle")) == CASES
        scan()


def test_that_the_scan_would_see_the_same_words_in_an_unencrypted_store(vault, folder, keys_of, tmp_path, passphrase):
    work(vault, passphrase)
    vault.close()
    raw = dbapi2.connect(str(folder / "cases.db"), isolation_level=None)
    raw.set_key(bytearray(b"x'" + keys_of().data.hex().encode() + b"'"))
    raw.execute(f"ATTACH '{tmp_path / 'plain.db'}' AS plain KEY ''")
    raw.execute("SELECT sqlcipher_export('plain')")
    raw.close()
    typed = [text for text in markers() if "query" not in text]
    assert {text for _, text in hits(tmp_path, typed)} == set(typed)


def test_that_the_scan_would_see_every_encoding(tmp_path):
    for number, form in enumerate(forms(marker("title", 1))):
        shutil.rmtree(tmp_path / "one", ignore_errors=True)
        (tmp_path / "one").mkdir()
        (tmp_path / "one" / f"{number}.bin").write_bytes(b"\0" * 7 + form + b"\0")
        assert hits(tmp_path / "one", [marker("title", 1)])
