"""The commands backup, restore, export and import, as a person calls them."""

import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from radonc_desktop.cli import main

USER = "Dr. Test"
PASSPHRASE = "plain words make a long one"
OWN = "another passphrase for the archive"


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(vault, folder, capsys):
    """Return a function that runs a command on a store with two cases; the passphrases go through a pipe."""
    vault.add_case("Lung", "lung", "details one", "plan")
    vault.add_case("Breast", "breast", "details two", "")
    vault.close()

    def call(command, *arguments, secrets=(PASSPHRASE,), where=folder):
        reading, writing = os.pipe()
        os.write(writing, "\n".join(secrets).encode())
        os.close(writing)
        given = ["vault", command, "--vault", where, "--user", USER, "--passphrase-fd", reading, *arguments]
        capsys.readouterr()
        try:
            code = main([str(one) for one in given])
        finally:
            os.close(reading)
        return Done(code, *capsys.readouterr())

    return call


def test_that_a_backup_is_made_checked_and_restored(run, tmp_path, reopen):
    file = tmp_path / "monday.radonc-backup"
    done = run("backup", file)
    assert done.returncode == 0, done.stderr
    assert "Verified backup of 2 cases" in done.stdout
    assert "every byte is whole" in run("restore", file, "--check", secrets=()).stdout
    done = run("restore", file, where=tmp_path / "new")
    assert done.returncode == 0, done.stderr
    with reopen(tmp_path / "new") as vault:
        assert len(vault.search_cases()) == 2
    again = run("backup", file)
    assert again.returncode == 2
    assert again.stderr.count("\n") == 1
    assert "not overwritten" in again.stderr


def test_that_a_damaged_backup_ends_with_one_sentence(run, tmp_path):
    file = tmp_path / "bad.radonc-backup"
    file.write_bytes(b"RADONC-BACKUP-1\nrubbish")
    done = run("restore", file)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "damaged" in done.stderr


def test_that_every_kind_of_export_works_and_asks_for_confirmation(run, tmp_path, qapp):
    for kind, begin in (("pdf", b"%PDF-"), ("text", b"Case 0001: Lung"), ("fhir", b"{"), ("csv", b"\xef\xbb\xbf")):
        file = tmp_path / f"case.{kind}"
        refused = run("export", file, "--as", kind, "--case", 1)
        assert refused.returncode == 2
        assert "not be encrypted" in refused.stderr
        assert not file.exists()
        done = run("export", file, "--as", kind, "--case", 1, "--unencrypted")
        assert done.returncode == 0, done.stderr
        assert file.read_bytes().startswith(begin)
        assert "details one" not in done.stdout


def test_that_an_archive_is_exported_and_imported_elsewhere(run, tmp_path, create, reopen):
    file = tmp_path / "all.radonc-archive"
    done = run("export", file, "--all", secrets=(PASSPHRASE, OWN))
    assert done.returncode == 0, done.stderr
    assert "2 cases exported" in done.stdout
    create(tmp_path / "second").close()
    done = run("import", file, secrets=(PASSPHRASE, OWN), where=tmp_path / "second")
    assert done.returncode == 0, done.stderr
    with reopen(tmp_path / "second") as vault:
        assert {vault.case(n).details for n in (1, 2)} == {"details one", "details two"}


def test_that_unfit_wishes_are_one_sentence(run, tmp_path):
    for arguments, said in (
        (("--as", "csv", "--all"), "Only an encrypted archive"),
        (("--as", "text", "--case", 1, "--case", 2), "holds one case"),
        (("--as", "study", "--case", 1), "A person reads every case"),
        (("--as", "text", "--case", 9, "--unencrypted"), "not in the case store"),
    ):
        done = run("export", tmp_path / "file", *arguments)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert said in done.stderr


def test_that_an_import_lists_what_is_wrong_and_stores_nothing(run, tmp_path, reopen):
    file = tmp_path / "cases.csv"
    file.write_text("id,details\n1,DETAILS ONE\n2,new\n2,newer\n3,\n")
    done = run("import", file, "--check")
    assert done.returncode == 1
    assert "duplicate (row 1, details)" in done.stdout
    assert "error (row 3, id)" in done.stdout
    assert "error (row 4, details)" in done.stdout
    assert "1 new case, 1 duplicate, 2 errors." in done.stdout
    assert run("import", file, "--leave-out-duplicates").returncode == 2
    file.write_text("id,details\n1,DETAILS ONE\n2,new\n")
    done = run("import", file, "--leave-out-duplicates")
    assert done.returncode == 0, done.stderr
    assert "1 cases imported; 1 duplicates" in done.stdout
    with reopen() as vault:
        assert len(vault.search_cases()) == 3


def test_that_a_pdf_needs_no_display_and_no_window(run, tmp_path, folder):
    code = (
        "import os, sys\n"
        "from radonc_desktop.cli import main\n"
        "reading, writing = os.pipe()\n"
        f"os.write(writing, {PASSPHRASE.encode()!r})\n"
        "os.close(writing)\n"
        "sys.exit(main(['vault', 'export', *sys.argv[1:], '--passphrase-fd', str(reading)]))"
    )
    hidden = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    clean = {name: value for name, value in os.environ.items() if name not in hidden}
    file = tmp_path / "case.pdf"
    wanted = ["--vault", folder, "--user", USER, "--as", "pdf", "--case", "1", "--unencrypted", file]
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, wanted)], capture_output=True, text=True, check=False, env=clean
    )
    assert done.returncode == 0, done.stderr
    assert file.read_bytes().startswith(b"%PDF-")
