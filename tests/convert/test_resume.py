"""Interrupted conversions: no half file has a model's name, and a later run goes on where one stopped."""

import hashlib
import json
import signal
import subprocess
import sys
import time

import pytest

from radonc_convert.errors import OutputError
from radonc_convert.pipeline import Request, execute, execute_many, plan, plan_many

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and locks are POSIX ones")

SLOW = """
import sys, time
import radonc_convert.slabs as slabs
convert = slabs.SlabConverter.convert
def slowly(self, slab, wanted):
    time.sleep(0.15)
    return convert(self, slab, wanted)
slabs.SlabConverter.convert = slowly
from radonc_convert.cli import main
sys.exit(main(sys.argv[1:]))
"""

LEFT = {".out.gguf.part", ".out.gguf.part.journal"}


def command(base, out, *more):
    return [sys.executable, "-c", SLOW, "merge", "--base", str(base), "--out", str(out), *map(str, more)]


def start(base, out, *more):
    """Start a slow conversion and wait until some slabs are written; return the process."""
    child = subprocess.Popen(
        command(base, out, *more),
        stderr=subprocess.PIPE,
        text=True,
        # A suite that runs in the background inherits an ignored SIGINT, and so would the child.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    journal = out.with_name(f".{out.name}.part.journal")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (journal.is_file() and journal.read_bytes().count(b"\n") > 3):
        time.sleep(0.02)
    assert journal.is_file(), "the journal never appeared"
    return child


def stop(child, number):
    child.send_signal(number)
    told = child.communicate(timeout=30)[1]
    return child.returncode, told.strip()


def names(folder):
    return {path.name for path in folder.iterdir()}


@pytest.fixture(scope="module")
def whole(tiny_base, tiny_adapter, tmp_path_factory):
    """The file that an undisturbed run makes."""
    out = tmp_path_factory.mktemp("whole") / "out.gguf"
    execute(plan(tiny_base, tiny_adapter, out))
    return out.read_bytes()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_that_a_stopped_run_is_taken_up_again(tiny_base, tiny_adapter, tmp_path, whole, number):
    out = tmp_path / "out.gguf"
    code, told = stop(start(tiny_base, out, "--adapter", tiny_adapter), number)
    if number != signal.SIGKILL:
        assert code == 130
        assert told.startswith("radonc-convert: Stopped at ")
        assert "--resume" in told
        assert "\n" not in told
    assert names(tmp_path) == LEFT

    receipt = execute(plan(tiny_base, tiny_adapter, out), resume=True)

    assert 0 < receipt.resumed < receipt.size
    assert out.read_bytes() == whole
    assert names(tmp_path) == {"out.gguf"}


def test_that_without_resume_a_run_starts_anew(tiny_base, tiny_adapter, tmp_path, whole):
    out = tmp_path / "out.gguf"
    stop(start(tiny_base, out, "--adapter", tiny_adapter), signal.SIGKILL)

    receipt = execute(plan(tiny_base, tiny_adapter, out))

    assert receipt.resumed == 0
    assert out.read_bytes() == whole
    assert names(tmp_path) == {"out.gguf"}


def test_that_slabs_that_were_damaged_meanwhile_are_converted_again(tiny_base, tiny_adapter, tmp_path, whole):
    out = tmp_path / "out.gguf"
    stop(start(tiny_base, out, "--adapter", tiny_adapter), signal.SIGKILL)
    part = tmp_path / ".out.gguf.part"
    part.write_bytes(bytes(part.stat().st_size))

    receipt = execute(plan(tiny_base, tiny_adapter, out), resume=True)

    assert receipt.resumed < 2000  # tensors that are zero anyway
    assert out.read_bytes() == whole


def test_that_the_work_of_another_conversion_is_not_taken_over(tiny_base, tiny_adapter, tmp_path):
    out = tmp_path / "out.gguf"
    stop(start(tiny_base, out, "--adapter", tiny_adapter), signal.SIGKILL)

    assert execute(plan(tiny_base, None, out), resume=True).resumed == 0


def test_that_a_torn_journal_is_read_as_far_as_it_goes(tiny_base, tiny_adapter, tmp_path, whole):
    out = tmp_path / "out.gguf"
    stop(start(tiny_base, out, "--adapter", tiny_adapter), signal.SIGKILL)
    journal = tmp_path / ".out.gguf.part.journal"
    journal.write_bytes(journal.read_bytes()[:-20] + b"\n\xff\xff 1 2\n9 9 9 zz\n4 4")

    receipt = execute(plan(tiny_base, tiny_adapter, out), resume=True)

    assert receipt.resumed > 0
    assert out.read_bytes() == whole


def test_that_two_runs_do_not_write_one_file(tiny_base, tiny_adapter, tmp_path, whole):
    out = tmp_path / "out.gguf"
    living = start(tiny_base, out, "--adapter", tiny_adapter)

    with pytest.raises(OutputError, match="Another conversion is writing"):
        execute(plan(tiny_base, tiny_adapter, out))

    assert living.wait(60) == 0
    living.stderr.close()
    assert out.read_bytes() == whole


def test_that_an_output_that_appeared_meanwhile_is_not_replaced(tiny_base, tmp_path):
    planned = plan(tiny_base, None, tmp_path / "out.gguf")
    (tmp_path / "out.gguf").write_text("somebody else's")

    with pytest.raises(OutputError, match="appeared meanwhile"):
        execute(planned)
    assert (tmp_path / "out.gguf").read_text() == "somebody else's"
    assert names(tmp_path) == {"out.gguf"}


def test_that_several_outputs_are_resumed_together(tiny_base, tiny_adapter, tmp_path):
    options = ["--adapter", f"a={tiny_adapter}", "--type", "Q8_0", "--type", "F16"]
    child = subprocess.Popen(
        command(tiny_base, tmp_path / "out.gguf", *options), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    journal = tmp_path / ".out.Q8_0.gguf.part.journal"
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (journal.is_file() and journal.read_bytes().count(b"\n") > 6):
        time.sleep(0.02)
    child.kill()
    child.wait(30)
    requests = [Request(tmp_path / f"out.{kind}.gguf", kind, tiny_adapter) for kind in ("Q8_0", "F16")]

    receipts = execute_many(plan_many(tiny_base, requests), resume=True)

    assert all(receipt.resumed > 0 for receipt in receipts)
    for receipt, request in zip(receipts, requests, strict=True):
        alone = execute(plan(tiny_base, tiny_adapter, tmp_path / "alone.gguf", request.type, force=True))
        assert receipt.sha256 == alone.sha256 == hashlib.sha256(request.path.read_bytes()).hexdigest()


def test_that_the_command_says_when_there_was_nothing_to_resume(tiny_base, tmp_path, capsys):
    from radonc_convert.cli import main

    assert main(["merge", "--base", str(tiny_base), "--out", str(tmp_path / "o.gguf"), "--resume", "--json"]) == 0

    printed = capsys.readouterr()
    assert json.loads(printed.out)["resumed"] == 0
    assert "nothing to go on from" in printed.err


def test_that_a_stop_before_anything_is_written_says_so(tiny_base, tmp_path, monkeypatch, capsys):
    from radonc_convert.cli import main

    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("radonc_convert.plan.open_checkpoint", stop)

    assert main(["merge", "--base", str(tiny_base), "--out", str(tmp_path / "o.gguf")]) == 130

    assert capsys.readouterr().err == "radonc-convert: Stopped; nothing was written.\n"
    assert not names(tmp_path)
