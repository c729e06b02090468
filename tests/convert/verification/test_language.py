"""The file's predictions against those of the F16 model, from a child process, without a trace of the text."""

import json
import os
import subprocess
import sys

import pytest

from radonc_convert.cli import main
from radonc_convert.errors import OutputError
from radonc_convert.quantize.rules import RECIPES
from radonc_convert.verification import Options, engine_checks, language, verify
from radonc_convert.verification.engine import EngineRefusalError
from radonc_convert.verification.language import LIMITS, domain_texts, reference_file

SECRET = "Zebediah Quirrel was treated for a thymoma in Ulaanbaatar."


def command(path, base, adapter, *more):
    return ["verify", str(path), "--base", str(base), "--adapter", str(adapter), *map(str, more)]


def test_that_a_right_file_passes_every_check(made, tiny_base, tiny_adapter, tmp_path, capsys):
    page = tmp_path / "page.txt"

    code = main(command(made("Q4_K_M"), tiny_base, tiny_adapter, "--report", page, "--threads", 1))

    printed = capsys.readouterr()
    assert code == 0
    assert printed.out == page.read_text("utf-8")
    assert printed.out.count("\n") <= 60
    assert not printed.err
    assert not list(made("Q4_K_M").parent.glob(".*"))  # the F16 model is gone


def test_that_json_holds_the_figures(made, tiny_base, tiny_adapter, capsys):
    assert main(command(made("Q8_0"), tiny_base, tiny_adapter, "--json", "--threads", 1)) == 0

    report = json.loads(capsys.readouterr().out)
    assert report["language"]["positions"] == 1024
    assert 0 < report["language"]["kl_mean"] < report["language"]["limit"]
    assert report["language"]["kl_mean"] <= report["language"]["kl_p99"] <= report["language"]["kl_max"]
    assert report["language"]["perplexity"] == pytest.approx(report["language"]["reference_perplexity"], rel=0.01)
    assert report["tokens"]["differing"] == 0


def test_that_a_failed_check_is_exit_code_one(made, tiny_base, tiny_adapter, capsys):
    assert main(command(made("Q8_0", adapter=False), tiny_base, tiny_adapter, "--quick")) == 1

    assert "DO NOT USE THIS FILE" in capsys.readouterr().out


def test_that_quick_says_what_it_left_out(made, tiny_base, tiny_adapter, capsys):
    assert main(command(made("Q8_0"), tiny_base, tiny_adapter, "--quick")) == 0

    printed = capsys.readouterr().out
    assert printed.count("left out by --quick") == 2
    assert "Some checks were left out." in printed


def test_that_what_cannot_be_done_is_exit_code_two(made, tiny_adapter, tmp_path, capsys):
    assert main(command(made("Q8_0"), tmp_path / "none", tiny_adapter)) == 2

    printed = capsys.readouterr()
    assert not printed.out
    assert printed.err.count("\n") == 1


def test_that_the_own_text_is_read_but_never_told(made, tiny_base, tiny_adapter, tmp_path, capfd):
    (tmp_path / "notes.txt").write_text(SECRET * 20)

    code = main(command(made("Q8_0"), tiny_base, tiny_adapter, "--text", tmp_path / "notes.txt", "--json"))

    printed = capfd.readouterr()
    assert code == 0
    assert json.loads(printed.out)["language"]["text"] == "your text"
    assert not any(word in printed.out + printed.err for word in SECRET.split() if len(word) > 4)


@pytest.mark.parametrize("content", [None, b"", b" \n "])
def test_that_a_text_that_cannot_be_used_is_one_sentence(made, tiny_base, tiny_adapter, tmp_path, capsys, content):
    if content is not None:
        (tmp_path / "notes.txt").write_bytes(content)

    assert main(command(made("Q8_0"), tiny_base, tiny_adapter, "--text", tmp_path / "notes.txt")) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not list(made("Q8_0").parent.glob(".*"))


def test_that_a_divergence_above_the_limit_fails(made, tiny_base, tiny_adapter, monkeypatch):
    """The file itself is right; compared with the wrong reference, its language is not."""
    right, wrong = (
        verify(made("Q8_0"), tiny_base, tiny_adapter, Options(reference=made("F16", adapter=adapter), threads=1))
        for adapter in (True, False)
    )
    assert right.language.kl_mean * 100 < wrong.language.kl_mean

    monkeypatch.setitem(LIMITS, "Q8_0", wrong.language.kl_mean / 2)  # random weights have faint opinions
    report = verify(made("Q8_0"), tiny_base, tiny_adapter, Options(reference=made("F16", adapter=False), threads=1))
    assert [check.name for check in report.checks if check.status == "failed"] == ["Language"]


def test_that_an_interruption_removes_the_reference(made, tiny_base, tiny_adapter, monkeypatch):
    def interrupted(*_):
        assert list(made("Q8_0").parent.glob(".*/*F16.gguf"))
        raise KeyboardInterrupt

    monkeypatch.setattr(engine_checks, "compare_language", interrupted)

    assert main(command(made("Q8_0"), tiny_base, tiny_adapter)) == 130
    assert not list(made("Q8_0").parent.glob(".*"))


def test_that_what_a_killed_run_left_is_removed_but_not_what_a_living_one_needs(made, tiny_base, tmp_path):
    file = tmp_path / "model.gguf"
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for owner in (ended.pid, os.getpid()):
        (tmp_path / f".model.gguf.{owner}.abc_d.part").mkdir()

    with reference_file(file, tiny_base, None, 1) as path:
        assert path.is_file()

    assert [left.name for left in tmp_path.iterdir()] == [f".model.gguf.{os.getpid()}.abc_d.part"]


def test_that_a_full_disk_is_told_before_the_reference_is_made(made, tiny_base, tiny_adapter, monkeypatch):
    monkeypatch.setattr("radonc_convert.writer.shutil.disk_usage", lambda _: type("Usage", (), {"free": 1 << 24})())

    with pytest.raises(OutputError, match="too full for the F16 model"):
        verify(made("Q8_0"), tiny_base, tiny_adapter)
    with pytest.raises(OutputError, match="too full"), reference_file(made("Q8_0"), tiny_base, None, 1):
        pass
    assert not list(made("Q8_0").parent.glob(".*"))


def test_that_language_is_not_measured_on_wrong_weights(made, tiny_base, tiny_adapter, status):
    report = verify(made("Q8_0", adapter=False), tiny_base, tiny_adapter)

    assert (status(report, "Adapter"), status(report, "Language")) == ("failed", "left out")
    assert report.language is None


def test_that_a_model_that_the_engine_refuses_is_a_failed_check(made, tiny_base, tiny_adapter, monkeypatch, status):
    """A file can be whole in our eyes and still be one that the engine cannot load."""

    def refuse(*_, **__):
        raise EngineRefusalError("The engine ended while it read the model (SIGSEGV): make the file again.")

    monkeypatch.setattr("radonc_convert.verification.language.ask_engine", refuse)

    report = verify(made("Q8_0"), tiny_base, tiny_adapter)

    assert (status(report, "Tokens"), status(report, "Language")) == ("passed", "failed")
    assert "SIGSEGV" in report.text()


def test_that_every_file_type_has_a_limit():
    assert LIMITS.keys() == RECIPES.keys()


def test_that_the_texts_are_prompts_of_the_task():
    prompt, answer = domain_texts("modality")[0]

    assert prompt.rstrip().endswith("### Modality:")
    assert answer in {"photon", "proton", "electron", "brachytherapy", "photon+brachytherapy"}
    assert domain_texts()[0][0].startswith("SYNTHETIC CASE")
    assert len(language.domain_texts()) == 24
