import io
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from radonc_models.cli import main
from radonc_models.errors import EngineError, RadOncError
from radonc_models.pack import read_pack
from radonc_models.questions.batch import ask_all
from radonc_models.questions.journal import Header, Journal
from radonc_models.questions.tables import read_table
from radonc_models.runtime.asking import Asker
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.outcome import Failed, Refused
from radonc_models.tasks import Task

HEADER = Header("i" * 64, "p" * 64)


@pytest.fixture
def table(tmp_path):
    def write(*details, name="cases.csv"):
        path = tmp_path / name
        path.write_text("id,details\n" + "".join(f"c{number},{text}\n" for number, text in enumerate(details, 1)))
        return path

    return write


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out.jsonl"


def _ask(asker, path, out, tasks=(Task.REGIMEN,), **options):
    journal = Journal(out, HEADER)
    try:
        return ask_all(asker, read_table(path), tasks, journal, io.StringIO(), **options)
    finally:
        journal.close()


def _records(out):
    header, *records = map(json.loads, out.read_text().splitlines())
    assert header["format"] == "radonc-batch"
    return records


def test_that_every_case_and_task_gets_one_private_line(table, out, played):
    path = table("lung", "breast")
    assert _ask(played(), path, out, (Task.REGIMEN, Task.DIAGNOSIS)) == {"answer": 4}
    found = [(record["id"], record["task"], record["outcome"]) for record in _records(out)]
    assert found == [(name, task, "answer") for task in ("regimen", "diagnosis") for name in ("c1", "c2")]
    record = _records(out)[0]
    assert record["text"] == "50 Gy in 25 fractions"
    assert record["provenance"]["engine"] == "fake"
    assert {finding["code"] for finding in record["findings"]} >= {"dose.read"}
    assert out.stat().st_mode & 0o777 == 0o600
    assert "lung" not in out.read_text()


def test_that_the_answers_of_one_case_are_checked_against_each_other(table, out, played, made_answer):
    class TwoMinds(played):
        def ask(self, task, details, *, base=False):
            yield made_answer(task, "Proton PBS, 50 Gy in 25 fractions" if task is Task.REGIMEN else "photon")

    _ask(TwoMinds(), table("lung"), out, (Task.REGIMEN, Task.MODALITY))
    regimen, modality = ({finding["code"] for finding in record["findings"]} for record in _records(out))
    assert "modality.other_answer" in modality
    assert "modality.other_answer" not in regimen


def test_that_bad_rows_and_failures_do_not_stop_the_rest(table, out, played):
    path = table("", "lung", "breast,left", "crash", "liver")
    asker = played({"": Refused("The patient details are empty."), "crash": Failed("The engine ended.")})
    assert _ask(asker, path, out) == {"refused": 2, "answer": 2, "failed": 1}
    errors = [(record["error"] or {}).get("sort") for record in _records(out)]
    assert errors == ["input", None, "row", "engine", None]


def test_that_a_cut_answer_stays_marked_and_is_no_answer(table, out, played, made_answer):
    cut = made_answer(Task.REGIMEN, "54 Gy in", finish="length")
    assert _ask(played({"lung": cut}), table("lung"), out) == {"cut": 1}
    (record,) = _records(out)
    assert (record["outcome"], record["text"]) == ("cut", "54 Gy in")
    assert "answer.cut_off" in {finding["code"] for finding in record["findings"]}


def test_that_a_second_run_asks_only_what_is_missing_and_what_failed(table, out, played):
    path = table("lung", "crash", "liver")
    _ask(played({"crash": Failed("The engine ended.")}), path, out, limit=2)
    asker = played()
    assert _ask(asker, path, out) == {"answer": 2}
    assert [details for _, details in asker.asked] == ["crash", "liver"]
    assert sorted(record["id"] for record in _records(out)) == ["c1", "c2", "c3"]
    assert _ask(asker, path, out) == {}


