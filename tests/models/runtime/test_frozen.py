import subprocess
import sys

import pytest

from radonc_models.runtime import frozen
from radonc_models.runtime.process import child_command


def test_that_a_child_of_a_frozen_app_is_the_same_executable_with_the_switch(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    command = child_command("radonc_models.runtime.selftest", "haswell")
    assert command == [sys.executable, frozen.SWITCH, "radonc_models.runtime.selftest", "haswell"]


def test_that_an_interpreter_is_started_isolated():
    assert child_command("radonc_models.runtime.child")[:2] == [sys.executable, "-I"]


def test_that_an_ordinary_start_is_no_child():
    assert frozen.serve_child([]) is None
    assert frozen.serve_child(["--doctor"]) is None


@pytest.mark.parametrize("arguments", [[], ["os"], ["radonc_models.cli"], ["radonc_models.runtime.canary"]])
def test_that_the_switch_reaches_no_other_module(arguments, capsys):
    assert frozen.serve_child([frozen.SWITCH, *arguments]) == 2
    assert "start radonc-desktop without it" in capsys.readouterr().err


def test_that_the_switch_runs_the_child_with_its_own_arguments():
    code = "import sys; from radonc_models.runtime.frozen import serve_child; serve_child(sys.argv[1:])"
    command = [sys.executable, "-c", code, frozen.SWITCH, "radonc_models.runtime.selftest", "no-such-variant"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "no-such-variant" in done.stdout
