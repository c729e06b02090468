"""What the checks in bare systems have in common: what is prepared, what is said, and what is one sentence."""

import re

import bare_systems
import check_deb
import check_rpm
import check_usb
import pytest
from bare_systems import Trial, as_root, try_out
from machine import SetupError
from progress import CommandFailedError


@pytest.fixture
def seen(monkeypatch, tmp_path):
    seen = {"code": 0}
    monkeypatch.setattr(bare_systems, "bare_system", lambda suite: tmp_path / suite)
    monkeypatch.setattr(
        bare_systems, "fetch_dependencies", lambda bare, package: seen.update(asked=package.read_text())
    )

    def run_inside(bare, work, steps, pack):
        shared = work / "shared"
        seen.update(
            bare=bare.name, steps=steps, pack=pack, work=work, held=sorted(file.name for file in shared.iterdir())
        )
        (shared / "pictures").mkdir()
        (shared / "pictures" / "unlock.png").write_text("picture")
        return seen["code"]

    monkeypatch.setattr(bare_systems, "run_inside", run_inside)
    return seen


@pytest.mark.parametrize("code", [0, 1])
def test_that_a_trial_prepares_runs_keeps_pictures_and_says_whether_it_holds(seen, tmp_path, capsys, code):
    package = tmp_path / "p.deb"
    package.write_text("a package")
    seen["code"] = code
    trial = Trial("the stick", "trixie", "steps_usb.sh", tmp_path / "pictures", tmp_path / "pack", tmp_path)
    assert try_out(trial, package, lambda _work, shared: (shared / "more").touch()) == code
    assert (seen["bare"], seen["steps"], seen["pack"]) == ("trixie", "steps_usb.sh", tmp_path / "pack")
    assert seen["held"] == ["more", "radonc.deb"]
    assert seen["asked"] == "a package"
    assert seen["work"].parent == tmp_path
    assert not seen["work"].exists()
    assert (tmp_path / "pictures" / "unlock.png").read_text() == "picture"
    word = "does NOT hold" if code else "holds"
    said = capsys.readouterr().out
    assert re.fullmatch(rf"radonc: the stick {word} in a bare trixie \(\d+ s, \d+ processor seconds\)\n", said)


@pytest.mark.parametrize("module", [check_deb, check_rpm, check_usb])
def test_that_every_check_is_one_sentence_where_it_is_not_run_by_root_or_lacks_something(monkeypatch, capsys, module):
    monkeypatch.setattr(bare_systems.os, "geteuid", lambda: 1000)
    assert module.main([]) == 2
    assert capsys.readouterr().err == "radonc: the check makes a chroot: run it as root.\n"


def test_that_a_failed_command_ends_with_the_end_of_its_log_and_a_missing_pack_with_a_sentence(
    monkeypatch, tmp_path, capsys
):
    monkeypatch.setattr(bare_systems.os, "geteuid", lambda: 0)
    log = tmp_path / "step.log"
    log.write_text("much\nthe cause\n")

    def fails():
        raise CommandFailedError("step", 7, log)

    assert as_root(fails) == 2
    assert capsys.readouterr().err.endswith("its last lines are:\nmuch\nthe cause\n")
    with pytest.raises(SetupError, match="make demo"):
        bare_systems.model_pack(tmp_path)
    assert as_root(lambda: 5) == 5
