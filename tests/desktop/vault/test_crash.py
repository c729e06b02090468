"""kill -9 in the middle of writing, and a disk without room: what was acknowledged is there, whole."""

import random
import subprocess
import sys
import time

import pytest

from radonc_desktop.vault import DiskFull, KdfParameters, create_vault
from radonc_models.keyed import files as vault_files

KILLS = 15

# Writes until it is killed and says after each change what it may now rely on.
WRITER = """
import sys
from pathlib import Path
from radonc_desktop.vault import open_vault
folder, user, passphrase = sys.stdin.readline().rstrip("\\n").split("\\t")
vault = open_vault(Path(folder), user, passphrase)
number = 0
while True:
    case_id = vault.add_case(f"case {number}", "lung", "v1 " + "x" * 3000)
    print("case", case_id, 1, flush=True)
    for version in (2, 3):
        vault.save_details(case_id, f"v{version} " + "y" * 2000, version - 1)
        print("case", case_id, version, flush=True)
    suggestion = vault.save_suggestion(case_id, "regimen", {"text": "z" * 500})
    draft = vault.save_draft(case_id, "regimen", "the answer", suggestion)
    print("draft", case_id, 0, flush=True)
    if number % 3 == 0:
        vault.sign(draft.id, passphrase)
        print("signed", case_id, 0, flush=True)
    number += 1
"""

# Writes until the file may not grow any more, then shows that the session goes on.
FILLER = """
import resource, sys
from pathlib import Path
from radonc_desktop.vault import DiskFull, open_vault
folder, user, passphrase, limit = sys.stdin.readline().rstrip("\\n").split("\\t")
resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
vault = open_vault(Path(folder), user, passphrase)
saved = 0
try:
    while True:
        vault.add_case("t", "lung", f"row{saved} " + "x" * 5000)
        saved += 1
except DiskFull as error:
    print(saved, error, sep="\\t", flush=True)
print(len(vault.search_cases()), len(vault.search_cases("row0")), vault.verify_audit().ok, flush=True)
vault.close()
"""


def start(script, *words):
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    process.stdin.write("\t".join(map(str, words)) + "\n")
    process.stdin.flush()
    return process


def killed_after(delay, folder, passphrase):
    writer = start(WRITER, folder, "Dr. Test", passphrase)
    first = writer.stdout.readline()
    time.sleep(delay)
    writer.kill()
    rest, errors = writer.communicate()
    assert errors == ""
    # The last line may be torn; a change is acknowledged by a whole line.
    return [line.split() for line in (first + rest).split("\n")[:-1]]


def test_that_kill_9_loses_no_acknowledged_change_and_tears_none(create, reopen, folder, passphrase):
    create().close()
    moments, promised, drafts, signed = random.Random(5), {}, set(), set()
    for _ in range(KILLS):
        for kind, case_id, version in killed_after(moments.uniform(0, 0.12), folder, passphrase):
            promised[int(case_id)] = max(promised.get(int(case_id), 0), int(version))
            drafts |= {int(case_id)} if kind == "draft" else set()
            signed |= {int(case_id)} if kind == "signed" else set()
        with reopen() as vault:
            assert vault.verify_audit().ok
            there = {case.id: case for case in vault.search_cases()}
            assert set(promised) <= set(there)
            for case_id in there:
                record, history = vault.case(case_id), vault.details_history(case_id)
                assert record.details_version >= promised.get(case_id, 1)
                assert record.details.startswith(f"v{record.details_version} ")
                assert history[-1].details == record.details
                assert len(history) == record.details_version
            assert all(vault.draft(case_id, "regimen").text == "the answer" for case_id in drafts)
            assert all(vault.draft(case_id, "regimen").state == "signed" for case_id in signed)
            assert len(vault.search_cases("case")) == len(there)
    assert len(promised) >= KILLS
    assert signed


def test_that_a_full_disk_gives_the_sentence_and_keeps_what_was_saved(create, reopen, folder, passphrase):
    create().close()
    limit = (folder / "cases.db").stat().st_size + 600_000
    filler = start(FILLER, folder, "Dr. Test", passphrase, limit)
    output, errors = filler.communicate(timeout=60)
    assert errors == ""
    assert filler.returncode == 0
    first, second = output.splitlines()
    saved, sentence = first.split("\t")
    assert int(saved) > 5
    assert sentence.startswith("The disk is full")
    assert second == f"{saved} 1 True"
    with reopen() as vault:
        assert [case.number for case in vault.search_cases()] == [f"{n:04d}" for n in range(int(saved), 0, -1)]
        assert vault.case(int(saved)).details.startswith(f"row{int(saved) - 1} ")
        assert vault.verify_audit().ok
        vault.add_case("room again", "lung", "d")


def test_that_a_store_is_not_half_created_on_a_full_disk(folder, passphrase, monkeypatch, reopen):
    import resource

    cheap, old = KdfParameters(64, 1, 1), resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in (0, 5_000, 60_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, old[1]))
        try:
            with pytest.raises(DiskFull, match="disk is full"):
                create_vault(folder, "Dr. Test", passphrase, kdf=cheap)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, old)
        assert not (folder / "slots.json").exists()
        assert not (folder / "cases.db").exists()
    create_vault(folder, "Dr. Test", passphrase, kdf=cheap).close()
    with reopen() as vault:
        assert vault.verify_audit().ok


def test_that_a_folder_without_write_permission_gives_a_sentence(folder, passphrase, monkeypatch):
    def denied(*_):
        raise PermissionError(13, "denied")

    monkeypatch.setattr(vault_files.os, "open", denied)
    with pytest.raises(vault_files.VaultUnwritable, match="may write"):
        create_vault(folder, "Dr. Test", passphrase, kdf=KdfParameters(64, 1, 1))
