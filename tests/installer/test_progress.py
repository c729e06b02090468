import sys

import progress
import pytest


def test_that_a_long_command_is_never_silent(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(progress, "HEARTBEAT_SECONDS", 0.05)
    code = "import time; print('[3/79] cc', flush=True); time.sleep(1)"
    progress.run("compiling", [sys.executable, "-c", code], tmp_path / "log")
    said = capsys.readouterr().out
    assert "compiling ..." in said
    assert "step 3/79" in said
    assert "done in" in said
    assert progress.HEARTBEAT_SECONDS < 20


def test_that_the_output_of_a_failed_command_is_kept(tmp_path):
    code = "print('first'); print('the cause'); raise SystemExit(3)"
    with pytest.raises(progress.CommandFailedError, match="exit code 3") as caught:
        progress.run("step", [sys.executable, "-c", code], tmp_path / "deep" / "log")
    assert caught.value.tail(1) == "the cause"
