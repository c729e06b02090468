"""All steps of the installers' test: what each took is told, and one that fails is not lost among the others."""

import re
import sys

import check_all
import pytest
from check_all import Step


@pytest.fixture
def steps(monkeypatch, tmp_path):
    """Two builds, two checks and one beside them; each leaves a mark, and ends with the code that is set for it."""
    codes = {}

    def step(name):
        code = (
            "import pathlib, sys; print('of', sys.argv[1]); pathlib.Path(sys.argv[2], sys.argv[1]).touch(); "
            "sys.exit(int(pathlib.Path(sys.argv[2], sys.argv[1] + '.code').read_text()))"
        )
        (tmp_path / f"{name}.code").write_text(str(codes.get(name, 0)))
        return Step(name, (sys.executable, "-I", "-S", "-c", code, name, str(tmp_path)))

    def lay(**given):
        codes.update(given)
        monkeypatch.setattr(check_all, "NEEDED", ())
        monkeypatch.setattr(check_all, "BUILDS", (step("build"), step("rpm")))
        monkeypatch.setattr(check_all, "CHECKS", (step("deb"), step("usb")))
        monkeypatch.setattr(check_all, "BESIDE", step("tamper"))

    lay.done = lambda: sorted(file.name for file in tmp_path.iterdir() if not file.suffix)
    return lay


def test_that_every_step_runs_and_is_told_with_its_seconds(steps, capfd):
    steps()
    assert check_all.main() == 0
    assert steps.done() == ["build", "deb", "rpm", "tamper", "usb"]
    said = capfd.readouterr().out.splitlines()
    assert "of tamper" in said
    rows = [re.fullmatch(r"radonc: (\w+) +(\d+) +(\d+)", line) for line in said[-6:]]
    assert [row and row[1] for row in rows] == ["build", "rpm", "deb", "usb", "tamper", "all"]


@pytest.mark.parametrize("broken", ["deb", "usb", "tamper"])
def test_that_a_step_that_does_not_hold_makes_the_whole_fail_after_all_others(steps, capfd, broken):
    steps(**{broken: 3})
    assert check_all.main() == 1
    assert steps.done() == ["build", "deb", "rpm", "tamper", "usb"]
    marked = [line for line in capfd.readouterr().out.splitlines() if line.endswith("does NOT hold")]
    assert [line.split()[1] for line in marked] == [broken]


def test_that_nothing_is_tried_of_a_package_that_was_not_built(steps, capfd):
    steps(build=1)
    assert check_all.main() == 1
    assert steps.done() == ["build"]
    assert "build" in capfd.readouterr().out


def test_that_all_that_the_machine_lacks_is_named_before_anything_is_built(steps, monkeypatch, capfd):
    steps()
    monkeypatch.setattr(
        check_all, "NEEDED", ((sys.executable, "python"), ("no-such-a", "first"), ("no-such-b", "second"))
    )
    assert check_all.main() == 2
    assert steps.done() == []
    said = capfd.readouterr()
    assert "apt-get install first second\n" in said.out + said.err


def test_that_the_steps_are_scripts_that_are_there():
    for step in (*check_all.BUILDS, *check_all.CHECKS, check_all.BESIDE):
        assert check_all.Path(step.argv[1]).is_file(), step
