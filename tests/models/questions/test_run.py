import io
import json

import pytest

from radonc_models.cli import main
from radonc_models.clinical.icd10 import search
from radonc_models.questions.run import ask
from radonc_models.runtime.outcome import Failed, Refused
from radonc_models.tasks import UNDECIDED, Task

LUNG = "70-year-old man with early cancer of the lung, T1b N0 M0, central, in good health."


class Terminal(io.StringIO):
    def isatty(self):
        return True


def _run(asker, details=LUNG, *, out=None, as_json=False, task=Task.REGIMEN):
    out, err = out or io.StringIO(), io.StringIO()
    code = ask(asker, task, details, base=False, as_json=as_json, out=out, err=err)
    return code, out.getvalue(), err.getvalue()


def test_that_an_answer_stands_alone_on_standard_output(played):
    assert _run(played({LUNG: "54 Gy in 3 fractions"})) == (0, "54 Gy in 3 fractions\n", "")
    assert _run(played({LUNG: "54 Gy in 3 fractions"}), out=Terminal())[1] == "54 Gy in 3 fractions\n"


def test_that_json_holds_findings_and_provenance(played):
    code, out, _ = _run(played({LUNG: "54 Gy in 3 fractions of 2 Gy"}), as_json=True)
    result = json.loads(out)
    assert (code, result["outcome"], result["text"]) == (0, "answer", "54 Gy in 3 fractions of 2 Gy")
    assert result["provenance"]["device"] == "CPU"
    assert "dose.arithmetic" in {finding["code"] for finding in result["findings"]}
    said = _run(played({LUNG: "54 Gy in 3 fractions of 2 Gy"}))[2]
    assert said == "The checks found 1 of level stop: --json tells them.\n"


@pytest.mark.parametrize("outcome", [Refused("The text is too long."), Failed("The engine ended.")])
@pytest.mark.parametrize("as_json", [False, True])
def test_that_no_answer_is_a_sentence_and_code_2(played, outcome, as_json):
    code, out, err = _run(played({LUNG: outcome}), as_json=as_json)
    assert (code, err) == (2, f"radonc-models: {outcome.sentence}\n")
    assert (json.loads(out)["text"] is None) if as_json else (out == "")


def test_that_a_cut_answer_is_marked_and_code_3(played, made_answer):
    cut = made_answer(Task.REGIMEN, "54 Gy in", finish="length")
    code, out, _ = _run(played({LUNG: cut}))
    assert (code, "[cut off" in out) == (3, True)
    code, out, _ = _run(played({LUNG: cut}), as_json=True)
    assert (code, json.loads(out)["outcome"]) == (3, "cut")


@pytest.mark.parametrize("out", [io.StringIO(), Terminal()])
def test_that_a_stopped_question_leaves_nothing_that_looks_like_an_answer(played, out):
    with pytest.raises(KeyboardInterrupt):
        _run(played({LUNG: KeyboardInterrupt()}), out=out)
    left = out.getvalue()
    assert left == "" if not out.isatty() else left.endswith("\n[stopped: the text above is not an answer]\n")


def test_that_json_tells_codes_and_the_threshold(played, made_answer):
    text = "Malignant neoplasm of prostate (ICD-10-CM C61)"
    found = made_answer(Task.DIAGNOSIS, text, codes=tuple(search(text)))
    _, out, _ = _run(played({LUNG: found}), task=Task.DIAGNOSIS, as_json=True)
    assert json.loads(out)["codes"][0] == {
        "code": "C61", "description": "Malignant neoplasm of prostate", "score": 1.0, "billable": True,
    }  # fmt: skip
    shares = {"photon": 0.6, "proton": 0.4}
    doubtful = made_answer(Task.MODALITY, UNDECIDED, probabilities=shares, undecided=True, suggests_from=0.8)
    code, out, _ = _run(played({LUNG: doubtful}), task=Task.MODALITY, as_json=True)
    told = json.loads(out)
    assert (code, told["outcome"], told["suggests_from"]) == (3, "undecided", 0.8)
    assert [finding["code"] for finding in told["findings"]] == ["modality.undecided"]


def test_that_ctrl_c_is_told_in_a_sentence_of_its_own(pack_folder, monkeypatch, capsys):
    from radonc_models.questions import run as command

    def interrupted(*_args, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LUNG.encode())))
    monkeypatch.setattr(command, "ask", interrupted)
    assert main(["run", "--pack", str(pack_folder), "--task", "regimen"]) == 130
    out, err = capsys.readouterr()
    assert (out, err) == ("", "radonc-models: stopped before the answer was complete; nothing was kept.\n")


def test_that_the_command_asks_the_engine_about_standard_input(pack_folder, fake_child, monkeypatch, capsys):
    from radonc_models.questions import run as command
    from radonc_models.runtime.client import EngineClient

    monkeypatch.setattr(command, "EngineClient", lambda **_: EngineClient(threads=1, argv=fake_child()))

    def run(data, *words):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = main(["run", "--pack", str(pack_folder), "--task", "regimen", *words])
        return code, *capsys.readouterr()

    assert run(b"\xef\xbb\xbf" + LUNG.encode()) == (0, "50 Gy in 25 fractions\n", "")
    code, out, err = run(b"DIE lobectomy")
    assert (code, out) == (2, "")
    assert "SIGKILL" in err
    assert "lobectomy" not in err
    assert run(b"\xff\xfe")[2] == "radonc-models: The case is not UTF-8 text: save it as UTF-8 and try again.\n"
    assert run(b" ")[0] == 2
