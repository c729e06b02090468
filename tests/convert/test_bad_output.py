"""An output that cannot be written is told in one sentence with exit code 2, and nothing is left behind."""

import errno
import os
import resource
import shutil
import subprocess
import sys

import pytest

from radonc_convert.cli import main


def sentences(said):
    """Return the lines of standard error without the notice that the fast kernels were not compiled."""
    return [line for line in said.split("\n") if line and "fast kernels are not used" not in line]


@pytest.fixture
def base(seeds, tmp_path):
    folder = tmp_path / "tiny-llama"
    seeds.write_folder(folder)
    return folder


@pytest.fixture
def folder(tmp_path):
    """An empty folder for the output."""
    made = tmp_path / "results"
    made.mkdir()
    return made


def words(base, out, *options):
    return ["merge", "--base", str(base), "--out", str(out), "--type", "Q8_0", "--threads", "2", *options]


def refuse(capsys, base, out, *options):
    """Check that the conversion is refused in one line and leaves its folder as it was; return the sentence."""
    before = {path: path.read_bytes() for path in out.parent.iterdir() if path.is_file()} if out.parent.is_dir() else {}
    capsys.readouterr()
    assert main(words(base, out, *options)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    (sentence,) = sentences(told.err)
    assert sentence.endswith(".")
    if out.parent.is_dir():
        assert {path: path.read_bytes() for path in out.parent.iterdir() if path.is_file()} == before
    return sentence


def test_that_an_existing_output_is_kept(base, folder, capsys):
    out = folder / "out.gguf"
    out.write_text("mine")
    assert "exists already" in refuse(capsys, base, out)

    assert main(words(base, out, "--force")) == 0
    assert out.read_bytes()[:4] == b"GGUF"


def test_that_a_failed_replacement_keeps_the_old_file(base, folder, capsys, monkeypatch):
    out = folder / "out.gguf"
    out.write_text("mine")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    assert "disk is full" in refuse(capsys, base, out, "--force")
    assert out.read_text() == "mine"


@pytest.mark.parametrize("options", [[], ["--force"]])
def test_that_a_folder_in_the_place_of_the_output_is_refused(base, folder, capsys, options):
    (folder / "out.gguf").mkdir()

    refuse(capsys, base, folder / "out.gguf", *options)


def test_that_a_missing_folder_is_told(base, tmp_path, capsys):
    assert "does not exist" in refuse(capsys, base, tmp_path / "nowhere/out.gguf")


def test_that_a_file_of_the_base_is_no_output(base, capsys):
    shard = base / "model-00001-of-00002.safetensors"
    assert "base model" in refuse(capsys, base, shard, "--force")
    assert shard.stat().st_size > 100


def test_that_an_unknown_type_lists_the_known_ones(base, folder, capsys):
    told = refuse(capsys, base, folder / "out-{type}.gguf", "--type", "Q9")
    assert "Q9" in told
    assert "Q4_K_M" in told


def test_that_room_is_checked_before_anything_is_written(base, folder, capsys, monkeypatch):
    opened, open_file = [], os.open

    def noting(path, *more, **options):
        opened.append(path)
        return open_file(path, *more, **options)

    monkeypatch.setattr(os, "open", noting)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 5000))

    told = refuse(capsys, base, folder / "out.gguf")
    assert "too full" in told
    assert "needed" in told
    assert not [path for path in opened if str(path).startswith(str(folder))]


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.ENAMETOOLONG])
def test_that_a_folder_that_cannot_be_written_is_told(base, folder, capsys, monkeypatch, number):
    open_file = os.open

    def refused(path, flags, *more, **options):
        if str(path).startswith(str(folder)) and flags & os.O_CREAT:
            raise OSError(number, os.strerror(number))
        return open_file(path, flags, *more, **options)

    monkeypatch.setattr(os, "open", refused)
    assert "cannot be written" in refuse(capsys, base, folder / "out.gguf")


def test_that_a_name_that_is_too_long_is_told(base, folder, capsys):
    refuse(capsys, base, folder / ("x" * 250 + ".gguf"))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("written", [0, 1, 5])
def test_that_a_disk_that_fills_up_in_mid_write_leaves_nothing(base, folder, capsys, monkeypatch, number, written):
    write, calls = os.pwrite, []

    def fills(*arguments):
        calls.append(1)
        if len(calls) > written:
            raise OSError(number, os.strerror(number))
        return write(*arguments)

    monkeypatch.setattr(os, "pwrite", fills)
    assert "disk is full" in refuse(capsys, base, folder / "out.gguf")
    assert not list(folder.iterdir())


@pytest.mark.parametrize("name", ["posix_fallocate", "fsync"])
def test_that_a_full_disk_is_told_by_every_step(base, folder, capsys, monkeypatch, name):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, name, full)
    assert "disk is full" in refuse(capsys, base, folder / "out.gguf")
    assert not list(folder.iterdir())


def test_that_short_writes_are_continued(base, folder, monkeypatch):
    write = os.pwrite
    assert main(words(base, folder / "whole.gguf", "--name", "Tiny")) == 0
    monkeypatch.setattr(os, "pwrite", lambda number, data, place: write(number, memoryview(data)[:1000], place))
    assert main(words(base, folder / "pieces.gguf", "--name", "Tiny")) == 0

    assert (folder / "whole.gguf").read_bytes() == (folder / "pieces.gguf").read_bytes()


def test_that_a_disk_that_changes_what_was_written_is_told(base, folder, capsys, monkeypatch):
    write = os.pwrite

    def spoils(number, data, place):
        spoilt = bytearray(data)
        if place > 20_000:
            spoilt[0] ^= 1
        return write(number, spoilt, place)

    monkeypatch.setattr(os, "pwrite", spoils)
    refuse(capsys, base, folder / "out.gguf")
    assert not list(folder.iterdir())


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
from radonc_convert.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits on files are POSIX ones")
def test_that_a_real_limit_of_the_system_leaves_nothing(base, folder):
    assert resource.RLIMIT_FSIZE >= 0
    command = [sys.executable, "-B", "-c", LIMITED, *words(base, folder / "out.gguf")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)

    assert done.returncode == 2
    (sentence,) = sentences(done.stderr)
    assert "disk is full" in sentence
    assert not list(folder.iterdir())
