"""The command: killed and started again, watched on a terminal, and asked for nonsense."""

import subprocess
import sys
import threading
import time

import pytest

from radonc_models.cli import main

REPO = "lab/tiny-llama"
COMMIT = "c0ffee" + "0" * 34
FIRST = "model-00001-of-00002.safetensors"


def words(hub, out, *more):
    return ["fetch", REPO, "--out", str(out), "--endpoint", hub.url, *more]


def test_that_a_killed_download_goes_on_where_it_stopped(hub, tmp_path):
    out, released = tmp_path / "model", threading.Event()

    def stall(handler, data):
        handler.answer(200, data[:600_000], {}, claim=len(data))
        released.wait(30)

    hub.faults = [stall]
    code = "import sys; from radonc_models.cli import main; sys.exit(main(sys.argv[1:]))"
    child = subprocess.Popen([sys.executable, "-c", code, *words(hub, out)], stderr=subprocess.DEVNULL)
    part, deadline = out / f"{FIRST}.part", time.monotonic() + 30
    while time.monotonic() < deadline and not (part.is_file() and part.stat().st_size > 500_000):
        time.sleep(0.02)
    child.kill()
    child.wait()
    released.set()
    there = part.stat().st_size
    assert not (out / "snapshot.json").exists()
    hub.requests.clear()

    assert main(words(hub, out)) == 0
    assert [request.range for request in hub.asked(FIRST)] == [f"bytes={there}-"]
    assert (out / FIRST).read_bytes() == hub.files[FIRST]


def test_that_progress_is_told_in_bytes(hub, tmp_path, capsys, monkeypatch):
    assert main(words(hub, tmp_path / "first")) == 0
    assert f"{FIRST} (" in capsys.readouterr().err

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(words(hub, tmp_path / "second")) == 0
    told = capsys.readouterr().err
    assert "100 %  2 of 2 MB" in told
    assert "MB/s" in told


def test_that_a_stopped_download_says_that_it_is_kept(hub, tmp_path, capsys, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("radonc_models.fetch.run.weights", stopped)
    assert main(words(hub, tmp_path / "model")) == 130
    assert "kept" in capsys.readouterr().err
    assert not (tmp_path / "model/snapshot.json").exists()


def test_that_the_command_checks_a_folder(hub, tmp_path, capsys):
    out = tmp_path / "model"
    assert main([*words(hub, out)[:1], f"{REPO}@{COMMIT}", *words(hub, out)[2:]]) == 0
    assert "7 files" in capsys.readouterr().out
    assert main(["fetch", "--check", str(out)]) == 0
    assert "is complete" in capsys.readouterr().out


@pytest.mark.parametrize("more", [[], [REPO], ["--check", "x", REPO], ["--check", "absent"], ["--out", "x"]])
def test_that_half_a_command_is_answered_in_one_sentence(more, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert main(["fetch", *more]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not list(tmp_path.iterdir())