@pytest.mark.parametrize("torn", ['{"row": 2, "id"', '{"row": 2, "task": "regimen", "outcome": "answer"}'])
def test_that_a_torn_last_line_is_dropped(table, out, played, torn):
    path = table("lung", "breast")
    _ask(played(), path, out, limit=1)
    out.write_text(out.read_text() + torn)
    asker = played()
    _ask(asker, path, out)
    assert [details for _, details in asker.asked] == ["breast"]
    assert [record["id"] for record in _records(out)] == ["c1", "c2"]


@pytest.mark.parametrize(
    ("header", "words"),
    [(Header("x" * 64, "p" * 64), "another table"), (Header("i" * 64, "x" * 64), "another model pack")],
)
def test_that_results_of_other_inputs_are_refused(out, header, words):
    Journal(out, HEADER).close()
    before = out.read_bytes()
    with pytest.raises(RadOncError, match=rf"{words}.*--restart"):
        Journal(out, header)
    assert out.read_bytes() == before
    Journal(out, header, restart=True).close()


@pytest.mark.parametrize("content", [b"my notes", b"my notes\n", b"{}\n", b"[]\n", b"\xff\n"])
def test_that_a_file_of_something_else_is_kept(out, content):
    out.write_bytes(content)
    with pytest.raises(RadOncError, match="is not the output of a batch"):
        Journal(out, HEADER)
    assert out.read_bytes() == content


def test_that_an_engine_that_never_works_ends_the_run(table, out, played):
    path = table(*["crash"] * 7)
    with pytest.raises(EngineError, match="5 times in a row"):
        _ask(played({"crash": Failed("The engine ended.")}), path, out)
    assert len(_records(out)) == 5


def test_that_the_case_after_a_death_of_the_engine_is_answered(table, out, pack_folder, fake_child):
    path = table("lung", "DIE", "liver")
    with EngineClient(threads=1, argv=fake_child()) as client:
        assert _ask(Asker(client, read_pack(pack_folder)), path, out) == {"answer": 2, "failed": 1}
    died = _records(out)[1]
    assert (died["outcome"], died["text"]) == ("failed", None)
    assert "SIGKILL" in died["error"]["sentence"]


PROGRAM = """
import sys
from radonc_models import cli
from radonc_models.questions import batch
from radonc_models.runtime.client import EngineClient
batch.EngineClient = lambda **_: EngineClient(threads=1, argv={argv!r})
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.mark.parametrize(("name", "code"), [("SIGKILL", -9), ("SIGINT", 130)])
def test_that_a_killed_run_goes_on_where_it_stopped(table, out, pack_folder, fake_child, name, code):
    path = table(*(f"lung {number}" for number in range(30)))
    words = ["batch", "--pack", str(pack_folder), str(path), "-o", str(out), "--task", "regimen"]

    def start(pause):
        program = PROGRAM.format(argv=fake_child(pause))
        return subprocess.Popen(
            [sys.executable, "-c", program, *words],
            stderr=subprocess.PIPE,
            # A suite that runs in the background inherits an ignored SIGINT, and so would the child.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    run = start(0.1)
    while not out.exists() or out.read_bytes().count(b"\n") < 4:
        assert run.poll() is None
        time.sleep(0.02)
    os.kill(run.pid, signal.Signals[name])
    said = run.communicate(timeout=20)[1].decode()
    assert run.returncode == code
    assert "Traceback" not in said
    first = out.read_bytes()
    first = first[: first.rfind(b"\n") + 1]
    assert first.count(b"\n") < 31
    run = start(0.0)
    assert "lung" not in run.communicate(timeout=60)[1].decode()
    assert run.returncode == 0
    assert out.read_bytes().startswith(first)
    assert [record["id"] for record in _records(out)] == [f"c{number}" for number in range(1, 31)]


def test_that_the_command_refuses_in_one_sentence(table, out, pack_folder, capsys, tmp_path):
    path = table("lung")

    def run(*words):
        code = main(["batch", "--pack", str(pack_folder), *map(str, words)])
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        return code, said

    code, said = run(path, "-o", path)
    assert (code, "would replace the table" in said) == (2, True)
    assert run(path, "-o", tmp_path / "no" / "out")[0] == 2
    assert "no task named" in run(path, "-o", out, "--task", "prognosis")[1]
    assert not out.exists()
